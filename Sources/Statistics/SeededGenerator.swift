/// Random numbers that are the same for the same seed on every machine.
///
/// xoshiro256** (Blackman & Vigna 2018), its state filled by SplitMix64. The draws use +, −, ×, ÷ and square
/// roots alone, so that no C library can change them.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)
  private var spareNormal: Double?

  package init(seed: UInt64) {
    var mixer = seed
    func next() -> UInt64 {
      mixer &+= 0x9E37_79B9_7F4A_7C15
      var z = mixer
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    state = (next(), next(), next(), next())
  }

  package mutating func next() -> UInt64 {
    func rotated(_ x: UInt64, _ by: UInt64) -> UInt64 { (x << by) | (x >> (64 - by)) }
    let result = rotated(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, 45)
    return result
  }

  /// A number in 0 ..< 1.
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A whole number in 0 ..< count; 0 when count is below one.
  package mutating func integer(below count: Int) -> Int {
    guard count > 1 else { return 0 }
    return Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// True with the given chance.
  package mutating func chance(_ share: Double) -> Bool { unit() < share }

  /// A draw from the standard normal distribution (Marsaglia's polar method).
  package mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    while true {
      let (u, v) = (2 * unit() - 1, 2 * unit() - 1)
      let square = u * u + v * v
      guard square > 0, square < 1 else { continue }
      let scale = (-2 * deterministicLog(square) / square).squareRoot()
      spareNormal = v * scale
      return u * scale
    }
  }

  /// A draw whose logarithm is normal.
  ///
  /// - Parameters:
  ///   - median: the value that half of the draws exceed.
  ///   - spread: standard deviation of the logarithm.
  package mutating func logNormal(median: Double, spread: Double) -> Double {
    median * deterministicExp(spread * normal())
  }

  /// A waiting time with the given mean.
  package mutating func exponential(mean: Double) -> Double { -mean * deterministicLog(1 - unit()) }

  /// A count with the given mean (Poisson).
  package mutating func poisson(_ mean: Double) -> Int {
    // Knuth's product of uniforms, in portions whose exponential does not vanish.
    var left = mean
    var result = 0
    while left > 0 {
      let portion = min(left, 500)
      left -= portion
      let limit = deterministicExp(-portion)
      var product = unit()
      while product > limit {
        result += 1
        product *= unit()
      }
    }
    return result
  }

  /// The number of hits among `trials` with the given chance each.
  package mutating func binomial(_ trials: Int, _ share: Double) -> Int {
    var hits = 0
    for _ in 0..<max(0, trials) where unit() < share { hits += 1 }
    return hits
  }

  /// An index drawn in proportion to the weights, which must not be negative; the last one when all are 0.
  package mutating func index(weights: [Double]) -> Int {
    var left = unit() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      left -= weight
      if left < 0 { return index }
    }
    return max(0, weights.count - 1)
  }
}
