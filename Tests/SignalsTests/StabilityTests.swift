import Signals
import Statistics
import Testing

@Suite struct StabilityTests {
  /// Everything in a verdict but limits of floating point: the same verdicts, bit for bit.
  @Test(arguments: [false, true])
  func `later months change no verdict`(joined: Bool) {
    let months = 44
    let site = SimulatedSite(seed: 3, months: months, growth: 0.01, season: 0.1)
    let whole = site.verdicts(context(months: months, joined: joined))
    for known in stride(from: 13, through: months, by: 5) {
      let then = site.cut(known).verdicts(context(months: known, joined: joined))
      for (now, before) in zip(whole.company + whole.scopes, then.company + then.scopes) {
        #expect(Array(now.prefix(known)) == before)
      }
    }
  }

  @Test func `nights without a month's end bring nothing new`() {
    let site = SimulatedSite(seed: 4, months: 30)
    let end = day(2026, 6, 30)
    var nights: [[[MonthVerdict]]] = []
    for night in day(2026, 6, 3)...day(2026, 7, 2) {
      let records = day(2024, 1, 1)...min(night, end)
      let context = SignalContext(
        coverage: Coverage(recordDays: records, asOf: night), decidedThrough: lastDecidedMonth(asOf: night))
      let verdicts = site.verdicts(context)
      nights.append((verdicts.company + verdicts.scopes).map { Array($0.prefix(29)) })
    }
    #expect(nights.allSatisfy { $0 == nights[0] })
  }

  @Test func `the running month and its grace days are never tested`() {
    let hits = [Int](repeating: 30, count: 24) + [0]
    let series = MonthlySeries.rate(
      RateSeries(firstMonth: january2024, hits: hits, trials: hits.map { _ in 60 }))
    func last(_ asOf: Int) -> MonthVerdict? {
      let coverage = Coverage(recordDays: day(2024, 1, 1)...asOf, asOf: asOf)
      let context = SignalContext(coverage: coverage, decidedThrough: lastDecidedMonth(asOf: asOf))
      return companyVerdicts(series, context).first { $0.month == january2024 + 24 }
    }
    #expect(last(day(2026, 1, 31))?.notTested == .notDecided)
    #expect(last(day(2026, 2, 2))?.notTested == .notDecided)
    #expect(last(day(2026, 2, 3))?.isSignal == true)
  }

  @Test func `a correction of the past is told apart from news`() {
    let hits = [Int](repeating: 30, count: 24) + [20, 20, 20]
    let trials = hits.map { _ in 60 }
    let before = rateVerdicts(hits, trials)
    let now = rateVerdicts(Array(hits.dropLast()) + [29, 5], trials + [60])
    #expect(correctedMonths(before: before, now: now) == [january2024 + 26])
  }
}
