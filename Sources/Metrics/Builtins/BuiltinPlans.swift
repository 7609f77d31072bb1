import Diagnostics
import Periods
import Tables

/// What the builtins that look at whole records need of the data, or why they cannot be given.
extension Planner {
  func planStages(_ call: BuiltinCall.StageConversion) -> Compiled {
    if let reason = missingDeals(["created", "status", "stage"]) { return .unavailable(reason) }
    guard let view = views["deals"] else { return .unavailable(noTable("deals")) }
    let titles = context.stages
    guard titles.count >= 2 else {
      return .unavailable(Phrase(zh: "没有数据：不足两个阶段", en: "no data: fewer than two stages"))
    }
    var step: StageSteps.Step?
    if let stage = call.stage {
      guard let from = titles.stage(stage.text), from < titles.count else {
        return .unavailable(unknown(stage))
      }
      let to = call.to.map { titles.stage($0.text) } ?? from + 1
      guard let to, to > from else { return .unavailable(unknown(call.to ?? stage)) }
      step = StageSteps.Step(from: from, to: to)
    }
    if let history = views["stage_history"], history.text("deal") != nil, history.text("stage") != nil,
      history.days("entered") != nil, view.text("id") != nil
    {
      let steps = step.map { [$0] } ?? titles.indices.map { StageSteps.Step(from: $0, to: $0 + 1) }
      return .own(
        StageSteps(
          steps, within: call.within, view, history: history, titles: titles, asOf: context.asOf,
          scopes: scopes, book: stageBook))
    }
    guard call.within == nil else { return .unavailable(noTable("stage_history")) }
    return .own(StageRange(step, view, titles: titles, scopes: scopes))
  }

  private func unknown(_ stage: BuiltinCall.StageConversion.Named) -> Phrase {
    Phrase(zh: "没有后续阶段“\(stage.text)”", en: "there is no such later stage '\(stage.text)'")
  }

  func planDecisionTime(_ call: BuiltinCall.DecisionTime) -> Compiled {
    if let reason = missingDeals(["created", "closed", "status"]) { return .unavailable(reason) }
    guard let view = views["deals"] else { return .unavailable(noTable("deals")) }
    return .own(DecisionTimes(call, view, asOf: context.asOf, scopes: scopes, book: decisionBook))
  }

  mutating func planRetention(_ call: BuiltinCall.Retention) -> Compiled {
    let table = call.table ?? (views["orders"] == nil ? "deals" : "orders")
    guard let view = views[table] else { return .unavailable(noTable(table)) }
    guard let date = call.date ?? BuiltinCall.Retention.usualDate(table), view.days(date) != nil else {
      return .unavailable(noColumn(table, call.date ?? BuiltinCall.Retention.usualDate(table) ?? "date"))
    }
    guard view.text(call.who) != nil else { return .unavailable(noColumn(table, call.who)) }
    if call.measure != .customers {
      guard case .money? = view.columns["amount"] else { return .unavailable(noColumn(table, "amount")) }
    }
    var filter = call.purchases?.filter
    if call.table == nil, table == "deals" {
      filter = .text(column: "status", oneOf: ["won"], negated: false)
    }
    let bounds = Bounds(asOf: context.asOf, start: context.asOf, end: context.asOf)
    // The three measures look at the same customers.
    var shared = call
    shared.measure = .customers
    let book = books[shared] ?? RetentionBook()
    books[shared] = book
    return .own(
      Retained(
        call, view, date: date, filter: filter, asOf: context.asOf, bounds: bounds, scopes: scopes, book: book
      ))
  }

  func planForecast(_ call: BuiltinCall.Forecast, _ unit: MetricUnit) -> Compiled {
    switch call.method {
    case .series:
      guard let metric = catalogue.place(of: call.metric == "primary" ? context.primary : call.metric) else {
        return .unavailable(Phrase(zh: "没有主指标", en: "no primary metric"))
      }
      let operand = catalogue.definitions[metric]
      guard operand.unit == unit, operand.addsUp({ catalogue[$0] }) else {
        return .unavailable(
          Phrase(
            zh: "指标 \(operand.id) 不是同单位的按期累计数",
            en: "'\(operand.id)' does not add up over periods in this unit"))
      }
      return .own(SeriesForecast(of: metric))
    case .pipeline:
      if let reason = missingDeals(["created", "closed", "status", "amount"]) { return .unavailable(reason) }
      guard let view = views["deals"] else { return .unavailable(noTable("deals")) }
      return .own(
        PipelineForecast(
          view, history: views["stage_history"], titles: context.stages, asOf: context.asOf, scopes: scopes,
          book: stageBook, decisions: decisionBook))
    }
  }

  /// The date columns of the records that builtins look at, as `table.column`.
  ///
  /// The history of a deal does not begin before the deal.
  var ownSources: Set<String> {
    var names: Set<String> = []
    for case .own(let builtin) in compiled { names.formUnion(builtin.sources) }
    return names.filter { !$0.hasPrefix("stage_history.") }
  }

  /// Every date column whose coverage some metric needs, as `table.column`.
  var datedColumns: Set<String> {
    var names = Set(measures.compactMap { coverageName($0.key) })
    for case .own(let builtin) in compiled { names.formUnion(builtin.sources) }
    return names
  }

  private func missingDeals(_ columns: [String]) -> Phrase? {
    guard let view = views["deals"] else { return noTable("deals") }
    return columns.first { view.columns[$0] == nil }.map { noColumn("deals", $0) }
  }
}

extension [String] {
  /// The place of a stage among these titles by its title or its number from 1; their count for `won`; else `nil`.
  func stage(_ text: String) -> Int? {
    if let place = firstIndex(of: text) ?? firstIndex(where: { loweredASCII($0) == loweredASCII(text) }) {
      return place
    }
    if loweredASCII(text) == "won" || text == "赢单" { return count }
    guard let number = Int(text), (1...Swift.max(count, 1)).contains(number) else { return nil }
    return number - 1
  }
}

extension Evaluation {
  /// Reports stages that a definition names and that the data do not have.
  func reportUnknownStages(_ log: inout Diagnostics) {
    let titles = context.stages
    guard titles.count >= 2 else { return }
    for definition in catalogue.definitions {
      guard case .builtin(.stageConversion(let call)) = definition.body else { continue }
      for (key, named) in [("stage", call.stage), ("to", call.to)] {
        guard let named else { continue }
        let place = titles.stage(named.text)
        let from = call.stage.flatMap { titles.stage($0.text) } ?? -1
        let isFit = place.map { key == "stage" ? $0 < titles.count : $0 > from } ?? false
        guard !isFit else { continue }
        let near = place == nil ? nearMiss(of: named.text, among: titles) : nil
        log.report(
          near == nil ? "builtin-unknown-stage" : "builtin-misspelt-stage", at: named.position,
          [
            "metric": definition.id, "key": key, "stage": named.text, "near": near ?? "",
            "known": titles.joined(separator: ", "),
          ])
      }
    }
  }
}
