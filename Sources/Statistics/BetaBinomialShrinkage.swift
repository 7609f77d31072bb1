/// A group's share pulled towards the common one, with its 95 % interval.
package struct ShrunkenShare: Sendable, Hashable {
  package var estimate: Double
  package var low: Double
  package var high: Double
}

/// Returns each group's share after beta-binomial shrinkage: the fewer its trials, the nearer to the common
/// share.
///
/// The prior comes from the groups themselves by moments (Kleinman, JASA 68, 1973): its mean is Σ hits ÷ Σ
/// trials, its precision 1 ÷ ρ − 1 with ρ the correlation inside groups. Groups that differ no more than
/// chance are all pulled to the common share. Empty when there is no trial at all.
package func betaBinomialShrinkage(hits: [Double], trials: [Double]) -> [ShrunkenShare] {
  let total = trials.reduce(0, +)
  guard total > 0, hits.count == trials.count else { return [] }
  let common = hits.reduce(0, +) / total
  let precision = priorPrecision(hits, trials, common)
  return zip(hits, trials).map { hits, trials in
    let a = hits + precision * common
    let b = trials - hits + precision * (1 - common)
    guard a > 0, b > 0 else { return ShrunkenShare(estimate: common, low: common, high: common) }
    return ShrunkenShare(
      estimate: a / (a + b), low: betaQuantile(0.025, a: a, b: b), high: betaQuantile(0.975, a: a, b: b))
  }
}

private func priorPrecision(_ hits: [Double], _ trials: [Double], _ common: Double) -> Double {
  // Beyond a million trials the prior cannot be told from a point.
  let strongest = 1e6
  let variance = common * (1 - common)
  guard variance > 0 else { return strongest }
  let groups = Double(trials.count { $0 > 0 })
  let total = trials.reduce(0, +)
  var spread = 0.0
  var squares = 0.0
  for (hits, n) in zip(hits, trials) where n > 0 {
    spread += n * (hits / n - common) * (hits / n - common)
    squares += n * n
  }
  let room = total - squares / total - (groups - 1)
  guard room > 0 else { return strongest }
  let correlation = (spread / variance - (groups - 1)) / room
  guard correlation > 1 / (strongest + 1) else { return strongest }
  return max(0, 1 / min(1, correlation) - 1)
}
