import Signals
import Statistics
import Testing

@Suite struct SmallCountTests {
  /// A rate of 6 of 30 in every month, and a last month that wins more.
  private func last(_ hits: Int, times: Int = 1) throws -> MonthVerdict {
    let level = [Int](repeating: 6 * times, count: 24)
    let trials = [Int](repeating: 30 * times, count: 25)
    return try #require(rateVerdicts(level + [hits * times], trials).last)
  }

  @Test func `a window of few records takes the exact tail`() throws {
    // The normal tail says 3.466e-4, a quarter of Fisher's.
    let found = try last(14)
    #expect(agrees(found.best?.p, 0.0015306161864771226, digits: 10))
  }

  @Test func `a window of many records keeps the normal tail`() throws {
    let found = try last(7, times: 10)
    let error = (300 * 0.16 + 300.0 * 300 * 0.16 / 7200).squareRoot()
    #expect(found.best?.p == normalTwoSided((70 - 60) / error))
  }

  @Test func `the larger p counts`() throws {
    // 0 of 30 where 6 are expected: skewed the other way, the exact tail is the smaller one.
    let found = try last(0)
    #expect(agrees(found.best?.p, normalTwoSided(6 / 5.0.squareRoot()), digits: 10))
  }

  @Test func `a month is outside its limits exactly when its p is below the level`() throws {
    for hits in 0...30 {
      let found = try last(hits)
      let (limits, value) = (try #require(found.limits), try #require(found.value))
      let isOutside = value < limits.low || value > limits.high
      #expect(isOutside == found.isSignal, "\(hits) of 30")
    }
    #expect(try last(14).isSignal == false)
    #expect(try last(16).isSignal)
  }

  @Test func `a baseline of a handful of records is not trusted further than it goes`() throws {
    // 1 of 12 before, 30 of 48 now, the rest at one half throughout. On the scale of logits the error seems to be five
    // times smaller than the gap (p 3e-7); given 31 hits in 60, Fisher's mid-p is 0.00084.
    let empty = [Int](repeating: 0, count: 12)
    let whole = MonthlySeries.rate(
      RateSeries(
        firstMonth: january2024, hits: [1001] + empty.map { _ in 1000 } + [1030],
        trials: [2012] + empty.map { _ in 2000 } + [2048]))
    let scope = MonthlySeries.rate(
      RateSeries(firstMonth: january2024, hits: [1] + empty + [30], trials: [12] + empty + [48]))
    let context = context(months: 14)
    let found = scopeVerdicts(scope, of: whole, companyVerdicts: companyVerdicts(whole, context), context)
    let p = try #require(found.last?.best?.p)
    #expect(p > 8.4060e-4 && p < 1.05 * 8.4060e-4)
  }
}
