import Metrics
import Periods
import Tables
import Testing

private let yaml = """
  every: {builtin: stage-conversion, unit: percent}
  ab: {builtin: stage-conversion, stage: A, unit: percent}
  bc: {builtin: stage-conversion, stage: 2, to: C, unit: percent}
  cw: {builtin: stage-conversion, stage: C, to: won, unit: percent}
  aw30: {builtin: stage-conversion, stage: a, to: won, within: 30 days, unit: percent}
  """

private func evaluated(_ data: Dataset, asOf: String) async throws -> Evaluation {
  var now = try context(asOf: asOf, primary: "every")
  now.stages = sampleStages
  return await MetricsTests.evaluated(catalogue(of: yaml).catalogue, data, now).evaluation
}

/// The day on which a deal reached a stage 0…2 or the win 3, a skipped stage with the next; `nil` if it did not.
private func reached(_ deal: RandomDeal, _ stage: Int) -> Day? {
  var days = deal.entries.filter { (sampleStages.firstIndex(of: $0.stage) ?? -1) >= stage }.map(\.day)
  if deal.status == "won", let closed = deal.closed { days.append(closed) }
  return days.min()
}

@Suite struct StageConversionTests {
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `agrees with a loop over the days for every team and period`(seed: UInt64) async throws {
    let asOf = try day("2026-06-20")
    let deals = try randomDeals(150, seed: seed, from: "2025-12-01", asOf: asOf)
    let evaluation = try await evaluated(try tables(deals, withHistory: true), asOf: "2026-06-20")
    let steps = ["ab": [(0, 1)], "bc": [(1, 2)], "cw": [(2, 3)], "every": [(0, 1), (1, 2), (2, 3)]]
    for name in ["2026-01", "2026-03", "2026-06", "2026-Q1", "2026-Q2", "2026", "all"] {
      for scope in [Scope.company, Scope(kind: "team", name: "north"), Scope(kind: "team", name: "south")] {
        let reported = try period(name)
        guard case .period(let asked) = reported else { continue }
        let days = SiteCalendar().days(of: asked)
        let mine = deals.filter { scope == .company || $0.team == scope.name }
        for (metric, steps) in steps {
          var cases: [Watched] = []
          for (from, to) in steps {
            for deal in mine {
              guard let start = reached(deal, from), days.contains(start) else { continue }
              if let next = reached(deal, to) {
                cases.append((next - start, true, false))
              } else {
                cases.append(((deal.closed ?? asOf) - start, false, deal.status == "lost"))
              }
            }
          }
          let value = evaluation.value(metric, scope, reported)
          guard !cases.isEmpty else { continue }
          let isDecided = cases.contains { $0.wanted || $0.other }
          #expect(
            near(value?.value, isDecided ? slowChance(cases, by: 210) : nil), "\(metric) \(name) \(scope)")
          #expect(value?.numerator == Double(cases.count { $0.wanted }), "\(metric) \(name) \(scope)")
          #expect(value?.denominator == Double(cases.count))
        }
      }
    }
  }

  @Test func `within so many days only deals watched so long count`() async throws {
    let asOf = try day("2026-06-20")
    let deals = try randomDeals(200, seed: 9, from: "2026-01-01", asOf: asOf)
    let evaluation = try await evaluated(try tables(deals, withHistory: true), asOf: "2026-06-20")
    let value = try #require(evaluation.value("aw30", .company, .period(.all)))
    let ripe = deals.filter { asOf - $0.created >= 30 }
    let won = ripe.filter { deal in
      deal.status == "won" && deal.closed.map { $0 - deal.created <= 30 } ?? false
    }
    #expect(value.numerator == Double(won.count) && value.denominator == Double(ripe.count))
    #expect(
      near(value.value, Double(won.count) / Double(ripe.count)) && won.count > 10 && ripe.count < deals.count)
  }

  @Test func `without a history gives the range between the extremes and no value`() async throws {
    // 2 won, 1 open in B, 1 open in A, 4 lost: 2 of them in nobody knows which stage, 2 known to have reached B.
    let deals = try table(
      "deals",
      """
      id,status,stage,created:day,closed:day
      1,won,Closed won,2026-01-01,2026-02-01
      2,won,Closed won,2026-01-01,2026-02-01
      3,open,B,2026-01-01,
      4,open,A,2026-01-01,
      5,lost,Closed lost,2026-01-01,2026-02-01
      6,lost,Closed lost,2026-01-01,2026-02-01
      7,lost,B,2026-01-01,2026-02-01
      8,lost,B,2026-01-01,2026-02-01
      9,void,A,2026-01-01,2026-02-01
      """)
    let evaluation = try await evaluated(dataset(deals), asOf: "2026-03-31")
    func range(_ metric: String) -> [Double?] {
      let value = evaluation.value(metric, .company, .period(.all))
      return [value?.value, value?.low, value?.high]
    }
    // A → B: sure are 2 won + 1 open + 2 lost of 8; the 2 unknown may have gone on.
    #expect(range("ab") == [nil, 5.0 / 8, 7.0 / 8])
    // B → C: sure are 2 of at most 7; at best all four lost ones went on.
    #expect(range("bc") == [nil, 2.0 / 7, 6.0 / 7])
    // C → won: at worst all four lost ones stopped there, at best none came so far.
    #expect(range("cw") == [nil, 2.0 / 6, 1])
    // All together: 5 + 2 + 2 of 8 + 5 + 2, and 7 + 6 + 2 of 8 + 7 + 6.
    #expect(range("every") == [nil, 9.0 / 15, 15.0 / 21])
    #expect(range("aw30") == [nil, nil, nil])
    #expect(
      evaluation.value("ab", .company, .period(.all))?.remark?.english.hasPrefix("no stage history") == true)
    let page = explanation(of: "ab", in: evaluation, .company, .period(.all), .english)
    #expect(page?.contains("Between the extremes: 0.625000 … 0.875000") == true)
    #expect(page?.contains("left out: 1 – void") == true)
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `what really happened lies between the extremes`(seed: UInt64) async throws {
    let asOf = try day("2026-06-20")
    let deals = try randomDeals(150, seed: seed, from: "2025-12-01", asOf: asOf)
    let evaluation = try await evaluated(try tables(deals, withHistory: false), asOf: "2026-06-20")
    for (metric, from) in [("ab", 0), ("bc", 1), ("cw", 2)] {
      let entered = deals.filter { reached($0, from) != nil }
      let rate = Double(entered.count { reached($0, from + 1) != nil }) / Double(entered.count)
      let value = try #require(evaluation.value(metric, .company, .period(.all)))
      #expect(try #require(value.low) <= rate && rate <= (try #require(value.high)), "\(metric)")
      #expect(value.value == nil)
    }
  }

  @Test func `deals all still there have no rate`() async throws {
    let deals = try table(
      "deals", "id,status,stage,created:day,closed:day\n1,open,A,2026-01-01,\n2,open,A,2026-01-05,\n")
    let history = try table("stage_history", "deal,stage,entered:day\n1,A,2026-01-01\n")
    let value = try await evaluated(dataset(deals, history), asOf: "2026-02-01").value(
      "ab", .company, .period(.all))
    #expect(value?.value == nil && value?.denominator == 2 && value?.numerator == 0)
    #expect(value?.remark?.english == "all 2 are still there")
  }

  @Test func `leaves out decided deals whose way nobody recorded`() async throws {
    let deals = try table(
      "deals",
      "id,status,stage,created:day,closed:day\n1,won,W,2026-01-01,2026-01-09\n2,lost,L,2026-01-01,2026-01-09\n3,lost,L,2026-01-01,2026-01-09\n"
    )
    let history = try table(
      "stage_history", "deal,stage,entered:day\n1,B,2026-01-02\n2,A,2026-01-01\n9,A,2026-01-01\n")
    let evaluation = try await evaluated(dataset(deals, history), asOf: "2026-02-01")
    let value = evaluation.value("ab", .company, .period(.all))
    #expect(value?.value == 0.5 && value?.n == 2)
    let trace = try #require(evaluation.trace("ab", .company, .period(.all)))
    #expect(trace.counted == [0] && trace.base == [0, 1])
    #expect(trace.leftOut.map { "\($0.rows) \($0.reason.english)" } == ["1 no stage history"])
  }

  @Test func `what the history says after the as-of day has not happened yet`() async throws {
    let deals = try table(
      "deals",
      "id,status,stage,created:day,closed:day\n1,open,A,2026-01-01,\n2,lost,L,2026-01-01,2026-01-20\n")
    let history = try table(
      "stage_history", "deal,stage,entered:day\n1,A,2026-01-01\n1,B,2026-03-01\n2,A,2026-01-01\n")
    let value = try await evaluated(dataset(deals, history), asOf: "2026-02-01").value(
      "ab", .company, .period(.all))
    #expect(value?.numerator == 0 && value?.denominator == 2 && value?.value == 0)
  }

  @Test func `no deals, no row`() async throws {
    let evaluation = try await evaluated(
      dataset(try table("deals", "id,status,stage,created:day,closed:day\n1,void,A,2026-01-01,\n")),
      asOf: "2026-02-01")
    #expect(evaluation.value("ab", .company, .period(.all)) == nil)
  }
}
