/// Statistic, degrees of freedom and chance of a test that groups do not differ.
package struct GroupTest: Sendable, Hashable {
  package var statistic: Double
  package var degrees: Int
  /// 0…1.
  package var p: Double

  package init(statistic: Double, degrees: Int, p: Double) {
    self.statistic = statistic
    self.degrees = degrees
    self.p = p
  }
}

/// Tests by ranks whether groups come from one distribution (Kruskal & Wallis 1952, corrected for ties, p
/// from χ²); `nil` when fewer than two groups have values or all values are the same.
package func kruskalWallis(_ groups: [[Double]]) -> GroupTest? {
  let filled = groups.filter { !$0.isEmpty }
  let all = filled.enumerated().flatMap { group, values in values.map { (value: $0, group: group) } }
    .sorted { ($0.value, $0.group) < ($1.value, $1.group) }
  let n = Double(all.count)
  guard filled.count > 1 else { return nil }
  var rankSums = [Double](repeating: 0, count: filled.count)
  var ties = 0.0
  var start = 0
  while start < all.count {
    var end = start + 1
    while end < all.count, all[end].value == all[start].value { end += 1 }
    let rank = Double(start + end + 1) / 2
    for item in all[start..<end] { rankSums[item.group] += rank }
    let same = Double(end - start)
    ties += same * same * same - same
    start = end
  }
  let correction = 1 - ties / (n * n * n - n)
  guard correction > 0 else { return nil }
  let sum = zip(rankSums, filled).reduce(0.0) { $0 + $1.0 * $1.0 / Double($1.1.count) }
  let statistic = max(0, 12 / (n * (n + 1)) * sum - 3 * (n + 1)) / correction
  let degrees = filled.count - 1
  return GroupTest(
    statistic: statistic, degrees: degrees, p: chiSquareUpperTail(statistic, degrees: Double(degrees)))
}
