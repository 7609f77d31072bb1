import Diagnostics
import Foundation
import Metrics
import Periods
import Tables
import Testing

private let maven = repository.resolvingSymlinksInPath().deletingLastPathComponent()
  .appendingPathComponent("shared/data/maven_crm")

/// A real extract with reference values computed by others; not part of the repository.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: maven.path)))
struct MavenTests {
  static var isThere: Bool { FileManager.default.fileExists(atPath: maven.path) }

  static func rows(_ file: String) throws -> [[String: String]] {
    let text = try String(contentsOf: maven.appendingPathComponent(file), encoding: .utf8)
      .replacingOccurrences(of: "\r\n", with: "\n")
    let lines = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let header = try #require(lines.first).map(String.init)
    return lines.dropFirst().map { line in
      Dictionary(zip(header, line.map(String.init)), uniquingKeysWith: { first, _ in first })
    }
  }

  static func deals() throws -> RecordTable {
    let deals = try rows("sales_pipeline.csv")
    let people = Dictionary(
      try rows("sales_teams.csv").map { ($0["sales_agent"] ?? "", $0) },
      uniquingKeysWith: { first, _ in first })
    let prices = Dictionary(
      try rows("products.csv").map { ($0["product"] ?? "", $0["sales_price"] ?? "") },
      uniquingKeysWith: { first, _ in first })
    var lines = [
      "id,owner,team,region,product,account,status,created:day,closed:day,amount:money,list_amount:money"
    ]
    for deal in deals {
      let product = deal["product"] == "GTXPro" ? "GTX Pro" : deal["product"] ?? ""
      let person = people[deal["sales_agent"] ?? ""]
      let status = ["Won": "won", "Lost": "lost"][deal["deal_stage"] ?? ""] ?? "open"
      let amount = status == "open" ? prices[product] ?? "" : deal["close_value"] ?? ""
      lines.append(
        [
          deal["opportunity_id"], deal["sales_agent"], person?["manager"], person?["regional_office"],
          product,
          deal["account"], status, deal["engage_date"], deal["close_date"], amount, prices[product],
        ].map { $0 ?? "" }.joined(separator: ","))
    }
    return try table("deals", lines.joined(separator: "\n"))
  }

  private static let columns: [(key: String, metric: String, period: String?)] = [
    ("won", "deals-won", nil), ("lost", "deals-lost", nil), ("open", "deals-open", "as-of"),
    ("opps", "deals", "all"),
    ("revenue", "bookings", nil), ("win_rate", "win-rate", nil),
    ("win_rate_by_list_value", "win-rate-by-list-value", nil), ("avg_deal", "deal-size", nil),
    ("median_deal", "deal-size-median", nil), ("cycle_won_mean", "sales-cycle-mean", nil),
    ("cycle_won_median", "sales-cycle", nil), ("cycle_lost_mean", "sales-cycle-lost-mean", nil),
    ("price_realisation", "price-realisation", nil),
  ]

  @Test func `equals the reference values of a real extract`() async throws {
    var context = try context(asOf: "2017-12-31")
    context.stale = .longest
    let (evaluation, log) = await evaluated(try catalogue(), dataset(try Self.deals()), context)
    #expect(consoleText(log, .english) == "")
    let json = try JSONSerialization.jsonObject(
      with: Data(contentsOf: maven.appendingPathComponent("expected.json")))
    let expected = try #require(json as? [String: Any])
    var checked = 0
    let kinds = [
      "product": "product", "sales_agent": "rep", "manager": "team", "regional_office": "region",
    ]
    func check(_ values: Any?, _ scope: Scope, _ name: String) throws {
      let values = try #require(values as? [String: Any])
      for column in Self.columns {
        guard let wanted = values[column.key] as? Double else { continue }
        if column.period != nil, name != "all" { continue }
        let value = evaluation.value(column.metric, scope, try period(column.period ?? name))?.value
        let tolerance =
          ["win_rate", "win_rate_by_list_value", "price_realisation"].contains(column.key) ? 6e-7 : 6e-5
        #expect(
          abs((value ?? .infinity) - wanted) < tolerance,
          "\(column.metric) \(scope) \(name): \(value ?? .nan) \(wanted)")
        checked += 1
      }
    }
    try check(expected["total"], .company, "all")
    for (key, kind) in kinds {
      for (name, values) in expected[key] as? [String: Any] ?? [:] {
        try check(values, Scope(kind: kind, name: name), "all")
      }
    }
    for key in ["by_close_month", "by_close_quarter"] {
      for (name, values) in expected[key] as? [String: Any] ?? [:] { try check(values, .company, name) }
    }
    #expect(checked > 600)
    #expect(evaluation.value("stale-open", .company, .asOf)?.value == 1291)
    #expect(evaluation.isPartial(try period("2017-Q1"), "bookings"))
    #expect(evaluation.isPartial(try period("2017"), "bookings"))
    #expect(!evaluation.isPartial(try period("2017-03"), "bookings"))
    #expect(evaluation.value("growth-qoq", .company, try period("2017-Q2"))?.value == nil)
  }
}
