import Periods

/// A change that the configuration declares: months before it are no baseline for months after it.
package struct DeclaredChange: Sendable, Hashable {
  /// The month in which it happened.
  package var month: Int
  /// The first month that lies wholly after it.
  package var firstWholeMonth: Int

  /// - Parameter day: the first day of the new state, days since 1970-01-01.
  package init(day: Int) {
    month = Signals.month(of: day)
    firstWholeMonth = Signals.month(of: day - 1) + 1
  }
}

/// What all series of a table share when their months are judged.
package struct SignalContext: Sendable {
  package var coverage: Coverage
  /// The last month that may be tested; see `lastDecidedMonth(asOf:graceDays:)`.
  package var decidedThrough: Int
  package var changes: [DeclaredChange]
  /// First month of the fiscal year, 1…12: quarters start there.
  package var fiscalYearStart: Int
  /// Whether January and February are one point of amounts and counts (rule 9).
  package var joinsSpringFestival: Bool

  package init(
    coverage: Coverage, decidedThrough: Int, changes: [DeclaredChange] = [], fiscalYearStart: Int = 1,
    joinsSpringFestival: Bool = false
  ) {
    self.coverage = coverage
    self.decidedThrough = decidedThrough
    self.changes = changes
    self.fiscalYearStart = fiscalYearStart
    self.joinsSpringFestival = joinsSpringFestival
  }

  /// 0, 1 or 2: the place of a month in its quarter.
  package func position(of month: Int) -> Int { ((month - fiscalYearStart + 1) % 3 + 3) % 3 }

  /// The first month whose history is of one piece with `month`; `nil` when `month` is not covered.
  func historyStart(at month: Int) -> Int? {
    guard let start = coverage.start(knownAt: month) else { return nil }
    return changes.reduce(start) { $1.month <= month ? max($0, $1.firstWholeMonth) : $0 }
  }
}
