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
  /// All digits, without separators.
  var digits: [UInt8] = []
  /// How many of the digits stand behind the last separator.
  var digitsBehindLast = 0
  var custom = Custom.none
  /// The power of ten of a unit such as 万, or `nil` without one.
  var exponent: Int?
  var isPercent = false
  /// The currency sign or code that stands there, or empty.
  var sign = ""

  /// The amount × `scale`, exact and beyond that half-even; `nil` when it does not fit.
  ///
  /// - Parameter commaIsDecimal: the custom of the column, for texts that have both readings.
  func value(scale: Int64, columnExponent: Int, commaIsDecimal: Bool) -> Int64? {
    let decimals: Int
    switch custom {
    case .none: decimals = 0
    case .point, .comma: decimals = digitsBehindLast
    case .either(let separator): decimals = (separator == 0x2C) == commaIsDecimal ? digitsBehindLast : 0
    }
    guard digits.count <= 30 else { return nil }
    var value: Int128 = 0
    for digit in digits { value = value * 10 + Int128(digit &- 0x30) }
    let divisor = powerOfTen(decimals + (isPercent ? 2 : 0))
    let (product, overflow) = value.multipliedReportingOverflow(
      by: Int128(scale) * powerOfTen(exponent ?? columnExponent))
    guard !overflow else { return nil }
    let scaled = halfEven(product, divisor)
    guard scaled < Int128(Int64.max) else { return nil }
    return Int64(isNegative ? -scaled : scaled)
  }
}

func powerOfTen(_ exponent: Int) -> Int128 {
  (0..<exponent).reduce(Int128(1)) { product, _ in product * 10 }
}

/// The quotient of two numbers that are not negative, rounded to the nearest, ties to even.
func halfEven(_ dividend: Int128, _ divisor: Int128) -> Int128 {
  let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
  let twice = remainder * 2
  return twice > divisor || (twice == divisor && quotient % 2 == 1) ? quotient + 1 : quotient
}

/// Reads amounts as people type them.
struct AmountTextReader {
  private static let signs = [
    "hk$", "us$", "nt$", "rmb", "cny", "usd", "eur", "gbp", "hkd", "jpy", "twd", "¥", "$", "€", "£",
  ]

  /// Units behind the digits, the longer ones first.
  private static let units: [(text: String, exponent: Int)] = [
    ("百万", 6), ("千万", 7), ("万", 4), ("亿", 8), ("千", 3), ("k", 3), ("m", 6), ("b", 9),
  ]

  /// - Parameter content: the trimmed text in UTF-8.
  /// - Returns: `nil` when the text is no amount.
  static func read(_ content: [UInt8]) -> AmountText? {
    var result = AmountText()
    var text = folded(content)[...]
    strip(&text, &result)
    guard let core = split(text) else { return nil }
    return arrange(core, &result) ? result : nil
  }

  /// Half-width and lower-case; the different minus signs and blanks as one.
  private static func folded(_ content: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    for scalar in String(decoding: content, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x2212, 0x2012, 0x2013, 0xFF0D: text.append("-")
      case 0xFFE5: text.append("¥")
      case 0x3000, 0xA0, 0x202F, 0x2009: text.append(" ")
      case 0xFF01...0xFF5E:
        if let narrow = UnicodeScalar(scalar.value - 0xFEE0) { text.append(narrow) }
      case 0x2019: text.append("'")
      default: text.append(scalar)
      }
    }
    return String(text).lowercased()
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return text
  }

  /// Takes signs, currency, unit and percent sign off both ends, each at most once.
  private static func strip(_ text: inout Substring, _ result: inout AmountText) {
    var hasMinus = false
    var hasYuan = false
    var goesOn = true
    while goesOn {
      goesOn = false
      text = trimmed(text)
      if !hasMinus, text.first == "-" || text.first == "+" || text.last == "-" {
        result.isNegative = text.first != "+"
        text = text.first == "-" || text.first == "+" ? text.dropFirst() : text.dropLast()
        hasMinus = true
        goesOn = true
      } else if !hasMinus, text.first == "(", text.last == ")" {
        text = text.dropFirst().dropLast()
        result.isNegative = true
        hasMinus = true
        goesOn = true
      } else if result.sign.isEmpty,
        let sign = signs.first(where: { text.hasPrefix($0) || text.hasSuffix($0) })
      {
        text = text.hasPrefix(sign) ? text.dropFirst(sign.count) : text.dropLast(sign.count)
        result.sign = sign.uppercased()
        goesOn = true
      } else if !hasYuan, text.hasSuffix("元") || text.hasSuffix("圆") {
        text = text.dropLast()
        if result.sign.isEmpty { result.sign = "元" }
        hasYuan = true
        goesOn = true
      } else if !result.isPercent, text.last == "%" {
        text = text.dropLast()
        result.isPercent = true
        goesOn = true
      } else if result.exponent == nil, let unit = units.first(where: { text.hasSuffix($0.text) }) {
        text = text.dropLast(unit.text.count)
        result.exponent = unit.exponent
        goesOn = true
      }
    }
  }

  /// The digits in groups with the separators between them.
  private static func split(_ text: Substring) -> (groups: [[UInt8]], separators: [UInt8])? {
    var groups: [[UInt8]] = [[]]
    var separators: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39: groups[groups.count - 1].append(byte)
      case 0x2C, 0x2E, 0x27, 0x20:
        separators.append(byte)
        groups.append([])
      default: return nil
      }
    }
    guard groups.contains(where: { !$0.isEmpty }) else { return nil }
    return (groups, separators)
  }

  /// Decides which separators group digits and which one marks decimals.
  private static func arrange(
    _ core: (groups: [[UInt8]], separators: [UInt8]), _ result: inout AmountText
  ) -> Bool {
    let (groups, separators) = core
    result.digits = Array(groups.joined())
    guard let last = separators.last else { return true }
    let lastGroup = groups[groups.count - 1]
    result.digitsBehindLast = lastGroup.count
    let isGrouped = groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count)
    let kinds = Set(separators)
    if kinds.count == 1, separators.count > 1 || last == 0x20 || last == 0x27 {
      guard isGrouped else { return false }
      result.digitsBehindLast = 0
      result.custom = last == 0x2C ? .point : last == 0x2E ? .comma : .none
      return true
    }
    if kinds.count == 1 {
      let mayGroup = isGrouped && groups[0][0] != 0x30
      result.custom = mayGroup ? .either(separator: last) : last == 0x2C ? .comma : .point
      return !lastGroup.isEmpty || last == 0x2E
    }
    // Two kinds: the last one marks the decimals, all before it are the other kind and group by three.
    let before = groups.dropLast()
    guard kinds.count == 2, last == 0x2C || last == 0x2E, separators.dropLast().allSatisfy({ $0 != last }),
      before.dropFirst().allSatisfy({ $0.count == 3 }), (1...3).contains(before[0].count)
    else { return false }
    result.custom = last == 0x2C ? .comma : .point
    return true
  }
}
