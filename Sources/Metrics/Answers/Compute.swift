import Diagnostics
import Periods
import Statistics

extension Evaluation {
  /// What a measure holds for a scope and a stretch of time; `nil` where it has nothing to say.
  struct Reading {
    var sum: Int64 = 0
    var count: Int = 0
    /// Where the ranks are.
    var grid: Grid?
    var cell = 0
    /// Whether the state was put together from today's records.
    var isReplayed = false
  }

  func read(_ measure: Int, _ scope: Int, _ slot: Slot) -> Reading? {
    let dating = measures[measure].key.dating
    guard hasMembers(measure, scope) else { return nil }
    return dating.isStock ? readStock(measure, scope, slot) : readFlow(measure, scope, slot)
  }

  /// Whether the measure's table knows the dimension of the scope.
  func hasMembers(_ measure: Int, _ scope: Int) -> Bool {
    let kind = kindOfScope[scope]
    return kind < 0 || knownKinds[measure][kind]
  }

  private func readFlow(_ measure: Int, _ scope: Int, _ slot: Slot) -> Reading? {
    let one = measures[measure]
    if case .undated = one.key.dating {
      guard slot.period == .period(.all) else { return nil }
      return one.grids[.kind(.all)].map { reading($0, scope, 0..<1) }
    }
    if slot.isFuture || slot.grid == .asOf { return nil }
    if let months = slot.months, let grid = one.grids[.kind(.month)], !one.key.mentionsPeriod {
      var result = reading(grid, scope, months)
      guard one.needs.ranked else { return result }
      guard let ranked = one.grids[slot.grid] else { return nil }
      result.take(ranked, scope, slot.column)
      return result
    }
    guard let grid = one.grids[slot.grid], slot.column >= 0 else { return nil }
    return reading(grid, scope, slot.column..<slot.column + 1)
  }

  private func readStock(_ measure: Int, _ scope: Int, _ slot: Slot) -> Reading? {
    let one = measures[measure]
    guard slot.isPeriod else { return nil }
    if slot.isFuture {
      guard let grid = one.grids[.due], let months = dueColumns(slot.days) else { return nil }
      return reading(grid, scope, months)
    }
    let isToday = slot.grid == .asOf || slot.period == .period(.all) || slot.days.end > context.asOf
    if isToday { return one.grids[.asOf].map { reading($0, scope, 0..<1) } }
    var result: Reading?
    if case .period(let period) = slot.period, period.kind == .week {
      result = one.grids[.kind(.week)].map { reading($0, scope, slot.column..<slot.column + 1) }
    } else if let months = slot.months, !months.isEmpty {
      result = one.grids[.kind(.month)].map { reading($0, scope, months.upperBound - 1..<months.upperBound) }
    }
    result?.isReplayed = true
    return result
  }

  /// The columns of the grid of expected closes, or `nil` when it does not reach so far.
  func dueColumns(_ days: DayRange) -> Range<Int>? {
    let low = days.start.month.index - workshop.dueStart.index
    let high = (days.end + -1).month.index - workshop.dueStart.index + 1
    guard low >= 0, high <= Workshop.dueMonths, low < high else { return nil }
    return low..<high
  }

  func reading(_ grid: Grid, _ scope: Int, _ columns: Range<Int>) -> Reading {
    var result = Reading(grid: grid, cell: scope * grid.width + columns.lowerBound)
    for column in columns {
      let cell = scope * grid.width + column
      result.count += Int(grid.counts[cell])
      if !grid.sums.isEmpty { result.sum &+= grid.sums[cell] }
    }
    return result
  }

  /// Whether no row means 0 rather than "not known": the scope had records by then, or has a target to meet.
  func meansZero(_ measure: Int, _ scope: Int, _ slot: Slot, metric: Int) -> Bool {
    guard measures[measure].key.dating.column != nil else { return true }
    guard let first = firstColumns[measure] else { return false }
    if first[scope] <= slot.endColumn { return true }
    guard first[0] <= slot.endColumn, case .period(let period) = slot.period else { return false }
    return targets.effective[TargetBook.Key(metric: metric, scope: scope, period: period)] != nil
  }

  // MARK: Metrics

  /// The value without target and partiality.
  func compute(_ metric: Int, _ scope: Int, _ slot: Slot) -> MetricValue {
    let source = shown[metric]
    var result: MetricValue
    switch compiled[source] {
    case .unavailable(let reason): return MetricValue(remark: reason)
    case .aggregate(let measure, let aggregate):
      result = compute(measure, aggregate, scope, slot, metric)
      withholdUnweighted(&result, source, scope, slot)
      withholdUnknownBefore(&result, source, slot)
    case .proportion(let of, let over): result = proportion(of, over, scope, slot, metric)
    case .formula(let formula): result = compute(formula, scope, slot)
    case .amountRatio(let above, let below, let unknown, let among, let limit):
      result = ratio(above, below, scope, slot, metric)
      if let unknown, let among, isUnknown(unknown, among, limit, scope, slot) {
        result.value = nil
        result.remark = Phrase(
          zh: "太多丢单没有金额", en: "too many of the deals have no amount")
      }
    case .staleOpen(let measure):
      result = compute(measure, Aggregate(function: .count), scope, slot, metric)
    case .pipelineCoverage(let measure, let base): result = pipelineCoverage(measure, base, scope, slot)
    case .participation(let measure): result = participation(measure, scope, slot)
    case .own(let builtin):
      let question = OwnQuestion(
        metric: metric, scope: scope, days: slot.days, grid: slot.grid, isPeriod: slot.isPeriod)
      result = ownValues.value(question) { builtin.value(metric, scope, slot, self) }
    }
    if let minimum = catalogue.definitions[source].minimum, result.value != nil, result.n < minimum {
      result = MetricValue(
        denominator: result.denominator, n: result.n,
        remark: Phrase(zh: "少于 \(minimum) 条，不显示", en: "fewer than \(minimum) records, not shown"))
    }
    if source != metric, result.value != nil, result.remark == nil {
      let definition = catalogue.definitions[source]
      result.remark = Phrase(
        zh: "没有数据，改用“\(definition.label.chinese)”",
        en: "no data of its own, shows \(definition.label.english)")
    }
    return result
  }

  private func compute(
    _ measure: Int, _ aggregate: Aggregate, _ scope: Int, _ slot: Slot, _ metric: Int
  ) -> MetricValue {
    guard !measures[measure].tooLarge else {
      return MetricValue(
        remark: Phrase(zh: "金额过大，无法精确求和", en: "the amounts are too large to be added exactly"))
    }
    guard let reading = read(measure, scope, slot) else { return MetricValue() }
    var result = MetricValue(n: reading.count)
    if reading.isReplayed { result.remark = Phrase(zh: "按现有记录回放", en: "replayed from today's records") }
    let scale = Double(measures[measure].scale)
    guard reading.count > 0 else {
      let isTotal = [.sum, .count, .countDistinct].contains(aggregate.function)
      if isTotal, meansZero(measure, scope, slot, metric: metric) { result.value = 0 }
      return result
    }
    switch aggregate.function {
    case .count: result.value = Double(reading.count)
    case .sum: result.value = Double(reading.sum) / scale
    case .mean: result.value = Double(reading.sum) / Double(reading.count) / scale
    case .countDistinct: result.value = reading.distinct.map(Double.init)
    case .median, .quantile, .min, .max:
      let place = aggregate.share.flatMap { measures[measure].needs.shares.firstIndex(of: $0) }
      result.value = place.flatMap { reading.rank($0) }.map { $0 / scale }
    }
    return result
  }

  private func proportion(_ of: Int, _ over: Int, _ scope: Int, _ slot: Slot, _ metric: Int) -> MetricValue {
    guard let above = read(of, scope, slot), let below = read(over, scope, slot) else { return MetricValue() }
    guard below.count > 0 else {
      guard meansZero(over, scope, slot, metric: metric) else { return MetricValue() }
      return MetricValue(numerator: 0, denominator: 0)
    }
    let interval = wilsonInterval(hits: above.count, trials: below.count)
    return MetricValue(
      value: Double(above.count) / Double(below.count), numerator: Double(above.count),
      denominator: Double(below.count), n: below.count, low: interval?.low, high: interval?.high,
      remark: below.isReplayed ? Phrase(zh: "按现有记录回放", en: "replayed from today's records") : nil)
  }

  private func ratio(_ above: Int, _ below: Int, _ scope: Int, _ slot: Slot, _ metric: Int) -> MetricValue {
    guard !measures[above].tooLarge, !measures[below].tooLarge, let one = read(above, scope, slot),
      let other = read(below, scope, slot), other.count > 0 || meansZero(below, scope, slot, metric: metric)
    else { return MetricValue() }
    let numerator = Double(one.sum) / Double(measures[above].scale)
    let denominator = Double(other.sum) / Double(measures[below].scale)
    return MetricValue(
      value: other.sum == 0 ? nil : numerator / denominator, numerator: numerator, denominator: denominator,
      n: other.count)
  }

  private func isUnknown(_ unknown: Int, _ among: Int, _ limit: Double, _ scope: Int, _ slot: Slot) -> Bool {
    guard let hits = read(unknown, scope, slot)?.count, let all = read(among, scope, slot)?.count else {
      return false
    }
    return Double(hits) > limit * Double(all)
  }

  private func pipelineCoverage(_ measure: Int, _ base: Int, _ scope: Int, _ slot: Slot) -> MetricValue {
    guard case .period(let period) = slot.period, slot.isPeriod, slot.isRunning,
      hasMembers(measure, scope), let grid = measures[measure].grids[.due],
      let columns = dueColumns(slot.days),
      let target = targets.effective[TargetBook.Key(metric: base, scope: scope, period: period)]
    else { return MetricValue() }
    let due = reading(grid, scope, columns)
    let actual = slot.isFuture ? 0 : actual(base, scope, slot, target) ?? 0
    let numerator = Double(due.sum) / Double(measures[measure].scale)
    let left = Double(target.millionths) / 1_000_000 - actual
    guard left > 0 else {
      return MetricValue(
        numerator: numerator, denominator: max(left, 0), n: due.count,
        remark: Phrase(zh: "目标已完成", en: "target met"))
    }
    return MetricValue(value: numerator / left, numerator: numerator, denominator: left, n: due.count)
  }

  private func participation(_ measure: Int, _ scope: Int, _ slot: Slot) -> MetricValue {
    let elapsed = DayRange(start: slot.days.start, end: min(slot.days.end, context.asOf + 1))
    guard let roster, !slot.isFuture, slot.grid != .asOf, let reading = read(measure, scope, slot) else {
      return MetricValue()
    }
    let eligible = roster.people(scope, elapsed)
    guard eligible > 0 else { return MetricValue() }
    let hits = reading.count == 0 ? 0 : reading.distinct ?? 0
    let interval = wilsonInterval(hits: hits, trials: eligible)
    return MetricValue(
      value: Double(hits) / Double(eligible), numerator: Double(hits), denominator: Double(eligible),
      n: eligible,
      low: interval?.low, high: interval?.high)
  }
}

extension Evaluation.Reading {
  /// The quantile of the share at this place, in the measure's scale.
  func rank(_ place: Int) -> Double? {
    guard let grid, grid.ranks.indices.contains(place) else { return nil }
    let value = grid.ranks[place][cell]
    return value.isNaN ? nil : value
  }

  var distinct: Int? {
    guard let grid, !grid.distinct.isEmpty else { return nil }
    return Int(grid.distinct[cell])
  }

  /// Takes ranks from another grid.
  mutating func take(_ other: Grid, _ scope: Int, _ column: Int) {
    grid = other
    cell = scope * other.width + max(column, 0)
  }
}
