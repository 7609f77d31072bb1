import Metrics
import Periods
import Tables
import Testing

private let yaml = """
  median: {builtin: kaplan-meier, unit: days}
  quarter: {builtin: kaplan-meier, to: won, share: 25%, unit: days}
  by60: {builtin: kaplan-meier, by: 60, unit: percent}
  won60: {builtin: kaplan-meier, to: won, by: 60 days, unit: percent}
  """

private func evaluated(_ deals: String, asOf: String = "2026-12-31") async throws -> Evaluation {
  let data = dataset(try table("deals", "id,status,created:day,closed:day\n" + deals))
  return await MetricsTests.evaluated(
    catalogue(of: yaml).catalogue, data, try context(asOf: asOf, primary: "median")
  )
  .evaluation
}

@Suite struct DecisionTimeTests {
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `agrees with a loop over the days for every team and period`(seed: UInt64) async throws {
    let asOf = try day("2026-06-20")
    let deals = try randomDeals(120, seed: seed, from: "2025-11-10", asOf: asOf)
    let (evaluation, _) = await MetricsTests.evaluated(
      catalogue(of: yaml).catalogue, try tables(deals, withHistory: false),
      try context(asOf: "2026-06-20", primary: "median"))
    let scopes = [Scope.company, Scope(kind: "team", name: "north"), Scope(kind: "team", name: "south")]
    var values = 0
    for name in ["2025-12", "2026-02", "2026-05", "2026-06", "2026-Q1", "2026-Q2", "2025", "2026", "all"] {
      for scope in scopes {
        let reported = try period(name)
        guard case .period(let asked) = reported else { continue }
        let days = SiteCalendar().days(of: asked)
        let mine = deals.filter { days.contains($0.created) && (scope == .company || $0.team == scope.name) }
        func cases(_ wonOnly: Bool) -> [Watched] {
          mine.map { deal in
            let end = deal.closed ?? asOf
            let won = deal.status == "won"
            return (
              end - deal.created, won || (!wonOnly && deal.status == "lost"), wonOnly && deal.status == "lost"
            )
          }
        }
        func first(_ cases: [Watched], _ share: Double) -> Double? {
          slowCurve(cases, through: 250).chance.firstIndex { $0 >= share - 1e-12 }.map(Double.init)
        }
        func told(_ metric: String) -> MetricValue? { evaluation.value(metric, scope, reported) }
        guard !mine.isEmpty else { continue }
        #expect(near(told("median")?.value, first(cases(false), 0.5)), "\(name) \(scope)")
        #expect(near(told("quarter")?.value, first(cases(true), 0.25)), "\(name) \(scope)")
        #expect(told("median")?.denominator == Double(mine.count))
        #expect(told("median")?.numerator == Double(mine.count { $0.status != "open" }))
        let isKnown =
          cases(false).contains { $0.days >= 60 } || slowCurve(cases(false), through: 60).open[60] < 1e-12
        #expect(
          near(told("by60")?.value, isKnown ? slowChance(cases(false), by: 60) : nil), "\(name) \(scope)")
        #expect(
          near(told("won60")?.value, isKnown ? slowChance(cases(true), by: 60) : nil), "\(name) \(scope)")
        if told("won60")?.value != nil { values += 1 }
      }
    }
    #expect(values > 10)
  }

  @Test func `gives the vector of the definition`() async throws {
    let ends = [(3, true), (5, false), (6, true), (7, true), (8, false), (10, true), (12, true), (12, false)]
    let last = try day("2026-12-31")
    let lines = ends.enumerated().map { number, end -> String in
      // An open deal is watched up to the as-of day, so it was created so many days before.
      let created = end.1 ? try? day("2026-01-01") : last + -end.0
      let closed = end.1 ? created.map { "\($0 + end.0)" } ?? "" : ""
      return "\(number),\(end.1 ? "won" : "open"),\(created.map { "\($0)" } ?? ""),\(closed)\n"
    }
    let value = try await evaluated(lines.joined()).value("median", .company, .period(.all))
    #expect(value?.value == 10)
    #expect(value?.numerator == 5 && value?.denominator == 8)
    #expect(value?.remark?.english == "still watched then: 3 of 8")
  }

  @Test func `has no median when fewer than half are decided, and says so`() async throws {
    let value = try await evaluated("1,won,2026-01-01,2026-01-11\n2,open,2026-01-01,\n3,open,2026-01-01,\n")
      .value("median", .company, .period(.all))
    #expect(value?.value == nil && value?.denominator == 3 && value?.numerator == 1)
    #expect(value?.remark?.english == "50 % never reached")
    #expect(value?.remark?.chinese == "未达到 50%")
  }

  @Test func `one decided deal is its own median`() async throws {
    let value = try await evaluated("1,lost,2026-01-01,2026-01-11\n").value("median", .company, .period(.all))
    #expect(value?.value == 10 && value?.n == 1)
  }

  @Test func `deals all open have no median and no share beyond the longest watch`() async throws {
    let evaluation = try await evaluated("1,open,2026-12-01,\n2,open,2026-12-20,\n")
    #expect(evaluation.value("median", .company, .period(.all))?.value == nil)
    let share = evaluation.value("won60", .company, .period(.all))
    #expect(share?.value == nil && share?.denominator == 2)
    #expect(share?.remark?.english == "no deal was watched for 60 days yet")
  }

  @Test func `a lost deal competes with the win and is not censored`() async throws {
    let evaluation = try await evaluated(
      "1,won,2026-01-01,2026-01-11\n2,lost,2026-01-01,2026-01-05\n3,lost,2026-01-01,2026-01-06\n4,lost,2026-01-01,2026-01-07\n"
    )
    #expect(evaluation.value("won60", .company, .period(.all))?.value == 0.25)
    #expect(evaluation.value("by60", .company, .period(.all))?.value == 1)
  }

  @Test func `a period without deals has no value, one before the first deal no row`() async throws {
    let evaluation = try await evaluated("1,won,2026-03-01,2026-03-11\n2,won,2026-05-01,2026-05-11\n")
    #expect(evaluation.value("median", .company, try period("2026-04"))?.denominator == 0)
    #expect(evaluation.value("median", .company, try period("2026-04"))?.value == nil)
    #expect(evaluation.value("median", .company, .asOf) == nil)
  }

  @Test func `traces the deals watched and tells why others are not`() async throws {
    let evaluation = try await evaluated(
      "1,won,2026-01-01,2026-01-11\n2,open,2026-01-01,\n3,won,2026-02-01,2026-01-01\n4,void,2026-01-01,2026-01-02\n5,lost,,2026-01-02\n6,lost,2026-01-01,\n"
    )
    let trace = try #require(evaluation.trace("median", .company, .period(.all)))
    #expect(trace.counted == [0] && trace.base == [0, 1])
    #expect(
      trace.leftOut.map { "\($0.rows) \($0.reason.english)" } == [
        "1 closed before it was created", "1 decided, but no date 'closed'", "1 no date 'created'", "1 void",
      ])
    let page = explanation(of: "median", in: evaluation, .company, .period(.all), .english)
    #expect(page?.contains("Numerator ÷ denominator: 1 ÷ 2") == true)
    #expect(page?.contains("left out: 1 – closed before it was created") == true)
  }
}

@Suite(.enabled(if: MavenTests.isThere)) struct DecisionTimeReferenceTests {
  @Test func `half of the deals of a real extract take 69 days, not the 45 of closed ones`() async throws {
    let (evaluation, _) = await MetricsTests.evaluated(
      catalogue(of: yaml).catalogue, dataset(try MavenTests.deals()),
      try context(asOf: "2017-12-31", primary: "median"))
    #expect(evaluation.value("median", .company, .period(.all))?.value == 69)
  }
}
