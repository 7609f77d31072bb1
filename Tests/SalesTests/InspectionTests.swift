import Diagnostics
import Effects
import Periods
import Sales
import Testing

@Suite struct InspectionTests {
  private func inspected(_ text: String, _ path: String) -> (Inspection?, Diagnostics) {
    var log = Diagnostics()
    let found = inspect(path, MemoryFiles([path: text]), today: testDay, jobs: 1, &log)
    return (found, log)
  }

  private let zoho = """
    Record Id,Deal Owner,Deal Name,Closing Date,Stage,Amount,Created Time,Colour
    zcrm_1,王敏,Alpha,2026-10-01,Closed Won,100,2026-09-01 10:00:00,red
    zcrm_2,王敏,Beta,2026-12-31,Qualification,many,2026-09-02 10:00:00,blue

    """

  @Test func `tells what a file is and how it is read`() throws {
    let (found, _) = inspected(zoho, "export/Deals_2026_11_20.csv")
    let page = try #require(found).page(.english)
    #expect(page.hasPrefix("export/Deals_2026_11_20.csv\n  table: deals, format: Zoho CRM\n"))
    #expect(page.contains("  taken for deals by its name 'Deals_2026_11_20.csv'\n"))
    #expect(page.contains("  rows: 2 read, 2 used, 0 rejected, 0 duplicates\n"))
    #expect(page.contains("    Closing Date  → expected_close, closed  day    2026-10-01 | 2026-12-31\n"))
    #expect(page.contains("    Colour        → –                       text   red | blue\n"))
    #expect(page.contains("    Amount        → amount                  money  100 | many\n"))
    #expect(page.contains("    probability: pipeline-weighted\n"))
    #expect(page.contains("export/Deals_2026_11_20.csv:3:"))
  }

  @Test func `tells the same in Chinese`() throws {
    let (found, _) = inspected("商机编号,商机名称,负责人,商机阶段\n1,甲,王敏,赢单\n", "商机.csv")
    let page = try #require(found).page(.chinese)
    #expect(page.hasPrefix("商机.csv\n  表：商机（deals），格式：generic\n"))
    #expect(page.contains("  行：读到 1，可用 1，不可用 0，重复 0\n"))
    #expect(page.contains("    负责人    → owner  文字   王敏\n"))
    #expect(page.hasSuffix("  问题\n    没有\n"))
  }

  @Test func `writes the mapping to paste into the configuration`() throws {
    let (found, _) = inspected(zoho, "export/Deals_2026_11_20.csv")
    #expect(
      try #require(found).yaml() == """
        data:
          deals:
            from: export/Deals_2026_11_20.csv
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
  }

  @Test func `says why a file cannot be inspected`() {
    let (found, log) = inspected("colour,taste\nred,sweet\n", "notes.csv")
    #expect(found == nil && log.entries.map(\.id) == ["table-not-recognised"])
    var missing = Diagnostics()
    #expect(inspect("a.csv", MemoryFiles(), today: testDay, jobs: 1, &missing) == nil)
    #expect(missing.entries.map(\.id) == ["file-missing"])
  }
}
