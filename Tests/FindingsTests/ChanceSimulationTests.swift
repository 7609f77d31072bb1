import Findings
import Metrics
import Periods
import Testing

/// How often sites of pure chance raise a signal.
private struct Alarms: Sendable {
  /// Months in which something below the company was judged, and those with a signal there.
  var months = 0
  var monthsBelow = 0
  /// Judged months of company series, and signals among them; then those of January and February alone.
  var companyTests = 0
  var companySignals = 0
  var festivalTests = 0
  var festivalSignals = 0

  init() {}

  init(_ site: JudgedSite) {
    var judged: Set<Month> = []
    var loud: Set<Month> = []
    for (key, points) in site.findings.points {
      for point in points where point.expected != nil || point.signal != nil {
        let isSignal = point.signal != nil
        guard key.scope == .company else {
          judged.insert(point.lastMonth)
          if isSignal { loud.insert(point.lastMonth) }
          continue
        }
        companyTests += 1
        companySignals += isSignal ? 1 : 0
        guard point.lastMonth.number <= 2 else { continue }
        festivalTests += 1
        festivalSignals += isSignal ? 1 : 0
      }
    }
    months = judged.count
    monthsBelow = loud.count
  }

  static func + (left: Alarms, right: Alarms) -> Alarms {
    var sum = left
    sum.months += right.months
    sum.monthsBelow += right.monthsBelow
    sum.companyTests += right.companyTests
    sum.companySignals += right.companySignals
    sum.festivalTests += right.festivalTests
    sum.festivalSignals += right.festivalSignals
    return sum
  }
}

/// Example sites without truths: whatever they say is a false alarm.
@Suite struct ChanceSimulationTests {
  private static let sum = Task {
    await judge(1...50, planted: false) { Alarms($0) }.reduce(Alarms(), +)
  }

  @Test func `at most 7 % of the months have a signal below the company`() async {
    let sum = await Self.sum.value
    #expect(sum.months > 500)
    #expect(Double(sum.monthsBelow) <= 0.07 * Double(sum.months), "\(sum)")
  }

  @Test func `company series raise at most 0.05 signals a month among five`() async {
    let sum = await Self.sum.value
    #expect(sum.companyTests > 2500)
    #expect(Double(sum.companySignals) <= 0.01 * Double(sum.companyTests), "\(sum)")
  }

  @Test func `Spring Festival raises no more than other months`() async {
    let sum = await Self.sum.value
    #expect(sum.festivalTests > 200)
    #expect(Double(sum.festivalSignals) <= 0.01 * Double(sum.festivalTests), "\(sum)")
  }
}
