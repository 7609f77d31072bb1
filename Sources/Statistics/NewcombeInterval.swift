/// Returns the 95 % interval of the difference `second − first` of two shares, −1…1, by Newcombe's hybrid score method;
/// `nil` when a side has no trial.
///
/// R. G. Newcombe, Statistics in Medicine 17 (1998), method 10: the Wilson limits of both shares, squared and added.
package func newcombeInterval(
  first: (hits: Int, trials: Int), second: (hits: Int, trials: Int)
) -> Interval? {
  guard let before = wilsonInterval(hits: first.hits, trials: first.trials),
    let after = wilsonInterval(hits: second.hits, trials: second.trials)
  else { return nil }
  let (p, q) = (Double(first.hits) / Double(first.trials), Double(second.hits) / Double(second.trials))
  let down = ((q - after.low) * (q - after.low) + (before.high - p) * (before.high - p)).squareRoot()
  let up = ((after.high - q) * (after.high - q) + (p - before.low) * (p - before.low)).squareRoot()
  return Interval(low: q - p - down, high: q - p + up)
}

/// Returns the interval of the difference of two independent estimates, `second − first`, from their own intervals.
///
/// The squares of the distances to the limits add up (MOVER: G. Y. Zou and A. Donner, Statistics in Medicine 27, 2008).
package func differenceInterval(
  first: (value: Double, interval: Interval), second: (value: Double, interval: Interval)
) -> Interval {
  let value = second.value - first.value
  func root(_ one: Double, _ other: Double) -> Double { (one * one + other * other).squareRoot() }
  let down = root(second.value - second.interval.low, first.interval.high - first.value)
  let up = root(second.interval.high - second.value, first.value - first.interval.low)
  return Interval(low: value - down, high: value + up)
}
