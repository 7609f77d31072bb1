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
  private let asOf: Int32
  private let outcomes: [Outcome?]
  private let statusCodes: [Int32]
  private let stageCodes: [Int32]
  private let created: [Int32]?
  private let stageChanged: [Int32]?
  private let closed: [Int32]?
  /// Row × stages: the first day on which the stage itself was entered, by the history.
  private var entered: [Int32]
  private var hasHistory: [Bool]
  private let place: [Int]

  init(_ view: TableView, history: TableView, titles: [String], asOf: Day) {
    self.asOf = asOf.number
    statusCodes = view.text("status")?.codes ?? []
    stageCodes = view.text("stage")?.codes ?? []
    created = view.days("created")
    stageChanged = view.days("stage_changed")
    closed = view.days("closed")
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
    let rows = TextIndex(ids.entries).places(of: deals.entries).map { $0 < 0 ? -1 : rowOf[Int($0)] }
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
    guard !statusCodes.isEmpty, statusCodes[row] >= 0 else { return nil }
    return outcomes[Int(statusCodes[row])]
  }

  /// The open stage that the deal is in or was decided in, or `nil`.
  func present(_ row: Int) -> Int? {
    guard !stageCodes.isEmpty, stageCodes[row] >= 0 else { return nil }
    let stage = place[Int(stageCodes[row])]
    return stage < 0 ? nil : stage
  }

  /// Whether what happened to the deal is known: it has a history, or never moved from the first stage.
  func isTold(_ row: Int) -> Bool {
    hasHistory[row] || (outcome(row) == .open && present(row) == 0)
  }

  /// For each open stage, and then for the win, the day by which it was reached; `Int32.max` where it was not.
  ///
  /// They are written into `days`, so that no memory is asked for each deal.
  func reached(_ row: Int, _ days: inout [Int32]) {
    for stage in 0..<stages { days[stage] = entered[row * stages + stage] }
    days[stages] = Int32.max
    if let created, created[row] != DayColumn.missing { days[0] = min(days[0], created[row]) }
    if let stageChanged, let stage = present(row), stageChanged[row] != DayColumn.missing,
      stageChanged[row] <= asOf
    {
      days[stage] = min(days[stage], stageChanged[row])
    }
    if let closed, outcome(row) == .won, closed[row] != DayColumn.missing { days[stages] = closed[row] }
    for stage in stride(from: stages - 1, through: 0, by: -1) {
      days[stage] = min(days[stage], days[stage + 1])
    }
  }

  /// The day on which the stage itself was entered, as the history has it.
  func entry(_ row: Int, _ stage: Int) -> Int32? {
    let day = entered[row * stages + stage]
    return day == Int32.max ? nil : day
  }
}
