import Testing

@testable import Sales

@Suite struct PeriodFormTests {
  @Test(
    arguments: [
      ("2026-Q3", "2026-Q3"), ("2026Q3", "2026-Q3"), ("2026 Q3", "2026-Q3"), ("Q3 2026", "2026-Q3"),
      ("FY26-Q3", "2026-Q3"), ("FY2026-Q3", "2026-Q3"), ("FY26Q3", "2026-Q3"), ("Q3 FY26", "2026-Q3"),
      ("Q3'26", "2026-Q3"), ("2026年第三季度", "2026-Q3"), ("2026年三季度", "2026-Q3"), ("2026年3季度", "2026-Q3"),
      ("2026财年第三季度", "2026-Q3"), ("２０２６年第三季度", "2026-Q3"), ("2026-11", "2026-11"), ("2026/11", "2026-11"),
      ("202611", "2026-11"), ("2026年11月", "2026-11"), ("2026年11月份", "2026-11"), ("2026年十一月", "2026-11"),
      ("Nov 2026", "2026-11"), ("November 2026", "2026-11"), ("Nov-26", "2026-11"), ("11/2026", "2026-11"),
      ("2026-11-01", "2026-11"), ("2026", "2026"), ("2026年", "2026"), ("FY26", "2026"), ("FY 2026", "2026"),
      ("2026财年", "2026"), ("2026-W47", "2026-W47"),
    ])
  func `reads every form of a period`(text: String, period: String) {
    #expect(readPeriod(text)?.description == period)
  }

  @Test(arguments: [
    "", "H1 2026", "2026H1", "FY", "Q5 2026", "2026-13", "soon", "Nov", "三季度", "26", "FY26-Q5",
  ])
  func `does not take for a period what names none`(text: String) {
    #expect(readPeriod(text) == nil)
  }

  @Test(
    arguments: [
      ("11月", "2026-11"), ("十一月", "2026-11"), ("Nov", "2026-11"), ("三季度", "2026-Q3"), ("第三季度", "2026-Q3"),
      ("Q3", "2026-Q3"), ("全年", "2026"),
    ])
  func `takes the year of the row where the text has none`(text: String, period: String) {
    #expect(HeaderPeriod(text)?.period(year: 2026)?.description == period)
    #expect(HeaderPeriod(text)?.period(year: nil) == nil)
  }
}
