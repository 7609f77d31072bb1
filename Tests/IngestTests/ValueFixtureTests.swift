import Diagnostics
import Foundation
import Periods
import Settings
import Tables
import Testing

@testable import Ingest

private let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("Fixtures")

private func names(_ folder: String) -> [String] {
  do {
    return try FileManager.default.contentsOfDirectory(atPath: fixtures.appendingPathComponent(folder).path)
      .filter { $0.hasSuffix(".csv") }.map { "\(folder)/\($0.dropLast(4))" }.sorted()
  } catch {
    return []
  }
}

@Suite struct ValueFixtureTests {
  @Test func `there are fixtures`() {
    #expect(names("dates").count >= 10)
    #expect(names("amounts").count >= 10)
  }

  @Test(arguments: names("dates") + names("amounts"))
  func `says exactly this about the file`(name: String) throws {
    let bytes = try Array(Data(contentsOf: fixtures.appendingPathComponent(name + ".csv")))
    let golden = fixtures.appendingPathComponent(name + ".report.txt")
    let report = try ValueFixtureTests.report(bytes, name)
    if ProcessInfo.processInfo.environment["QUOTABOOK_ACCEPT"] == "1" {
      try Data(report.utf8).write(to: golden)
    }
    #expect(try String(contentsOf: golden, encoding: .utf8) == report)
  }

  @Test(arguments: names("dates") + names("amounts"))
  func `says the same whatever the number of threads`(name: String) throws {
    let bytes = try Array(Data(contentsOf: fixtures.appendingPathComponent(name + ".csv")))
    var options = CSVOptions(jobs: 3)
    options.smallestPart = 1
    #expect(try ValueFixtureTests.report(bytes, name, options) == ValueFixtureTests.report(bytes, name))
  }

  /// The values, the notes and the messages of every column but `n`.
  private static func report(
    _ bytes: [UInt8], _ name: String, _ options: CSVOptions = CSVOptions(jobs: 1)
  ) throws -> String {
    var log = Diagnostics()
    let file = "data/" + (name.split(separator: "/").last ?? "") + ".csv"
    let table = try #require(readCSV(bytes, file: file, options: options, &log))
    var text = ""
    for (column, header) in table.header.enumerated() where header != "n" {
      text += "\(header)\n"
      if header == "id" {
        let damaged = table.damagedIDs(column)
        table.report(Reading(column: DayColumn(), unreadable: damaged), column: column, &log)
        text += values(table, column) { _ in nil }
      } else if name.hasPrefix("dates") {
        let reading = table.days(column, order: nil, zone: ZoneOffsets(secondsFromUTC: 28_800))
        text += values(table, column) { reading.column[$0]?.description } + notes(reading)
        table.report(reading, column: column, &log)
      } else {
        let isShare = header.contains("%")
        let reading =
          isShare || header == "quantity" ? table.numbers(column, percent: isShare) : table.money(column)
        text += values(table, column) { row in
          let value = reading.column.values[row]
          return value == NumberColumn.missing ? nil : "\(value) / \(reading.column.scale)"
        }
        text += notes(reading)
        table.report(reading, column: column, &log)
      }
    }
    return text + consoleText(log, .english) + consoleText(log, .chinese)
  }

  private static func values(_ table: SourceTable, _ column: Int, _ value: (Int) -> String?) -> String {
    (0..<table.rowCount).map { "  '\(table.text(row: $0, column: column))' → \(value($0) ?? "empty")\n" }
      .joined()
  }

  private static func notes<C>(_ reading: Reading<C>) -> String {
    reading.notes.map { "  note: \($0.english)\n  说明：\($0.chinese)\n" }.joined()
      + reading.signs.map { "  sign \($0.sign): \($0.count)\n" }.joined()
  }
}
