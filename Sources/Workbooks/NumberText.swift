/// A number as the file states it.
struct StatedNumber {
  /// Significant digits, without the point.
  private var mantissa: UInt64 = 0
  /// How many digits the mantissa has; beyond 19 it is not kept whole.
  private var digits = 0
  private var decimals = 0
  private var isNegative = false
  private var hasExponent = false
  private let text: UnsafeBufferPointer<UInt8>

  /// Takes the text of a numeric cell; `nil` when it is no number.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    guard read() else { return nil }
  }

  private mutating func read() -> Bool {
    var index = 0
    if let sign = text.first, sign == 0x2D || sign == 0x2B {
      isNegative = sign == 0x2D
      index = 1
    }
    var hasPoint = false
    var hasDigit = false
    while index < text.count {
      let byte = text[index]
      if byte >= 0x30, byte <= 0x39 {
        hasDigit = true
        if byte != 0x30 || digits > 0 { digits += 1 }
        if digits <= 19 { mantissa = mantissa &* 10 &+ UInt64(byte - 0x30) }
        if hasPoint { decimals += 1 }
      } else if byte == 0x2E, !hasPoint {
        hasPoint = true
      } else if hasDigit, byte | 0x20 == 0x65 {
        hasExponent = true
        return isExponent(from: index + 1)
      } else {
        return false
      }
      index += 1
    }
    return hasDigit
  }

  private func isExponent(from start: Int) -> Bool {
    var rest = text[start...]
    if let sign = rest.first, sign == 0x2D || sign == 0x2B { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.count <= 4 && rest.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The number nearest to the text.
  var value: Double {
    // Up to 2^53 and 10^22 both numbers are exact, so one division rounds once (Clinger 1990).
    if !hasExponent, digits <= 15, decimals <= 22 {
      let size = Double(mantissa) / powersOfTen[decimals]
      return isNegative ? -size : size
    }
    return Double(String(decoding: text, as: UTF8.self)) ?? .nan
  }

  /// The number to within 15 digits, which is all that a day and its seconds need.
  var roughValue: Double {
    guard !hasExponent, digits <= 19, decimals <= 22 else { return value }
    let size = Double(mantissa) / powersOfTen[decimals]
    return isNegative ? -size : size
  }

  /// Appends the shortest decimal that reads back as the same number, without an exponent where it has fewer
  /// than 30 places.
  func append(to row: inout [UInt8]) {
    // With up to 15 digits no other decimal of up to 15 digits reads back the same: the text is the shortest.
    guard !hasExponent, digits <= 15 else { return row += shortestDecimal(value) }
    guard digits > 0 else { return row.append(0x30) }
    if isNegative { row.append(0x2D) }
    var rest = text[...]
    if let sign = rest.first, sign == 0x2D || sign == 0x2B { rest = rest.dropFirst() }
    if decimals > 0 {
      while rest.last == 0x30 { rest = rest.dropLast() }
    }
    if rest.last == 0x2E { rest = rest.dropLast() }
    while rest.count > 1, rest.first == 0x30, rest[rest.startIndex + 1] != 0x2E { rest = rest.dropFirst() }
    if rest.first == 0x2E { row.append(0x30) }
    row.append(contentsOf: rest)
  }

  /// Appends the number as Excel shows a share, with all its digits: `12.5%` for 0.125.
  func appendPercent(to row: inout [UInt8]) {
    var text: [UInt8] = []
    append(to: &text)
    let start = text.first == 0x2D ? 1 : 0
    guard !text.contains(0x65) else { return row += text }
    let point = text.firstIndex(of: 0x2E) ?? text.count
    let decimals = Array(text[min(point + 1, text.count)...])
    let moved = decimals.prefix(2) + Array(repeating: 0x30, count: max(0, 2 - decimals.count))
    var whole = Array((text[start..<point] + moved).drop { $0 == 0x30 })
    if whole.isEmpty { whole = [0x30] }
    row += text[..<start] + whole
    if decimals.count > 2 { row += [0x2E] + decimals.dropFirst(2) }
    row.append(0x25)
  }

  /// Whether the number has more than the 15 digits that Excel keeps, so that its last ones may be wrong.
  ///
  /// Only whole numbers count: nobody uses a share of 17 digits as an id.
  var mayBeRounded: Bool {
    if digits <= 15, !hasExponent { return false }
    let size = value.magnitude
    return size >= 1e15 && size.isFinite
  }
}

private let powersOfTen: [Double] = {
  var powers = [1.0]
  for _ in 0..<22 { powers.append(powers[powers.count - 1] * 10) }
  return powers
}()

/// `0.3`, `-150000`, `0.00001`, and `1e+30` beyond 30 places.
func shortestDecimal(_ value: Double) -> [UInt8] {
  if value == 0 { return [0x30] }
  let stated = Array(value.description.utf8)
  let isNegative = stated.first == 0x2D
  let size = isNegative ? Array(stated.dropFirst()) : stated
  let exponentMark = size.firstIndex(of: 0x65)
  let number = size[..<(exponentMark ?? size.count)]
  let exponent = exponentMark.flatMap { Int(String(decoding: size[($0 + 1)...], as: UTF8.self)) } ?? 0
  let pointAt = number.firstIndex(of: 0x2E) ?? number.count
  var digits = number.filter { $0 != 0x2E }
  while digits.count > 1, digits.last == 0x30 { digits.removeLast() }
  let leading = digits.prefix { $0 == 0x30 }.count
  digits.removeFirst(leading)
  let point = pointAt - leading + exponent
  guard (-30...30).contains(point), !digits.isEmpty else { return stated }
  var result: [UInt8] = isNegative ? [0x2D] : []
  if point <= 0 {
    result += [0x30, 0x2E] + Array(repeating: 0x30, count: -point) + digits
  } else if point >= digits.count {
    result += digits + Array(repeating: 0x30, count: point - digits.count)
  } else {
    result += digits[..<point] + [0x2E] + digits[point...]
  }
  return result
}
