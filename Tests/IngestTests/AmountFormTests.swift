import Diagnostics
import Tables
import Testing

@testable import Ingest

@Suite struct AmountFormTests {
  private func money(_ cells: [String], _ decimal: DecimalSign? = nil) throws -> Reading<NumberColumn> {
    try column(cells).money(0, decimal: decimal)
  }

  @Test(
    arguments: [
      ("1234.5", 123_450), ("1,234.50", 123_450), ("1.234,50", 123_450), ("1 234,50", 123_450),
      ("1'234.50", 123_450),
      ("1’234.50", 123_450), ("1\u{202F}234,50", 123_450), ("12,34,567", 123_456_700),
      ("1,23,45,678.90", 1_234_567_890),
      ("￥1234.5", 123_450), ("¥1,234.5", 123_450), ("1234.5元", 123_450), ("RMB 1234.5", 123_450),
      ("CNY1,234.5", 123_450),
      ("人民币1234.5元", 123_450), ("$1,234.50", 123_450), ("US$1,234.50", 123_450), ("HK$1,234.50", 123_450),
      ("€1.234,50", 123_450), ("1.234,50 €", 123_450), ("£1,234.50", 123_450), ("￡1,234.50", 123_450),
      ("1234.5美元", 123_450), ("港币1234.5", 123_450), ("0.12345万", 123_450), ("0.12345万元", 123_450),
      ("0.0000123450亿", 123_450), ("1.2345k", 123_450), ("1.2345K", 123_450), ("0.0012345M", 123_450),
      ("0.0000012345B", 123_450), ("￥0.12345万", 123_450), ("0.12345w", 123_450), ("12.5万美元", 12_500_000),
      ("3十万", 30_000_000), ("2万亿", 200_000_000_000_000), ("(1,234.50)", -123_450), ("（1,234.50）", -123_450),
      ("-1,234.50", -123_450), ("1,234.50-", -123_450), ("−1,234.50", -123_450), ("－1,234.50", -123_450),
      ("–1234.5", -123_450), ("-￥1,234.50", -123_450), ("￥-1,234.50", -123_450), ("$(1,234.50)", -123_450),
      ("+1234.5", 123_450), ("１，２３４．５０", 123_450), ("￥１，２３４．５０", 123_450), ("1.2345E+03", 123_450),
      ("1.2345e3", 123_450), ("1.2E+06", 120_000_000), ("1234500E-03", 123_450), ("000123.45", 12_345),
    ] as [(String, Int64)])
  func `reads every form of an amount`(text: String, expected: Int64) throws {
    let reading = try money([text])
    #expect(reading.column.values == [expected])
    #expect(reading.unreadable == [])
    #expect(reading.doubt == nil)
  }

  @Test(
    arguments: [
      ("abc", "unreadable-amount"), ("12abc", "unreadable-amount"), ("1.2E", "unreadable-amount"),
      ("E5", "unreadable-amount"), ("1.2E+99", "unreadable-amount"), ("1,23,45", "unreadable-amount"),
      ("12,345,67", "unreadable-amount"), ("￥￥5", "unreadable-amount"), ("5万万", "unreadable-amount"),
      ("1,234,5.6", "unreadable-amount"), ("12%", "unreadable-amount"), ("￥", "unreadable-amount"),
      ("92233720368547758.08", "amount-too-large"), ("1000000000亿", "amount-too-large"),
      ("99999999999999999999999999999999999999999999", "amount-too-large"), ("1E+30", "amount-too-large"),
      ("#REF!", "spreadsheet-error"), ("#DIV/0!", "spreadsheet-error"), ("######", "cell-of-hashes"),
    ])
  func `says why a text is no amount`(text: String, reason: String) throws {
    #expect(try money([text]).unreadable == [UnreadableCell(row: 0, text: text, reason: reason)])
  }

  @Test(
    arguments: [
      ("92233720368547758.06", 9_223_372_036_854_775_806), ("90071992547409.93", 9_007_199_254_740_993),
      ("0.1000000000000000055511151231257827", 10), ("0.005", 0), ("0.015", 2),
      ("0.00500000000000000000000000000000001", 1),
      ("0.01499999999999999999999999999999999999", 1), ("1234567.885", 123_456_788),
      ("0.0000000000000000000000000000000000000005", 0),
    ] as [(String, Int64)])
  func `is exact where a floating-point number would not be`(text: String, expected: Int64) throws {
    #expect(try money([text]).column.values == [expected])
  }

  @Test func `says how many cells were rounded`() throws {
    #expect(
      try money(["1.005", "2.50", "0.12345万", "3.0000"]).notes.map(\.english)
        == ["1 cell has more than two decimals; rounded to two, ties to even"])
  }

  @Test func `asks what a point before three digits means where nothing tells`() throws {
    let reading = try money(["1.234", "500", "12.345"])
    #expect(reading.column.values == [NumberColumn.missing, 50_000, NumberColumn.missing])
    #expect(
      reading.doubt
        == Reading.Doubt(
          id: "decimal-sign-unknown", row: 0, cells: 2,
          arguments: [
            "text": "1.234", "count": "2", "grouped": "1234", "fraction": "1.234", "groupedSign": "comma",
            "fractionSign": "point",
          ]))
    #expect(try money(["1.234", "500"], .comma).column.values == [123_400, 50_000])
    #expect(try money(["1.234", "500"], .point).column.values == [123, 50_000])
    #expect(try money(["1,234", "500"], .comma).column.values == [123, 50_000])
    #expect(try money(["1,234", "1.234"]).doubt?.cells == 2)
  }

  @Test func `says that a comma was taken to group thousands`() throws {
    let reading = try money(["1,234", "500"])
    #expect(reading.column.values == [123_400, 50_000])
    #expect(
      reading.notes.map(\.english) == [
        "no cell has decimals; the comma of texts like '1,234' is taken to group thousands (else write decimal: comma)"
      ])
    #expect(try column(["1,234", "500"], delimiter: 0x3B).money(0).doubt?.cells == 1)
  }

  @Test func `reads scientific notation as a number and as a damaged id`() throws {
    #expect(
      try money(["1.23457E+06"]).notes.map(\.english)
        == ["1 cell is written like 1.2E+06; the spreadsheet may have cut the last digits"])
    let ids = try column(["1.23457E+18", "1E+18", "4876876000000123456", "zcrm_1", "A1E+05", "1.E+18"])
    #expect(ids.damagedIDs(0).map(\.text) == ["1.23457E+18", "1E+18"])
    #expect(ids.textColumn(0).entries.first == "1.23457E+18")
    let cut = try column(["4876876000000120000", "4876876000000450000", "12"])
    #expect(cut.damagedIDs(0).map(\.row) == [0, 1])
    #expect(
      try column(["4876876000000123456", "4876876000000120000", "4876876000000123457"]).damagedIDs(0) == [])
  }

  @Test func `takes a share with three decimals for a share`() throws {
    #expect(try column(["1.125", "0.5"]).numbers(0, percent: true).column.values == [1_125_000, 500_000])
    #expect(try column(["12.125", "50"]).numbers(0, percent: true).column.values == [121_250, 500_000])
  }

  @Test func `reads back an amount in every form it is written in`() throws {
    var chance = ValueChance(state: 4242)
    for form in AmountFormTests.forms.indices {
      let cents = (0..<300).map { _ in chance.below(1_000_000_000) - 500_000_000 }
      let texts = cents.map { AmountFormTests.write(Int64($0), AmountFormTests.forms[form]) }
      let reading = try column(texts).money(0)
      #expect(reading.column.values == cents.map { Int64($0) }, "\(AmountFormTests.forms[form])")
      #expect(reading.unreadable == [])
    }
  }

  /// How an amount is written: separators, minus and words; `power` is that of the unit.
  struct Form {
    var group = ""
    var decimal = "."
    var minus = ("-", "")
    var words = ("", "")
    var power = 0
    var isIndian = false
  }

  static let forms: [Form] = [
    Form(), Form(group: ","), Form(group: ".", decimal: ","), Form(group: " ", decimal: ","),
    Form(group: "'"),
    Form(group: ",", isIndian: true), Form(group: ",", minus: ("(", ")")), Form(minus: ("", "-")),
    Form(group: ",", minus: ("−", "")), Form(group: ",", words: ("￥", "")), Form(words: ("", "元")),
    Form(words: ("", "万"), power: 4), Form(words: ("￥", "万元"), power: 4), Form(words: ("", "亿"), power: 8),
    Form(words: ("", "k"), power: 3), Form(words: ("$", "M"), power: 6), Form(group: ",", words: ("HK$", "")),
    Form(group: ".", decimal: ",", words: ("", " €")), Form(group: "，", decimal: "．"),
    Form(words: ("CNY ", "")),
  ]

  static func write(_ cents: Int64, _ form: Form) -> String {
    let places = 2 + form.power
    var digits = String(cents.magnitude)
    digits = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    var whole = String(digits.dropLast(places))
    var groups: [String] = []
    while !form.group.isEmpty, whole.count > (form.isIndian && !groups.isEmpty ? 2 : 3) {
      let size = form.isIndian && !groups.isEmpty ? 2 : 3
      groups.insert(String(whole.suffix(size)), at: 0)
      whole.removeLast(size)
    }
    let number = ([whole] + groups).joined(separator: form.group) + form.decimal + digits.suffix(places)
    let text = form.words.0 + number + form.words.1
    return cents < 0 ? form.minus.0 + text + form.minus.1 : text
  }
}
