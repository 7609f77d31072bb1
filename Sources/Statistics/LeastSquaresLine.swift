/// A straight line fitted by least squares.
package struct FittedLine: Sendable, Hashable {
  package var intercept: Double
  package var slope: Double
  /// √(Σ residual² ÷ (n − 2)); zero for two points.
  package var residualDeviation: Double

  package func value(at x: Double) -> Double { intercept + slope * x }
}

/// Returns the line through the points (x[i], y[i]); `nil` when fewer than two different x are given.
package func leastSquaresLine(_ x: [Double], _ y: [Double]) -> FittedLine? {
  guard x.count == y.count, x.count > 1, let centreX = mean(x), let centreY = mean(y) else { return nil }
  var spread = 0.0
  var joint = 0.0
  for (x, y) in zip(x, y) {
    spread += (x - centreX) * (x - centreX)
    joint += (x - centreX) * (y - centreY)
  }
  guard spread > 0 else { return nil }
  let slope = joint / spread
  var line = FittedLine(intercept: centreY - slope * centreX, slope: slope, residualDeviation: 0)
  let squares = zip(x, y).reduce(0) { sum, point in
    let residual = point.1 - line.value(at: point.0)
    return sum + residual * residual
  }
  if x.count > 2 { line.residualDeviation = (squares / Double(x.count - 2)).squareRoot() }
  return line
}
