import Metrics
import Periods
import Tables
import Testing

private let yaml = "next: {builtin: forecast, method: pipeline, unit: money}"

private func evaluated(_ data: Dataset, asOf: String) async throws -> Evaluation {
  var now = try context(asOf: asOf, primary: "next")
  now.stages = sampleStages
  return await MetricsTests.evaluated(catalogue(of: yaml).catalogue, data, now).evaluation
}

private func watched(_ deal: RandomDeal, from start: Day, _ asOf: Day) -> Watched {
  ((deal.closed ?? asOf) - start, deal.status == "won", deal.status == "lost")
}

@Suite struct PipelineForecastTests {
  @Test(arguments: [true, false], [1, 2, 3] as [UInt64])
  func `agrees with a loop over the open deals`(withHistory: Bool, seed: UInt64) async throws {
    let asOf = try day("2026-05-20")
    let deals = try randomDeals(300, seed: seed, from: "2025-12-01", asOf: asOf)
    let evaluation = try await evaluated(try tables(deals, withHistory: withHistory), asOf: "2026-05-20")
    let byAge = slowCurve(deals.map { watched($0, from: $0.created, asOf) }, through: 400)
    var byStage: [String: (chance: [Double], open: [Double])] = [:]
    for stage in sampleStages where withHistory {
      let there = deals.compactMap { deal in
        deal.entries.first { $0.stage == stage }.map { watched(deal, from: $0.day, asOf) }
      }
      if there.count(where: { $0.wanted || $0.other }) >= 10 {
        byStage[stage] = slowCurve(there, through: 400)
      }
    }
    for name in ["2026-05", "2026-06", "2026-Q2", "2026"] {
      for scope in [Scope.company, Scope(kind: "team", name: "north")] {
        let reported = try period(name)
        guard case .period(let asked) = reported else { continue }
        let days = SiteCalendar().days(of: asked)
        var total = 0.0
        for deal in deals where scope == .company || deal.team == scope.name {
          if deal.status == "won", let closed = deal.closed, days.contains(closed) {
            total += Double(deal.amount)
          }
          guard deal.status == "open" else { continue }
          var start = deal.created
          var curve = byAge
          if let entry = deal.entries.last, let known = byStage[entry.stage] {
            (start, curve) = (entry.day, known)
          }
          let age = asOf - start
          let from = max(age, days.start - start - 1), to = days.end - start - 1
          guard curve.open[age] > 1e-12, to > from else { continue }
          let chance = (curve.chance[to] - curve.chance[from]) / curve.open[age]
          total += (Double(deal.amount) * 100 * chance).rounded(.toNearestOrEven) / 100
        }
        let value = try #require(evaluation.value("next", scope, reported)?.value)
        // A product that ends in half a cent may go either way.
        #expect(abs(value - total) < 0.05 && total > 100, "\(name) \(scope): \(value) \(total)")
      }
    }
  }

  @Test func `complete periods and few decided deals have none`() async throws {
    let deals = try table(
      "deals",
      "id,status,stage,created:day,closed:day,amount:money\n1,won,W,2026-01-01,2026-01-09,5\n2,open,A,2026-01-01,,9\n"
    )
    let evaluation = try await evaluated(dataset(deals), asOf: "2026-01-20")
    #expect(evaluation.value("next", .company, try period("2026-01")) == nil)
    let many = try await evaluated(
      try tables(
        try randomDeals(100, seed: 4, from: "2026-01-01", asOf: try day("2026-05-20")), withHistory: false),
      asOf: "2026-05-20")
    #expect(many.value("next", .company, try period("2026-04")) == nil)
    #expect(
      many.value("next", .company, try period("2026-05"))?.remark?.english.hasSuffix(
        "(no stage history: by age alone)") == true)
  }

  @Test func `an open deal without amount is left out and told`() async throws {
    var text = "id,status,stage,created:day,closed:day,amount:money\n"
    for number in 0..<12 {
      text += "\(number),\(number < 6 ? "won" : "lost"),W,2026-01-01,2026-02-\(10 + number),100\n"
    }
    text += "a,open,A,2026-03-01,,1000\nb,open,A,2026-03-01,,\n"
    let evaluation = try await evaluated(dataset(try table("deals", text)), asOf: "2026-03-10")
    #expect(evaluation.value("next", .company, try period("2026-03"))?.value == 0)
    #expect(evaluation.value("next", .company, try period("2026-04"))?.value == 500)
    #expect(
      evaluation.notes("next", .company, try period("2026-04")).map(\.english) == [
        "won so far: 0.00", "expected of open deals: 500.00", "open deals without amount or day, left out: 1",
      ])
  }
}
