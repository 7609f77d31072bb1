import Glibc
import Statistics

/// Windows that rates are judged by (rule 6).
let rateWindows = [1, 3, 6, 12]

/// Judges every month of a rate: rule 7 for the company, rule 10 for a scope against the rest of its company.
struct RateJudge {
  let own: RateSums
  /// The whole company when a scope is judged, the scope included; otherwise `nil`.
  let company: RateSums?

  /// - Parameters:
  ///   - start: the first month of the history.
  ///   - verdict: takes the tested windows in.
  func judge(_ verdict: inout MonthVerdict, from start: Int) {
    let month = verdict.month
    let now = own.sums(RateSums.allMonths, month, month)
    verdict.value = now.trials > 0 ? now.share : nil
    var reason: NotTested?
    for length in rateWindows {
      guard var test = test(length, verdict, start) else { break }
      guard let outcome = test.judged() else {
        reason = reason ?? test.reason
        continue
      }
      verdict.add(test.result(length, outcome))
      if length == 1 { verdict.expectation = test.expectation(outcome) }
    }
    verdict.finish(reason)
  }

  /// Adds up a window and its baseline; `nil` when there are fewer than twelve months before it.
  func test(_ length: Int, _ verdict: MonthVerdict, _ start: Int) -> RateTest? {
    let first = verdict.month - length + 1
    let from = max(start, first - 24)
    guard first - from >= 12 else { return nil }
    var test = RateTest(months: first...verdict.month, baseline: from...(first - 1))
    // One column per position in the quarter where the positions differ.
    for column in verdict.pattern == .position ? 0..<RateSums.allMonths : RateSums.allMonths..<4 {
      let window = own.sums(column, first, verdict.month)
      let before = own.sums(column, from, first - 1)
      if let company {
        let rest = (
          window: company.sums(column, first, verdict.month) - window,
          before: company.sums(column, from, first - 1) - before
        )
        test.add(window, before, rest: rest)
      } else {
        test.add(window, before)
      }
    }
    return test
  }
}

/// One window of a rate against its baseline, added up over the positions of the quarter.
struct RateTest {
  let months: ClosedRange<Int>
  let baseline: ClosedRange<Int>
  private var window = RateCell()
  private var before = RateCell()
  private var expected = 0.0
  private var variance = 0.0
  /// The part of the variance that comes from the rest of the company.
  private var restVariance = 0.0
  private var tables: [TwoByTwo] = []
  /// X² of the baseline months around their expectation, with its degrees of freedom.
  private var spread = 0.0
  private var degrees = 0.0
  private(set) var reason: NotTested?

  init(months: ClosedRange<Int>, baseline: ClosedRange<Int>) {
    self.months = months
    self.baseline = baseline
  }

  struct Outcome {
    var deviation: Double
    var standardError: Double
    var degrees: Int?
    var p: Double
    var smallCounts: SmallCounts?
  }

  mutating func add(_ window: RateCell, _ before: RateCell) {
    guard enter(window, before), window.trials > 0 else { return }
    let share = before.share
    let one = share * (1 - share)
    expected += window.trials * share
    variance += window.trials * one + window.trials * window.trials * one / before.trials
    tables.append(TwoByTwo(window, before))
  }

  /// Rule 10: the scope's own level, moved by as much as the rest of the company has moved.
  mutating func add(_ window: RateCell, _ before: RateCell, rest: (window: RateCell, before: RateCell)) {
    guard enter(window, before), window.trials > 0 else { return }
    guard rest.window.trials > 0, rest.before.trials > 0 else {
      reason = .noRest
      return
    }
    let shift = rest.window.logit - rest.before.logit
    let share = 1 / (1 + exp(-(before.logit + shift)))
    let slope = window.trials * share * (1 - share)
    expected += window.trials * share
    let byRest = slope * slope * (rest.window.logitVariance + rest.before.logitVariance)
    variance += slope + slope * slope * before.logitVariance + byRest
    restVariance += byRest
    tables.append(TwoByTwo(window, before, shift: shift))
  }

  private mutating func enter(_ window: RateCell, _ before: RateCell) -> Bool {
    self.window = self.window + window
    self.before = self.before + before
    if before.trials > 0 {
      degrees += before.months - 1
      let one = before.share * (1 - before.share)
      if one > 0 { spread += max(0, before.squares - before.hits * before.share) / one }
    } else if window.trials > 0 {
      reason = .notEnoughHistory
      return false
    }
    return true
  }

  /// `nil` when the window cannot be tested; `reason` then says why.
  mutating func judged() -> Outcome? {
    guard reason == nil else { return nil }
    guard expected >= 5, window.trials - expected >= 5 else {
      reason = .tooFew
      return nil
    }
    let isOverdispersed =
      degrees > 0 && spread > degrees
      && chiSquareUpperTail(spread, degrees: degrees) < 0.05
    let dispersion = isOverdispersed ? spread / degrees : 1
    let error = (variance * dispersion).squareRoot()
    let deviation = window.hits - expected
    var outcome = Outcome(
      deviation: deviation, standardError: error, degrees: isOverdispersed ? Int(degrees) : nil,
      p: isOverdispersed
        ? studentTwoSided(deviation / error, degrees: degrees) : normalTwoSided(deviation / error))
    let counts = [expected, window.trials - expected, before.hits, before.trials - before.hits]
    guard counts.contains(where: { $0 < smallCount }) else { return outcome }
    let exact = SmallCounts(
      hits: Int(window.hits), tables: tables,
      widening: (dispersion * variance / (variance - restVariance)).squareRoot(), degrees: outcome.degrees)
    outcome.smallCounts = exact
    // The larger p counts, and one that is large already can only stay a window without news.
    if outcome.p < 0.05 { outcome.p = max(outcome.p, exact.p(upwards: deviation > 0)) }
    return outcome
  }

  func result(_ length: Int, _ outcome: Outcome) -> WindowResult {
    WindowResult(
      method: .rate, length: length, months: months, baseline: baseline, p: outcome.p,
      direction: outcome.deviation < 0 ? .down : .up, observed: window.share,
      expected: expected / window.trials, baselineLevel: before.share, hits: Int(window.hits),
      trials: Int(window.trials))
  }

  func expectation(_ outcome: Outcome) -> Expectation {
    Expectation(
      scale: .share, centre: expected / window.trials, standardError: outcome.standardError / window.trials,
      degrees: outcome.degrees, smallCounts: outcome.smallCounts)
  }
}

extension TwoByTwo {
  init(_ window: RateCell, _ before: RateCell, shift: Double = 0) {
    self.init(
      trials: Int(window.trials), otherTrials: Int(before.trials), hits: Int(window.hits + before.hits),
      shift: shift)
  }
}
