/// Returns the quantile of values already sorted upwards, by definition R-7 (Hyndman & Fan 1996);
/// `nil` when there are none.
///
/// - Parameter share: 0…1.
package func quantile(sorted values: [Double], _ share: Double) -> Double? {
  guard let first = values.first, let last = values.last else { return nil }
  guard share > 0 else { return first }
  guard share < 1 else { return last }
  let place = Double(values.count - 1) * share
  let below = Int(place)
  let low = values[below]
  return low + (place - Double(below)) * (values[min(below + 1, values.count - 1)] - low)
}

/// Returns the R-7 quantile of values in any order; `nil` when there are none.
package func quantile(_ values: [Double], _ share: Double) -> Double? {
  quantile(sorted: values.sorted(), share)
}

/// Returns the middle value, or the mean of the middle two; `nil` when there are none.
package func median(_ values: [Double]) -> Double? { quantile(values, 0.5) }
