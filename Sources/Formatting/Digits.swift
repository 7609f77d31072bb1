/// Writes a number with grouped digits: `1,234.5`.
enum Digits {
  /// The sign of negative figures on a page; it is as wide as `+`.
  static let minus = "−"

  /// Returns `value` × 10^`decimals` as a whole number, halves away from zero.
  ///
  /// A product that misses a half by no more than binary rounding counts as a half: 1.005 is meant, not 1.00499….
  static func scaled(_ value: Double, decimals: Int) -> Double {
    let exact = value.magnitude * powerOfTen(decimals)
    let below = exact.rounded(.down)
    let isHalf = (exact - below - 0.5).magnitude <= min(1e-6, max(1, exact) * 1e-13)
    let rounded = isHalf ? below + 1 : exact.rounded()
    return value < 0 ? -rounded : rounded
  }

  /// Returns the digits of `value` without its sign.
  ///
  /// - Parameter trimmed: whether zeros at the end of the fraction are left out.
  static func unsigned(_ value: Double, decimals: Int, trimmed: Bool) -> String {
    let whole = scaled(value.magnitude, decimals: decimals)
    guard whole < 9e18 else { return "∞" }
    let number = UInt64(whole)
    let unit = UInt64(powerOfTen(decimals))
    var fraction = Array(String(number % unit).utf8)
    fraction.insert(
      contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, decimals - fraction.count)), at: 0)
    if decimals == 0 { fraction = [] }
    if trimmed { while fraction.last == UInt8(ascii: "0") { fraction.removeLast() } }
    let head = grouped(number / unit)
    return fraction.isEmpty ? head : head + "." + String(decoding: fraction, as: UTF8.self)
  }

  /// Returns the sign that `value` keeps after rounding to `decimals`.
  static func sign(_ value: Double, decimals: Int, plus: Bool = false) -> String {
    let whole = scaled(value, decimals: decimals)
    return whole < 0 ? minus : whole > 0 && plus ? "+" : ""
  }

  private static func grouped(_ number: UInt64) -> String {
    let digits = String(number)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }

  private static func powerOfTen(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
