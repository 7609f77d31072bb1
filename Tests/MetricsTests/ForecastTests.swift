import Metrics
import Periods
import Statistics
import Tables
import Testing

private let yaml = """
  sales: {from: orders, date: date, value: sum(amount), unit: money}
  next: {builtin: forecast, metric: sales, unit: money}
  """

/// A flow of a record on each first, middle and last day of a month: each month is covered.
private func orders(_ months: [Int], from first: Month) throws -> RecordTable {
  var text = "date:day,amount:money\n"
  for (place, amount) in months.enumerated() {
    let days = Month(index: first.index + place).days
    for step in stride(from: 0, to: days.count, by: 5) { text += "\(days.start + step),0\n" }
    text += "\(days.end + -1),\(amount)\n"
  }
  return try table("orders", text)
}

private func evaluated(_ months: [Int], from first: Month, asOf: String, springFestival: Bool = false)
  async throws
  -> Evaluation
{
  var now = try context(asOf: asOf, primary: "sales")
  now.calendar.springFestival = springFestival
  return await MetricsTests.evaluated(
    catalogue(of: yaml).catalogue, dataset(try orders(months, from: first)), now
  )
  .evaluation
}

@Suite struct ForecastTests {
  @Test func `below 13 months it is the last one, without an interval`() async throws {
    let evaluation = try await evaluated([5, 9, 7], from: Month(year: 2026, month: 1), asOf: "2026-03-31")
    for name in ["2026-04", "2026-05", "2026-06"] {
      let value = try #require(evaluation.value("next", .company, try period(name)))
      #expect(value.value == 7 && value.low == nil && value.n == 3)
      #expect(value.remark?.english == "fewer than 13 months: the last one, no interval")
      #expect(value.remark?.chinese == "不足 13 个月：沿用最近一月，没有区间")
    }
    #expect(evaluation.value("next", .company, try period("2026-07")) == nil)
    #expect(evaluation.value("next", .company, try period("2026-03")) == nil)
    #expect(evaluation.value("next", .company, .period(.all)) == nil)
    #expect(evaluation.value("next", .company, try period("2026-Q2"))?.value == 21)
  }

  @Test func `from 13 to 23 months it is the mean of the last and last year's`() async throws {
    let months = (0..<15).map { 100 + 10 * $0 }
    let evaluation = try await evaluated(months, from: Month(year: 2025, month: 1), asOf: "2026-03-31")
    let value = evaluation.value("next", .company, try period("2026-04"))
    #expect(value?.value == Double(months[14] + months[3]) / 2)
    #expect(value?.low == nil)
    #expect(
      evaluation.value("next", .company, try period("2026-05"))?.value == Double(months[14] + months[4]) / 2)
  }

  @Test func `a quarter that has begun adds its complete months`() async throws {
    let evaluation = try await evaluated(
      [5, 9, 7, 11], from: Month(year: 2026, month: 1), asOf: "2026-04-30")
    #expect(evaluation.value("next", .company, try period("2026-Q2"))?.value == 33)
    #expect(evaluation.value("next", .company, try period("2026"))?.value == nil)
  }

  @Test func `what has come in already is not forecast away`() async throws {
    let evaluation = try await evaluated([5, 9, 50], from: Month(year: 2026, month: 1), asOf: "2026-03-31")
    let running = try await evaluated([5, 9, 50], from: Month(year: 2026, month: 1), asOf: "2026-03-30")
    #expect(evaluation.value("next", .company, try period("2026-04"))?.value == 50)
    #expect(running.value("next", .company, try period("2026-03"))?.value == 9)
    let early = try await evaluated([5, 9, 7], from: Month(year: 2026, month: 1), asOf: "2026-02-28")
    #expect(early.value("next", .company, try period("2026-03"))?.value == 9)
  }

  @Test func `no record, no forecast; a share cannot be forecast`() async throws {
    let (evaluation, _) = await MetricsTests.evaluated(
      catalogue(of: yaml).catalogue, dataset(), try context(asOf: "2026-03-31", primary: "sales"))
    #expect(evaluation.value("next", .company, try period("2026-04")) == nil)
    #expect(evaluation.notShown.map(\.metric.id) == ["sales", "next"])
  }

  @Test func `a steady season is repeated, with the interval of the past errors`() async throws {
    let months = (0..<36).map { [100, 80, 120, 90, 95, 130, 70, 60, 110, 140, 150, 200][$0 % 12] }
    let evaluation = try await evaluated(months, from: Month(year: 2023, month: 1), asOf: "2025-12-31")
    for (place, name) in ["2026-01", "2026-02", "2026-03"].enumerated() {
      let value = try #require(evaluation.value("next", .company, try period(name)))
      #expect(near(value.value, Double(months[place]), 1e-6), "\(name)")
      #expect(value.low != nil && value.high != nil)
    }
    let notes = evaluation.notes("next", .company, try period("2026-01")).map(\.english)
    #expect(notes.first == "complete months it rests on: 36")
    #expect(notes.last?.hasPrefix("past 80 % intervals that held:") == true)
    let page = explanation(of: "next", in: evaluation, .company, try period("2026-01"), .english)
    #expect(page?.contains("80 % interval:") == true)
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `the interval is the one of a loop over past origins`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let series = (0..<22).map { _ in 50 + Double(random.integer(below: 100)) }
    let outlook = try #require(SeriesOutlook(series, season: 12))
    #expect(outlook.method == .naive)
    for step in 0..<3 {
      var errors: [Double] = []
      for known in 13...22 where known + step < 22 {
        let forecast = (series[known - 1] + series[known + step - 12]) / 2
        errors.append(abs(naturalLogarithm(forecast) - naturalLogarithm(series[known + step])))
      }
      errors.sort()
      let forecast = (series[21] + series[10 + step]) / 2
      #expect(near(outlook.points[step].value, forecast))
      guard errors.count >= 8 else {
        #expect(outlook.points[step].low == nil)
        continue
      }
      // Of 8 errors the 8th, of 9 the 8th.
      #expect(near(outlook.points[step].high.map { naturalLogarithm($0 / forecast) }, errors[7], 1e-6))
      #expect(near(outlook.points[step].low.map { naturalLogarithm(forecast / $0) }, errors[7], 1e-6))
    }
    #expect(outlook.points[0].low != nil && outlook.points[2].low == nil)
  }

  @Test func `from 24 points on half of it is last year's, half Holt–Winters on logarithms`() throws {
    // Growth of 2 % a month: logarithms rise on a line, which the damped trend follows at most as fast.
    let series = (0..<30).map { 100 * power(1.02, $0) }
    let outlook = try #require(SeriesOutlook(series, season: 12))
    #expect(outlook.method == .smoothed)
    for step in 0..<3 {
      let smooth = 2 * outlook.points[step].value - series[18 + step]
      let line = 100 * power(1.02, 30 + step)
      #expect(smooth > series[29] * 0.97 && smooth < line * 1.03, "\(smooth) \(line)")
    }
    #expect(try #require(outlook.relativeError) < 1)
  }

  @Test func `a month without anything has no logarithm`() throws {
    var series = (0..<30).map { _ in 10.0 }
    series[25] = 0
    let outlook = try #require(SeriesOutlook(series, season: 12))
    #expect(outlook.method == .naive)
    #expect(outlook.points[0].value == 10)
  }

  @Test func `January and February are one point where Spring Festival is kept`() async throws {
    // The festival moves: January and February change places, their sum stays.
    var months: [Int] = []
    for year in 0..<3 {
      months += year % 2 == 0 ? [40, 160] : [160, 40]
      months += [100, 100, 100, 100, 100, 100, 100, 100, 100, 100]
    }
    let evaluation = try await evaluated(
      months, from: Month(year: 2023, month: 1), asOf: "2025-12-31", springFestival: true)
    let january = try #require(evaluation.value("next", .company, try period("2026-01"))?.value)
    let february = try #require(evaluation.value("next", .company, try period("2026-02"))?.value)
    #expect(near(january + february, 200, 1e-6))
    // 22 and 20 working days.
    #expect(near(january / february, 22.0 / 20, 1e-6))
    #expect(near(evaluation.value("next", .company, try period("2026-Q1"))?.value, 300, 1e-6))
    let notes = evaluation.notes("next", .company, try period("2026-01"))
    #expect(notes.contains { $0.chinese == "一、二月合为一点" })
    let inJanuary = try await evaluated(
      months + [90], from: Month(year: 2023, month: 1), asOf: "2026-01-31", springFestival: true)
    #expect(inJanuary.value("next", .company, try period("2026-02"))?.n == 36)
  }
}

private func power(_ base: Double, _ exponent: Int) -> Double {
  (0..<exponent).reduce(1) { product, _ in product * base }
}

/// The logarithm by its series, so that the loop shares nothing with the engine.
private func naturalLogarithm(_ value: Double) -> Double {
  var mantissa = value, twos = 0.0
  while mantissa > 1.5 { (mantissa, twos) = (mantissa / 2, twos + 1) }
  while mantissa < 0.75 { (mantissa, twos) = (mantissa * 2, twos - 1) }
  let ratio = (mantissa - 1) / (mantissa + 1)
  var sum = 0.0, term = ratio
  for place in 0..<30 {
    sum += term / Double(2 * place + 1)
    term *= ratio * ratio
  }
  return 2 * sum + twos * 0.693147180559945309417
}
