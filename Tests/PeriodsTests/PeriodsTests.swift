import Foundation
import Periods
import Testing

private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

@Suite struct DayTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-11-20", 20_777),
    ("1600-03-01", -135_080),
  ])
  func `counts days from 1970`(text: String, number: Int) throws {
    #expect(try day(text).number == Int32(number))
    #expect(Day(number: Int32(number)).description == text)
  }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-04-30", "2026/04/30", "",
  ])
  func `is nil for a day that the calendar does not have`(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test func `writes and reads every day of four centuries alike`() throws {
    let first = try day("1800-01-01")
    for offset in stride(from: 0, to: 146_097, by: 13) {
      let one = first + offset
      let (year, month, number) = one.parts
      #expect(Day(year: year, month: month, day: number) == one)
    }
  }
}

/// ISO 8601 weeks against reference values: day, week, day of the year, quarter.
private let weeks = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().resolvingSymlinksInPath().deletingLastPathComponent()
  .appendingPathComponent("shared/oracles/iso-weeks.jsonl")

@Suite struct WeekTests {
  @Test(arguments: [
    ("2020-12-31", "2020-W53"), ("2021-01-03", "2020-W53"), ("2021-01-04", "2021-W01"),
    ("2024-12-30", "2025-W01"),
    ("2026-01-01", "2026-W01"), ("2026-12-31", "2026-W53"), ("2027-01-03", "2026-W53"),
    ("2005-01-01", "2004-W53"),
  ])
  func `belongs to the year of its Thursday`(text: String, week: String) throws {
    let calendar = SiteCalendar()
    let period = calendar.period(.week, containing: try day(text))
    #expect(period.description == week)
    #expect(calendar.days(of: period).contains(try day(text)))
    #expect(calendar.days(of: period).count == 7)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: weeks.path), "../shared/oracles is not there"))
  func `equals the reference weeks`() throws {
    let calendar = SiteCalendar()
    var count = 0
    for line in try String(contentsOf: weeks, encoding: .utf8).split(separator: "\n") {
      let fields = try JSONDecoder().decode([String].self, from: Data(line.utf8))
      let one = try day(fields[0])
      let week = calendar.period(.week, containing: one).description
      let first = try #require(Day(year: one.parts.year, month: 1, day: 1))
      let quarter = (one.month.number - 1) / 3 + 1
      let found = ["\(week)-\(one.weekday)", "\(one - first + 1)", "\(quarter)"]
      #expect(found.first == fields[1], "\(fields[0])")
      #expect(Int(found[1]) == Int(fields[2]), "\(fields[0])")
      #expect(
        calendar.period(.quarter, containing: one).description.hasSuffix("Q\(fields[3])"), "\(fields[0])")
      count += 1
    }
    #expect(count > 100)
  }
}

@Suite struct PeriodTests {
  @Test(arguments: [
    (1, "2026-11-20", "2026-Q4", "2026"), (4, "2026-03-31", "2026-Q4", "2026"),
    (4, "2026-04-01", "2027-Q1", "2027"),
    (10, "2026-09-30", "2026-Q4", "2026"), (10, "2026-10-01", "2027-Q1", "2027"),
    (12, "2026-12-01", "2027-Q1", "2027"),
  ])
  func `names a fiscal year after the year in which it ends`(
    start: Int, text: String, quarter: String, year: String
  )
    throws
  {
    let calendar = SiteCalendar(fiscalYearStart: start)
    let one = try day(text)
    #expect(calendar.period(.quarter, containing: one).description == quarter)
    #expect(calendar.period(.year, containing: one).description == year)
    for kind in PeriodKind.allCases {
      #expect(calendar.days(of: calendar.period(kind, containing: one)).contains(one))
    }
  }

  @Test(arguments: 1...12)
  func `divides a fiscal year into four quarters of three months`(start: Int) {
    let calendar = SiteCalendar(fiscalYearStart: start)
    let year = calendar.days(of: .year(2026))
    let quarters = (1...4).map { calendar.days(of: .quarter(year: 2026, number: $0)) }
    #expect(quarters.first?.start == year.start)
    #expect(quarters.last?.end == year.end)
    for (one, next) in zip(quarters, quarters.dropFirst()) { #expect(one.end == next.start) }
    let months = calendar.months(of: .quarter(year: 2026, number: 2))
    #expect(months.map(calendar.positionInQuarter) == [0, 1, 2])
  }

  @Test func `steps over the turn of the year`() throws {
    let calendar = SiteCalendar()
    #expect(calendar.period(.quarter(year: 2026, number: 1), movedBy: -1).description == "2025-Q4")
    #expect(calendar.period(.quarter(year: 2026, number: 4), movedBy: 5).description == "2028-Q1")
    #expect(calendar.period(.month(Month(year: 2026, month: 1)), movedBy: -13).description == "2024-12")
    #expect(calendar.period(.week(year: 2026, number: 53), movedBy: 1).description == "2027-W01")
    #expect(calendar.period(.all, movedBy: 3) == .all)
  }

  @Test(arguments: ["2026-W47", "2026-11", "2026-Q3", "2026", "all"])
  func `reads its own name`(name: String) {
    #expect(Period(name)?.description == name)
    #expect(Period(name.lowercased())?.slug == name.lowercased())
  }

  @Test(arguments: [("2026Q3", "2026-Q3"), ("2026w7", "2026-W07"), ("202611", "2026-11")])
  func `reads a name without its hyphen`(text: String, name: String) {
    #expect(Period(text)?.description == name)
  }

  @Test(arguments: [
    "", "2026-13", "2026-Q5", "2026-W54", "26-Q1", "2026-Q", "2026-11-20", "soon", "-Q3",
  ])
  func `is nil for a text that names no period`(text: String) {
    #expect(Period(text) == nil)
  }
}

@Suite struct WorkingDayTests {
  @Test func `counts Monday to Friday without holidays, and the days made up`() throws {
    // 国庆 2026: 1–7 October off, made up on a Sunday and a Saturday.
    let off = try (1...7).map { try day("2026-10-0\($0)") }
    let calendar = SiteCalendar(
      holidays: Set(off), workdays: [try day("2026-09-27"), try day("2026-10-10")])
    #expect(!calendar.isWorkingDay(try day("2026-10-01")))
    #expect(calendar.isWorkingDay(try day("2026-10-10")))
    #expect(!calendar.isWorkingDay(try day("2026-10-11")))
    #expect(calendar.workingDays(in: Month(year: 2026, month: 10).days) == 18)
    #expect(calendar.workingDays(in: Month(year: 2026, month: 9).days) == 23)
  }

  @Test func `counts any range as if it walked day by day`() throws {
    let calendar = SiteCalendar(
      holidays: [try day("2026-02-16"), try day("2026-02-21")],
      workdays: [try day("2026-02-14"), try day("2026-02-18"), try day("2026-02-16")])
    let start = try day("2026-02-01")
    for first in 0..<10 {
      for length in 0..<40 {
        let range = DayRange(start: start + first, end: start + first + length)
        let walked = (0..<length).count { calendar.isWorkingDay(range.start + $0) }
        #expect(calendar.workingDays(in: range) == walked, "\(range)")
      }
    }
  }

  @Test func `makes an end before the start an empty range`() throws {
    let range = DayRange(start: try day("2026-02-02"), end: try day("2026-02-01"))
    #expect(range.isEmpty)
    #expect(range.last == nil)
    #expect(SiteCalendar().workingDays(in: range) == 0)
  }
}
