import Glibc

/// Returns the regularised incomplete beta function I_x(a, b), 0…1, for a, b > 0.
///
/// - Parameters:
///   - x: 0…1.
///   - complement: 1 − x, handed in so that an x near 1 loses no digits.
package func incompleteBeta(_ x: Double, complement: Double, a: Double, b: Double) -> Double {
  guard x > 0 else { return 0 }
  guard complement > 0 else { return 1 }
  let front = exp(a * log(x) + b * log(complement) + logGamma(a + b) - logGamma(a) - logGamma(b))
  // The continued fraction converges quickly on this side of the mean only (A&S 26.5.8).
  return x < (a + 1) / (a + b + 2)
    ? front * betaFraction(x, a, b) / a
    : 1 - front * betaFraction(complement, b, a) / b
}

private func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  let tiny = 1e-300
  func away(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
  var c = 1.0
  var d = 1 / away(1 - (a + b) * x / (a + 1))
  var result = d
  var m = 1.0
  while m < 100_000 {
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    result *= d * c
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    result *= d * c
    if abs(d * c - 1) < 1e-15 { break }
    m += 1
  }
  return result
}

/// Returns the point below which a Beta(a, b) variable lies with the given probability, 0…1.
package func betaQuantile(_ probability: Double, a: Double, b: Double) -> Double {
  guard probability > 0 else { return 0 }
  guard probability < 1 else { return 1 }
  var low = 0.0
  var high = 1.0
  // 60 halvings reach the last digits of a share; there is no start value to get wrong.
  for _ in 0..<60 {
    let middle = (low + high) / 2
    if incompleteBeta(middle, complement: 1 - middle, a: a, b: b) < probability {
      low = middle
    } else {
      high = middle
    }
  }
  return (low + high) / 2
}
