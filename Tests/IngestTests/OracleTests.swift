import Diagnostics
import Testing

@testable import Ingest

/// A small generator of random tables (xorshift), the same on every run.
private struct Chance: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

@Suite struct OracleTests {
  private static let pieces = [
    "a", "王", "b c", "\u{A0}", "　", " ", "é", "123", ";", ",", "\t", "|", "x", "敏", "7",
  ]
  private static let wild = pieces + ["\"", "\"\"", "\n", "\r", "\r\n", "\",\"", "\"\n"]

  /// A line that is no row, or nearly none.
  private static func special(_ chance: inout Chance, _ width: Int, _ delimiter: String) -> String {
    func line(_ first: String, _ others: String, last: String) -> String {
      var cells = [String](repeating: others, count: width)
      cells[width - 1] = last
      cells[0] = first
      return cells.joined(separator: delimiter)
    }
    let header: [String] = (0..<width).map { "h\($0)" }
    let lines: [String] = [
      "", header.joined(separator: delimiter),
      header.map { "\"" + $0 + "\"" }.joined(separator: delimiter),
      line("合计", "", last: "12"), line("Total:", "7", last: "7"), line("合计", "", last: "x"),
      "Confidential Information", line("x", "", last: ""), "x" + delimiter + "y",
    ]
    return lines.randomElement(using: &chance) ?? ""
  }

  /// A file of well-formed and, now and then, of broken cells.
  private static func text(_ chance: inout Chance, delimiter: String, broken: Bool) -> String {
    let end = ["\n", "\r\n", "\r"].randomElement(using: &chance) ?? "\n"
    let width = Int.random(in: 1...4, using: &chance)
    var text = (0..<width).map { "h\($0)" }.joined(separator: delimiter) + end
    for _ in 0..<Int.random(in: 0...12, using: &chance) {
      if Int.random(in: 0..<5, using: &chance) == 0 {
        text += special(&chance, width, delimiter) + end
        continue
      }
      let cells = (0..<width).map { _ -> String in
        let length = Int.random(in: 0...4, using: &chance)
        if broken, Int.random(in: 0..<6, using: &chance) == 0 {
          return (0..<length).map { _ in wild.randomElement(using: &chance) ?? "" }.joined()
        }
        if Bool.random(using: &chance) {
          let inner = (0..<length).map { _ in wild.randomElement(using: &chance) ?? "" }.joined()
          return "\""
            + inner.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }
        return (0..<length).map { _ in pieces.randomElement(using: &chance) ?? "" }.filter { $0 != delimiter }
          .joined()
      }
      text += cells.joined(separator: delimiter) + end
    }
    if Bool.random(using: &chance) { text.unicodeScalars.removeLast() }
    return text
  }

  private static func compare(_ text: String, _ delimiter: String, _ options: CSVOptions) throws {
    let scalar = try #require(delimiter.unicodeScalars.first)
    let reader = SlowReader(text, delimiter: scalar)
    let slow = SlowTable(reader, keepsEveryRow: options.keepsEveryRow)
    let (table, log) = read(text, options)
    let fast = try #require(table)
    let width = fast.header.count
    let expected = slow.records.filter { $0.kind == .row }
    #expect(fast.rows == expected.map { Array($0.cells.prefix(width)) }, "\(text)")
    #expect(fast.lines.map(Int.init) == expected.map(\.line))
    #expect(
      fast.rejected.map { $0.position.line }
        == slow.records.filter { [.unfit, .faulty].contains($0.kind) }.map(\.line))
    #expect(
      fast.rejected.filter { $0.reason.hasPrefix("quote") }.map(\.text).allSatisfy(reader.faulty.contains))
    #expect(fast.setAside.filter { $0.kind == .repeatedHeader }.map(\.line) == slow.lines(.repeatedHeader))
    #expect(fast.setAside.filter { $0.kind == .total }.map(\.line) == slow.lines(.total))
    #expect(fast.setAside.filter { $0.kind == .belowData }.map(\.line) == slow.lines(.below))
    #expect(log.entries.count { $0.id.hasPrefix("row-") || $0.id.hasPrefix("quote-") } == fast.rejected.count)
  }

  @Test(arguments: [",", ";", "\t", "|"], [false, true])
  func `agrees with the slow reader on random tables, on one thread and on several`(
    delimiter: String, broken: Bool
  ) throws {
    var chance = Chance(state: broken ? 0x9E37_79B9 : 0x85EB_CA6B)
    for round in 0..<150 {
      let text = OracleTests.text(&chance, delimiter: delimiter, broken: broken)
      var options = CSVOptions(delimiter: delimiter.utf8.first, jobs: 1)
      options.keepsEveryRow = round % 4 == 0
      try OracleTests.compare(text, delimiter, options)
      options.jobs = 2 + round % 3
      options.smallestPart = 1
      try OracleTests.compare(text, delimiter, options)
    }
  }

  @Test func `does not depend on where the file is split`() throws {
    // The second part starts at every place of the rows in turn, also inside the quoted line end.
    let row = "1,\"a\nb\"\"c\",\"x\r\ny\"\r\n"
    for padding in 0..<40 {
      let text =
        "h1,h2,h3\n" + String(repeating: "p", count: padding) + ",,\n" + String(repeating: row, count: 9)
      let single = try #require(read(text, CSVOptions(jobs: 1)).table)
      var options = CSVOptions(jobs: 2)
      options.smallestPart = 1
      let double = try #require(read(text, options).table)
      #expect(double.parts.count == 2)
      #expect(single.rows == double.rows)
      #expect(single.lines == double.lines)
    }
  }

  @Test func `a quote that opens nothing does not lead the second thread astray`() throws {
    let text = "a,b\n5\" tube,1\n" + String(repeating: "x,\"1\n2\"\n", count: 20)
    var options = CSVOptions(jobs: 2)
    options.smallestPart = 1
    let table = try #require(read(text, options).table)
    #expect(table.rowCount == 21)
    #expect(table.rows == read(text, CSVOptions(jobs: 1)).table?.rows)
  }
}
