import Formatting
import Markup

/// One width of sorted bars.
struct SortedBarsDrawing {
  var chart: SortedBars
  var bars: [SortedBars.Bar]
  var frame: Drawing

  private let rowHeight = 26.0
  private let top = 6.0

  func markup(_ hasLinks: Bool) -> MarkupBuffer {
    let names = frame.nameColumn(bars.map(\.row.name))
    let notes = bars.map(note)
    let notesWidth = frame.textColumn(notes)
    let bounds = BarBounds(bars.map(\.row.value))
    let negative = bounds.low < 0 ? valueWidth { $0 < 0 } : 0
    let left = names + negative
    let right = frame.width - 2 - (notesWidth > 0 ? notesWidth + 12 : 0) - valueWidth { $0 >= 0 }
    let scale = LinearScale.exact(bounds.low...bounds.high, start: left, end: max(left + 40, right))
    let height = top + rowHeight * Double(max(1, bars.count)) + 6
    return frame.markup(height: height, role: chart.subject.role(hasLinks: hasLinks)) { writer in
      let zero = scale(0)
      writer.line(SVGPoint(zero, top), SVGPoint(zero, height - 6), class: "axis")
      for (index, bar) in bars.enumerated() {
        let y = top + rowHeight * Double(index)
        draw(bar, note: notes[index], names: names, scale, bounds, y: y, on: &writer)
      }
      if bars.isEmpty { writer.empty(chart.subject, at: SVGPoint(frame.width / 2, top + 20)) }
    }
  }

  private func draw(
    _ bar: SortedBars.Bar, note: String, names: Double, _ scale: LinearScale, _ bounds: BarBounds, y: Double,
    on writer: inout SVGWriter
  ) {
    let baseline = y + rowHeight / 2 + 4
    let text = chart.subject.text(bar.row.value)
    let label = [bar.row.name, text, note].filter { !$0.isEmpty }.joined(separator: " · ")
    writer.link(to: bar.row.value == nil ? nil : bar.row.href, label: label) { writer in
      writer.rowName(bar.row.name, column: names, baseline: baseline)
      guard let value = bar.row.value else {
        writer.text(Figures.missing, at: SVGPoint(scale(0) + 6, baseline), class: "b")
        return
      }
      let end = writer.bar(
        value, scale, bounds, y: y + 4, height: rowHeight - 8, class: style(bar), title: label)
      let isLeft = value < 0
      writer.text(
        text, at: SVGPoint(end + (isLeft ? -6 : 6), baseline), anchor: isLeft ? .end : .start, class: "b")
    }
    if !note.isEmpty { writer.text(note, at: SVGPoint(frame.width - 2, baseline), anchor: .end) }
  }

  private func style(_ bar: SortedBars.Bar) -> String {
    if bar.isOther { return "bar other" }
    if let whole = bar.row.whole, whole < fewestForRate { return "bar hollow" }
    return "bar"
  }

  private func note(_ bar: SortedBars.Bar) -> String {
    if let share = chart.subject.share(bar.row.part, of: bar.row.whole) { return share }
    guard let cumulative = bar.cumulative, chart.order == .byValue, bars.count > 2 else { return "" }
    return chart.subject.say("累计 ", frame.isNarrow ? "Σ " : "cum. ") + chart.wholePercent(cumulative)
  }

  private func valueWidth(where belongs: (Double) -> Bool) -> Double {
    let texts = bars.compactMap { bar in bar.row.value.flatMap { belongs($0) ? chart.subject.text($0) : nil }
    }
    return frame.textColumn(texts, bold: true) + 8
  }
}
