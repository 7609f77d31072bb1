import Signals
import Statistics
import Testing

/// How often a site of pure chance raises a signal, per month.
struct AlarmRates: CustomStringConvertible {
  var months = 0.0
  var company = 0.0
  var monthsWithScope = 0.0
  var new = 0.0

  init(sites: Int, months: Int, from first: Int, growth: Double = 0, season: Double = 0, joined: Bool = false)
  {
    let context = context(months: months, joined: joined)
    for site in 0..<sites {
      let simulated = SimulatedSite(seed: UInt64(site + 1), months: months, growth: growth, season: season)
      let verdicts = simulated.verdicts(context)
      for month in first..<months {
        self.months += 1
        company += Double(verdicts.company.count { $0[month].isSignal })
        if verdicts.scopes.contains(where: { $0[month].isSignal }) { monthsWithScope += 1 }
        new += Double((verdicts.company + verdicts.scopes).count { $0[month].state == .new })
      }
    }
  }

  var description: String {
    "company \(company / months), months with a scope \(monthsWithScope / months), new \(new / months)"
  }

  func expectWithinBounds() {
    #expect(company / months <= 0.05, "\(self)")
    #expect(monthsWithScope / months <= 0.08, "\(self)")
    #expect(new / months <= 0.10, "\(self)")
  }
}

@Suite struct FalseAlarmSimulationTests {
  @Test func `a site on which nothing happens stays silent`() {
    AlarmRates(sites: 40, months: 48, from: 13).expectWithinBounds()
  }

  @Test func `joining January and February changes nothing on it`() {
    AlarmRates(sites: 40, months: 48, from: 24, joined: true).expectWithinBounds()
  }

  @Test func `steady growth of 2 % a month is no news`() {
    AlarmRates(sites: 40, months: 48, from: 13, growth: 0.02).expectWithinBounds()
  }

  @Test func `a season of 20 % is no news once 36 months are known`() {
    AlarmRates(sites: 40, months: 60, from: 36, season: 0.2).expectWithinBounds()
  }

  @Test func `large rates may wander by two points`() {
    var generator = SeededGenerator(seed: 7)
    var signals = 0.0
    // One drifting series raises several signals in a row: many series, or luck decides the test.
    let (series, months) = (1000, 48)
    for _ in 0..<series {
      let hits = (0..<months).map { _ in
        let share = 0.5 + 0.02 * generator.normal()
        // At 2,000 trials a binomial count is a rounded normal one.
        return Int((2000 * share + (2000 * share * (1 - share)).squareRoot() * generator.normal()).rounded())
      }
      signals += Double(rateVerdicts(hits, hits.map { _ in 2000 }).dropFirst(24).count { $0.isSignal })
    }
    let rate = signals / Double(series * (months - 24))
    #expect(rate <= 0.01, "\(rate)")
  }

  @Test(arguments: [(0.3, 0.025), (0.5, 0.04)])
  func `amounts may follow their own past`(correlation: Double, bound: Double) {
    var generator = SeededGenerator(seed: 8)
    var signals = 0.0
    let (series, months) = (600, 60)
    for _ in 0..<series {
      var level = generator.normal() * 0.1
      let shock = 0.1 * (1 - correlation * correlation).squareRoot()
      let sums = (0..<months).map { _ -> Double in
        level = correlation * level + shock * generator.normal()
        return 1000 * deterministicExp(level)
      }
      signals += Double(amountVerdicts(sums).dropFirst(24).count { $0.isSignal })
    }
    let rate = signals / Double(series * (months - 24))
    #expect(rate <= bound, "\(rate)")
  }
}
