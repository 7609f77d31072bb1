import Glibc
import Statistics

/// Why a month has no test.
package enum NotTested: Sendable, Hashable {
  /// The month is running, or its grace days are.
  case notDecided
  case notCovered
  /// Fewer months before the window than the test needs.
  case notEnoughHistory
  /// Too few hits, misses or records to tell chance from change.
  case tooFew
  /// An amount of zero or less: there is no logarithm.
  case notPositive
  /// The baseline does not vary at all, so nothing can be measured by it.
  case noVariation
  /// January of amounts and counts is judged together with February.
  case joinedWithFebruary
  /// The scope is the whole company: there is no rest to compare with.
  case noRest
}

/// By which rule a window was judged.
package enum TestMethod: Sendable, Hashable {
  /// Rule 7, or rule 10 for a scope.
  case rate
  /// Rule 9: against the same months of the year before.
  case yearOnYear
  /// Rule 9: against a straight line; season is not separable.
  case line
  /// Rule 10: against the rest of the company.
  case restOfCompany
}

package enum Direction: Sendable, Hashable { case up, down }

/// A window of months against its baseline.
package struct WindowResult: Sendable, Hashable {
  package var method: TestMethod
  /// 1, 3, 6 or 12 points; a joined January and February are one.
  package var length: Int
  package var months: ClosedRange<Int>
  package var baseline: ClosedRange<Int>
  package var p: Double
  package var direction: Direction
  /// Rates: the share in the window, 0…1. Otherwise the geometric mean per month.
  package var observed: Double
  /// What the baseline lets expect, in the unit of `observed`.
  package var expected: Double
  /// Rates: the share in the baseline. Otherwise the geometric mean per month of the baseline.
  package var baselineLevel: Double
  /// Rates only; otherwise 0.
  package var hits = 0
  package var trials = 0
}

/// What the test of the single month (w = 1) expects (rule 13).
package struct Expectation: Sendable, Hashable {
  package enum Scale: Sendable, Hashable { case share, logarithm }

  package var scale: Scale
  /// On the scale of the test: a share, or a logarithm.
  package var centre: Double
  package var standardError: Double
  /// Degrees of freedom of t; `nil` for the normal distribution.
  package var degrees: Int?
  /// A share of few records: what the exact tail is taken from, otherwise `nil`.
  var smallCounts: SmallCounts?

  package init(
    scale: Scale, centre: Double, standardError: Double, degrees: Int? = nil, smallCounts: SmallCounts? = nil
  ) {
    self.scale = scale
    self.centre = centre
    self.standardError = standardError
    self.degrees = degrees
    self.smallCounts = smallCounts
  }

  /// Returns the limits that a single month crosses exactly when its p falls below `level`.
  package func limits(level: Double) -> ChartLimits {
    let reach =
      degrees.map { studentTwoSidedQuantile(level, degrees: Double($0)) } ?? normalUpperQuantile(level / 2)
    var (low, high) = (centre - reach * standardError, centre + reach * standardError)
    if let exact = smallCounts?.limits(level: level, around: centre) {
      (low, high) = (min(low, exact.low), max(high, exact.high))
    }
    return switch scale {
    case .share: ChartLimits(low: max(0, low), expected: centre, high: min(1, high))
    case .logarithm: ChartLimits(low: exp(low), expected: exp(centre), high: exp(high))
    }
  }
}

/// Limits for drawing, in the unit of the KPI (joined months: per month).
package struct ChartLimits: Sendable, Hashable {
  package var low: Double
  package var expected: Double
  package var high: Double
}

/// Rule 12. A month without a test leaves the state as it was.
package enum SignalState: Sendable, Hashable {
  case none
  /// A signal now, none in the six verdicts before: the only state for feeds and headlines.
  case new
  /// A signal that began in this month and is repeated, or not yet over.
  case standing(since: Int)
  /// Three verdicts without a signal since the one that began in this month.
  case over(since: Int)
}

/// The verdict on one month of one series.
package struct MonthVerdict: Sendable, Hashable {
  package var month: Int
  /// Months in this point: 2 for a joined January and February, judged in February; otherwise 1.
  package var span = 1
  /// Rates: 0…1. Otherwise the amount per month. `nil` without trials or positive amount.
  package var value: Double?
  package var notTested: NotTested?
  /// p of the series, 0…1: number of windows tested × smallest p. `nil` without a test.
  package var p: Double?
  package var windowsTested = 0
  /// The window with the smallest p.
  package var best: WindowResult?
  /// `nil` when the month alone could not be tested.
  package var expectation: Expectation?
  package var pattern = QuarterPattern.none
  /// The p of the series below which it is a signal: 0.0054 for the company, by the family for scopes.
  package var threshold = companyThreshold
  package var isSignal = false
  package var state = SignalState.none

  package init(month: Int, notTested: NotTested? = nil) {
    self.month = month
    self.notTested = notTested
  }

  /// The limits of the test of this month alone, at the level of the verdict; `nil` without that test.
  package var limits: ChartLimits? {
    guard let expectation, windowsTested > 0 else { return nil }
    return expectation.limits(level: threshold / Double(windowsTested))
  }

  /// Takes a tested window in; the smallest p wins, the shorter window when equal.
  mutating func add(_ window: WindowResult) {
    windowsTested += 1
    if best.map({ window.p < $0.p }) ?? true { best = window }
  }

  /// Closes the month: p of the series, or why there is none.
  mutating func finish(_ reason: NotTested?) {
    guard let best else {
      notTested = reason ?? .notEnoughHistory
      return
    }
    p = min(1, Double(windowsTested) * best.p)
  }
}
