import Periods
import Signals
import Testing

func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
  Int(Day(year: year, month: month, day: day)?.number ?? 0)
}

@Suite struct CoverageTests {
  let january = 2026 * 12

  @Test func `records from the first day to the last cover their months`() {
    let coverage = Coverage(recordDays: day(2026, 1, 1)...day(2026, 3, 31), asOf: day(2026, 3, 31))
    #expect(coverage.months == january...(january + 2))
    #expect(coverage.leftOut.isEmpty)
  }

  @Test func `a first month may begin as late as records are apart`() {
    let days = Array(stride(from: day(2026, 1, 4), through: day(2026, 3, 31), by: 3))
    #expect(Coverage(recordDays: days, asOf: day(2026, 3, 31)).months?.lowerBound == january)
    let late = days.filter { $0 > day(2026, 1, 4) }
    let coverage = Coverage(recordDays: late, asOf: day(2026, 3, 31))
    #expect(coverage.months?.lowerBound == january + 1)
    #expect(coverage.leftOut == [LeftOutMonth(month: january, reason: .recordsStartInside)])
  }

  @Test func `a gap longer than a week allows no more than a week`() {
    var days = Array(day(2026, 1, 9)...day(2026, 3, 31))
    days.removeAll { $0 > day(2026, 2, 1) && $0 < day(2026, 2, 20) }
    #expect(Coverage(recordDays: days, asOf: day(2026, 3, 31)).months?.lowerBound == january + 1)
    #expect(
      Coverage(recordDays: [day(2026, 1, 8)] + days, asOf: day(2026, 3, 31)).months?.lowerBound == january)
  }

  @Test func `a month is covered only when the extract reaches its end`() {
    let days = day(2026, 1, 1)...day(2026, 3, 30)
    #expect(
      Coverage(recordDays: days, asOf: day(2026, 3, 30)).leftOut
        == [LeftOutMonth(month: january + 2, reason: .running)])
    #expect(Coverage(recordDays: days, asOf: day(2026, 3, 31)).months?.upperBound == january + 2)
    let stopped = Coverage(recordDays: day(2026, 1, 1)...day(2026, 3, 29), asOf: day(2026, 4, 20))
    #expect(
      stopped.leftOut == [
        LeftOutMonth(month: january + 2, reason: .recordsStopInside),
        LeftOutMonth(month: january + 3, reason: .running),
      ])
  }

  @Test func `the last record stands in for an extract day that is not stated`() {
    let coverage = Coverage(recordDays: day(2026, 1, 1)...day(2026, 3, 30), asOf: nil)
    #expect(coverage.months == january...(january + 1))
  }

  @Test func `months before the ramp's end miss deals created before the extract`() {
    let created = Array(day(2026, 1, 1)...day(2026, 6, 30))
    let cycles = created.map { Cycle(closed: $0 + 40, days: 40) }
    let coverage = Coverage(
      recordDays: cycles.map(\.closed).filter { $0 <= day(2026, 6, 30) },
      creation: CreationDates(created: created, cycles: cycles), asOf: day(2026, 6, 30))
    #expect(coverage.months == (january + 2)...(january + 5))
    #expect(coverage.leftOut == [LeftOutMonth(month: january + 1, reason: .rampUp)])
  }

  @Test func `closings after creation stopped are not covered`() {
    let created = Array(day(2026, 1, 1)...day(2026, 4, 30))
    let cycles = created.map { Cycle(closed: $0 + 20, days: 20) }
    let coverage = Coverage(
      recordDays: day(2026, 1, 21)...day(2026, 6, 30),
      creation: CreationDates(created: created, cycles: cycles), asOf: day(2026, 6, 30))
    #expect(coverage.months == (january + 1)...(january + 3))
    #expect(
      coverage.leftOut.filter { $0.reason == .creationStops }.map(\.month) == [january + 4, january + 5])
  }

  @Test func `a declared range replaces what the records say`() {
    let coverage = Coverage(
      recordDays: [day(2026, 2, 14)], creation: CreationDates(created: [day(2026, 2, 1)], cycles: []),
      asOf: day(2026, 4, 10), declared: DeclaredCoverage(from: day(2025, 12, 15), to: nil))
    #expect(coverage.months == january...(january + 2))
    #expect(coverage.start(knownAt: january + 1) == january)
    #expect(coverage.leftOut.first == LeftOutMonth(month: january - 1, reason: .outsideDeclared))
  }

  @Test func `what was known at a month's end does not depend on later records`() {
    let days = (day(2024, 1, 3)...day(2026, 6, 30)).filter { $0 % 5 != 0 && ($0 / 40) % 7 != 0 }
    let created = days.map { $0 - 30 }
    let cycles = days.map { Cycle(closed: $0, days: 20 + ($0 * 7) % 90) }
    func coverage(_ asOf: Int) -> Coverage {
      Coverage(
        recordDays: days.filter { $0 <= asOf },
        creation: CreationDates(
          created: created.filter { $0 <= asOf }, cycles: cycles.filter { $0.closed <= asOf }), asOf: asOf)
    }
    let whole = coverage(day(2026, 6, 30))
    for month in (2024 * 12)...(2026 * 12 + 5) {
      let then = coverage(Int(Month(index: month + 1).first.number) - 1)
      for earlier in (2024 * 12)...month {
        #expect(then.start(knownAt: earlier) == whole.start(knownAt: earlier))
      }
    }
  }

  @Test func `a month is decided three days after its end`() {
    #expect(lastDecidedMonth(asOf: day(2026, 3, 2)) == january)
    #expect(lastDecidedMonth(asOf: day(2026, 3, 3)) == january + 1)
    #expect(lastDecidedMonth(asOf: day(2026, 3, 31), graceDays: 0) == january + 2)
  }
}
