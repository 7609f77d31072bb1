import Diagnostics
import Foundation
import Metrics
import Periods
import Settings
import Tables
import Testing

/// The repository's root, found from this file.
let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The YAML of the standard catalogue, taken out of its Swift sources: this module may not import theirs.
func standardYAML() throws -> String {
  let folder = repository.appendingPathComponent("Sources/Sales/Catalogue")
  return try ["Money", "Deal", "Pipeline", "Target", "People"].map { name in
    let source = try String(
      contentsOf: folder.appendingPathComponent("\(name)Metrics.swift"), encoding: .utf8)
    let parts = source.components(separatedBy: "#\"\"\"\n")
    let body = try #require(parts.last?.components(separatedBy: "\n  \"\"\"#").first)
    return body.components(separatedBy: "\n").map { $0.hasPrefix("  ") ? String($0.dropFirst(2)) : $0 }
      .joined(separator: "\n")
  }
  .joined()
}

/// The standard catalogue with own entries; fails the test on any message.
func catalogue(own: String? = nil, data: Dataset = Dataset()) throws -> MetricCatalogue {
  var log = Diagnostics()
  let result = MetricCatalogue.read(
    standard: try standardYAML(), own: own.map { ($0, "metrics.yml") }, data: data, &log)
  #expect(consoleText(log, .english) == "")
  return result
}

/// A catalogue of nothing but these entries, and the messages about them.
func catalogue(of yaml: String) -> (catalogue: MetricCatalogue, log: Diagnostics) {
  var log = Diagnostics()
  return (MetricCatalogue.read(standard: "", own: (yaml, "metrics.yml"), &log), log)
}

func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

/// A table from rows of text: the first row names the columns, `column:kind` where it is not text.
func table(_ name: String, _ text: String) throws -> RecordTable {
  let lines = text.split(separator: "\n").map { line in
    line.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }
  let header = try #require(lines.first)
  let rows = Array(lines.dropFirst())
  var table = RecordTable(
    name: name, rowCount: rows.count,
    origins: RowOrigins(files: ["data/\(name).csv"], lines: rows.indices.map { Int32($0 + 2) }))
  for (place, title) in header.enumerated() {
    let parts = title.split(separator: ":")
    let cells = rows.map { place < $0.count ? $0[place] : "" }
    table[String(parts[0])] = try column(cells, kind: parts.count > 1 ? String(parts[1]) : "text")
  }
  return table
}

private func column(_ cells: [String], kind: String) throws -> Column {
  func numbers(_ scale: Int64) throws -> NumberColumn {
    NumberColumn(
      values: try cells.map {
        $0.isEmpty
          ? NumberColumn.missing : Int64((try #require(Double($0)) * Double(scale)).rounded())
      }, scale: scale)
  }
  switch kind {
  case "day":
    return .day(DayColumn(numbers: try cells.map { $0.isEmpty ? DayColumn.missing : try day($0).number }))
  case "money": return .money(try numbers(100))
  case "number": return .number(try numbers(1_000_000))
  default: return .text(TextColumn(cells.map { Optional($0) }))
  }
}

func dataset(_ tables: RecordTable...) -> Dataset {
  Dataset(tables: Dictionary(tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }))
}

func context(asOf: String, primary: String = "bookings") throws -> EvaluationContext {
  EvaluationContext(calendar: SiteCalendar(), asOf: try day(asOf), primary: primary)
}

func evaluated(
  _ catalogue: MetricCatalogue, _ data: Dataset, _ context: EvaluationContext
) async -> (evaluation: Evaluation, log: Diagnostics) {
  var log = Diagnostics()
  let evaluation = await evaluate(catalogue, data, context, &log)
  return (evaluation, log)
}

func period(_ name: String) throws -> ReportPeriod {
  name == "as-of" ? .asOf : .period(try #require(Period(name)))
}

/// The whole of `data/metrics.csv`.
func metricsCSV(
  _ evaluation: Evaluation,
  signals: @escaping @Sendable (String, Scope, ReportPeriod) -> String = { _, _, _ in "" }
) -> [UInt8] {
  let rows = MetricRows(evaluation, signals: signals)
  return MetricRows.csvHeader + rows.metrics.flatMap { rows.csv($0) }
}
