import Diagnostics
import Periods

/// Whether enough of the rows have the chance that a sum weights them by. The chances of a default process are no
/// chances of this company's deals, and a sum over the few rows that have one is not the sum.
struct ChanceCheck: Sendable {
  /// The greatest share of rows without a chance.
  static let mostLacking = 0.05

  /// The measure of the rows with an amount, and of those among them without a chance.
  var among: Int
  var lacking: Int

  static let noChances = Phrase(
    zh: "没有数据：CRM 没有给出成交概率；可在 stages: 里给各阶段写上 probability",
    en: "no data: the CRM gives no chances; stages: may give each stage its probability")

  /// What to count for a sum of something times `probability`; `nil` for other aggregates.
  static func aggregates(of aggregate: Aggregate) -> (among: Aggregate, lacking: Aggregate)? {
    guard aggregate.function == .sum, case .binary(.times, let left, let right)? = aggregate.expression,
      left == .column("probability") || right == .column("probability")
    else { return nil }
    let weighted = left == .column("probability") ? right : left
    let rows = [aggregate.filter, .not(.isEmpty(weighted))].compactMap { $0 }
    return (
      Aggregate(function: .count, filter: .all(rows)),
      Aggregate(function: .count, filter: .all(rows + [.isEmpty(.column("probability"))]))
    )
  }

  static func remark(lacking: Int, among: Int) -> Phrase {
    Phrase(
      zh: "\(among) 个商机中有 \(lacking) 个没有成交概率", en: "\(lacking) of \(among) deals have no chance")
  }
}

extension Evaluation {
  /// Takes the value away where more than 5 % of the rows with an amount lack a chance.
  func withholdUnweighted(_ result: inout MetricValue, _ metric: Int, _ scope: Int, _ slot: Slot) {
    guard let check = chances[metric], let among = read(check.among, scope, slot)?.count,
      let lacking = read(check.lacking, scope, slot)?.count,
      Double(lacking) > ChanceCheck.mostLacking * Double(among)
    else { return }
    result.withhold(ChanceCheck.remark(lacking: lacking, among: among))
  }

  /// The month with which the history of a metric of first records starts, as an index: who came before is unknown.
  /// `nil` for other metrics, and without records.
  func historyStart(_ metric: Int) -> Int? {
    guard case .aggregate(let measure, let aggregate) = compiled[metric], aggregate.first != nil,
      let first = firstColumns[measure]?[0], first != Int32.max
    else { return nil }
    let month = axis.first.index + Int(first) - 1
    // Days that are declared complete may begin before the first record.
    guard let covered = coverages[metric].first?.months else { return month }
    return covered.lowerBound > month ? covered.lowerBound - 1 : covered.lowerBound
  }

  /// Takes the value away in periods with which the history starts: whoever comes there may have come before.
  func withholdUnknownBefore(_ result: inout MetricValue, _ metric: Int, _ slot: Slot) {
    guard result.value != nil, let start = historyStart(metric), slot.days.start.month.index <= start else {
      return
    }
    let month = Month(index: start)
    result.withhold(
      Phrase(
        zh: "数据自 \(month) 开始，此前的历史不可知", en: "the records start in \(month): what came before is unknown"))
  }
}

extension MetricValue {
  /// Leaves only the number of records, with the reason.
  mutating func withhold(_ reason: Phrase) {
    self = MetricValue(n: n, target: target, remark: reason)
    isWithheld = true
  }
}
