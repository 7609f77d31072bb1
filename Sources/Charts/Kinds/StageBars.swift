import Formatting
import Markup

/// Where deals leak: how many of one cohort reached each stage, and the rate of each step against its baseline.
///
/// Not a funnel: all bars start at the left and have one denominator.
package struct StageBars: Sendable {
  package struct Stage: Sendable {
    package var name: String
    /// Deals of the cohort that ever reached the stage; skipped stages count as reached.
    package var count: Int
    package var href: String?

    package init(name: String, count: Int, href: String? = nil) {
      self.name = Names.plain(name)
      self.count = count
      self.href = href
    }
  }

  /// The step from one stage to the next.
  package struct Step: Sendable {
    /// The rate it is usually, 0…1.
    package var baseline: Double?
    /// The 95 % interval (Wilson) of this cohort's rate.
    package var interval: ClosedRange<Double>?

    package init(baseline: Double? = nil, interval: ClosedRange<Double>? = nil) {
      self.baseline = baseline
      self.interval = interval
    }
  }

  package var subject: ChartSubject
  package var stages: [Stage]
  /// One fewer than stages; missing ones have no baseline.
  package var steps: [Step]
  /// Whether deals of the cohort are still under way.
  package var isPartial: Bool
  package var widths: ChartFigure.Widths

  package init(
    _ subject: ChartSubject, stages: [Stage], steps: [Step] = [], isPartial: Bool = false,
    widths: ChartFigure.Widths = .half
  ) {
    self.subject = subject
    self.stages = stages
    self.steps = steps
    self.isPartial = isPartial
    self.widths = widths
  }

  /// Draws the stages at both widths, with the sentence and the table.
  package func figure() -> ChartFigure {
    let hasLinks = stages.contains { $0.href != nil }
    let drawn = Drawing.pair(widths) { StageDrawing(chart: self, frame: $0).markup(hasLinks) }
    return ChartFigure(subject, finding: finding(), wide: drawn.wide, narrow: drawn.narrow, table: table())
  }

  /// The share of the deals at stage `index` that went on; `nil` when there were none.
  func rate(after index: Int) -> Double? {
    guard index + 1 < stages.count, stages[index].count > 0 else { return nil }
    return Double(stages[index + 1].count) / Double(stages[index].count)
  }

  func baseline(after index: Int) -> Double? { index < steps.count ? steps[index].baseline : nil }

  /// Flagged only when the interval leaves the baseline out and the step has enough deals.
  func verdict(after index: Int) -> Verdict? {
    guard index < steps.count, let baseline = steps[index].baseline, let interval = steps[index].interval,
      stages[index].count >= fewestForRate
    else { return nil }
    return interval.upperBound < baseline ? .bad : interval.lowerBound > baseline ? .good : nil
  }

  /// `低于基准`, `above baseline`, or nothing inside the interval.
  func verdictWord(after index: Int) -> String {
    switch verdict(after: index) {
    case nil: ""
    case .bad?: subject.say("低于基准", "below baseline")
    case .good?: subject.say("高于基准", "above baseline")
    }
  }

  func percent(_ ratio: Double?) -> String { subject.figures.percent(ratio, decimals: 0) }

  func count(_ stage: Stage) -> String { subject.figures.number(Double(stage.count)) }

  private func table() -> ChartTable {
    let say = subject.say
    let columns = [
      ChartTable.Column(say("阶段", "Stage"), isNumeric: false), ChartTable.Column(subject.measure),
      ChartTable.Column(say("到下一阶段", "To next stage")), ChartTable.Column("k/n"),
      ChartTable.Column(say("基准", "Baseline")), ChartTable.Column(say("状态", "Status"), isNumeric: false),
    ]
    let lines = stages.enumerated().map { index, stage in
      let isLast = index == stages.count - 1
      let part = isLast ? nil : subject.share(stages[index + 1].count, of: stage.count)
      let word = verdictWord(after: index)
      return [
        stage.name, count(stage), percent(rate(after: index)), part ?? Figures.missing,
        percent(baseline(after: index)), word.isEmpty ? Figures.missing : word,
      ]
    }
    guard let whole else { return ChartTable(columns: columns, rows: lines) }
    let summary = [say("全程", "Overall"), "", whole.rate, whole.part, "", ""]
    return ChartTable(columns: columns, rows: lines, summary: [summary])
  }

  /// From the first stage to the last.
  private var whole: (rate: String, part: String)? {
    guard stages.count > 1, let first = stages.first, let last = stages.last, first.count > 0,
      let part = subject.share(last.count, of: first.count)
    else { return nil }
    return (subject.figures.percent(Double(last.count) / Double(first.count)), part)
  }

  private func finding() -> String {
    let say = subject.say
    let flagged =
      stages.indices.filter { verdict(after: $0) == .bad }
      + stages.indices.filter { verdict(after: $0) == .good }
    if let index = flagged.first {
      let names = say(
        "“\(stages[index].name) → \(stages[index + 1].name)”",
        "“\(stages[index].name) → \(stages[index + 1].name)”")
      let rate = percent(rate(after: index))
      let base = percent(baseline(after: index))
      return verdict(after: index) == .bad
        ? say("\(names)只有 \(rate)，低于基准 \(base)。", "\(names) is at \(rate), below its baseline of \(base).")
        : say("\(names)达到 \(rate)，高于基准 \(base)。", "\(names) is at \(rate), above its baseline of \(base).")
    }
    guard let whole, let first = stages.first, let last = stages.last else { return say("没有数据。", "No data.") }
    let start = say(
      "从\(first.name)到\(last.name) \(whole.rate)（\(whole.part)）",
      "\(whole.rate) (\(whole.part)) went from \(first.name) to \(last.name)")
    let hasBaseline = stages.indices.contains { baseline(after: $0) != nil }
    guard hasBaseline else { return start + say("。", ".") }
    return start + say("；各步与基准没有超出偶然的差别。", "; no step differs from its baseline beyond chance.")
  }
}
