import Diagnostics
import Periods
import Settings
import Tables

/// How old the newest record of a file is.
package struct Freshness: Sendable, Hashable {
  package var file: String
  /// The sheet of a workbook or the table of a database, or `nil` for text files.
  package var sheet: String?
  package var table: String
  /// The newest day on which something happened that is not in the future of the file itself, or `nil`.
  package var newest: Day?
  /// Days from there to the as-of day, at least 0, or `nil`.
  package var ageDays: Int?
  /// The greatest age that the configuration expects, or `nil`.
  package var cadenceDays: Int?

  /// The file, with the sheet after it where there is one: `data/sales.xlsx:商机`.
  package var name: String { sheet.map { "\(file):\($0)" } ?? file }

  /// Whether the file is older than it may be.
  package var isStale: Bool {
    guard let ageDays, let cadenceDays else { return false }
    return ageDays > cadenceDays
  }
}

extension ReadFile {
  /// The newest and the oldest day on which something happened, none after the file's modification or today.
  func facts(today: Day) -> ClosedRange<Day>? {
    let limit = min(modified ?? today, today).number
    var newest = Int32.min
    var oldest = Int32.max
    for field in schema.fields where field.isFact {
      // A date that is also the expected one says nothing about the past.
      guard let index = mapping.columns[field.name], !mapping.targets[index].contains("expected_close"),
        case .day(let column)? = columns[field.name]
      else { continue }
      for number in column.numbers where number <= limit && number != DayColumn.missing {
        newest = max(newest, number)
        oldest = min(oldest, number)
      }
    }
    return newest == Int32.min ? nil : Day(number: oldest)...Day(number: newest)
  }
}

/// The as-of day: `override`, else the configuration's, else today.
func asOfDay(_ rule: AsOfRule, override: Day?, today: Day, newest: Day?) -> Day {
  if let override { return override }
  switch rule {
  case .date(let day): return day
  case .newest: return newest ?? today
  case .clock: return today
  }
}

/// The age of every file on the as-of day; stale ones are reported.
func freshness(_ files: [ReadFile], asOf: Day, _ log: inout Diagnostics) -> [Freshness] {
  files.map { file in
    let entry = Freshness(
      file: file.source.file, sheet: file.report.sheet, table: file.schema.name, newest: file.report.newest,
      ageDays: file.report.newest.map { max(0, asOf - $0) }, cadenceDays: file.setting?.cadenceDays)
    if entry.isStale, let newest = entry.newest, let age = entry.ageDays, let cadence = entry.cadenceDays {
      log.report(
        "stale-extract", at: Position(file: entry.file, sheet: file.source.sheet),
        ["newest": newest.description, "age": "\(age)", "cadence": "\(cadence)", "asOf": asOf.description])
    }
    return entry
  }
}

/// The column after whose day a row does not exist yet, by table.
private let birthColumns = [
  "deals": "created", "stage_history": "entered", "orders": "date", "contracts": "signed", "payments": "date",
  "accounts": "created", "activities": "date", "training": "date", "surveys": "date",
]

extension WorkTable {
  /// Leaves out the rows that did not exist yet on the as-of day, and says how many.
  mutating func dropFuture(asOf: Day, _ all: [ReadFile], _ log: inout Diagnostics) {
    guard let name = birthColumns[schema.name], let column = days(name) else { return }
    var counts = [Int](repeating: 0, count: files.count)
    for row in 0..<rowCount where keep[row] && column.numbers[row] > asOf.number {
      keep[row] = false
      counts[place(of: row).file] += 1
    }
    for (index, count) in counts.enumerated() where count > 0 {
      log.report(
        "after-as-of", at: Position(file: all[files[index]].source.file),
        ["count": "\(count)", "column": name, "asOf": asOf.description])
    }
  }
}
