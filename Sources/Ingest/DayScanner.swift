import Periods

/// Reads the usual forms of dates straight from the bytes: three numbers with the same mark between them, with 年
/// 月 日 or a month's name between them, or digits alone; each with or without a time.
struct DayScanner {
  private let text: UnsafeBufferPointer<UInt8>
  private var index = 0

  private init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// - Returns: `nil` for every text that takes the long way.
  static func read(_ text: UnsafeBufferPointer<UInt8>) -> DayText? {
    guard let first = text.first, first &- 0x30 <= 9 else { return nil }
    var scanner = DayScanner(text)
    guard let number = scanner.number() else { return DayNumbers.read(text) }
    if scanner.index == text.count { return DayNumbers.read(text) }
    switch text[scanner.index] {
    case 0x2D, 0x2F, 0x2E: return scanner.marked(number)
    case 0xE5: return scanner.chinese(number)
    default: return DayNumbers.read(text)
    }
  }

  /// Up to four digits; `nil` when there are none or more.
  private mutating func number() -> (value: Int, digits: Int)? {
    let start = index
    var value = 0
    while index < text.count, text[index] &- 0x30 <= 9 {
      // An id of twenty digits fits into no number.
      guard index - start < 4 else { return nil }
      value = value * 10 + Int(text[index] &- 0x30)
      index += 1
    }
    return index > start ? (value, index - start) : nil
  }

  private func rest() -> TimeText.Reading { TimeText.read(UnsafeBufferPointer(rebasing: text[index...])) }

  private mutating func take(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
    guard index + 2 < text.count, text[index] == a, text[index + 1] == b, text[index + 2] == c else {
      return false
    }
    index += 3
    return true
  }

  private mutating func marked(_ first: (value: Int, digits: Int)) -> DayText? {
    let mark = text[index]
    index += 1
    if index < text.count, (0x61...0x7A).contains(text[index] | 0x20) { return named(first, mark) }
    guard let second = number() else { return mark == 0x2E ? DayNumbers.read(text) : nil }
    guard index < text.count, text[index] == mark else { return mark == 0x2E ? DayNumbers.read(text) : nil }
    index += 1
    guard let third = number() else { return nil }
    return arrange(first, second, third, mark)
  }

  /// `20-Nov-2026`.
  private mutating func named(_ first: (value: Int, digits: Int), _ mark: UInt8) -> DayText? {
    let start = index
    while index < text.count, (0x61...0x7A).contains(text[index] | 0x20) { index += 1 }
    guard let month = CalendarWords.month(UnsafeBufferPointer(rebasing: text[start..<index])),
      index < text.count, text[index] == mark
    else { return nil }
    index += 1
    guard let last = number() else { return nil }
    if first.digits == 4, last.digits <= 2 { return whole(first.value, month, last.value) }
    guard first.digits <= 2, last.digits == 4 || last.digits == 2 else { return nil }
    return whole(last.digits == 4 ? last.value : fullYear(last.value), month, first.value)
  }

  /// `2026年11月20日`, also without 日.
  private mutating func chinese(_ year: (value: Int, digits: Int)) -> DayText? {
    guard year.digits == 4, take(0xE5, 0xB9, 0xB4), let month = number(), take(0xE6, 0x9C, 0x88),
      let day = number(), month.digits <= 2, day.digits <= 2
    else { return nil }
    // 日 or 号.
    if !take(0xE6, 0x97, 0xA5) { _ = take(0xE5, 0x8F, 0xB7) }
    return whole(year.value, month.value, day.value)
  }

  private func arrange(
    _ first: (value: Int, digits: Int), _ second: (value: Int, digits: Int),
    _ third: (value: Int, digits: Int),
    _ mark: UInt8
  ) -> DayText? {
    if first.digits == 4 {
      guard second.digits <= 2, third.digits <= 2 else { return nil }
      return whole(first.value, second.value, third.value)
    }
    guard let parts = DayParts(first, second, third, mark: mark) else { return nil }
    let time = rest()
    // The long way knows the Chinese words for times.
    return time == .unreadable ? nil : parts.text(time)
  }

  private func whole(_ year: Int, _ month: Int, _ day: Int) -> DayText? {
    let time = rest()
    if time == .unreadable { return nil }
    guard let day = Day(year: year, month: month, day: day) else { return .impossible }
    return .day(day.number, time)
  }
}
