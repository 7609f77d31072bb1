import Testing

import Statistics

func isClose(_ a: Double, _ b: Double, relative: Double = 1e-10) -> Bool {
  abs(a - b) <= relative * max(abs(a), abs(b))
}

@Suite struct TailTests {
  // Expected values: 30-digit arithmetic.
  @Test(arguments: [
    (0.5, 0.6170750774519738), (3.2, 0.001374275875831697), (-8, 1.2441921148543568e-15),
    (20, 5.5072482372124675e-89),
  ])
  func `normal tail keeps its digits however small`(z: Double, expected: Double) {
    #expect(isClose(normalTwoSided(z), expected))
  }

  @Test(arguments: [
    (0.1, 1.0, 0.936548965138893), (-2.5, 11, 0.0295063740873642), (3.2, 22, 0.00413207848669137),
    (12, 5, 7.08949251716152e-05), (40, 200, 2.24873965352025e-97), (6, 3000, 2.20931823148402e-09),
  ])
  func `t tail keeps its digits however small`(t: Double, degrees: Double, expected: Double) {
    #expect(isClose(studentTwoSided(t, degrees: degrees), expected))
  }

  @Test(arguments: [
    (0.3, 3.0, 7.0, 0.824658633899361), (242.75652994, 2, 7, 3.42279596400175e-07),
    (5, 9, 11, 0.0074659913326604), (30, 4, 500, 2.17867377766234e-22),
  ])
  func `F tail keeps its digits however small`(f: Double, above: Double, below: Double, expected: Double) {
    #expect(isClose(fUpperTail(f, above, below), expected))
  }

  @Test(arguments: [
    (0.5, 1.0, 0.479500122186953), (33.34771179925516, 29, 0.263936979771825),
    (100, 10, 5.44970198292053e-17), (1500, 1400, 0.0315037209893924), (3, 24, 0.99999993175782),
  ])
  func `chi-square tail keeps its digits however small`(x: Double, degrees: Double, expected: Double) {
    #expect(isClose(chiSquareUpperTail(x, degrees: degrees), expected))
  }

  @Test(arguments: [1e-12, 0.0027, 0.2, 0.7])
  func `quantiles undo their tails`(chance: Double) {
    #expect(isClose(normalUpperTail(normalUpperQuantile(chance)), chance))
    for degrees in [1.0, 11, 23, 400] {
      let t = studentTwoSidedQuantile(chance, degrees: degrees)
      #expect(isClose(studentTwoSided(t, degrees: degrees), chance))
    }
    let share = betaQuantile(chance, a: 12, b: 30)
    #expect(isClose(incompleteBeta(share, complement: 1 - share, a: 12, b: 30), chance, relative: 1e-9))
  }

  @Test(arguments: [
    (4238, 6711, 0.619887, 0.642964), (107, 152, 0.627070, 0.770770), (15, 25, 0.407395, 0.765967),
    (0, 5, 0, 0.434482), (5, 5, 0.565518, 1),
  ])
  func `Wilson interval`(hits: Int, trials: Int, low: Double, high: Double) throws {
    let interval = try #require(wilsonInterval(hits: hits, trials: trials))
    #expect(abs(interval.low - low) < 5.1e-7)
    #expect(abs(interval.high - high) < 5.1e-7)
  }

  @Test func `Wilson interval is nil without trials`() { #expect(wilsonInterval(hits: 0, trials: 0) == nil) }
}
