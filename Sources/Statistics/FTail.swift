/// Returns the chance that Fisher's F with these degrees of freedom is `f` or more.
package func fUpperTail(_ f: Double, _ numerator: Double, _ denominator: Double) -> Double {
  guard f > 0 else { return 1 }
  guard f.isFinite else { return 0 }
  let sum = denominator + numerator * f
  return incompleteBeta(
    denominator / sum, complement: numerator * f / sum, a: denominator / 2, b: numerator / 2)
}
