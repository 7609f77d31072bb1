import Statistics

/// A window mean against what the baseline lets expect, on the scale of logs.
struct LogTest {
  /// Expected mean of the window.
  var centre: Double
  var standardError: Double
  var degrees: Int
  var p: Double

  init?(observed: Double, centre: Double, standardError: Double, degrees: Int) {
    // A baseline without any spread would make a signal of a rounding error.
    guard degrees > 0, standardError > 1e-9 else { return nil }
    self.centre = centre
    self.standardError = standardError
    self.degrees = degrees
    p = studentTwoSided((observed - centre) / standardError, degrees: Double(degrees))
  }
}

/// Tests a window mean against the mean of the baseline (rules 9 and 10); `nil` when the baseline does not vary.
///
/// - Parameter length: points in the window.
func levelTest(observed: Double, length: Int, baseline: ArraySlice<Double>) -> LogTest? {
  let m = Double(baseline.count)
  let centre = baseline.reduce(0, +) / m
  var squares = 0.0
  var neighbours = 0.0
  var last: Double?
  for value in baseline {
    let residual = value - centre
    squares += residual * residual
    if let last { neighbours += residual * last }
    last = residual
  }
  guard squares > 0 else { return nil }
  let spread = squares / (m - 1) * (1 / Double(length) + 1 / m)
  let widening = autocorrelationWidening(neighbours / squares, coefficients: 1, points: m)
  return LogTest(
    observed: observed, centre: centre, standardError: (spread * widening).squareRoot(),
    degrees: baseline.count - 1)
}

/// Tests a window mean against the line (or the line with positions) through the baseline, extrapolated (rule 9).
///
/// - Parameters:
///   - rows: the columns of the fit for each baseline point.
///   - windowRow: their mean over the window.
func lineTest(observed: Double, length: Int, rows: [[Double]], windowRow: [Double], baseline: [Double])
  -> LogTest?
{
  let fit = regression(rows, baseline)
  let degrees = baseline.count - fit.rank
  guard degrees > 0, fit.residualSquares > 0 else { return nil }
  let neighbours = zip(fit.residuals, fit.residuals.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
  let spread =
    fit.residualSquares / Double(degrees) * (1 / Double(length) + fit.leverage(windowRow))
  let widening = autocorrelationWidening(
    neighbours / fit.residualSquares, coefficients: fit.rank, points: Double(baseline.count))
  return LogTest(
    observed: observed, centre: fit.value(at: windowRow),
    standardError: (spread * widening).squareRoot(), degrees: degrees)
}

/// Returns the factor on the variance for residuals that follow each other (rule 9), 1 when they do not.
private func autocorrelationWidening(_ lagOne: Double, coefficients: Int, points: Double) -> Double {
  // Fitting bends the residuals of m points back by about this much.
  let r = lagOne + Double(coefficients) / points
  guard r > 1 / points.squareRoot() else { return 1 }
  let capped = min(0.7, r)
  return (1 + capped) / (1 - capped)
}
