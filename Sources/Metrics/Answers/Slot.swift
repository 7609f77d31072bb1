import Periods

/// A period, or a stretch of days, with the columns of the grids that it takes up.
struct Slot {
  var period: ReportPeriod
  /// The days; for `all` from the first month to the as-of day.
  var days: DayRange
  /// The month columns that it consists of, or `nil` where it is not made of months.
  var months: Range<Int>?
  /// The grid and its column for what cannot be added up from months.
  var grid: GridKey
  var column: Int
  /// Whether its last day is after the as-of day.
  var isRunning: Bool
  /// Whether its first day is after the as-of day.
  var isFuture: Bool
  /// The month column in which it ends.
  var endColumn: Int32

  /// A period of the calendar rather than some other stretch of days.
  var isPeriod = true
}

extension Evaluation {
  func slot(_ period: ReportPeriod) -> Slot? {
    let all = DayRange(start: axis.first.first, end: context.asOf + 1)
    switch period {
    case .asOf:
      return Slot(
        period: period, days: all, months: nil, grid: .asOf, column: 0, isRunning: false, isFuture: false,
        endColumn: Int32(axis.monthCount))
    case .period(.all):
      return Slot(
        period: period, days: all, months: 0..<axis.monthCount + 1, grid: .kind(.all), column: 0,
        isRunning: false,
        isFuture: false, endColumn: Int32(axis.monthCount))
    case .period(let period): return slot(period)
    }
  }

  private func slot(_ period: Period) -> Slot? {
    let days = context.calendar.days(of: period)
    // Few years have a week 53; in the others its days are those of the next year's first.
    if case .week = period, context.calendar.period(.week, containing: days.start) != period { return nil }
    let isFuture = days.start > context.asOf
    let isRunning = days.end > context.asOf + 1
    let column = axis.column(of: period)
    if column == nil, !isFuture { return nil }
    let isWeek = period.kind == .week
    let end = min(days.end + -1, context.asOf)
    return Slot(
      period: .period(period), days: days, months: isWeek ? nil : axis.monthColumns(of: days),
      grid: .kind(period.kind), column: column ?? -1, isRunning: isRunning, isFuture: isFuture,
      endColumn: axis.monthColumn(end.number))
  }

  /// Days that are no period: the base of a running period's growth.
  func slot(days: DayRange) -> Slot {
    Slot(
      period: .asOf, days: days, months: nil, grid: .days(days), column: 0, isRunning: false, isFuture: false,
      endColumn: axis.monthColumn(min(days.end + -1, context.asOf).number), isPeriod: false)
  }

  /// So many whole months up to the end of a period; `nil` when they begin before the first month.
  func slot(rolling months: Int, upTo slot: Slot) -> Slot? {
    guard case .period(let period) = slot.period, period.kind != .all, period.kind != .week, !slot.isFuture,
      let last = slot.days.last
    else { return nil }
    let days = rollingWindow(endingWith: min(last.month, context.asOf.month), months: months)
    guard days.start >= axis.first.first else { return nil }
    var result = self.slot(days: days)
    result.months = axis.monthColumns(of: days)
    return result
  }
}
