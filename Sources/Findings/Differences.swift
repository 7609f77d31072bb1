import Diagnostics
import Glibc
import Metrics
import Periods
import Signals
import Statistics
import Tables

/// Whether the members of each dimension differ (kpis §8.14): the dimensions of a metric are one family. Rates are
/// compared by their hits, the deal size by the logarithms of the won deals.
func differences(
  _ evaluation: Evaluation, _ dataset: Dataset, _ readings: [Reading], _ company: [[MonthVerdict]]
) -> [Difference] {
  zip(readings, company).flatMap { reading, verdicts -> [Difference] in
    guard let covered = reading.context.coverage.months else { return [] }
    let months =
      covered.lowerBound...min(covered.upperBound, max(covered.lowerBound, reading.context.decidedThrough))
    let kinds = evaluation.context.scopes
    if reading.metric.kind == .proportion {
      let isByPosition = verdicts.last { $0.pattern != .none || $0.p != nil }?.pattern == .position
      return family(reading.metric, kinds.map { rates(reading, $0, months, isByPosition) })
    }
    guard case .amount(let series) = reading.company, series.kind == .meanOfLogs,
      let table = reading.metric.from, let date = reading.metric.date,
      let sizes = DealSizes(dataset[table], by: date, in: months, through: evaluation.context.asOf)
    else { return [] }
    return family(reading.metric, kinds.map { amounts(reading, $0, months, sizes) })
  }
}

/// The members of one dimension with their test.
private struct Comparison {
  var dimension: String
  var names: [String]
  var test: DifferenceTest
  /// The level of all compared records: a share, or a geometric mean.
  var common: Double
}

private func family(_ metric: MetricDefinition, _ comparisons: [Comparison]) -> [Difference] {
  let tests = comparisons.map(\.test)
  var adjusted = holmAdjusted(tests.compactMap { $0.test?.p })[...]
  return zip(comparisons, differenceVerdicts(tests)).compactMap { compared, verdict in
    let p = compared.test.test.flatMap { _ in adjusted.popFirst() } ?? 1
    guard verdict != .notTested else { return nil }
    let ranked = compared.test.ranking.map { compared.names[$0.group] }
    let apart = compared.test.ranking.filter { $0.low > compared.common || $0.high < compared.common }
    let differs = verdict == .real
    return Difference(
      metric: metric.id, dimension: compared.dimension, verdict: verdict, p: p,
      sentence: sentence(verdict, isAdjusted: metric.kind != .proportion && compared.dimension != "product"),
      order: differs ? ranked : ranked.sorted(),
      flagged: differs ? Set(apart.map { compared.names[$0.group] }) : [])
  }
}

/// - Parameter isAdjusted: whether the product mix was taken out before the test.
private func sentence(_ verdict: DifferenceVerdict, isAdjusted: Bool) -> Phrase {
  switch verdict {
  case .real where isAdjusted:
    Phrase(zh: "扣除产品结构后，差别仍超出偶然。", en: "They differ beyond chance, even at the same product mix.")
  case .real: Phrase(zh: "差别超出偶然。", en: "They differ beyond chance.")
  case .explainedByProductMix:
    Phrase(
      zh: "差别可由产品结构解释：卖同样的产品，单子大小没有超出偶然的差别。",
      en: "Explained by the product mix: for the same products, deals differ in size no more than by chance.")
  case .withinChance, .notTested: Phrase(zh: "没有超出偶然的差别。", en: "No difference beyond chance.")
  }
}

private func rates(
  _ reading: Reading, _ dimension: String, _ months: ClosedRange<Int>, _ isByPosition: Bool
) -> Comparison {
  let groups = reading.scopes.filter { $0.scope.kind == dimension }.compactMap { scope, series in
    if case .rate(let rate) = series {
      return (name: scope.name, counts: counts(rate, months, reading.context, isByPosition))
    }
    return nil
  }
  let test = rateDifference(groups.map(\.counts), months: months.count)
  let compared = test.ranking.map { groups[$0.group].counts }
  let total = compared.reduce((0, 0)) { ($0.0 + $1.hits.reduce(0, +), $0.1 + $1.allTrials) }
  return Comparison(
    dimension: dimension, names: groups.map(\.name), test: test,
    common: total.1 > 0 ? Double(total.0) / Double(total.1) : 0)
}

private func amounts(
  _ reading: Reading, _ dimension: String, _ months: ClosedRange<Int>, _ sizes: DealSizes
) -> Comparison {
  let names = reading.scopes.filter { $0.scope.kind == dimension }.map(\.scope.name)
  let groups = sizes.groups(of: names, by: dimension)
  let test = amountDifference(groups, months: months.count)
  let logs = test.ranking.flatMap { groups[$0.group].logs }
  return Comparison(
    dimension: dimension, names: names, test: test, common: exp(mean(logs) ?? 0))
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
