import Periods

/// The periods for which figures are given, as columns of grids.
///
/// Column 0 of the months holds what lies before the first month (it counts in `all` alone); the last column is the
/// month of the as-of day.
struct TimeAxis: Sendable {
  /// Longer histories are cut: 40 years.
  static let mostMonths = 480

  let calendar: SiteCalendar
  let asOf: Day
  let first: Month
  let monthCount: Int
  private let firstDay: Int32
  private let monthOfDay: [Int32]
  private let weekOfDay: [Int32]
  private let periodsByKind: [PeriodKind: [Period]]
  /// For a month column the column of its quarter and year.
  let quarterOfMonth: [Int32]
  let yearOfMonth: [Int32]

  init(calendar: SiteCalendar, asOf: Day, earliest: Day?) {
    self.calendar = calendar
    self.asOf = asOf
    let last = asOf.month
    let start = min(earliest?.month ?? last, last)
    let first = Month(index: max(start.index, last.index - TimeAxis.mostMonths + 1))
    self.first = first
    let months = (first.index...last.index).map { Month(index: $0) }
    monthCount = months.count
    let firstDay = first.first.number
    self.firstDay = firstDay
    var monthOfDay: [Int32] = []
    for (place, month) in months.enumerated() {
      monthOfDay += [Int32](repeating: Int32(place + 1), count: month.days.count)
    }
    self.monthOfDay = monthOfDay
    func periods(_ kind: PeriodKind) -> [Period] {
      var result: [Period] = []
      var period = calendar.period(kind, containing: first.first)
      while calendar.days(of: period).start <= asOf {
        result.append(period)
        period = calendar.period(period, movedBy: 1)
      }
      return result
    }
    let weeks = periods(.week)
    var weekOfDay = [Int32](repeating: 0, count: monthOfDay.count)
    let monday = first.first + (1 - first.first.weekday)
    for day in weekOfDay.indices {
      weekOfDay[day] = Int32((Int(firstDay) + day - Int(monday.number)) / 7 + 1)
    }
    self.weekOfDay = weekOfDay
    let quarters = periods(.quarter), years = periods(.year)
    periodsByKind = [
      .week: weeks, .month: months.map { .month($0) }, .quarter: quarters, .year: years, .all: [.all],
    ]
    func columns(_ kind: PeriodKind, _ periods: [Period]) -> [Int32] {
      [0]
        + months.map { month in
          Int32((periods.firstIndex(of: calendar.period(kind, containing: month.first)) ?? 0) + 1)
        }
    }
    quarterOfMonth = columns(.quarter, quarters)
    yearOfMonth = columns(.year, years)
  }

  /// The periods of this kind that have begun, in order.
  func periods(_ kind: PeriodKind) -> [Period] { periodsByKind[kind] ?? [] }

  /// The number of columns of a grid of this kind.
  func width(_ kind: PeriodKind) -> Int { kind == .all ? 1 : periods(kind).count + 1 }

  /// The month column of a day, −1 for days after the as-of day and empty cells.
  func monthColumn(_ day: Int32) -> Int32 { column(day, monthOfDay) }

  func weekColumn(_ day: Int32) -> Int32 { column(day, weekOfDay) }

  private func column(_ day: Int32, _ lookup: [Int32]) -> Int32 {
    if day == Int32.min || day > asOf.number { return -1 }
    return day < firstDay ? 0 : lookup[Int(day - firstDay)]
  }

  /// The column of a period in the grid of its kind, or `nil` outside the axis.
  func column(of period: Period) -> Int? {
    switch period {
    case .all: return 0
    case .month(let month):
      let place = month.index - first.index
      return (0..<monthCount).contains(place) ? place + 1 : nil
    case .week, .quarter, .year:
      guard let start = periods(period.kind).first else { return nil }
      let place = distance(from: start, to: period)
      return (0..<periods(period.kind).count).contains(place) ? place + 1 : nil
    }
  }

  private func distance(from start: Period, to period: Period) -> Int {
    switch (start, period) {
    case (.quarter(let year, let number), .quarter(let otherYear, let otherNumber)):
      return (otherYear - year) * 4 + otherNumber - number
    case (.year(let year), .year(let other)): return other - year
    default: return (calendar.days(of: period).start - calendar.days(of: start).start) / 7
    }
  }

  /// The month columns of the days of a range, cut to the axis.
  func monthColumns(of days: DayRange) -> Range<Int> {
    let low = min(max(days.start.month.index - first.index + 1, 1), monthCount + 1)
    let high = min(max((days.end + -1).month.index - first.index + 2, low), monthCount + 1)
    return low..<high
  }
}
