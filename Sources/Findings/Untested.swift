import Diagnostics
import Signals

/// Says why no series of the company could be tested, by the reason that holds for most of them; `nil` when one was
/// tested in the newest month that was tested at all.
func whyUntested(_ company: [[MonthVerdict]], tested: Int) -> Phrase? {
  guard tested == 0 else { return nil }
  var counts: [(reason: NotTested, count: Int)] = []
  for verdicts in company {
    let decided = verdicts.last { $0.notTested != nil && $0.notTested != .notDecided }
    let reason = decided?.notTested ?? .notDecided
    if let place = counts.firstIndex(where: { $0.reason == reason }) {
      counts[place].count += 1
    } else {
      counts.append((reason, 1))
    }
  }
  let most = counts.map(\.count).max() ?? 0
  let (zh, en) = words(counts.first { $0.count == most }?.reason ?? .notCovered)
  return Phrase(
    zh: "尚无法检验公司级的变化：\(zh)。", en: "No change of the company could be tested yet: \(en).")
}

private func words(_ reason: NotTested) -> (String, String) {
  switch reason {
  case .notDecided: ("还没有一个月已结束并过了宽限期", "no month is over and past its days of grace")
  case .notCovered: ("没有一个月的记录是完整的", "no month has complete records")
  case .notEnoughHistory, .joinedWithFebruary:
    ("之前的完整月份少于 12 个", "fewer than 12 complete months lie before the newest one")
  case .tooFew: ("每月的记录太少，分不清变化与偶然", "too few records a month to tell change from chance")
  case .notPositive: ("有的月份金额为零或为负", "some months hold nothing, or less than nothing")
  case .noVariation: ("各月数值完全相同，无从衡量波动", "all months are the same, so there is no measure of chance")
  case .noRest: ("没有可比较的其余部分", "there is nothing else to compare with")
  }
}
