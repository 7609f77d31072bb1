import Metrics
import Sales
import Tables

/// The open deals of every scope, found once for all pages.
struct OpenDeals: Sendable {
  private var openRows: [Scope: [Int]] = [:]
  private var staleRows: [Scope: [Int]] = [:]
  private var overdueRows: [Scope: [Int]] = [:]

  init(_ evaluation: Evaluation, _ dataset: Dataset) {
    guard let deals = dataset["deals"] else { return }
    func rows(_ metric: String) -> [Scope: [Int]] {
      OpenDeals.byScope(
        evaluation.trace(metric, .company, .asOf)?.counted ?? [], deals, evaluation.context.scopes)
    }
    openRows = rows("deals-open")
    staleRows = rows("stale-open")
    overdueRows = rows("overdue-open")
  }

  func open(_ scope: Scope) -> [Int] { openRows[scope] ?? [] }

  /// Open deals older than the rule for stale ones allows.
  func stale(_ scope: Scope) -> [Int] { staleRows[scope] ?? [] }

  /// Open deals past their expected close.
  func overdue(_ scope: Scope) -> [Int] { overdueRows[scope] ?? [] }

  private static func byScope(_ rows: [Int], _ deals: RecordTable, _ kinds: [String]) -> [Scope: [Int]] {
    var found: [Scope: [Int]] = [.company: rows]
    for kind in kinds {
      guard let column = deals.text(kind == "rep" ? "owner" : kind) else { continue }
      var members: [Int32: [Int]] = [:]
      for row in rows where column.codes[row] >= 0 { members[column.codes[row], default: []].append(row) }
      for (code, rows) in members { found[Scope(kind: kind, name: column.entries[Int(code)])] = rows }
    }
    return found
  }
}
