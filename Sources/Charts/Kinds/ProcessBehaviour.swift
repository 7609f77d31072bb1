import Formatting
import Markup
import Periods

/// Real change or noise: a figure month by month with the limits of its natural variation.
package struct ProcessBehaviour: Sendable {
  package struct Limits: Sendable, Hashable {
    package var low: Double
    package var expected: Double
    package var high: Double

    package init(low: Double, expected: Double, high: Double) {
      self.low = low
      self.expected = expected
      self.high = high
    }
  }

  /// What the tests found at a month.
  package struct Signal: Sendable, Hashable {
    package var verdict: Verdict
    /// Window, counts and baseline in words, without a full stop.
    package var sentence: String

    package init(_ verdict: Verdict, sentence: String) {
      self.verdict = verdict
      self.sentence = sentence
    }
  }

  package struct Point: Sendable, Hashable {
    package var first: Month
    /// Later than `first` where months are joined into one point: 1–2月.
    package var last: Month
    /// `nil` leaves a gap in the line.
    package var value: Double?
    package var part: Int?
    package var whole: Int?
    /// Whether the table has records throughout the month.
    package var isCovered: Bool
    /// Whether the month is still running.
    package var isPartial: Bool
    package var limits: Limits?
    package var signal: Signal?
    package var href: String?

    package init(
      _ first: Month, through last: Month? = nil, value: Double?, part: Int? = nil, whole: Int? = nil,
      isCovered: Bool = true, isPartial: Bool = false, limits: Limits? = nil, signal: Signal? = nil,
      href: String? = nil
    ) {
      self.first = first
      self.last = max(first, last ?? first)
      self.value = value
      self.part = part
      self.whole = whole
      self.isCovered = isCovered
      self.isPartial = isPartial
      self.limits = limits
      self.signal = signal
      self.href = href
    }

    /// Whether the point is drawn hollow: it cannot be compared with a full month.
    var isHollow: Bool { !isCovered || isPartial || (whole.map { $0 < fewestForRate } ?? false) }
  }

  /// A month from which another way of working is declared; limits are split there.
  package struct Change: Sendable, Hashable {
    package var month: Month
    package var label: String

    package init(_ month: Month, label: String) {
      self.month = month
      self.label = Names.plain(label)
    }
  }

  package var subject: ChartSubject
  package var points: [Point]
  package var changes: [Change]
  package var widths: ChartFigure.Widths

  package init(
    _ subject: ChartSubject, points: [Point], changes: [Change] = [], widths: ChartFigure.Widths = .half
  ) {
    self.subject = subject
    self.points = points.sorted { $0.first < $1.first }
    self.changes = changes.sorted { ($0.month, $0.label) < ($1.month, $1.label) }
    self.widths = widths
  }

  /// Draws the months at both widths, with the sentence and the table.
  package func figure() -> ChartFigure {
    let hasLinks = points.contains { $0.href != nil && $0.value != nil }
    let drawn = Drawing.pair(widths) { ProcessDrawing(chart: self, frame: $0).markup(hasLinks) }
    return ChartFigure(subject, finding: finding(), wide: drawn.wide, narrow: drawn.narrow, table: table())
  }

  var dates: Dates { Dates(language: subject.language) }

  func name(_ point: Point) -> String { dates.months(point.first, point.last) }

  /// The month, its value, and what is special about it.
  func describe(_ point: Point) -> String {
    let say = subject.say
    var parts = [subject.text(point.value)]
    if let share = subject.share(point.part, of: point.whole) { parts.append(share) }
    if point.isPartial { parts.append(subject.toDate) }
    if !point.isCovered { parts.append(say("数据不全", "incomplete data")) }
    if let signal = signal(point) { parts.append(verdictWord(signal) + say("：", ": ") + signal.sentence) }
    return name(point) + say("：", ": ") + parts.joined(separator: say("，", ", "))
  }

  /// The signal drawn at a point: never at one that is running or not covered, nor where nothing is drawn.
  func signal(_ point: Point) -> Signal? {
    point.isPartial || !point.isCovered || point.value == nil ? nil : point.signal
  }

  func verdictWord(_ signal: Signal) -> String {
    switch signal.verdict {
    case .good: subject.say("真实变化（变好）", "Real change for the better")
    case .bad: subject.say("真实变化（变差）", "Real change for the worse")
    }
  }

  private func table() -> ChartTable {
    let say = subject.say
    let hasParts = points.contains { $0.whole != nil }
    let hasLimits = points.contains { $0.limits != nil }
    var columns = [
      ChartTable.Column(say("月份", "Month"), isNumeric: false), ChartTable.Column(subject.measure),
    ]
    if hasParts { columns.append(ChartTable.Column("k/n")) }
    if hasLimits {
      columns += [say("下限", "Lower limit"), say("预期", "Expected"), say("上限", "Upper limit")]
        .map { ChartTable.Column($0) }
    }
    columns.append(ChartTable.Column(say("说明", "Note"), isNumeric: false))
    let lines = points.map { point in
      var line = [name(point), subject.text(point.value)]
      if hasParts { line.append(subject.share(point.part, of: point.whole) ?? Figures.missing) }
      if hasLimits {
        line += [point.limits?.low, point.limits?.expected, point.limits?.high].map(subject.text)
      }
      return line + [note(point)]
    }
    let blanks = Array(repeating: "", count: columns.count - 2)
    let judged = subject.figures.number(Double(judged.count))
    let summary = hasLimits ? [[say("判断过的月份", "Months judged"), judged] + blanks] : []
    return ChartTable(columns: columns, rows: lines, summary: summary)
  }

  private func note(_ point: Point) -> String {
    var parts: [String] = []
    if let signal = signal(point) {
      parts.append(verdictWord(signal) + subject.say("：", ": ") + signal.sentence)
    }
    if point.isPartial { parts.append(subject.toDate) }
    if !point.isCovered { parts.append(subject.say("数据不全", "incomplete data")) }
    parts += changes.filter { point.first <= $0.month && $0.month <= point.last }.map(\.label)
    return parts.isEmpty ? Figures.missing : parts.joined(separator: subject.say("；", "; "))
  }

  private var judged: [Point] {
    points.filter { $0.limits != nil && $0.value != nil && !$0.isPartial && $0.isCovered }
  }

  private func finding() -> String {
    let say = subject.say
    guard points.contains(where: { $0.value != nil }) else { return say("没有数据。", "No data.") }
    let signals = points.filter { signal($0) != nil }
    if judged.isEmpty && signals.isEmpty {
      return say("历史太短，只画走势，不作判断。", "Not enough history: the line alone, without a verdict.")
    }
    guard let latest = signals.last, let found = signal(latest) else {
      let count = subject.figures.number(Double(judged.count))
      return judged.count == 1
        ? say(
          "\(count) 个月在自然界限内，没有可归因的变化。",
          "The \(count) month judged lies within its limits: no change to explain.")
        : say(
          "\(count) 个月均在自然界限内，没有可归因的变化。",
          "All \(count) months lie within their natural limits: no change to explain.")
    }
    let text = verdictWord(found)
    if latest == judged.last {
      return say(
        "\(name(latest))：\(text)，\(found.sentence)。", "\(name(latest)): \(lowered(text)), \(found.sentence).")
    }
    return say(
      "最近没有新信号；上一次在\(name(latest))：\(text)，\(found.sentence)。",
      "No new signal; the last one was in \(name(latest)): \(lowered(text)), \(found.sentence).")
  }

  private func lowered(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }
}
