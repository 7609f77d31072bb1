import Diagnostics
import Metrics
import Periods
import Settings
import Signals
import Tables

/// Says what really changed, what falls short, and which playbook pages answer it.
///
/// - Parameters:
///   - dataset: the records behind the evaluation.
///   - pages: metric → the playbook pages whose `kpis:` name it, in the order to show them.
package func findings(
  _ evaluation: Evaluation, _ dataset: Dataset, _ configuration: SiteConfiguration,
  pages: [String: [String]]
) -> Findings {
  let reader = Reader(evaluation, dataset, configuration)
  let readings = reader.readings()
  var result = Findings()
  let phrasing = Phrasing(evaluation, currency: configuration.currency)
  var below: [(reading: Int, scope: Scope, series: MonthlySeries)] = []
  var verdictsBelow: [[MonthVerdict]] = []
  var company: [[MonthVerdict]] = []
  for (index, reading) in readings.enumerated() {
    let verdicts = companyVerdicts(reading.company, reading.context)
    company.append(verdicts)
    for (scope, series) in reading.scopes {
      below.append((index, scope, series))
      verdictsBelow.append(
        scopeVerdicts(series, of: reading.company, companyVerdicts: verdicts, reading.context))
    }
  }
  markFamilies(&verdictsBelow)
  for (index, reading) in readings.enumerated() {
    let key = SeriesKey(reading.metric.id, .company)
    result.take(company[index], key, reading, reading.company, phrasing, pages)
    if let rhythm = phrasing.rhythm(reading, company[index]) { result.rhythm[reading.metric.id] = rhythm }
    result.courses[reading.metric.id] = QuarterCourse(
      reading, company[index], calendar: evaluation.context.calendar, asOf: evaluation.context.asOf)
  }
  // Revenue without orders has no reading of its own: it is bookings once more.
  let read = Set(readings.map(\.metric.id))
  for metric in evaluation.available where !read.contains(metric.id) {
    if let other = metric.fallback { result.courses[metric.id] = result.courses[other] }
  }
  for (place, verdicts) in zip(below, verdictsBelow) {
    let reading = readings[place.reading]
    let key = SeriesKey(reading.metric.id, place.scope)
    result.take(verdicts, key, reading, place.series, phrasing, pages)
  }
  result.countTests(company, verdictsBelow)
  result.signals.sort { ($0.tone.rawValue, $0.key) < ($1.tone.rawValue, $1.key) }
  result.shortfalls = shortfalls(evaluation, result, pages)
  result.differences = differences(evaluation, dataset, readings, company)
  return result
}

extension Findings {
  /// Takes the verdicts on a series in: its points, and its signal when the newest decided month has one.
  fileprivate mutating func take(
    _ verdicts: [MonthVerdict], _ key: SeriesKey, _ reading: Reading, _ series: MonthlySeries,
    _ phrasing: Phrasing, _ pages: [String: [String]]
  ) {
    let coverage = reading.context.coverage
    var points: [MonthPoint] = []
    var newest: Signal?
    for verdict in verdicts where verdict.notTested != .joinedWithFebruary {
      let signal = signal(verdict, key, reading, phrasing, pages[key.metric] ?? [])
      // A month that could not be judged ends what an earlier one said; one that is not yet to be judged does not.
      if verdict.notTested != .notDecided && verdict.notTested != .notCovered { newest = signal }
      let limits = verdict.limits
      let month = Month(index: verdict.month - verdict.span + 1)
      let counts = series.counts(verdict.month)
      points.append(
        MonthPoint(
          month: month, lastMonth: Month(index: verdict.month), value: verdict.value ?? counts.value,
          hits: counts.hits, trials: counts.trials, low: limits?.low, expected: limits?.expected,
          high: limits?.high,
          isCovered: coverage.covers(verdict.month), isRunning: verdict.month >= reading.runningMonth,
          signal: signal))
    }
    self.points[key] = points
    if let newest { signals.append(newest) }
  }

  private func signal(
    _ verdict: MonthVerdict, _ key: SeriesKey, _ reading: Reading, _ phrasing: Phrasing, _ pages: [String]
  ) -> Signal? {
    guard verdict.isSignal, let best = verdict.best else { return nil }
    let isUp = best.direction == .up
    let tone: Tone
    switch reading.metric.better {
    case .higher: tone = isUp ? .good : .bad
    case .lower: tone = isUp ? .bad : .good
    case .none: tone = .neutral
    }
    var since = verdict.month
    if case .standing(let start) = verdict.state { since = start }
    return Signal(
      key: key, month: Month(index: verdict.month), isUp: isUp, tone: tone, since: Month(index: since),
      sentence: phrasing.sentence(best, reading.metric), pages: pages)
  }

  fileprivate mutating func countTests(_ company: [[MonthVerdict]], _ below: [[MonthVerdict]]) {
    let newest = (company + below).compactMap { verdicts in
      verdicts.last { $0.notTested != .notDecided && $0.notTested != .notCovered }?.month
    }.max()
    func tested(_ series: [[MonthVerdict]]) -> Int {
      series.count { $0.contains { $0.month == newest && $0.p != nil } }
    }
    testedCompany = tested(company)
    testedBelow = tested(below)
    untested = whyUntested(company, tested: testedCompany)
  }
}

extension MonthlySeries {
  /// What a month counts: for rates k and n, for amounts the sum.
  func counts(_ month: Int) -> (value: Double?, hits: Int?, trials: Int?) {
    switch self {
    case .rate(let rate):
      let place = month - rate.firstMonth
      guard rate.trials.indices.contains(place), rate.trials[place] > 0 else { return (nil, nil, nil) }
      return (Double(rate.hits[place]) / Double(rate.trials[place]), rate.hits[place], rate.trials[place])
    case .amount(let amount) where amount.kind == .total:
      let place = month - amount.firstMonth
      return (amount.sums.indices.contains(place) ? amount.sums[place] : nil, nil, nil)
    case .amount: return (nil, nil, nil)
    }
  }
}
