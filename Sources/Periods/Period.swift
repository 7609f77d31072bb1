/// The kinds of periods for which figures are given.
package enum PeriodKind: String, Sendable, Hashable, CaseIterable {
  case week, month, quarter, year, all
}

/// A period of the site's calendar. Quarters and years are those of the fiscal year.
package enum Period: Sendable, Hashable, CustomStringConvertible {
  /// An ISO week, from Monday.
  case week(year: Int, number: Int)
  case month(Month)
  /// A quarter 1…4 of the fiscal year that bears this number.
  case quarter(year: Int, number: Int)
  /// A fiscal year, named after the calendar year in which it ends.
  case year(Int)
  /// Everything up to the as-of day.
  case all

  package var kind: PeriodKind {
    switch self {
    case .week: .week
    case .month: .month
    case .quarter: .quarter
    case .year: .year
    case .all: .all
    }
  }

  /// The name in data files: `2026-W47`, `2026-11`, `2026-Q3`, `2026`, `all`.
  package var description: String {
    switch self {
    case .week(let year, let number): "\(padded(year, 4))-W\(padded(number, 2))"
    case .month(let month): month.description
    case .quarter(let year, let number): "\(padded(year, 4))-Q\(number)"
    case .year(let year): padded(year, 4)
    case .all: "all"
    }
  }

  /// Reads the names of data files in letters of either case, with or without the hyphen (`2026Q3`); else `nil`.
  package init?(_ text: some StringProtocol) {
    let name = text.uppercased()
    if name == "ALL" {
      self = .all
      return
    }
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = Int(parts[0].prefix(4)), parts[0].count >= 4, parts.count <= 2 else { return nil }
    let rest = parts.count == 2 ? parts[1] : parts[0].dropFirst(4)
    if parts.count == 2 && parts[0].count != 4 { return nil }
    guard let first = rest.first else {
      guard parts.count == 1 else { return nil }
      self = .year(year)
      return
    }
    switch first {
    case "Q":
      guard let number = Int(rest.dropFirst()), (1...4).contains(number) else { return nil }
      self = .quarter(year: year, number: number)
    case "W":
      guard let number = Int(rest.dropFirst()), (1...53).contains(number) else { return nil }
      self = .week(year: year, number: number)
    default:
      guard let number = Int(rest), (1...12).contains(number) else { return nil }
      self = .month(Month(year: year, month: number))
    }
  }

  /// The name in addresses: as in data files, in lower case.
  package var slug: String { description.lowercased() }
}

/// The calendar of a site: its fiscal year, its holidays, and what follows from them.
package struct SiteCalendar: Sendable, Hashable {
  /// The month 1…12 with which the fiscal year starts.
  package var fiscalYearStart: Int
  /// Days off that would otherwise be working days.
  package var holidays: Set<Day>
  /// Weekend days on which work is made up.
  package var workdays: Set<Day>
  /// Whether January and February are one point of amounts and counts, because 春节 moves between them.
  package var springFestival: Bool

  package init(
    fiscalYearStart: Int = 1, holidays: Set<Day> = [], workdays: Set<Day> = [], springFestival: Bool = false
  ) {
    self.fiscalYearStart = fiscalYearStart
    self.holidays = holidays
    self.workdays = workdays
    self.springFestival = springFestival
  }

  /// The period of this kind that contains the day.
  package func period(_ kind: PeriodKind, containing day: Day) -> Period {
    switch kind {
    case .week:
      let (year, number) = day.week
      return .week(year: year, number: number)
    case .month: return .month(day.month)
    case .quarter:
      let (year, month) = fiscal(day.month)
      return .quarter(year: year, number: month / 3 + 1)
    case .year: return .year(fiscal(day.month).year)
    case .all: return .all
    }
  }

  /// The days of the period; `all` is unbounded to practical ends (year −9999 to 9999).
  package func days(of period: Period) -> DayRange {
    switch period {
    case .week(let year, let number):
      let fourth = Day(number: Day.number(year, 1, 4))
      let monday = fourth + (1 - fourth.weekday) + (number - 1) * 7
      return DayRange(start: monday, end: monday + 7)
    case .month(let month): return month.days
    case .quarter(let year, let number):
      let first = firstMonth(ofFiscalYear: year).index + (number - 1) * 3
      return DayRange(start: Month(index: first).first, end: Month(index: first + 3).first)
    case .year(let year):
      let first = firstMonth(ofFiscalYear: year)
      return DayRange(start: first.first, end: Month(index: first.index + 12).first)
    case .all:
      return DayRange(start: Day(number: Day.number(-9999, 1, 1)), end: Day(number: Day.number(9999, 12, 31)))
    }
  }

  /// The period of the same kind `count` steps later (negative: earlier); `all` stays.
  package func period(_ period: Period, movedBy count: Int) -> Period {
    switch period {
    case .week:
      return self.period(.week, containing: days(of: period).start + 7 * count)
    case .month(let month): return .month(Month(index: month.index + count))
    case .quarter(let year, let number):
      let index = year * 4 + number - 1 + count
      let wholeYear = index >= 0 ? index / 4 : (index - 3) / 4
      return .quarter(year: wholeYear, number: index - wholeYear * 4 + 1)
    case .year(let year): return .year(year + count)
    case .all: return .all
    }
  }

  /// The months that the period consists of; empty for weeks and `all`.
  package func months(of period: Period) -> [Month] {
    switch period {
    case .week, .all: return []
    case .month(let month): return [month]
    case .quarter, .year:
      let range = days(of: period)
      return (range.start.month.index..<range.end.month.index).map { Month(index: $0) }
    }
  }

  /// Whether people work on the day: Monday to Friday without holidays, and the make-up days.
  package func isWorkingDay(_ day: Day) -> Bool {
    if workdays.contains(day) { return true }
    return day.weekday <= 5 && !holidays.contains(day)
  }

  /// The number of working days in the range.
  package func workingDays(in range: DayRange) -> Int {
    guard !range.isEmpty else { return 0 }
    // Whole weeks hold five; only the rest is walked.
    let weeks = range.count / 7
    var count = weeks * 5
    var day = range.start + weeks * 7
    while day < range.end {
      if day.weekday <= 5 { count += 1 }
      day = day + 1
    }
    count -= holidays.count { range.contains($0) && $0.weekday <= 5 && !workdays.contains($0) }
    count += workdays.count { range.contains($0) && $0.weekday > 5 }
    return count
  }

  /// The position 0, 1 or 2 of a month in its fiscal quarter.
  package func positionInQuarter(_ month: Month) -> Int { fiscal(month).month % 3 }

  /// Fiscal year and the month's place 0…11 in it.
  private func fiscal(_ month: Month) -> (year: Int, month: Int) {
    let place = (month.number - fiscalYearStart + 12) % 12
    let first = month.index - place
    return (Month(index: first + 11).year, place)
  }

  private func firstMonth(ofFiscalYear year: Int) -> Month {
    fiscalYearStart == 1 ? Month(year: year, month: 1) : Month(year: year - 1, month: fiscalYearStart)
  }
}
