import Findings
import Metrics
import Periods

/// The months of each scope in which at least one of its series was tested.
struct JudgedMonths: Sendable {
  private var monthsOf: [Scope: Set<Month>] = [:]

  init(_ findings: Findings) {
    for (key, points) in findings.points {
      for point in points where point.expected != nil || point.signal != nil {
        for index in point.month.index...max(point.month.index, point.lastMonth.index) {
          monthsOf[key.scope, default: []].insert(Month(index: index))
        }
      }
    }
  }

  /// Whether a series of one of the scopes that `includes` accepts was tested, in one of the months where some are
  /// given.
  func contains(_ months: Set<Month>? = nil, _ includes: (Scope) -> Bool) -> Bool {
    monthsOf.contains { scope, judged in
      includes(scope) && months.map { !$0.isDisjoint(with: judged) } ?? true
    }
  }
}

/// What a list of changes says when it is empty: as a note, and in a few words.
struct Quiet {
  var note: String
  var brief: String
}

extension Desk {
  /// An empty list of what happened: that nothing did is said only of what was tested.
  func quiet(_ includes: (Scope) -> Bool) -> Quiet {
    let untested = includes(.company) ? findings.untested?[language] : nil
    if let untested {
      guard findings.testedBelow > 0 else {
        return Quiet(note: untested, brief: say("尚未检验", "Not tested yet"))
      }
      let below = figures.number(Double(findings.testedBelow))
      let rest = say("下级检验了 \(below) 个序列：", " Below it \(below) series were tested: ")
      let none = say("没有超出正常波动的变化，也没有确定的未达标。", "no change beyond noise and no certain shortfall.")
      return Quiet(note: untested + rest + none, brief: say("公司级尚未检验", "The company is not tested yet"))
    }
    guard map.judged.contains(nil, includes) || (includes(.company) && findings.testedCompany > 0) else {
      return Quiet(
        note: say(
          "这里的变化尚无法检验：历史太短，或记录太少。",
          "No change here could be tested yet: the history is too short, or the records too few."),
        brief: say("尚未检验", "Not tested yet"))
    }
    return Quiet(note: say(.nothingHappened), brief: say("没有真实变化", "No real change"))
  }

  /// An empty list of what happened in an earlier period.
  func quiet(in months: Set<Month>, _ includes: (Scope) -> Bool) -> Quiet {
    guard map.judged.contains(months, includes) else {
      return Quiet(
        note: say(
          "这一时段的变化未检验：之前的历史太短，或记录不完整。",
          "Changes in this period were not tested: too little history before it, or incomplete records."),
        brief: say("未检验", "Not tested"))
    }
    return Quiet(
      note: say("这一时段没有超出正常波动的变化。", "No change beyond noise in this period."),
      brief: say("没有真实变化", "No real change"))
  }
}
