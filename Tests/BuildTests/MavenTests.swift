import Build
import Diagnostics
import Effects
import Findings
import Foundation
import Metrics
import Periods
import Testing

private let maven = repository + "/../shared/data/maven_crm"
private let isPresent = DiskFiles().kind(maven + "/expected.json") == .file

private let configuration = """
  title: Maven
  languages: [en, zh-CN]
  currency: USD
  as_of: 2017-12-31
  primary: bookings
  stale: {rule: longest}
  aliases: {product: {GTXPro: GTX Pro}}
  data:
    deals:    {from: data/sales_pipeline.csv, columns: {opportunity_id: id, sales_agent: owner, deal_stage: stage, engage_date: created, close_date: closed, close_value: amount}}
    people:   {from: data/sales_teams.csv, columns: {sales_agent: name, manager: [manager, team], regional_office: region}}
    products: {from: data/products.csv, columns: {product: name, sales_price: list_price}}
    accounts: {from: data/accounts.csv, columns: {account: name, sector: industry}}

  """

/// A real extract of 8,800 deals, read, computed and published, against reference values computed by others.
@Suite(.enabled(if: isPresent, "the extract ../shared/data/maven_crm is not there"), .serialized)
struct MavenTests {
  private static func site() throws -> SmallSite {
    var files: [String: String?] = SmallSite.files.mapValues { _ in nil }
    files["quotabook.yml"] = configuration
    for name in ["sales_pipeline.csv", "sales_teams.csv", "products.csv", "accounts.csv"] {
      files["data/" + name] = String(decoding: try disk.read(maven + "/" + name), as: UTF8.self)
    }
    return try SmallSite(files)
  }

  @Test func `publishes the reference values, rounded to the coarser of both precisions`() async throws {
    let site = try Self.site()
    let (outcome, log) = await site.build()
    #expect(outcome != nil, "\(consoleText(log, .english))")
    let values = try metricValues(site.page("data/metrics.csv"))
    let expected = try Reference.read(maven + "/expected.json")
    #expect(expected.count == 779)
    for reference in expected {
      let found = values[reference.key]?[reference.column] ?? ""
      #expect(
        reference.agrees(with: found),
        "\(reference.key) \(reference.column): '\(found)' for \(reference.value)")
    }
    #expect(values["stale-open,company,,as-of"]?["value"] == "1291")
    #expect(values["bookings,company,,2017-Q1"]?["partial"] == "1")
    // Neither the file nor the configuration gives chances, and nobody knows who bought before the first month.
    #expect(values.keys.allSatisfy { !$0.hasPrefix("pipeline-weighted,") })
    #expect(values["new-customers,company,,2017-Q1"] == nil)
    #expect(values["new-customers,company,,2017-Q2"]?["value"] == "1")
    let pages = try [site.page("index.html"), site.page("pipeline/index.html")].joined()
    #expect(pages.contains("1,291"))
  }

  @Test func `ranks nobody by win rate and states the rhythm of the quarter`() async throws {
    let site = try Self.site()
    var log = Diagnostics()
    let options = BuildOptions(
      site: site.folder + "/content", templates: repository + "/templates", today: Day(number: 20_543),
      zoneOffset: 0, version: "1.0")
    let source = try #require(await readSite(options, files: disk, &log))
    let differences = source.findings.differences.filter { $0.metric == "win-rate" }
    #expect(!differences.contains { $0.differs })
    #expect(source.findings.rhythm["win-rate"] != nil)
    #expect(!source.findings.signals.contains { $0.key.metric == "win-rate" })
  }
}

/// One reference value and the cell of `data/metrics.csv` that must hold it.
private struct Reference {
  var key: String
  var column: String
  var value: Double
  /// The decimals of the reference as it is written; `nil` for whole counts.
  var decimals: Int

  private static let metrics = [
    "opps": "deals", "won": "deals-won", "lost": "deals-lost", "open": "deals-open", "revenue": "bookings",
    "win_rate": "win-rate", "win_rate_by_list_value": "win-rate-by-list-value", "avg_deal": "deal-size",
    "median_deal": "deal-size-median", "cycle_won_mean": "sales-cycle-mean",
    "cycle_won_median": "sales-cycle",
    "cycle_lost_mean": "sales-cycle-lost-mean", "price_realisation": "price-realisation",
  ]

  static func read(_ path: String) throws -> [Reference] {
    let data = Data(try disk.read(path))
    let groups = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    var found = references(groups["total"], "company,", "all")
    let scopes = ["product": "product", "sales_agent": "rep", "manager": "team", "regional_office": "region"]
    for (group, scope) in scopes {
      for (name, values) in try #require(groups[group] as? [String: Any]) {
        found += references(values, "\(scope),\(name)", "all")
      }
    }
    for (month, values) in try #require(groups["by_close_month"] as? [String: Any]) {
      found += references(values, "company,", month)
    }
    for (quarter, values) in try #require(groups["by_close_quarter"] as? [String: Any]) {
      found += references(values, "company,", quarter.prefix(4) + "-" + quarter.dropFirst(4))
    }
    return found
  }

  private static func references(_ values: Any?, _ scope: String, _ period: String) -> [Reference] {
    (values as? [String: Any] ?? [:]).compactMap { name, value in
      guard let metric = metrics[name], let number = value as? NSNumber else { return nil }
      if name == "open" && period != "all" { return nil }
      let isCounted = name == "opps" && period != "all"
      let place = name == "open" ? "as-of" : period
      return Reference(
        key: "\(isCounted ? "win-rate" : metric),\(scope),\(place)", column: isCounted ? "n" : "value",
        value: number.doubleValue, decimals: digits("\(number.doubleValue)"))
    }
  }

  private static func digits(_ text: String) -> Int {
    text.split(separator: ".").dropFirst().first?.count ?? 0
  }

  func agrees(with text: String) -> Bool {
    // A member without records has no row, and counts nothing.
    guard !text.isEmpty else { return value == 0 }
    guard let found = Double(text) else { return false }
    let places = min(Self.digits(text), value == value.rounded() ? Int.max : decimals)
    let unit = pow(10, -Double(places))
    return abs(found - value) <= unit * 0.500_001 || (found / unit).rounded() == (value / unit).rounded()
  }
}
