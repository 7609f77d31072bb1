import Charts
import Findings
import Metrics
import Periods
import Templates

extension Desk {
  /// The metrics that lead a page, in order of importance; those without a value are passed over.
  static let leading = [
    "revenue", "bookings", "win-rate", "pipeline-coverage", "collection-rate", "csat", "pipeline-open",
    "new-customers", "visits", "deal-size", "sales-cycle",
  ]

  /// The figures of a scope for a period, the leading ones first.
  func cards(_ scope: Scope, _ period: Period, most: Int) -> TemplateValue {
    var chosen: [String] = []
    for id in Desk.leading where chosen.count < most {
      // Where there are no orders revenue repeats the bookings.
      if id == "bookings", chosen.contains("revenue"),
        value("revenue", scope, period)?.value == value("bookings", scope, period)?.value
      {
        continue
      }
      if value(id, scope, period)?.value != nil { chosen.append(id) }
    }
    let title = "\(name(scope)) · \(dates.period(period))"
    return Element.cards(title, chosen.compactMap { card($0, scope, period) })
  }

  /// Those of the metrics named that have a value, at most `most`.
  func cards(_ scope: Scope, _ period: Period, of ids: [String], most: Int) -> TemplateValue {
    let title = "\(name(scope)) · \(dates.period(period))"
    return Element.cards(title, Array(ids.compactMap { card($0, scope, period) }.prefix(most)))
  }

  /// The value of a metric in a period; of a state, at the period's end or today.
  func value(_ id: String, _ scope: Scope, _ period: Period) -> MetricValue? {
    guard let metric = catalogue[id] else { return nil }
    return evaluation.value(id, scope, reportPeriod(metric, period))
  }

  func reportPeriod(_ metric: MetricDefinition, _ period: Period) -> ReportPeriod {
    metric.isStock && isRunning(period) ? .asOf : .period(period)
  }

  func isRunning(_ period: Period) -> Bool {
    guard let last = evaluation.context.calendar.days(of: period).last else { return false }
    return last > evaluation.context.asOf
  }

  func card(_ id: String, _ scope: Scope, _ period: Period) -> TemplateValue? {
    preparedCard(id, scope, period)?.value
  }

  /// A card of the company in the current period, which many pages show: drawn once, and linked from this page.
  func companyCard(_ id: String) -> TemplateValue? {
    let card = map.companyCards.card(id, language) { preparedCard(id, .company, currentPeriod) }
    guard let card, case .object(var parts) = card.value else { return nil }
    parts["href"] = .text(address(SiteMap.metric(id)))
    if let remedy = card.remedy, case .object(var link)? = parts["remedy"] {
      link["href"] = .text(here.address(of: remedy))
      parts["remedy"] = .object(link)
    }
    return .object(parts)
  }

  private func preparedCard(_ id: String, _ scope: Scope, _ period: Period) -> PreparedCard? {
    guard let metric = catalogue[id], map.shownMetrics.contains(id), let figure = value(id, scope, period)
    else { return nil }
    let signal = findings.signal(id, scope)
    let shortfall = findings.shortfalls.first {
      $0.key == SeriesKey(id, scope) && $0.period == reportPeriod(metric, period)
    }
    let isBad = signal?.tone == .bad || shortfall?.isBeyondNoise == true
    let pages = signal?.tone == .bad ? signal?.pages ?? [] : shortfall?.pages ?? []
    let remedy = isBad ? pages.lazy.compactMap { map.shelf.page($0, language) }.first : nil
    let shownRemedy = remedy.flatMap { remedies([$0.path]).first }
      .map { KPICard.Remedy(title: $0.label, href: $0.href) }
    let isTested = findings.points[SeriesKey(id, scope)]?.contains { $0.expected != nil } == true
    let isRate = metric.kind == .proportion
    let isToDate = figure.partial && !metric.isStock && isRunning(period)
    let card = KPICard(
      id: "kpi-\(id)", name: metric.label[language], href: address(SiteMap.metric(id)),
      kind: .init(metric.unit),
      figures: figures, value: figure.value, part: isRate ? figure.numerator.map { Int($0) } : nil,
      whole: isRate ? figure.denominator.map { Int($0) } : nil, series: series(metric, scope),
      toDate: isToDate ? say("截至", "to ") + dates.dayAndMonth(evaluation.context.asOf) : nil,
      target: figure.target,
      better: direction(metric), delta: isToDate ? nil : change(metric, figure, scope, period),
      tag: signal != nil ? .realChange : isTested ? .withinNoise : .notEnoughData, isFlagged: isBad,
      remedy: shownRemedy
    ).figure()
    let isWhole = !figure.partial || reportPeriod(metric, period) == .asOf
    let remarks = [isWhole ? nil : incompleteness(id, period), figure.remark?[language]]
    let tag = tag(card, signal, shortfall.map { ($0, metric) })
    return PreparedCard(
      value: layout(card, tag, remarks: remarks.compactMap { $0 }),
      remedy: remedy.map { map.location($0.route, $0.language) })
  }

  /// The one verdict of a card: a missed target first, then a change, then what is not certain.
  private func tag(
    _ card: KPICardFigure, _ signal: Signal?, _ missed: (shortfall: Shortfall, metric: MetricDefinition)?
  ) -> (text: String, style: String) {
    guard let missed else { return (card.tag, card.tagClass) }
    if missed.shortfall.isBeyondNoise { return (say("未达标，超出噪声", "target missed beyond noise"), "real") }
    if signal != nil { return (card.tag, card.tagClass) }
    return missed.metric.better == .lower
      ? (say("高于目标，噪声内", "above target, within noise"), "noise")
      : (say("低于目标，噪声内", "below target, within noise"), "noise")
  }

  private func layout(
    _ card: KPICardFigure, _ tag: (text: String, style: String), remarks: [String]
  ) -> TemplateValue {
    [
      "href": TemplateValue(card.href), "name": .text(card.name), "value": .text(card.value),
      "note": .text(([card.note] + remarks).filter { !$0.isEmpty }.joined(separator: " · ")),
      "sparkline": .markup(Array(card.sparkline.utf8)), "target": .text(card.target),
      "glyph": .text(card.glyph), "direction": .text(card.direction),
      "directionWord": .text(card.directionWord),
      "delta": .text(card.delta), "tag": .text(tag.text), "tagClass": .text(tag.style),
      "flagged": .flag(card.isFlagged),
      "remedy": card.remedy.map { ["href": .text($0.href), "label": .text(card.remedyLabel)] } ?? .null,
    ]
  }

  /// Against the same period of the year before, where both are complete.
  private func change(
    _ metric: MetricDefinition, _ figure: MetricValue, _ scope: Scope, _ period: Period
  ) -> KPICard.Delta? {
    let before = evaluation.context.calendar.period(period, movedBy: -stepsPerYear(period))
    guard period.kind != .all, !metric.isStock, !figure.partial, let now = figure.value,
      let base = value(metric.id, scope, before), !base.partial, let then = base.value
    else { return nil }
    if metric.isAdditive || metric.unit == .money {
      return then > 0 ? KPICard.Delta(now / then - 1, .relative, base: say(.versusLastYear)) : nil
    }
    return KPICard.Delta(now - then, .difference, base: say(.versusLastYear))
  }

  private func stepsPerYear(_ period: Period) -> Int {
    switch period.kind {
    case .week: 52
    case .month: 12
    case .quarter: 4
    case .year: 1
    case .all: 0
    }
  }

  private func series(_ metric: MetricDefinition, _ scope: Scope) -> [Double?] {
    evaluation.months(metric.id, scope).suffix(24).filter { !$0.value.partial || metric.isStock }.map(
      \.value.value)
  }
}
