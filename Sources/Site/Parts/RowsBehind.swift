import Metrics
import Periods
import Tables
import Templates

/// The rows behind the leading metric in the current quarter, found once for the pages of all scopes.
struct RowsBehind: Sendable {
  let table: String
  private var rows: [Scope: [Int]] = [:]
  private var kinds: Set<String> = []

  /// - Returns: `nil` where the metric has no rows of its own, such as a formula.
  init?(_ evaluation: Evaluation, _ dataset: Dataset) {
    let context = evaluation.context
    guard let metric = evaluation.catalogue[context.primary],
      let trace = evaluation.trace(metric.id, .company, RowsBehind.period(metric, evaluation)),
      let records = dataset[trace.table]
    else { return nil }
    table = trace.table
    for kind in context.scopes {
      guard let column = records.text(RowsBehind.column(of: kind, in: records)) else { continue }
      kinds.insert(kind)
      var members: [Int32: [Int]] = [:]
      for row in trace.counted where column.codes[row] >= 0 {
        members[column.codes[row], default: []].append(row)
      }
      for (code, own) in members { rows[Scope(kind: kind, name: column.entries[Int(code)])] = own }
    }
  }

  /// The quarter in which the as-of day lies; a state is that of the day.
  private static func period(_ metric: MetricDefinition, _ evaluation: Evaluation) -> ReportPeriod {
    let context = evaluation.context
    return metric.isStock ? .asOf : .period(context.calendar.period(.quarter, containing: context.asOf))
  }

  /// The column that names a scope's member in a table.
  static func column(of kind: String, in table: RecordTable) -> String {
    kind == "rep" ? (table.text("owner") == nil ? "rep" : "owner") : kind
  }

  /// The rows of a scope in the order of the table; those that a table knows by other records alone are traced.
  func of(_ scope: Scope, _ evaluation: Evaluation) -> [Int] {
    if kinds.contains(scope.kind) { return rows[scope] ?? [] }
    guard let metric = evaluation.catalogue[evaluation.context.primary] else { return [] }
    return evaluation.trace(metric.id, scope, RowsBehind.period(metric, evaluation))?.counted ?? []
  }
}

extension Desk {
  /// The most elements of a page.
  private static let mostElements = 7

  /// The elements with the rows behind the leading metric: as one of their own, or, where the page is full, below the
  /// drawing of that metric.
  func withRowsBehind(_ scope: Scope, _ elements: [TemplateValue]) -> [TemplateValue] {
    guard let (title, note, list) = rowsBehind(scope) else { return elements }
    if elements.count < Self.mostElements {
      return elements + [
        Element.table(
          id: "rows", title: title, note: note, columns: list.columns, rows: list.cells,
          download: list.download)
      ]
    }
    let behind = Element.folded(
      title: title, note: note, columns: list.columns, rows: list.cells, download: list.download)
    return elements.map { element in
      guard case .object(let parts) = element, case .text("line-\(primary)")? = parts["id"] else {
        return element
      }
      return .object(parts.merging(["behind": behind]))
    }
  }

  /// What is said about the rows of a scope; `nil` without any.
  private func rowsBehind(_ scope: Scope) -> (title: String, note: String, list: RecordList)? {
    guard let behind = map.behind, let metric = catalogue[primary],
      let table = input.sales.dataset[behind.table]
    else { return nil }
    let rows = behind.of(scope, evaluation)
    guard !rows.isEmpty, let list = RecordList(self, behind.table, rows) else { return nil }
    let when = dates.period(currentPeriod)
    let label = metric.label[language]
    var note = rowsNote(counted: rows.count, shown: list.cells.count)
    let column = RowsBehind.column(of: scope.kind, in: table)
    if rows.count > list.cells.count, table.text(column) != nil {
      note += say(
        "全部记录在 \(behind.table).csv 里：按 \(column) 列筛选“\(scope.name)”。",
        " All are in \(behind.table).csv: filter the column \(column) by “\(scope.name)”.")
    }
    return (
      say("\(label)（\(when)）背后的记录", "The rows behind \(label), \(when)"), note, list
    )
  }
}
