import Testing

import Statistics

@Suite struct SurvivalTests {
  let times: [Double] = [3, 5, 6, 7, 8, 10, 12, 12]
  let ends = [true, false, true, true, false, true, true, false]

  @Test func `open deals count as at risk until they are last seen`() {
    let curve = kaplanMeier(times: times, decided: ends)
    #expect(curve.survival(at: 2.9) == 1)
    #expect(curve.survival(at: 3) == 0.875)
    #expect(isClose(curve.survival(at: 6), 0.7291667, relative: 1e-7))
    #expect(isClose(curve.survival(at: 7.5), 0.5833333, relative: 1e-7))
    #expect(curve.median == 10)
  }

  @Test func `half never reached has no median`() {
    #expect(kaplanMeier(times: [1, 2, 3], decided: [true, false, false]).median == nil)
  }

  @Test func `Greenwood error and log-log interval`() throws {
    // By hand: S = .875, variance .875² · 1/(8·7); exponent exp(±1.959964 · √(1/56) ÷ |ln .875|).
    let step = try #require(kaplanMeier(times: times, decided: ends).steps.first)
    #expect(isClose(step.standardError, 0.116926793, relative: 1e-8))
    #expect(isClose(step.interval.low, 0.387002, relative: 1e-5))
    #expect(isClose(step.interval.high, 0.981393, relative: 1e-5))
  }

  @Test func `a lost deal can no longer be won`() throws {
    let steps = aalenJohansen(times: [1, 2, 3, 4], endings: [.competing, .wanted, .censored, .wanted])
    let last = try #require(steps.last)
    #expect(isClose(last.probability, 0.75))
    #expect(isClose(last.competing, 0.25))
    // Censoring the lost deal would claim that every deal is won.
    #expect(last.probability + last.competing <= 1)
  }

  @Test func `without competing ends the chance is one minus the undecided share`() throws {
    let curve = kaplanMeier(times: times, decided: ends)
    let steps = aalenJohansen(times: times, endings: ends.map { $0 ? .wanted : .censored })
    for (step, other) in zip(steps, curve.steps) {
      #expect(isClose(step.probability, 1 - other.survival))
    }
  }

  @Test func `without censoring the error is that of a proportion`() throws {
    let steps = aalenJohansen(
      times: [1, 2, 3, 4, 5], endings: [.wanted, .competing, .wanted, .competing, .wanted])
    #expect(isClose(steps[2].probability, 0.4))
    #expect(isClose(steps[2].standardError, (0.4 * 0.6 / 5).squareRoot()))
  }
}
