import Metrics
import Periods
import Statistics
import Tables
import Testing

private let yaml = """
  kept: {builtin: retention, from: orders, window: 90 days, unit: percent}
  gross: {builtin: retention, from: orders, window: 90, measure: gross, unit: percent}
  net: {builtin: retention, from: orders, window: 90, measure: net, unit: percent}
  anything: {builtin: retention, window: 90, unit: percent}
  churn: {formula: 1 - kept, unit: percent}
  """

private func evaluated(_ data: Dataset, asOf: String) async throws -> Evaluation {
  await MetricsTests.evaluated(catalogue(of: yaml).catalogue, data, try context(asOf: asOf, primary: "kept"))
    .evaluation
}

private struct Order { var account: Int, team: String, date: Day, cents: Int }

/// An order every other day, so that every month is covered; one in eight is a return.
private func orders(seed: UInt64) throws -> [Order] {
  var random = SeededGenerator(seed: seed)
  let first = try day("2025-09-01")
  return (0..<260).map { number in
    let cents = 1_000 + random.integer(below: 90_000)
    return Order(
      account: random.integer(below: 60), team: random.chance(0.5) ? "north" : "south", date: first + number,
      cents: random.chance(0.12) ? -cents : cents)
  }
}

private func data(_ orders: [Order]) throws -> Dataset {
  let lines = orders.map { "\($0.account),\($0.team),\($0.date),\(Double($0.cents) / 100)\n" }
  return dataset(try table("orders", "account,team,date:day,amount:money\n" + lines.joined()))
}

@Suite struct RetentionTests {
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `agrees with a loop over the customers for every team and period`(seed: UInt64) async throws {
    let orders = try orders(seed: seed)
    let evaluation = try await evaluated(try data(orders), asOf: "2026-05-18")
    let asOf = try day("2026-05-18")
    var seen = 0
    for name in ["2025-12", "2026-01", "2026-03", "2026-05", "2026-Q1", "2026-Q2", "2026"] {
      for scope in [Scope.company, Scope(kind: "team", name: "north"), Scope(kind: "team", name: "south")] {
        let reported = try period(name)
        guard case .period(let asked) = reported else { continue }
        let days = SiteCalendar().days(of: asked)
        let end = min(days.end, asOf + 1)
        let mine = orders.filter { scope == .company || $0.team == scope.name }
        func bought(_ account: Int, before end: Day) -> [Order] {
          mine.filter { $0.account == account && $0.date < end && $0.date >= end + -90 }
        }
        let active = Set(mine.map(\.account)).filter {
          bought($0, before: days.start).contains { $0.cents >= 0 }
        }
        let kept = active.filter { bought($0, before: end).contains { $0.cents >= 0 } }
        func cents(_ account: Int, _ end: Day) -> Int {
          bought(account, before: end).reduce(0) { $0 + $1.cents }
        }
        let before = active.reduce(0) { $0 + cents($1, days.start) }
        let after = active.reduce(0) { $0 + cents($1, end) }
        let lesser = active.reduce(0) { $0 + min(cents($1, end), cents($1, days.start)) }
        func told(_ metric: String) -> MetricValue? { evaluation.value(metric, scope, reported) }
        #expect(
          told("kept")?.numerator == Double(kept.count) && told("kept")?.denominator == Double(active.count))
        #expect(near(told("kept")?.value, Double(kept.count) / Double(active.count)))
        #expect(near(told("churn")?.value, 1 - Double(kept.count) / Double(active.count)))
        #expect(near(told("gross")?.value, Double(lesser) / Double(before)), "\(name) \(scope)")
        #expect(near(told("net")?.value, Double(after) / Double(before)), "\(name) \(scope)")
        #expect(told("anything")?.value == told("kept")?.value)
        if told("kept")?.value != nil { seen += 1 }
      }
    }
    #expect(seen == 21)
  }

  @Test func `who was active before the records begin is not known`() async throws {
    let evaluation = try await evaluated(try data(try orders(seed: 1)), asOf: "2026-05-18")
    #expect(evaluation.value("kept", .company, try period("2025-11")) == nil)
    #expect(evaluation.value("kept", .company, .period(.all)) == nil)
    #expect(evaluation.value("kept", .company, .asOf) == nil)
  }

  @Test func `a newcomer of the period does not count, a customer who came back does not either`()
    async throws
  {
    var text = "account,date:day,amount:money\n"
    let first = try day("2025-09-01")
    for step in 0..<250 { text += "steady,\(first + step),1\n" }
    text += "gone,2026-01-10,10\nnew,2026-04-05,99\nback,2025-10-01,5\nback,2026-04-20,5\n,2026-04-07,7\n"
    let evaluation = try await evaluated(dataset(try table("orders", text)), asOf: "2026-05-08")
    let value = try #require(evaluation.value("kept", .company, try period("2026-04")))
    #expect(value.numerator == 1 && value.denominator == 2)
    let trace = try #require(evaluation.trace("kept", .company, try period("2026-04")))
    #expect(trace.base.count == 91 && trace.counted.count == 90)
    #expect(
      trace.leftOut.map { "\($0.rows) \($0.reason.english)" } == [
        "1 no customer", "2 of customers not active at the start",
      ])
  }

  @Test func `one customer who only returned goods was not active`() async throws {
    var text = "account,date:day,amount:money\n"
    let first = try day("2025-09-01")
    for step in 0..<250 { text += "a,\(first + step),-1\n" }
    let value = try await evaluated(dataset(try table("orders", text)), asOf: "2026-05-08")
      .value("kept", .company, try period("2026-04"))
    #expect(value?.value == nil && value?.denominator == 0)
  }

  @Test func `without orders the won deals are the purchases`() async throws {
    var text = "id,account,status,created:day,closed:day,amount:money\n"
    let first = try day("2025-09-01")
    for step in 0..<250 {
      text +=
        "w\(step),a,won,\(first + step),\(first + step),1\nl\(step),b,lost,\(first + step),\(first + step),1\n"
    }
    let evaluation = try await evaluated(dataset(try table("deals", text)), asOf: "2026-05-08")
    let value = evaluation.value("anything", .company, try period("2026-04"))
    #expect(value?.numerator == 1 && value?.denominator == 1)
    #expect(evaluation.notShown.map(\.metric.id) == ["kept", "gross", "net", "churn"])
  }
}
