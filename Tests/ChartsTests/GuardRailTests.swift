import Formatting
import Periods
import Testing

@testable import Charts

private func subject(_ kind: FigureKind = .count) -> ChartSubject {
  Samples.subject("x", .english, "x", "x", kind: kind)
}

/// The rails that keep a chart from saying more than its data; G1 … G11 of the drawing rules.
@Suite struct GuardRailTests {
  @Test func `G1 starts bars at zero, also when all are large or all negative`() throws {
    for sign in [1.0, -1] {
      let chart = SortedBars(
        subject(), category: "x", rows: [("a", 98.0), ("b", 100)].map { .init(name: $0, value: $1 * sign) },
        isAdditive: false)
      let widths = try Drawn(chart.figure().wide).all("rect", "bar").compactMap { $0.number("width") }
        .sorted()
      #expect(widths.count == 2)
      #expect((widths[0] / widths[1] - 0.98).magnitude < 0.01)
    }
  }

  @Test func `G1 labels the tick at which a line's axis starts`() {
    let scale = LinearScale(holding: [82, 97], includesZero: false, start: 0, end: 1, count: 4)
    #expect(scale.ticks.first == scale.domain.lowerBound)
    #expect(scale.domain.lowerBound > 0)
  }

  @Test func `G2 draws one value axis`() throws {
    let drawn = try Drawn(Samples.lines(.english).figure().wide)
    let rules = drawn.all("line").filter { $0.has("grid") || $0.has("axis") }
    #expect(Set(rules.map { $0["x1"] ?? "" }).count == 1)
  }

  @Test func `G3 joins the smallest categories and prints how many`() throws {
    let rows = (1...15).map { SortedBars.Row(name: "n\($0)", value: Double(20 - $0)) }
    let figure = SortedBars(subject(), category: "x", rows: rows, isAdditive: true).figure()
    #expect(figure.table.rows.count == 12)
    #expect(figure.table.rows.last?.first == "Other (4)")
    #expect(figure.table.rows.last?[1] == "26")
    #expect(try Drawn(figure.wide).all("rect", "other").count == 1)
  }

  @Test func `G3 gives at most four lines a hue and leaves the others grey`() throws {
    let drawn = try Drawn(Samples.lines(.english, count: 5).figure().wide)
    for hue in 1...4 { #expect(!drawn.all("polyline", "c\(hue)").isEmpty) }
    #expect(drawn.all("polyline", "c5").isEmpty)
    #expect(!drawn.all("polyline", "rest").isEmpty)
  }

  @Test func `G4 shows k of n with a rate and draws few records hollow`() throws {
    let figure = Samples.rates(.english).figure()
    #expect(try Drawn(figure.wide).all("text").contains { $0.text == "5/9" })
    #expect(try Drawn(figure.wide).all("rect", "hollow").count == 1)
  }

  @Test func `G4 flags nobody with fewer than ten records`() throws {
    let few = DotIntervals.Row(name: "a", value: 0, interval: 0...0.3, part: 0, whole: 9, verdict: .bad)
    let enough = DotIntervals.Row(name: "b", value: 0, interval: 0...0.3, part: 0, whole: 10, verdict: .bad)
    let chart = DotIntervals(
      subject(.percent), category: "x", rows: [few, enough], mean: 0.4, meanName: "Team", verdict: .differ)
    let drawn = try Drawn(chart.figure().wide)
    #expect(drawn.all("circle", "hollow").count == 1)
    #expect(drawn.all("path", "signal").count == 1)
  }

  @Test func `G4 flags no step with fewer than ten deals`() {
    func verdict(_ count: Int) -> Verdict? {
      StageBars(
        subject(), stages: [.init(name: "a", count: count), .init(name: "b", count: 1)],
        steps: [.init(baseline: 0.9, interval: 0.05...0.5)]
      ).verdict(after: 0)
    }
    #expect(verdict(9) == nil)
    #expect(verdict(10) == .bad)
  }

  @Test func `flags a step only when its interval leaves the baseline out`() {
    // 348 of 612 against 60 %: the interval 52.9–60.7 % holds the baseline.
    let chart = StageBars(
      subject(), stages: [.init(name: "a", count: 612), .init(name: "b", count: 348)],
      steps: [.init(baseline: 0.6, interval: 0.529...0.607)])
    #expect(chart.verdict(after: 0) == nil)
  }

  @Test func `G5 draws a running month hollow, dashed and labelled`() throws {
    let drawn = try Drawn(Samples.process(.english).figure().wide)
    #expect(!drawn.all("polyline", "dashed").isEmpty)
    #expect(!drawn.all("circle", "hollow").isEmpty)
    #expect(drawn.all("text").contains { $0.text == "to 20 Nov" })
    let bullets = try Drawn(Samples.bullet(.chinese, isPartial: true).figure().wide)
    #expect(!bullets.all("rect", "running").isEmpty)
    #expect(bullets.all("text").contains { $0.text == "截至11月20日" })
  }

  @Test func `G5 never puts a signal or a comparison on a running month`() throws {
    let month = Month(year: 2026, month: 11)
    let chart = ProcessBehaviour(
      subject(), points: [.init(month, value: 1, isPartial: true, signal: .init(.bad, sentence: "x"))])
    #expect(try Drawn(chart.figure().wide).all("path", "signal").isEmpty)
    let lines = Lines(
      subject(), months: [Month(index: month.index - 1), month], series: [.init(name: "a", values: [5, 9])],
      lastIsPartial: true)
    #expect(!lines.figure().finding.contains("9"))
  }

  @Test func `G6 says within noise beside a change without a signal`() {
    let card = KPICard(
      id: "k", name: "k", kind: .count, figures: Figures(language: .chinese), value: 3,
      delta: .init(0.1, .relative, base: "同比"), tag: .withinNoise)
    #expect(card.figure().html().contains(">噪声内<"))
  }

  @Test func `G7 breaks the bar of an outlier and prints its value`() throws {
    let rows = [("a", 900.0), ("b", 10), ("c", 12), ("d", 8)].map { SortedBars.Row(name: $0, value: $1) }
    let drawn = try Drawn(SortedBars(subject(), category: "x", rows: rows, isAdditive: false).figure().wide)
    #expect(drawn.all("line", "break").count == 2)
    #expect(drawn.all("text").contains { $0.text == "900" })
  }

  @Test func `G7 leaves eight times the median whole`() throws {
    let rows = [("a", 80.0), ("b", 10), ("c", 10)].map { SortedBars.Row(name: $0, value: $1) }
    let drawn = try Drawn(SortedBars(subject(), category: "x", rows: rows, isAdditive: false).figure().wide)
    #expect(drawn.all("line", "break").isEmpty)
  }

  @Test func `G8 draws all rows of a chart on one scale`() throws {
    let drawn = try Drawn(Samples.bullet(.english).figure().wide)
    let widths = drawn.all("rect", "bar").compactMap { $0.number("width") }
    #expect((widths[0] / widths[1] - 12.34 / 8.7).magnitude < 0.01)
  }

  @Test func `G9 sorts by value unless the order is pinned`() {
    let rows = [("b", 1.0), ("a", 3), ("c", 2)].map { SortedBars.Row(name: $0, value: $1) }
    func names(_ order: SortedBars.Order) -> [String] {
      SortedBars(subject(), category: "x", rows: rows, order: order, isAdditive: false).figure().table.rows
        .map { $0[0] }
    }
    #expect(names(.byValue) == ["a", "c", "b"])
    #expect(names(.pinned) == ["b", "a", "c"])
  }

  @Test func `G10 ranks only where a difference was found, by the lower bound`() {
    let rows = [("b", 0.5, 0.4), ("a", 0.9, 0.1), ("c", 0.6, 0.5)]
      .map { DotIntervals.Row(name: $0, value: $1, lowerBound: $2) }
    func figure(_ verdict: GroupVerdict) -> ChartFigure {
      DotIntervals(
        subject(.percent), category: "x", rows: rows, mean: 0.6, meanName: "Team", verdict: verdict
      ).figure()
    }
    #expect(figure(.differ).table.rows.map { $0[0] } == ["c", "b", "a"])
    #expect(figure(.noDifference).table.rows.map { $0[0] } == ["a", "b", "c"])
    #expect(figure(.noDifference).finding.contains("not ranked"))
  }

  @Test func `G10 colours nobody where no difference was found`() throws {
    let drawn = try Drawn(Samples.dots(.chinese, verdict: .noDifference).figure().wide)
    #expect(drawn.all("path", "signal").isEmpty)
  }

  @Test func `G11 gives differences between percentages in points`() {
    func delta(_ language: Language) -> String {
      KPICard(
        id: "k", name: "k", kind: .percent, figures: Figures(language: language), value: 0.15,
        delta: .init(-0.092, .difference, base: "x"), tag: .withinNoise
      ).figure().delta
    }
    #expect(delta(.chinese) == "−9.2 个百分点 x")
    #expect(delta(.english) == "−9.2 pp x")
  }
}
