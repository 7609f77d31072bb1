import Signals
import Statistics
import Testing

/// A fall that starts in the 25th month, and how soon it must be seen how often.
struct Fall: Sendable {
  var before: [Double]
  var after: [Double]
  /// Months since the fall, and the share of series that must be flagged by then.
  var bounds: [(months: Int, share: Double)]
}

@Suite struct PowerSimulationTests {
  static let history = 24
  static let runs = 1000

  @Test(arguments: [
    Fall(before: [0.5], after: [0.4], bounds: [(3, 0.25), (6, 0.55), (9, 0.7), (12, 0.85)]),
    Fall(before: [0.3], after: [0.2], bounds: [(6, 0.65)]),
    Fall(before: [0.5], after: [0.35], bounds: [(3, 0.65), (6, 0.93)]),
    Fall(before: [0.5], after: [0.3], bounds: [(3, 0.92)]),
    Fall(before: [0.49, 0.55, 0.81], after: [0.39, 0.45, 0.71], bounds: [(6, 0.65)]),
  ])
  func `sixty decided deals a month show a fall of the win rate`(fall: Fall) {
    var generator = SeededGenerator(seed: 11)
    let trials = [Int](repeating: 60, count: Self.history + 12)
    let found = Self.share(of: fall.bounds.map(\.months)) {
      let hits = trials.indices.map { month in
        let shares = month < Self.history ? fall.before : fall.after
        return generator.binomial(60, shares[month % shares.count])
      }
      return rateVerdicts(hits, trials)
    }
    for (bound, share) in zip(fall.bounds, found) {
      #expect(share >= bound.share, "\(fall.before) → \(fall.after): \(share) within \(bound.months) months")
    }
  }

  @Test func `a fall of an amount by 30 % shows within three months`() {
    var generator = SeededGenerator(seed: 12)
    let found = Self.share(of: [3]) {
      amountVerdicts(
        (0..<(Self.history + 12)).map { month in
          generator.logNormal(median: month < Self.history ? 1000 : 700, spread: 0.1)
        })
    }
    #expect(found[0] >= 0.75, "\(found)")
  }

  /// Share of runs with a signal downwards within so many months after the fall.
  private static func share(of months: [Int], _ run: () -> [MonthVerdict]) -> [Double] {
    var found = months.map { _ in 0.0 }
    for _ in 0..<runs {
      let after = run().dropFirst(history)
      for (index, months) in months.enumerated()
      where after.prefix(months).contains(where: { $0.isSignal && $0.best?.direction == .down }) {
        found[index] += 1
      }
    }
    return found.map { $0 / Double(runs) }
  }
}
