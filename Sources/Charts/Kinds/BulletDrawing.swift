import Formatting
import Markup

/// One width of bullet rows.
struct BulletDrawing {
  var chart: BulletRows
  var frame: Drawing

  private let rowHeight = 34.0
  private let top = 4.0

  func markup(_ hasLinks: Bool) -> MarkupBuffer {
    let names = frame.nameColumn(chart.rows.map(\.name))
    let values = frame.textColumn(chart.rows.map { chart.subject.text($0.actual) }, bold: true)
    let percents = frame.textColumn(chart.rows.map(percentText), bold: true)
    let bounds = BarBounds(
      chart.rows.map(\.actual) + chart.rows.flatMap { [$0.target.map { $0 * 1.2 }, $0.lastYear, $0.pace] })
    let right = frame.width - 2 - percents - 10 - values - 10
    let scale = LinearScale.exact(bounds.low...bounds.high, start: names, end: max(names + 40, right))
    let bottom = top + rowHeight * Double(max(1, chart.rows.count))
    let key = BulletKey(chart: chart, frame: frame)
    let height = bottom + 24 + key.height
    return frame.markup(height: height, role: chart.subject.role(hasLinks: hasLinks)) { writer in
      let axis = AxisFigures(scale.ticks, as: chart.subject.kind, chart.subject.figures)
      writer.valueGrid(scale, labels: scale.ticks.map(axis.label), top: top, bottom: bottom)
      for (index, row) in chart.rows.enumerated() {
        let y = top + rowHeight * Double(index)
        let label = describe(row)
        writer.link(to: row.href, label: label) { writer in
          draw(row, label: label, names: names, scale, bounds, y: y, on: &writer)
          print(row, percents: percents, baseline: y + rowHeight / 2 + 4, on: &writer)
        }
      }
      if chart.rows.isEmpty { writer.empty(chart.subject, at: SVGPoint(frame.width / 2, top + 20)) }
      key.draw(top: bottom + 24, on: &writer)
    }
  }

  private func draw(
    _ row: BulletRows.Row, label: String, names: Double, _ scale: LinearScale, _ bounds: BarBounds, y: Double,
    on writer: inout SVGWriter
  ) {
    let middle = y + rowHeight / 2
    let zero = scale(0)
    if let target = row.target, target > 0 {
      // The widest range first: the narrower ones lie on top of it. Where lower is better the dark end is beyond.
      let shades = chart.better == .lower ? ["r1", "r2", "r3"] : ["r3", "r2", "r1"]
      for (share, shade) in zip([1.2, 1, 0.8], shades) {
        let width = scale(target * share) - zero
        writer.rect(x: zero, y: middle - 10, width: width, height: 20, class: shade)
      }
    }
    writer.rowName(row.name, column: names, baseline: middle + 4)
    if let actual = row.actual {
      var style = chart.isMet(row) == false ? "bar missed" : "bar"
      if chart.isPartial { style += " running" }
      let height = (rowHeight * 0.26).rounded()
      _ = writer.bar(
        actual, scale, bounds, y: middle - height / 2, height: height, class: style, title: label)
    }
    if let last = row.lastYear, !bounds.isBroken(last) {
      // Past the ranges the mark would float: a line ties it to its row.
      let end = max(row.actual ?? 0, (row.target ?? 0) * 1.2)
      if last > end {
        writer.line(SVGPoint(scale(end), middle), SVGPoint(scale(last), middle), class: "tie")
      }
      writer.rect(x: scale(last) - 0.5, y: middle - 10, width: 1, height: 20, class: "lastyear")
    }
    if let target = row.target, !bounds.isBroken(target) {
      writer.rect(x: scale(target) - 1.25, y: middle - 8, width: 2.5, height: 16, class: "target")
    }
    if let pace = row.pace, !bounds.isBroken(pace) { writer.paceMark(x: scale(pace), tip: middle + 8) }
  }

  private func print(
    _ row: BulletRows.Row, percents: Double, baseline: Double, on writer: inout SVGWriter
  ) {
    let style = chart.isMet(row) == false ? "b bad" : "b"
    let right = frame.width - 2
    writer.text(
      chart.subject.text(row.actual), at: SVGPoint(right - percents - 10, baseline), anchor: .end,
      class: style)
    writer.text(percentText(row), at: SVGPoint(right, baseline), anchor: .end, class: style)
  }

  private func percentText(_ row: BulletRows.Row) -> String {
    let percent = chart.attainmentText(row)
    guard chart.isMet(row) == false, !frame.isNarrow else { return percent }
    return percent + " " + chart.verdictWord(row)
  }

  private func describe(_ row: BulletRows.Row) -> String {
    let say = chart.subject.say
    var parts = [row.name + say("：", ": ") + chart.subject.text(row.actual)]
    if chart.attainment(row) != nil {
      parts.append(say("达成 ", "attainment ") + chart.attainmentText(row))
    }
    let word = chart.verdictWord(row)
    if !word.isEmpty { parts.append(word) }
    if chart.isPartial { parts.append(chart.subject.toDate) }
    return parts.joined(separator: say("，", ", "))
  }
}

/// The line below bullets that says what the ticks mean.
struct BulletKey {
  var chart: BulletRows
  var frame: Drawing

  private enum Item { case target, lastYear, pace, running }

  private var items: [(Item, String)] {
    let say = chart.subject.say
    var result: [(Item, String)] = []
    if chart.rows.contains(where: { $0.target != nil }) { result.append((.target, say("目标", "Target"))) }
    if chart.rows.contains(where: { $0.lastYear != nil }) {
      result.append((.lastYear, say("去年同期", "Last year")))
    }
    if chart.rows.contains(where: { $0.pace != nil }) { result.append((.pace, chart.paceWord)) }
    if chart.isPartial { result.append((.running, chart.subject.toDate)) }
    return result
  }

  /// The items broken into lines that fit the drawing.
  private var lines: [[(item: Item, label: String, x: Double)]] {
    var result: [[(item: Item, label: String, x: Double)]] = []
    var x = 2.0
    for (item, label) in items {
      let width = 18 + TextWidth.pixels(label) + 14
      if result.isEmpty || x + width - 14 > frame.width {
        result.append([])
        x = 2
      }
      result[result.count - 1].append((item, label, x))
      x += width
    }
    return result
  }

  var height: Double { items.isEmpty ? 4 : Double(lines.count) * 18 + 6 }

  func draw(top: Double, on writer: inout SVGWriter) {
    writer.group(hidden: true) { writer in
      for (row, line) in lines.enumerated() {
        let middle = top + 10 + Double(row) * 18
        for entry in line {
          draw(entry.item, x: entry.x + 6, middle: middle, on: &writer)
          writer.text(entry.label, at: SVGPoint(entry.x + 18, middle + 4))
        }
      }
    }
  }

  private func draw(_ item: Item, x: Double, middle: Double, on writer: inout SVGWriter) {
    switch item {
    case .target: writer.rect(x: x - 1.25, y: middle - 7, width: 2.5, height: 14, class: "target")
    case .lastYear: writer.rect(x: x - 0.5, y: middle - 7, width: 1, height: 14, class: "lastyear")
    case .pace: writer.paceMark(x: x, tip: middle - 3)
    case .running: writer.rect(x: x - 6, y: middle - 4, width: 14, height: 8, class: "bar running")
    }
  }
}

extension SVGWriter {
  /// Writes the hollow triangle of the plan's pace, its tip upwards.
  mutating func paceMark(x: Double, tip: Double) {
    polygon([SVGPoint(x, tip), SVGPoint(x + 5, tip + 7), SVGPoint(x - 5, tip + 7)], class: "pace")
  }
}
