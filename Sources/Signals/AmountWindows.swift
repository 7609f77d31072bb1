import Glibc
import Statistics

/// Windows that amounts and counts are judged by (rule 6).
let amountWindows = [1, 3, 6]

/// Covered months before the window from which on rule 9 compares with the year before.
///
/// Counted before the window, like its 18 months of the line: counted with the window, a fall in the 25th month
/// would meet twelve yearly differences, too few to show it in time.
private let yearOnYearHistory = 25

/// Least average of records a month in the baseline (rule 9).
private let leastRecords = 25.0

/// Judges every point of an amount or count: rule 9 for the company, rule 10 for a scope.
struct AmountJudge {
  let points: [LogPoint]
  let context: SignalContext
  /// Per point what is tested by the level: y − y of the year before, or ln(scope ÷ rest). NaN where undefined.
  private let yearOnYear: [Double]
  private let ratio: [Double]?

  init(_ series: AmountSeries, rest: AmountSeries?, _ context: SignalContext) {
    let points = series.points(context)
    self.points = points
    self.context = context
    var places: [Int: Int] = [:]
    for (index, point) in points.enumerated() { places[point.month] = index }
    yearOnYear = points.map { point in
      places[point.month - 12].map { point.log - points[$0].log } ?? .nan
    }
    ratio = rest.map { rest in
      var logs: [Int: Double] = [:]
      for point in rest.points(context) { logs[point.month] = point.log }
      return points.map { $0.log - (logs[$0.month] ?? .nan) }
    }
  }

  /// - Parameters:
  ///   - index: the point that ends in the verdict's month.
  ///   - start: the first month of the history.
  func judge(_ verdict: inout MonthVerdict, at index: Int, from start: Int) {
    let point = points[index]
    verdict.span = point.span
    verdict.value = point.log.isFinite ? exp(point.log) : nil
    guard point.firstMonth >= start else { return verdict.finish(.notEnoughHistory) }
    var reason: NotTested?
    for length in amountWindows {
      switch test(length, index, start, verdict.pattern) {
      case .success(let found):
        verdict.add(found.window)
        if length == 1 { verdict.expectation = found.expectation }
      case .failure(let why): reason = reason ?? why.reason
      }
    }
    verdict.finish(reason)
  }

  struct Refusal: Error { var reason: NotTested }
  struct Found {
    var window: WindowResult
    var expectation: Expectation
  }

  func test(_ length: Int, _ index: Int, _ start: Int, _ pattern: QuarterPattern) -> Result<
    Found, Refusal
  > {
    let first = index - length + 1
    guard first > 0, points[first].firstMonth >= start else {
      return .failure(Refusal(reason: .notEnoughHistory))
    }
    let history = points[first].firstMonth - start
    let method: TestMethod =
      ratio != nil ? .restOfCompany : history >= yearOnYearHistory ? .yearOnYear : .line
    let window = first...index
    let floor = method == .yearOnYear ? start + 12 : start
    guard let before = baseline(endingAt: first - 1, floor, method == .line ? 18 : 12) else {
      return .failure(Refusal(reason: .notEnoughHistory))
    }
    if let reason = obstacle(window, before, method) { return .failure(Refusal(reason: reason)) }
    let outcome: LogTest?
    let observed: Double
    switch method {
    case .line, .rate:
      observed = average(points[window].map(\.log))
      outcome = line(window, before, observed, pattern)
    case .yearOnYear:
      observed = average(yearOnYear[window])
      outcome = levelTest(observed: observed, length: length, baseline: yearOnYear[before])
    case .restOfCompany:
      let ratio = ratio ?? []
      observed = average(ratio[window])
      outcome = levelTest(observed: observed, length: length, baseline: ratio[before])
    }
    guard let outcome else { return .failure(Refusal(reason: .noVariation)) }
    return .success(found(method, window, before, outcome, observed))
  }

  /// The points before the window: up to 24 months of them, `nil` when they hold fewer than `least`.
  private func baseline(endingAt last: Int, _ floor: Int, _ least: Int) -> ClosedRange<Int>? {
    var first = last + 1
    var months = 0
    while first > 0 {
      let next = points[first - 1]
      guard next.firstMonth >= floor, months + next.span <= 24 else { break }
      months += next.span
      first -= 1
    }
    return months >= least ? first...last : nil
  }

  private func obstacle(_ window: ClosedRange<Int>, _ before: ClosedRange<Int>, _ method: TestMethod)
    -> NotTested?
  {
    let needed = before.lowerBound...window.upperBound
    let values = method == .restOfCompany ? ratio ?? [] : method == .yearOnYear ? yearOnYear : []
    let isDefined =
      values.isEmpty
      ? points[needed].allSatisfy { $0.log.isFinite } : values[needed].allSatisfy { $0.isFinite }
    guard isDefined else {
      // A scope with amounts of its own but no rest is the company under another name.
      return method == .restOfCompany && points[needed].allSatisfy { $0.log.isFinite }
        ? .noRest : .notPositive
    }
    let records = points[before].reduce(0) { $0 + $1.records }
    let months = points[before].reduce(0) { $0 + $1.span }
    return Double(records) >= leastRecords * Double(months) ? nil : .tooFew
  }

  private func line(
    _ window: ClosedRange<Int>, _ before: ClosedRange<Int>, _ observed: Double, _ pattern: QuarterPattern
  ) -> LogTest? {
    let end = points[window.upperBound].month
    let rows = points[before].map { columns($0, end, pattern) }
    let windows = points[window].map { columns($0, end, pattern) }
    let windowRow = (0..<(windows.first?.count ?? 0)).map { column in average(windows.map { $0[column] }) }
    return lineTest(
      observed: observed, length: window.count, rows: rows, windowRow: windowRow,
      baseline: points[before].map(\.log))
  }

  /// Constant, time, and with a quarter pattern the share of the point in positions 1 and 2.
  private func columns(_ point: LogPoint, _ end: Int, _ pattern: QuarterPattern) -> [Double] {
    let months = point.firstMonth...point.month
    let time = average(months.map { Double($0 - end) })
    guard pattern == .position else { return [1, time] }
    return [1, time]
      + (1...2).map { place in average(months.map { context.position(of: $0) == place ? 1 : 0 }) }
  }

  private func found(
    _ method: TestMethod, _ window: ClosedRange<Int>, _ before: ClosedRange<Int>, _ outcome: LogTest,
    _ observed: Double
  ) -> Found {
    let level = average(points[window].map(\.log))
    // What the test compares may be a difference of logs; the shift leads back to the KPI itself.
    let shift = level - observed
    let result = WindowResult(
      method: method, length: window.count,
      months: points[window.lowerBound].firstMonth...points[window.upperBound].month,
      baseline: points[before.lowerBound].firstMonth...points[before.upperBound].month, p: outcome.p,
      direction: observed < outcome.centre ? .down : .up, observed: exp(level),
      expected: exp(outcome.centre + shift), baselineLevel: exp(average(points[before].map(\.log))))
    let expectation = Expectation(
      scale: .logarithm, centre: outcome.centre + shift, standardError: outcome.standardError,
      degrees: outcome.degrees)
    return Found(window: result, expectation: expectation)
  }
}

private func average(_ values: some Collection<Double>) -> Double {
  values.reduce(0, +) / Double(values.count)
}
