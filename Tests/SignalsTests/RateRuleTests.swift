import Signals
import Statistics
import Testing

@Suite struct RateRuleTests {
  let sixty = [Int](repeating: 60, count: 40)

  @Test func `fewer than twelve months before a window are not enough history`() {
    let verdicts = rateVerdicts([Int](repeating: 30, count: 13), [Int](repeating: 60, count: 13))
    #expect(verdicts[11].notTested == .notEnoughHistory)
    #expect(verdicts[11].limits == nil)
    #expect(verdicts[12].windowsTested == 1)
  }

  @Test func `fewer than five expected hits or misses are not tested`() {
    let verdicts = rateVerdicts([Int](repeating: 4, count: 13), [Int](repeating: 60, count: 13))
    #expect(verdicts[12].notTested == .tooFew)
    let misses = rateVerdicts([Int](repeating: 56, count: 13), [Int](repeating: 60, count: 13))
    #expect(misses[12].notTested == .tooFew)
  }

  @Test func `months that wander more than chance widen the test`() throws {
    // 14 of 60 lies 4 binomial errors below one half, but φ = 24/23 · 8² ÷ 15 = 4.45 doubles the error.
    let hits = (0..<24).map { $0 % 4 < 2 ? 22 : 38 } + [14]
    let verdict = try #require(rateVerdicts(hits, Array(sixty.prefix(25))).last)
    #expect(verdict.expectation?.degrees == 23)
    #expect(agrees((verdict.expectation?.standardError ?? 0) * 60, (4.4522 * 15.625).squareRoot(), digits: 4))
    #expect(!verdict.isSignal)
    let calm = try #require(
      rateVerdicts([Int](repeating: 30, count: 24) + [14], Array(sixty.prefix(25))).last)
    #expect(calm.expectation?.degrees == nil && calm.isSignal)
  }

  @Test func `months before a declared change are no baseline`() {
    let hits = [Int](repeating: 30, count: 20) + [Int](repeating: 12, count: 20)
    func signals(_ changes: [DeclaredChange]) -> Int {
      var context = context(months: 40)
      context.changes = changes
      let series = MonthlySeries.rate(RateSeries(firstMonth: january2024, hits: hits, trials: sixty))
      return companyVerdicts(series, context).count { $0.isSignal }
    }
    #expect(signals([]) > 5)
    #expect(signals([DeclaredChange(day: day(2025, 9, 1))]) == 0)
    #expect(signals([DeclaredChange(day: day(2025, 8, 20))]) == 0)
  }

  @Test func `expectations go per position where the quarter has a pattern`() throws {
    let hits = (0..<24).map { [30, 33, 48][$0 % 3] }
    let verdicts = rateVerdicts(hits, Array(sixty.prefix(24)))
    #expect(verdicts[20...23].map { $0.pattern } == [.position, .position, .position, .position])
    #expect(agrees(verdicts[20].limits?.expected, 0.8, digits: 4))
    #expect(agrees(verdicts[21].limits?.expected, 0.5, digits: 4))
    #expect(verdicts.allSatisfy { !$0.isSignal })
  }

  @Test func `a season of the year is not called a pattern of the quarter`() {
    let hits = (0..<36).map { [30, 30, 30, 30, 30, 30, 30, 30, 52, 30, 30, 56][$0 % 12] }
    let verdicts = rateVerdicts(hits, Array(sixty.prefix(36)))
    #expect(verdicts.last?.pattern == .season)
  }

  @Test func `the quarter follows the fiscal year`() {
    var context = context(months: 12)
    #expect(context.position(of: january2024 + 2) == 2)
    context.fiscalYearStart = 3
    #expect(context.position(of: january2024 + 2) == 0)
    #expect(context.position(of: january2024) == 1)
  }
}

@Suite struct ScopeRuleTests {
  /// A company of which the scope holds a quarter, by hits of the scope and of the rest among 60 and 180.
  func verdicts(_ own: [Int], rest: [Int]) -> [MonthVerdict] {
    let context = context(months: own.count)
    let whole = MonthlySeries.rate(
      RateSeries(firstMonth: january2024, hits: zip(own, rest).map(+), trials: own.map { _ in 240 }))
    let scope = MonthlySeries.rate(
      RateSeries(firstMonth: january2024, hits: own, trials: own.map { _ in 60 }))
    var family = [
      scopeVerdicts(scope, of: whole, companyVerdicts: companyVerdicts(whole, context), context)
    ]
    markFamilies(&family)
    return family[0]
  }

  let level = [Int](repeating: 30, count: 24)

  @Test func `a fall of the scope alone is a signal of the scope`() {
    let found = verdicts(level + [15, 15], rest: [Int](repeating: 90, count: 26)).last
    #expect(found?.isSignal == true && found?.best?.direction == .down)
  }

  @Test func `a fall of the whole company is no signal of the scope`() {
    let found = verdicts(level + [15, 15], rest: level.map { 3 * $0 } + [45, 45])
    #expect(found.allSatisfy { !$0.isSignal })
    #expect((found.last?.p ?? 0) > 0.9)
  }

  @Test func `standing still while the company falls is a signal`() {
    let found = verdicts(level + [30, 30], rest: level.map { 3 * $0 } + [45, 45]).last
    #expect(found?.isSignal == true && found?.best?.direction == .up)
  }

  @Test func `amounts are judged by their ratio to the rest`() {
    let wave = (0..<30).map { month -> Double in
      let level: Double = month < 26 ? 1000 : 500
      return level * (1 + 0.05 * Double(month % 5))
    }
    let jitter = (0..<30).map { 1 + 0.02 * Double(($0 * 7) % 11) }
    let own: [Double] = zip(wave, jitter).map { $0 * $1 }
    func judged(_ own: [Double]) -> [MonthVerdict] {
      let context = context(months: 30)
      let records = own.map { _ in 50 }
      let scope = MonthlySeries.amount(AmountSeries(firstMonth: january2024, sums: own, records: records))
      let whole = MonthlySeries.amount(
        AmountSeries(
          firstMonth: january2024, sums: zip(own, wave).map { $0 + 4 * $1 }, records: own.map { _ in 250 }))
      var family = [
        scopeVerdicts(scope, of: whole, companyVerdicts: companyVerdicts(whole, context), context)
      ]
      markFamilies(&family)
      return family[0]
    }
    #expect(judged(own).allSatisfy { !$0.isSignal })
    let halved = own.enumerated().map { $0.offset == 29 ? $0.element / 2 : $0.element }
    #expect(judged(halved).last?.isSignal == true)
    #expect(judged(halved).last?.best?.method == .restOfCompany)
  }
}
