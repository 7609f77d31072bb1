import Diagnostics
import Effects
import Sales
import Settings
import Testing

/// Workbooks and databases as sources of a site.
@Suite struct InspectSourceTests {
  /// Reads a site whose files are bytes.
  private func site(_ files: [String: [UInt8]], _ yaml: String = "") throws -> (
    data: SalesData, log: Diagnostics
  ) {
    var log = Diagnostics()
    let disk = MemoryFiles()
    for (path, bytes) in files {
      try disk.write(bytes, to: "site/" + path)
      disk.setModified("site/" + path, Int(testDay.number) * 86_400)
    }
    var configuration = SiteConfiguration()
    if let root = parseYAML(yaml, file: "quotabook.yml", &log) {
      configuration = readConfiguration(root, &log)
    }
    let data = readSales(configuration, files: disk, site: "site", today: testDay, jobs: 1, &log)
    return (data, log)
  }

  private let deals = [
    ["商机报表"], [], ["商机编号", "负责人", "商机阶段", "商机金额", "创建时间", "结单日期"],
    ["D1", "王敏", "赢单", "1,000", "2026-01-05", "2026-02-01"],
    ["D2", "李雷", "赢单", "很多", "2026-01-06", "2026-02-02"],
  ]
  private let people = [["姓名", "团队", "区域"], ["王敏", "华东一部", "华东"], ["李雷", "华南一部", "华南"]]

  @Test(arguments: [
    ("", "/shop", "data/deals.csv"), (".", "/shop", "data/deals.csv"),
    ("./data/..", "/shop", "data/deals.csv"),
    ("/shop", "/elsewhere", "../shop/data/deals.csv"), ("/shop", "/shop/data", "deals.csv"),
    ("/shop/", "/", "/shop/./data/deals.csv"),
  ])
  func `a file of a site is named from the site's folder`(folder: String, current: String, path: String) {
    let site = InspectionSite(folder: folder, configuration: SiteConfiguration(), current: current)
    #expect(site.inside(path) == "data/deals.csv")
    #expect(site.inside("/shopping/data/deals.csv") == nil)
  }

  @Test func `reads every sheet of a workbook that is a table, below its titles`() throws {
    let book = workbook([("说明", [["本表由系统导出"]]), ("商机", deals), ("人员", people)])
    let (data, log) = try site(["data/export.xlsx": book])
    #expect(data.reports.map(\.name) == ["data/export.xlsx:商机", "data/export.xlsx:人员"])
    #expect(data.reports.map(\.used) == [2, 2])
    #expect(texts(data.dataset["deals"], "team") == ["华东一部", "华南一部"])
    let amount = try #require(log.entries.first { $0.id == "unreadable-amount" })
    #expect(amount.position?.description == "data/export.xlsx:商机!D5")
    #expect(log.entries.contains { $0.id == "sheets-not-read" && $0.arguments["sheets"] == "'说明'" })
    #expect(data.dataset["deals"]?.origins.position(row: 1)?.description == "data/export.xlsx:商机!A5")
    #expect(data.problems.map { [$0.record, $0.owner, $0.text] } == [["D2", "李雷", "很多"]])
  }

  @Test func `reads the sheet that the configuration names`() throws {
    let book = workbook([("旧", deals), ("新", Array(deals.prefix(4)))])
    let yaml = "data: {deals: {from: data/export.xlsx, sheet: 新}}"
    let (data, _) = try site(["data/export.xlsx": book], yaml)
    #expect(data.reports.map(\.name) == ["data/export.xlsx:新"])
    #expect(data.reports.map(\.used) == [1])
  }

  @Test func `guesses which sheet is meant by a wrong name`() throws {
    let book = workbook([("商机明细", deals)])
    let (data, log) = try site(
      ["data/export.xlsx": book], "data: {deals: {from: data/export.xlsx, sheet: 商机明溪}}")
    #expect(data.reports.isEmpty)
    #expect(log.entries.map(\.id) == ["sheet-misspelt"])
    #expect(log.entries.first?.position?.file == "quotabook.yml")
  }

  @Test func `reads a database's tables that are recognised`() throws {
    let database = try sqlite(
      """
      CREATE TABLE deals (id TEXT, owner TEXT, stage TEXT, amount REAL, created TEXT, closed TEXT);
      INSERT INTO deals VALUES ('D1', '王敏', 'won', 1000.5, '2026-01-05', '2026-02-01');
      INSERT INTO deals VALUES ('D2', '李雷', 'won', 'much', '2026-01-05', '2026-02-01');
      CREATE TABLE log (at TEXT, text TEXT);
      INSERT INTO log VALUES ('2026-01-01', 'x');
      """)
    let (data, log) = try site(["data/crm.sqlite": database])
    #expect(data.reports.map(\.name) == ["data/crm.sqlite:deals"])
    #expect(numbers(data.dataset["deals"], "amount") == [1000.5, nil])
    let amount = try #require(log.entries.first { $0.id == "unreadable-amount" })
    #expect(amount.position?.description == "data/crm.sqlite:deals!2")
    #expect(log.entries.contains { $0.id == "sheets-not-read" && $0.arguments["sheets"] == "'log'" })
  }

  @Test func `reads the rows of a query, and warns of changes beside the database`() throws {
    let database = try sqlite(
      "CREATE TABLE t (a TEXT, b TEXT, c REAL); INSERT INTO t VALUES ('D1', '王敏', 5), ('D2', '李雷', 7)")
    let yaml = """
      data:
        deals: {from: crm.db, query: "SELECT a AS id, b AS owner, c AS amount, 'won' AS status FROM t WHERE c > 5"}
      """
    let (data, log) = try site(["crm.db": database, "crm.db-wal": [1]], yaml)
    #expect(texts(data.dataset["deals"], "id") == ["D2"])
    #expect(log.entries.contains { $0.id == "database-in-use" })
    let (none, wrong) = try site(["crm.db": database], "data: {deals: {from: crm.db, sql_table: s}}")
    #expect(none.reports.isEmpty && wrong.entries.map(\.id) == ["database-table-unknown"])
    let (_, writing) = try site(["crm.db": database], "data: {deals: {from: crm.db, query: DELETE FROM t}}")
    #expect(writing.entries.map(\.id) == ["query-writes"])
  }

  @Test func `leaves alone what Excel and Windows put beside the files`() throws {
    let (data, log) = try site([
      "data/商机.xlsx": workbook([("商机", deals)]), "data/~$商机.xlsx": [1, 2], "data/Thumbs.db": [0xD0, 0xCF],
    ])
    #expect(data.reports.count == 1 && !log.hasErrors)
  }

  @Test func `points out a record that makes up more than a fifth of its month`() throws {
    var text = "id,owner,status,amount,created,closed\n"
    for number in 1...24 { text += "D\(number),Ana,won,\(100 + number),2026-01-01,2026-02-10\n" }
    text += "D25,Ana,won,9000,2026-01-01,2026-02-11\nD26,Ana,won,130,2026-01-01,2026-03-11\n"
    let (_, log) = try site(["data/deals.csv": Array(text.utf8)])
    let found = log.entries.filter { $0.id == "outlier-in-month" }
    #expect(found.map { $0.arguments["id"] } == ["D25"])
    #expect(found.first?.position?.description == "data/deals.csv:26:13")
    #expect(found.first?.arguments["share"] == "77")
  }

  @Test func `lists every cell and row that could not be used, with record and owner`() throws {
    var text = "id,owner,status,amount,created,closed\n"
    for number in 1...30 { text += "D\(number),Ana,won,n/k\(number),2026-01-01,2026-02-10\n" }
    text += ",Ben,won,5,2026-01-01,2026-02-10\nD32,Ben\nD33,Ben,won,7,2026-03-01,2026-02-10\n"
    let (data, _) = try site(["data/deals.csv": Array(text.utf8)])
    #expect(data.problems.count == 33)
    #expect(
      data.problems.map(\.message.id).suffix(3) == [
        "required-cell-empty", "row-too-short", "closed-before-created",
      ])
    #expect(data.problems.suffix(3).map(\.owner) == ["Ben", "", "Ben"])
    #expect(data.problems.suffix(3).map(\.isRejected) == [true, true, false])
    #expect(data.problems[29].record == "D30" && data.problems[29].text == "n/k30")
    #expect(data.problems.suffix(1).map(\.text) == ["2026-02-10"])
  }

  @Test func `lists the problems that are too many for messages, too`() throws {
    var text = "id,owner,status,created,closed\n"
    for number in 1...30 { text += "D\(number),Ana,won,2026-03-01,2026-02-10\n" }
    for number in 1...30 { text += "D\(number),Ana,won,2026-03-01,2026-02-10\n" }
    let (data, log) = try site(["data/deals.csv": Array(text.utf8)])
    #expect(log.entries.count { $0.id == "duplicate-id" } == 20)
    #expect(data.problems.count { $0.message.id == "duplicate-id" } == 30)
    #expect(data.problems.count { $0.message.id == "closed-before-created" } == 30)
    #expect(Set(data.problems.map(\.owner)) == ["Ana"])
    #expect(Set(data.problems.map(\.message.position)).count == 60)
  }

  @Test func `accounts for every row and amount of a file`() throws {
    let text = """
      导出：商机
      商机编号,负责人,商机阶段,商机金额,创建时间
      D1,王敏,赢单,1000,2026-01-05
      D1,王敏,赢单,1200,2026-01-05
      ,李雷,赢单,50.5,2026-01-06
      D3,李雷
      合计,,,2250.5,

      """
    let (data, _) = try site(["data/商机.csv": Array(text.utf8)])
    #expect(
      data.reconciliation(.english) == """
        data/商机.csv: deals
          4 rows read = 1 used + 2 rejected (a required cell is empty 1, too few cells 1) + 1 duplicate + 0 void
          sum of amounts: 1,200 used, 50.50 rejected
          lines that are no rows: above the header 1 (line 1), a sum 1 (line 7)
          newest record 2026-01-06, 318 days ago

        """)
    #expect(data.reconciliation(.chinese).contains("读到 4 行 = 使用 1 + 拒收 2（必需列是空的 1、单元格太少 1） + 重复 1 + 作废 0"))
  }
}
