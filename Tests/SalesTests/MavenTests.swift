import Diagnostics
import Effects
import Periods
import Sales
import Settings
import Tables
import Testing

private let folder: String = {
  let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
  return "/" + root + "/shared/data/maven_crm"
}()

private let isPresent = DiskFiles().kind(folder + "/sales_pipeline.csv") == .file

/// The extract under the paths of its configuration.
private func extract() throws -> [String: String] {
  var files: [String: String] = [:]
  for name in ["sales_pipeline.csv", "sales_teams.csv", "products.csv", "accounts.csv"] {
    files["data/" + name] = String(decoding: try DiskFiles().read(folder + "/" + name), as: UTF8.self)
  }
  return files
}

private let configuration = """
  currency: USD
  as_of: 2017-12-31
  aliases: {product: {GTXPro: GTX Pro}}
  data:
    deals:    {from: data/sales_pipeline.csv, columns: {opportunity_id: id, sales_agent: owner, deal_stage: stage, engage_date: created, close_date: closed, close_value: amount}}
    people:   {from: data/sales_teams.csv, columns: {sales_agent: name, manager: [manager, team], regional_office: region}}
    products: {from: data/products.csv, columns: {product: name, sales_price: list_price}}
    accounts: {from: data/accounts.csv, columns: {account: name, sector: industry}}
  """

@Suite(.enabled(if: isPresent, "the extract ../shared/data/maven_crm is not there"))
struct MavenTests {
  @Test func `reads every deal of a real extract`() throws {
    let (data, log) = read(try extract(), configuration)
    let deals = try #require(data.dataset["deals"])
    #expect(!log.hasErrors)
    #expect(deals.rowCount == 8800 && data.asOf == Day(iso: "2017-12-31"))
    let statuses = texts(deals, "status")
    #expect(statuses.count { $0 == "won" } == 4238)
    #expect(statuses.count { $0 == "lost" } == 2473)
    #expect(statuses.count { $0 == "open" } == 2089)
    #expect(texts(deals, "account").count { $0 == nil } == 1425)
    #expect(days(deals, "created").count { $0 == nil } == 500)
    let amounts = numbers(deals, "amount")
    #expect(zip(statuses, amounts).reduce(0) { $0 + ($1.0 == "won" ? $1.1 ?? 0 : 0) } == 10_005_534)
    #expect(data.stages.stages.map(\.title) == ["Prospecting", "Engaging", "Won", "Lost"])
    #expect(Set(texts(deals, "team")).count == 6 && Set(texts(deals, "region")).count == 3)
    #expect(!texts(deals, "team").contains(unassigned))
    let report = try #require(data.reports.first { $0.table == "deals" })
    #expect(report.rowsRead == 8800 && report.used == 8800)
    #expect(report.amountUsed == 1_000_553_400)
    #expect(log.entries.map(\.id) == ["amount-from-list"])
  }

  @Test func `recognises a real extract without any configuration`() throws {
    let (data, log) = read(try extract(), "as_of: 2017-12-31\ncurrency: USD\n")
    #expect(!log.hasErrors)
    #expect(data.reports.map(\.table) == ["accounts", "products", "deals", "people"])
    let statuses = texts(data.dataset["deals"], "status")
    #expect(statuses.count { $0 == "won" } == 4238 && statuses.count { $0 == "open" } == 2089)
    let misspelt = log.entries.filter { $0.id == "misspelt-product" }
    #expect(misspelt.map { $0.arguments["name"] } == ["GTXPro"])
    #expect(misspelt.first?.arguments["near"] == "GTX Pro" && misspelt.first?.arguments["count"] == "1480")
    #expect(log.entries.contains { $0.id == "manager-is-team" })
  }

  @Test func `inspects a real extract without a site`() throws {
    var log = Diagnostics()
    let files = try extract()
    let found = inspect(files.keys.sorted(), MemoryFiles(files), today: testDay, jobs: 1, &log)
    #expect(found.map(\.report.table) == ["accounts", "products", "deals", "people"])
    let deals = try #require(found.first { $0.report.table == "deals" })
    let page = deals.page(.english)
    #expect(page.contains("8,800 rows read = 8,800 used + 0 rejected + 0 duplicates + 0 void\n"))
    #expect(page.contains("product 'GTXPro' (1,480 rows) → 'GTX Pro'?\n"))
    let root = try #require(parseYAML(configurationYAML(found), file: "quotabook.yml", &log))
    let site = InspectionSite(folder: "", configuration: readConfiguration(root, &log))
    let again = inspect(files.keys.sorted(), MemoryFiles(files), site: site, today: testDay, jobs: 1, &log)
    // What stood for the team without being asked is written down.
    let columns = found.map { inspection in
      inspection.report.mapping.map { $0.columns == ["manager"] ? ["team", "manager"] : $0.columns }
    }
    #expect(again.map { $0.report.mapping.map(\.columns) } == columns)
    #expect(log.entries.isEmpty)
  }
}
