import Glibc

/// Trials and hits of a window and of the months it is compared with.
package struct TwoByTwo: Sendable, Hashable {
  package var trials: Int
  package var otherTrials: Int
  /// Hits of both together, 0…`trials` + `otherTrials`.
  package var hits: Int
  /// ln of the odds ratio between window and others that needs no explanation; 0 when the same odds are expected.
  package var shift: Double

  package init(trials: Int, otherTrials: Int, hits: Int, shift: Double = 0) {
    self.trials = trials
    self.otherTrials = otherTrials
    self.hits = hits
    self.shift = shift
  }
}

/// The exact chances of the hits in a window when those of window and other months together are given.
///
/// Fisher's noncentral hypergeometric distribution (Fisher, JRSS 98, 1935), which with a shift of 0 is that of his
/// exact test; the hits of several tables are added up by convolution. Nothing has to be estimated, so that it also
/// holds where a handful of records makes the normal tail too light.
package struct ConditionalHits: Sendable, Hashable {
  /// The least number of hits that is possible, and the chance of that number and of each one above it.
  package private(set) var lowest = 0
  package private(set) var chances = [1.0]

  package init(_ tables: [TwoByTwo]) {
    for table in tables {
      let own = ConditionalHits.chances(table)
      lowest += own.lowest
      guard chances.count > 1 else {
        chances = own.chances
        continue
      }
      var sums = [Double](repeating: 0, count: chances.count + own.chances.count - 1)
      for (left, chance) in chances.enumerated() {
        for (right, other) in own.chances.enumerated() { sums[left + right] += chance * other }
      }
      chances = sums
    }
  }

  /// Returns the chance of fewer hits (or, upwards, of more), plus half the chance of exactly so many: the mid-p of
  /// one side, 0…1 (Lancaster, JASA 56, 1961).
  package func midTail(_ hits: Int, upwards: Bool) -> Double {
    let place = hits - lowest
    guard chances.indices.contains(place) else { return (place < 0) == upwards ? 1 : 0 }
    // Added up from the far end, so that small tails keep their digits.
    let beyond =
      upwards ? chances[(place + 1)...].reversed().reduce(0, +) : chances[..<place].reduce(0, +)
    return min(1, beyond + chances[place] / 2)
  }

  private static func chances(_ table: TwoByTwo) -> (lowest: Int, chances: [Double]) {
    let lowest = max(0, table.hits - table.otherTrials)
    let highest = min(table.hits, table.trials)
    guard highest > lowest else { return (lowest, [1]) }
    var logs = [0.0]
    logs.reserveCapacity(highest - lowest + 1)
    var level = 0.0
    var top = 0.0
    for hits in lowest..<highest {
      // From one number of hits to the next both binomial coefficients change by one factor each.
      let up = Double(table.trials - hits) * Double(table.hits - hits)
      let down = Double(hits + 1) * Double(table.otherTrials - table.hits + hits + 1)
      level += log(up / down) + table.shift
      logs.append(level)
      top = max(top, level)
    }
    let weights = logs.map { exp($0 - top) }
    let sum = weights.reduce(0, +)
    return (lowest, weights.map { $0 / sum })
  }
}
