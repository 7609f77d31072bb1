/// Reads amounts as people type them.
struct AmountTextReader {
  /// - Parameter bytes: the trimmed text in UTF-8.
  /// - Returns: `nil` when the text is no amount.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> AmountText? {
    guard let base = bytes.baseAddress, bytes.count <= 200 else { return nil }
    guard needsNarrowing(bytes) else { return read(AmountPiece(bytes: base, start: 0, end: bytes.count)) }
    return narrowed(bytes).withUnsafeBufferPointer { narrow in
      narrow.baseAddress.flatMap { read(AmountPiece(bytes: $0, start: 0, end: narrow.count)) }
    }
  }

  private static func read(_ piece: AmountPiece) -> AmountText? {
    var result = AmountText()
    var piece = piece
    strip(&piece, &result)
    guard !piece.isEmpty, takeExponent(&piece, &result) else { return nil }
    var digits = AmountDigits()
    guard digits.read(piece), digits.arrange(&result) else { return nil }
    return result
  }

  /// Whether there are full-width characters, other blanks or other minus signs. The full-width ￥ is none of
  /// them: it stands in many a Chinese file, in every cell.
  @inline(__always)
  private static func needsNarrowing(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for (index, byte) in bytes.enumerated() where byte >= 0xC2 {
      if byte == 0xE2 || byte == 0xE3 { return true }
      if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 { return true }
      if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] != 0xBF || bytes[index + 2] != 0xA5 {
        return true
      }
    }
    return false
  }

  /// Half-width, the different minus signs and blanks as one.
  private static func narrowed(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var text = String.UnicodeScalarView()
    for scalar in String(decoding: content, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x2212, 0x2010...0x2013: text.append("-")
      case 0x3000, 0xA0, 0x2000...0x200A, 0x202F: text.append(" ")
      case 0xFF01...0xFF5E:
        if let narrow = UnicodeScalar(scalar.value - 0xFEE0) { text.append(narrow) }
      case 0xFFE1: text.append("£")
      case 0x2019: text.append("'")
      default: text.append(scalar)
      }
    }
    return Array(String(text).utf8)
  }

  /// Takes signs, currency, unit and percent sign off both ends, each at most once.
  private static func strip(_ text: inout AmountPiece, _ result: inout AmountText) {
    var hasMinus = false
    var hasYuan = false
    while true {
      text.trim()
      guard !text.isEmpty, !isCore(text.first) || !isCore(text.last) else { return }
      if !hasMinus, takeMinus(&text, &result) {
        hasMinus = true
      } else if !result.isPercent, text.last == 0x25 {
        text.end -= 1
        result.isPercent = true
      } else if takeSign(&text, &result, hasYuan: &hasYuan) {
        continue
      } else if result.exponent == nil,
        let unit = AmountWords.units.first(where: { text.drop(last: $0.bytes) })
      {
        result.exponent = unit.exponent
      } else {
        return
      }
    }
  }

  @inline(__always)
  private static func isCore(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 || byte == 0x2E }

  private static func takeMinus(_ text: inout AmountPiece, _ result: inout AmountText) -> Bool {
    switch (text.first, text.last) {
    case (0x2D, _), (0x2B, _):
      result.isNegative = text.first == 0x2D
      text.start += 1
    case (_, 0x2D):
      result.isNegative = true
      text.end -= 1
    case (0x28, 0x29) where text.end - text.start >= 2:
      result.isNegative = true
      text.start += 1
      text.end -= 1
    default: return false
    }
    return true
  }

  private static func takeSign(
    _ text: inout AmountPiece, _ result: inout AmountText, hasYuan: inout Bool
  ) -> Bool {
    let mayStart = !isCore(text.first)
    for (index, sign) in AmountWords.signs.enumerated() {
      if index < AmountWords.yuan {
        // 元 names the currency less closely than every other sign.
        guard result.sign.map({ $0 >= AmountWords.yuan }) ?? true,
          mayStart && text.drop(first: sign.bytes) || text.drop(last: sign.bytes)
        else { continue }
        result.sign = index
        return true
      }
      guard !hasYuan, text.drop(last: sign.bytes) else { continue }
      if result.sign == nil { result.sign = index }
      hasYuan = true
      return true
    }
    return false
  }

  /// Takes `E+06` off the end; `false` when something else follows the E, or a number beyond all amounts.
  private static func takeExponent(_ text: inout AmountPiece, _ result: inout AmountText) -> Bool {
    guard let mark = (text.start..<text.end).first(where: { text.bytes[$0] | 0x20 == 0x65 }) else {
      return true
    }
    var index = mark + 1
    let isNegative = index < text.end && text.bytes[index] == 0x2D
    if index < text.end, text.bytes[index] == 0x2B || isNegative { index += 1 }
    var exponent = 0
    guard (1...3).contains(text.end - index), mark > text.start else { return false }
    while index < text.end {
      guard text.bytes[index] &- 0x30 <= 9 else { return false }
      exponent = exponent * 10 + Int(text.bytes[index] &- 0x30)
      index += 1
    }
    guard exponent <= 30 else { return false }
    result.scientific = isNegative ? -exponent : exponent
    text.end = mark
    return true
  }
}
