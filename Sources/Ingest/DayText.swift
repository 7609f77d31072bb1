import Periods

/// What the text of a date cell says, before the order of day and month is known.
enum DayText: Sendable, Equatable {
  case day(Day)
  /// Three numbers whose order the text does not tell; the last or the first may be the year.
  case parts(DayParts)
  /// A day number of Excel's 1900 system.
  case serial(Day)
  /// Milliseconds since 1970 in UTC.
  case milliseconds(Int64)
  case impossible
  case unreadable

  /// The commonest form, `2026-11-20`, straight from the bytes; `nil` for every other text.
  @inline(__always)
  static func iso(_ bytes: UnsafePointer<UInt8>, _ cell: Cell) -> Int32? {
    guard cell.count == 10 else { return nil }
    let text = bytes + cell.start
    guard text[4] == 0x2D, text[7] == 0x2D else { return nil }
    var value: Int32 = 0
    var wrong: UInt8 = 0
    @inline(__always) func digit(_ index: Int) -> Int32 {
      let digit = text[index] &- 0x30
      wrong |= digit > 9 ? 1 : 0
      return Int32(digit)
    }
    value = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
    let month = digit(5) * 10 + digit(6)
    let day = digit(8) * 10 + digit(9)
    // Days up to the 28th exist in every month; the others take the long way.
    guard wrong == 0, month >= 1, month <= 12, day >= 1, day <= 28 else { return nil }
    let shiftedYear = value - (month <= 2 ? 1 : 0)
    guard shiftedYear >= 0 else { return nil }
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

/// Three numbers of a date in the order in which they stand.
struct DayParts: Sendable, Equatable {
  var first: Int
  var second: Int
  var third: Int
  /// Whether `first` has the two digits of a year.
  var firstMayBeYear: Bool
  /// Whether `third` has two or four digits.
  var thirdMayBeYear: Bool

  /// The day in this order, or `nil` when there is none.
  func day(_ order: DayOrder) -> Day? {
    switch order {
    case .ymd: firstMayBeYear ? Day(year: full(first), month: second, day: third) : nil
    case .dmy: thirdMayBeYear ? Day(year: full(third), month: second, day: first) : nil
    case .mdy: thirdMayBeYear ? Day(year: full(third), month: first, day: second) : nil
    }
  }

  private func full(_ year: Int) -> Int { year > 99 ? year : fullYear(year) }
}

/// Two digits mean 1969…2068, as POSIX has it.
func fullYear(_ year: Int) -> Int { year < 69 ? 2000 + year : 1900 + year }
