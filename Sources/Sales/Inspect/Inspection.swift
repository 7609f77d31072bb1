import Diagnostics
import Effects
import Ingest
import Periods
import Settings
import Tables

/// What there is to say about one file before it becomes part of a site.
package struct Inspection: Sendable {
  /// The path as it was given.
  package var path: String
  /// What became of its rows, and how it was read.
  package var report: FileReport
  package var columns: [ColumnGuess]
  /// The columns of the table that no header feeds, each with the metrics that need it.
  package var missing: [(column: String, metrics: [String])]
  /// The problems found, positions under `path`.
  package var problems: Diagnostics
}

/// Reads a file as a site would.
///
/// - Parameters:
///   - setting: the entry of `data:` for the file, or `nil` to recognise everything.
///   - currency: the site's currency, against which signs in amounts are checked.
///   - today: the clock's day.
/// - Returns: what was found; `nil` when the file cannot be read or is no known table, with the reason in `log`.
package func inspect(
  _ path: String, _ files: some Files, setting: DataSource? = nil, currency: String = "CNY", today: Day,
  jobs: Int,
  _ log: inout Diagnostics
) -> Inspection? {
  let parts = path.split(separator: "/", omittingEmptySubsequences: false)
  let folder = parts.dropLast().joined(separator: "/")
  let name = parts.last.map(String.init) ?? path
  var problems = Diagnostics()
  defer { log.append(contentsOf: problems.moved(from: name, to: path)) }
  guard files.kind(path) == .file else {
    problems.report("file-missing", at: Position(file: name), ["path": path])
    return nil
  }
  let options = ReadingOptions(
    site: folder.isEmpty && parts.count > 1 ? "/" : folder, jobs: jobs, zoneOffset: 0, currency: currency)
  guard let file = readFile(FoundFile(path: name, setting: setting), files, options, &problems) else {
    return nil
  }
  var read = [file]
  var table = WorkTable(file.schema)
  table.append(file, index: 0)
  table.dropDuplicates(&read, &problems)
  var report = read[0].report
  report.file = path
  report.newest = file.facts(today: today)?.upperBound
  report.used = report.rowsRead - report.rejected - report.duplicates - report.void
  return Inspection(
    path: path, report: report, columns: file.source.kinds(jobs: jobs), missing: missingColumns(file.mapping),
    problems: problems.moved(from: name, to: path))
}

/// Column → metrics that have no value without it, for the tables that most metrics start from.
private let needs: [String: [(column: String, metrics: [String])]] = [
  "deals": [
    ("owner", ["rep", "team"]), ("amount", ["bookings", "deal-size", "pipeline-open", "win-rate-by-value"]),
    ("stage", ["stage-conversion", "pipeline-weighted"]),
    ("status", ["win-rate", "deals-won", "deals-lost"]),
    ("created", ["deals-created", "sales-cycle", "stale-open"]),
    ("closed", ["bookings", "win-rate", "sales-cycle", "growth-yoy"]),
    ("expected_close", ["overdue-open", "pipeline-coverage"]),
    ("probability", ["pipeline-weighted"]), ("product", ["win-rate-by-list-value", "price-realisation"]),
    ("account", ["new-customers"]), ("source", ["source"]), ("region", ["region"]),
  ],
  "orders": [
    ("amount", ["revenue"]), ("quantity", ["units"]), ("account", ["new-customers"]),
    ("owner", ["rep", "team"]),
    ("product", ["product"]),
  ],
  "people": [("team", ["team"]), ("region", ["region"]), ("started", ["revenue-per-head"])],
  "products": [("list_price", ["win-rate-by-list-value", "price-realisation"])],
  "surveys": [("scale", ["csat"])],
]

private func missingColumns(_ mapping: HeaderMapping) -> [(column: String, metrics: [String])] {
  (needs[mapping.schema.name] ?? []).filter { need in
    // A status follows from the stage, a stage's order from the status.
    if need.column == "status", mapping.columns["stage"] != nil { return false }
    return mapping.columns[need.column] == nil
  }
}
