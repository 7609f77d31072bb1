import Statistics

/// Hits and trials of one group, such as a rep, over a whole window (rule 14).
///
/// One entry per stratum: a single one, or three when the level depends on the position in the quarter.
package struct GroupCounts: Sendable, Hashable {
  package var hits: [Int]
  package var trials: [Int]

  package init(hits: [Int], trials: [Int]) {
    self.hits = hits
    self.trials = trials
  }

  /// A group without strata.
  package init(hits: Int, trials: Int) { self.init(hits: [hits], trials: [trials]) }

  package var allTrials: Int { trials.reduce(0, +) }
}

/// A group's place in an order that chance does not explain.
package struct RankedGroup: Sendable, Hashable {
  /// Index among the groups handed in.
  package var group: Int
  /// Shrunken level with its 95 % interval: a share 0…1, or a geometric mean.
  package var estimate: Double
  package var low: Double
  package var high: Double
}

/// Whether groups differ at all, and by what order if they do.
package struct DifferenceTest: Sendable, Hashable {
  /// `nil` when fewer than two groups can be compared, or the window is shorter than twelve months.
  package var test: GroupTest?
  /// Before the product mix was taken out; for rates the same as `test`.
  package var unadjusted: GroupTest?
  /// Groups with fewer than ten trials or deals: in neither test nor ranking.
  package var leftOut: [Int]
  /// By falling lower bound. Show it only when the family says that the difference is real.
  package var ranking: [RankedGroup]
}

/// The least number of trials or deals of a group that is compared.
let leastGroup = 10

/// The least number of covered months over which groups are compared.
let leastDifferenceMonths = 12

/// Tests whether groups have the same rate: χ² = Σ (O − E)² ÷ V on k − 1 degrees of freedom (rule 14).
///
/// - Parameters:
///   - months: covered months in the window; a difference is never tested on a month or quarter.
package func rateDifference(_ groups: [GroupCounts], months: Int) -> DifferenceTest {
  let compared = groups.indices.filter { groups[$0].allTrials >= leastGroup }
  let leftOut = groups.indices.filter { groups[$0].allTrials < leastGroup }
  guard compared.count > 1, months >= leastDifferenceMonths else {
    return DifferenceTest(test: nil, unadjusted: nil, leftOut: leftOut, ranking: [])
  }
  let (observed, expected, variance) = stratified(compared.map { groups[$0] })
  guard variance.allSatisfy({ $0 > 0 }) else {
    return DifferenceTest(test: nil, unadjusted: nil, leftOut: leftOut, ranking: [])
  }
  let statistic = compared.indices.reduce(0.0) {
    $0 + (observed[$1] - expected[$1]) * (observed[$1] - expected[$1]) / variance[$1]
  }
  let degrees = compared.count - 1
  let test = GroupTest(
    statistic: statistic, degrees: degrees, p: chiSquareUpperTail(statistic, degrees: Double(degrees)))
  let ranking = rankedRates(
    compared, trials: compared.map { Double(groups[$0].allTrials) }, excess: zip(observed, expected).map(-),
    hits: observed)
  return DifferenceTest(test: test, unadjusted: test, leftOut: leftOut, ranking: ranking)
}

/// Hits, expected hits and their variance per group, expectations made inside each stratum.
private func stratified(_ groups: [GroupCounts]) -> ([Double], [Double], [Double]) {
  var observed = [Double](repeating: 0, count: groups.count)
  var expected = observed
  var variance = observed
  for stratum in 0..<(groups.map { $0.trials.count }.max() ?? 0) {
    let cells = groups.map { group -> (hits: Double, trials: Double) in
      guard group.trials.indices.contains(stratum) else { return (0, 0) }
      return (Double(group.hits[stratum]), Double(group.trials[stratum]))
    }
    let total = cells.reduce(0) { $0 + $1.trials }
    guard total > 0 else { continue }
    let share = cells.reduce(0) { $0 + $1.hits } / total
    for (index, cell) in cells.enumerated() {
      observed[index] += cell.hits
      expected[index] += cell.trials * share
      variance[index] += cell.trials * share * (1 - share)
    }
  }
  return (observed, expected, variance)
}

/// Shares as if every group had the company's mix of strata, shrunken.
private func rankedRates(_ groups: [Int], trials: [Double], excess: [Double], hits: [Double]) -> [RankedGroup]
{
  let common = hits.reduce(0, +) / trials.reduce(0, +)
  let standardised = zip(trials, excess).map { n, excess in min(n, max(0, n * common + excess)) }
  return zip(groups, betaBinomialShrinkage(hits: standardised, trials: trials))
    .map { RankedGroup(group: $0, estimate: $1.estimate, low: $1.low, high: $1.high) }
    .sorted { ($1.low, $0.group) < ($0.low, $1.group) }
}
