/// Returns the chance that χ² with these degrees of freedom is `x` or more.
package func chiSquareUpperTail(_ x: Double, degrees: Double) -> Double {
  upperIncompleteGamma(shape: degrees / 2, x / 2)
}
