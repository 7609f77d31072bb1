import Glibc
import Statistics

/// Whether the months of a quarter differ from each other (rule 8).
package enum QuarterPattern: Sendable, Hashable {
  case none
  /// The level depends on the place of the month in its quarter: expectations go per position.
  case position
  /// What looks like a quarter is a season of the year.
  case season
}

/// The level of rule 8 for both its tests.
private let patternLevel = 0.01

/// Returns F of rule 8 with its p, for months given as (position 0…2, hits, trials); `nil` below nine months with
/// trials or below two of a position.
package func quarterPositionTest(
  positions: [Int], hits: [Int], trials: [Int]
) -> GroupTest? {
  var k = [0.0, 0.0, 0.0]
  var n = [0.0, 0.0, 0.0]
  var squares = [0.0, 0.0, 0.0]
  var months = [0, 0, 0]
  for (position, (hits, trials)) in zip(positions, zip(hits, trials)) where trials > 0 {
    k[position] += Double(hits)
    n[position] += Double(trials)
    squares[position] += Double(hits) * Double(hits) / Double(trials)
    months[position] += 1
  }
  let count = months.reduce(0, +)
  guard count >= 9, months.allSatisfy({ $0 >= 2 }) else { return nil }
  let common = k.reduce(0, +) / n.reduce(0, +)
  guard common > 0, common < 1 else { return nil }
  var between = 0.0
  var within = 0.0
  for position in 0..<3 {
    let share = k[position] / n[position]
    between += n[position] * (share - common) * (share - common) / (common * (1 - common))
    if share > 0, share < 1 {
      within += (squares[position] - k[position] * share) / (share * (1 - share))
    }
  }
  let f = between / 2 / max(1, within / Double(count - 3))
  return GroupTest(statistic: f, degrees: 2, p: fUpperTail(f, 2, Double(count - 3)))
}

extension RateSeries {
  func pattern(_ months: ClosedRange<Int>, _ context: SignalContext) -> QuarterPattern {
    let used = months.filter { trialsIn($0) > 0 }
    let test = quarterPositionTest(
      positions: used.map(context.position), hits: used.map(hitsIn), trials: used.map(trialsIn))
    guard let test, test.p < patternLevel else { return .none }
    guard months.count >= 24 else { return .position }
    let shares = used.map { Double(hitsIn($0)) / Double(trialsIn($0)) }
    let common =
      used.reduce(0.0) { $0 + Double(hitsIn($1)) } / used.reduce(0.0) { $0 + Double(trialsIn($1)) }
    let weights = used.map { Double(trialsIn($0)) / (common * (1 - common)) }
    // Weighted by binomial variance, so a mean square below one is only luck.
    let p = seasonP(used, shares, context, weights: weights, leastVariance: 1)
    return p < patternLevel ? .season : .position
  }

  func hitsIn(_ month: Int) -> Int {
    hits.indices.contains(month - firstMonth) ? hits[month - firstMonth] : 0
  }
  func trialsIn(_ month: Int) -> Int {
    trials.indices.contains(month - firstMonth) ? trials[month - firstMonth] : 0
  }
}

/// Two-way analysis of variance of logs, quarter + position; quarters with a joined or missing point are left out.
func pattern(
  ofLogs points: [LogPoint], _ months: ClosedRange<Int>, _ context: SignalContext
) -> QuarterPattern {
  let single = points.filter { $0.span == 1 && $0.log.isFinite && months.contains($0.month) }
  var quarters: [[Double]] = []
  for index in single.indices where context.position(of: single[index].month) == 0 && index + 2 < single.count
  {
    guard single[index + 2].month == single[index].month + 2 else { continue }
    quarters.append(single[index...(index + 2)].map(\.log))
  }
  guard quarters.count >= 3 else { return .none }
  let count = Double(quarters.count)
  let grand = quarters.joined().reduce(0, +) / (3 * count)
  let effects = (0..<3).map { position in quarters.reduce(0) { $0 + $1[position] } / count - grand }
  var rest = 0.0
  for quarter in quarters {
    let level = quarter.reduce(0, +) / 3
    for position in 0..<3 { rest += pow(quarter[position] - level - effects[position], 2) }
  }
  let between = count * effects.reduce(0) { $0 + $1 * $1 }
  guard rest > 1e-18 * max(1, between) else { return between > 1e-12 ? .position : .none }
  let f = (between / 2) / (rest / (2 * (count - 1)))
  guard fUpperTail(f, 2, 2 * (count - 1)) < patternLevel else { return .none }
  guard months.count >= 24 else { return .position }
  return seasonP(single.map(\.month), single.map(\.log), context) < patternLevel ? .season : .position
}

/// The p of month-of-year over trend + position; 1 when there are too few months to tell.
private func seasonP(
  _ months: [Int], _ y: [Double], _ context: SignalContext, weights: [Double]? = nil,
  leastVariance: Double = 0
) -> Double {
  let middle = Double(months.first ?? 0)
  let small = months.map { month -> [Double] in
    let position = context.position(of: month)
    return [1, Double(month) - middle, position == 1 ? 1 : 0, position == 2 ? 1 : 0]
  }
  let large = zip(months, small).map { month, row in
    row + (0..<12).map { (month % 12 + 12) % 12 == $0 ? 1 : 0 }
  }
  let before = regression(small, y, weights: weights)
  let after = regression(large, y, weights: weights)
  let (more, left) = (after.rank - before.rank, months.count - after.rank)
  guard more > 0, left > 0 else { return 1 }
  let variance = max(leastVariance, after.residualSquares / Double(left))
  guard variance > 0 else { return 1 }
  let f = (before.residualSquares - after.residualSquares) / Double(more) / variance
  return fUpperTail(f, Double(more), Double(left))
}
