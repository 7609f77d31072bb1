import Periods

/// Ticks of a time axis: the step whose length is nearest, as a ratio, to span ÷ count.
package enum TimeTicks {
  /// Returns the moments from `start` to `stop`, both included, at which a step begins.
  package static func ticks(
    from start: Hour, to stop: Hour, count: Double, steps: [TimeStep] = TimeStep.calendar
  ) -> [Hour] {
    guard start < stop, count > 0 else { return start == stop ? [start] : [] }
    return moments(from: start, to: stop, step(from: start, to: stop, count: count, steps: steps))
  }

  /// Returns the first days of months to label on an axis of months.
  package static func months(from first: Month, to last: Month, count: Double) -> [Month] {
    let longOnes = TimeStep.calendar.filter { $0.hours >= TimeStep.months(1).hours }
    let hours = ticks(from: Hour(first.first), to: Hour(last.first), count: count, steps: longOnes)
    return hours.map { $0.day.month }
  }

  private static func step(from start: Hour, to stop: Hour, count: Double, steps: [TimeStep]) -> TimeStep {
    let target = Double(stop.number - start.number) / count
    guard let next = steps.firstIndex(where: { $0.hours > target }) else {
      let year = TimeStep.years(1).hours
      let years = LinearTicks.step(
        from: Double(start.number) / year, to: Double(stop.number) / year, count: count)
      return .years(max(1, Int(years)))
    }
    guard next > 0 else { return steps[0] }
    let shorter = steps[next - 1]
    return target / shorter.hours < steps[next].hours / target ? shorter : steps[next]
  }

  private static func moments(from start: Hour, to stop: Hour, _ step: TimeStep) -> [Hour] {
    switch step {
    case .hours(let count): return multiples(from: start, to: stop, of: count, from: 0)
    case .days(let count): return multiples(from: start, to: stop, of: 24 * count, from: 0)
    case .weeks(let count, let weekday):
      // 1970-01-01 was a Thursday.
      return multiples(from: start, to: stop, of: 168 * count, from: 24 * (weekday - 4))
    case .months(let count): return months(from: start, to: stop, of: count)
    case .years(let count): return months(from: start, to: stop, of: 12 * count)
    }
  }

  private static func multiples(from start: Hour, to stop: Hour, of size: Int, from origin: Int) -> [Hour] {
    let rest = (start.number - origin) % size
    let first = rest == 0 ? start.number : start.number - rest + (rest > 0 ? size : 0)
    return stride(from: first, through: stop.number, by: size).map { Hour(number: $0) }
  }

  private static func months(from start: Hour, to stop: Hour, of count: Int) -> [Hour] {
    let first = start.day.month.index
    let aligned = first - ((first % count) + count) % count
    return stride(from: aligned, through: stop.day.month.index, by: count)
      .map { Hour(Month(index: $0).first) }.filter { $0 >= start && $0 <= stop }
  }
}

extension Hour {
  /// Midnight at the start of the day.
  package init(_ day: Day) { self.init(number: Int(day.number) * 24) }

  /// The day in which the moment lies.
  package var day: Day {
    Day(number: Int32((number >= 0 ? number : number - 23) / 24))
  }
}
