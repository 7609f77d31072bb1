import FoundationEssentials
import Periods
import Testing

@testable import Charts

/// The reference outputs lie beside the repository; without them the comparison is skipped.
private let oracles = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "shared/oracles")

private struct TickCase: Decodable {
  var start: Double
  var stop: Double
  var count: Double
  var ticks: [Double]
  var step: Double
  var nice: [Double]?
}

private struct TimeCase: Decodable {
  var start: String
  var stop: String
  var count: Double
  var ticks: [String]
}

private func cases<Case: Decodable>(_ file: String, _ type: Case.Type) throws -> [Case] {
  let lines = try Data(contentsOf: oracles.appending(path: file)).split(separator: UInt8(ascii: "\n"))
  return try lines.map { try JSONDecoder().decode(Case.self, from: Data($0)) }
}

private func hour(_ text: String) throws -> Hour {
  let day = try #require(Day(iso: text.prefix(10)))
  let clock = try #require(Int(text.dropFirst(11).prefix(2)))
  return Hour(number: Hour(day).number + clock)
}

private func haveOracles() -> Bool {
  FileManager.default.fileExists(atPath: oracles.appending(path: "ticks.jsonl").path())
}

@Suite(.enabled(if: haveOracles(), "the reference outputs are not beside the repository"))
struct TickOracleTests {
  @Test func `equals the reference for linear ticks, steps and nice ends`() throws {
    let all = try cases("ticks.jsonl", TickCase.self)
    #expect(all.count == 1_500)
    let wrong = all.filter { item in
      let nice = LinearTicks.nice(item.start, item.stop, count: item.count)
      return LinearTicks.ticks(from: item.start, to: item.stop, count: item.count) != item.ticks
        || LinearTicks.step(from: item.start, to: item.stop, count: item.count) != item.step
        || (item.nice ?? [nice.low, nice.high]) != [nice.low, nice.high]
    }
    #expect(wrong.isEmpty, "\(wrong.count), first \(String(describing: wrong.first))")
  }

  @Test func `equals the reference for ticks of time`() throws {
    let all = try cases("utc-ticks.jsonl", TimeCase.self)
    #expect(all.count == 800)
    let wrong = try all.filter { item in
      let ticks = TimeTicks.ticks(
        from: try hour(item.start), to: try hour(item.stop), count: item.count, steps: TimeStep.reference)
      return try ticks != item.ticks.map(hour)
    }
    #expect(wrong.isEmpty, "\(wrong.count), first \(String(describing: wrong.first))")
  }
}

@Suite struct TickTests {
  @Test func `prints a step below one without rounding noise`() {
    #expect(LinearTicks.ticks(from: 0, to: 0.5, count: 5) == [0, 0.1, 0.2, 0.3, 0.4, 0.5])
  }

  @Test(arguments: [(0.0, 97.0, 5.0), (-3.2, 8.9, 4), (1e7, 1.2e7, 6), (0.001, 0.0042, 3)])
  func `keeps ticks ascending, inside the domain and few`(low: Double, high: Double, count: Double) {
    let ticks = LinearTicks.ticks(from: low, to: high, count: count)
    #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0 < $1 })
    #expect(ticks.allSatisfy { $0 >= low && $0 <= high })
    #expect(Double(ticks.count) <= 2.5 * count)
  }

  @Test func `starts weeks on Monday for a site`() throws {
    let start = try #require(Day(iso: "2026-11-01"))
    let ticks = TimeTicks.ticks(from: Hour(start), to: Hour(start + 27), count: 4)
    #expect(ticks.map(\.day.description) == ["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23"])
  }

  @Test func `labels quarters of a two-year axis of months`() {
    let months = TimeTicks.months(
      from: Month(year: 2024, month: 12), to: Month(year: 2026, month: 11), count: 8)
    #expect(months.first?.description == "2025-01")
    #expect(months.count == 8)
  }
}

@Suite struct ScaleTests {
  @Test func `starts bars at zero and lines at a labelled tick`() {
    let bars = LinearScale(holding: [80, 97], includesZero: true, start: 0, end: 100, count: 4)
    #expect(bars.domain.lowerBound == 0)
    let dots = LinearScale(holding: [82, 97], includesZero: false, start: 0, end: 100, count: 4)
    #expect(dots.domain.lowerBound == 80)
    #expect(dots.ticks.first == 80)
  }

  @Test func `keeps a rate within what it can be`() {
    let scale = LinearScale(
      holding: [0.97, 1.2], includesZero: false, limits: 0...1, start: 0, end: 1, count: 4)
    #expect(scale.domain.upperBound <= 1)
  }

  @Test(arguments: [[], [0], [5], [-5], [.nan, .infinity]] as [[Double]])
  func `gives a usable domain for hardly any values`(values: [Double]) {
    for includesZero in [true, false] {
      let scale = LinearScale(holding: values, includesZero: includesZero, start: 10, end: 90, count: 4)
      #expect(scale.domain.lowerBound < scale.domain.upperBound)
      #expect(scale.ticks.count >= 2)
      for value in values where value.isFinite { #expect((10...90).contains(scale(value))) }
    }
  }

  @Test func `halves the padding outside the bands`() {
    let band = BandScale(count: 2, start: 0, end: 100)
    #expect(band(0) == 7.5)
    #expect(band.bandwidth == 35)
    #expect(band(1) + band.bandwidth == 92.5)
  }
}

@Suite struct TextTests {
  @Test(arguments: [
    ("华东区", 3.0), ("12", 1.24), ("A", 0.76), ("il", 0.68), ("e\u{301}", 0.63), ("👩\u{200D}💼", 2.0), ("", 0),
  ])
  func `counts a Chinese character as one em`(text: String, ems: Double) {
    #expect((TextWidth.ems(text) - ems).magnitude < 1e-9)
  }

  @Test func `shortens names at their end and paths in their middle`() {
    #expect(TextWidth.fitted("华东区第一销售部", width: 60) == "华东区第…")
    #expect(TextWidth.fitted("华东区第一销售部", width: 60, inTheMiddle: true) == "华东…售部")
    #expect(TextWidth.fitted("华东", width: 60) == "华东")
    #expect(TextWidth.fitted("华东", width: 1) == "…")
  }

  @Test func `keeps the first of labels that do not all fit`() {
    #expect(LabelPlacement.kept([(0, 20), (20, 20), (28, 20), (60, 20)]) == [0, 2, 3])
  }

  @Test func `moves labels apart and back into the drawing`() {
    #expect(LabelPlacement.spread([50, 52, 10], within: 0...100) == [50, 64, 10])
    #expect(LabelPlacement.spread([98, 99], within: 0...100) == [86, 100])
  }
}
