import Formatting
import Markup

/// How far from target, last year and plan pace: one bar per row, all on one scale.
package struct BulletRows: Sendable {
  package struct Row: Sendable {
    package var name: String
    /// In the subject's unit; `nil` when unknown.
    package var actual: Double?
    package var target: Double?
    package var lastYear: Double?
    /// The part of the target that is due by now, as `Pace` says; what a running period is judged by.
    package var pace: Double?
    package var href: String?

    package init(
      name: String, actual: Double?, target: Double? = nil, lastYear: Double? = nil, pace: Double? = nil,
      href: String? = nil
    ) {
      self.name = Names.plain(name)
      self.actual = actual
      self.target = target
      self.lastYear = lastYear
      self.pace = pace
      self.href = href
    }
  }

  /// What is due of a target before its period is over.
  package enum Pace: Sendable, Hashable {
    /// Every working day the same.
    case even
    /// As much as in earlier periods by the same day.
    case usual
  }

  package var subject: ChartSubject
  package var category: String
  package var rows: [Row]
  package var better: GoodDirection
  /// Whether the period is still running: bars are hollow, and judged by the pace of the plan.
  package var isPartial: Bool
  package var pace: Pace
  /// Whether the order given is the user's own; otherwise the largest comes first.
  package var isPinned: Bool
  package var widths: ChartFigure.Widths

  package init(
    _ subject: ChartSubject, category: String, rows: [Row], better: GoodDirection = .higher,
    isPartial: Bool = false, pace: Pace = .even, isPinned: Bool = false,
    widths: ChartFigure.Widths = .half
  ) {
    self.subject = subject
    self.category = category
    self.better = better
    self.isPartial = isPartial
    self.pace = pace
    self.isPinned = isPinned
    self.widths = widths
    self.rows =
      isPinned
      ? rows : rows.sorted { ($0.actual ?? -.infinity, $1.name) > ($1.actual ?? -.infinity, $0.name) }
  }

  /// Draws the rows at both widths, with the sentence and the table.
  package func figure() -> ChartFigure {
    let hasLinks = rows.contains { $0.href != nil }
    let drawn = Drawing.pair(widths) { BulletDrawing(chart: self, frame: $0).markup(hasLinks) }
    return ChartFigure(subject, finding: finding(), wide: drawn.wide, narrow: drawn.narrow, table: table())
  }

  /// What the row is judged by: the pace in a running period, else the target.
  func goal(_ row: Row) -> Double? { isPartial ? row.pace ?? row.target : row.target }

  /// Whether the row meets its goal; `nil` without actual, goal, or a good direction.
  func isMet(_ row: Row) -> Bool? {
    guard let actual = row.actual, let goal = goal(row) else { return nil }
    switch better {
    case .higher: return actual >= goal
    case .lower: return actual <= goal
    case .none: return nil
    }
  }

  /// Actual ÷ target, or `nil` where the target is not above zero.
  func attainment(_ row: Row) -> Double? {
    guard let actual = row.actual, let target = row.target, target > 0 else { return nil }
    return actual / target
  }

  /// A percentage that does not round a missed target up to 100 %.
  func attainmentText(_ row: Row) -> String {
    guard let ratio = attainment(row) else { return Figures.missing }
    let isClose = ratio != 1 && (ratio * 100).rounded() == 100
    return subject.figures.percent(ratio, decimals: isClose ? 1 : 0)
  }

  /// What the mark of the pace stands for.
  var paceWord: String {
    switch pace {
    case .even: subject.say("匀速进度", "At an even pace")
    case .usual: subject.say("往年同期进度", "Usual progress by this day")
    }
  }

  func verdictWord(_ row: Row) -> String {
    switch (isMet(row), isPartial && row.pace != nil) {
    case (nil, _): ""
    case (true?, false): subject.say("达成", "met")
    case (false?, false): subject.say("未达成", "missed")
    case (true?, true): subject.say("跟上进度", "on pace")
    case (false?, true): subject.say("落后进度", "behind")
    }
  }

  private func table() -> ChartTable {
    let say = subject.say
    var columns = [
      ChartTable.Column(category, isNumeric: false), ChartTable.Column(subject.measure),
      ChartTable.Column(say("目标", "Target")), ChartTable.Column(say("达成率", "Attainment")),
    ]
    let hasLastYear = rows.contains { $0.lastYear != nil }
    let hasPace = rows.contains { $0.pace != nil }
    if hasLastYear { columns.append(ChartTable.Column(say("去年同期", "Last year"))) }
    if hasPace { columns.append(ChartTable.Column(paceWord)) }
    columns.append(ChartTable.Column(say("状态", "Status"), isNumeric: false))
    let lines = rows.map { row in
      var line = [row.name, subject.text(row.actual), subject.text(row.target), attainmentText(row)]
      if hasLastYear { line.append(subject.text(row.lastYear)) }
      if hasPace { line.append(subject.text(row.pace)) }
      let word = verdictWord(row)
      return line + [word.isEmpty ? Figures.missing : word]
    }
    guard let met else { return ChartTable(columns: columns, rows: lines) }
    let blanks = Array(repeating: "", count: columns.count - 2)
    return ChartTable(columns: columns, rows: lines, summary: [[metLabel, met] + blanks])
  }

  private var metLabel: String {
    isPartial && rows.contains { $0.pace != nil }
      ? subject.say("跟上进度", "On pace") : subject.say("达成目标", "Met target")
  }

  /// `2/5`: rows that meet their goal among those judged; `nil` when none is judged.
  private var met: String? {
    let judged = rows.compactMap(isMet)
    guard !judged.isEmpty else { return nil }
    return subject.share(judged.count { $0 }, of: judged.count)
  }

  private func finding() -> String {
    let say = subject.say
    guard let met else {
      return rows.contains { $0.actual != nil }
        ? say("没有设定目标。", "No targets are set.") : say("没有数据。", "No data.")
    }
    let isPaced = isPartial && rows.contains { $0.pace != nil }
    let goal = pace == .even ? say("匀速进度", "an even pace") : say("往年同期进度", "the usual progress by this day")
    let start =
      isPaced
      ? say("\(met) 跟上\(goal)", "\(met) keep up with \(goal)")
      : say("\(met) 达成目标", "\(met) met the target")
    let missed = rows.filter { isMet($0) == false && attainment($0) != nil }
    if rows.count == 1, let only = rows.first, attainment(only) != nil {
      let percent = attainmentText(only)
      let met = isMet(only) == true
      return isPaced
        ? say(
          "完成目标的 \(percent)，\(met ? "跟上" : "落后于")\(goal)。",
          "\(percent) of the target reached, \(met ? "up with" : "behind") \(goal).")
        : say(
          "完成目标的 \(percent)，\(met ? "达成" : "未达成")。",
          "\(percent) of the target reached: \(met ? "met" : "missed").")
    }
    let worst = missed.min { distance($0) < distance($1) }
    guard let worst else { return start + say("。", ".") }
    let percent = attainmentText(worst)
    return start + say("；差距最大：\(worst.name)（\(percent)）。", "; largest gap: \(worst.name) (\(percent)).")
  }

  private func distance(_ row: Row) -> Double {
    let ratio = attainment(row) ?? 1
    return better == .lower ? -ratio : ratio
  }
}
