import Diagnostics
import Ingest
import Periods
import Tables

/// The states of a deal in the order of their codes in the column `status`.
let statusNames = Outcome.allCases.map(\.rawValue)

extension Outcome {
  var code: Int32 {
    switch self {
    case .open: 0
    case .won: 1
    case .lost: 2
    case .void: 3
    }
  }
}

extension RecordTable {
  /// Sets `status` to open, won, lost or void: from the status column, else from the columns that say whether the deal
  /// is closed and won, else from the stage, else from the close day alone. Words of the status column that mean nothing are reported and leave the decision to the stage.
  ///
  /// - Parameters:
  ///   - file: where a fault of the table as a whole is reported.
  ///   - first: the place and the text of the first row with a word of the status column.
  mutating func decideStatus(
    _ stages: StageModel, adapters: [Adapter], file: Position?, _ log: inout Diagnostics,
    first: (String) -> (place: Position?, text: String?)
  ) {
    let known = adapters.flatMap(\.stages)
    var outcomes = Dictionary(
      stages.stages.map { ($0.title, $0.outcome) }, uniquingKeysWith: { first, _ in first })
    for stage in stages.stages { for spelling in stage.spellings { outcomes[spelling] = stage.outcome } }
    let stageColumn = text("stage")
    let byStage = stageColumn?.entries.map { outcomes[$0]?.code ?? Outcome.open.code } ?? []
    var byStatus: [Int32] = []
    if let column = text("status") {
      for (entry, count) in zip(column.entries, column.counts()) {
        let outcome = outcomes[entry] ?? statusOutcome(entry, known)
        if outcome == nil, count > 0 {
          let (place, text) = first(entry)
          log.report(
            "unknown-status", at: place, ["status": entry, "count": "\(count)", "column": "status"],
            excerpt: text)
        }
        byStatus.append(outcome?.code ?? -1)
      }
    }
    let ends = DealEnds(won: text("is_won"), closed: text("is_closed"))
    let onlyDates = stageColumn == nil && text("status") == nil && ends.isEmpty
    let closed = days("closed")
    var codes = [Int32](repeating: Outcome.open.code, count: rowCount)
    for row in 0..<rowCount {
      if let status = text("status")?.codes[row], status >= 0, byStatus[Int(status)] >= 0 {
        codes[row] = byStatus[Int(status)]
      } else if let outcome = ends[row] {
        codes[row] = outcome.code
      } else if let stage = stageColumn?.codes[row], stage >= 0 {
        codes[row] = byStage[Int(stage)]
      } else if onlyDates, let closed, closed.numbers[row] != DayColumn.missing {
        codes[row] = Outcome.won.code
      }
    }
    if onlyDates { log.report("status-from-closed", at: file) }
    self["status"] = .text(TextColumn(codes: codes, entries: statusNames))
  }

  /// Puts the title of its stage in place of each spelling.
  mutating func nameStages(_ stages: StageModel) {
    guard let column = text("stage") else { return }
    var titles: [String: String] = [:]
    for stage in stages.stages { for spelling in stage.spellings { titles[spelling] = stage.title } }
    self["stage"] = .text(column.mapped { titles[$0] ?? stageNumber($0).text })
  }
}

/// What the columns of yes and no say about the end of a deal.
struct DealEnds {
  private let won: (column: TextColumn, answers: [Bool?])?
  private let closed: (column: TextColumn, answers: [Bool?])?

  var isEmpty: Bool { won == nil && closed == nil }

  init(won: TextColumn?, closed: TextColumn?) {
    self.won = won.map { ($0, $0.entries.map(answer)) }
    self.closed = closed.map { ($0, $0.entries.map(answer)) }
  }

  /// Won, lost or open, or `nil` when the cells do not say: a deal that is not won may be open or lost.
  subscript(row: Int) -> Outcome? {
    if value(won, row) == true { return .won }
    guard let isClosed = value(closed, row) else { return nil }
    if !isClosed { return .open }
    return value(won, row) == false ? .lost : nil
  }

  private func value(_ part: (column: TextColumn, answers: [Bool?])?, _ row: Int) -> Bool? {
    guard let part, part.column.codes[row] >= 0 else { return nil }
    return part.answers[Int(part.column.codes[row])]
  }
}

/// Yes or no as CRMs write it, or `nil`.
private func answer(_ text: String) -> Bool? {
  switch text.lowercased() {
  case "true", "yes", "y", "1", "是", "√", "✓": true
  case "false", "no", "n", "0", "否": false
  default: nil
  }
}

private func statusOutcome(_ entry: String, _ known: [KnownStage]) -> Outcome? {
  let name = foldedHeader(stageNumber(entry).text)
  if Adapter.openStatuses.contains(name) { return .open }
  return known.first { $0.names.contains(name) }?.outcome
}
