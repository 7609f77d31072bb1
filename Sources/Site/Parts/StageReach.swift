import Metrics
import Periods
import Sales
import Tables

/// How many deals of a cohort ever reached each stage; a skipped stage counts as reached.
struct StageReach {
  /// The open stages in order.
  var names: [String]
  /// What is sure: without a stage history the least.
  var counts: [Int]
  var won: Int
  /// The ranges between the extremes, where lost deals' furthest stage is unknown; `nil` with a stage history.
  var bounds: StageBounds?

  /// Whether lost deals' furthest stage is unknown, so that the counts are lower bounds and rates must not be given.
  var isLowerBound: Bool { bounds != nil }

  /// - Parameter asOf: the cohort is the deals created in the twelve complete months before this day's month.
  /// - Returns: `nil` when deals have no created day, no stages or no status.
  init?(_ dataset: Dataset, _ stages: StageModel, before asOf: Day) {
    guard let deals = dataset["deals"], let created = deals.days("created"),
      let status = deals.text("status"),
      let stage = deals.text("stage"), let ids = deals.text("id"), stages.open.count >= 2
    else { return nil }
    let end = asOf.month.first
    let cohort = DayRange(start: Month(index: asOf.month.index - 12).first, end: end)
    names = stages.open.map(\.title)
    let place = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let furthest = StageReach.history(dataset, place)
    var bounds = StageBounds(stages: names.count)
    counts = Array(repeating: 0, count: names.count)
    won = 0
    let placeOf = stage.entries.map { place[$0] ?? 0 }
    for row in 0..<deals.rowCount {
      guard let day = created[row], cohort.contains(day), status[row] != "void" else { continue }
      var reached = stage.codes[row] < 0 ? 0 : placeOf[Int(stage.codes[row])]
      if let id = ids[row], let known = furthest?[id] { reached = max(reached, known) }
      switch status[row] {
      case "won":
        bounds.addWon()
        reached = names.count - 1
        won += 1
      case "lost": bounds.addLost(knownToReach: reached)
      default: bounds.addOpen(in: reached)
      }
      for index in 0...reached { counts[index] += 1 }
    }
    self.bounds = furthest == nil ? bounds : nil
  }

  /// Deal → its furthest open stage, or `nil` without a stage history.
  private static func history(_ dataset: Dataset, _ place: [String: Int]) -> [String: Int]? {
    guard let table = dataset["stage_history"], let deals = table.text("deal"),
      let stages = table.text("stage")
    else {
      return nil
    }
    // By the numbers of the entries: a history has a row for every step of every deal.
    let placeOf = stages.entries.map { place[$0] ?? -1 }
    var furthest = [Int](repeating: -1, count: deals.entries.count)
    for (deal, stage) in zip(deals.codes, stages.codes) where deal >= 0 && stage >= 0 {
      furthest[Int(deal)] = max(furthest[Int(deal)], placeOf[Int(stage)])
    }
    var known: [String: Int] = [:]
    known.reserveCapacity(furthest.count)
    for (deal, place) in zip(deals.entries, furthest) where place >= 0 { known[deal] = place }
    return known
  }
}
