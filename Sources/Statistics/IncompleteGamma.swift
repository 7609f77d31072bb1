import Glibc

/// Returns ln Γ(x) for x > 0.
package func logGamma(_ x: Double) -> Double {
  var sign: Int32 = 0
  return lgamma_r(x, &sign)
}

/// Returns the regularised upper incomplete gamma function Q(shape, x), 0…1.
///
/// Small tails keep their relative accuracy (about 1e-12). Series below shape + 1, continued fraction above
/// (Abramowitz & Stegun 6.5.29 and 6.5.31).
package func upperIncompleteGamma(shape: Double, _ x: Double) -> Double {
  guard x > 0 else { return 1 }
  guard x.isFinite else { return 0 }
  let front = exp(shape * log(x) - x - logGamma(shape))
  return x < shape + 1
    ? 1 - front * gammaSeries(shape, x)
    : front * gammaFraction(shape, x)
}

private func gammaSeries(_ shape: Double, _ x: Double) -> Double {
  var term = 1 / shape
  var sum = term
  var step = shape
  while term > sum * 1e-17 {
    step += 1
    term *= x / step
    sum += term
  }
  return sum
}

/// Lentz's evaluation, every denominator kept away from zero.
private func gammaFraction(_ shape: Double, _ x: Double) -> Double {
  let tiny = 1e-300
  var b = x + 1 - shape
  var c = 1 / tiny
  var d = 1 / (abs(b) < tiny ? tiny : b)
  var result = d
  var i = 1.0
  while i < 100_000 {
    let a = -i * (i - shape)
    b += 2
    d = a * d + b
    if abs(d) < tiny { d = tiny }
    c = b + a / c
    if abs(c) < tiny { c = tiny }
    d = 1 / d
    let change = d * c
    result *= change
    if abs(change - 1) < 1e-15 { break }
    i += 1
  }
  return result
}
