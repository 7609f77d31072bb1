import Metrics
import Periods
import Settings
import Signals
import Tables

/// The monthly series of a metric that may carry signals, with what is needed to judge them.
struct Reading: Sendable {
  var metric: MetricDefinition
  var context: SignalContext
  var company: MonthlySeries
  var scopes: [(scope: Scope, series: MonthlySeries)]
  /// The first month that is not over.
  var runningMonth: Int
}

extension MetricDefinition {
  /// Whether a window of months is the sum of its months; means of amounts are given with more decimals.
  var isSummed: Bool { kind == .flow && (unit == .count || (unit == .money && decimals == 2)) }
}

/// Finds the series of a site.
struct Reader {
  let evaluation: Evaluation
  let dataset: Dataset
  let configuration: SiteConfiguration
  /// The as-of day itself has gone by.
  private var runningMonth: Int { (evaluation.context.asOf + 1).month.index }

  init(
    _ evaluation: Evaluation, _ dataset: Dataset, _ configuration: SiteConfiguration
  ) {
    self.evaluation = evaluation
    self.dataset = dataset
    self.configuration = configuration
  }

  /// The readings of every metric that may carry a signal (kpis §8.1), in the order of the catalogue.
  func readings() -> [Reading] {
    var readings: [Reading] = []
    for metric in evaluation.available {
      guard let table = metric.from, let date = metric.date, !repeatsItsFallback(metric) else { continue }
      if metric.id == "deal-size", let reading = dealSizes(metric, table, date) {
        readings.append(reading)
        continue
      }
      guard metric.kind == .proportion || metric.isSummed else { continue }
      guard let context = context(metric.id), let company = series(metric, .company) else {
        continue
      }
      let scopes = evaluation.scopes.filter { $0 != .company }.compactMap { scope in
        series(metric, scope).map { (scope, $0) }
      }
      readings.append(
        Reading(
          metric: metric, context: context, company: company, scopes: scopes, runningMonth: runningMonth))
    }
    return readings
  }

  /// Revenue without orders is bookings once more: one series must not speak twice.
  private func repeatsItsFallback(_ metric: MetricDefinition) -> Bool {
    guard let other = metric.fallback else { return false }
    return evaluation.months(metric.id, .company).map(\.value.value)
      == evaluation.months(other, .company).map(\.value.value)
  }

  private func series(_ metric: MetricDefinition, _ scope: Scope) -> MonthlySeries? {
    let months = evaluation.months(metric.id, scope)
    guard let first = months.first?.month, let last = months.last?.month else { return nil }
    var above = [Double](repeating: 0, count: last.index - first.index + 1)
    var below = [Int](repeating: 0, count: above.count)
    for (month, value) in months {
      // Where too few records hide the share, its hits are unknown, not none.
      if metric.kind == .proportion && value.numerator == nil { continue }
      let place = month.index - first.index
      above[place] = metric.kind == .proportion ? value.numerator ?? 0 : value.value ?? 0
      below[place] = metric.kind == .proportion ? Int(value.denominator ?? 0) : value.n
    }
    if metric.kind == .proportion {
      return .rate(RateSeries(firstMonth: first.index, hits: above.map { Int($0) }, trials: below))
    }
    return .amount(AmountSeries(firstMonth: first.index, sums: above, records: below))
  }

  /// What all series of a metric share.
  private func context(_ metric: String) -> SignalContext? {
    guard let coverage = evaluation.coverage(of: metric) else { return nil }
    let changes = configuration.changes.filter { $0.metrics.isEmpty || $0.metrics.contains(metric) }
    let calendar = evaluation.context.calendar
    let asOf = Int(evaluation.context.asOf.number)
    return SignalContext(
      coverage: coverage, decidedThrough: lastDecidedMonth(asOf: asOf, graceDays: configuration.graceDays),
      changes: changes.map { Signals.DeclaredChange(day: Int($0.day.number)) },
      fiscalYearStart: calendar.fiscalYearStart, joinsSpringFestival: calendar.springFestival)
  }

  /// The mean of the logarithm of won deals, which one large deal cannot move far.
  private func dealSizes(_ metric: MetricDefinition, _ table: String, _ date: String) -> Reading? {
    guard let deals = dataset[table], let context = context(metric.id),
      let rows = wonDeals(deals, by: date, through: evaluation.context.asOf)
    else { return nil }
    guard let first = rows.map(\.month).min(), let last = rows.map(\.month).max() else { return nil }
    func series(_ members: [WonDeal]) -> MonthlySeries {
      var sums = [Double](repeating: 0, count: last - first + 1)
      var records = [Int](repeating: 0, count: sums.count)
      for member in members {
        sums[member.month - first] += member.log
        records[member.month - first] += 1
      }
      return .amount(AmountSeries(kind: .meanOfLogs, firstMonth: first, sums: sums, records: records))
    }
    var scopes: [(scope: Scope, series: MonthlySeries)] = []
    for kind in evaluation.context.scopes {
      guard let column = deals.text(kind == "rep" ? "owner" : kind) else { continue }
      let groups = Dictionary(grouping: rows) { column.codes[$0.row] }
      for scope in evaluation.members(of: kind) {
        guard let code = column.entries.firstIndex(of: scope.name), let members = groups[Int32(code)] else {
          continue
        }
        scopes.append((scope, series(members)))
      }
    }
    return Reading(
      metric: metric, context: context, company: series(rows), scopes: scopes, runningMonth: runningMonth)
  }
}
