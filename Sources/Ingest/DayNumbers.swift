import Periods

/// The system of Excel's day numbers.
package enum DayNumberSystem: Sendable, Hashable {
  /// Day 1 is 1900-01-01, and 1900 has a 29 February.
  case from1900
  /// Day 0 is 1904-01-01, as old Excel for Mac counts.
  case from1904

  /// The day with this number.
  func day(_ number: Int32) -> Day {
    switch self {
    // Excel believes in a 29 February 1900, so day 1 is 1900-01-01 but later numbers run one ahead.
    case .from1900: Day(number: number - 25_569)
    case .from1904: Day(number: number - 24_107)
    }
  }
}

/// Dates that are written as one number.
enum DayNumbers {
  /// 8 digits are yyyyMMdd, 12 and 14 have a time behind, 13 are milliseconds, 10 are seconds or yyyyMMddHH, and
  /// 5 (with or without a fraction) may be a day number of Excel. `nil` for every other text.
  static func read(_ text: UnsafeBufferPointer<UInt8>) -> DayText? {
    var value: Int64 = 0
    var digits = 0
    while digits < text.count, text[digits] &- 0x30 <= 9 {
      guard digits < 14 else { return .unreadable }
      value = value * 10 + Int64(text[digits] &- 0x30)
      digits += 1
    }
    if digits < text.count {
      guard digits == 5, text[5] == 0x2E, text.count > 6, text[6...].allSatisfy({ $0 &- 0x30 <= 9 }) else {
        return nil
      }
    }
    switch digits {
    case 8: return day(value)
    case 12: return moment(value / 10_000, clock: value % 10_000 * 100)
    case 14: return moment(value / 1_000_000, clock: value % 1_000_000)
    // Milliseconds of the years 2001 to 2286.
    case 13: return .moment(value.floored(by: 1000), isCount: true)
    // Up to 2033-05-18 no count of seconds looks like a day and an hour of this century.
    case 10 where value < 2_000_010_100: return .moment(value, isCount: true)
    case 10: return moment(value / 100, clock: value % 100 * 10_000)
    // From 1954 (1958) on: smaller numbers are quantities.
    case 5 where value >= 20_000 && value < 80_000: return .serial(Int32(value))
    default: return .unreadable
    }
  }

  private static func day(_ value: Int64) -> DayText {
    Day(year: Int(value / 10_000), month: Int(value / 100 % 100), day: Int(value % 100)).map { .day($0) }
      ?? .impossible
  }

  private static func moment(_ date: Int64, clock: Int64) -> DayText {
    guard (19_000_101...22_001_231).contains(date) else { return .unreadable }
    guard clock / 10_000 < 24, clock / 100 % 100 < 60, clock % 100 <= 60 else { return .impossibleTime }
    return day(date)
  }
}

extension Int64 {
  /// The quotient rounded down.
  func floored(by divisor: Int64) -> Int64 {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }
}
