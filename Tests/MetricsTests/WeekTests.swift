import Foundation
import Metrics
import Periods
import Tables
import Testing

private let yaml = """
  won: {from: deals, date: closed, value: count() where status = won, unit: count}
  rate: {from: deals, date: closed, of: count() where status = won, over: "count() where status in (won, lost)", unit: percent}
  size: {from: deals, date: closed, value: median(amount) where status = won, unit: money}
  open: {from: deals, at: end, value: count() where status = open, unit: count}
  time: {builtin: kaplan-meier, unit: days}
  """

private func evaluated(_ deals: String, asOf: String, weeks: Bool = true) async throws -> Evaluation {
  var now = try context(asOf: asOf, primary: "won")
  if weeks { now.periods = [.week, .month] }
  let data = dataset(try table("deals", "id,status,created:day,closed:day,amount:money\n" + deals))
  return await MetricsTests.evaluated(catalogue(of: yaml).catalogue, data, now).evaluation
}

private let oracle = repository.deletingLastPathComponent().appendingPathComponent(
  "shared/oracles/iso-weeks.jsonl")

@Suite struct WeekTests {
  @Test func `a week at the turn of the year belongs to the year of its Thursday`() async throws {
    let evaluation = try await evaluated(
      """
      1,won,2024-12-01,2024-12-29,10
      2,won,2024-12-30,2024-12-30,20
      3,won,2024-12-31,2025-01-05,30
      4,lost,2024-12-31,2025-01-01,5
      5,won,2025-01-06,2025-01-06,40
      6,won,2026-12-01,2026-12-31,50
      7,won,2026-12-01,2027-01-03,60
      8,won,2027-01-02,2027-01-04,70
      """, asOf: "2027-01-10")
    func told(_ metric: String, _ week: String) throws -> Double? {
      evaluation.value(metric, .company, try period(week))?.value
    }
    #expect(try told("won", "2024-W52") == 1)
    #expect(try told("won", "2025-W01") == 2)
    #expect(try told("rate", "2025-W01") == 2.0 / 3)
    #expect(try told("size", "2025-W01") == 25)
    #expect(try told("won", "2025-W02") == 1)
    #expect(try told("won", "2026-W53") == 2)
    #expect(try told("won", "2027-W01") == 1)
    // At the end of 2024-12-29 nothing else had begun; a week later the deals 2 to 4 are over too.
    #expect(try told("open", "2024-W51") == 1)
    #expect(try told("open", "2024-W52") == 0)
    #expect(try told("time", "2025-W01") == 1)
    #expect(evaluation.periods(.week).last?.description == "2027-W01")
    // 2025 has 52 weeks.
    #expect(evaluation.value("won", .company, try period("2025-W53")) == nil)
  }

  @Test func `a week that is asked for is evaluated though the site does not show weeks`() async throws {
    let deals = "1,won,2026-12-01,2026-12-31,50\n"
    let shown = try await evaluated(deals, asOf: "2027-01-10", weeks: false)
    let week = try #require(Period("2026-W53"))
    func rows(_ evaluation: Evaluation) -> [String] {
      var found: [String] = []
      let rows = MetricRows(evaluation)
      for definition in rows.metrics where definition.id == "won" {
        rows.forEach(definition, period: week.description) { found.append($0.cells[4]) }
      }
      return found
    }
    #expect(rows(shown) == [])
    #expect(rows(await shown.including(week)) == ["1"])
    #expect(rows(await shown.including(Period("2026-12"))) == [])
  }

  @Test func `metrics_csv carries weeks when they are asked for and only then`() async throws {
    let deals = "1,won,2026-12-01,2026-12-31,50\n2,lost,2026-12-02,2027-01-02,60\n"
    let asked = String(decoding: metricsCSV(try await evaluated(deals, asOf: "2027-01-10")), as: UTF8.self)
    #expect(asked.contains("\nrate,company,,2026-W53,0.500000,1,2,2,"))
    #expect(asked.contains("\nwon,company,,2027-W01,0,,,0,,,,count,"))
    #expect(!asked.contains("2026-W54") && !asked.contains("2027-W53"))
    let plain = String(
      decoding: metricsCSV(try await evaluated(deals, asOf: "2027-01-10", weeks: false)), as: UTF8.self)
    #expect(!plain.contains("-W"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: oracle.path)))
  func `counts every day of the oracle in its week`() async throws {
    var daysOf: [String: [String]] = [:]
    for line in try String(contentsOf: oracle, encoding: .utf8).split(separator: "\n") {
      let cells = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String])
      // 2026-W53-5 is the fifth day of a week.
      daysOf[String(cells[1].dropLast(2)), default: []].append(cells[0])
    }
    let known = daysOf.values.flatMap { $0 }.sorted()
    let last = try #require(known.last)
    // Figures reach back forty years.
    let isNear = { (week: String) in week > "\((Int(last.prefix(4)) ?? 0) - 39)" }
    let deals = known.enumerated().map { "\($0),won,\($1),\($1),1\n" }.joined()
    let evaluation = try await evaluated(deals, asOf: last)
    #expect(daysOf.keys.count(where: isNear) > 50)
    for (week, days) in daysOf where isNear(week) {
      #expect(evaluation.value("won", .company, try period(week))?.value == Double(days.count), "\(week)")
    }
  }
}
