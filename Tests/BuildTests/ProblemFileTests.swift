import Build
import Diagnostics
import Testing

/// The list of data to mend, and the page that shows it.
@Suite struct ProblemFileTests {
  private let deals =
    SmallSite.deals
    + "D5,Ana,Pump,Won,2026-03-01,2026-03-02,a lot\nD6,=Ben,Pump,Won,soon,2026-03-02,5\nD7,Ana\n"

  @Test func `lists every problem with place, text, remedy, record and owner`() async throws {
    let site = try SmallSite(["data/deals.csv": deals])
    #expect(await site.build().outcome != nil)
    let lines = try site.page("data/problems.csv").split(separator: "\n")
    #expect(
      lines.first
        == "\u{FEFF}file,sheet,place,column,text,problem_zh,problem_en,remedy_zh,remedy_en,record,owner")
    let amount = try #require(lines.first { $0.contains("a lot") })
    #expect(amount.hasPrefix("data/deals.csv,,6,amount,a lot,"))
    #expect(amount.hasSuffix(",D5,Ana"))
    #expect(lines.contains { $0.hasPrefix("data/deals.csv,,8,,\"D7,Ana\",") })
  }

  @Test func `guards texts that a spreadsheet would run`() async throws {
    let site = try SmallSite(["data/deals.csv": deals])
    #expect(await site.build().outcome != nil)
    let date = try #require(
      try site.page("data/problems.csv").split(separator: "\n").first { $0.contains(",soon,") })
    #expect(date.hasSuffix(",D6,'=Ben"))
  }

  @Test func `shows the problems by owner, with a link to the whole list`() async throws {
    let site = try SmallSite(["data/deals.csv": deals])
    #expect(await site.build().outcome != nil)
    let page = try site.page("en/data-quality/index.html")
    #expect(page.contains("id=\"problems\"") && page.contains("href=\"../../data/problems.csv\""))
    #expect(page.contains("Ana (1)") && page.contains("no owner (1)"))
    #expect(page.contains("too few cells 1"))
  }

  @Test func `has no list where nothing is wrong`() async throws {
    let site = try SmallSite()
    #expect(await site.build().outcome != nil)
    #expect(disk.kind(site.output + "/data/problems.csv") == nil)
    #expect(try !site.page("en/data-quality/index.html").contains("id=\"problems\""))
  }

  @Test func `accounts for the rows of every file, also when nothing changed`() async throws {
    let site = try SmallSite(["data/deals.csv": deals])
    let first = await site.build().outcome
    let text = try #require(first?.reconciliation.english)
    #expect(text.contains("data/deals.csv: deals\n  "))
    #expect(text.contains(" rejected (too few cells 1) + 0 duplicates + 0 void\n"))
    #expect(await site.build().outcome?.reconciliation == first?.reconciliation)
  }

  @Test func `lists every row of what the console counts`() async throws {
    let rows = (1...30).map { "X\($0),Zoe,Pump,Won,2026-03-01,,5\n" }.joined()
    let site = try SmallSite(["data/deals.csv": SmallSite.deals + rows])
    let (outcome, log) = await site.build()
    #expect(outcome != nil)
    #expect(log.entries.count { $0.id == "unknown-owner" } == 1)
    let lines = try site.page("data/problems.csv").split(separator: "\n")
    #expect(lines.count { $0.contains("'Zoe' in column 'owner'") } == 30)
    #expect(lines.count { $0.contains("without a close day: 30") } == 30)
  }

  @Test func `ends a list that is cut short with how many more there are`() async throws {
    let rows = (1...10_003).map { "X\($0),Ana,Pump,Won,2026-03-01,2026-03-02,lots\n" }.joined()
    let site = try SmallSite(["data/deals.csv": SmallSite.deals + rows])
    #expect(await site.build().outcome != nil)
    let lines = try site.page("data/problems.csv").split(separator: "\n")
    #expect(lines.count == 1 + 10_000 + 1)
    #expect(lines.last?.contains("the file has 3 more problems; only the first 10,000 are listed") == true)
    #expect(lines.last?.contains("这个文件还有 3 处问题") == true)
  }

  @Test func `accounts for the rows also when the site is not published`() async throws {
    let site = try SmallSite(["quotabook.yml": SmallSite.configuration + "goals: {win-rate: high}\n"])
    var log = Diagnostics()
    let result = await runBuild(site.options, output: site.output, disk: disk, &log)
    #expect(result.outcome == nil && log.hasErrors)
    #expect(result.reconciliation?.english.contains("data/deals.csv: deals\n  4 rows read = 4 used") == true)
  }
}
