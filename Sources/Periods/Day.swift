/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
package struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Days since 1970-01-01; negative before it.
  package var number: Int32

  package init(number: Int32) { self.number = number }

  /// The day with these parts, or `nil` when the calendar has no such day (2026-02-29).
  package init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year),
      (-9999...9999).contains(year)
    else { return nil }
    number = Day.number(year, month, day)
  }

  /// Reads `2026-11-20`, and nothing else; `nil` for any other text or an impossible day.
  package init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    func value(_ range: Range<Int>) -> Int? {
      var result = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        result = result * 10 + Int(byte - 0x30)
      }
      return result
    }
    guard let year = value(0..<4), let month = value(5..<7), let day = value(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month 1…12 and day of the month 1…31.
  package var parts: (year: Int, month: Int, day: Int) {
    // Howard Hinnant's civil_from_days: eras of 400 years that start on 1 March.
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  package var month: Month {
    let (year, month, _) = parts
    return Month(year: year, month: month)
  }

  /// 1 Monday … 7 Sunday.
  package var weekday: Int {
    let fromThursday = (Int(number) + 3) % 7
    return (fromThursday < 0 ? fromThursday + 7 : fromThursday) + 1
  }

  /// The ISO 8601 week: its year, which differs from the calendar year around New Year, and its number 1…53.
  package var week: (year: Int, number: Int) {
    let thursday = self + (4 - weekday)
    let year = thursday.parts.year
    return (year, Int(thursday.number - Day.number(year, 1, 1)) / 7 + 1)
  }

  /// `2026-11-20`.
  package var description: String {
    let (year, month, day) = parts
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  package static func + (day: Day, days: Int) -> Day { Day(number: day.number + Int32(days)) }

  package static func - (left: Day, right: Day) -> Int { Int(left.number) - Int(right.number) }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }

  static func number(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return Int32(era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468)
  }
}

/// Days from `start` up to, but not including, `end`.
package struct DayRange: Sendable, Hashable {
  package var start: Day
  package var end: Day

  /// An `end` before `start` makes an empty range.
  package init(start: Day, end: Day) {
    self.start = start
    self.end = max(start, end)
  }

  package var count: Int { end - start }
  package var isEmpty: Bool { start == end }
  /// The last day inside, or `nil` when the range is empty.
  package var last: Day? { isEmpty ? nil : end + -1 }

  package func contains(_ day: Day) -> Bool { start <= day && day < end }
}

/// A month of the calendar.
package struct Month: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// year × 12 + month − 1, so that neighbours differ by one.
  package var index: Int

  package init(index: Int) { self.index = index }

  /// - Parameter month: 1…12.
  package init(year: Int, month: Int) { index = year * 12 + month - 1 }

  package var year: Int { index >= 0 ? index / 12 : (index - 11) / 12 }
  /// 1…12.
  package var number: Int { index - year * 12 + 1 }
  package var days: DayRange {
    DayRange(start: first, end: Month(index: index + 1).first)
  }
  package var first: Day { Day(number: Day.number(year, number, 1)) }

  /// `2026-11`.
  package var description: String { "\(padded(year, 4))-\(padded(number, 2))" }

  package static func < (left: Month, right: Month) -> Bool { left.index < right.index }
}

func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(value.magnitude)
  return (value < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
}
