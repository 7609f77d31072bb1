import Glibc

/// A bar of a histogram: how many values lie in `low ..< high`.
package struct Bin: Sendable, Hashable {
  package var low: Double
  package var high: Double
  package var count: Int

  package init(low: Double, high: Double, count: Int) {
    self.low = low
    self.high = high
    self.count = count
  }
}

/// Returns histogram bins of equal width whose edges are round numbers, empty when there are no values.
///
/// The number of bins is that of Freedman & Diaconis (1981), width 2·IQR·n^(−1/3); the width is then snapped
/// to 1, 2 or 5 times a power of ten. Values that are all the same give one bin of width zero.
package func freedmanDiaconisBins(_ values: [Double]) -> [Bin] {
  let sorted = values.sorted()
  guard let least = sorted.first, let greatest = sorted.last else { return [] }
  guard greatest > least else { return [Bin(low: least, high: least, count: sorted.count)] }
  let step = niceStep(from: least, to: greatest, count: freedmanDiaconisCount(sorted))
  let first = Int(floor(step.index(of: least)))
  var last = Int(ceil(step.index(of: greatest)))
  // A greatest value on the last edge needs a bin of its own: bins are open at the top.
  if step.edge(last) <= greatest { last += 1 }
  var bins = (first..<last).map { Bin(low: step.edge($0), high: step.edge($0 + 1), count: 0) }
  var bin = 0
  for value in sorted {
    while bin < bins.count - 1, value >= bins[bin].high { bin += 1 }
    bins[bin].count += 1
  }
  return bins
}

private func freedmanDiaconisCount(_ sorted: [Double]) -> Int {
  guard let low = quantile(sorted: sorted, 0.25), let high = quantile(sorted: sorted, 0.75), high > low,
    let least = sorted.first, let greatest = sorted.last
  else { return 1 }
  let width = 2 * (high - low) / cbrt(Double(sorted.count))
  // A few far outliers must not ask for millions of bars.
  return Int(min(1000, ceil((greatest - least) / width)))
}

/// A round step; below one it is kept as its whole inverse, so that edges are exact decimals.
private struct RoundStep: Equatable {
  var size: Double
  var isInverse: Bool

  func index(of value: Double) -> Double { isInverse ? value * size : value / size }
  func edge(_ index: Int) -> Double { isInverse ? Double(index) / size : Double(index) * size }
}

private func roundStep(_ span: Double, _ count: Int) -> RoundStep {
  let raw = span / Double(count)
  let power = Int(floor(log10(raw)))
  let lead = raw / pow(10, Double(power))
  let factor =
    lead >= 50.0.squareRoot() ? 10.0 : lead >= 10.0.squareRoot() ? 5 : lead >= 2.0.squareRoot() ? 2 : 1
  guard power < 0 else { return RoundStep(size: factor * pow(10, Double(power)), isInverse: false) }
  return RoundStep(size: pow(10, Double(-power)) / factor, isInverse: true)
}

/// Widening the range to round edges can ask for a wider step: repeat until it is stable.
private func niceStep(from least: Double, to greatest: Double, count: Int) -> RoundStep {
  var (low, high) = (least, greatest)
  var step = roundStep(high - low, count)
  for _ in 0..<10 {
    low = step.edge(Int(floor(step.index(of: low))))
    high = step.edge(Int(ceil(step.index(of: high))))
    let next = roundStep(high - low, count)
    if next == step { break }
    step = next
  }
  return step
}
