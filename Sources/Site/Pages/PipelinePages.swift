import Charts
import Formatting
import Metrics
import Periods
import Sales
import Statistics
import Tables
import Templates

/// Is there enough, is it real?
enum PipelinePage {
  static let route = SiteMap.pipeline

  static func data(_ desk: Desk, _ period: Period) -> PageContent {
    let elements = Element.rows([
      { _ in pipelineCards(desk, period) },
      { stages(desk, $0) },
      { expected(desk, $0) },
      { desk.bars("pipeline-open", by: "team", period, span: $0) },
      { desk.bars("stale-open", by: "team", period, span: $0) },
      { _ in desk.atRisk(.company) },
      { _ in definitions(desk) },
    ])
    return PageContent(
      title: desk.say(.pipeline), lead: desk.lead(period),
      description: desk.say("商机池：够不够，真不真", "Pipeline: is there enough, is it real"),
      trail: [(desk.say(.overview), .home), (desk.say(.pipeline), nil)], navigation: route,
      elements: elements)
  }

  private static func pipelineCards(_ desk: Desk, _ period: Period) -> TemplateValue {
    desk.cards(
      .company, period,
      of: [
        "deals-open", "pipeline-open", "pipeline-weighted", "pipeline-coverage", "pipeline-velocity",
        "overdue-open", "stale-open",
      ],
      most: 6)
  }

  /// Open deals by stage, in the order of the process.
  private static func stages(_ desk: Desk, _ span: Span) -> TemplateValue? {
    guard let metric = desk.catalogue["deals-open"], let table = desk.input.sales.dataset["deals"],
      let column = table.text("stage")
    else { return nil }
    let rows = desk.evaluation.trace("deals-open", .company, .asOf)?.counted ?? []
    var counts: [String: Int] = [:]
    for row in rows { counts[column[row] ?? desk.say("无阶段", "no stage"), default: 0] += 1 }
    var titles = desk.input.sales.stages.open.map(\.title)
    titles += counts.keys.filter { !titles.contains($0) }.sorted()
    let names = desk.stageNames
    let bars = titles.map { SortedBars.Row(name: names[$0] ?? $0, value: Double(counts[$0] ?? 0)) }
    guard !rows.isEmpty else { return nil }
    let chart = SortedBars(
      desk.subject("stages", desk.say("进行中商机按阶段", "Open deals by stage"), metric),
      category: desk.say("阶段", "Stage"),
      rows: bars, order: .pinned, isAdditive: true, widths: span.widths)
    return Element.figure(chart.figure(), span: span)
  }

  /// Open amounts by the month in which they are expected.
  private static func expected(_ desk: Desk, _ span: Span) -> TemplateValue? {
    guard let metric = desk.catalogue["pipeline-open"], let table = desk.input.sales.dataset["deals"],
      let days = table.days("expected_close"), let amounts = table.numbers("amount")
    else { return nil }
    let first = desk.evaluation.context.asOf.month
    let rows = desk.evaluation.trace("pipeline-open", .company, .asOf)?.counted ?? []
    var sums: [Int: Double] = [:]
    for row in rows {
      let place = days[row].map { min(7, max(-1, $0.month.index - first.index)) } ?? 8
      sums[place, default: 0] += amounts[row] ?? 0
    }
    guard !rows.isEmpty else { return nil }
    let bars = (-1...8).compactMap { place -> SortedBars.Row? in
      guard let sum = sums[place] else { return nil }
      let name: String
      switch place {
      case -1: name = desk.say("更早（已过）", "Earlier (past)")
      case 7: name = desk.say("更晚", "Later")
      case 8: name = desk.say("没有日期", "No date")
      default: name = desk.dates.month(Month(index: first.index + place))
      }
      return SortedBars.Row(name: name, value: sum)
    }
    let chart = SortedBars(
      desk.subject("expected", desk.say("商机金额按预计成交月", "Pipeline by expected month"), metric),
      category: desk.say("预计成交", "Expected close"), rows: bars, order: .pinned, isAdditive: true,
      widths: span.widths)
    return Element.figure(chart.figure(), span: span)
  }

  private static func definitions(_ desk: Desk) -> TemplateValue {
    let items = ["pipeline-coverage", "stale-open", "overdue-open"].compactMap { id -> LinkItem? in
      guard let metric = desk.evaluation.available.first(where: { $0.id == id }) else { return nil }
      return LinkItem(
        label: metric.label[desk.language], href: desk.address(SiteMap.metric(id)),
        note: metric.description[desk.language])
    }
    return Element.links(
      id: "definitions", title: desk.say("怎么算的", "How it is counted"), note: "", items, span: .full)
  }
}

/// Where do we lose, and why?
enum FunnelPage {
  static let route = SiteMap.funnel

  static func data(_ desk: Desk, _ period: Period) -> PageContent {
    let leading = [
      "win-rate", "win-rate-by-value", "sales-cycle", "sales-cycle-lost-mean", "deal-size",
      "deal-size-median",
    ]
    let elements = Element.rows([
      { _ in desk.cards(.company, period, of: leading, most: 6) },
      { cohort(desk, $0) },
      { desk.process("win-rate", .company, span: $0) },
      { desk.dots("win-rate", by: "product", span: $0) },
      { desk.dots("win-rate", by: "source", span: $0) },
      { reasons(desk, $0) },
      { answers(desk, $0) },
    ])
    return PageContent(
      title: desk.say(.funnel), lead: desk.lead(period),
      description: desk.say("在哪一步丢单，为什么", "Where deals are lost, and why"),
      trail: [(desk.say(.overview), .home), (desk.say(.funnel), nil)], navigation: route,
      elements: elements)
  }

  /// The deals created in the twelve complete months before this one by the stage they ever reached.
  private static func cohort(_ desk: Desk, _ span: Span) -> TemplateValue? {
    guard let metric = desk.catalogue["deals-created"],
      let reach = StageReach(
        desk.input.sales.dataset, desk.input.sales.stages, before: desk.evaluation.context.asOf)
    else { return nil }
    let names = reach.names.map(desk.stageName)
    if let bounds = reach.bounds { return ranges(desk, names, bounds) }
    let stages =
      names.enumerated().map { StageBars.Stage(name: $1, count: reach.counts[$0]) }
      + [StageBars.Stage(name: desk.say("赢单", "Won"), count: reach.won)]
    guard stages.contains(where: { $0.count > 0 }) else { return nil }
    let counts = reach.counts + [reach.won]
    let steps = zip(counts, counts.dropFirst()).map { from, to -> StageBars.Step in
      let interval = wilsonInterval(hits: to, trials: from)
      return StageBars.Step(interval: interval.map { $0.low...$0.high })
    }
    let title = desk.say("阶段到达：近 12 个月创建的商机", "Stages reached: deals created in the last 12 months")
    let chart = StageBars(
      desk.subject("cohort", title, metric), stages: stages, steps: steps,
      isPartial: true, widths: span.widths)
    return Element.figure(chart.figure(), span: span)
  }

  /// Without a stage history nobody knows where lost deals stopped: between how many and how many reached each stage,
  /// and went on from it.
  private static func ranges(_ desk: Desk, _ names: [String], _ bounds: StageBounds) -> TemplateValue? {
    guard bounds.deals > 0 else { return nil }
    func between<Value: Equatable>(_ range: ClosedRange<Value>?, _ text: (Value) -> String) -> String {
      guard let range else { return Figures.missing }
      let low = text(range.lowerBound), high = text(range.upperBound)
      return low == high ? low : "\(low) – \(high)"
    }
    let rows = (names + [desk.say("赢单", "Won")]).enumerated().map { stage, name in
      let rate = stage < names.count ? bounds.rate(from: stage, to: stage + 1) : nil
      return [
        Cell(name),
        Cell(between(bounds.reached(stage)) { desk.figures.number(Double($0)) }, isNumeric: true),
        Cell(between(rate) { desk.figures.percent($0, decimals: 0) }, isNumeric: true),
      ]
    }
    return Element.table(
      id: "cohort",
      title: desk.say("阶段到达：近 12 个月创建的商机", "Stages reached: deals created in the last 12 months"),
      note: desk.say(
        "没有阶段历史，不知道输单停在哪一阶段。每一格给出两个极端之间的范围：输单都停在最早可能的阶段，或都走到尽可能远。",
        "There is no stage history, so nobody knows where lost deals stopped. Each figure is the range between two "
          + "extremes: all lost deals fell as early as they can have, or all went on as far as a lost deal can."
      ),
      columns: [
        Cell(desk.say("阶段", "Stage")), Cell(desk.say("到达的商机", "Deals that reached it"), isNumeric: true),
        Cell(desk.say("继续往前的比例", "Share that went on"), isNumeric: true),
      ], rows: rows)
  }

  private static func reasons(_ desk: Desk, _ span: Span) -> TemplateValue? {
    guard let metric = desk.catalogue["deals-lost"], let table = desk.input.sales.dataset["deals"],
      let column = table.text("lost_reason")
    else { return nil }
    let rows = desk.evaluation.trace("deals-lost", .company, .period(.all))?.counted ?? []
    var counts: [Int32: Int] = [:]
    for row in rows where column.codes[row] >= 0 { counts[column.codes[row], default: 0] += 1 }
    guard !counts.isEmpty else { return nil }
    let bars = counts.map { SortedBars.Row(name: column.entries[Int($0.key)], value: Double($0.value)) }
      .sorted { $0.name < $1.name }
    let chart = SortedBars(
      desk.subject("reasons", desk.say("输单原因", "Why deals were lost"), metric),
      category: desk.say("原因", "Reason"),
      rows: bars, isAdditive: true, widths: span.widths)
    return Element.figure(chart.figure(), span: span)
  }

  private static func answers(_ desk: Desk, _ span: Span) -> TemplateValue? {
    let pages = desk.playbooks.filter { $0.front.kind == "objection" || $0.front.kind == "process" }.prefix(8)
    guard !pages.isEmpty else { return nil }
    return Element.links(
      id: "answers", title: desk.say("对策", "What helps"),
      note: desk.say("异议与流程页面。", "Pages on objections and process."),
      pages.map(desk.link), span: span)
  }
}
