/// What the text of an amount or number says, before it is known whether the column writes decimals with a point
/// or a comma.
struct AmountText: Sendable, Equatable {
  /// How the separators of the digits are to be understood.
  enum Custom: Sendable, Equatable {
    /// There is none.
    case none
    /// Only the decimal point makes sense of them.
    case point
    /// Only the decimal comma makes sense of them.
    case comma
    /// One separator before three digits, such as `1,234` or `1.234`.
    case either(separator: UInt8)
  }

  var isNegative = false
  /// The digits as one whole number, without separators.
  var magnitude: Int128 = 0
  /// How many of the digits stand behind the last separator.
  var digitsBehindLast = 0
  var custom = Custom.none
  /// The power of ten of a unit such as 万, or `nil` without one.
  var exponent: Int?
  /// The power of ten behind an E, as in `1.2E+06`, or `nil` without one.
  var scientific: Int?
  var isPercent = false
  /// The place of the currency sign or code in ``AmountWords/signs``, or `nil`.
  var sign: Int?
  /// Whether there are more whole digits than can be counted.
  var isTooLong = false

  /// The amount × 10^`scaleDigits`, exact and beyond that half-even; `nil` when it does not fit.
  ///
  /// - Parameters:
  ///   - columnExponent: the power of ten that the header states, for texts without a unit.
  ///   - commaIsDecimal: the custom of the column, for texts that have both readings.
  func value(
    scaleDigits: Int, columnExponent: Int, commaIsDecimal: Bool
  ) -> (value: Int64, isRounded: Bool)? {
    let decimals: Int
    switch custom {
    case .none, .point, .comma: decimals = digitsBehindLast
    case .either(let separator): decimals = (separator == 0x2C) == commaIsDecimal ? digitsBehindLast : 0
    }
    // One power of ten for all of it: no step in between can overflow.
    let shift =
      scaleDigits + (exponent ?? columnExponent) + (scientific ?? 0) - decimals - (isPercent ? 2 : 0)
    guard !isTooLong else { return nil }
    if magnitude == 0 { return (0, false) }
    if shift >= 0 {
      guard shift <= 19 else { return nil }
      let (product, overflow) = magnitude.multipliedReportingOverflow(by: powerOfTen(shift))
      guard !overflow, product < Int128(Int64.max) else { return nil }
      return (Int64(isNegative ? -product : product), false)
    }
    guard shift >= -38 else { return (0, true) }
    let divisor = powerOfTen(-shift)
    let scaled = halfEven(magnitude, divisor)
    guard scaled < Int128(Int64.max) else { return nil }
    return (Int64(isNegative ? -scaled : scaled), scaled * divisor != magnitude)
  }
}

private let powersOfTen: [Int128] = (0...38).map { (0..<$0).reduce(Int128(1)) { product, _ in product * 10 } }

/// - Parameter exponent: 0…38.
func powerOfTen(_ exponent: Int) -> Int128 { powersOfTen[exponent] }

/// The quotient of two numbers that are not negative, rounded to the nearest, ties to even.
func halfEven(_ dividend: Int128, _ divisor: Int128) -> Int128 {
  let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
  // The rest, not its double: the double of a rest of 38 digits does not fit.
  let other = divisor - remainder
  return remainder > other || (remainder == other && quotient % 2 == 1) ? quotient + 1 : quotient
}
