import Charts
import Findings
import Metrics
import Periods
import Templates

extension Desk {
  /// The metric of targets and attainment.
  var primary: String { evaluation.context.primary }

  /// Under the heading: which period, and how far the data go.
  func lead(_ period: Period) -> String {
    let running = isRunning(period) ? say("（进行中）", " (running)") : ""
    return ["\(dates.period(period))\(running)", asOfLine, incompleteness(primary, period, most: 3)]
      .compactMap { $0 }.joined(separator: " · ")
  }

  /// Under the heading of an earlier period, which the heading names already.
  func earlierLead(_ period: Period) -> String {
    [asOfLine, incompleteness(primary, period, most: 3)].compactMap { $0 }.joined(separator: " · ")
  }

  var asOfLine: String { "\(say(.asOf))\u{A0}\(dates.date(evaluation.context.asOf))" }

  /// The quarter that contains the as-of day.
  var currentPeriod: Period {
    evaluation.context.calendar.period(.quarter, containing: evaluation.context.asOf)
  }

  /// The earlier periods that have pages: complete ones with data, the newest first.
  func archive() -> [Period] {
    var periods: [Period] = []
    for kind in input.configuration.show.periods where kind != .all {
      let known = evaluation.periods(kind).filter { period in
        !isRunning(period) && (value(primary, .company, period)?.value ?? 0) != 0
      }
      periods += known.suffix(input.configuration.show.archive).reversed()
    }
    return periods
  }

  /// Links to the earlier periods of a page, a group for each kind of period.
  func periodSwitch(_ base: Route) -> TemplateValue {
    let periods = archive()
    guard !periods.isEmpty else { return .null }
    let isCurrent = route == base
    var groups: [TemplateValue] = []
    for (kind, label) in [
      (PeriodKind.month, say("按月", "Months")), (.quarter, say("按季", "Quarters")), (.year, say("按年", "Years")),
      (.week, say("按周", "Weeks")),
    ] {
      let members = periods.filter { $0.kind == kind }
      guard !members.isEmpty else { continue }
      let items = members.map { period -> TemplateValue in
        [
          "label": .text(dates.period(period)), "href": .text(address(base.period(period.slug))),
          "current": .flag(route == base.period(period.slug)),
        ]
      }
      groups.append(["label": .text(label), "items": .list(items)])
    }
    return [
      "label": .text(say(.period)), "groups": .list(groups),
      "summary": .text(isCurrent ? say("看更早的时段", "Earlier periods") : say("换一个时段", "Another period")),
      "now": [
        "label": .text(say("回到当前", "Back to the current one")), "href": .text(address(base)),
        "current": .flag(isCurrent),
      ],
    ]
  }

  /// The signals of the months of an earlier period, each metric of a scope by its newest.
  func happenings(in period: Period, most: Int = 8, _ includes: (Scope) -> Bool) -> TemplateValue {
    let months = Set(evaluation.context.calendar.months(of: period))
    var newest: [Signal] = []
    for (key, points) in findings.points where includes(key.scope) {
      if let signal = points.last(where: { months.contains($0.month) && $0.signal != nil })?.signal {
        newest.append(signal)
      }
    }
    let isDated = period.kind != .month
    let items =
      stories(newest.filter { $0.tone == .bad }, isDated: isDated)
      + stories(newest.filter { $0.tone != .bad }, isDated: isDated)
    let hidden = max(0, items.count - most)
    let quiet = quiet(in: months, includes)
    var note = items.isEmpty ? quiet.note : ""
    if hidden > 0 {
      note = say("另有 \(number(hidden)) 条见团队页。", "\(number(hidden)) more on the pages of teams.")
    }
    return [
      "partial": "elements/findings", "id": "happened", "title": .text(say(.whatHappened)),
      "note": .text(note), "brief": .text(quiet.brief),
      "hasItems": .flag(!items.isEmpty), "items": .list(Array(items.prefix(most))), "span": "full",
    ]
  }

  /// One line on how far the page can be trusted.
  var qualityLine: TemplateValue {
    let files = input.sales.reports
    let read = files.reduce(0) { $0 + $1.rowsRead }
    let rejected = files.reduce(0) { $0 + $1.rejected }
    let problems = map.problemCount
    let text = say(
      "读入 \(figures.number(Double(read))) 行，\(figures.number(Double(rejected))) 行不可用；\(number(problems)) 条问题。",
      "\(counted(read, "row", "rows")) read, \(figures.number(Double(rejected))) unusable; problems: \(number(problems))."
    )
    return Element.line(
      id: "quality", title: say(.quality), text: text,
      LinkItem(label: say("查看数据质量", "See data quality"), href: address(SiteMap.quality)))
  }

  /// The process-behaviour chart of a series, or `nil` when it has too few months.
  func process(_ id: String, _ scope: Scope, span: Span = .half) -> TemplateValue? {
    guard let metric = catalogue[id] else { return nil }
    let points = findings.points[SeriesKey(id, scope)] ?? plainPoints(metric, scope)
    guard points.count(where: { $0.value != nil }) >= 3 else { return nil }
    let title = say(
      "\(scope == .company ? "" : name(scope) + " ")\(metric.label[language])：逐月与正常波动",
      "\(scope == .company ? "" : name(scope) + ": ")\(metric.label[language]) by month and its normal range")
    let changes = input.configuration.changes.filter { $0.metrics.isEmpty || $0.metrics.contains(id) }
    let chart = ProcessBehaviour(
      subject("process-\(id)", title, metric), points: points.suffix(36).map { processPoint($0) },
      changes: changes.map { ProcessBehaviour.Change($0.day.month, label: $0.label[language]) },
      widths: span.widths)
    return Element.figure(chart.figure(), span: span)
  }

  private func processPoint(_ point: MonthPoint) -> ProcessBehaviour.Point {
    var limits: ProcessBehaviour.Limits?
    if let low = point.low, let expected = point.expected, let high = point.high {
      limits = ProcessBehaviour.Limits(low: low, expected: expected, high: high)
    }
    let signal = point.signal.map {
      ProcessBehaviour.Signal($0.tone == .good ? .good : .bad, sentence: $0.sentence[language])
    }
    return ProcessBehaviour.Point(
      point.month, through: point.lastMonth, value: point.value, part: point.hits, whole: point.trials,
      isCovered: point.isCovered, isPartial: point.isRunning, limits: limits, signal: signal)
  }

  private func plainPoints(_ metric: MetricDefinition, _ scope: Scope) -> [MonthPoint] {
    evaluation.months(metric.id, scope).map { month, figure in
      let isRate = metric.kind == .proportion
      return MonthPoint(
        month: month, lastMonth: month, value: figure.value,
        hits: isRate ? figure.numerator.map { Int($0) } : nil,
        trials: isRate ? figure.denominator.map { Int($0) } : nil, low: nil, expected: nil, high: nil,
        isCovered: !figure.partial, isRunning: isRunning(.month(month)), signal: nil)
    }
  }

  /// The last three years of a metric by month, up to the end of a period where one is named.
  func years(_ id: String, _ scope: Scope, until period: Period? = nil, span: Span = .half) -> TemplateValue?
  {
    guard let metric = catalogue[id] else { return nil }
    let end = period.flatMap { evaluation.context.calendar.months(of: $0).last }
    let known = evaluation.months(id, scope).filter { month, _ in end.map { month <= $0 } ?? true }
    // Months before the records start are too low, and would make the first rise look like growth.
    let months = known.drop { $0.value.partial && !isRunning(.month($0.month)) }
    guard let last = months.last?.month, months.count >= 6 else { return nil }
    let title = say(
      "\(scope == .company ? "" : name(scope) + " ")\(metric.label[language])逐月走势",
      "\(scope == .company ? "" : name(scope) + ": ")\(metric.label[language]) by month")
    let first = max(months.first?.month.index ?? 0, last.index - 35)
    let shown = (first...last.index).map { Month(index: $0) }
    let valueOf = Dictionary(months.map { ($0.month, $0.value) }, uniquingKeysWith: { one, _ in one })
    let chart = Lines(
      subject("line-\(id)", title, metric), months: shown,
      series: [Lines.Series(name: metric.label[language], values: shown.map { valueOf[$0]?.value })],
      lastIsPartial: isRunning(.month(last)), widths: span.widths)
    return Element.figure(chart.figure(), span: span)
  }
}
