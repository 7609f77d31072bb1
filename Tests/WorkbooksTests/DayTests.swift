import Diagnostics
import Testing
import Workbooks

@Suite struct DayTests {
  /// The text of a number in a cell shown by this format.
  private func shown(_ number: String, _ format: String, date1904: Bool = false) -> String {
    value("<c s='1'><v>\(number)</v></c>", formats: format, date1904: date1904)
  }

  @Test(arguments: Array(14...17) + [22] + Array(27...31) + [36] + Array(50...54) + [57, 58])
  func `knows the built-in formats of days`(id: Int) {
    #expect(shown("46346", String(id)) == "2026-11-20")
  }

  @Test(arguments: Array(18...21) + Array(32...35) + [45, 47, 55, 56])
  func `knows the built-in formats of times`(id: Int) {
    #expect(shown("0.25", String(id)) == "06:00:00")
  }

  @Test(arguments: [0, 1, 2, 3, 4, 11, 12, 13, 37, 38, 39, 40, 41, 44, 46, 48, 49])
  func `leaves numbers of the other built-in formats`(id: Int) {
    #expect(shown("0.25", String(id)) == "0.25")
  }

  @Test(arguments: [9, 10])
  func `knows the built-in formats of percentages`(id: Int) {
    #expect(shown("0.25", String(id)) == "25%")
  }

  @Test(arguments: [
    "yyyy-mm-dd", "yyyy/m/d;@", "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "[DBNum1][$-804]yyyy\"年\"m\"月\"", "mmm-yy",
    "m/d", "[$-F800]dddd, mmmm dd, yyyy", "d\\-m\\-yy", "yyyy!年m!月", "[Red]yyyy", "e\"年\"m\"月\"", "mm",
    "YYYY.MM.DD",
    "yyyy年m月d日", "m\"月\"d\"日\"",
  ])
  func `recognises days by a custom format`(code: String) {
    #expect(shown("46346", code) == "2026-11-20")
  }

  @Test(arguments: [
    "[h]:mm", "[hh]:mm:ss", "[mm]:ss", "[s]", "0.00", "#,##0 \"days\"", "0\\d", "0.00E+00", "General",
    "General\" h\"", "@",
    "[$¥-804]#,##0.00", "[Red]0", "0_d", "0*m", ";;;", "0!h", "\"yyyy\"0", "0;yyyy",
  ])
  func `does not take a duration, text in quotes or a colour for a day`(code: String) {
    #expect(shown("46346", code) == "46346")
  }

  @Test(arguments: [
    "h:mm", "h:mm AM/PM", "[$-F400]h:mm:ss AM/PM", "mm:ss.0", "h\"时\"mm\"分\"", "上午/下午h:mm", "hh A/P",
  ])
  func `recognises times by a custom format`(code: String) {
    #expect(shown("0.5", code) == "12:00:00")
  }

  @Test(arguments: [
    ("46346.3541666667", "2026-11-20 08:30:00"), ("46346.999999999", "2026-11-21"),
    ("46346.000001", "2026-11-20"),
    ("46346.99998842592", "2026-11-20 23:59:59"), ("2958465", "9999-12-31"), ("4.6346E4", "2026-11-20"),
  ])
  func `writes the time only when there is one, to the second`(number: String, expected: String) {
    #expect(shown(number, "yyyy-mm-dd hh:mm") == expected)
  }

  @Test(arguments: [
    ("1", "1900-01-01"), ("59", "1900-02-28"), ("60", "1900-02-29"), ("61", "1900-03-01"),
    ("25569", "1970-01-01"),
  ])
  func `follows Excel's belief in a 29 February 1900`(number: String, expected: String) {
    #expect(shown(number, "yyyy-mm-dd") == expected)
  }

  @Test(arguments: [
    ("0", "1904-01-01"), ("60", "1904-03-01"), ("44884", "2026-11-20"), ("24107", "1970-01-01"),
  ])
  func `counts from 1904 where the workbook says so`(number: String, expected: String) {
    #expect(shown(number, "yyyy-mm-dd", date1904: true) == expected)
  }

  @Test(arguments: ["0", "-1", "2958466", "1E+20"])
  func `leaves a number that is no day as it is`(number: String) {
    #expect(shown(number, "yyyy-mm-dd") == (number == "1E+20" ? "100000000000000000000" : number))
  }

  @Test(arguments: [
    ("0.12", "12%"), ("0.125", "12.5%"), ("1", "100%"), ("0.005", "0.5%"), ("-0.07", "-7%"), ("0", "0%"),
    ("1.1", "110%"), ("12", "1200%"), ("1E-3", "0.1%"), ("0.12345678901234567", "12.345678901234566%"),
    ("7.0000000000000007E-2", "7%"),
  ])
  func `writes a share with the percent sign that Excel shows`(number: String, expected: String) {
    #expect(shown(number, "0%") == expected)
  }

  @Test func `says by column which numbers are shown as percentages`() throws {
    var log = Diagnostics()
    let file = WorkbookFile(
      row(1, "rate", "amount") + "<row r='2'><c r='A2' s='1'><v>0.25</v></c><c r='B2'><v>3</v></c></row>"
        + "<row r='3'><c r='A3' s='2'><v>1.1</v></c><c r='B3' s='3'><v>46346</v></c></row>",
      formats: "9|0.0%|14")
    let table = try #require(table(file, &log))
    #expect(table.texts(row: 1) == ["25%", "3"])
    #expect(table.columns.map(\.isPercent) == [true, false])
    #expect(table.columns.map(\.numbers) == [2, 2])
    #expect(table.columns.map(\.days) == [0, 1])
  }
}
