import Formatting
import Markup

/// One width of stage bars.
struct StageDrawing {
  var chart: StageBars
  var frame: Drawing

  private let rowHeight = 46.0
  private let barHeight = 22.0
  private let top = 4.0

  func markup(_ hasLinks: Bool) -> MarkupBuffer {
    let names = frame.nameColumn(chart.stages.map(\.name))
    let counts = frame.textColumn(chart.stages.map(chart.count), bold: true)
    let largest = Double(chart.stages.map(\.count).max() ?? 1)
    let end = frame.width - 2 - counts - 8
    let scale = LinearScale.exact(0...max(1, largest), start: names, end: max(names + 40, end))
    let rows = max(1, chart.stages.count)
    let height = top + rowHeight * Double(rows) - (rowHeight - barHeight) + 8 + (chart.isPartial ? 18 : 0)
    return frame.markup(height: height, role: chart.subject.role(hasLinks: hasLinks)) { writer in
      for index in chart.stages.indices {
        let y = top + rowHeight * Double(index)
        draw(index, names: names, scale, y: y, on: &writer)
        if index + 1 < chart.stages.count { drawStep(index, x: names, y: y, on: &writer) }
      }
      if chart.stages.isEmpty { writer.empty(chart.subject, at: SVGPoint(frame.width / 2, top + 18)) }
      if chart.isPartial {
        writer.text(
          chart.subject.say("部分商机仍在进行 · ", "Some are still under way · ") + chart.subject.toDate,
          at: SVGPoint(frame.width - 2, height - 6), anchor: .end)
      }
    }
  }

  private func draw(
    _ index: Int, names: Double, _ scale: LinearScale, y: Double, on writer: inout SVGWriter
  ) {
    let stage = chart.stages[index]
    let baseline = y + barHeight / 2 + 4
    let label = stage.name + chart.subject.say("：", ": ") + chart.count(stage)
    let name = stage.count < fewestForRate ? "bar hollow" : "bar"
    writer.link(to: stage.href, label: label) { writer in
      writer.rowName(stage.name, column: names, baseline: baseline)
      let width = stage.count == 0 ? 0 : max(1, scale(Double(stage.count)) - scale(0))
      writer.rect(x: scale(0), y: y, width: width, height: barHeight, class: name, title: label)
      writer.text(chart.count(stage), at: SVGPoint(scale(0) + width + 6, baseline), class: "b")
    }
  }

  private func drawStep(_ index: Int, x: Double, y: Double, on writer: inout SVGWriter) {
    let rate = chart.percent(chart.rate(after: index))
    var text = "↓ " + rate
    if let baseline = chart.baseline(after: index) {
      text += chart.subject.say("  基准 ", "  baseline ") + chart.percent(baseline)
    }
    if chart.stages[index].count < fewestForRate,
      let part = chart.subject.share(chart.stages[index + 1].count, of: chart.stages[index].count)
    {
      text += " (" + part + ")"
    }
    let word = chart.verdictWord(after: index)
    var style: String?
    switch chart.verdict(after: index) {
    case .bad?: style = "b bad"
    case .good?: style = "b good"
    case nil: break
    }
    if !word.isEmpty { text += " · " + word }
    let room = frame.width - x - 4
    writer.text(
      TextWidth.fitted(text, width: room, bold: style != nil), at: SVGPoint(x + 2, y + barHeight + 16),
      class: style)
  }
}
