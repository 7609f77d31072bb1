import Diagnostics
import Periods
import Settings
import Testing

@testable import Ingest

@Suite struct DayTests {
  private func days(_ cells: [String], _ order: DayOrder? = nil) throws -> [String?] {
    let reading = try column(cells).days(0, order: order)
    return cells.indices.map { reading.column[$0]?.description }
  }

  @Test(arguments: [
    "2026-11-20", "2026/11/20", "2026.11.20", "2026年11月20日", "２０２６－１１－２０", "20261120",
    "2026-11-20 00:00:00", "2026-11-20T09:30:00Z", "2026/11/20 9:05", "2026-11-20 星期五", "2026年11月20日 下午3:05",
    "20 Nov 2026", "20-Nov-26", "Nov 20, 2026", "November 20 2026", "Fri, 20 Nov 2026 10:00 GMT", "46346",
    "46346.5",
    "2026-11-20 10:00 PM", "20/11/2026", "11/20/2026", "20.11.2026",
  ])
  func `reads a date as people write it`(text: String) throws {
    #expect(try days([text]) == ["2026-11-20"])
  }

  @Test func `takes the order of the parts that the whole column allows`() throws {
    #expect(try days(["03/04/2020", "25/12/2020"]) == ["2020-04-03", "2020-12-25"])
    #expect(try days(["03/04/2020", "12/25/2020"]) == ["2020-03-04", "2020-12-25"])
    #expect(try days(["03/04/2020"], .dmy) == ["2020-04-03"])
  }

  @Test func `finds a year of two digits by its repetition`() throws {
    let cells = (1...28).map { "\($0 < 10 ? "0" : "")\($0)-08-\(16 + $0 % 2)" }
    #expect(try days(cells + ["31-12-16"]).suffix(2) == ["2016-08-28", "2016-12-31"])
    #expect(try days(["20-11-26", "21-12-27"]) == [nil, nil])
  }

  @Test func `says how the order was found`() throws {
    let reading = try column(["03/04/2020", "25/12/2020"]).days(0, order: nil)
    #expect(
      reading.notes == [
        Phrase(zh: "日期顺序 dmy：1 格只能这样读", en: "date order dmy: 1 cell can only be read so")
      ])
  }

  @Test func `leaves a column empty whose order stays open and shows both readings`() throws {
    let table = try table("closed,n\n2020-01-31,1\n03/04/2020,1\n05/05/2020,1\n01/02/2020,1\n")
    let reading = table.days(0, order: nil)
    #expect(reading.column[0] == Day(iso: "2020-01-31"))
    #expect((1...3).allSatisfy { reading.column[$0] == nil })
    #expect(reading.unreadable.isEmpty)
    var log = Diagnostics()
    table.report(reading, column: 0, &log)
    #expect(
      english(log) == """
        data/deals.csv:3:1: warning: the dates in column 'closed' have two readings: '03/04/2020' is 2020-04-03 (dmy) or 2020-03-04 (mdy); 2 cells left empty [date-order-unknown]
            fix: write dates: dmy or dates: mdy in the configuration

        """)
    #expect(
      chinese(log) == """
        data/deals.csv:3:1: 警告: 'closed' 列的日期有两种读法：'03/04/2020' 可以是 2020-04-03（dmy）或 2020-03-04（mdy）；2 格留空 [date-order-unknown]
            处理：在配置中写 dates: dmy 或 dates: mdy

        """)
  }

  @Test func `reads dates that are the same in every order`() throws {
    #expect(try days(["05/05/2020", "07/07/2021"]) == ["2020-05-05", "2021-07-07"])
  }

  @Test func `refuses a column that a spreadsheet has mangled`() throws {
    let table = try table("closed,n\n31/12/2016,1\n25/11/2016,1\n4/15/2017,1\n11/08/2016,1\n")
    let reading = table.days(0, order: nil)
    #expect((0..<4).allSatisfy { reading.column[$0] == nil })
    var log = Diagnostics()
    table.report(reading, column: 0, &log)
    #expect(
      english(log) == """
        data/deals.csv:4:1: warning: the dates in column 'closed' mix two orders: 2 cells can only be dmy, 1 only mdy, such as '4/15/2017'; 4 cells left empty [date-order-mixed]
            fix: export again with dates like 2026-11-20, or write dates: dmy in the configuration

        """)
    #expect(
      chinese(log) == """
        data/deals.csv:4:1: 警告: 'closed' 列混有两种日期顺序：2 格只能是 dmy，1 格只能是 mdy，例如 '4/15/2017'；4 格留空 [date-order-mixed]
            处理：重新导出，日期用 2026-11-20 的写法；或在配置中写 dates: dmy

        """)
  }

  @Test func `one slip in a hundred does not change the order of a column`() throws {
    let cells = (0..<200).map { "\(13 + $0 % 15)/05/2020" } + ["04/15/2020"]
    let reading = try column(cells).days(0, order: nil)
    #expect(reading.column[0]?.description == "2020-05-13")
    #expect(reading.unreadable == [UnreadableCell(row: 200, text: "04/15/2020", reason: "impossible-date")])
  }

  @Test func `reports what is no date and what is no day`() throws {
    let table = try table("closed,n\nsoon,1\n2018-02-29,1\nN/A,1\n2026-01-02,1\n")
    let reading = table.days(0, order: nil)
    #expect(reading.column.numbers.count { $0 != Int32.min } == 1)
    var log = Diagnostics()
    table.report(reading, column: 0, &log)
    #expect(
      english(log) == """
        data/deals.csv:2:1: warning: 'soon' in column 'closed' is not a date; left empty [unreadable-date]
            soon,1
            fix: write it like 2026-11-20
        data/deals.csv:3:1: warning: '2018-02-29' in column 'closed' is no day of the calendar; left empty [impossible-date]
            2018-02-29,1
            fix: correct it to a day that exists

        """)
    #expect(
      log.entries.map { $0.message(.chinese) } == [
        "'closed' 列的 'soon' 不是日期；已留空", "'closed' 列的 '2018-02-29' 是不存在的日期；已留空",
      ])
  }

  @Test(arguments: [
    "2026-13-01", "2026-00-10", "0/0/2026", "2026-11", "11月20日", "2026-11-20 延期", "2026-11-20x", "1/2/3/4",
    "12345",
    "2026-11/20", "20 Foo 2026", "99999999999999999999", "1-99999999999999999999-1",
    "2026年99999999999999999999月1日", "2026-11-20 8:00 +00000000000000000000",
  ])
  func `does not take for a date what is none`(text: String) throws {
    let reading = try column([text]).days(0, order: nil)
    #expect(reading.column[0] == nil)
    #expect(reading.unreadable.count == 1)
  }

  @Test func `reads milliseconds in the zone of the site`() throws {
    // 2026-01-31T16:00:00Z is midnight in Shanghai.
    let table = try column(["1769875200000"])
    #expect(table.days(0, order: nil).column[0]?.description == "2026-01-31")
    #expect(
      table.days(0, order: nil, zone: ZoneOffsets(secondsFromUTC: 28_800)).column[0]?.description
        == "2026-02-01")
  }

  @Test func `agrees with the calendar on every day of a century`() throws {
    let all = (0..<36_600).map { Day(number: Int32($0)) }
    #expect(try days(all.map(\.description)) == all.map(\.description))
  }

  @Test(arguments: [
    ("2026-07-10T04:30:00Z", "2026-07-10"), ("2026-01-10T04:30:00Z", "2026-01-09"),
    ("1783657800000", "2026-07-10"), ("1768019400000", "2026-01-09"),
    ("13/07/2026 04:30 Z", "2026-07-13"), ("13/01/2026 04:30 Z", "2026-01-12"),
  ])
  func `a time with its zone is a day in the site's zone as it was on that day`(text: String, day: String)
    throws
  {
    let table = try column([text])
    #expect(
      table.days(0, order: nil, zone: ZoneOffsets(named: "America/New_York")).column[0]?.description == day)
  }
}
