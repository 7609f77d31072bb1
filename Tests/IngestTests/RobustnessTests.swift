import Tables
import Testing

@testable import Ingest

@Suite struct RobustnessTests {
  /// Numbers that look random and are the same on every run.
  private struct Chance: RandomNumberGenerator {
    var state: UInt64 = 0x2545_F491_4F6C_DD1D

    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  @Test func `any bytes give a table or an error, and every cell can be asked for everything`() {
    var chance = Chance()
    let favourites = Array("\",;\t|\n\r 0159.-/()%ab".utf8) + [0xE5, 0x85, 0x83, 0xC2, 0xA0, 0, 0xFF]
    for _ in 0..<600 {
      let length = Int.random(in: 0...60, using: &chance)
      let bytes =
        Array("a,b\n".utf8) + (0..<length).map { _ in favourites.randomElement(using: &chance) ?? 0 }
      var options = CSVOptions()
      options.smallestPart = 1
      let (table, log) = read(bytes, options)
      guard let table else {
        #expect(log.hasErrors)
        continue
      }
      #expect(table.lines.count == table.rowCount)
      for column in 0..<table.columnCount {
        #expect(table.textColumn(column).codes.count == table.rowCount)
        let days = table.days(column, order: nil)
        #expect(days.column.numbers.count == table.rowCount)
        #expect(days.unreadable.allSatisfy { days.column[$0.row] == nil })
        let money = table.money(column)
        #expect(money.unreadable.allSatisfy { money.column[$0.row] == nil })
        _ = table.numbers(column, percent: true)
        for row in 0..<table.rowCount { #expect((table.position(row: row, column: column).line ?? 0) >= 2) }
      }
      #expect(table.kinds().count == table.columnCount)
    }
  }

  @Test func `the short cuts for plain amounts and dates agree with the long way`() throws {
    var chance = Chance()
    let marks = Array("0123456789.-")
    let cells = (0..<3000).map { _ in
      String(
        (0..<Int.random(in: 1...10, using: &chance)).map { _ in marks.randomElement(using: &chance) ?? "0" })
    }
    let short = try column(cells).money(0)
    for (row, cell) in cells.enumerated() where !cell.hasPrefix("-") {
      let long = Array(cell.utf8).withUnsafeBufferPointer(AmountTextReader.read)?.value(
        scaleDigits: 2, columnExponent: 0, commaIsDecimal: false)?.value
      #expect((short.column.values[row] == NumberColumn.missing ? nil : short.column.values[row]) == long)
    }
  }
}
