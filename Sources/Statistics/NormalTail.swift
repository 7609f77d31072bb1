import Glibc

/// Returns the chance that a standard normal variable lies at least |z| from zero, on either side.
package func normalTwoSided(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }

/// Returns the chance that a standard normal variable is z or more.
package func normalUpperTail(_ z: Double) -> Double { erfc(z / 2.0.squareRoot()) / 2 }

/// Returns the z that a standard normal variable exceeds with the given chance, 0 < chance < 1.
package func normalUpperQuantile(_ chance: Double) -> Double {
  guard chance < 0.5 else { return chance == 0.5 ? 0 : -normalUpperQuantile(1 - chance) }
  guard chance > 0 else { return .infinity }
  // Hastings' start (Abramowitz & Stegun 26.2.23), good to 4.5e-4; three Newton steps on ln of the tail
  // finish.
  let t = (-2 * log(chance)).squareRoot()
  var z =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  for _ in 0..<3 {
    let tail = normalUpperTail(z)
    let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
    z += log(tail / chance) * tail / density
  }
  return z
}
