/// Returns the arithmetic mean; `nil` when there are no values.
package func mean(_ values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  return values.reduce(0, +) / Double(values.count)
}

/// Returns the standard deviation of a sample (n − 1 below the line); `nil` below two values.
package func standardDeviation(_ values: [Double]) -> Double? {
  guard values.count > 1, let centre = mean(values) else { return nil }
  let squares = values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
  return (squares / Double(values.count - 1)).squareRoot()
}
