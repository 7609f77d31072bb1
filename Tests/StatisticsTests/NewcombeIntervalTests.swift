import Statistics
import Testing

@Suite struct NewcombeIntervalTests {
  typealias Share = (hits: Int, trials: Int)

  // Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10: the first share less the second.
  @Test(
    arguments: [
      ((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090),
      ((6, 7), (2, 7), 0.0582, 0.8062),
      ((5, 56), (0, 29), -0.0381, 0.1926), ((0, 10), (0, 20), -0.1611, 0.2775),
      ((0, 10), (0, 10), -0.2775, 0.2775), ((10, 10), (0, 20), 0.6791, 1.0000),
      ((10, 10), (0, 10), 0.6075, 1.0000),
    ] as [(Share, Share, Double, Double)])
  func `agrees with the published examples to their last digit`(
    minuend: Share, subtrahend: Share, low: Double, high: Double
  ) throws {
    let interval = try #require(newcombeInterval(first: subtrahend, second: minuend))
    #expect(abs(interval.low - low) < 0.00005)
    #expect(abs(interval.high - high) < 0.00005)
  }

  @Test func `turns round when the sides change places`() throws {
    let there = try #require(newcombeInterval(first: (5, 56), second: (0, 29)))
    let back = try #require(newcombeInterval(first: (0, 29), second: (5, 56)))
    #expect(isClose(there.low, -back.high))
    #expect(isClose(there.high, -back.low))
  }

  @Test func `is nil when a side has no trial`() {
    #expect(newcombeInterval(first: (0, 0), second: (1, 2)) == nil)
    #expect(newcombeInterval(first: (1, 2), second: (0, 0)) == nil)
  }

  @Test func `adds the squares of the distances of two estimates to their limits`() {
    let interval = differenceInterval(
      first: (value: 10, interval: Interval(low: 6, high: 13)),
      second: (value: 30, interval: Interval(low: 26, high: 33)))
    #expect(isClose(interval.low, 20 - 5))
    #expect(isClose(interval.high, 20 + 5))
  }
}
