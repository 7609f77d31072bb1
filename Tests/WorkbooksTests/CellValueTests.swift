import Diagnostics
import Testing
import Workbooks

@Suite struct CellValueTests {
  @Test(arguments: [
    ("1", "1"), ("-5", "-5"), ("+5", "5"), ("0", "0"), ("-0", "0"), ("0.10", "0.1"), ("12.0", "12"),
    (".5", "0.5"),
    ("007", "7"), ("100", "100"), ("0.000", "0"), ("0.1", "0.1"), ("123456789012345", "123456789012345"),
    ("0.10000000000000001", "0.1"), ("0.30000000000000004", "0.30000000000000004"),
    ("59028.430000000000001", "59028.43"), ("1E-3", "0.001"), ("1.5E5", "150000"), ("-2.5e-7", "-0.00000025"),
    ("1E+25", "10000000000000000000000000"), ("1e300", "1e+300"), ("12,5", "12,5"), ("abc", "abc"),
    ("1e", "1e"),
    ("1.2.3", "1.2.3"), ("-", "-"), ("nan", "nan"), ("inf", "inf"),
  ])
  func `writes a number as the shortest decimal that reads back`(stated: String, expected: String) {
    #expect(value("<c><v>\(stated)</v></c>") == expected)
  }

  @Test func `keeps each number's value through its decimal`() {
    var state: UInt64 = 7
    for _ in 0..<2000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: (state >> 2) & 0x3FFF_FFFF_FFFF_FFFF | 0x3000_0000_0000_0000)
      guard number.isFinite, number < 1e29, number > 1e-29 else { continue }
      let text = value("<c><v>\(number)</v></c>")
      #expect(Double(text) == number)
      #expect(!text.contains("e"))
    }
  }

  @Test func `keeps a text of 19 digits as it is`() {
    #expect(
      value("<c t=\"s\"><v>0</v></c>", shared: "<si><t>1234567890123456789</t></si>") == "1234567890123456789"
    )
  }

  @Test func `says that Excel rounded numbers of more than 15 digits`() throws {
    let table = try expectReport(
      of: WorkbookFile(
        row(1, "id", "amount")
          + "<row r='2'><c r='A2'><v>1234567890123456789</v></c><c r='B2'><v>12</v></c></row>"
          + "<row r='3'><c r='A3'><v>1.23456789012346E+18</v></c><c r='B3'><v>0.12345678901234567</v></c></row>"
      ),
      "rounded-number")
    #expect(table?.texts(row: 1) == ["1234567890123456800", "12"])
    #expect(table?.texts(row: 2) == ["1234567890123460000", "0.12345678901234566"])
  }

  @Test func `joins the runs of a rich text and leaves phonetic readings out`() {
    let shared =
      "<si><r><rPr/><t>华东</t></r><r><t xml:space='preserve'> 大区</t></r><rPh sb='0' eb='1'><t>hua</t></rPh></si>"
    #expect(value("<c t='s'><v>0</v></c>", shared: shared) == "华东 大区")
    #expect(value("<c t='inlineStr'><is><r><t>a</t></r><r><t>b</t></r><rPh><t>x</t></rPh></is></c>") == "ab")
  }

  @Test func `reads texts of formulas, truth values and ISO days`() {
    #expect(value("<c t='str'><f>A1&amp;B1</f><v>华东</v></c>") == "华东")
    #expect(value("<c t='b'><v>1</v></c>") == "TRUE")
    #expect(value("<c t='b'><v>0</v></c>") == "FALSE")
    #expect(value("<c t='d'><v>2026-11-20T08:30:00</v></c>") == "2026-11-20T08:30:00")
    #expect(value("<c t='inlineStr'><v>direct</v></c>") == "direct")
  }

  @Test func `gives the value that was saved with a formula`() {
    #expect(value("<c><f>1+1</f><v>2</v></c>") == "2")
  }

  @Test func `never evaluates a formula without a saved value`() throws {
    let cells =
      "<c r='A2'><f>1+1</f></c><c r='B2'><f>2+2</f><v></v></c><c r='C2' t='str'><f>T(A9)</f><v></v></c>"
    let table = try expectReport(
      of: WorkbookFile(row(1, "a", "b", "c") + "<row r='2'>\(cells)</row>"), "formula-without-value")
    #expect(table?.rowCount == 1)
  }

  @Test func `empties cells with an Excel error and lists them by column and error`() throws {
    var rows = row(1, "owner", "amount")
    for number in 2...9 {
      rows += "<row r='\(number)'><c r='A\(number)' t='inlineStr'><is><t>Ana</t></is></c>"
      rows += "<c r='B\(number)' t='e'><v>\(number == 5 ? "#DIV/0!" : "#N/A")</v></c></row>"
    }
    let table = try expectReport(of: WorkbookFile(rows), "excel-error")
    #expect(table?.texts(row: 3) == ["Ana", ""])
  }

  @Test func `counts errors that Excel does not know as one kind`() {
    var log = Diagnostics()
    let cells = (0..<50).map { "<row><c t=\"e\"><v>no \($0)</v></c></row>" }.joined()
    #expect(table(WorkbookFile(row(1, "a") + cells), &log)?.rowCount == 1)
    #expect(log.entries.map { $0.arguments["code"] } == ["#ERROR!"])
  }

  @Test func `empties cells whose shared text does not exist`() throws {
    let table = try expectReport(
      of: WorkbookFile(
        row(1, "a", "b") + "<row r='2'><c r='A2' t='s'><v>7</v></c><c r='B2' t='s'><v>0</v></c></row>",
        shared: "<si><t>x</t></si>"), "cell-text-missing")
    #expect(table?.texts(row: 1) == ["", "x"])
  }

  @Test func `quotes cells that hold commas, quotes, line ends or outer blanks`() {
    let file = WorkbookFile(
      row(1, "a,b", "say \"hi\"", "one\ntwo", " x ", "plain", "\"") + row(2, "", "", "", "", "", "z"))
    #expect(csv(file) == "\"a,b\",\"say \"\"hi\"\"\",\"one\ntwo\",\" x \",plain,\"\"\"\"\n,,,,,z\n")
  }

  @Test(arguments: [
    ("a_x000D_\nb", "a\nb"), ("a_x000D_b", "a\nb"), ("_x005F_x000D_", "_x000D_"), ("a_b_x1_", "a_b_x1_"),
    ("_xD83D__xDE00_", "😀"), ("_xD83D_x", "\u{FFFD}x"), ("snake_case", "snake_case"),
  ])
  func `undoes the escapes of control characters`(stated: String, expected: String) {
    #expect(value("<c t='inlineStr'><is><t>\(stated)</t></is></c>") == expected)
  }

  @Test func `counts a cell of blanks only as empty`() {
    #expect(csv(WorkbookFile(row(1, "a", "b") + row(2, " ", "  ") + row(3, "", "x"))) == "a,b\n,x\n")
  }
}
