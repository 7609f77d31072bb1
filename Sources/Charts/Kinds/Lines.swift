import Formatting
import Markup
import Periods

/// A trend of up to four series by month, each named at its end.
package struct Lines: Sendable {
  package struct Series: Sendable {
    package var name: String
    /// One per month of the chart; `nil` leaves a gap.
    package var values: [Double?]

    package init(name: String, values: [Double?]) {
      self.name = Names.plain(name)
      self.values = values
    }

    var latest: Double? { values.last { $0 != nil } ?? nil }
  }

  /// More lines than these cannot be told apart; the others stay grey.
  package static let most = 4

  package var subject: ChartSubject
  package var months: [Month]
  package var series: [Series]
  /// Whether the last month is still running.
  package var lastIsPartial: Bool
  /// A value to compare with, drawn as a rule.
  package var target: Double?
  package var widths: ChartFigure.Widths

  package init(
    _ subject: ChartSubject, months: [Month], series: [Series], lastIsPartial: Bool = false,
    target: Double? = nil, widths: ChartFigure.Widths = .half
  ) {
    self.subject = subject
    self.months = months
    self.lastIsPartial = lastIsPartial
    self.target = target
    self.widths = widths
    let fitted = series.map { line in
      let missing = max(0, months.count - line.values.count)
      return Series(
        name: line.name, values: line.values.prefix(months.count) + Array(repeating: nil, count: missing))
    }
    // Named lines go to the largest at the end; up to four keep the order given, and with it their colours.
    self.series =
      fitted.count <= Lines.most
      ? fitted
      : fitted.sorted { ($0.latest ?? -.infinity, $1.name) > ($1.latest ?? -.infinity, $0.name) }
  }

  /// Draws the lines at both widths, with the sentence and the table.
  package func figure() -> ChartFigure {
    let drawn = Drawing.pair(widths) { LinesDrawing(chart: self, frame: $0).markup() }
    return ChartFigure(subject, finding: finding(), wide: drawn.wide, narrow: drawn.narrow, table: table())
  }

  var dates: Dates { Dates(language: subject.language) }

  private func table() -> ChartTable {
    let columns =
      [ChartTable.Column(subject.say("月份", "Month"), isNumeric: false)]
      + series.map { ChartTable.Column($0.name) }
    let lines = months.enumerated().map { index, month in
      let isRunning = lastIsPartial && index == months.count - 1
      let name =
        dates.month(month)
        + (isRunning ? subject.say("（", " (") + subject.toDate + subject.say("）", ")") : "")
      return [name] + series.map { subject.text($0.values[index]) }
    }
    guard let target else { return ChartTable(columns: columns, rows: lines) }
    let summary = [subject.say("目标", "Target")] + series.map { _ in subject.text(target) }
    return ChartTable(columns: columns, rows: lines, summary: [summary])
  }

  /// The last whole month: a running one is compared with nothing.
  private var lastWhole: Int { lastIsPartial ? months.count - 2 : months.count - 1 }

  /// A single line against the same month a year before: neighbouring months differ by season. Without one, against the
  /// first month there is.
  private func alone(_ name: String, value: String) -> String {
    let say = subject.say
    let values = series.first { $0.values[lastWhole] != nil }?.values ?? []
    let month = dates.month(months[lastWhole])
    if lastWhole >= 12, let before = values[lastWhole - 12] {
      let then = subject.text(before)
      return say(
        "\(month)\(name) \(value)，去年同月 \(then)。", "\(name) in \(month): \(value); a year before: \(then).")
    }
    guard let first = values.firstIndex(where: { $0 != nil }), let start = values[first] else { return "" }
    let from = dates.month(months[first])
    return say(
      "\(name)从\(from)的 \(subject.text(start)) 到\(month)的 \(value)。",
      "\(name) went from \(subject.text(start)) in \(from) to \(value) in \(month).")
  }

  private func finding() -> String {
    let say = subject.say
    let known = series.compactMap { line -> (name: String, value: Double)? in
      guard lastWhole >= 0, let value = line.values[lastWhole],
        line.values.prefix(lastWhole).contains(where: { $0 != nil })
      else { return nil }
      return (line.name, value)
    }
    guard let highest = known.max(by: { $0.value < $1.value }) else {
      return series.contains { $0.latest != nil }
        ? say("数据太少，看不出走势。", "Too few months for a trend.") : say("没有数据。", "No data.")
    }
    let month = dates.month(months[lastWhole])
    let value = subject.text(highest.value)
    if known.count == 1 { return alone(highest.name, value: value) }
    let lowest = known.min { $0.value < $1.value } ?? highest
    let least = subject.text(lowest.value)
    return say(
      "\(month)：\(highest.name)最高（\(value)），\(lowest.name)最低（\(least)）。",
      "\(month): \(highest.name) is highest (\(value)), \(lowest.name) lowest (\(least)).")
  }
}
