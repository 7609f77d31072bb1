import Diagnostics
import Periods
import Settings
import Statistics
import Tables

/// A metric in terms of measures.
enum Compiled: Sendable {
  case aggregate(Int, Aggregate)
  case proportion(of: Int, over: Int)
  case formula(Formula)
  case amountRatio(above: Int, below: Int, unknown: Int?, among: Int?, limit: Double)
  case staleOpen(Int)
  case pipelineCoverage(Int, metric: Int)
  case participation(Int)
  /// There is nothing to compute it from.
  case unavailable(Phrase)
}

/// Finds out what has to be measured for the metrics of a catalogue.
struct Planner {
  let catalogue: MetricCatalogue
  let views: [String: TableView]
  let context: EvaluationContext
  let hasPeople: Bool
  let peopleNames: [String]
  private(set) var measures: [Measure] = []
  private(set) var compiled: [Compiled] = []
  private var placeOf: [MeasureKey: Int] = [:]

  init(
    catalogue: MetricCatalogue, views: [String: TableView], context: EvaluationContext, people: RecordTable?
  ) {
    self.catalogue = catalogue
    self.views = views
    self.context = context
    peopleNames = people?.text("name")?.entries.sorted() ?? []
    hasPeople = !peopleNames.isEmpty
    for definition in catalogue.definitions { compiled.append(plan(definition)) }
    addExtraDays()
  }

  private mutating func plan(_ definition: MetricDefinition) -> Compiled {
    switch definition.body {
    case .aggregate(let aggregate, let table, let dating):
      if let reason = missing([aggregate], table, dating) { return .unavailable(reason) }
      return .aggregate(measure(aggregate, table, dating), aggregate)
    case .proportion(let of, let over, let table, let dating):
      if let reason = missing([of, over], table, dating) { return .unavailable(reason) }
      return .proportion(of: measure(of, table, dating), over: measure(over, table, dating))
    case .formula(let formula):
      return .formula(formula.renamed { $0 == "primary" ? context.primary : $0 })
    case .builtin(let call): return plan(call)
    }
  }

  private mutating func plan(_ call: BuiltinCall) -> Compiled {
    switch call {
    case .amountRatio(let ratio):
      let parts = [ratio.above, ratio.below, ratio.unknown, ratio.among].compactMap { $0 }
      if let reason = missing(parts, ratio.table, ratio.dating) { return .unavailable(reason) }
      return .amountRatio(
        above: measure(ratio.above, ratio.table, ratio.dating),
        below: measure(ratio.below, ratio.table, ratio.dating),
        unknown: ratio.unknown.map { measure($0, ratio.table, ratio.dating) },
        among: ratio.among.map { measure($0, ratio.table, ratio.dating) }, limit: ratio.limit)
    case .staleOpen: return planStale()
    case .pipelineCoverage(let id):
      let metric = catalogue.place(of: id == "primary" ? context.primary : id)
      let aggregate = Aggregate(
        function: .sum, expression: .column("amount"), type: .money,
        filter: .text(column: "status", oneOf: ["open"], negated: false))
      if let reason = missing([aggregate], "deals", .atEnd("created")) { return .unavailable(reason) }
      guard let metric else { return .unavailable(Phrase(zh: "没有主指标", en: "no primary metric")) }
      guard views["deals"]?.days("expected_close") != nil else {
        return .unavailable(noColumn("deals", "expected_close"))
      }
      return .pipelineCoverage(measure(aggregate, "deals", .atEnd("created")), metric: metric)
    case .participation(let participation):
      guard hasPeople else { return .unavailable(noTable("people")) }
      var people = participation.people
      if case .column(let who)? = people.expression {
        let onRoster = Condition.text(column: who, oneOf: peopleNames, negated: false)
        people.filter = people.filter.map { .all([$0, onRoster]) } ?? onRoster
      }
      if let reason = missing([people], participation.table, participation.dating) {
        return .unavailable(reason)
      }
      return .participation(measure(people, participation.table, participation.dating))
    }
  }

  private mutating func planStale() -> Compiled {
    guard let view = views["deals"], let created = view.days("created") else {
      return .unavailable(views["deals"] == nil ? noTable("deals") : noColumn("deals", "created"))
    }
    guard let condition = staleCondition(view, created) else {
      return .unavailable(Phrase(zh: "还没有可比较的成交周期", en: "no closed cycle to compare with"))
    }
    let aggregate = Aggregate(function: .count, filter: condition)
    return .staleOpen(measure(aggregate, "deals", .asOf("created")))
  }

  /// Open, and older than the rule of the configuration allows.
  private func staleCondition(_ view: TableView, _ created: [Int32]) -> Condition? {
    let open = Condition.text(column: "status", oneOf: ["open"], negated: false)
    func age(since column: String) -> RowExpression { .binary(.minus, .asOf, .column(column)) }
    if case .days(let days) = context.stale {
      let limit = RowExpression.number(Int64(days) * 1_000_000)
      let idle = Condition.compare(age(since: "last_activity"), .atLeast, limit)
      let neverActive = Condition.all([
        .isEmpty(.column("last_activity")), .compare(age(since: "created"), .atLeast, limit),
      ])
      return .all([open, .any([idle, neverActive])])
    }
    guard let closed = view.days("closed"), let status = view.text("status") else { return nil }
    var cycles: [Int32] = []
    for row in 0..<view.rowCount
    where view.present[row] && created[row] != Int32.min && closed[row] != Int32.min {
      let outcome = status[row]
      guard outcome == "won" || (context.stale == .longest && outcome == "lost") else { continue }
      if closed[row] >= created[row] { cycles.append(closed[row] - created[row]) }
    }
    guard !cycles.isEmpty else { return nil }
    let limit = upperQuantile(cycles.sorted(), context.stale == .longest ? 1 : 0.95)
    return .all([open, .compare(age(since: "created"), .more, .number(Int64((limit * 1_000_000).rounded())))])
  }

  // MARK: What is there

  private func noTable(_ table: String) -> Phrase {
    Phrase(zh: "没有数据：缺少表 \(table)", en: "no data: there is no table '\(table)'")
  }

  private func noColumn(_ table: String, _ column: String) -> Phrase {
    Phrase(
      zh: "没有数据：表 \(table) 缺少列 \(column)", en: "no data: table '\(table)' has no column '\(column)'")
  }

  /// Why these aggregates cannot be computed, or `nil` when they can.
  private func missing(_ aggregates: [Aggregate], _ table: String, _ dating: Dating) -> Phrase? {
    guard let view = views[table] else { return noTable(table) }
    var needed = aggregates.reduce(into: Set<String>()) { $0.formUnion($1.neededColumns) }
    if case .flow(let column) = dating { needed.insert(column) }
    for column in needed.sorted() where view.columns[column] == nil { return noColumn(table, column) }
    return nil
  }

  private mutating func measure(_ aggregate: Aggregate, _ table: String, _ dating: Dating) -> Int {
    let key = MeasureKey(aggregate, table: table, dating)
    let place = placeOf[key] ?? measures.count
    if place == measures.count {
      placeOf[key] = place
      measures.append(Measure(key: key))
    }
    switch aggregate.function {
    case .sum, .count, .mean: measures[place].needs.sums = true
    case .countDistinct: measures[place].needs.distinct = true
    case .median, .quantile, .min, .max:
      if let share = aggregate.share, !measures[place].needs.shares.contains(share) {
        measures[place].needs.shares.append(share)
      }
    }
    return place
  }

  /// The `table.column` names whose coverage decides about a metric, sorted.
  func sources(of metric: Int) -> [String] {
    var names: Set<String> = []
    var open = [shown(metric)]
    var seen: Set<Int> = []
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      switch compiled[next] {
      case .aggregate(let one, _), .proportion(let one, _), .staleOpen(let one), .participation(let one),
        .amountRatio(let one, _, _, _, _):
        if let name = coverageName(measures[one].key) { names.insert(name) }
      case .pipelineCoverage(let one, let metric):
        if let name = coverageName(measures[one].key) { names.insert(name) }
        open.append(shown(metric))
      case .formula(let formula): open += formula.metrics.compactMap { catalogue.place(of: $0) }.map(shown)
      case .unavailable: break
      }
    }
    return names.sorted()
  }

  /// The metric whose figures this one shows: where it has no data the one named by `else`.
  func shown(_ metric: Int) -> Int {
    var place = metric
    while case .unavailable = compiled[place], let id = catalogue.definitions[place].fallback,
      let next = catalogue.place(of: id), next != metric
    {
      place = next
    }
    return place
  }

  // MARK: Days that are no period

  /// The measures that a metric is made of.
  private func measures(of metric: Int, _ seen: inout Set<Int>) -> Set<Int> {
    guard seen.insert(metric).inserted else { return [] }
    var result: Set<Int> = []
    switch compiled[metric] {
    case .aggregate(let one, _), .staleOpen(let one), .participation(let one): result = [one]
    case .proportion(let of, let over): result = [of, over]
    case .amountRatio(let above, let below, let unknown, let among, _):
      result = Set([above, below, unknown, among].compactMap { $0 })
    case .pipelineCoverage(let one, let metric): result = measures(of: metric, &seen).union([one])
    case .formula(let formula):
      for id in formula.metrics {
        if let place = catalogue.place(of: id) { result.formUnion(measures(of: place, &seen)) }
      }
    case .unavailable: break
    }
    if let id = catalogue.definitions[metric].fallback, let place = catalogue.place(of: id) {
      result.formUnion(measures(of: place, &seen))
    }
    return result
  }

  /// Growth of a running period looks at the same elapsed days of its base; a rolling median at its own window.
  private mutating func addExtraDays() {
    for metric in compiled.indices {
      guard case .formula(let formula) = compiled[metric] else { continue }
      for part in formula.parts {
        switch part {
        case .growth(let id, let step):
          guard let place = catalogue.place(of: id) else { continue }
          var seen: Set<Int> = []
          let needed = measures(of: place, &seen)
          for days in runningBases(step) { for measure in needed { measures[measure].extra.insert(days) } }
        case .rolling(let id, let months):
          guard let place = catalogue.place(of: id) else { continue }
          var seen: Set<Int> = []
          for measure in measures(of: place, &seen) where measures[measure].needs.ranked {
            measures[measure].extra.formUnion(rollingWindows(months))
          }
        default: break
        }
      }
    }
  }

  private func runningBases(_ step: Formula.Step) -> [DayRange] {
    [PeriodKind.month, .quarter, .year].compactMap { kind in
      let period = context.calendar.period(kind, containing: context.asOf)
      return growthBase(of: period, step, context)
    }
    .compactMap { $0.days }
  }

  private func rollingWindows(_ months: Int) -> [DayRange] {
    var earliest = context.asOf
    for view in views.values {
      for column in view.columns.values {
        guard case .day(let days) = column else { continue }
        for day in days.numbers where day != Int32.min && day < earliest.number {
          earliest = Day(number: day)
        }
      }
    }
    let last = context.asOf.month.index
    let first = max(earliest.month.index, last - TimeAxis.mostMonths)
    // Quarters and years end with their last month, which may lie ahead.
    return (first...last + 12).map { rollingWindow(endingWith: Month(index: $0), months: months) }
  }
}

/// The days of so many months up to and with `month`.
func rollingWindow(endingWith month: Month, months: Int) -> DayRange {
  DayRange(start: Month(index: month.index - months + 1).first, end: month.days.end)
}

/// What a period's growth is measured against: a whole period, or, for a running one, its first days.
///
/// `nil` where the step does not lead to a period of the same kind (a quarter has no month before it).
func growthBase(
  of period: Period, _ step: Formula.Step, _ context: EvaluationContext
) -> (period: Period, days: DayRange?)? {
  let steps: Int
  switch (period.kind, step) {
  case (.month, .month), (.quarter, .quarter), (.year, .year): steps = 1
  case (.month, .year): steps = 12
  case (.quarter, .year): steps = 4
  case (.month, .quarter), (.quarter, .month), (.year, .month), (.year, .quarter), (.week, _), (.all, _):
    return nil
  }
  let base = context.calendar.period(period, movedBy: -steps)
  let days = context.calendar.days(of: period)
  guard days.contains(context.asOf), let last = days.last, last > context.asOf else { return (base, nil) }
  let whole = context.calendar.days(of: base)
  let elapsed = context.asOf - days.start + 1
  return (base, DayRange(start: whole.start, end: min(whole.end, whole.start + elapsed)))
}

extension Formula {
  /// Every part of the formula, itself included.
  var parts: [Formula] {
    switch self {
    case .binary(_, let left, let right): [self] + left.parts + right.parts
    default: [self]
    }
  }
}

/// The R-7 quantile of sorted day counts.
private func upperQuantile(_ sorted: [Int32], _ share: Double) -> Double {
  quantile(sorted: sorted.map(Double.init), share) ?? 0
}
