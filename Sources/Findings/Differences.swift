import Glibc
import Metrics
import Periods
import Signals
import Tables

/// Whether the members of each dimension differ (kpis §8.14): the dimensions of a metric are one family.
func differences(
  _ evaluation: Evaluation, _ dataset: Dataset, _ readings: [Reading], _ company: [[MonthVerdict]]
) -> [Difference] {
  var found: [Difference] = []
  for (reading, verdicts) in zip(readings, company) where reading.metric.kind == .proportion {
    guard let covered = reading.context.coverage.months else { continue }
    let months =
      covered.lowerBound...min(covered.upperBound, max(covered.lowerBound, reading.context.decidedThrough))
    let isByPosition = verdicts.last { $0.pattern != .none || $0.p != nil }?.pattern == .position
    let dimensions = evaluation.context.scopes
    var groups: [[(name: String, counts: GroupCounts)]] = []
    for dimension in dimensions {
      groups.append(
        reading.scopes.filter { $0.scope.kind == dimension }.compactMap { scope, series in
          guard case .rate(let rate) = series else { return nil }
          return (scope.name, counts(rate, months, reading.context, isByPosition))
        })
    }
    let tests = groups.map { rateDifference($0.map(\.counts), months: months.count) }
    for (place, verdict) in differenceVerdicts(tests).enumerated() {
      guard verdict != .notTested else { continue }
      let test = tests[place]
      let names = groups[place].map(\.name)
      let compared = test.ranking.map { groups[place][$0.group].counts }
      let total = compared.reduce((0, 0)) { ($0.0 + $1.hits.reduce(0, +), $0.1 + $1.allTrials) }
      let common = total.1 > 0 ? Double(total.0) / Double(total.1) : 0
      let ranked = test.ranking.map { names[$0.group] }
      let flagged = test.ranking.filter { $0.low > common || $0.high < common }.map { names[$0.group] }
      let differs = verdict == .real
      found.append(
        Difference(
          metric: reading.metric.id, dimension: dimensions[place], p: test.test?.p ?? 1, differs: differs,
          order: differs ? ranked : ranked.sorted(), flagged: differs ? Set(flagged) : []))
    }
  }
  return found
}

private func counts(
  _ rate: RateSeries, _ months: ClosedRange<Int>, _ context: SignalContext, _ isByPosition: Bool
) -> GroupCounts {
  let strata = isByPosition ? 3 : 1
  var hits = [Int](repeating: 0, count: strata)
  var trials = hits
  for month in months {
    let place = month - rate.firstMonth
    guard rate.trials.indices.contains(place) else { continue }
    let stratum = isByPosition ? context.position(of: month) : 0
    hits[stratum] += rate.hits[place]
    trials[stratum] += rate.trials[place]
  }
  return GroupCounts(hits: hits, trials: trials)
}
