import Metrics
import Periods
import Signals

/// How a quarter's sum usually comes in: the shares of its three months, which add up to 1.
struct QuarterCourse: Sendable {
  var shares: [Double]
  var calendar: SiteCalendar
  var asOf: Day

  /// The course of a metric whose months differ by their place in the quarter: the mean over its covered quarters.
  ///
  /// - Returns: `nil` for rates, means, and metrics without such a rhythm.
  init?(_ reading: Reading, _ verdicts: [MonthVerdict], calendar: SiteCalendar, asOf: Day) {
    guard case .amount(let amount) = reading.company, amount.kind == .total,
      verdicts.last(where: { $0.pattern != .none || $0.p != nil })?.pattern == .position,
      let covered = reading.context.coverage.months
    else { return nil }
    let last = min(covered.upperBound, reading.context.decidedThrough)
    var sums = [0.0, 0.0, 0.0]
    var quarters = 0.0
    for first in stride(from: covered.lowerBound, through: last - 2, by: 1)
    where reading.context.position(of: first) == 0 {
      let months = (first...(first + 2)).map { month -> Double in
        let place = month - amount.firstMonth
        return amount.sums.indices.contains(place) ? amount.sums[place] : 0
      }
      let total = months.reduce(0, +)
      guard total > 0, months.allSatisfy({ $0 >= 0 }) else { continue }
      for position in 0..<3 { sums[position] += months[position] / total }
      quarters += 1
    }
    guard quarters > 0 else { return nil }
    shares = sums.map { $0 / quarters }
    self.calendar = calendar
    self.asOf = asOf
  }

  /// The share reached at the end of the as-of day: months gone by in full, the running one by its working days.
  ///
  /// - Returns: `nil` for periods that are no running quarter.
  func reached(in period: Period) -> Double? {
    guard period.kind == .quarter, calendar.days(of: period).contains(asOf) else { return nil }
    let share = zip(calendar.months(of: period), shares).reduce(0) { sum, part in
      let days = part.0.days
      let all = calendar.workingDays(in: days)
      let gone = calendar.workingDays(in: DayRange(start: days.start, end: min(days.end, asOf + 1)))
      return sum + (all == 0 ? 0 : part.1 * Double(gone) / Double(all))
    }
    return min(1, max(0, share))
  }
}
