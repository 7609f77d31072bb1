import Diagnostics
import Periods
import Settings
import Signals
import Tables

/// The figures of a site: every metric for every scope and period, computed on demand from exact grids.
package struct Evaluation: Sendable {
  package let catalogue: MetricCatalogue
  package let context: EvaluationContext
  let dataset: Dataset
  let workshop: Workshop
  let measures: [Measure]
  let compiled: [Compiled]
  let targets: TargetBook
  let roster: Roster?
  /// Metric → the coverages of the table columns that it is dated by.
  let coverages: [[Coverage]]
  /// Measure → for each scope the first month column with a record, `nil` for measures without a date.
  let firstColumns: [[Int32]?]
  /// Measure → for each kind of scope whether its table has that dimension.
  let knownKinds: [[Bool]]
  /// Scope → the place of its kind, −1 for the company.
  let kindOfScope: [Int]
  /// Scopes that have a record in some table, or a target.
  let activeScopes: Set<Int>
  /// By month the logarithms of won deals' amounts, in billionths; `nil` without such deals.
  let logSizes: Grid?
  /// Rep → the team of most of their records.
  let usualTeam: [Int: Int]
  /// Metric → the one whose figures it shows: itself, or the end of its chain of `else`.
  let shown: [Int]
  /// Metric → what tells whether enough of its rows have a chance.
  let chances: [Int: ChanceCheck]

  /// What builtins have answered: pages of both languages and the data files ask the same.
  let ownValues = Remembered<OwnQuestion, MetricValue>()

  var axis: TimeAxis { workshop.axis }
  var scopeIndex: ScopeIndex { workshop.scopes }

  /// Every scope that has a record or a target: the company, then the dimensions in the order asked for.
  package var scopes: [Scope] {
    scopeIndex.scopes.enumerated().filter { activeScopes.contains($0.offset) }.map(\.element)
  }

  /// The members of a kind of scope, sorted by name.
  package func members(of kind: String) -> [Scope] {
    (scopeIndex.members[kind] ?? 0..<0).filter { activeScopes.contains($0) }.map { scopeIndex.scopes[$0] }
  }

  /// The periods of this kind from the first record to the as-of day, in order.
  package func periods(_ kind: PeriodKind) -> [Period] { axis.periods(kind) }

  /// The periods after the as-of day into which open deals fall by their expected close.
  package func futurePeriods(_ kind: PeriodKind) -> [Period] {
    let count: Int
    switch kind {
    case .month: count = 12
    case .quarter: count = 4
    case .year: count = 1
    case .week, .all: return []
    }
    let running = context.calendar.period(kind, containing: context.asOf)
    return (1...count).map { context.calendar.period(running, movedBy: $0) }
  }

  /// The metrics that have data, in the order of the catalogue.
  package var available: [MetricDefinition] {
    catalogue.definitions.indices.filter { reasonForNoData($0) == nil }.map { catalogue.definitions[$0] }
  }

  /// The metrics that cannot be given, with the reason.
  package var notShown: [(metric: MetricDefinition, reason: Phrase)] {
    catalogue.definitions.indices.compactMap { place in
      reasonForNoData(place).map { (catalogue.definitions[place], $0) }
    }
  }

  /// Why a metric has no data at all, or `nil` when it has.
  func reasonForNoData(_ metric: Int) -> Phrase? {
    switch compiled[shown[metric]] {
    case .unavailable(let reason): return reason
    case .formula(let formula):
      for id in formula.metrics {
        guard let place = catalogue.place(of: id) else {
          return Phrase(zh: "没有指标 \(id)", en: "no metric '\(id)'")
        }
        if let reason = reasonForNoData(place) { return reason }
      }
      for part in formula.parts {
        switch part {
        case .headcount where roster == nil:
          return Phrase(zh: "没有数据：缺少表 people", en: "no data: there is no table 'people'")
        case .attainment(let id), .pace(let id), .required(let id), .cascadeGap(let id):
          if let place = catalogue.place(of: id), !targets.metrics.contains(place) {
            return Phrase(zh: "没有数据：没有目标", en: "no data: there are no targets")
          }
        default: continue
        }
      }
      return nil
    case .pipelineCoverage(_, let metric):
      return targets.metrics.contains(metric)
        ? nil : Phrase(zh: "没有数据：没有目标", en: "no data: there are no targets")
    case .own(let builtin): return builtin.operand.flatMap { reasonForNoData($0) }
    case .aggregate, .proportion, .amountRatio, .staleOpen, .participation: return nil
    }
  }

  /// The value of a metric, or `nil` when there is neither a value nor a denominator nor a target.
  package func value(_ metric: String, _ scope: Scope, _ period: ReportPeriod) -> MetricValue? {
    guard let metric = catalogue.place(of: metric), let scope = scopeIndex.place(of: scope) else {
      return nil
    }
    return answer(metric, scope, period)
  }

  /// The months of a metric in order, from the first to the one of the as-of day, that have a value or denominator.
  package func months(_ metric: String, _ scope: Scope) -> [(month: Month, value: MetricValue)] {
    guard let metric = catalogue.place(of: metric), let scope = scopeIndex.place(of: scope) else { return [] }
    return axis.periods(.month).compactMap { period in
      guard case .month(let month) = period, let value = answer(metric, scope, .period(period)) else {
        return nil
      }
      return value.value == nil && value.denominator == nil ? nil : (month, value)
    }
  }

  func answer(_ metric: Int, _ scope: Int, _ period: ReportPeriod) -> MetricValue? {
    guard let slot = slot(period) else { return nil }
    // A state has no "everything up to today": it is given for the as-of day.
    if period == .period(.all), isState(metric) { return nil }
    var value = compute(metric, scope, slot)
    value.target = target(metric, scope, slot, of: value.value)
    guard value.isWithheld || isAnswer(value, slot) else { return nil }
    value.partial = isPartial(metric, slot)
    return value
  }

  /// Whether there is anything to tell: a value, a denominator or a target. What is not evaluated, a flow as of today
  /// and all but stocks in the future, has no goal either.
  private func isAnswer(_ value: MetricValue, _ slot: Slot) -> Bool {
    if value.value != nil { return true }
    if slot.grid == .asOf, slot.isPeriod { return value.denominator != nil }
    if slot.isFuture { return (value.denominator ?? 0) > 0 || value.target != nil }
    return value.denominator != nil || value.target != nil
  }

  private func isState(_ metric: Int) -> Bool {
    if case .staleOpen = compiled[shown[metric]] { return true }
    return catalogue.definitions[shown[metric]].isStock
  }

  /// The target of a metric in its unit, or `nil` when none is set.
  private func target(_ metric: Int, _ scope: Int, _ slot: Slot, of value: Double?) -> Double? {
    guard targets.metrics.contains(metric) else { return nil }
    if case .period(let period) = slot.period,
      let target = targets.effective[TargetBook.Key(metric: metric, scope: scope, period: period)]
    {
      return Double(prorated(target.millionths, scope, slot.days, isSum: target.parts != nil)) / 1_000_000
    }
    // A goal is no plan for a certain period: what is not there yet has none.
    if slot.isFuture, value == nil { return nil }
    return targets.goals[metric].map { Double($0) / 1_000_000 }
  }

  // MARK: Coverage

  /// The coverage of the records that a metric counts: of its table and date column; of a formula the months that
  /// all of its operands cover. `nil` for metrics without a date.
  package func coverage(of metric: String) -> Coverage? {
    catalogue.place(of: metric).flatMap { coverage($0) }
  }

  func coverage(_ metric: Int) -> Coverage? {
    guard let start = historyStart(shown[metric]), let months = tableCoverage(metric)?.months else {
      return tableCoverage(metric)
    }
    // The first month of the history says nothing about first records.
    return months.upperBound > start
      ? Coverage(complete: max(months.lowerBound, start + 1)...months.upperBound)
      : Coverage(recordDays: [], asOf: nil)
  }

  private func tableCoverage(_ metric: Int) -> Coverage? {
    let found = coverages[metric]
    guard found.count > 1 else { return found.first }
    let ranges = found.map(\.months)
    let low = ranges.compactMap { $0?.lowerBound }.max() ?? 0
    let high = ranges.compactMap { $0?.upperBound }.min() ?? 0
    guard ranges.allSatisfy({ $0 != nil }), low <= high else { return Coverage(recordDays: [], asOf: nil) }
    return Coverage(complete: low...high)
  }

  /// Whether the period is running, or contains a month that is not covered; `all` and the as-of day never are.
  package func isPartial(_ period: ReportPeriod, _ metric: String) -> Bool {
    guard let metric = catalogue.place(of: metric), let slot = slot(period) else { return false }
    return isPartial(metric, slot)
  }

  func isPartial(_ metric: Int, _ slot: Slot) -> Bool {
    guard case .period(let period) = slot.period, period.kind != .all else { return false }
    if slot.isRunning { return true }
    return !isCovered(metric, slot.days)
  }

  /// Whether every month of the days is covered.
  func isCovered(_ metric: Int, _ days: DayRange) -> Bool {
    guard let last = days.last else { return false }
    for coverage in coverages[metric] {
      guard coverage.covers(days.start.month.index), coverage.covers(last.month.index) else { return false }
    }
    return true
  }
}

/// The column whose coverage decides about a measure. A stock lacks what was created before the extract just as its
/// closes do, so that it is judged by them.
func coverageName(_ key: MeasureKey) -> String? {
  switch key.dating {
  case .flow(let column): return "\(key.table).\(column)"
  case .undated: return nil
  case .atEnd(let column), .asOf(let column):
    return "\(key.table).\(TableSchema.life(of: key.table)?.end ?? column)"
  }
}
