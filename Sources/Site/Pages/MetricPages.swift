import Findings
import Metrics
import Periods
import Signals
import Templates

/// What does a metric mean, how is it computed, what does it say?
enum MetricPage {
  static func data(_ desk: Desk, _ metric: MetricDefinition, _ period: Period) -> PageContent {
    let label = metric.label[desk.language]
    let elements = Element.rows([
      { _ in definition(desk, metric, period) },
      { desk.process(metric.id, .company, span: $0) ?? desk.years(metric.id, .company, span: $0) },
      { breakdown(desk, metric, period, "team", $0) },
      { breakdown(desk, metric, period, "region", $0) },
      { breakdown(desk, metric, period, "product", $0) },
      { _ in rows(desk, metric, period) },
      { _ in answers(desk, metric) },
    ])
    return PageContent(
      title: label, lead: desk.lead(period), description: metric.description[desk.language],
      trail: [(desk.say(.overview), .home), (desk.say(.glossary), SiteMap.glossary), (label, nil)],
      navigation: SiteMap.glossary, elements: elements)
  }

  private static func breakdown(
    _ desk: Desk, _ metric: MetricDefinition, _ period: Period, _ dimension: String, _ span: Span
  ) -> TemplateValue? {
    metric.kind == .proportion
      ? desk.dots(metric.id, by: dimension, span: span)
      : desk.bars(metric.id, by: dimension, period, span: span)
  }

  private static func definition(_ desk: Desk, _ metric: MetricDefinition, _ period: Period) -> TemplateValue
  {
    let figure = desk.value(metric.id, .company, period)
    var items: [(label: String, text: String)] = [
      (desk.say("含义", "Meaning"), metric.description[desk.language]),
      (desk.say("算法", "Formula"), metric.words[desk.language]),
      (desk.say("写法", "As written"), metric.expression),
      (desk.say("好的方向", "Better"), better(desk, metric)),
      (
        desk.dates.period(period),
        desk.text(figure?.value, metric) + reservation(desk, metric, figure, period)
      ),
    ]
    if let low = figure?.low, let high = figure?.high {
      items.append(
        (
          desk.evaluation.interval(of: metric.id)?[desk.language] ?? desk.say("95% 区间", "95% interval"),
          "\(desk.text(low, metric)) – \(desk.text(high, metric))"
        ))
    }
    if let target = figure?.target { items.append((desk.say(.target), desk.text(target, metric))) }
    if let remark = figure?.remark { items.append((desk.say("说明", "Note"), remark[desk.language])) }
    if let rhythm = desk.findings.rhythm[metric.id] {
      items.append((desk.say("规律", "Rhythm"), rhythm[desk.language]))
    }
    if let coverage = desk.evaluation.coverage(of: metric.id), let months = coverage.months {
      let text =
        "\(desk.dates.month(Month(index: months.lowerBound))) – \(desk.dates.month(Month(index: months.upperBound)))"
      items.append(
        (desk.say("完整月份", "Complete months"), ([text] + reasons(desk, coverage)).joined(separator: " · ")))
    }
    items.append((desk.say("定义版本", "Definition version"), metric.version))
    return Element.facts(id: "definition", title: desk.say("定义", "Definition"), items, span: .full)
  }

  /// What the reader must know of a figure that stands for less than its period; empty for the others.
  private static func reservation(
    _ desk: Desk, _ metric: MetricDefinition, _ figure: MetricValue?, _ period: Period
  ) -> String {
    guard figure?.partial == true else { return "" }
    let running = desk.isRunning(period) ? desk.say("时段未完", "incomplete period") : nil
    let reasons = [running, desk.incompleteness(metric.id, period)].compactMap { $0 }
    guard !reasons.isEmpty else { return "" }
    return desk.say("（", " (") + reasons.joined(separator: desk.say("；", "; ")) + desk.say("）", ")")
  }

  /// Why months before or after the complete ones are left out, each reason once, in order.
  private static func reasons(_ desk: Desk, _ coverage: Coverage) -> [String] {
    var reasons: [String] = []
    for month in coverage.leftOut {
      let text = desk.word(month.reason)
      if !reasons.contains(text) { reasons.append(text) }
    }
    return reasons
  }

  private static func better(_ desk: Desk, _ metric: MetricDefinition) -> String {
    switch metric.better {
    case .higher: desk.say("越高越好", "higher")
    case .lower: desk.say("越低越好", "lower")
    case .none: desk.say("没有好坏之分", "neither")
    }
  }

  /// The first rows behind the number, with links back to the CRM.
  private static func rows(_ desk: Desk, _ metric: MetricDefinition, _ period: Period) -> TemplateValue? {
    let period = desk.reportPeriod(metric, period)
    guard let trace = desk.map.traces.trace(metric.id, period, desk.evaluation),
      let list = RecordList(desk, trace.table, trace.first)
    else { return nil }
    let left = trace.leftOut.map { reason, rows in
      let count = desk.number(rows)
      return desk.reason(reason) + desk.say("（\(count) 行）", " (\(count))")
    }.joined(separator: desk.say("；", "; "))
    var note = desk.rowsNote(counted: trace.count, shown: list.cells.count)
    if !left.isEmpty { note += desk.say("未计入：\(left)。", " Left out: \(left).") }
    return Element.table(
      id: "rows", title: desk.say("数字背后的记录", "The rows behind the number"), note: note,
      columns: list.columns, rows: list.cells, download: list.download)
  }

  private static func answers(_ desk: Desk, _ metric: MetricDefinition) -> TemplateValue {
    let pages = desk.map.shelf.pages(helping: [metric.id], desk.language, except: "", most: 12)
    return Element.links(
      id: "answers", title: desk.say("改善它的页面", "Pages that help"),
      note: pages.isEmpty ? desk.say("还没有页面写明改善这个指标。", "No page says that it helps this metric yet.") : "",
      pages.map(desk.link), span: .full)
  }
}

/// All metrics of the site with their meaning and value.
enum GlossaryPage {
  static let route = SiteMap.glossary

  static func data(_ desk: Desk, _ period: Period) -> PageContent {
    let rows = desk.evaluation.available.map { metric -> [Cell] in
      let figure = desk.value(metric.id, .company, period)
      return [
        Cell(metric.label[desk.language], href: desk.address(SiteMap.metric(metric.id))),
        Cell(metric.description[desk.language]),
        Cell(desk.text(figure?.value, metric), isNumeric: true),
        Cell(desk.text(figure?.target, metric), isNumeric: true),
      ]
    }
    var elements = [
      Element.table(
        id: "metrics", title: desk.say("指标", "Metrics"), note: desk.lead(period),
        columns: [
          Cell(desk.say("指标", "Metric")), Cell(desk.say("含义", "Meaning")),
          Cell(desk.say("数值", "Value"), isNumeric: true),
          Cell(desk.say(.target), isNumeric: true),
        ], rows: rows,
        download: (desk.address(file: "data/metrics.csv"), desk.say("全部数值（CSV）", "All values (CSV)")))
    ]
    let missing = desk.evaluation.notShown
    if !missing.isEmpty {
      elements.append(
        Element.facts(
          id: "not-shown", title: desk.say("没有数据、未显示的指标", "Metrics not shown for lack of data"),
          missing.map { ($0.metric.label[desk.language], $0.reason[desk.language]) }, span: .full))
    }
    return PageContent(
      title: desk.say(.glossary), lead: desk.lead(period),
      description: desk.say("全部指标的定义与数值", "Definitions and values of all metrics"),
      trail: [(desk.say(.overview), .home), (desk.say(.glossary), nil)], navigation: route, elements: elements
    )
  }
}
