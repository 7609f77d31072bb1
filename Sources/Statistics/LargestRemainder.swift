import Glibc

/// Returns whole numbers near `parts` that add up to `total`: all are rounded down, then those with the
/// largest fraction go up by one, the earlier one first when fractions are equal.
///
/// Parts may be negative. A total that is not the rounded sum is shared out in the same order until it fits;
/// what is too much is taken off from the other end.
package func roundedParts(_ parts: [Double], total: Int) -> [Int] {
  guard !parts.isEmpty else { return [] }
  var result = parts.map { Int(floor($0)) }
  let missing = total - result.reduce(0, +)
  let fractions = parts.map { $0 - floor($0) }
  let order = parts.indices.sorted { (fractions[$1], $0) < (fractions[$0], $1) }
  if missing >= 0 {
    for step in 0..<missing { result[order[step % order.count]] += 1 }
  } else {
    for step in 0..<(-missing) { result[order[order.count - 1 - step % order.count]] -= 1 }
  }
  return result
}
