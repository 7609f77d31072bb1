import Diagnostics
import Periods

extension Evaluation {
  /// The target of a rep who came or left within the period, by days in role; others are as they stand.
  ///
  /// - Parameter isSum: sums of parts are left alone.
  func prorated(_ millionths: Int64, _ scope: Int, _ days: DayRange, isSum: Bool) -> Int64 {
    guard !isSum, scopeIndex.scopes[scope].kind == "rep", let share = roster?.shareInRole(scope, days),
      share < 1,
      share > 0
    else { return millionths }
    // To the cent: a target in hundredths of a cent would show in no list.
    return Int64((Double(millionths) * share / 10_000).rounded(.toNearestOrEven)) * 10_000
  }

  private func target(_ id: String, _ scope: Int, _ slot: Slot) -> (
    metric: Int, target: TargetBook.Target, value: Double
  )? {
    guard let metric = catalogue.place(of: id), slot.isPeriod, !slot.isFuture,
      case .period(let period) = slot.period,
      let target = targets.effective[TargetBook.Key(metric: metric, scope: scope, period: period)]
    else { return nil }
    let millionths = prorated(target.millionths, scope, slot.days, isSum: target.parts != nil)
    return (metric, target, Double(millionths) / 1_000_000)
  }

  /// What stands against a target: the scope's own value, or the sum over the parts that have a target.
  func actual(_ metric: Int, _ scope: Int, _ slot: Slot, _ target: TargetBook.Target) -> Double? {
    guard let parts = target.parts else { return compute(metric, scope, slot).value }
    var cents: Double?
    for part in parts {
      if let value = compute(metric, part, slot).value { cents = (cents ?? 0) + (value * 100).rounded() }
    }
    return cents.map { $0 / 100 }
  }

  /// actual ÷ target
  func attainment(_ id: String, _ scope: Int, _ slot: Slot) -> MetricValue {
    guard let (metric, target, goal) = target(id, scope, slot),
      let actual = actual(metric, scope, slot, target)
    else {
      return MetricValue()
    }
    return MetricValue(
      value: goal == 0 ? nil : actual / goal, numerator: actual, denominator: goal,
      n: compute(metric, scope, slot).n)
  }

  /// actual ÷ (target × elapsed working days ÷ working days)
  func pace(_ id: String, _ scope: Int, _ slot: Slot) -> MetricValue {
    guard let (metric, target, goal) = target(id, scope, slot),
      let actual = actual(metric, scope, slot, target)
    else {
      return MetricValue()
    }
    let calendar = context.calendar
    let all = calendar.workingDays(in: slot.days)
    let elapsed = calendar.workingDays(
      in: DayRange(start: slot.days.start, end: min(slot.days.end, context.asOf + 1)))
    let due = all == 0 ? 0 : goal * Double(elapsed) / Double(all)
    return MetricValue(
      value: due == 0 ? nil : actual / due, numerator: actual, denominator: due,
      n: compute(metric, scope, slot).n)
  }

  /// (target − actual) ÷ remaining working days, of a running period; 0 when the target is met.
  func required(_ id: String, _ scope: Int, _ slot: Slot) -> MetricValue {
    guard slot.isRunning, let (metric, target, goal) = target(id, scope, slot),
      let actual = actual(metric, scope, slot, target)
    else { return MetricValue() }
    let remaining = context.calendar.workingDays(in: DayRange(start: context.asOf + 1, end: slot.days.end))
    if actual >= goal {
      return MetricValue(
        value: 0, numerator: 0, denominator: Double(remaining), remark: Phrase(zh: "已达成", en: "met"))
    }
    return MetricValue(
      value: remaining == 0 ? nil : (goal - actual) / Double(remaining), numerator: goal - actual,
      denominator: Double(remaining))
  }

  /// A parent's target − the sum of its parts' targets.
  func cascadeGap(_ id: String, _ scope: Int, _ slot: Slot) -> MetricValue {
    guard let metric = catalogue.place(of: id), slot.isPeriod, case .period(let period) = slot.period,
      let gap = cascadeGap(metric, scope, period)
    else { return MetricValue() }
    return MetricValue(value: Double(gap) / 1_000_000)
  }

  /// In millionths; `nil` without an explicit target of the parent or without any target of a part.
  func cascadeGap(_ metric: Int, _ scope: Int, _ period: Period) -> Int64? {
    guard let own = targets.explicit[TargetBook.Key(metric: metric, scope: scope, period: period)] else {
      return nil
    }
    for group in children(of: scope, in: period) {
      let parts = group.compactMap {
        targets.effective[TargetBook.Key(metric: metric, scope: $0, period: period)]
      }
      guard !parts.isEmpty else { continue }
      return own.millionths - parts.reduce(0) { $0 &+ $1.millionths }
    }
    return nil
  }

  private func children(of scope: Int, in period: Period) -> [[Int]] {
    hierarchy.children(of: scope, on: context.calendar.days(of: period).last ?? context.asOf)
  }

  var hierarchy: Hierarchy { Hierarchy(scopes: scopeIndex, roster: roster, usualTeam: usualTeam) }
}

/// Which scopes are the parts of which.
struct Hierarchy {
  let scopes: ScopeIndex
  let roster: Roster?
  /// Rep → the team of most of their records, for sites without a people table.
  let usualTeam: [Int: Int]

  /// The parts of a scope: groups to try in this order.
  func children(of scope: Int, on day: Day) -> [[Int]] {
    switch scopes.scopes[scope].kind {
    case "company": ["team", "region", "rep", "product"].map { Array(scopes.members[$0] ?? 0..<0) }
    case "team": [reps(of: scope, on: day)]
    default: []
    }
  }

  private func reps(of team: Int, on day: Day) -> [Int] {
    let name = scopes.scopes[team].name
    let teams = roster?.teams(on: day) ?? [:]
    return (scopes.members["rep"] ?? 0..<0).filter { rep in
      teams[scopes.scopes[rep].name].map { $0 == name } ?? (usualTeam[rep] == team)
    }
  }
}
