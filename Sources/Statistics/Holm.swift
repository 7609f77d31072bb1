/// Returns p adjusted for the size of the family by Holm's step-down method (1979), in the order given, 0…1:
/// a member stands out at 5 % when its adjusted p is below .05.
package func holmAdjusted(_ p: [Double]) -> [Double] {
  let order = p.indices.sorted { (p[$0], $0) < (p[$1], $1) }
  var result = p
  var highest = 0.0
  for (step, index) in order.enumerated() {
    highest = max(highest, min(1, p[index] * Double(p.count - step)))
    result[index] = highest
  }
  return result
}
