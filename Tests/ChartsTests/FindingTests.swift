import Formatting
import Foundation
import Periods
import Testing

@testable import Charts

private func subject(_ language: Language, _ kind: FigureKind = .count) -> ChartSubject {
  Samples.subject("x", language, "x", "x", kind: kind)
}

@Suite struct FindingTests {
  @Test func `counts who met the target and names the largest gap`() {
    #expect(Samples.bullet(.chinese).figure().finding == "2/5 达成目标；差距最大：海外 EMEA（63%）。")
    #expect(Samples.bullet(.english).figure().finding == "2/5 met the target; largest gap: EMEA (63%).")
  }

  @Test func `says of a single row how far it is, as there is no other to compare with`() {
    let chart = BulletRows(
      subject(.english), category: "x", rows: [.init(name: "a", actual: 46, target: 100, pace: 57)],
      isPartial: true)
    #expect(chart.figure().finding == "46% of the target reached, behind an even pace.")
  }

  @Test func `names the pace that a running period is judged by`() throws {
    func figure(_ pace: BulletRows.Pace) -> ChartFigure {
      let rows = ["a", "b"].map { BulletRows.Row(name: $0, actual: 46, target: 100, pace: 40) }
      return BulletRows(subject(.english), category: "x", rows: rows, isPartial: true, pace: pace).figure()
    }
    #expect(figure(.even).finding == "2/2 keep up with an even pace.")
    #expect(figure(.usual).finding == "2/2 keep up with the usual progress by this day.")
    #expect(figure(.usual).table.columns.contains { $0.header == "Usual progress by this day" })
    #expect(try Drawn(figure(.even).wide).all("text").contains { $0.text == "At an even pace" })
  }

  @Test func `counts only rows that are not zero among the top three`() {
    func finding(_ values: [Double]) -> String {
      let rows = values.enumerated().map { SortedBars.Row(name: "\($0)", value: $1) }
      return SortedBars(subject(.english), category: "x", rows: rows, isAdditive: true).figure().finding
    }
    #expect(finding([5, 3, 2, 0, 0]) == "0 leads with 5, 50% of the total.")
    #expect(finding([5, 3, 1, 1, 0]) == "0 leads with 5, 50% of the total.")
    #expect(finding([4, 3, 1, 1, 1]) == "0 leads with 4, 40% of the total; the top three make up 80%.")
  }

  @Test func `says not tested of rows that nobody tested`() {
    func words(_ verdict: GroupVerdict) -> Set<String?> {
      Set(Samples.dots(.english, verdict: verdict).figure().table.rows.map(\.last))
    }
    #expect(words(.notTested) == ["not tested", "too few"])
    #expect(words(.noDifference) == ["within noise", "too few"])
  }

  @Test func `ties last year's mark to its row where it lies beyond the ranges`() throws {
    func ties(_ lastYear: Double) throws -> Int {
      let row = BulletRows.Row(name: "a", actual: 50, target: 100, lastYear: lastYear)
      let chart = BulletRows(subject(.english), category: "x", rows: [row])
      return try Drawn(chart.figure().wide).all("line", "tie").count
    }
    #expect(try ties(110) == 0)
    #expect(try ties(150) == 1)
  }

  @Test func `compares a line with the same month a year before, never with another season`() {
    func finding(_ months: Int, isPartial: Bool = false) -> String {
      let values = (0..<months).map { Double(100 + $0) as Double? }
      return Lines(
        subject(.english), months: (0..<months).map { Month(index: Month(year: 2025, month: 1).index + $0) },
        series: [.init(name: "Visits", values: values)], lastIsPartial: isPartial
      ).figure().finding
    }
    #expect(finding(14) == "Visits in Feb 2026: 113; a year before: 101.")
    #expect(finding(14, isPartial: true) == "Visits in Jan 2026: 112; a year before: 100.")
    #expect(finding(12) == "Visits went from 100 in Jan 2025 to 111 in Dec 2025.")
  }

  @Test func `does not round a missed target up to 100 percent`() {
    let chart = BulletRows(
      subject(.english), category: "x", rows: [.init(name: "a", actual: 996, target: 1_000)])
    #expect(chart.figure().table.rows[0][3] == "99.6%")
  }

  @Test func `judges by the other direction where lower is better`() {
    let rows: [BulletRows.Row] = [
      .init(name: "a", actual: 90, target: 80), .init(name: "b", actual: 70, target: 80),
    ]
    let chart = BulletRows(subject(.english), category: "x", rows: rows, better: .lower)
    #expect(chart.figure().finding == "1/2 met the target; largest gap: a (113%).")
  }

  @Test func `says that nothing changed when no month has a signal`() {
    #expect(
      Samples.process(.chinese, verdict: nil).figure().finding == "11 个月均在自然界限内，没有可归因的变化。")
  }

  @Test func `leads with the latest signal`() {
    #expect(
      Samples.process(.english).figure().finding
        == "Oct 2026: real change for the worse, last 3 months 54/180 = 30%, 19 months before 47%.")
  }

  @Test func `draws the line alone where there is not enough history`() throws {
    let chart = ProcessBehaviour(subject(.english), points: [.init(Month(year: 2026, month: 1), value: 3)])
    #expect(chart.figure().finding == "Not enough history: the line alone, without a verdict.")
    #expect(try Drawn(chart.figure().wide).all("polyline", "limit").isEmpty)
  }

  @Test func `breaks the line at a gap`() throws {
    let start = Month(year: 2026, month: 1)
    let values: [Double?] = [1, 2, nil, 3, 4]
    let chart = ProcessBehaviour(
      subject(.english), points: values.enumerated().map { .init(Month(index: start.index + $0), value: $1) })
    #expect(try Drawn(chart.figure().wide).all("polyline", "series").count == 2)
  }

  @Test func `splits the limits at a declared change`() throws {
    let start = Month(year: 2026, month: 1)
    let points = (0..<6).map {
      ProcessBehaviour.Point(
        Month(index: start.index + $0), value: 5, limits: .init(low: 3, expected: 5, high: 7))
    }
    let chart = ProcessBehaviour(
      subject(.english), points: points,
      changes: [.init(Month(index: start.index + 3), label: "New price list")])
    #expect(try Drawn(chart.figure().wide).all("polyline", "expected").count == 2)
    #expect(chart.figure().table.rows[3].last == "New price list")
  }

  @Test func `draws joined months as one point between them`() throws {
    let figure = Samples.joinedProcess(.chinese).figure()
    #expect(figure.table.rows[0][0] == "2024年1–2月")
  }

  @Test(arguments: Language.allCases)
  func `says plainly that there is nothing to show`(language: Language) throws {
    let x = subject(language)
    let figures = [
      SortedBars(x, category: "x", rows: [], isAdditive: true).figure(),
      BulletRows(x, category: "x", rows: []).figure(), StageBars(x, stages: []).figure(),
      DotIntervals(x, category: "x", rows: [], mean: nil, meanName: "x", verdict: .differ).figure(),
      Lines(x, months: [], series: []).figure(), ProcessBehaviour(x, points: []).figure(),
    ]
    let word = language == .chinese ? "没有数据。" : "No data."
    for figure in figures {
      #expect(figure.finding == word)
      #expect(try Drawn(figure.wide).all("text").contains { word.hasPrefix($0.text) && !$0.text.isEmpty })
    }
  }
}

@Suite struct HeatTableTests {
  @Test(arguments: [
    (0.0, 0), (0.59, 0), (0.6, 1), (0.8, 2), (0.95, 3), (1, 3), (1.05, 4), (1.2, 5), (1.4, 6), (9, 6),
  ])
  func `sorts attainment into seven classes around 100 percent`(ratio: Double, shade: Int) {
    #expect(HeatTable.shade(ratio) == shade)
  }

  @Test func `weighs totals by their targets`() {
    let figure = HeatTable(
      subject(.english), rowCategory: "p", columnCategory: "r", rows: ["a"], columns: ["x", "y", "z"],
      cells: [
        [
          .init(actual: 50, target: 100, differs: true), .init(actual: 300, target: 300),
          .init(actual: 9, target: nil),
        ]
      ]
    ).figure()
    #expect(figure.table.rows == [["a", "50%", "100%", "—", "88%"]])
    #expect(figure.wide.contains("class=\"num d0\""))
  }

  private func pairs(_ cells: [HeatTable.Cell?], isTested: Bool = true) -> ChartFigure {
    HeatTable(
      subject(.english), rowCategory: "p", columnCategory: "r", rows: ["a"],
      columns: cells.indices.map { "c\($0)" }, cells: [cells], isTested: isTested
    ).figure()
  }

  @Test func `colours and names only the cells that differ`() {
    let figure = pairs([
      .init(actual: 4, target: 20, differs: true), .init(actual: 5, target: 20),
      .init(actual: 60, target: 20),
    ])
    #expect(
      figure.finding == "Really different: a × c0 (20%). Grey: within chance; —: fewer than five expected.")
    #expect(figure.wide.components(separatedBy: "\"num d").count == 2)
    #expect(figure.wide.components(separatedBy: "\"num same\"").count == 3)
  }

  @Test func `names neither lowest nor highest where no cell differs, or none was tested`() {
    let cells: [HeatTable.Cell?] = [.init(actual: 4, target: 20), .init(actual: 60, target: 20)]
    #expect(pairs(cells).finding.hasPrefix("No pair differs beyond chance."))
    #expect(pairs(cells, isTested: false).finding == "Differences between pairs were not tested.")
  }

  @Test func `gives no ratio where fewer than five are expected`() {
    let figure = pairs([.init(actual: 9, target: 4.9), .init(actual: 9, target: 5)])
    #expect(figure.table.rows[0].dropFirst().prefix(2) == ["—", "180%"])
    #expect(pairs([.init(actual: 9, target: 4.9)]).finding == "No pair has enough records.")
  }

  @Test func `joins what exceeds twelve rows or columns`() {
    let names = (1...14).map { "n\($0)" }
    let cells = names.indices.map { row in
      names.indices.map { _ -> HeatTable.Cell? in .init(actual: Double(100 - row), target: 100) }
    }
    let table = HeatTable(
      subject(.english), rowCategory: "p", columnCategory: "r", rows: names, columns: names, cells: cells
    ).figure().table
    #expect(table.rows.count == 12)
    #expect(table.columns.count == 14)
    #expect(table.rows.last?.first == "Other (3)")
  }
}

@Suite struct KPICardTests {
  private func card(_ value: Double?, better: GoodDirection = .higher, isFlagged: Bool = true)
    -> KPICardFigure
  {
    KPICard(
      id: "k", name: "k", kind: .money, figures: Figures(language: .english), value: value,
      series: [1, nil, 2],
      target: 2_000, better: better, tag: .notEnoughData, isFlagged: isFlagged,
      remedy: .init(title: "T", href: "t/")
    ).figure()
  }

  @Test func `links to the remedy only when flagged`() {
    #expect(card(1_000).remedyLabel == "What to do: T")
    #expect(card(1_000, isFlagged: false).remedy == nil)
  }

  @Test func `gives target and attainment`() {
    #expect(card(1_000).target == "Target ¥2K · 50% reached")
    #expect(card(nil).target == "Target ¥2K")
    #expect(card(1_000, better: .lower).target == "Target ≤ ¥2K")
    #expect(card(nil).value == "—")
  }

  @Test func `hides the sparkline from those who read the text`() throws {
    let drawn = try Drawn(card(1).sparkline)
    #expect(drawn.all("svg").first?["aria-hidden"] == "true")
    #expect(drawn.all("circle").count == 1)
  }
}
