import Testing

import Statistics

@Suite struct GroupTests {
  @Test func `Kruskal–Wallis with ties`() throws {
    let test = try #require(kruskalWallis([[1, 2, 3, 4, 4], [2, 5, 6, 7], [8, 9, 9, 10, 3]]))
    #expect(isClose(test.statistic, 6.4747782705099794))
    #expect(isClose(test.p, 0.039266280330814335))
    #expect(kruskalWallis([[1, 2], []]) == nil)
    #expect(kruskalWallis([[3, 3], [3]]) == nil)
  }

  @Test func `a false discovery rate rejects up to the last p under its line`() {
    let verdict = benjaminiHochberg([0.03, 0.5, 0.01, 0.02], level: 0.05)
    #expect(verdict.isSignal == [true, false, true, true])
    #expect(isClose(verdict.threshold, 0.0375))
    let silent = benjaminiHochberg([0.2, 0.5], level: 0.05)
    #expect(silent.isSignal == [false, false])
    #expect(silent.threshold == 0.025)
  }

  @Test func `Holm multiplies by the tests left and never falls`() {
    #expect(holmAdjusted([0.01, 0.04, 0.03, 0.9]) == [0.04, 0.09, 0.09, 0.9])
  }

  @Test func `groups that differ by chance shrink to the common share`() {
    let shrunk = betaBinomialShrinkage(hits: [5, 6, 4], trials: [10, 10, 10])
    #expect(shrunk.allSatisfy { abs($0.estimate - 0.5) < 1e-4 })
  }

  @Test func `a small group is pulled further than a large one`() {
    let shrunk = betaBinomialShrinkage(hits: [90, 9, 20, 40], trials: [100, 10, 100, 80])
    #expect(shrunk[0].estimate > shrunk[1].estimate)
    #expect(shrunk[0].low > shrunk[1].low)
    #expect(shrunk[2].high < shrunk[3].estimate)
    #expect(betaBinomialShrinkage(hits: [0], trials: [0]).isEmpty)
  }
}

@Suite struct BookingsSplitTests {
  static let q2 = BookingsFactors(decided: 2032, won: 1254, bookings: 308_611_100)
  static let q3 = BookingsFactors(decided: 2047, won: 1257, bookings: 298_225_500)
  static let q4 = BookingsFactors(decided: 1985, won: 1196, bookings: 280_249_600)

  @Test(arguments: [
    (q2, q3, [2_231_667, -1_506_570, -11_110_697]), (q3, q4, [-8_892_705, -5_490_658, -3_592_537]),
  ])
  func `splits a gap to the cent`(base: BookingsFactors, now: BookingsFactors, expected: [Int]) {
    let split = splitBookings(from: base, to: now)
    #expect([split.decided, split.winRate, split.dealSize] == expected)
    #expect(split.total == now.bookings - base.bookings)
  }

  @Test func `a factor that one side lacks takes the value of the other`() {
    let split = splitBookings(
      from: BookingsFactors(decided: 0, won: 0, bookings: 0),
      to: BookingsFactors(decided: 5, won: 2, bookings: 1000))
    #expect([split.decided, split.winRate, split.dealSize] == [1000, 0, 0])
  }
}
