// Exponential and logarithm from +, −, × and ÷ alone. The C library's may differ in the last digit between
// machines, and one digit is enough to send a seeded draw down another path.

/// Returns eˣ, the same bits on every machine, to about 1e-15 relative.
package func deterministicExp(_ x: Double) -> Double {
  guard x > -700 else { return 0 }
  guard x < 700 else { return .infinity }
  let ln2 = 0.693147180559945309
  let power = (x / ln2).rounded()
  // ln 2 in two parts keeps the rest exact.
  let rest = (x - power * 0.693147180369123816490) - power * 1.90821492927058770002e-10
  var term = 1.0
  var sum = 1.0
  for i in 1...18 {
    term *= rest / Double(i)
    sum += term
  }
  return sum * Double(sign: .plus, exponent: Int(power), significand: 1)
}

/// Returns ln x for x > 0, the same bits on every machine, to about 1e-15.
package func deterministicLog(_ x: Double) -> Double {
  guard x > 0 else { return -.infinity }
  var exponent = x.exponent
  var part = x.significand
  if part > 1.4142135623730951 {
    part /= 2
    exponent += 1
  }
  // ln m = 2 artanh((m − 1) ÷ (m + 1)); the argument is below .172.
  let s = (part - 1) / (part + 1)
  let square = s * s
  var power = s
  var sum = 0.0
  for i in 0..<12 {
    sum += power / Double(2 * i + 1)
    power *= square
  }
  return 2 * sum + Double(exponent) * 0.693147180559945309
}
