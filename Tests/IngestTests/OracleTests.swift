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

  /// A file of well-formed and, now and then, of broken cells.
  private static func text(_ chance: inout Chance, delimiter: String, broken: Bool) -> String {
    let end = ["\n", "\r\n", "\r"].randomElement(using: &chance) ?? "\n"
    let width = Int.random(in: 1...4, using: &chance)
    var text = (0..<width).map { "h\($0)" }.joined(separator: delimiter) + end
    for _ in 0..<Int.random(in: 0...12, using: &chance) {
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
    let slow = SlowReader(text, delimiter: scalar)
    let (table, log) = read(text, options)
    let fast = try #require(table)
    let width = fast.header.count
    let isUsable = { (cells: [String]) in
      cells.count == width || (cells.count > width && cells[width...].allSatisfy(\.isEmpty))
    }
    let expected = zip(slow.rows, slow.lines).dropFirst().filter { isUsable($0.0) }
    #expect(fast.rows == expected.map { Array($0.0.prefix(width)) })
    #expect(fast.lines.map(Int.init) == expected.map(\.1))
    let ragged = slow.rows.dropFirst().count { !isUsable($0) }
    #expect(fast.rejected.count == slow.faulty.count + ragged)
    #expect(fast.rejected.filter { $0.reason.hasPrefix("quote") }.map(\.text) == slow.faulty)
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
