import Charts
import Diagnostics
import Findings
import Metrics
import Periods
import Tables
import Templates

extension Desk {
  func subject(_ id: String, _ title: String, _ metric: MetricDefinition, csv: String? = nil) -> ChartSubject
  {
    ChartSubject(
      id: chartPrefix + id, title: title, measure: metric.label[language], kind: .init(metric.unit),
      figures: figures,
      asOf: evaluation.context.asOf, csv: csv)
  }

  func direction(_ metric: MetricDefinition) -> GoodDirection {
    switch metric.better {
    case .higher: .higher
    case .lower: .lower
    case .none: .none
    }
  }

  /// Every member of a dimension against its target, or `nil` when none has one.
  func bullets(
    _ id: String, by dimension: String, within members: [String]? = nil, _ period: Period, span: Span = .half
  ) -> TemplateValue? {
    guard let metric = catalogue[id] else { return nil }
    let usual = findings.usualShare(id, of: period)
    let pace = usual ?? elapsedShare(period)
    let lastYear = evaluation.context.calendar.period(
      period, movedBy: period.kind == .quarter ? -4 : period.kind == .month ? -12 : -1)
    var rows: [BulletRows.Row] = []
    for member in members ?? self.members(dimension) {
      let scope = Scope(kind: dimension, name: member)
      guard let figure = value(id, scope, period), let target = figure.target else { continue }
      let before = value(id, scope, lastYear).flatMap { $0.partial ? nil : $0.value }
      rows.append(
        BulletRows.Row(
          name: name(scope), actual: figure.value, target: target, lastYear: before,
          pace: isRunning(period) ? target * pace : nil, href: route(of: scope).map { address($0) }))
    }
    guard !rows.isEmpty else { return nil }
    let title = say(
      "\(metric.label[language])与目标 · \(dates.period(period))",
      "\(metric.label[language]) against target · \(dates.period(period))")
    let chart = BulletRows(
      subject("bullets-\(dimension)", title, metric), category: dimensionWord(dimension), rows: rows,
      better: direction(metric), isPartial: isRunning(period), pace: usual == nil ? .even : .usual,
      widths: span.widths)
    return Element.figure(chart.figure(), span: span)
  }

  /// The share 0…1 of the period's working days that have passed.
  func elapsedShare(_ period: Period) -> Double {
    let calendar = evaluation.context.calendar
    let days = calendar.days(of: period)
    let all = calendar.workingDays(in: days)
    guard all > 0 else { return 1 }
    let passed = calendar.workingDays(
      in: DayRange(start: days.start, end: min(days.end, evaluation.context.asOf + 1)))
    return Double(passed) / Double(all)
  }

  func dimensionWord(_ dimension: String) -> String {
    switch dimension {
    case "team": say(.team)
    case "rep": say(.rep)
    case "region": say(.region)
    case "product": say(.product)
    case "source": say(.source)
    default: dimension
    }
  }

  /// A metric by the members of a dimension as sorted bars, or `nil` when nobody has a value.
  func bars(_ id: String, by dimension: String, _ period: Period, span: Span = .half) -> TemplateValue? {
    guard let metric = catalogue[id] else { return nil }
    var rows: [SortedBars.Row] = []
    for member in self.members(dimension) {
      let scope = Scope(kind: dimension, name: member)
      guard let figure = value(id, scope, period), let amount = figure.value else { continue }
      rows.append(
        SortedBars.Row(
          name: name(scope), value: amount, part: count(figure.numerator, metric),
          whole: count(figure.denominator, metric),
          href: route(of: scope).map { address($0) }))
    }
    guard rows.contains(where: { $0.value != 0 }) else { return nil }
    let title = say(
      "\(metric.label[language])按\(dimensionWord(dimension)) · \(dates.period(period))",
      "\(metric.label[language]) by \(dimensionWord(dimension).lowercased()) · \(dates.period(period))")
    let difference = findings.difference(id, dimension)
    // Members of an unproved order stand by name: a sorted list would be read as a ranking.
    let tested = difference.map { $0.differs ? GroupVerdict.differ : .noDifference } ?? .notTested
    let chart = SortedBars(
      subject("bars-\(id)-\(dimension)", title, metric), category: dimensionWord(dimension), rows: rows,
      isAdditive: metric.isAdditive, verdict: metric.isAdditive ? .notCompared : tested,
      verdictInWords: difference?.sentence[language],
      widths: span.widths)
    return Element.figure(chart.figure(), span: span)
  }

  private func count(_ value: Double?, _ metric: MetricDefinition) -> Int? {
    metric.kind == .proportion ? value.map { Int($0) } : nil
  }

  /// The members of a dimension with their intervals over the whole time; ranked only when they differ.
  func dots(
    _ id: String, by dimension: String, within members: [String]? = nil, of whole: Scope = .company,
    span: Span = .half
  ) -> TemplateValue? {
    guard let metric = catalogue[id], let mean = evaluation.value(id, whole, .period(.all))?.value else {
      return nil
    }
    let difference = findings.difference(id, dimension)
    var rows: [DotIntervals.Row] = []
    for member in members ?? self.members(dimension) {
      let scope = Scope(kind: dimension, name: member)
      guard let figure = evaluation.value(id, scope, .period(.all)), let rate = figure.value else { continue }
      let isFlagged = difference?.flagged.contains(member) ?? false
      let isGood = (rate > mean) == (metric.better != .lower)
      rows.append(
        DotIntervals.Row(
          name: name(scope), value: rate,
          interval: figure.low.flatMap { low in figure.high.map { low...$0 } },
          part: count(figure.numerator, metric), whole: count(figure.denominator, metric),
          lowerBound: figure.low,
          verdict: isFlagged ? (isGood ? .good : .bad) : nil, href: route(of: scope).map { address($0) }))
    }
    guard rows.count >= 2 else { return nil }
    let title = say(
      "\(metric.label[language])按\(dimensionWord(dimension))（点为实际，线为 95% 区间）",
      "\(metric.label[language]) by \(dimensionWord(dimension).lowercased()) (dot: actual, line: 95% interval)"
    )
    let verdict: GroupVerdict = difference.map { $0.differs ? .differ : .noDifference } ?? .notTested
    let chart = DotIntervals(
      subject("dots-\(id)-\(dimension)", title, metric), category: dimensionWord(dimension), rows: rows,
      mean: mean,
      meanName: whole == .company ? say("全公司", "Company") : name(whole),
      meanInSentence: whole == .company ? say("全公司", "the company") : nil, verdict: verdict,
      widths: span.widths)
    return Element.figure(chart.figure(), span: span)
  }
}
