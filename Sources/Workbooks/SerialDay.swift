import Periods

/// The two ways in which workbooks count days.
enum DayCount: Sendable, Hashable {
  /// 1 is 1 January 1900. Excel for Windows and everything today.
  case from1900
  /// 0 is 1 January 1904. Old workbooks from a Mac.
  case from1904
}

extension DayCount {
  /// Appends the day and time that a number means: `2026-11-20`, `2026-11-20 08:30:00`, or `08:30:00` for less
  /// than a day. Seconds are rounded; at midnight only the day is written.
  ///
  /// - Returns: `false`, with nothing appended, when the number is no day that Excel can show (below zero,
  ///   nothing, or after the year 9999).
  func append(_ serial: Double, as format: NumberFormat, to row: inout [UInt8]) -> Bool {
    guard serial >= 0, serial < 2_958_466 else { return false }
    var day = Int(serial)
    var seconds = Int(((serial - Double(day)) * 86_400).rounded())
    if seconds == 86_400 {
      day += 1
      seconds = 0
    }
    if day == 0, format == .time || self == .from1900 {
      // Number 0 with a day's format is what a reference to an empty cell gives: there is no such day.
      guard format == .time || seconds > 0 else { return false }
      appendTime(seconds, to: &row)
      return true
    }
    appendDay(day, to: &row)
    if seconds > 0 {
      row.append(0x20)
      appendTime(seconds, to: &row)
    }
    return true
  }

  private func appendDay(_ serial: Int, to row: inout [UInt8]) {
    // 1970-01-01 is 25,569 in the one count and 24,107 in the other.
    switch self {
    case .from1904: append(Day(number: Int32(serial - 24_107)), to: &row)
    // Excel believes in a 29 February 1900 (day 60), so every later number runs one ahead.
    case .from1900 where serial == 60: row += Array("1900-02-29".utf8)
    case .from1900: append(Day(number: Int32(serial - (serial > 60 ? 25_569 : 25_568))), to: &row)
    }
  }

  private func append(_ day: Day, to row: inout [UInt8]) {
    let (year, month, date) = day.parts
    appendPair(year / 100, to: &row)
    appendPair(year % 100, to: &row)
    row.append(0x2D)
    appendPair(month, to: &row)
    row.append(0x2D)
    appendPair(date, to: &row)
  }

  private func appendTime(_ seconds: Int, to row: inout [UInt8]) {
    appendPair(seconds / 3600, to: &row)
    row.append(0x3A)
    appendPair(seconds / 60 % 60, to: &row)
    row.append(0x3A)
    appendPair(seconds % 60, to: &row)
  }

  private func appendPair(_ number: Int, to row: inout [UInt8]) {
    row.append(0x30 + UInt8(truncatingIfNeeded: number / 10))
    row.append(0x30 + UInt8(truncatingIfNeeded: number % 10))
  }
}
