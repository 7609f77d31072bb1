import Formatting
import Markup

/// Are these really different: a dot per group with the interval in which its true value lies.
package struct DotIntervals: Sendable {
  package struct Row: Sendable {
    package var name: String
    package var value: Double?
    /// The 95 % interval; `nil` when none can be given.
    package var interval: ClosedRange<Double>?
    package var part: Int?
    package var whole: Int?
    /// What a ranking goes by: the shrunk lower bound.
    package var lowerBound: Double?
    /// Set only where the group differs after the correction for many comparisons.
    package var verdict: Verdict?
    package var href: String?

    package init(
      name: String, value: Double?, interval: ClosedRange<Double>? = nil, part: Int? = nil, whole: Int? = nil,
      lowerBound: Double? = nil, verdict: Verdict? = nil, href: String? = nil
    ) {
      self.name = Names.plain(name)
      self.value = value
      self.interval = interval
      self.part = part
      self.whole = whole
      self.lowerBound = lowerBound
      self.verdict = verdict
      self.href = href
    }

    /// Too few records for a rate that could be flagged.
    var isSmall: Bool { whole.map { $0 < fewestForRate } ?? false }
  }

  package var subject: ChartSubject
  package var category: String
  package var rows: [Row]
  /// The value of all together, and what that is called: 全队.
  package var mean: Double?
  package var meanName: String
  /// The same inside a sentence: "the company" of the axis label "Company".
  package var meanInSentence: String
  package var verdict: GroupVerdict
  package var widths: ChartFigure.Widths

  package init(
    _ subject: ChartSubject, category: String, rows: [Row], mean: Double?, meanName: String,
    meanInSentence: String? = nil, verdict: GroupVerdict, widths: ChartFigure.Widths = .half
  ) {
    self.subject = subject
    self.category = category
    self.mean = mean
    self.meanName = meanName
    self.meanInSentence = meanInSentence ?? meanName
    self.verdict = verdict
    self.widths = widths
    // Only a found difference permits a ranking; otherwise the order must not look like one.
    self.rows = rows.sorted { left, right in
      let isRanked = verdict == .differ
      let first = isRanked ? left.lowerBound ?? left.value ?? -.infinity : 0
      let second = isRanked ? right.lowerBound ?? right.value ?? -.infinity : 0
      return first != second ? first > second : left.name < right.name
    }
  }

  /// Draws the dots at both widths, with the sentence and the table.
  package func figure() -> ChartFigure {
    let hasLinks = rows.contains { $0.href != nil }
    let drawn = Drawing.pair(widths) { DotDrawing(chart: self, frame: $0).markup(hasLinks) }
    return ChartFigure(subject, finding: finding(), wide: drawn.wide, narrow: drawn.narrow, table: table())
  }

  /// A small group is excluded from flags whatever its verdict says, and all are where nobody tested.
  func flag(_ row: Row) -> Verdict? {
    row.isSmall || verdict == .noDifference || verdict == .notTested ? nil : row.verdict
  }

  func value(_ value: Double?) -> String {
    subject.kind == .percent ? subject.figures.percent(value, decimals: 0) : subject.text(value)
  }

  private func table() -> ChartTable {
    let say = subject.say
    let columns = [
      ChartTable.Column(category, isNumeric: false), ChartTable.Column(subject.measure),
      ChartTable.Column("k/n"),
      ChartTable.Column(say("95% 区间", "95% interval")),
      ChartTable.Column(say("状态", "Status"), isNumeric: false),
    ]
    let lines = rows.map { row in
      [
        row.name, value(row.value), subject.share(row.part, of: row.whole) ?? Figures.missing,
        row.interval.map { value($0.lowerBound) + "–" + value($0.upperBound) } ?? Figures.missing, word(row),
      ]
    }
    guard let mean else { return ChartTable(columns: columns, rows: lines) }
    return ChartTable(columns: columns, rows: lines, summary: [[meanName, value(mean), "", "", ""]])
  }

  func word(_ row: Row) -> String {
    if row.isSmall { return subject.say("数据太少", "too few") }
    switch flag(row) {
    case .good?: return subject.say("好于整体", "better than all")
    case .bad?: return subject.say("差于整体", "worse than all")
    case nil where verdict == .notTested: return subject.say("未检验", "not tested")
    case nil: return subject.say("噪声内", "within noise")
    }
  }

  private func finding() -> String {
    let say = subject.say
    guard rows.contains(where: { $0.value != nil }) else { return say("没有数据。", "No data.") }
    let level = meanInSentence + (mean.map { say("（", " (") + value($0) + say("）", ")") } ?? "")
    let flagged = rows.filter { flag($0) != nil }
    if flagged.isEmpty && verdict == .notTested {
      return say(
        "与\(level)的差别未作检验；按名称排列，不作排名。",
        "Differences from \(level) were not tested; listed by name, not ranked.")
    }
    if flagged.isEmpty {
      let start = say("与\(level)的差别都在偶然之内", "None differs from \(level) beyond chance")
      if verdict == .differ { return start + say("。", ".") }
      return start + say("；按名称排列，不作排名。", "; listed by name, not ranked.")
    }
    let named = flagged.prefix(3).map { row in
      let share = subject.share(row.part, of: row.whole).map { say("，", ", ") + $0 } ?? ""
      return row.name + say("（", " (") + value(row.value) + share + say("）", ")")
    }
    let list = named.joined(separator: say("、", ", "))
    let more = flagged.count > 3 ? say("等", " and others") : ""
    return say("与\(level)确有差别的是：\(list)\(more)。", "Really different from \(level): \(list)\(more).")
  }
}
