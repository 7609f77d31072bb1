import Glibc
import Statistics

/// The deals of one group: ln of each amount, with the product it belongs to.
package struct GroupDeals: Sendable, Hashable {
  package var logs: [Double]
  /// One number per product; all the same when products are unknown.
  package var products: [Int]

  package init(logs: [Double], products: [Int]) {
    self.logs = logs
    self.products = products
  }
}

/// Tests whether groups close deals of the same size: Kruskal–Wallis of ln(deal) minus the mean of its product
/// (rule 14). `unadjusted` is the same test before the product mean is taken off.
///
/// - Parameter months: covered months in the window.
package func amountDifference(_ groups: [GroupDeals], months: Int) -> DifferenceTest {
  let compared = groups.indices.filter { groups[$0].logs.count >= leastGroup }
  let leftOut = groups.indices.filter { groups[$0].logs.count < leastGroup }
  guard compared.count > 1, months >= leastDifferenceMonths else {
    return DifferenceTest(test: nil, unadjusted: nil, leftOut: leftOut, ranking: [])
  }
  var sums: [Int: (sum: Double, count: Double)] = [:]
  for group in compared {
    for (value, product) in zip(groups[group].logs, groups[group].products) {
      sums[product, default: (0, 0)].sum += value
      sums[product, default: (0, 0)].count += 1
    }
  }
  let adjusted = compared.map { group in
    zip(groups[group].logs, groups[group].products).map { value, product in
      guard let known = sums[product] else { return value }
      return value - known.sum / known.count
    }
  }
  let all = compared.flatMap { groups[$0].logs }
  return DifferenceTest(
    test: kruskalWallis(adjusted), unadjusted: kruskalWallis(compared.map { groups[$0].logs }),
    leftOut: leftOut, ranking: rankedSizes(compared, adjusted, level: mean(all) ?? 0))
}

/// Geometric means at the company's product mix, pulled towards the common one by as much as chance explains
/// (normal–normal shrinkage, spread between groups by moments: DerSimonian & Laird 1986).
private func rankedSizes(_ groups: [Int], _ logs: [[Double]], level: Double) -> [RankedGroup] {
  let means = logs.map { mean($0) ?? 0 }
  let inside = zip(logs, means).reduce(0.0) { sum, group in
    sum + group.0.reduce(0) { $0 + ($1 - group.1) * ($1 - group.1) }
  }
  let count = logs.reduce(0) { $0 + $1.count }
  guard count > logs.count, inside > 0 else { return [] }
  let variance = inside / Double(count - logs.count)
  let weights = logs.map { Double($0.count) / variance }
  let total = weights.reduce(0, +)
  let centre = zip(weights, means).reduce(0) { $0 + $1.0 * $1.1 } / total
  let q = zip(weights, means).reduce(0) { $0 + $1.0 * ($1.1 - centre) * ($1.1 - centre) }
  let room = total - weights.reduce(0) { $0 + $1 * $1 } / total
  let between = max(0, (q - Double(logs.count - 1)) / room)
  return zip(groups, zip(means, weights)).map { group, own in
    let share = between * own.1 / (between * own.1 + 1)
    let estimate = level + centre + share * (own.0 - centre)
    let reach = 1.959964 * (share / own.1).squareRoot()
    return RankedGroup(
      group: group, estimate: exp(estimate), low: exp(estimate - reach), high: exp(estimate + reach))
  }
  .sorted { ($1.low, $0.group) < ($0.low, $1.group) }
}
