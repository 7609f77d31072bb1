import Diagnostics
import Periods

/// What is to be reached, by metric, scope and period.
struct TargetBook: Sendable {
  struct Key: Hashable, Sendable {
    var metric: Int
    var scope: Int
    var period: Period
  }

  /// An explicit target, or one made of parts.
  struct Target: Sendable {
    /// In millionths of the metric's unit.
    var millionths: Int64
    /// The scopes whose actual values stand against it; `nil`: the scope's own.
    var parts: [Int]?
  }

  struct Explicit: Sendable {
    var millionths: Int64
    var position: Position?
  }

  /// What the files say.
  var explicit: [Key: Explicit] = [:]
  /// Metric → a goal for every scope and period.
  var goals: [Int: Int64] = [:]
  /// Explicit ones and those summed from parts.
  private(set) var effective: [Key: Target] = [:]
  /// Metrics with at least one target.
  private(set) var metrics: Set<Int> = []

  /// Fills in what parents lack from their parts. A quarter's target is never spread over its months.
  ///
  /// - Parameters:
  ///   - additive: metrics whose targets may be added up.
  ///   - children: the parts of a scope in a period, tried in this order.
  mutating func complete(
    additive: Set<Int>, scopes: ScopeIndex, calendar: SiteCalendar, children: (Int, Period) -> [[Int]]
  ) {
    metrics = Set(explicit.keys.map(\.metric)).union(goals.keys)
    for (key, target) in explicit { effective[key] = Target(millionths: target.millionths, parts: nil) }
    let periods = Dictionary(grouping: explicit.keys, by: \.metric).mapValues { keys in
      Set(keys.map(\.period)).union(keys.flatMap { parents(of: $0.period, calendar) })
    }
    for (metric, periods) in periods where additive.contains(metric) {
      // Months before quarters before years; reps before teams before the company.
      let ordered = periods.sorted { rank($0) < rank($1) }
      for period in ordered {
        for kind in ["rep", "product", "source", "region", "team", "company"] {
          for scope in scopes.members[kind] ?? 0..<0 {
            fill(Key(metric: metric, scope: scope, period: period), calendar, children)
          }
        }
      }
    }
  }

  private mutating func fill(_ key: Key, _ calendar: SiteCalendar, _ children: (Int, Period) -> [[Int]]) {
    guard effective[key] == nil else { return }
    let overTime = sumOfSubperiods(key, calendar)
    // Months that are themselves sums of parts would lose a part that has a target for the whole quarter alone.
    if let overTime, overTime.parts == nil {
      effective[key] = overTime
      return
    }
    for group in children(key.scope, key.period) {
      let found = group.compactMap { scope in
        effective[Key(metric: key.metric, scope: scope, period: key.period)].map { (scope, $0) }
      }
      guard !found.isEmpty else { continue }
      effective[key] = Target(
        millionths: found.reduce(0) { $0 &+ $1.1.millionths }, parts: found.flatMap { $1.parts ?? [$0] })
      return
    }
    effective[key] = overTime
  }

  private func sumOfSubperiods(_ key: Key, _ calendar: SiteCalendar) -> Target? {
    let months: [Period] =
      switch key.period {
      case .quarter: calendar.months(of: key.period).map { .month($0) }
      case .year(let year): (1...4).map { .quarter(year: year, number: $0) }
      case .month, .week, .all: []
      }
    guard !months.isEmpty else { return nil }
    var sum = Target(millionths: 0, parts: nil)
    for month in months {
      guard let part = effective[Key(metric: key.metric, scope: key.scope, period: month)] else { return nil }
      sum.millionths &+= part.millionths
      if let parts = part.parts { sum.parts = Array(Set((sum.parts ?? []) + parts)).sorted() }
    }
    return sum
  }

  private func parents(of period: Period, _ calendar: SiteCalendar) -> [Period] {
    let first = calendar.days(of: period).start
    switch period {
    case .month:
      return [calendar.period(.quarter, containing: first), calendar.period(.year, containing: first)]
    case .quarter: return [calendar.period(.year, containing: first)]
    case .week, .year, .all: return []
    }
  }

  private func rank(_ period: Period) -> Int {
    switch period.kind {
    case .week: 0
    case .month: 1
    case .quarter: 2
    case .year: 3
    case .all: 4
    }
  }
}
