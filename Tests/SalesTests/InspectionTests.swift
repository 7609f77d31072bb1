import Diagnostics
import Effects
import Periods
import Sales
import Settings
import Testing

@Suite struct InspectionTests {
  private func inspected(_ files: [String: String], site: InspectionSite? = nil) -> (
    [Inspection], Diagnostics
  ) {
    var log = Diagnostics()
    let found = inspect(files.keys.sorted(), MemoryFiles(files), site: site, today: testDay, jobs: 1, &log)
    return (found, log)
  }

  private let zoho = """
    Record Id,Deal Owner,Deal Name,Closing Date,Stage,Amount,Created Time,Colour
    zcrm_1,王敏,Alpha,2026-10-01,Closed Won,100,2026-09-01 10:00:00,red
    zcrm_2,王敏,Beta,2026-12-31,Qualification,many,2026-09-02 10:00:00,blue

    """

  @Test func `a manager who stands for the team is written so into the configuration`() throws {
    let disk = MemoryFiles(["data/people.csv": "姓名,主管\n王敏,李雷\n", "data/reps.csv": "姓名,团队,主管\n王敏,一部,李雷\n"])
    var log = Diagnostics()
    let found = inspect(["data/people.csv", "data/reps.csv"], disk, today: testDay, jobs: 1, &log)
    let texts = found.map { $0.yaml() }
    #expect(texts[0].contains("      主管: [manager, team]\n"))
    #expect(texts[1].contains("      主管: manager\n"))
  }

  @Test(arguments: [
    ("订单.csv", "销售订单编号,下单日期,订单金额,已回款金额,生命状态\nSO1,2026-05-01,1000,600,正常\n", "已回款金额  600"),
    (
      "report.csv",
      "Opportunity Name,Opportunity Owner,Fiscal Period,Amount,Stage\nBig,A,Q3-2026,5,Closed Won\n",
      "Fiscal Period  Q3-2026"
    ),
  ])
  func `a header of the CRM that no table has is listed as not used`(file: String, text: String, line: String)
    throws
  {
    let (found, _) = inspected([file: text])
    let page = try #require(found.first).page(.english)
    #expect(page.contains("  columns that are not used\n    \(line)\n"))
  }

  @Test func `an id that a spreadsheet rewrote is counted among the others`() throws {
    let (found, _) = inspected(["deals.csv": "id,name,amount\n1.23457E+18,A,5\n2,B,6\n"])
    let page = try #require(found.first).page(.english)
    #expect(page.contains("1.23457E+18 | 2 (1 of 2 rewritten by a spreadsheet)\n"))
  }

  @Test func `of a file that is no table only that is said`() {
    let (found, log) = inspected(["notes.txt": "My remarks\na, b\nc, d, e\n"])
    #expect(found.isEmpty)
    #expect(log.entries.map(\.id) == ["table-not-recognised"])
  }

  @Test func `amounts in several currencies have a sum each`() throws {
    let deals = "id,stage,amount,currency\n1,Won,1200,USD\n2,Won,300,EUR\n3,Won,5,USD\n4,Won,7,\n"
    let (found, _) = inspected(["deals.csv": deals])
    let page = try #require(found.first).page(.english)
    #expect(
      page.contains("sums of amounts by currency: no currency 7, EUR 300, USD 1,205; a build converts them"))
    #expect(!page.contains("1,512"))
    let (own, _) = inspected(["deals.csv": deals.replacing("USD", with: "元").replacing("EUR", with: "CNY")])
    #expect(try #require(own.first).page(.english).contains("sum of amounts: 1,512 used, 0 rejected"))
  }

  @Test func `tells what a file is and how it is read`() throws {
    let (found, _) = inspected(["export/Deals_2026_11_20.csv": zoho])
    let page = try #require(found.first).page(.english)
    #expect(page.hasPrefix("export/Deals_2026_11_20.csv\n  what it is\n    deals, Zoho CRM\n"))
    for line in [
      "    taken for deals by its name 'Deals_2026_11_20.csv'\n",
      "    2 rows read = 2 used + 0 rejected + 0 duplicates + 0 void\n",
      "    sum of amounts: 100 used, 0 rejected\n",
      "    Closing Date → expected_close, closed  day    2026-10-01 | 2026-12-31\n",
      "    Amount       → amount                  money  100 | many (1 of 2 unreadable)\n",
      "  columns that are not used\n    Colour  red | blue\n", "    product  by product, Price realisation\n",
      "export/Deals_2026_11_20.csv:3:41: warning: ",
    ] { #expect(page.contains(line), "\(line)\(page)") }
  }

  @Test func `tells the same in Chinese`() throws {
    let (found, _) = inspected(["商机.csv": "商机编号,商机名称,负责人,商机阶段\n1,甲,王敏,赢单\n"])
    let page = try #require(found.first).page(.chinese)
    #expect(page.hasPrefix("商机.csv\n  这是什么\n    商机（deals）\n"))
    #expect(page.contains("    读到 1 行 = 使用 1 + 拒收 0 + 重复 0 + 作废 0\n"))
    #expect(page.contains("    负责人   → owner  文字  王敏\n"))
    #expect(page.hasSuffix("  问题：没有\n"))
  }

  @Test func `writes a configuration that gives the same mapping again`() throws {
    let (found, _) = inspected(["export/Deals_2026_11_20.csv": zoho])
    let inspection = try #require(found.first)
    let yaml = inspection.yaml()
    #expect(
      yaml == """
        data:
          deals:
            from: data/Deals_2026_11_20.csv
            crm: zoho
            columns:
              Record Id: id
              Deal Owner: owner
              Deal Name: name
              Closing Date: [expected_close, closed]
              Stage: stage
              Amount: amount
              Created Time: created

        """)
    var log = Diagnostics()
    let root = try #require(parseYAML(yaml, file: "quotabook.yml", &log))
    let site = InspectionSite(folder: "site", configuration: readConfiguration(root, &log))
    let (again, _) = inspected(["site/data/Deals_2026_11_20.csv": zoho], site: site)
    #expect(again.first?.report.mapping.map(\.columns) == inspection.report.mapping.map(\.columns))
    #expect(again.first?.yaml() == yaml && log.entries.isEmpty)
  }

  @Test func `finds misspelt names among the other files and within a column`() throws {
    let deals = """
      id,owner,product,stage,amount
      1,Ana,GTXPro,Won,5
      2,Anna,GTX Pro,Wno,5
      3,Ben,MG-Special,Won,5
      4,Ben,MG Special,Won,5
      5,Ben,MG Special,Won,5

      """
    let (found, _) = inspected([
      "deals.csv": deals, "people.csv": "name,team\nAna,North\nBen,North\n",
      "products.csv": "name,list_price\nGTX Pro,9\n",
    ])
    let spellings = try #require(found.first).spellings
    #expect(
      spellings.map { "\($0.dimension) \($0.text) \($0.rows) \($0.meant)" } == [
        "product GTXPro 1 GTX Pro", "product MG-Special 1 MG Special", "owner Anna 1 Ana", "stage Wno 1 Won",
      ])
    let page = try #require(found.first).page(.english)
    #expect(page.contains("product 'GTXPro' (1 row) → 'GTX Pro'?\n"))
    #expect(page.contains("      product: {GTXPro: GTX Pro, MG-Special: MG Special}\n"))
  }

  @Test func `compares with the names of the site that the file lies in`() throws {
    var log = Diagnostics()
    let site = InspectionSite(folder: "my", configuration: SiteConfiguration())
    let disk = MemoryFiles([
      "my/data/deals.csv": "id,owner,amount\n1,Anna,5\n", "my/data/people.csv": "name,team\nAna,North\n",
    ])
    let found = inspect(["my/data/deals.csv"], disk, site: site, today: testDay, jobs: 1, &log)
    #expect(found.first?.spellings.map(\.meant) == ["Ana"])
    #expect(found.first?.yaml().contains("from: data/deals.csv\n") == true)
  }

  @Test func `shows every sheet that is a table`() throws {
    var log = Diagnostics()
    let disk = MemoryFiles()
    let book = workbook([
      ("商机", [["商机编号", "负责人", "商机金额"], ["1", "王敏", "5"]]), ("人员", [["姓名", "团队"], ["王敏", "华东"]]),
    ])
    try disk.write(book, to: "x.xlsx")
    let found = inspect(["x.xlsx"], disk, today: testDay, jobs: 1, &log)
    #expect(found.map { $0.page(.chinese).prefix(10) } == ["x.xlsx:商机\n", "x.xlsx:人员\n"])
    #expect(
      configurationYAML(found) == """
        data:
          deals:
            from: data/x.xlsx
            sheet: 商机
            columns:
              商机编号: id
              负责人: owner
              商机金额: amount
          people:
            from: data/x.xlsx
            sheet: 人员
            columns:
              姓名: name
              团队: team

        """)
  }

  @Test func `says why a file cannot be inspected`() {
    let (found, log) = inspected(["notes.csv": "colour,taste\nred,sweet\n"])
    #expect(found.isEmpty && log.entries.map(\.id) == ["table-not-recognised"])
    var missing = Diagnostics()
    #expect(inspect(["a.csv"], MemoryFiles(), today: testDay, jobs: 1, &missing).isEmpty)
    #expect(missing.entries.map(\.id) == ["file-missing"])
  }
}
