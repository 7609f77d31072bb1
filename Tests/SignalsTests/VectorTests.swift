import Glibc
import Testing

import Signals
import Statistics

let january2024 = 2024 * 12

func context(months: Int, from first: Int = january2024, joined: Bool = false) -> SignalContext {
  SignalContext(
    coverage: Coverage(complete: first...(first + months - 1)), decidedThrough: first + months - 1,
    joinsSpringFestival: joined)
}

func rateVerdicts(_ hits: [Int], _ trials: [Int], from first: Int = january2024) -> [MonthVerdict] {
  companyVerdicts(
    .rate(RateSeries(firstMonth: first, hits: hits, trials: trials)), context(months: hits.count, from: first)
  )
}

func amountVerdicts(_ sums: [Double], records: Int = 100, from first: Int = january2024, joined: Bool = false)
  -> [MonthVerdict]
{
  let series = AmountSeries(firstMonth: first, sums: sums, records: sums.map { _ in records })
  return companyVerdicts(.amount(series), context(months: sums.count, from: first, joined: joined))
}

func agrees(_ value: Double?, _ printed: Double, digits: Int) -> Bool {
  guard let value else { return false }
  let unit = pow(10, floor(log10(printed)) - Double(digits - 1))
  return abs(value - printed) <= 0.5000001 * unit
}

/// The tested windows of the last month.
func lastWindows(_ series: MonthlySeries, months: Int) -> [WindowResult] {
  let context = context(months: months)
  guard let verdict = companyVerdicts(series, context).last else { return [] }
  return testedWindows(series, verdict, context)
}

@Suite struct VectorTests {
  @Test(arguments: [
    (1, [0.0114120, 0.161989, 0.358129, 0.590933], 0.0456),
    (2, [0.0153233, 0.00504497, 0.0644577, 0.274006], 0.0202),
    (3, [0.0203464, 2.48266e-5, 0.00528928, 0.0955807], 9.93064e-5),
  ])
  func `a rate falls from one half to one third`(months: Int, windows: [Double], series: Double) {
    let hits = [Int](repeating: 30, count: 24) + [Int](repeating: 20, count: months)
    let trials = [Int](repeating: 60, count: 24 + months)
    let tested = lastWindows(
      .rate(RateSeries(firstMonth: january2024, hits: hits, trials: trials)), months: 24 + months)
    #expect(tested.map(\.length) == [1, 3, 6, 12])
    for (window, p) in zip(tested, windows) { #expect(agrees(window.p, p, digits: 6)) }
    let last = rateVerdicts(hits, trials).last
    #expect(agrees(last?.p, series, digits: months == 3 ? 6 : 3))
    #expect(last?.isSignal == (months == 3))
  }

  @Test func `text of the first signal has window, counts and baseline`() throws {
    let hits = [Int](repeating: 30, count: 24) + [20, 20, 20]
    let verdict = try #require(rateVerdicts(hits, hits.map { _ in 60 }).last)
    let best = try #require(verdict.best)
    #expect(verdict.state == .new)
    #expect(best.length == 3 && best.hits == 60 && best.trials == 180 && best.direction == .down)
    #expect(best.months == (january2024 + 24)...(january2024 + 26))
    #expect(best.baseline == january2024...(january2024 + 23))
    #expect(best.baselineLevel == 0.5)
  }

  @Test func `an amount leaves its line`() throws {
    let sums = (0..<18).map { 100 * pow(1.02, Double($0)) * ($0 % 2 == 1 ? 1.05 : 0.95) } + [80]
    let verdict = try #require(amountVerdicts(sums).last)
    #expect(verdict.best?.method == .line && verdict.windowsTested == 1)
    #expect(agrees(verdict.best?.p, 2.84986e-8, digits: 6))
  }

  @Test func `an amount leaves its year before`() throws {
    var sums = (0..<30).map { 100 + Double(37 * $0 % 23) + ([2, 8, 10, 11].contains($0 % 12) ? 20.0 : 0) }
    sums.append(70)
    let series = AmountSeries(firstMonth: january2024, sums: sums, records: sums.map { _ in 100 })
    let tested = lastWindows(.amount(series), months: 31)
    #expect(tested.map(\.length) == [1, 3, 6])
    #expect(tested.allSatisfy { $0.method == .yearOnYear })
    for (window, (p, digits)) in zip(tested, [(1.4224e-5, 5), (9.10286e-4, 6), (9.66498e-3, 6)]) {
      #expect(agrees(window.p, p, digits: digits))
    }
  }
}

@Suite struct QuarterEndTests {
  // Won and decided deals by closing month, March to December, of a hardware vendor.
  static let won = [531, 285, 438, 531, 308, 446, 503, 279, 406, 511]
  static let decided = [647, 586, 805, 641, 627, 785, 635, 566, 768, 651]

  @Test func `win rate depends on the place of the month in its quarter`() throws {
    let positions = (2..<12).map { $0 % 3 }
    let test = try #require(
      quarterPositionTest(positions: positions, hits: Self.won, trials: Self.decided))
    #expect(agrees(test.statistic, 242.8, digits: 4))
    #expect(test.degrees == 2)
    for (position, share) in zip(0..<3, [0.4902, 0.5471, 0.8065]) {
      let months = positions.indices.filter { positions[$0] == position }
      let k = months.reduce(0) { $0 + Self.won[$1] }
      let n = months.reduce(0) { $0 + Self.decided[$1] }
      #expect(agrees(Double(k) / Double(n), share, digits: 4))
    }
  }

  @Test func `ten covered months show the pattern and no signal`() throws {
    let verdicts = rateVerdicts(Self.won, Self.decided, from: 2017 * 12 + 2)
    #expect(verdicts.last?.pattern == .position)
    #expect(verdicts.allSatisfy { $0.notTested == .notEnoughHistory && !$0.isSignal && $0.limits == nil })
  }
}
