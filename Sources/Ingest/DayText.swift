import Periods

/// What the text of a date cell says, before the order of day and month is known.
enum DayText: Sendable, Equatable {
  /// A day as it is written; a time of day without a zone is passed over.
  case day(Day)
  /// Three numbers whose order the text does not tell; the last or the first may be the year. The seconds are
  /// those of a time with its zone, in UTC, from the start of the day written.
  case parts(DayParts, secondsInUTC: Int?)
  /// A number that may be a day number of Excel, in its 1900 or 1904 system.
  case serial(Int32)
  /// A point in time: seconds since 1970 in UTC, from a count of them or from a time with its zone.
  case moment(Int64, isCount: Bool)
  /// A form that can be read with a day that no calendar has.
  case impossible
  /// A day with a time that no clock shows.
  case impossibleTime
  case unreadable

  /// The day and the time behind it, when that names its zone.
  static func day(_ number: Int32, _ time: TimeText.Reading) -> DayText {
    switch time {
    case .time(let time):
      guard let zone = time.zone else { return .day(Day(number: number)) }
      return .moment(Int64(number) * 86_400 + Int64(time.seconds - zone), isCount: false)
    case .impossible: return .impossibleTime
    case .unreadable: return .unreadable
    }
  }

  /// The commonest form, `2026-11-20`, straight from the bytes; `nil` for every other text.
  @inline(__always)
  static func iso(_ bytes: UnsafePointer<UInt8>, _ cell: Cell) -> Int32? {
    cell.count == 10 ? iso(bytes + cell.start) : nil
  }

  /// The same with a time behind it: `2026-11-20 08:30` or `2026-11-20T08:30:15`.
  @inline(__always)
  static func isoWithTime(_ bytes: UnsafePointer<UInt8>, _ cell: Cell) -> Int32? {
    guard cell.count == 19 || cell.count == 16 else { return nil }
    let text = bytes + cell.start
    guard text[10] == 0x20 || text[10] == 0x54, text[13] == 0x3A, clockIsFine(text, 11, 24),
      clockIsFine(text, 14, 60)
    else { return nil }
    guard cell.count == 16 || text[16] == 0x3A && clockIsFine(text, 17, 60) else { return nil }
    return iso(text)
  }

  /// Whether two digits stand there that make less than `limit`.
  @inline(__always)
  private static func clockIsFine(_ text: UnsafePointer<UInt8>, _ index: Int, _ limit: Int) -> Bool {
    let (tens, ones) = (text[index] &- 0x30, text[index + 1] &- 0x30)
    return tens <= 9 && ones <= 9 && Int(tens) * 10 + Int(ones) < limit
  }

  @inline(__always)
  private static func iso(_ text: UnsafePointer<UInt8>) -> Int32? {
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
struct DayParts: Sendable, Hashable {
  var first: Int
  var second: Int
  var third: Int
  /// The byte between them.
  var mark: UInt8
  /// Whether `first` has the two digits of a year.
  var firstMayBeYear: Bool
  /// Whether `third` has two or four digits.
  var thirdMayBeYear: Bool

  /// Three numbers of so many digits; `nil` when none of the outer ones can be a year.
  init?(
    _ first: (value: Int, digits: Int), _ second: (value: Int, digits: Int),
    _ third: (value: Int, digits: Int),
    mark: UInt8
  ) {
    guard first.digits <= 2, second.digits <= 2, third.digits != 3, third.digits <= 4 else { return nil }
    self.first = first.value
    self.second = second.value
    self.third = third.value
    self.mark = mark
    firstMayBeYear = first.digits == 2 && third.digits <= 2
    thirdMayBeYear = third.digits != 1
    guard firstMayBeYear || thirdMayBeYear else { return nil }
  }

  /// Cells with the same mark and a year of as many digits come from the same hand or program.
  var pattern: Int { Int(mark) * 2 + (third > 99 ? 1 : 0) }

  /// The parts as one number, different for different parts.
  var key: UInt64 {
    let flags = (firstMayBeYear ? 1 : 0) + (thirdMayBeYear ? 2 : 0)
    return UInt64(first) << 48 | UInt64(second) << 40 | UInt64(third) << 16 | UInt64(mark) << 8
      | UInt64(flags)
  }

  /// What the parts mean together with the time behind them.
  func text(_ time: TimeText.Reading) -> DayText {
    guard DayOrder.allCases.contains(where: { day($0) != nil }) else { return .impossible }
    switch time {
    case .time(let time): return .parts(self, secondsInUTC: time.zone.map { time.seconds - $0 })
    case .impossible: return .impossibleTime
    case .unreadable: return .unreadable
    }
  }

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
