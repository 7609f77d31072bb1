import Metrics
import Periods

/// The targets missed in the running quarter and in the last complete month and quarter.
///
/// A proportion is missed beyond noise when the near end of its 95 % interval is on the wrong side of the target, from
/// 10 records on; any other figure of a complete period when it is short **and** there is a signal in the bad
/// direction; an amount or count also when the target lies beyond the drawn limit of the month. Everything else is
/// within noise.
func shortfalls(_ evaluation: Evaluation, _ findings: Findings, _ pages: [String: [String]]) -> [Shortfall] {
  let calendar = evaluation.context.calendar
  let quarter = calendar.period(.quarter, containing: evaluation.context.asOf)
  let month = calendar.period(.month, containing: evaluation.context.asOf)
  let periods = [quarter, calendar.period(quarter, movedBy: -1), calendar.period(month, movedBy: -1)]
  var found: [Shortfall] = []
  for metric in evaluation.available where metric.better != .none && evaluation.hasTargets(metric.id) {
    for scope in evaluation.scopes {
      for period in periods.map(ReportPeriod.period) + (metric.isStock ? [.asOf] : []) {
        guard let figure = evaluation.value(metric.id, scope, period), let value = figure.value,
          let target = figure.target, metric.better == .higher ? value < target : value > target
        else { continue }
        // A running amount is behind its target until the last day: that is no finding.
        if metric.isAdditive && figure.partial { continue }
        // Where the months of a quarter differ, only whole quarters are a fair measure of one target.
        if findings.rhythm[metric.id] != nil, figure.partial || isMonth(period) { continue }
        let isBeyond = isBeyondNoise(metric, scope, period, figure, target, findings)
        found.append(
          Shortfall(
            key: SeriesKey(metric.id, scope), period: period, value: value, target: target,
            isBeyondNoise: isBeyond,
            pages: pages[metric.id] ?? []))
      }
    }
  }
  return found
}

private func isMonth(_ period: ReportPeriod) -> Bool {
  if case .period(.month) = period { true } else { false }
}

private func isBeyondNoise(
  _ metric: MetricDefinition, _ scope: Scope, _ period: ReportPeriod, _ figure: MetricValue, _ target: Double,
  _ findings: Findings
) -> Bool {
  if metric.kind == .proportion {
    guard figure.n >= 10, let low = figure.low, let high = figure.high else { return false }
    return metric.better == .higher ? high < target : low > target
  }
  guard !figure.partial else { return false }
  if let signal = findings.signal(metric.id, scope), signal.tone == .bad { return true }
  // The limits of a mean are drawn around the geometric mean, which is no measure for a target of the plain one.
  guard metric.isAdditive, case .period(.month(let month)) = period,
    let point = findings.points[SeriesKey(metric.id, scope)]?.first(where: {
      $0.month == month && $0.lastMonth == month
    }),
    let low = point.low, let high = point.high
  else { return false }
  return metric.better == .higher ? target > high : target < low
}
