import Diagnostics
import Testing

@testable import Ingest

/// What the configuration says about header and footer, and places in sheets.
@Suite struct PlaceTests {
  private func table(_ text: String, _ change: (inout CSVOptions) -> Void) -> SourceTable? {
    var options = CSVOptions()
    change(&options)
    return read(text, options).table
  }

  @Test func `a file without header has its columns by number or letter`() {
    let found = table("1,王敏,5\n2,李强,7\n") {
      $0.header = .none
      $0.configuredColumns = ["2", "C"]
    }
    #expect(found?.header == ["A", "2", "C"])
    #expect(found?.rows == [["1", "王敏", "5"], ["2", "李强", "7"]])
  }

  @Test func `the header stands where the configuration says`() {
    let text = "a,b\nx,y\nid,name\n1,2\n"
    #expect(table(text) { $0.header = .line(3) }?.header == ["id", "name"])
    #expect(table(text) { $0.skippedLines = 1 }?.header == ["x", "y"])
    #expect(table(text) { $0.header = .line(3) }?.setAside.map(\.text) == ["a,b", "x,y"])
  }

  @Test func `sums are rows when the configuration keeps them`() {
    let text = "name,amount\na,1\n合计,1\n"
    #expect(table(text) { $0.keepsEveryRow = true }?.rowCount == 2)
    #expect(table(text) { _ in }?.rowCount == 1)
  }

  @Test func `a row with known names is the header, whatever stands above it`() {
    let text = "a,b,c\nfoo,bar,\nid,owner,amount\n1,x,2\n"
    #expect(table(text) { $0.knownHeaders = ["id", "owner", "amount"] }?.header == ["a", "b", "c"])
    let titled = "foo,,\nid,owner,2025\n1,x,2\n"
    #expect(table(titled) { $0.knownHeaders = ["id", "owner"] }?.header == ["id", "owner", "2025"])
  }

  @Test func `a further table of the same width is known by its names below a blank line`() {
    let text = "id,owner\n1,x\n2,y\n\nowner,id\nx,1\n"
    let found = table(text) { $0.knownHeaders = ["id", "owner"] }
    #expect(found?.rows == [["1", "x"], ["2", "y"]])
    #expect(found?.setAside.map(\.line) == [5, 6])
  }

  @Test func `an unknown encoding is an error with the near name`() {
    var options = CSVOptions()
    options.encoding = "gb1830"
    options.settingPosition = Position(file: "quotabook.yml", line: 4, column: 3)
    let (table, log) = read("a,b\n1,2\n", options)
    #expect(table == nil)
    #expect(
      english(log) == """
        quotabook.yml:4:3: error: there is no encoding 'gb1830' [misspelt-encoding]
            encoding: gb1830
            fix: did you mean gb18030?

        """)
  }

  @Test func `an encoding that does not fit is an error with the one that does`() throws {
    var options = CSVOptions()
    options.encoding = "utf-8"
    let bytes = try #require(encoded("商机编号,客户名称\n1,杭州云帆科技\n", .gb18030))
    let (table, log) = read(bytes, options)
    #expect(table == nil)
    #expect(log.entries.map(\.id) == ["encoding-does-not-fit"])
    #expect(log.entries.first?.arguments["other"] == "GB18030")
  }

  @Test func `points at sheet and cell in a workbook`() throws {
    var log = Diagnostics()
    let text = "标题,,\nid,名称,金额\n1,\"a\nb\",x\n2,c,5\n"
    let found = readSheetTable(
      Array(text.utf8), file: "data/x.xlsx", sheet: "商机", rowNumbers: [1, 3, 7, 8],
      columnLetters: ["B", "C", "H"], options: CSVOptions(), &log)
    let table = try #require(found)
    #expect(table.position(row: 0, column: 2).description == "data/x.xlsx:商机!H7")
    #expect(table.position(row: 1, column: 0).description == "data/x.xlsx:商机!B8")
    #expect(table.headerPosition(column: 1).description == "data/x.xlsx:商机!C3")
    #expect(table.setAside.map(\.line) == [1])
  }
}
