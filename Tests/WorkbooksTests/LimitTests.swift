import Diagnostics
import Testing
import Workbooks

/// The usual limits with some of them made small.
private func limits(_ change: (inout WorkbookLimits) -> Void) -> WorkbookLimits {
  var limits = WorkbookLimits.standard
  change(&limits)
  return limits
}

@Suite struct LimitTests {
  @Test func `refuses document types, and with them entities`() throws {
    var file = WorkbookFile("")
    let bomb = "<!DOCTYPE w [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;'>]>"
    file.replace(
      "xl/worksheets/sheet1.xml",
      bomb
        + "<worksheet><sheetData><row><c t='inlineStr'><is><t>&b;</t></is></c></row></sheetData></worksheet>")
    try expectReport(of: file, "unsafe")
  }

  @Test func `refuses endless nesting`() throws {
    try expectReport(of: WorkbookFile(String(repeating: "<a>", count: 100_000)), "unsafe")
  }

  @Test func `refuses an endless tag`() throws {
    let endless = "<row r='" + String(repeating: "1", count: 5 << 20) + "'/>"
    try expectReport(of: WorkbookFile(endless), "unsafe")
  }

  @Test func `stops at a part that unpacks to too much`() throws {
    let file = WorkbookFile(row(1, String(repeating: "x", count: 20_000)))
    try expectReport(of: file, limits: limits { $0.partBytes = 10_240 }, "part-too-large")
  }

  @Test func `stops when all parts together unpack to too much`() throws {
    let file = WorkbookFile(
      row(1, String(repeating: "x", count: 5_000)), shared: String(repeating: " ", count: 6_000))
    try expectReport(of: file, limits: limits { $0.allBytes = 10_240 }, "all-too-large")
    #expect(csv(file).count == 5_001)
  }

  @Test func `stops at too many cells`() throws {
    let rows = (1...10).map { row($0, "a", "b") }.joined()
    try expectReport(of: WorkbookFile(rows), limits: limits { $0.cells = 15 }, "too-many-cells")
    #expect(csv(WorkbookFile(rows)).count == 40)
  }

  @Test func `stops at too much text, also when few shared texts are used often`() throws {
    let shared = "<si><t>\(String(repeating: "x", count: 1000))</t></si>"
    let rows = "<row>" + String(repeating: "<c t='s'><v>0</v></c>", count: 100) + "</row>"
    let small = limits { $0.textBytes = 8192 }
    try expectReport(of: WorkbookFile(rows, shared: shared), limits: small, "too-much-text")
    #expect(
      try expectReport(
        of: WorkbookFile(
          rows, shared: shared + shared + shared + shared + shared + shared + shared + shared + shared),
        limits: small, "too-much-text-shared") == nil)
  }

  @Test func `stops when filling up rows would make too much text`() throws {
    var rows = ""
    for number in 1...40 { rows += row(number, "a") }
    rows += "<row r='41'>" + String(repeating: "<c><v>1</v></c>", count: 300) + "</row>"
    try expectReport(of: WorkbookFile(rows), limits: limits { $0.textBytes = 8192 }, "too-much-text")
  }

  @Test func `stops at one text longer than any in Excel`() throws {
    let long = String(repeating: "x", count: 3 << 20)
    try expectReport(of: WorkbookFile(row(1, long)), "text-too-long")
    try expectReport(of: WorkbookFile("<row><c t='str'><v>\(long)</v></c></row>"), "text-too-long")
    #expect(csv(WorkbookFile(row(1, String(repeating: "x", count: 1 << 20)))).count == (1 << 20) + 1)
    var log = Diagnostics()
    #expect(table(WorkbookFile(row(1, "a"), shared: "<si><t>\(long)</t></si>"), &log) == nil)
    #expect(log.entries.map(\.id) == ["cell-too-long"])
  }

  @Test func `stops at too many shared texts`() throws {
    let file = WorkbookFile(row(1, "a"), shared: String(repeating: "<si><t/></si>", count: 30))
    try expectReport(of: file, limits: limits { $0.sharedTexts = 20 }, "too-many-texts")
  }
}
