/// Pseudo-random numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood 2014) and nothing
/// but additions, multiplications and square roots behind it.
struct Randomness {
  private var state: UInt64

  /// - Parameter stream: numbers of different streams of one seed are independent of each other, so that a change to
  ///   one file leaves the others as they are.
  init(seed: UInt64, stream: UInt64) {
    state = seed &* 0xD134_2543_DE82_EF95 &+ stream &* 0x2545_F491_4F6C_DD1D
    _ = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in 0..<1.
  mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Whether something of this probability happens.
  mutating func happens(_ probability: Double) -> Bool { share() < probability }

  /// A whole number of the range, all equally likely.
  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    let span = UInt64(range.upperBound - range.lowerBound + 1)
    return range.lowerBound + Int(next().multipliedFullWidth(by: span).high)
  }

  /// An index below `count`, which must be positive.
  mutating func index(_ count: Int) -> Int { whole(0...(count - 1)) }

  /// An index of the weights, each as likely as its weight.
  mutating func index(weights: [Double]) -> Int {
    var rest = share() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return index }
    }
    return weights.count - 1
  }

  /// Nearly a standard normal number, within ±3.46: the sum of four uniform ones.
  mutating func normal() -> Double {
    let bits = next()
    var sum = 0.0
    for shift in [0, 16, 32, 48] as [UInt64] { sum += (Double((bits >> shift) & 0xFFFF) + 0.5) / 65_536 }
    // A uniform number has the variance 1/12, so four of them have 1/3.
    return (sum - 2) * 1.732_050_807_568_877_2
  }

  /// A lognormal number with this median and this standard deviation of its logarithm.
  mutating func lognormal(median: Double, deviation: Double) -> Double {
    median * exponential(of: deviation * normal())
  }
}

/// eˣ for |x| < 20 by its series, since libraries differ in the last digit.
func exponential(of x: Double) -> Double {
  let small = x / 1024
  var result = 1 + small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4)))
  for _ in 0..<10 { result *= result }
  return result
}
