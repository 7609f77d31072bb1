/// What a table tells about when its deals were created, for KPIs dated by closing.
package struct CreationDates: Sendable {
  /// Days on which records were created, closed or not, in any order.
  package var created: [Int]
  /// Closing day and days from creation to closing, for every record that has both dates.
  package var cycles: [Cycle]

  package init(created: [Int], cycles: [Cycle]) {
    self.created = created
    self.cycles = cycles
  }
}

/// One closed deal: the day it closed, and the days since its creation.
package struct Cycle: Sendable, Hashable {
  package var closed: Int
  package var days: Int

  package init(closed: Int, days: Int) {
    self.closed = closed
    self.days = days
  }
}

/// The range of days that `covers:` of the configuration declares, both ends included; `nil` is open.
package struct DeclaredCoverage: Sendable, Hashable {
  package var from: Int?
  package var to: Int?

  package init(from: Int?, to: Int?) {
    self.from = from
    self.to = to
  }
}

extension Coverage {
  /// Finds the covered months of a table from its record days (rule 2), its ramp (rule 3) or the declared range.
  ///
  /// - Parameters:
  ///   - recordDays: days since 1970-01-01 in any order; days after `asOf` are ignored.
  ///   - creation: for KPIs dated by closing of a table with created dates; otherwise `nil`.
  ///   - asOf: the extract's day; without it the last record day stands in.
  ///   - declared: replaces both rules; its open end is the last month complete on `asOf`.
  package init(
    recordDays: some Sequence<Int>, creation: CreationDates? = nil, asOf: Int?,
    declared: DeclaredCoverage? = nil
  ) {
    let marks = DayMarks(recordDays, upTo: asOf ?? Int.max)
    guard let first = marks.days.first, let last = marks.days.last else {
      self.init(months: nil, leftOut: [], base: 0, starts: [])
      return
    }
    let day = asOf ?? last
    var walk = CoverageWalk(marks: marks, creation: declared == nil ? creation : nil, asOf: day)
    walk.declared = declared
    let end = month(of: day)
    let begin = min(month(of: first), declared?.from.map { month(of: $0) } ?? end, end)
    // One record of the year 1900 must not make thousands of months: twenty years are judged at most.
    let span = max(begin, end - 240)...end
    let starts = span.map { walk.start(at: $0) }
    let months = walk.final(through: span.upperBound)
    self.init(
      months: months,
      leftOut: span.compactMap { month in
        if let months, months.contains(month) { return nil }
        return LeftOutMonth(month: month, reason: walk.reason(month))
      }, base: span.lowerBound, starts: starts)
  }
}

/// Looks at a table month by month, never ahead.
private struct CoverageWalk {
  let asOf: Int
  let firstRecord: Int
  var records: MarkedSoFar
  var ramp: RampSoFar?
  var declared: DeclaredCoverage?

  init(marks: DayMarks, creation: CreationDates?, asOf: Int) {
    self.asOf = asOf
    firstRecord = marks.days.first ?? asOf
    records = MarkedSoFar(marks)
    ramp = creation.flatMap { RampSoFar($0, asOf: asOf) }
  }

  /// The first covered month by what is known now.
  var first: Int {
    if let from = declared?.from { return month(of: from - 1) + 1 }
    let start = month(of: firstRecord)
    let byRecords = firstRecord - firstDay(of: start) <= records.gap ? start : start + 1
    return max(byRecords, ramp?.firstMonth ?? byRecords)
  }

  mutating func start(at month: Int) -> Int? {
    let end = min(lastDay(of: month), asOf)
    records.advance(through: end)
    ramp?.advance(through: end)
    return isCoveredNow(month) && first <= month ? first : nil
  }

  private func isCoveredNow(_ month: Int) -> Bool {
    let end = lastDay(of: month)
    guard end <= asOf else { return false }
    if let declared { return declared.to.map { end <= $0 } ?? true }
    return records.reaches(end) && (ramp?.created.reaches(end) ?? true)
  }

  /// The months covered when everything up to the as-of day is known.
  func final(through month: Int) -> ClosedRange<Int>? {
    let last = min(lastByRecords, ramp.flatMap { lastMonth($0.created) } ?? lastByRecords)
    return first <= last ? first...last : nil
  }

  private var lastByRecords: Int {
    guard let declared else { return lastMonth(records) ?? Int.min }
    return month(of: min(asOf, declared.to ?? asOf) + 1) - 1
  }

  private func lastMonth(_ marks: MarkedSoFar) -> Int? {
    guard let last = marks.last else { return nil }
    let candidate = month(of: last)
    let end = lastDay(of: candidate)
    return end <= asOf && marks.reaches(end) ? candidate : candidate - 1
  }

  func reason(_ month: Int) -> MonthLeftOut {
    if lastDay(of: month) > asOf { return .running }
    if declared != nil { return .outsideDeclared }
    if month < first {
      return month == Signals.month(of: firstRecord) && month + 1 == first && (ramp?.firstMonth ?? 0) < first
        ? .recordsStartInside : .rampUp
    }
    return month > lastByRecords ? .recordsStopInside : .creationStops
  }
}

/// The ramp (rule 3): from the first created day on, the 95th percentile of created→closed days must have passed.
private struct RampSoFar {
  var created: MarkedSoFar
  private let firstCreated: Int
  /// Days of the cycles by the month of closing, and those months in order.
  private var waiting: [Int: [Int]] = [:]
  private var months: [Int] = []
  private var next = 0
  /// How many cycles took 0, 1, 2 … days: percentiles of every month without sorting again.
  private var counts: [Int] = []
  private var total = 0

  init?(_ dates: CreationDates, asOf: Int) {
    let marks = DayMarks(dates.created, upTo: asOf)
    guard let first = marks.days.first else { return nil }
    created = MarkedSoFar(marks)
    firstCreated = first
    // A deal closed before it was created says nothing about cycles; a century would only waste memory.
    for cycle in dates.cycles where cycle.days >= 0 && cycle.days < 36_525 && cycle.closed <= asOf {
      waiting[Signals.month(of: cycle.closed), default: []].append(cycle.days)
    }
    months = waiting.keys.sorted()
  }

  /// - Parameter day: the end of a month, or the as-of day.
  mutating func advance(through day: Int) {
    created.advance(through: day)
    let limit = Signals.month(of: day)
    while next < months.count, months[next] <= limit {
      for days in waiting[months[next]] ?? [] {
        if counts.count <= days { counts += [Int](repeating: 0, count: days + 1 - counts.count) }
        counts[days] += 1
        total += 1
      }
      next += 1
    }
  }

  /// The first month that starts when the ramp is over; `nil` without closed deals.
  var firstMonth: Int? {
    guard let ramp = percentile95 else { return nil }
    return month(of: firstCreated + Int(ramp.rounded(.up)) - 1) + 1
  }

  /// By definition R-7.
  private var percentile95: Double? {
    guard total > 0 else { return nil }
    let place = Double(total - 1) * 0.95
    let low = value(at: Int(place))
    return Double(low) + (place - place.rounded(.down))
      * Double(value(at: min(Int(place) + 1, total - 1)) - low)
  }

  private func value(at rank: Int) -> Int {
    var seen = 0
    for (days, count) in counts.enumerated() {
      seen += count
      if seen > rank { return days }
    }
    return max(0, counts.count - 1)
  }
}
