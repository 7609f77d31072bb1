import Glibc
import Statistics
import Testing

/// Expected values: exact fractions.
@Suite struct ConditionalHitsTests {
  @Test func `three of four cups of tea are nothing special`() {
    let hits = ConditionalHits([TwoByTwo(trials: 4, otherTrials: 4, hits: 4)])
    #expect(isClose(hits.midTail(3, upwards: true), 9.0 / 70))
    #expect(isClose(hits.midTail(1, upwards: false), 9.0 / 70))
    #expect(isClose(hits.midTail(4, upwards: true), 0.5 / 70))
  }

  @Test func `an expected odds ratio moves the chances`() {
    let hits = ConditionalHits([TwoByTwo(trials: 10, otherTrials: 20, hits: 12, shift: log(3))])
    #expect(isClose(hits.midTail(8, upwards: true), 0.04956752325062379))
    #expect(isClose(hits.chances[0], 6.566871124663891e-06))
    #expect(isClose(hits.chances[10], 0.0005848675309808117))
  }

  @Test func `tables add up`() {
    let both = ConditionalHits([
      TwoByTwo(trials: 10, otherTrials: 20, hits: 12, shift: log(3)),
      TwoByTwo(trials: 5, otherTrials: 9, hits: 6),
    ])
    #expect(isClose(both.midTail(5, upwards: false), 0.0343694236931829))
    #expect(isClose(both.chances.reduce(0, +), 1))
  }

  @Test func `small tails keep their digits`() {
    let hits = ConditionalHits([TwoByTwo(trials: 30, otherTrials: 720, hits: 161)])
    #expect(isClose(2 * hits.midTail(17, upwards: true), 2.1144941918847426e-05))
  }

  @Test func `what cannot happen has no chance`() {
    let hits = ConditionalHits([TwoByTwo(trials: 5, otherTrials: 3, hits: 6)])
    #expect(hits.lowest == 3 && hits.chances.count == 3)
    #expect(hits.midTail(2, upwards: false) == 0 && hits.midTail(2, upwards: true) == 1)
    #expect(ConditionalHits([]).chances == [1])
  }
}
