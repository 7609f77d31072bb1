/// The digits of an amount in groups, and the separators between them.
struct AmountDigits {
  private var magnitude: Int128 = 0
  private var significant = 0
  private var dropped = 0
  private var droppedAny = false
  private var firstDigit: UInt8 = 0
  private var sizes = InlineArray<16, Int>(repeating: 0)
  private var separators = InlineArray<16, UInt8>(repeating: 0)
  /// The number of separators; there is one group more.
  private var count = 0

  /// Reads digits and separators; `false` when something else stands there, or no digit at all.
  mutating func read(_ text: AmountPiece) -> Bool {
    var digits = 0
    for index in text.start..<text.end {
      let byte = text.bytes[index]
      if byte &- 0x30 <= 9 {
        if digits == 0 { firstDigit = byte }
        digits += 1
        sizes[count] += 1
        take(byte &- 0x30)
      } else if byte == 0x2C || byte == 0x2E || byte == 0x27 || byte == 0x20 {
        guard count < 15 else { return false }
        separators[count] = byte
        count += 1
      } else {
        return false
      }
    }
    return digits > 0
  }

  /// 30 digits are kept; of those behind them it matters only whether one is not 0.
  private mutating func take(_ digit: UInt8) {
    if significant == 30 {
      dropped += 1
      droppedAny = droppedAny || digit != 0
    } else {
      magnitude = magnitude * 10 + Int128(digit)
      if magnitude != 0 { significant += 1 }
    }
  }

  /// Decides which separators group digits and which one marks decimals; `false` when they make no number.
  func arrange(_ result: inout AmountText) -> Bool {
    guard let (decimals, custom) = decimals() else { return false }
    result.custom = custom
    result.magnitude = magnitude
    result.digitsBehindLast = decimals - min(dropped, decimals)
    result.isTooLong = dropped > decimals
    // A tie with something behind it is none.
    if droppedAny, magnitude % 5 == 0 { result.magnitude += 1 }
    return true
  }

  private func decimals() -> (Int, AmountText.Custom)? {
    guard count > 0 else { return (0, .none) }
    let last = separators[count - 1]
    let behind = sizes[count]
    let kinds = (0..<count).count { index in (0..<index).allSatisfy { separators[$0] != separators[index] } }
    if kinds == 1, count > 1 || last == 0x20 || last == 0x27 {
      guard isGrouped(0...count, by: last) else { return nil }
      return (0, last == 0x2C ? .point : last == 0x2E ? .comma : .none)
    }
    if kinds == 1 {
      if firstDigit != 0x30, isGrouped(0...1, by: last) { return (behind, .either(separator: last)) }
      return behind > 0 || last == 0x2E ? (behind, last == 0x2C ? .comma : .point) : nil
    }
    // Two kinds: the last one marks the decimals, all before it are the other kind and group the digits.
    guard kinds == 2, last == 0x2C || last == 0x2E, (0..<count - 1).allSatisfy({ separators[$0] != last }),
      isGrouped(0...count - 1, by: separators[0])
    else { return nil }
    return (behind, last == 0x2C ? .comma : .point)
  }

  /// Whether the groups are of three digits, or of two before the last as in India (`12,34,567`).
  private func isGrouped(_ groups: ClosedRange<Int>, by separator: UInt8) -> Bool {
    guard (1...3).contains(sizes[0]), groups.upperBound > 0, sizes[groups.upperBound] == 3 else {
      return false
    }
    let middle = groups.dropFirst().dropLast()
    if middle.allSatisfy({ sizes[$0] == 3 }) { return true }
    return separator == 0x2C && sizes[0] <= 2 && middle.allSatisfy { sizes[$0] == 2 }
  }
}
