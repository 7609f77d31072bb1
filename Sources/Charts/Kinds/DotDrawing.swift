import Formatting
import Markup

/// One width of dots with intervals.
struct DotDrawing {
  var chart: DotIntervals
  var frame: Drawing

  private let rowHeight = 24.0
  private let top = 6.0

  func markup(_ hasLinks: Bool) -> MarkupBuffer {
    let names = frame.nameColumn(chart.rows.map(\.name), bold: true)
    let values = frame.textColumn(chart.rows.map { chart.value($0.value) }, bold: true)
    let shares = frame.textColumn(chart.rows.map(share))
    let right = frame.width - 2 - values - (shares > 0 ? shares + 8 : 0) - 14
    let known =
      chart.rows.flatMap { [$0.value, $0.interval?.lowerBound, $0.interval?.upperBound] } + [chart.mean]
    let width = right - names
    let scale = LinearScale(
      holding: known.compactMap { $0 }, includesZero: false, limits: chart.subject.limits, start: names + 4,
      end: max(names + 44, right), count: LinearScale.count(width: width))
    let bottom = top + rowHeight * Double(max(1, chart.rows.count))
    let height = bottom + (chart.mean == nil ? 24 : 40)
    return frame.markup(height: height, role: chart.subject.role(hasLinks: hasLinks)) { writer in
      let axis = AxisFigures(scale.ticks, as: chart.subject.kind, chart.subject.figures)
      writer.valueGrid(scale, labels: scale.ticks.map(axis.label), top: top, bottom: bottom)
      drawMean(scale, bottom: bottom, on: &writer)
      for (index, row) in chart.rows.enumerated() {
        let middle = top + rowHeight * (Double(index) + 0.5)
        let label = describe(row)
        writer.link(to: row.href, label: label) { writer in
          draw(row, label: label, names: names, scale, middle: middle, on: &writer)
          print(row, shares: shares, baseline: middle + 4, on: &writer)
        }
      }
      if chart.rows.isEmpty { writer.empty(chart.subject, at: SVGPoint(frame.width / 2, top + 16)) }
    }
  }

  private func drawMean(_ scale: LinearScale, bottom: Double, on writer: inout SVGWriter) {
    guard let mean = chart.mean, mean.isFinite else { return }
    let x = scale(mean)
    writer.line(SVGPoint(x, top), SVGPoint(x, bottom + 20), class: "reference")
    let text = chart.meanName + " " + chart.value(mean)
    let half = TextWidth.pixels(text, bold: true) / 2
    let centre = min(max(x, half + 2), frame.width - half - 2)
    writer.text(text, at: SVGPoint(centre, bottom + 34), anchor: .middle, class: "b")
  }

  private func draw(
    _ row: DotIntervals.Row, label: String, names: Double, _ scale: LinearScale, middle: Double,
    on writer: inout SVGWriter
  ) {
    let flag = chart.flag(row)
    writer.rowName(row.name, column: names, baseline: middle + 4, class: flag == nil ? nil : "b")
    let style = flag?.rawValue ?? "plain"
    if let interval = row.interval {
      writer.line(
        SVGPoint(scale(interval.lowerBound), middle), SVGPoint(scale(interval.upperBound), middle),
        class: "interval " + style)
    }
    guard let value = row.value, value.isFinite else { return }
    let centre = SVGPoint(scale(value), middle)
    if flag != nil {
      writer.diamond(centre, radius: 6, class: "signal " + style, title: label)
    } else {
      writer.circle(centre, radius: 4.5, class: row.isSmall ? "dot hollow" : "dot", title: label)
    }
  }

  private func print(_ row: DotIntervals.Row, shares: Double, baseline: Double, on writer: inout SVGWriter) {
    let right = frame.width - 2
    let style: String?
    switch chart.flag(row) {
    case .bad?: style = "b bad"
    case .good?: style = "b good"
    case nil: style = nil
    }
    let x = right - (shares > 0 ? shares + 8 : 0)
    writer.text(chart.value(row.value), at: SVGPoint(x, baseline), anchor: .end, class: style)
    let share = share(row)
    if !share.isEmpty { writer.text(share, at: SVGPoint(right, baseline), anchor: .end) }
  }

  private func share(_ row: DotIntervals.Row) -> String {
    chart.subject.share(row.part, of: row.whole) ?? ""
  }

  private func describe(_ row: DotIntervals.Row) -> String {
    let share = chart.subject.share(row.part, of: row.whole)
    let parts = [chart.value(row.value), share, chart.word(row)].compactMap { $0 }
    return row.name + chart.subject.say("：", ": ") + parts.joined(separator: chart.subject.say("，", ", "))
  }
}
