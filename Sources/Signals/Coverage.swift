import Periods

/// Why a month of a table may not be used in full.
package enum MonthLeftOut: Sendable, Hashable {
  /// The first record comes too long after the month's start.
  case recordsStartInside
  /// The month is not over on the as-of day.
  case running
  /// The records stop too long before the month's end.
  case recordsStopInside
  /// Ramp-up: deals created before the extract are missing, so fast losses outnumber slow wins.
  case rampUp
  /// Deals were no longer created, or are missing, while old ones were still being closed.
  case creationStops
  /// Outside the range that the configuration declares.
  case outsideDeclared
}

/// Which months a table covers (rules 2 and 3 of the signal rules), and since when that could be known (rule 5).
///
/// Coverage belongs to a table and its date column, never to a scope. Months are year × 12 + month − 1. Covered
/// months follow each other without a hole. What later records reveal about early months must not touch old
/// verdicts: therefore `start(knownAt:)` answers for each month with the records up to its end alone.
package struct Coverage: Sendable, Hashable {
  /// The covered months as known on the as-of day; `nil` when there is none.
  package var months: ClosedRange<Int>?
  /// The months between first record and as-of day that are not covered, with the reason, in order.
  package var leftOut: [LeftOutMonth]
  /// First month of `starts`.
  var base: Int
  /// Per month: the first covered month as known at its end; `nil` when the month itself was not covered then.
  var starts: [Int?]

  /// Coverage of exactly these months, known from the beginning.
  package init(complete months: ClosedRange<Int>) {
    self.months = months
    leftOut = []
    base = months.lowerBound
    starts = months.map { _ in months.lowerBound }
  }

  init(months: ClosedRange<Int>?, leftOut: [LeftOutMonth], base: Int, starts: [Int?]) {
    self.months = months
    self.leftOut = leftOut
    self.base = base
    self.starts = starts
  }

  package func covers(_ month: Int) -> Bool { months?.contains(month) ?? false }

  /// Returns the first covered month as known at the end of `month`, or `nil` when `month` was not covered then.
  package func start(knownAt month: Int) -> Int? {
    starts.indices.contains(month - base) ? starts[month - base] : nil
  }
}

/// A month that is not covered.
package struct LeftOutMonth: Sendable, Hashable {
  package var month: Int
  package var reason: MonthLeftOut

  package init(month: Int, reason: MonthLeftOut) {
    self.month = month
    self.reason = reason
  }
}

/// Returns the last month that may be tested (rule 4): it is complete, and `graceDays` more days have gone by.
///
/// - Parameter asOf: the day of the report, days since 1970-01-01; that day itself has gone by.
package func lastDecidedMonth(asOf: Int, graceDays: Int = 3) -> Int {
  month(of: asOf - graceDays + 1) - 1
}

func month(of day: Int) -> Int { Day(number: Int32(clamping: day)).month.index }
func firstDay(of month: Int) -> Int { Int(Month(index: month).first.number) }
func lastDay(of month: Int) -> Int { firstDay(of: month + 1) - 1 }
