import Periods
import Testing

@testable import Formatting

private let chinese = Dates(language: .chinese)
private let english = Dates(language: .english)

@Suite struct DatesTests {
  @Test func `writes a day in both languages`() throws {
    let day = try #require(Day(iso: "2025-12-28"))
    #expect(chinese.date(day) == "2025年12月28日")
    #expect(english.date(day) == "28 Dec 2025")
    #expect(chinese.dayAndMonth(day) == "12月28日")
    #expect(english.dayAndMonth(day) == "28 Dec")
    #expect(chinese.weekday(day) == "周日")
    #expect(english.weekday(day) == "Sun")
  }

  @Test(arguments: [
    ("2025-W52", "2025年第52周", "Week 52, 2025"), ("2025-12", "2025年12月", "Dec 2025"),
    ("2025-Q4", "2025年第四季度", "Q4 2025"), ("2025", "2025年", "2025"), ("all", "全部", "All time"),
  ])
  func `writes a period in both languages`(name: String, inChinese: String, inEnglish: String) throws {
    let period = try #require(Period(name))
    #expect(chinese.period(period) == inChinese)
    #expect(english.period(period) == inEnglish)
  }

  @Test func `calls a fiscal year by that name`() {
    #expect(Dates(language: .chinese, isFiscal: true).period(.year(2026)) == "2026财年")
    #expect(Dates(language: .english, isFiscal: true).period(.quarter(year: 2026, number: 1)) == "Q1 FY2026")
  }

  @Test func `writes joined months as one point`() {
    let january = Month(year: 2026, month: 1)
    let february = Month(year: 2026, month: 2)
    #expect(chinese.months(january, february) == "2026年1–2月")
    #expect(english.months(january, february) == "Jan–Feb 2026")
    #expect(english.months(january, january) == "Jan 2026")
  }

  @Test func `names a range by its first and last day`() throws {
    let start = try #require(Day(iso: "2025-12-01"))
    #expect(chinese.range(DayRange(start: start, end: start + 28)) == "2025年12月1日–12月28日")
    #expect(english.range(DayRange(start: start, end: start + 28)) == "1 Dec – 28 Dec 2025")
    #expect(english.range(DayRange(start: start, end: start)) == "—")
  }
}
