import Diagnostics
import Testing
import Workbooks

@Suite struct SheetShapeTests {
  @Test func `counts rows and cells without names by order`() {
    let rows =
      "<row><c t='inlineStr'><is><t>a</t></is></c><c><v>1</v></c></row><row/><row><c/><c><v>2</v></c></row>"
    var log = Diagnostics()
    let table = table(WorkbookFile(rows), &log)
    #expect(table?.rowNumbers == [1, 3])
    #expect(table.map { String(decoding: $0.bytes, as: UTF8.self) } == "a,1\n,2\n")
  }

  @Test func `takes a row's number from its first cell when only cells are named`() {
    var log = Diagnostics()
    let table = table(
      WorkbookFile("<row><c r='B7'><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"), &log)
    #expect(table?.rowNumbers == [7, 8])
    #expect(table?.columns.map(\.letters) == ["A", "B", "C"])
  }

  @Test func `puts rows and cells into order`() {
    let file = WorkbookFile(
      row(5, "e", "f") + row(2, "a", "b") + "<row r='3'><c r='B3'><v>2</v></c><c r='A3'><v>1</v></c></row>")
    #expect(csv(file) == "a,b\n1,2\ne,f\n")
  }

  @Test func `leaves empty rows and columns out and keeps their numbers and letters`() {
    var log = Diagnostics()
    let file = WorkbookFile(
      row(3, "", "a", "", "b") + row(4) + row(118, "", "1", "", "x,y") + row(119, "", "", "", "z"))
    let table = table(file, &log)
    #expect(table.map { String(decoding: $0.bytes, as: UTF8.self) } == "a,b\n1,\"x,y\"\n,z\n")
    #expect(table?.rowNumbers == [3, 118, 119])
    #expect(table?.position(row: 1, column: 1).description == "data/x.xlsx:Deals!D118")
    #expect(table.map { table in [0, 3, 4, 12, 13].map { table.row(at: $0) } } == [0, 0, 1, 2, 2])
  }

  @Test func `makes rows equally wide`() {
    #expect(csv(WorkbookFile(row(1, "t") + row(2, "a", "b", "c") + row(3, "1"))) == "t,,\na,b,c\n1,,\n")
  }

  @Test func `is not widened by a stray cell far to the right`() throws {
    var log = Diagnostics()
    var rows = row(1, "a", "b")
    for number in 2...400 { rows += row(number, "1", "2") }
    rows += "<row r='401'><c r='XFD401'><v>9</v></c></row>"
    let table = try #require(table(WorkbookFile(rows), &log))
    #expect(table.columns.map(\.letters) == ["A", "B", "XFD"])
    #expect(table.bytes.count == 4 + 1 + 399 * 5 + 4)
  }

  @Test func `does not trust the stated dimension`() {
    var file = WorkbookFile(row(1, "a", "b") + row(2, "1", "2"))
    let sheet = file.parts[file.parts.count - 1]
    file.replace(sheet.name, sheet.text.replacing("<sheetData>", with: "<dimension ref='A1'/><sheetData>"))
    #expect(csv(file) == "a,b\n1,2\n")
  }

  @Test func `ignores cells outside the largest sheet's bounds`() {
    #expect(csv(WorkbookFile("<row r='9999999'><c r='ZZZZ1'><v>1</v></c></row>")) == "1\n")
  }

  @Test func `gives the text of a merged header cell to each column it covers`() throws {
    var log = Diagnostics()
    let file = WorkbookFile(
      row(1, "Sales 2026") + row(2, "Account", "Amount", "", "Owner") + row(3, "", "Plan", "Actual")
        + row(4, "Acme", "1", "2", "Ana"),
      behind:
        "<mergeCells><mergeCell ref='A1:D1'/><mergeCell ref='A2:A3'/><mergeCell ref='B2:C2'/><mergeCell ref='D2:D3'/></mergeCells>"
    )
    let table = try #require(table(file, &log))
    #expect(
      String(decoding: table.bytes, as: UTF8.self)
        == "Sales 2026,,,\nAccount,Amount,Amount,Owner\nAccount,Plan,Actual,Owner\nAcme,1,2,Ana\n")
    #expect(table.headerRows == 1...2)
    #expect(log.entries.isEmpty)
  }

  @Test func `keeps only the first cell of merged data and says so`() throws {
    let table = try expectReport(
      of: WorkbookFile(
        row(1, "Region", "Owner") + row(2, "East", "Ana") + row(3, "", "Bo") + row(4, "West", "Cy")
          + row(5, "", "Di"),
        behind:
          "<mergeCells count='2'><mergeCell ref='A2:A3'/><mergeCell ref='A4:A5'/><mergeCell ref='C2:C3'/></mergeCells>"
      ), "merged-data")
    #expect(table?.texts(row: 2) == ["", "Bo"])
    #expect(table?.headerRows == nil)
  }

  @Test func `reads hidden rows and sheets and says so`() throws {
    let hidden =
      "<row r='2' hidden='1'><c r='A2'><v>1</v></c></row><row r='3' hidden='true'><c r='A3'><v>2</v></c></row>"
    let file = WorkbookFile(sheets: [("老数据", row(1, "a") + hidden + row(4, "x"), "veryHidden")])
    let table = try expectReport(of: file, "hidden")
    #expect(table?.rowCount == 4)
  }

  @Test func `keeps both of two rows with one number, in the order of the file`() throws {
    var log = Diagnostics()
    let file = WorkbookFile(row(3, "z") + row(1, "a") + row(1, "b"))
    let table = try #require(table(file, &log))
    #expect(table.rowNumbers == [1, 1, 3])
    #expect((0..<3).map { table.texts(row: $0) } == [["a"], ["b"], ["z"]])
  }

  @Test func `reads hidden columns and says which, unless they are empty`() throws {
    var file = WorkbookFile(row(1, "a", "b", "c", "d") + row(2, "1", "2", "3", "4"))
    let part = file.parts[file.parts.count - 1]
    file.replace(
      part.name,
      part.text.replacing(
        "<sheetData>",
        with: """
          <cols><col min='1' max='1' width='9'/><col min='2' max='3' hidden='1'/><col min='5' max='16384' hidden='true'/>\
          </cols><sheetData>
          """))
    let table = try expectReport(of: file, "hidden-columns")
    #expect(table?.texts(row: 1) == ["1", "2", "3", "4"])
  }

  @Test func `lists the sheets in order with whether they are hidden`() throws {
    var log = Diagnostics()
    let file = WorkbookFile(sheets: [("商机", row(1, "a"), ""), ("Alt &amp; Neu", row(1, "b"), "hidden")])
    let book = try #require(readWorkbook(file.bytes, file: "x.xlsx", &log))
    #expect(book.sheets.map(\.name) == ["商机", "Alt & Neu"])
    #expect(book.sheets.map(\.isHidden) == [false, true])
    #expect(book.sheet(named: " alt & neu")?.name == "Alt & Neu")
    #expect(book.sheet(named: "none") == nil)
  }

  @Test func `peeks at the first rows only`() throws {
    var log = Diagnostics()
    var file = WorkbookFile(row(1, "a,b", "c") + row(3, "1", "2") + row(4, "3", "4"))
    let sheet = file.parts[file.parts.count - 1]
    file.replace(sheet.name, sheet.text.replacing("<row r=\"4\">", with: "<row r=\"4\"<broken>"))
    let book = try #require(readWorkbook(file.bytes, file: "x.xlsx", &log))
    #expect(book.firstRows(of: book.sheets[0], count: 2) == [["a,b", "c"], ["1", "2"]])
    #expect(book.firstRows(of: book.sheets[0], count: 5) == [])
    #expect(log.entries.isEmpty)
  }

  @Test func `reads sheets with prefixed element names`() {
    var file = WorkbookFile("")
    file.replace(
      file.parts[file.parts.count - 1].name,
      "<x:worksheet xmlns:x='m'><x:sheetData><x:row r='1'><x:c r='A1'><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    #expect(csv(file) == "5\n")
  }

  @Test func `says that a sheet is empty`() throws {
    let table = try expectReport(of: WorkbookFile("<row r='1'><c r='A1' s='0'/></row>"), "sheet-empty")
    #expect(table?.rowCount == 0)
    #expect(table?.columns.isEmpty == true)
  }
}
