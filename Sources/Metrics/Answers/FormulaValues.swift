import Diagnostics
import Periods

extension Evaluation {
  /// The value of a formula: each operand at the same scope and period; without one of them there is no value.
  func compute(_ formula: Formula, _ scope: Int, _ slot: Slot) -> MetricValue {
    switch formula {
    case .number(let millionths): return MetricValue(value: Double(millionths) / 1_000_000)
    case .metric(let id): return operand(id, scope, slot)
    case .workingDays:
      guard slot.grid != .asOf else { return MetricValue() }
      return MetricValue(value: Double(context.calendar.workingDays(in: slot.days)))
    case .headcount:
      let elapsed = DayRange(start: slot.days.start, end: min(slot.days.end, context.asOf + 1))
      guard slot.grid != .asOf, !slot.isFuture else { return MetricValue() }
      return MetricValue(value: roster?.average(scope, elapsed))
    case .binary(let sign, let left, let right):
      return combine(sign, compute(left, scope, slot), compute(right, scope, slot))
    case .growth(let id, let step): return growth(id, step, scope, slot)
    case .rolling(let id, let months):
      guard let window = self.slot(rolling: months, upTo: slot) else { return MetricValue() }
      return operand(id, scope, window)
    case .attainment(let id): return attainment(id, scope, slot)
    case .pace(let id): return pace(id, scope, slot)
    case .required(let id): return required(id, scope, slot)
    case .cascadeGap(let id): return cascadeGap(id, scope, slot)
    }
  }

  private func operand(_ id: String, _ scope: Int, _ slot: Slot) -> MetricValue {
    guard let metric = catalogue.place(of: id) else { return MetricValue() }
    return compute(metric, scope, slot)
  }

  private func combine(_ sign: RowExpression.Operator, _ left: MetricValue, _ right: MetricValue)
    -> MetricValue
  {
    var result = MetricValue(n: leastRecords(left, right))
    // Why there is no value goes before what else is to be known about the parts.
    let reasons = [left, right].filter { $0.value == nil }.compactMap(\.remark)
    result.remark = reasons.first ?? left.remark ?? right.remark
    result.isWithheld = left.isWithheld || right.isWithheld
    if sign == .over {
      result.numerator = left.value
      result.denominator = right.value
    }
    guard let one = left.value, let other = right.value else { return result }
    switch sign {
    case .plus: result.value = one + other
    case .minus: result.value = one - other
    case .times: result.value = one * other
    case .over: result.value = other == 0 ? nil : one / other
    }
    return result
  }

  /// A formula rests on the operand with the fewest records; numbers without records do not count.
  private func leastRecords(_ left: MetricValue, _ right: MetricValue) -> Int {
    let counts = [left.n, right.n].filter { $0 > 0 }
    return counts.min() ?? 0
  }

  // MARK: Growth

  /// (value − base) ÷ base. A running period is measured against the same elapsed days of its base. There is no
  /// growth from an incomplete base, or from one that is not positive: then the remark gives the change.
  private func growth(_ id: String, _ step: Formula.Step, _ scope: Int, _ slot: Slot) -> MetricValue {
    guard let metric = catalogue.place(of: id), slot.isPeriod, !slot.isFuture,
      case .period(let period) = slot.period, let (base, firstDays) = growthBase(of: period, step, context)
    else { return MetricValue() }
    let days = context.calendar.days(of: base)
    let begun = DayRange(start: slot.days.start, end: min(slot.days.end, context.asOf + 1))
    guard isCovered(metric, firstDays ?? days), isCoveredSoFar(metric, begun, isRunning: slot.isRunning)
    else {
      return MetricValue(remark: Phrase(zh: "基期或本期数据不完整", en: "the base or this period is incomplete"))
    }
    let baseSlot = firstDays.map { self.slot(days: $0) } ?? self.slot(.period(base))
    guard let baseSlot else { return MetricValue() }
    let before = compute(metric, scope, baseSlot), now = compute(metric, scope, slot)
    var result = MetricValue(n: now.n, remark: now.remark)
    guard let one = now.value, let other = before.value else { return result }
    result.numerator = one - other
    result.denominator = other
    if other > 0 {
      result.value = (one - other) / other
    } else {
      result.remark = Phrase(zh: "基期不为正，只给出变化额", en: "the base is not positive: only the change is given")
    }
    return result
  }

  /// A running month cannot be covered yet; the months before it must be.
  private func isCoveredSoFar(_ metric: Int, _ days: DayRange, isRunning: Bool) -> Bool {
    guard isRunning else { return isCovered(metric, days) }
    let complete = DayRange(start: days.start, end: context.asOf.month.first)
    return complete.isEmpty || isCovered(metric, complete)
  }
}
