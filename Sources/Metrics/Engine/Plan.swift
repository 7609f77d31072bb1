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
  /// One that looks at whole records or series.
  case own(any BuiltinMetric)
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
  let scopes: Int
  /// What measures of the same customers share.
  var books: [BuiltinCall.Retention: RetentionBook] = [:]
  let stageBook = StageBook()
  let decisionBook = DecisionBook()
  var measures: [Measure] = []
  private(set) var compiled: [Compiled] = []
  /// Metric → what tells how many of its rows lack the chance that they are weighted by.
  private(set) var chances: [Int: ChanceCheck] = [:]
  private var placeOf: [MeasureKey: Int] = [:]

  init(
    catalogue: MetricCatalogue, views: [String: TableView], context: EvaluationContext, people: RecordTable?,
    scopes: Int
  ) {
    self.scopes = scopes
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
      if let (among, lacking) = ChanceCheck.aggregates(of: aggregate) {
        chances[compiled.count] = ChanceCheck(
          among: measure(among, table, dating), lacking: measure(lacking, table, dating))
      }
      return .aggregate(measure(aggregate, table, dating), aggregate)
    case .proportion(let of, let over, let table, let dating):
      if let reason = missing([of, over], table, dating) { return .unavailable(reason) }
      return .proportion(of: measure(of, table, dating), over: measure(over, table, dating))
    case .formula(let formula):
      return .formula(formula.renamed { $0 == "primary" ? context.primary : $0 })
    case .builtin(let call): return plan(call, definition.unit)
    }
  }

  private mutating func plan(_ call: BuiltinCall, _ unit: MetricUnit) -> Compiled {
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
    case .stageConversion(let call): return planStages(call)
    case .decisionTime(let call): return planDecisionTime(call)
    case .retention(let call): return planRetention(call)
    case .forecast(let call): return planForecast(call, unit)
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

  func noTable(_ table: String) -> Phrase {
    Phrase(zh: "没有数据：缺少表 \(table)", en: "no data: there is no table '\(table)'")
  }

  func noColumn(_ table: String, _ column: String) -> Phrase {
    Phrase(
      zh: "没有数据：表 \(table) 缺少列 \(column)", en: "no data: table '\(table)' has no column '\(column)'")
  }

  /// Why these aggregates cannot be computed, or `nil` when they can.
  private func missing(_ aggregates: [Aggregate], _ table: String, _ dating: Dating) -> Phrase? {
    guard let view = views[table] else { return noTable(table) }
    var needed = aggregates.reduce(into: Set<String>()) { $0.formUnion($1.neededColumns) }
    if case .flow(let column) = dating { needed.insert(column) }
    for column in needed.sorted() where view.columns[column] == nil {
      return column == "probability" && table == "deals" ? ChanceCheck.noChances : noColumn(table, column)
    }
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
      case .own(let builtin):
        names.formUnion(builtin.sources)
        if let operand = builtin.operand { open.append(shown(operand)) }
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
}

/// The R-7 quantile of sorted day counts.
private func upperQuantile(_ sorted: [Int32], _ share: Double) -> Double {
  quantile(sorted: sorted.map(Double.init), share) ?? 0
}
