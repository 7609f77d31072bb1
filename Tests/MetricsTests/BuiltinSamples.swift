import Metrics
import Periods
import Statistics
import Tables
import Testing

/// A deal of a small random data set, for loops that compute the slow, obvious way.
struct RandomDeal {
  var id: Int
  var team: String
  var status: String
  var stage: String
  var created: Day
  var closed: Day?
  var amount: Int
  /// The days on which it entered stages, in order.
  var entries: [(stage: String, day: Day)] = []

  var line: String {
    "\(id),\(team),\(status),\(stage),\(created),\(closed.map { "\($0)" } ?? ""),\(amount)\n"
  }
}

let sampleStages = ["A", "B", "C"]

/// Deals that move from stage to stage, skip some, and end; some are still open on the as-of day.
func randomDeals(_ count: Int, seed: UInt64, from start: String, asOf: Day) throws -> [RandomDeal] {
  var random = SeededGenerator(seed: seed)
  let first = try day(start)
  return (0..<count).map { id in
    let created = first + random.integer(below: asOf - first + 1)
    var deal = RandomDeal(
      id: id, team: random.chance(0.5) ? "north" : "south", status: "open", stage: "A", created: created,
      closed: nil, amount: 100 + random.integer(below: 900))
    var now = created
    deal.entries = [("A", now)]
    for stage in ["B", "C", "won"] {
      // Now and then a stage is skipped.
      if stage != "won", random.chance(0.15) { continue }
      let next = now + random.integer(below: 40)
      if random.chance(0.3) {
        if next <= asOf { (deal.status, deal.closed) = ("lost", next) }
        break
      }
      guard next <= asOf else { break }
      now = next
      if stage == "won" {
        (deal.status, deal.closed) = ("won", now)
      } else {
        deal.stage = stage
        deal.entries.append((stage, now))
      }
    }
    if deal.status != "open" { deal.stage = deal.status == "won" ? "Closed won" : "Closed lost" }
    return deal
  }
}

func tables(_ deals: [RandomDeal], withHistory: Bool) throws -> Dataset {
  let header = "id,team,status,stage,created:day,closed:day,amount:money\n"
  let records = try table("deals", header + deals.map(\.line).joined())
  guard withHistory else { return dataset(records) }
  let lines = deals.flatMap { deal in deal.entries.map { "\(deal.id),\($0.stage),\($0.day)\n" } }
  return dataset(records, try table("stage_history", "deal,stage,entered:day\n" + lines.joined()))
}

func near(_ left: Double?, _ right: Double?, _ tolerance: Double = 1e-9) -> Bool {
  guard let left, let right else { return left == nil && right == nil }
  return abs(left - right) <= tolerance * max(1, abs(right))
}

/// One watched case: how long, and whether it ended as wanted, otherwise or not yet.
typealias Watched = (days: Int, wanted: Bool, other: Bool)

/// The chance of the wanted end, and that of nothing having happened, after each day up to and with the last.
func slowCurve(_ cases: [Watched], through last: Int) -> (chance: [Double], open: [Double]) {
  var open = 1.0, chance = 0.0
  var result: (chance: [Double], open: [Double]) = ([], [])
  for day in 0...max(0, last) {
    let atRisk = Double(cases.count { $0.days >= day })
    let hits = Double(cases.count { $0.days == day && $0.wanted })
    let others = Double(cases.count { $0.days == day && $0.other })
    if hits + others > 0 {
      chance += open * hits / atRisk
      open *= 1 - (hits + others) / atRisk
    }
    result.chance.append(chance)
    result.open.append(open)
  }
  return result
}

/// The chance of the wanted end by a time, summed over the days one by one.
func slowChance(_ cases: [Watched], by end: Int) -> Double {
  slowCurve(cases, through: end).chance[max(0, end)]
}
