import Statistics

/// Rule 11: a KPI of the company is a signal when the p of its series is below this; four windows share it,
/// 0.00135 each, |z| > 3.2.
package let companyThreshold = 0.0054

/// Rule 11: the share of false discoveries among a month's signals below company level.
package let familyLevel = 0.05

/// Marks the signals below company level: all scopes × KPIs of a month form one family (Benjamini–Hochberg at 5 %).
///
/// - Parameter series: verdicts of `scopeVerdicts`, of every scope and KPI of the site. Tables may cover different
///   months; a month's family is whoever was tested in it.
package func markFamilies(_ series: inout [[MonthVerdict]]) {
  var members: [Int: [(series: Int, place: Int, p: Double)]] = [:]
  for (index, verdicts) in series.enumerated() {
    for (place, verdict) in verdicts.enumerated() {
      guard let p = verdict.p else { continue }
      members[verdict.month, default: []].append((index, place, p))
    }
  }
  for family in members.values {
    let found = benjaminiHochberg(family.map(\.p), level: familyLevel)
    for (member, isSignal) in zip(family, found.isSignal) {
      series[member.series][member.place].isSignal = isSignal
      series[member.series][member.place].threshold = found.threshold
    }
  }
  for index in series.indices { markStates(&series[index]) }
}

/// Rule 12: new, standing, over. Months without a test are no verdicts and are passed over.
package func markStates(_ verdicts: inout [MonthVerdict]) {
  var since = 0
  /// Verdicts since the last signal; large when there was none.
  var quiet = Int.max - 1
  for index in verdicts.indices {
    guard verdicts[index].p != nil else { continue }
    if verdicts[index].isSignal {
      let isNew = quiet >= 6
      if isNew { since = verdicts[index].month }
      verdicts[index].state = isNew ? .new : .standing(since: since)
      quiet = 0
    } else {
      quiet = min(quiet, Int.max - 2) + 1
      verdicts[index].state = quiet < 3 ? .standing(since: since) : quiet == 3 ? .over(since: since) : .none
    }
  }
}

/// What a page prints about its tests of a month: how many series, and what each had to undercut.
package struct FamilySize: Sendable, Hashable {
  package var tested: Int
  package var threshold: Double
}

/// Returns the size and threshold of a month's family; `nil` when nothing was tested in it.
package func familySize(_ series: [[MonthVerdict]], in month: Int) -> FamilySize? {
  var size: FamilySize?
  for verdicts in series {
    guard let verdict = verdicts.first(where: { $0.month == month }), verdict.p != nil else { continue }
    size = FamilySize(tested: (size?.tested ?? 0) + 1, threshold: verdict.threshold)
  }
  return size
}

/// Returns the months whose verdict differs from an earlier build's: past records were corrected (rule 4).
///
/// Months that the earlier build did not test are news, not corrections.
package func correctedMonths(before: [MonthVerdict], now: [MonthVerdict]) -> [Int] {
  var known: [Int: Bool] = [:]
  for verdict in before where verdict.p != nil { known[verdict.month] = verdict.isSignal }
  return now.compactMap { verdict in
    guard let old = known[verdict.month], old != verdict.isSignal else { return nil }
    return verdict.month
  }
}
