import Diagnostics
import Tables
import Testing

@testable import Ingest

@Suite struct AmountTests {
  private func money(_ cells: [String], header: String = "x", delimiter: UInt8 = 0x2C) throws -> [Int64?] {
    try column(cells, header: header, delimiter: delimiter).money(0).column.values
      .map { $0 == NumberColumn.missing ? nil : $0 }
  }

  @Test(
    arguments: [
      ("1234", 123_400), ("1,234.50", 123_450), ("12.3万", 12_300_000), ("(500)", -50_000), ("500-", -50_000),
      ("-500", -50_000), ("￥1,234", 123_400), ("¥ 12", 1200), ("12元", 1200), ("3亿", 30_000_000_000),
      ("$1,234,567", 123_456_700),
      ("€ 9.5", 950), ("£1010", 101_000), ("250k", 25_000_000), ("１２３．４５", 12_345),
      ("1 234 567.89", 123_456_789),
      ("1.234,50", 123_450), ("957,5775", 95_758), ("1054.00 ", 105_400), ("0.125", 12), ("0.135", 14),
      ("0.375", 38),
      ("-0.125", -12), ("0", 0), (".5", 50), ("12.", 1200), ("+7", 700), ("1'000", 100_000), ("−5", -500),
      ("USD 12.50", 1250), ("1.234.567", 123_456_700), ("￥12.345678万元", 12_345_678), ("2000.123", 200_012),
      ("$(1,234)", -123_400), ("（500）", -50_000),
    ] as [(String, Int64)])
  func `reads an amount as people type it`(text: String, expected: Int64) throws {
    #expect(try money([text]) == [expected])
  }

  @Test func `rounds half to even beyond two decimals`() throws {
    #expect(try money(["0.005", "0.015", "0.0150001", "0.025", "10.0049"]) == [0, 2, 2, 2, 1000])
  }

  @Test func `lets the column decide what a comma before three digits means`() throws {
    #expect(try money(["1,234", "2.50"]) == [123_400, 250])
    #expect(try money(["1,234", "2,50"]) == [123, 250])
    #expect(try money(["1.234", "2,50"]) == [123_400, 250])
    #expect(try money(["1.234", "2.50"]) == [123, 250])
    #expect(try money(["1,234"]) == [123_400])
    #expect(try money(["1.234", "5,5"], delimiter: 0x3B) == [123_400, 550])
  }

  @Test func `reads nothing where the column uses both customs and the cell has two readings`() throws {
    let table = try table("amount;n\n2,50;1\n1,234;1\n2.75;1\n", delimiter: 0x3B)
    let reading = table.money(0)
    #expect(reading.column.values == [250, NumberColumn.missing, 275])
    var log = Diagnostics()
    table.report(reading, column: 0, &log)
    #expect(
      english(log) == """
        data/deals.csv:3:1: warning: '1,234' in column 'amount' has two readings, for the column uses both comma and point for decimals; left empty [ambiguous-amount]
            1,234;1
            fix: export with one number format, or write decimal: point or decimal: comma in the configuration

        """)
    #expect(
      chinese(log) == """
        data/deals.csv:3:1: 警告: 'amount' 列的 '1,234' 有两种读法，因为这一列里逗号和点都当过小数点；已留空 [ambiguous-amount]
            1,234;1
            处理：在导出中统一数字格式，或在配置中写 decimal: point 或 decimal: comma

        """)
  }

  @Test func `converts by the unit of the header unless the cell has its own`() throws {
    #expect(try money(["12.3", "5元", "2万"], header: "金额（万元）") == [12_300_000, 5_000_000, 2_000_000])
    #expect(headerUnit("Amount (CNY)") == nil)
  }

  @Test func `leaves words for nothing empty and does not call them unreadable`() throws {
    let reading = try column(["--", "N/A", "NULL", "", "无", "0"]).money(0)
    #expect(reading.column.values == Array(repeating: NumberColumn.missing, count: 5) + [0])
    #expect(reading.unreadable.isEmpty)
  }

  @Test(arguments: ["abc", "12abc", "1,23,4.5", "12%", "1..2", "--5", "5 元 6", "1,2345.6", "()"])
  func `does not take for an amount what is none`(text: String) throws {
    let reading = try column([text]).money(0)
    #expect(reading.column.values == [NumberColumn.missing])
    #expect(reading.unreadable == [UnreadableCell(row: 0, text: text, reason: "unreadable-amount")])
  }

  @Test func `reports each unreadable amount at its cell`() throws {
    let table = try table("name,amount\n王敏,多\n李强,1e99\n赵,99999999999999999999\n")
    var log = Diagnostics()
    table.report(table.money(1), column: 1, &log)
    #expect(
      english(log) == """
        data/deals.csv:2:4: warning: '多' in column 'amount' is not an amount; left empty [unreadable-amount]
            王敏,多
            fix: write it like 123000, 123,000.50 or 12.3万
        data/deals.csv:3:4: warning: '1e99' in column 'amount' is not an amount; left empty [unreadable-amount]
            李强,1e99
            fix: write it like 123000, 123,000.50 or 12.3万
        data/deals.csv:4:3: warning: '99999999999999999999' in column 'amount' is too large to be counted exactly; left empty [amount-too-large]
            赵,99999999999999999999
            fix: check its unit

        """)
    #expect(
      log.entries.map { $0.message(.chinese) } == [
        "'amount' 列的 '多' 不是金额；已留空", "'amount' 列的 '1e99' 不是金额；已留空",
        "'amount' 列的 '99999999999999999999' 大得不能精确计算；已留空",
      ])
  }

  @Test func `counts the currency signs`() throws {
    let signs = try column(["￥1", "$2", "3", "¥4", "USD 5"]).money(0).signs
    #expect(signs.map(\.sign) == ["$", "USD", "¥"])
    #expect(signs.map(\.count) == [1, 1, 2])
  }

  @Test func `reads numbers to a millionth`() throws {
    #expect(
      try column(["1.5", "0.0000005", "-3", "1,250", "12%"]).numbers(0, percent: false).column.values
        == [1_500_000, 0, -3_000_000, 1_250_000_000, 120_000])
  }

  @Test func `reports what is no number`() throws {
    let table = try table("n,m\nfew,1\n")
    var log = Diagnostics()
    table.report(table.numbers(0, percent: false), column: 0, &log)
    #expect(
      english(log) == """
        data/deals.csv:2:1: warning: 'few' in column 'n' is not a number; left empty [unreadable-number]
            few,1
            fix: write it like 1234.5 or 12%

        """)
    #expect(log.entries.map { $0.message(.chinese) } == ["'n' 列的 'few' 不是数字；已留空"])
  }

  @Test(
    arguments: [
      (["87%", "5.5 %"], [870_000, 55_000]), (["87", "10", "0.5"], [870_000, 100_000, 5000]),
      (["0.87", "1", "0"], [870_000, 1_000_000, 0]), (["0.85", "1.2"], [850_000, 1_200_000]),
      (["87%", "0.5"], [870_000, 500_000]), (["100", "0"], [1_000_000, 0]),
    ] as [([String], [Int64])])
  func `takes shares from percent signs and from the size of the column's numbers`(
    cells: [String], expected: [Int64]
  ) throws {
    #expect(try column(cells).numbers(0, percent: true).column.values == expected)
  }
}
