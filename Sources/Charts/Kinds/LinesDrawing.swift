import Formatting
import Markup
import Periods

/// One width of a chart of lines.
struct LinesDrawing {
  var chart: Lines
  var frame: Drawing

  private let top = 12.0
  private var height: Double { frame.isNarrow ? 212 : 232 }
  private var bottom: Double { height - 40 }

  func markup() -> MarkupBuffer {
    let values = chart.series.flatMap { $0.values.compactMap { $0 } }
    let scale = LinearScale(
      holding: values + [chart.target].compactMap { $0 }, includesZero: false, limits: chart.subject.limits,
      start: bottom - 4, end: top, count: LinearScale.count(height: bottom - top))
    let figures = AxisFigures(scale.ticks, as: chart.subject.kind, chart.subject.figures)
    let labels = scale.ticks.map(figures.label)
    let ends = ends(scale)
    let widest = ends.map { TextWidth.pixels($0.label, bold: true) }.max() ?? 0
    let first = chart.months.first ?? Month(year: 2000, month: 1)
    var axis = MonthAxis(
      first: first, last: chart.months.last ?? first, left: frame.textColumn(labels) + 18,
      right: frame.width - max(16, widest + 30))
    if chart.lastIsPartial { axis.toDate = (chart.subject.toDate, frame.width) }
    return frame.markup(height: height, role: chart.subject.role(hasLinks: false)) { writer in
      writer.heightGrid(scale, labels: labels, left: axis.left - 6, right: axis.right + 6)
      axis.draw(on: &writer, y: bottom, chart.dates)
      drawTarget(scale, axis, on: &writer)
      for index in chart.series.indices.reversed() { draw(index, scale, axis, on: &writer) }
      print(ends, scale, axis, on: &writer)
      if values.isEmpty { writer.empty(chart.subject, at: SVGPoint(frame.width / 2, height / 2)) }
    }
  }

  private struct End {
    /// The place of the line, or `nil` for the target's rule.
    var index: Int?
    var label: String
    var value: Double
    var month: Month
  }

  /// The named lines with their last values, and the target.
  private func ends(_ scale: LinearScale) -> [End] {
    let named = chart.series.prefix(Lines.most).enumerated().compactMap { index, line -> End? in
      guard let place = line.values.lastIndex(where: { $0 != nil }), let value = line.values[place] else {
        return nil
      }
      // A narrow drawing keeps its room for the lines; the values stand in the table.
      let text = frame.isNarrow ? "" : "  " + chart.subject.text(value)
      let room = frame.width * 0.3 - TextWidth.pixels(text, bold: true)
      let name = TextWidth.fitted(line.name, width: max(48, room), bold: true) + text
      return End(index: index, label: name, value: value, month: chart.months[place])
    }
    guard let target = chart.target, target.isFinite, let last = chart.months.last else { return named }
    let label = chart.subject.say("目标", "Target") + (frame.isNarrow ? "" : "  " + chart.subject.text(target))
    return named + [End(index: nil, label: label, value: target, month: last)]
  }

  private func drawTarget(_ scale: LinearScale, _ axis: MonthAxis, on writer: inout SVGWriter) {
    guard let target = chart.target, target.isFinite else { return }
    let y = scale(target)
    writer.line(SVGPoint(axis.left - 6, y), SVGPoint(axis.right + 6, y), class: "reference")
  }

  private func style(_ index: Int) -> String { index < Lines.most ? "c\(index + 1)" : "rest" }

  private func draw(_ index: Int, _ scale: LinearScale, _ axis: MonthAxis, on writer: inout SVGWriter) {
    let line = chart.series[index]
    let style = "series " + style(index)
    var run: [SVGPoint] = []
    for (place, value) in line.values.enumerated() {
      guard let value, value.isFinite else {
        flush(&run, style, on: &writer)
        continue
      }
      let point = SVGPoint(axis.x(chart.months[place]), scale(value))
      if chart.lastIsPartial, place == chart.months.count - 1, let before = run.last {
        flush(&run, style, on: &writer)
        writer.polyline([before, point], class: style + " dashed")
      }
      run.append(point)
    }
    flush(&run, style, on: &writer)
    drawDots(index, scale, axis, on: &writer)
  }

  /// Ends a stretch of the line; one month alone becomes a dot.
  private func flush(_ run: inout [SVGPoint], _ style: String, on writer: inout SVGWriter) {
    writer.polyline(run, class: style)
    run = []
  }

  private func drawDots(_ index: Int, _ scale: LinearScale, _ axis: MonthAxis, on writer: inout SVGWriter) {
    let line = chart.series[index]
    guard index < Lines.most else { return }
    for (place, value) in line.values.enumerated() {
      guard let value, value.isFinite else { continue }
      let isRunning = chart.lastIsPartial && place == chart.months.count - 1
      let title =
        line.name + chart.subject.say("，", ", ") + chart.dates.month(chart.months[place])
        + chart.subject.say("：", ": ") + chart.subject.text(value)
        + (isRunning ? chart.subject.say("，", ", ") + chart.subject.toDate : "")
      let centre = SVGPoint(axis.x(chart.months[place]), scale(value))
      let name = "point " + style(index) + (isRunning ? " hollow" : "")
      writer.circle(centre, radius: isRunning ? 3.5 : 2.5, class: name, title: title)
    }
  }

  private func print(_ ends: [End], _ scale: LinearScale, _ axis: MonthAxis, on writer: inout SVGWriter) {
    let heights = LabelPlacement.spread(ends.map { scale($0.value) + 4 }, within: (top + 2)...(bottom + 2))
    for (end, y) in zip(ends, heights) {
      let natural = scale(end.value) + 4
      let x = axis.right + 12
      if (y - natural).magnitude > 10 {
        writer.line(
          SVGPoint(axis.x(end.month) + 4, natural - 4), SVGPoint(x - 2, y - 4), class: "leader")
      }
      // Letters keep the page's ink, which is legible; a stroke of the line's colour ties them to the line.
      writer.line(
        SVGPoint(x, y - 4), SVGPoint(x + 8, y - 4),
        class: end.index.map { "series " + style($0) } ?? "reference")
      writer.text(end.label, at: SVGPoint(x + 14, y), class: end.index == nil ? nil : "b")
    }
  }
}
