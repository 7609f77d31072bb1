import Metrics
import Periods
import Signals

extension Desk {
  /// Why a figure of a period stands for less than the whole of it: `不完整：记录始于 2017年3月`.
  ///
  /// That a period is still running is said elsewhere.
  ///
  /// - Parameter most: the most reasons to name.
  /// - Returns: `nil` for a whole period.
  func incompleteness(_ id: String, _ period: Period, most: Int = 1) -> String? {
    guard period.kind != .all, evaluation.isPartial(.period(period), id) else { return nil }
    let asOf = evaluation.context.asOf.month
    let running = isRunning(period) ? asOf.index : asOf.index + 1
    let months = evaluation.context.calendar.months(of: period).map(\.index).filter { $0 < running }
    guard let coverage = evaluation.coverage(of: id), months.contains(where: { !coverage.covers($0) }) else {
      return nil
    }
    let causes = reasons(coverage, among: months).prefix(most)
    return say("不完整：", "Incomplete: ") + causes.joined(separator: say("；", "; "))
  }

  /// Why some of the months are not covered, each reason once.
  private func reasons(_ coverage: Coverage, among months: [Int]) -> [String] {
    // What a formula combines has its own reasons; those of the records of the leading metric are told.
    let told = coverage.leftOut.isEmpty ? evaluation.coverage(of: primary) ?? coverage : coverage
    var found: [String] = []
    let starts = [told.leftOut.first?.month, told.months?.lowerBound].compactMap { $0 }
    if let start = starts.min(), let first = months.first, first < start {
      found.append(say("记录始于 ", "records start in ") + dates.month(Month(index: start)))
    }
    for month in told.leftOut where months.contains(month.month) {
      let word = word(month.reason)
      if !found.contains(word) { found.append(word) }
    }
    guard found.isEmpty else { return found }
    guard let covered = coverage.months else { return [say("没有完整的月份", "no month has complete records")] }
    let range = [covered.lowerBound, covered.upperBound].map { dates.month(Month(index: $0)) }
    return [say("完整月份为 ", "complete months are ") + range.joined(separator: " – ")]
  }

  /// Why a month is left out, in words.
  func word(_ reason: MonthLeftOut) -> String {
    switch reason {
    case .recordsStartInside: say("记录从月中开始", "records start inside a month")
    case .running: say("本月进行中", "the last month is running")
    case .recordsStopInside: say("记录在月底前中断", "records stop before a month's end")
    case .rampUp:
      say("爬坡期：导出开始之前创建的商机不在数据中", "ramp-up: deals created before the extract are missing")
    case .creationStops: say("新商机中断", "no new deals were created")
    case .outsideDeclared: say("在声明的范围之外", "outside the declared range")
    }
  }
}
