import Signals
import Statistics
import Testing

@Suite struct StateTests {
  /// States of a series with signals at the marked verdicts; "-" is a month without a test.
  func states(_ marks: String) -> [SignalState] {
    var verdicts = marks.enumerated().map { index, mark in
      var verdict = MonthVerdict(month: index)
      verdict.p = mark == "-" ? nil : 0.5
      verdict.isSignal = mark == "x"
      return verdict
    }
    markStates(&verdicts)
    return verdicts.map(\.state)
  }

  @Test func `a signal is new once, then stands since its first month`() {
    #expect(states(".xx.x") == [.none, .new, .standing(since: 1), .standing(since: 1), .standing(since: 1)])
  }

  @Test func `three verdicts without a signal are its end`() {
    #expect(states("x....")[2...] == [.standing(since: 0), .over(since: 0), .none])
  }

  @Test func `six verdicts without make the next one new`() {
    #expect(states("x.....x").last == .standing(since: 0))
    #expect(states("x......x").last == .new)
  }

  @Test func `months without a test are no verdicts`() {
    #expect(states("x---...x").last == .standing(since: 0))
    #expect(states("x-x") == [.new, .none, .standing(since: 0)])
  }

  @Test func `a month outside the limits is a signal, company and scopes`() {
    for seed in 1...3 {
      let site = SimulatedSite(seed: UInt64(seed), months: 40)
      let verdicts = site.verdicts(context(months: 40))
      for verdict in (verdicts.company + verdicts.scopes).joined() {
        guard let limits = verdict.limits, let value = verdict.value else { continue }
        let isOutside = value < limits.low || value > limits.high
        #expect(!isOutside || verdict.isSignal)
        #expect(!(verdict.isSignal && verdict.best?.length == 1) || isOutside)
      }
    }
  }

  @Test func `limits of four windows lie 3.2 standard errors away`() throws {
    let hits = [Int](repeating: 30, count: 40)
    let verdict = try #require(rateVerdicts(hits, hits.map { _ in 60 }).last)
    let (expectation, limits) = (try #require(verdict.expectation), try #require(verdict.limits))
    #expect(verdict.windowsTested == 4)
    #expect(agrees((limits.high - 0.5) / expectation.standardError, 3.2, digits: 2))
  }

  @Test func `a family tells its size and threshold`() {
    let site = SimulatedSite(seed: 1, months: 30)
    let scopes = site.verdicts(context(months: 30)).scopes
    let size = familySize(scopes, in: january2024 + 29)
    #expect(size?.tested == scopes.count { $0[29].p != nil })
    #expect((size?.threshold ?? 1) <= familyLevel)
    #expect(familySize(scopes, in: january2024) == nil)
  }
}
