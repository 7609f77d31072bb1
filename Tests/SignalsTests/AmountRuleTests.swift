import Glibc
import Signals
import Testing

@Suite struct AmountRuleTests {
  /// Without trend and season, but not constant.
  func level(_ month: Int) -> Double { 1000 + Double((month * 37) % 23) * 10 }

  @Test func `a line needs eighteen months`() {
    let verdicts = amountVerdicts((0..<24).map(level))
    #expect(verdicts[17].notTested == .notEnoughHistory)
    #expect(verdicts[18].windowsTested == 1)
    #expect(verdicts[18].best?.method == .line)
  }

  @Test func `fewer than 25 records a month, zero and a constant are not tested`() {
    #expect(amountVerdicts((0..<24).map(level), records: 24).last?.notTested == .tooFew)
    let gap = (0..<24).map { $0 == 15 ? 0 : level($0) }
    #expect(amountVerdicts(gap).last?.notTested == .notPositive)
    #expect(amountVerdicts([Double](repeating: 7, count: 24)).last?.notTested == .noVariation)
  }

  @Test func `growth and season drop out against the year before`() throws {
    let sums = (0..<40).map { level($0) * pow(1.02, Double($0)) * (1 + 0.3 * sin(Double($0 % 12) / 2)) }
    let last = try #require(amountVerdicts(sums).last)
    #expect(last.best?.method == .yearOnYear && !last.isSignal)
    #expect(amountVerdicts(Array(sums.dropLast()) + [sums[39] / 2]).last?.isSignal == true)
  }

  @Test func `the quarter's pattern belongs to the line`() throws {
    let sums = (0..<24).map { level($0) * ($0 % 3 == 2 ? 2 : 1) }
    let last = try #require(amountVerdicts(sums).last)
    #expect(last.pattern == .position)
    #expect(abs((last.limits?.expected ?? 0) - 2 * 1110) < 200)
    #expect(!last.isSignal)
  }

  @Test func `a Spring Festival that moves is silent where it is kept`() throws {
    // Half of a month's business falls out: in January for three years, in February of the fourth.
    let sums = (0..<38).map { month in
      month % 12 == (month < 36 ? 0 : 1) ? level(month) / 2 : level(month)
    }
    let kept = amountVerdicts(sums, joined: true)
    #expect(kept.allSatisfy { !$0.isSignal })
    #expect(kept[36].notTested == .joinedWithFebruary)
    #expect(kept[37].span == 2)
    #expect(agrees(kept[37].value, (sums[36] + sums[37]) / 2, digits: 12))
    #expect(amountVerdicts(sums).contains { $0.isSignal })
  }

  @Test func `an extract that starts in February has no joined point that year`() {
    let verdicts = amountVerdicts((0..<30).map(level), from: january2024 + 1, joined: true)
    #expect(verdicts[0].notTested == .notEnoughHistory)
    #expect(verdicts[12].span == 2)
  }

  @Test func `the mean of log deal size is not joined`() {
    let records = [Int](repeating: 50, count: 30)
    let series = AmountSeries(
      kind: .meanOfLogs, firstMonth: january2024, sums: (0..<30).map { 50 * log(level($0)) },
      records: records)
    let verdicts = companyVerdicts(.amount(series), context(months: 30, joined: true))
    #expect(verdicts[24].notTested == nil && verdicts[24].span == 1)
    #expect(agrees(verdicts[29].value, level(29), digits: 9))
  }
}
