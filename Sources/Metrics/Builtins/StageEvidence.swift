import Diagnostics
import Periods
import Tables

/// What the builtins about stages share: finding each deal's history takes longer than what they make of it.
final class StageBook: Sendable {
  let evidence = Once<StageEvidence>()
}

/// On which day each deal is known to have reached each open stage, a skipped one with the next.
struct StageEvidence: Sendable {
  /// How many open stages there are; what follows the last one is the won deal.
  let stages: Int
  private let view: TableView
  private let asOf: Int32
  private let outcomes: [Outcome?]
  /// Row × stages: the first day on which the stage itself was entered, by the history.
  private var entered: [Int32]
  private var hasHistory: [Bool]
  private let place: [Int]

  init(_ view: TableView, history: TableView, titles: [String], asOf: Day) {
    self.view = view
    self.asOf = asOf.number
    stages = titles.count
    let known = Dictionary(titles.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    place = (view.text("stage")?.entries ?? []).map { known[$0] ?? -1 }
    outcomes = (view.text("status")?.entries ?? []).map { Outcome(rawValue: $0) }
    entered = [Int32](repeating: Int32.max, count: view.rowCount * titles.count)
    hasHistory = [Bool](repeating: false, count: view.rowCount)
    guard let ids = view.text("id"), let deals = history.text("deal"), let names = history.text("stage"),
      let days = history.days("entered")
    else { return }
    var rowOf = [Int32](repeating: -1, count: ids.entries.count)
    for row in 0..<view.rowCount where ids.codes[row] >= 0 { rowOf[Int(ids.codes[row])] = Int32(row) }
    let idOf = Dictionary(ids.entries.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = deals.entries.map { id in idOf[id].map { rowOf[$0] } ?? -1 }
    let places = names.entries.map { known[$0] ?? -1 }
    for line in 0..<history.rowCount {
      guard deals.codes[line] >= 0, names.codes[line] >= 0, days[line] != DayColumn.missing,
        days[line] <= self.asOf
      else { continue }
      let row = Int(rows[Int(deals.codes[line])])
      let stage = places[Int(names.codes[line])]
      guard row >= 0 else { continue }
      hasHistory[row] = true
      if stage >= 0 { entered[row * stages + stage] = min(entered[row * stages + stage], days[line]) }
    }
  }

  func outcome(_ row: Int) -> Outcome? {
    guard let codes = view.text("status")?.codes, codes[row] >= 0 else { return nil }
    return outcomes[Int(codes[row])]
  }

  /// The open stage that the deal is in or was decided in, or `nil`.
  func present(_ row: Int) -> Int? {
    guard let codes = view.text("stage")?.codes, codes[row] >= 0 else { return nil }
    return place[Int(codes[row])] < 0 ? nil : place[Int(codes[row])]
  }

  /// Whether what happened to the deal is known: it has a history, or never moved from the first stage.
  func isTold(_ row: Int) -> Bool {
    hasHistory[row] || (outcome(row) == .open && present(row) == 0)
  }

  /// For each open stage, and then for the win, the day by which it was reached; `Int32.max` where it was not.
  func reached(_ row: Int) -> [Int32] {
    var days = Array(entered[row * stages..<(row + 1) * stages]) + [Int32.max]
    if let created = view.days("created")?[row], created != DayColumn.missing {
      days[0] = min(days[0], created)
    }
    if let stage = present(row), let changed = view.days("stage_changed")?[row],
      changed != DayColumn.missing, changed <= asOf
    {
      days[stage] = min(days[stage], changed)
    }
    if outcome(row) == .won, let closed = view.days("closed")?[row], closed != DayColumn.missing {
      days[stages] = closed
    }
    for stage in stride(from: stages - 1, through: 0, by: -1) {
      days[stage] = min(days[stage], days[stage + 1])
    }
    return days
  }

  /// The stages entered one by one with their days, as the history has them.
  func entries(_ row: Int) -> [(stage: Int, day: Int32)] {
    (0..<stages).compactMap { stage in
      let day = entered[row * stages + stage]
      return day == Int32.max ? nil : (stage, day)
    }
  }
}
