/// Returns how unequally amounts are spread: 0 when all are the same, towards 1 when one holds nearly all.
///
/// Amounts of zero or less are left out; `nil` when none remains.
package func gini(_ amounts: [Double]) -> Double? {
  let sorted = amounts.filter { $0 > 0 }.sorted()
  let total = sorted.reduce(0, +)
  guard total > 0 else { return nil }
  let n = Double(sorted.count)
  let weighted = sorted.enumerated().reduce(0.0) { $0 + Double($1.offset + 1) * $1.element }
  return 2 * weighted / (n * total) - (n + 1) / n
}
