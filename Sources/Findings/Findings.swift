import Diagnostics
import Metrics
import Periods
import Signals

/// Whether something is for the better, for the worse, or neither.
package enum Tone: String, Sendable, Hashable { case good, bad, neutral }

/// One metric of one scope.
package struct SeriesKey: Sendable, Hashable, Comparable {
  package var metric: String
  package var scope: Scope

  package init(_ metric: String, _ scope: Scope) {
    self.metric = metric
    self.scope = scope
  }

  package static func < (left: SeriesKey, right: SeriesKey) -> Bool {
    left.scope != right.scope
      ? left.scope < right.scope : left.metric.utf8.lexicographicallyPrecedes(right.metric.utf8)
  }
}

/// A change that is not noise.
package struct Signal: Sendable, Hashable {
  package var key: SeriesKey
  /// The month whose verdict it is.
  package var month: Month
  package var isUp: Bool
  package var tone: Tone
  /// The first month of the standing signal; equal to `month` when it is new.
  package var since: Month
  /// Window, k of n or amount, baseline: 最近3个月 74/180 = 41%，之前24个月 52%.
  package var sentence: Phrase
  package var pages: [String]
}

/// A target that was missed.
package struct Shortfall: Sendable, Hashable {
  package var key: SeriesKey
  package var period: ReportPeriod
  package var value: Double
  package var target: Double
  /// Whether chance does not explain it; otherwise it gets no headline.
  package var isBeyondNoise: Bool
  package var pages: [String]
}

/// Whether the members of a dimension differ in a metric by more than chance.
package struct Difference: Sendable {
  package var metric: String
  /// `team`, `rep`, `region`, `product`, `source`.
  package var dimension: String
  /// What may be said; never `notTested`. Only means of amounts can be explained by the product mix.
  package var verdict: DifferenceVerdict
  /// After the correction for the dimensions tested together; means of amounts without the product mix.
  package var p: Double
  /// The verdict in a sentence.
  package var sentence: Phrase
  /// The members with enough records, the best first by the shrunk lower bound; in order of name when they do not differ.
  package var order: [String]
  /// The members that differ from the whole, when `differs`.
  package var flagged: Set<String>

  /// Whether the members differ by more than chance and by more than what they sell.
  package var differs: Bool { verdict == .real }
}

/// A month as the process-behaviour chart draws it.
package struct MonthPoint: Sendable, Hashable {
  package var month: Month
  /// The last month, later than `month` where January and February are one point.
  package var lastMonth: Month
  package var value: Double?
  package var hits: Int?
  package var trials: Int?
  package var low: Double?
  package var expected: Double?
  package var high: Double?
  package var isCovered: Bool
  package var isRunning: Bool
  package var signal: Signal?

  package init(
    month: Month, lastMonth: Month, value: Double?, hits: Int?, trials: Int?, low: Double?, expected: Double?,
    high: Double?, isCovered: Bool, isRunning: Bool, signal: Signal?
  ) {
    self.month = month
    self.lastMonth = lastMonth
    self.value = value
    self.hits = hits
    self.trials = trials
    self.low = low
    self.expected = expected
    self.high = high
    self.isCovered = isCovered
    self.isRunning = isRunning
    self.signal = signal
  }
}

/// What the values say.
package struct Findings: Sendable {
  /// All signals of the newest decided month, sorted by tone, then by series.
  package var signals: [Signal] = []
  package var shortfalls: [Shortfall] = []
  package var differences: [Difference] = []
  /// The points of every tested series.
  package var points: [SeriesKey: [MonthPoint]] = [:]
  /// Metric → what is said once about the position in the quarter or the season; missing where there is none.
  package var rhythm: [String: Phrase] = [:]
  /// Metric → how its quarters usually come in; missing where the place in the quarter makes no difference.
  var courses: [String: QuarterCourse] = [:]
  /// How many series were tested in the newest decided month, at company level and below.
  package var testedCompany = 0
  package var testedBelow = 0
  /// Why `testedCompany` is 0, in a sentence; `nil` when it is not.
  package var untested: Phrase?

  package init() {}

  /// `up` or `down` for a series and month with a signal, else empty.
  package func direction(_ metric: String, _ scope: Scope, _ month: Month) -> String {
    guard
      let point = points[SeriesKey(metric, scope)]?.first(where: {
        $0.month <= month && month <= $0.lastMonth
      }),
      let signal = point.signal
    else { return "" }
    return signal.isUp ? "up" : "down"
  }

  /// The share 0…1 of a running quarter that the company has usually reached by the as-of day.
  ///
  /// - Returns: `nil` for other periods, and for metrics whose months do not differ by their place in the quarter.
  package func usualShare(_ metric: String, of period: Period) -> Double? {
    courses[metric]?.reached(in: period)
  }

  package func signal(_ metric: String, _ scope: Scope) -> Signal? {
    signals.first { $0.key.metric == metric && $0.key.scope == scope }
  }

  package func difference(_ metric: String, _ dimension: String) -> Difference? {
    differences.first { $0.metric == metric && $0.dimension == dimension }
  }
}
