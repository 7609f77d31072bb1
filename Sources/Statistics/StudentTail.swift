import Glibc

/// Returns the chance that Student's t with these degrees of freedom lies at least |t| from zero, on either
/// side.
package func studentTwoSided(_ t: Double, degrees: Double) -> Double {
  guard t.isFinite else { return t.isNaN ? .nan : 0 }
  let square = t * t
  let sum = degrees + square
  return incompleteBeta(degrees / sum, complement: square / sum, a: degrees / 2, b: 0.5)
}

/// Returns the t > 0 that Student's t exceeds in size with the given two-sided chance, 0 < chance < 1.
package func studentTwoSidedQuantile(_ chance: Double, degrees: Double) -> Double {
  guard chance < 1 else { return 0 }
  guard chance > 0 else { return .infinity }
  var low = 0.0
  var high = max(1, normalUpperQuantile(chance / 2))
  while studentTwoSided(high, degrees: degrees) > chance {
    low = high
    high *= 2
  }
  let logFront = logGamma((degrees + 1) / 2) - logGamma(degrees / 2) - log(degrees * Double.pi) / 2
  var t = (low + high) / 2
  for _ in 0..<100 {
    let tail = studentTwoSided(t, degrees: degrees)
    if tail > chance { low = t } else { high = t }
    let density = 2 * exp(logFront - (degrees + 1) / 2 * log1p(t * t / degrees))
    // Newton on ln of the tail, halving when the step leaves the bracket.
    var next = t + log(tail / chance) * tail / density
    if !(next > low && next < high) { next = (low + high) / 2 }
    if abs(next - t) <= 1e-14 * next { return next }
    t = next
  }
  return t
}
