import Diagnostics
import Periods
import Settings
import Tables
import Testing

@testable import Ingest

@Suite struct DayFormTests {
  @Test(arguments: [
    "2026-11-20", "2026/11/20", "2026.11.20", "20261120", "2026年11月20日", "2026年11月20", "2026年11月20号",
    "20-Nov-2026", "20-Nov-26", "20-November-2026", "20 Nov 2026", "Nov 20, 2026", "NOV 20 2026",
    "2026-Nov-20",
    "20th Nov 2026", "November 20th, 2026", "20.11.2026", "20/11/2026", "11/20/2026", "11/20/26",
    "20-11-2026",
    "2026-11-20 08:30", "2026-11-20 08:30:15", "2026-11-20 08:30:15.123", "2026-11-20T08:30:15",
    "2026-11-20 8:30 AM", "2026-11-20 8:30pm", "2026-11-20 8 PM", "2026-11-20 上午8:30", "2026-11-20 下午 8:30",
    "2026年11月20日 8时30分15秒", "2026年11月20日20点", "2026年11月20日下午3:05", "2026/11/20 0:00", "2026-11-20 24:00",
    "2026-11-20 星期五", "2026-11-20星期五", "2026-11-20 周五", "2026-11-20（周五）", "2026-11-20 (Fri)",
    "2026-11-20 Fri",
    "Fri 2026-11-20", "Fri, 20 Nov 2026", "2026/11/20 Friday 8:30", "2026-11-20 礼拜五 08:30",
    "２０２６－１１－２０", "２０２６／１１／２０　０８：３０", "２０２６年１１月２０日", "202611200830", "20261120083015", "46346",
    "46346.354167",
    " 2026-11-20 ", "2026-11-20\u{A0}",
  ])
  func `reads every form of a day`(text: String) throws {
    let reading = try column([text]).days(0, order: nil)
    #expect(reading.column[0]?.description == "2026-11-20")
    #expect(reading.unreadable == [])
    #expect(reading.doubt == nil)
  }

  @Test(
    arguments: [
      ("2026-11-20T15:59:59Z", "2026-11-20"), ("2026-11-20T16:00:00Z", "2026-11-21"),
      ("2026-11-20T16:00:00.000Z", "2026-11-21"), ("2026-11-20 23:59:59+08:00", "2026-11-20"),
      ("2026-11-20T00:30:00+09:00", "2026-11-19"), ("2026-11-20T00:30:00+0900", "2026-11-19"),
      ("2026-11-20T00:30:00+09", "2026-11-19"), ("2026-11-20 10:00:00 -0800", "2026-11-21"),
      ("2026-11-20 10:00 PM UTC", "2026-11-21"), ("Fri, 20 Nov 2026 17:00:00 GMT", "2026-11-21"),
      ("Fri Nov 20 2026 10:00:00 GMT+0800 (中国标准时间)", "2026-11-20"), ("20/11/2026 16:30 UTC", "2026-11-21"),
      ("2026年11月20日 下午5:00 UTC", "2026-11-21"), ("1795190400", "2026-11-21"), ("1795190399", "2026-11-20"),
      ("1795190400000", "2026-11-21"), ("1795190399999", "2026-11-20"),
    ])
  func `moves a time with its zone into the zone of the site`(text: String, day: String) throws {
    // Shanghai, eight hours ahead.
    let reading = try column([text]).days(0, order: nil, zone: ZoneOffsets(secondsFromUTC: 28_800))
    #expect(reading.column[0]?.description == day)
    #expect(reading.notes.count { $0.english.contains("site's zone") } == 1)
  }

  @Test(
    arguments: [
      ("2018-02-29", "impossible-date"), ("2026-13-01", "impossible-date"), ("20260230", "impossible-date"),
      ("31/04/2026", "impossible-date"), ("2026年2月30日", "impossible-date"),
      ("30-Feb-2026", "impossible-date"),
      ("2026-11-31 08:30", "impossible-date"), ("2026-11-20 25:00", "impossible-time"),
      ("2026-11-20 08:61", "impossible-time"), ("20/11/2026 08:61", "impossible-time"),
      ("202611202500", "impossible-time"), ("soon", "unreadable-date"), ("2026-11", "unreadable-date"),
      ("2026-11-20 延期", "unreadable-date"), ("2026-11-20 周", "unreadable-date"), ("2026", "unreadable-date"),
      ("123456", "unreadable-date"), ("2026-11-20 +08:00", "unreadable-date"),
      ("2026-11-20 08:30 CST", "unreadable-date"), ("2026-11-20 8", "unreadable-date"),
      ("2026-11-20 08:30 +15:00", "unreadable-date"), ("Novel 20 2026", "unreadable-date"),
      ("#VALUE!", "spreadsheet-error"), ("########", "cell-of-hashes"),
    ])
  func `says why a text is no day`(text: String, reason: String) throws {
    let reading = try column([text]).days(0, order: nil)
    #expect(reading.column[0] == nil)
    #expect(reading.unreadable == [UnreadableCell(row: 0, text: text, reason: reason)])
  }

  @Test(arguments: [
    "", "-", "--", "—", "N/A", "n/a", "NA", "NULL", "null", "None", "(blank)", "#N/A", "无", "暂无", "待定", "TBD",
    "\\N",
    "0000-00-00", "0000-00-00 00:00:00", "1900/1/0 0:00", "－", "?",
  ])
  func `leaves a word for nothing empty`(text: String) throws {
    let reading = try column([text]).days(0, order: nil)
    #expect(reading.column[0] == nil)
    #expect(reading.unreadable == [])
    let amounts = try column([text]).money(0)
    #expect(amounts.column[0] == nil)
    #expect(amounts.unreadable == [] || text.hasPrefix("0000") || text.hasPrefix("1900"))
  }

  /// Every form that needs no other cell to be understood, and those that the column decides.
  static let forms: [@Sendable (Day) -> String] = [
    { "\($0)" }, { "\($0.parts.year)/\($0.parts.month)/\($0.parts.day)" },
    { "\($0.parts.year).\($0.parts.month).\($0.parts.day)" }, { "\($0)".filter { $0 != "-" } },
    { "\($0.parts.year)年\($0.parts.month)月\($0.parts.day)日" },
    { "\($0.parts.day)-\(name($0))-\($0.parts.year)" },
    { "\(name($0)) \($0.parts.day), \($0.parts.year)" },
    { "\($0.parts.day).\($0.parts.month).\($0.parts.year)" },
    { "\($0.parts.month)/\($0.parts.day)/\($0.parts.year)" },
    { "\(two($0.parts.month))/\(two($0.parts.day))/\(two($0.parts.year % 100))" },
    { "\(two($0.parts.day))-\(two($0.parts.month))-\(two($0.parts.year % 100))" },
    { "\($0) 08:30:15" }, { "\($0)T23:59:59+08:00" }, { "\($0) 下午11:59" }, { "\($0) 周日" },
    { "\(Int($0.number) + 25_569)" }, { "\((Int($0.number) * 86_400 - 1) * 1000)" },
    { "\(Int($0.number) * 86_400 - 1)" },
  ]

  private static func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }

  private static func name(_ day: Day) -> String {
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][day.parts.month - 1]
  }

  @Test(arguments: forms.indices)
  func `reads back what it is written as`(form: Int) throws {
    var chance = ValueChance(state: UInt64(form) + 77)
    for _ in 0..<5 {
      // 2008 to 2030: years repeat, and so do the days.
      let days = (0..<300).map { _ in Day(number: 14_000 + Int32(chance.below(8000))) }
      let reading = try column(days.map(DayFormTests.forms[form])).days(
        0, order: nil, zone: ZoneOffsets(secondsFromUTC: 28_800))
      #expect(reading.column.numbers == days.map(\.number))
      #expect(reading.unreadable == [] && reading.doubt == nil)
    }
  }

  @Test func `takes day numbers only where nearly the whole column holds them`() throws {
    let whole = try column(["46346", "46347", "46348.5", "--"]).days(0, order: nil)
    #expect(
      whole.column.numbers.prefix(3).map { Day(number: $0).description } == [
        "2026-11-20", "2026-11-21", "2026-11-22",
      ])
    #expect(
      whole.notes.map(\.english) == [
        "3 cells are day numbers of Excel (1900 system, 46346 → 2026-11-20; if they come from the 1904 system, write dates: 1904)"
      ])
    let old = try column(["44884", "44885"]).days(0, order: nil, numbering: .from1904)
    #expect(old.column[0]?.description == "2026-11-20")
    let lone = try column(["2026-11-20", "46346", "2026-11-21"]).days(0, order: nil)
    #expect(lone.column[1] == nil)
    #expect(lone.unreadable == [UnreadableCell(row: 1, text: "46346", reason: "lone-day-number")])
  }

  @Test func `reads two ways of writing each by what it tells itself`() throws {
    let reading = try column(["13.11.2026", "1.2.2026", "11/13/2026", "1/2/2026"]).days(0, order: nil)
    #expect(
      (0..<4).map { reading.column[$0]?.description } == [
        "2026-11-13", "2026-02-01", "2026-11-13", "2026-01-02",
      ])
    #expect(
      reading.notes.map(\.english) == [
        "date order dmy of texts like '13.11.2026': 1 cell can only be read so",
        "date order mdy of texts like '11/13/2026': 1 cell can only be read so",
      ])
  }

  @Test func `asks about dates that a spreadsheet has rewritten`() throws {
    let cells = ["11-08-16", "4/15/2017", "12-08-16", "4/16/2017"]
    let reading = try column(cells).days(0, order: nil)
    #expect((0..<4).map { reading.column[$0]?.description } == [nil, "2017-04-15", nil, "2017-04-16"])
    #expect(
      reading.doubt
        == Reading.Doubt(
          id: "date-order-by-pattern", row: 0, cells: 2,
          arguments: [
            "text": "11-08-16", "count": "2", "first": "2016-11-08", "firstOrder": "mdy",
            "second": "2011-08-16",
            "secondOrder": "ymd", "other": "4/15/2017", "otherOrder": "mdy",
          ]))
    let settled = try column(cells).days(0, order: .mdy)
    #expect(
      (0..<4).map { settled.column[$0]?.description } == [
        "2016-11-08", "2017-04-15", "2016-12-08", "2017-04-16",
      ])
  }
}
