import Formatting
import Markup

/// How much, by what: horizontal bars, the longest first.
package struct SortedBars: Sendable {
  package struct Row: Sendable {
    package var name: String
    /// In the subject's unit; `nil` when unknown.
    package var value: Double?
    /// Of a rate: how many of how many.
    package var part: Int?
    package var whole: Int?
    package var href: String?

    package init(name: String, value: Double?, part: Int? = nil, whole: Int? = nil, href: String? = nil) {
      self.name = Names.plain(name)
      self.value = value
      self.part = part
      self.whole = whole
      self.href = href
    }
  }

  package enum Order: Sendable {
    case byValue
    /// The user's own order, or that of stages and age classes.
    case pinned
  }

  package var subject: ChartSubject
  /// What the rows are: 区域, Reason.
  package var category: String
  package var rows: [Row]
  package var order: Order
  /// Whether the values are parts of a whole, so that shares and sums mean something.
  package var isAdditive: Bool
  package var verdict: GroupVerdict
  /// What the test says, as a sentence; `nil` for the usual words.
  package var verdictInWords: String?
  /// The most rows; of an additive chart the smallest are joined into 其他 / Other.
  package var most: Int
  package var widths: ChartFigure.Widths

  package init(
    _ subject: ChartSubject, category: String, rows: [Row], order: Order = .byValue, isAdditive: Bool,
    verdict: GroupVerdict = .notCompared, verdictInWords: String? = nil, most: Int = 12,
    widths: ChartFigure.Widths = .half
  ) {
    self.subject = subject
    self.category = category
    self.rows = rows
    self.order = order
    self.isAdditive = isAdditive
    self.verdict = verdict
    self.verdictInWords = verdictInWords
    self.most = most
    self.widths = widths
  }

  /// Draws the bars at both widths, with the sentence and the table.
  package func figure() -> ChartFigure {
    let bars = arranged()
    let hasLinks = bars.contains { $0.row.href != nil && $0.row.value != nil }
    let drawn = Drawing.pair(widths) {
      SortedBarsDrawing(chart: self, bars: bars, frame: $0).markup(hasLinks)
    }
    return ChartFigure(
      subject, finding: finding(bars), wide: drawn.wide, narrow: drawn.narrow, table: table(bars))
  }

  struct Bar {
    var row: Row
    var isOther: Bool
    /// The share of the whole, and that of this row and all before it.
    var share: Double?
    var cumulative: Double?
  }

  /// The rows in the order drawn, the smallest joined where there are too many.
  func arranged() -> [Bar] {
    var sorted = rows
    if order == .byValue && (verdict == .noDifference || verdict == .notTested) {
      sorted.sort { ($0.name, $0.href ?? "") < ($1.name, $1.href ?? "") }
    } else if order == .byValue {
      sorted.sort { ($0.value ?? -.infinity, $1.name) > ($1.value ?? -.infinity, $0.name) }
    }
    var other: Row?
    if isAdditive && sorted.count > max(2, most) {
      let rest = sorted[(most - 1)...]
      let sum = rest.reduce(0) { $0 + ($1.value ?? 0) }
      let count = subject.figures.number(Double(rest.count))
      let name = subject.say("其他（\(count) 项）", "Other (\(count))")
      other = Row(name: name, value: sum)
      sorted.removeSubrange((most - 1)...)
    }
    let all = sorted + (other.map { [$0] } ?? [])
    let total = all.reduce(0) { $0 + ($1.value ?? 0) }
    let canShare = isAdditive && total > 0 && all.allSatisfy { ($0.value ?? 0) >= 0 }
    var running = 0.0
    return all.enumerated().map { index, row in
      running += row.value ?? 0
      let isLast = index == all.count - 1
      return Bar(
        row: row, isOther: isLast && other != nil, share: canShare ? (row.value ?? 0) / total : nil,
        cumulative: canShare ? (isLast ? 1 : running / total) : nil)
    }
  }

  func wholePercent(_ ratio: Double?) -> String { subject.figures.percent(ratio, decimals: 0) }

  private func table(_ bars: [Bar]) -> ChartTable {
    let hasParts = bars.contains { $0.row.whole != nil }
    let hasShares = bars.contains { $0.share != nil }
    var columns = [ChartTable.Column(category, isNumeric: false), ChartTable.Column(subject.measure)]
    if hasParts { columns.append(ChartTable.Column("k/n")) }
    if hasShares {
      columns.append(ChartTable.Column(subject.say("占比", "Share")))
      columns.append(ChartTable.Column(subject.say("累计", "Cumulative")))
    }
    let lines = bars.map { bar in
      var line = [bar.row.name, subject.text(bar.row.value)]
      if hasParts { line.append(subject.share(bar.row.part, of: bar.row.whole) ?? Figures.missing) }
      if hasShares { line += [wholePercent(bar.share), wholePercent(bar.cumulative)] }
      return line
    }
    return ChartTable(columns: columns, rows: lines)
  }

  /// Why the rows are no ranking, or `nil` when they may be one.
  private var unranked: String? {
    let order = subject.say("按名称排列，不作排名。", "Listed by name, not ranked.")
    switch verdict {
    case .notCompared, .differ: return nil
    case .notTested: return subject.say("各项的差别未作检验；", "Differences were not tested. ") + order
    case .noDifference:
      guard let verdictInWords else {
        return subject.say(
          "各项之间没有超出偶然的差异；按名称排列，不作排名。",
          "No difference beyond chance; listed by name, not ranked.")
      }
      return verdictInWords + subject.say("", " ") + order
    }
  }

  private func finding(_ bars: [Bar]) -> String {
    let known = bars.filter { $0.row.value != nil && !$0.isOther }
    guard let highest = known.max(by: { ($0.row.value ?? 0) < ($1.row.value ?? 0) }) else {
      return subject.say("没有数据。", "No data.")
    }
    if let words = unranked { return words }
    let name = highest.row.name
    let value = subject.text(highest.row.value)
    if known.count == 1 { return subject.say("\(name)：\(value)。", "\(name): \(value).") }
    guard let share = highest.share else {
      let lowest = known.min { ($0.row.value ?? 0) < ($1.row.value ?? 0) } ?? highest
      let least = subject.text(lowest.row.value)
      return subject.say(
        "\(name)最高（\(value)），\(lowest.row.name)最低（\(least)）。",
        "\(name) is highest (\(value)), \(lowest.row.name) lowest (\(least)).")
    }
    let part = wholePercent(share)
    let start = subject.say(
      "\(name)最多：\(value)，占 \(part)", "\(name) leads with \(value), \(part) of the total")
    // Of few that are not zero the first three are nearly all: that says nothing.
    guard order == .byValue, bars.count(where: { ($0.row.value ?? 0) != 0 }) > 4,
      let three = bars[2].cumulative
    else {
      return start + subject.say("。", ".")
    }
    let sum = wholePercent(three)
    return start + subject.say("；前三项合计占 \(sum)。", "; the top three make up \(sum).")
  }
}
