import Metrics
import Periods
import Sales
import Tables

/// Counts of deals that pages of the knowledge base give, over the last twelve complete months, found once for all pages.
struct DealTallies: Sendable {
  struct Tally: Sendable {
    var won = 0
    var decided = 0
  }

  private(set) var all = Tally()
  private(set) var competitors: [String: Tally] = [:]
  private(set) var lost = 0
  private(set) var lostReasons: [String: Int] = [:]
  /// Stage → the deals that are open in it now.
  private(set) var open: [String: Int] = [:]

  init(_ dataset: Dataset, asOf: Day) {
    guard let deals = dataset["deals"], let status = deals.text("status") else { return }
    let days = DayRange(start: Month(index: asOf.month.index - 12).first, end: asOf.month.first)
    let closed = deals.days("closed")
    let (rivals, reasons, stages) = (deals.text("competitor"), deals.text("lost_reason"), deals.text("stage"))
    let states = status.entries
    for row in 0..<deals.rowCount where status.codes[row] >= 0 {
      switch states[Int(status.codes[row])] {
      case "open": if let stage = stages?[row] { open[stage, default: 0] += 1 }
      case "won", "lost":
        guard let day = closed?[row], days.contains(day) else { continue }
        let isWon = status[row] == "won"
        all.add(isWon)
        if let rival = rivals?[row] { competitors[rival, default: Tally()].add(isWon) }
        guard !isWon else { continue }
        lost += 1
        if let reason = reasons?[row] { lostReasons[reason, default: 0] += 1 }
      default: continue
      }
    }
  }
}

extension DealTallies.Tally {
  fileprivate mutating func add(_ isWon: Bool) {
    decided += 1
    if isWon { won += 1 }
  }
}
