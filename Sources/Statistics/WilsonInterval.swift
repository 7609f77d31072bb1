/// A share 0…1 with the ends of its 95 % interval.
package struct Interval: Sendable, Hashable {
  package var low: Double
  package var high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}

/// Returns Wilson's 95 % interval of a proportion, 0…1; `nil` when there is no trial.
///
/// E. B. Wilson, JASA 22 (1927); z = 1.959964.
package func wilsonInterval(hits: Int, trials: Int) -> Interval? {
  guard trials > 0, hits >= 0, hits <= trials else { return nil }
  let z = 1.959964
  let n = Double(trials)
  let share = Double(hits) / n
  let scale = 1 + z * z / n
  let centre = (share + z * z / (2 * n)) / scale
  let half = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot() / scale
  return Interval(low: hits == 0 ? 0 : centre - half, high: hits == trials ? 1 : centre + half)
}
