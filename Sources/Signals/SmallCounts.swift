import Glibc
import Statistics

/// Below so many hits or misses, expected in the window or counted in the baseline, the exact tail is taken as well.
let smallCount = 25.0

/// The exact tail of a window of few records (rules 7 and 10).
///
/// Around p = 1e-4, where a family of hundreds of series decides, the normal tail of a skewed binomial is too light by
/// a factor of ten and more, and a baseline of a few hits has an error far from symmetric. Given the hits of window
/// and baseline together, those of the window follow Fisher's hypergeometric distribution, with the shift of the rest
/// of the company as its odds ratio; nothing is estimated. Its one-sided mid-p becomes a z, which is divided by
/// `widening` and read like the z of the normal test. The larger p of the two counts.
package struct SmallCounts: Sendable, Hashable {
  /// Hits of the window.
  var hits: Int
  /// One table per position in the quarter that the window meets.
  var tables: [TwoByTwo]
  /// √(φ · (variance with the rest of the company's ÷ variance without)), 1 or more.
  var widening: Double
  /// Degrees of freedom of t; `nil` for the normal distribution.
  var degrees: Int?

  /// Returns the two-sided p, 0…1, of the hits in the window.
  ///
  /// - Parameter upwards: whether more hits were counted than expected.
  func p(upwards: Bool) -> Double {
    let tail = ConditionalHits(tables).midTail(hits, upwards: upwards)
    guard tail < 0.5 else { return 1 }
    let z = normalUpperQuantile(tail) / widening
    return degrees.map { studentTwoSided(z, degrees: Double($0)) } ?? normalTwoSided(z)
  }

  /// Returns the least and the greatest share of a window of one table whose p stays at `level` or above.
  ///
  /// - Parameter share: the expected share, 0…1.
  func limits(level: Double, around share: Double) -> (low: Double, high: Double)? {
    guard let table = tables.first, tables.count == 1 else { return nil }
    let expected = share * Double(table.trials)
    func isQuiet(_ count: Int, upwards: Bool) -> Bool {
      var other = self
      other.hits = count
      other.tables[0].hits += count - hits
      return other.p(upwards: upwards) >= level
    }
    // p falls with the distance from what is expected: halving finds where it crosses the level.
    var low = (loud: -1, quiet: Int(expected))
    while low.quiet - low.loud > 1 {
      let middle = (low.quiet + low.loud) / 2
      if isQuiet(middle, upwards: false) { low.quiet = middle } else { low.loud = middle }
    }
    var high = (quiet: Int(expected.rounded(.up)), loud: table.trials + 1)
    while high.loud - high.quiet > 1 {
      let middle = (high.quiet + high.loud) / 2
      if isQuiet(middle, upwards: true) { high.quiet = middle } else { high.loud = middle }
    }
    let n = Double(table.trials)
    return ((Double(low.quiet) - 0.5) / n, (Double(high.quiet) + 0.5) / n)
  }
}
