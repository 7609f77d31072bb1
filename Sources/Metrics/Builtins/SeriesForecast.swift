import Diagnostics
import Periods

/// What a running or coming period will bring, from the months of a metric.
struct SeriesForecast: BuiltinMetric {
  /// The metric that is forecast.
  let base: Int
  private let outlooks = Remembered<Int, MonthlyOutlook?>()

  var sources: [String] { [] }
  var operand: Int? { base }
  var interval: Phrase? { Phrase(zh: "80% 区间", en: "80 % interval") }

  init(of base: Int) { self.base = base }

  func value(_ metric: Int, _ scope: Int, _ slot: Slot, _ evaluation: Evaluation) -> MetricValue {
    guard let (months, outlook) = asked(scope, slot, evaluation) else { return MetricValue() }
    var result = MetricValue(value: 0, n: outlook.months)
    var (low, high): (Double?, Double?) = (0, 0)
    for month in months {
      guard let point = outlook.point(month, evaluation.context.calendar) else { return MetricValue() }
      let sum = (result.value ?? 0) + point.value
      result.value = sum
      low = low.flatMap { low in point.low.map { low + $0 } }
      high = high.flatMap { high in point.high.map { high + $0 } }
    }
    (result.low, result.high) = low == nil || high == nil ? (nil, nil) : (low, high)
    result.remark = outlook.remark(hasInterval: result.low != nil)
    raise(&result, months, scope, slot, evaluation)
    return result
  }

  /// What has come in already is not forecast away.
  private func raise(
    _ result: inout MetricValue, _ months: [Int], _ scope: Int, _ slot: Slot, _ evaluation: Evaluation
  ) {
    guard slot.isRunning, !slot.isFuture, let value = result.value,
      let known = evaluation.compute(base, scope, slot).value, known > value
    else { return }
    result.value = known
    if let low = result.low { result.low = max(low, known) }
    if let high = result.high { result.high = max(high, known) }
  }

  /// The months of the period and the outlook of the scope; `nil` for complete periods, weeks and the as-of day.
  private func asked(_ scope: Int, _ slot: Slot, _ evaluation: Evaluation) -> (months: [Int], MonthlyOutlook)?
  {
    guard slot.isPeriod, slot.isRunning || slot.isFuture, case .period(let period) = slot.period else {
      return nil
    }
    let months = evaluation.context.calendar.months(of: period).map(\.index)
    guard !months.isEmpty, let outlook = outlooks.value(scope, { monthly(scope, evaluation) }) else {
      return nil
    }
    return (months, outlook)
  }

  /// The complete, covered months of the scope, as points.
  private func monthly(_ scope: Int, _ evaluation: Evaluation) -> MonthlyOutlook? {
    let asOf = evaluation.context.asOf
    let complete = (asOf + 1).month.index - 1
    let covered = evaluation.coverage(base)?.months
    if evaluation.coverage(base) != nil, covered == nil { return nil }
    let first = max(covered?.lowerBound ?? 0, evaluation.axis.first.index)
    let last = min(covered?.upperBound ?? complete, complete)
    guard first <= last else { return nil }
    var values: [Double?] = []
    for index in first...last {
      let slot = evaluation.slot(.period(.month(Month(index: index))))
      let value = slot.flatMap { evaluation.compute(base, scope, $0).value }
      // Before its first record a scope was not there; later a month without a value breaks the series.
      if value != nil || !values.isEmpty { values.append(value) }
    }
    let known = values.compactMap { $0 }
    guard known.count == values.count else { return nil }
    return MonthlyOutlook(
      known, last: last, joinsSpringFestival: evaluation.context.calendar.springFestival)
  }

  func notes(_ metric: Int, _ scope: Int, _ slot: Slot, _ evaluation: Evaluation) -> [Phrase] {
    guard let (_, outlook) = asked(scope, slot, evaluation) else { return [] }
    return outlook.notes
  }
}

/// A scope's months with what is expected of the next.
struct MonthlyOutlook: Sendable {
  /// The complete months it rests on.
  let months: Int
  /// The last of them.
  private let last: Int
  private let first: Int
  private let values: [Double]
  private let outlook: SeriesOutlook
  private let joins: Bool

  /// - Parameter values: one a month up to and with `last`.
  init?(_ values: [Double], last: Int, joinsSpringFestival joins: Bool) {
    guard !values.isEmpty else { return nil }
    let first = last - values.count + 1
    var points: [Double] = []
    var known = last
    for (place, value) in values.enumerated() {
      switch (joins, (first + place) % 12) {
      case (true, 0):
        // A January without its February is no point yet.
        if place + 1 < values.count { points.append(value + values[place + 1]) } else { known = last - 1 }
      case (true, 1): continue
      default: points.append(value)
      }
    }
    guard let outlook = SeriesOutlook(points, season: joins ? 11 : 12) else { return nil }
    months = known - first + 1
    self.last = known
    self.first = first
    self.values = values
    self.outlook = outlook
    self.joins = joins
  }

  /// The figure of a month: what it was, or what is expected; `nil` beyond the horizon and before the first month.
  func point(_ month: Int, _ calendar: SiteCalendar) -> SeriesOutlook.Point? {
    guard month >= first else { return nil }
    if month <= last {
      let value = values[month - first]
      return SeriesOutlook.Point(value: value, low: value, high: value)
    }
    let step = place(of: month) - place(of: last) - 1
    guard outlook.points.indices.contains(step) else { return nil }
    let point = outlook.points[step]
    guard joins, month % 12 < 2 else { return point }
    let january = month - month % 12
    let days = [january, january + 1].map { calendar.workingDays(in: Month(index: $0).days) }
    let share = Double(days[month % 12]) / Double(max(days[0] + days[1], 1))
    return SeriesOutlook.Point(
      value: point.value * share, low: point.low.map { $0 * share }, high: point.high.map { $0 * share })
  }

  /// Months are counted, January and February as one where they are joined.
  private func place(of month: Int) -> Int {
    joins ? month / 12 * 11 + max(0, month % 12 - 1) : month
  }

  func remark(hasInterval: Bool) -> Phrase {
    let ends =
      hasInterval
      ? Phrase(zh: "，区间 80%", en: ", 80 % interval") : Phrase(zh: "，没有区间", en: ", no interval")
    switch outlook.method {
    case .last:
      return Phrase(
        zh: "不足 13 个月：沿用最近一月\(ends.chinese)", en: "fewer than 13 months: the last one\(ends.english)")
    case .naive:
      return Phrase(
        zh: "最近一月与去年同月的平均\(ends.chinese)",
        en: "mean of the last month and the same of last year\(ends.english)")
    case .smoothed:
      return Phrase(
        zh: "去年同月与 Holt–Winters 的平均\(ends.chinese)",
        en: "mean of last year's month and Holt–Winters\(ends.english)")
    }
  }

  var notes: [Phrase] {
    var notes = [Phrase(zh: "依据完整月份数：\(months)", en: "complete months it rests on: \(months)")]
    if joins { notes.append(Phrase(zh: "一、二月合为一点", en: "January and February are one point")) }
    if let error = outlook.relativeError {
      let text = plain(Int64((error * 100).rounded()) * 10_000)
      notes.append(
        Phrase(
          zh: "过去预测的平均误差 ÷ 去年同月法：\(text)",
          en: "mean error of past forecasts ÷ that of last year's month: \(text)"))
    }
    if outlook.judged > 0 {
      notes.append(
        Phrase(
          zh: "过去 80% 区间命中：\(outlook.held)/\(outlook.judged)",
          en: "past 80 % intervals that held: \(outlook.held) of \(outlook.judged)"))
    }
    return notes
  }
}
