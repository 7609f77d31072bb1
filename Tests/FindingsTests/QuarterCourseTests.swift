import Diagnostics
import Metrics
import Periods
import Sales
import Signals
import Tables
import Testing

@testable import Findings

/// Two quarters: of the first 1, 2 and 7 tenths came in its months, of the second 3, 1 and 6.
@Suite struct QuarterCourseTests {
  private let third = Period.quarter(year: 2026, number: 3)

  /// What was found on a day in the third quarter of 2026, the two quarters before it being complete.
  private func findings(asOf: String, pattern: QuarterPattern = .position) throws -> Findings {
    var log = Diagnostics()
    let catalogue = MetricCatalogue.read(standard: standardMetrics, own: nil, data: Dataset(), &log)
    let first = Month(year: 2026, month: 1).index
    let series = AmountSeries(
      firstMonth: first, sums: [1, 2, 7, 300, 100, 600], records: [1, 1, 1, 1, 1, 1])
    let reading = Reading(
      metric: try #require(catalogue["bookings"]),
      context: SignalContext(
        coverage: Coverage(complete: first...(first + 5)), decidedThrough: first + 5),
      company: .amount(series), scopes: [], runningMonth: first + 6)
    var verdict = MonthVerdict(month: first + 5)
    verdict.pattern = pattern
    var found = Findings()
    found.courses["bookings"] = QuarterCourse(
      reading, [verdict], calendar: SiteCalendar(), asOf: try #require(Day(iso: asOf)))
    return found
  }

  /// The months usually bring 0.2, 0.15 and 0.65; July has 23 working days, August 21.
  private static let reached: [(day: String, share: Double)] = [
    ("2026-07-01", 0.2 / 23), ("2026-07-15", 0.0957), ("2026-07-31", 0.2), ("2026-08-14", 0.2714),
    ("2026-09-30", 1),
  ]

  @Test(arguments: reached)
  func `a running quarter has reached the share of its months, the running one by working days`(
    day: String, share: Double
  ) throws {
    let usual = try #require(try findings(asOf: day).usualShare("bookings", of: third))
    #expect(abs(usual - share) < 0.0001, "\(usual) instead of \(share)")
  }

  @Test func `says nothing of other periods and metrics, or where months do not differ by their place`()
    throws
  {
    let found = try findings(asOf: "2026-08-14")
    #expect(found.usualShare("bookings", of: .quarter(year: 2026, number: 2)) == nil)
    #expect(found.usualShare("bookings", of: .year(2026)) == nil)
    #expect(found.usualShare("win-rate", of: third) == nil)
    #expect(try findings(asOf: "2026-08-14", pattern: .none).usualShare("bookings", of: third) == nil)
    #expect(try findings(asOf: "2026-08-14", pattern: .season).usualShare("bookings", of: third) == nil)
  }
}
