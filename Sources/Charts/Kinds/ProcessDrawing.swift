import Formatting
import Markup
import Periods

/// One width of a process-behaviour chart.
struct ProcessDrawing {
  var chart: ProcessBehaviour
  var frame: Drawing

  private let top = 20.0

  private struct Layout {
    var axis: MonthAxis
    var scale: LinearScale
    var labels: [String]
    var bottom: Double
  }

  func markup(_ hasLinks: Bool) -> MarkupBuffer {
    let layout = layout()
    let height = layout.bottom + 40
    return frame.markup(height: height, role: chart.subject.role(hasLinks: hasLinks)) { writer in
      drawBands(layout, on: &writer)
      writer.heightGrid(
        layout.scale, labels: layout.labels, left: layout.axis.left - 6, right: layout.axis.right + 8)
      layout.axis.draw(on: &writer, y: layout.bottom, chart.dates)
      drawLimits(layout, on: &writer)
      let changeBoxes = drawChanges(layout, on: &writer)
      drawLine(layout, on: &writer)
      drawPoints(layout, on: &writer)
      let gutter = drawGutter(layout, on: &writer)
      annotate(layout, avoiding: gutter + changeBoxes, on: &writer)
      if !chart.points.contains(where: { $0.value != nil }) {
        writer.empty(chart.subject, at: SVGPoint(frame.width / 2, height / 2))
      }
    }
  }

  private func layout() -> Layout {
    let bottom = top + (frame.isNarrow ? 150 : 176)
    let limits = chart.points.compactMap(\.limits)
    let values = chart.points.compactMap(\.value) + limits.flatMap { [$0.low, $0.expected, $0.high] }
    let scale = LinearScale(
      holding: values, includesZero: false, limits: chart.subject.limits, start: bottom - 4, end: top,
      count: LinearScale.count(height: bottom - top))
    let axis = AxisFigures(scale.ticks, as: chart.subject.kind, chart.subject.figures)
    let labels = scale.ticks.map(axis.label)
    let gutter = limitLabels().map { TextWidth.pixels($0.text) }.max() ?? 0
    let left = frame.textColumn(labels) + 18
    let first = chart.points.first?.first ?? Month(year: 2000, month: 1)
    let last = chart.points.last?.last ?? first
    let right = frame.width - max(16, gutter + 18)
    var months = MonthAxis(first: first, last: last, left: left, right: right)
    if chart.points.last?.isPartial ?? false { months.toDate = (chart.subject.toDate, frame.width) }
    return Layout(
      axis: months, scale: scale, labels: labels,
      bottom: bottom)
  }

  private func x(_ point: ProcessBehaviour.Point, _ layout: Layout) -> Double {
    layout.axis.x(Double(point.first.index + point.last.index) / 2)
  }

  private func position(_ point: ProcessBehaviour.Point, _ layout: Layout) -> SVGPoint? {
    guard let value = point.value, value.isFinite else { return nil }
    return SVGPoint(x(point, layout), layout.scale(value))
  }

  /// The stretch of the axis for which a point's limits hold.
  private func stretch(_ point: ProcessBehaviour.Point, _ layout: Layout) -> (left: Double, right: Double) {
    let half = layout.axis.halfMonth
    let left = max(layout.axis.left - 6, layout.axis.x(point.first) - half)
    return (left, min(layout.axis.right + 8, layout.axis.x(point.last) + half))
  }

  /// Runs of points with limits, cut where months lack them and at declared changes.
  private func runs() -> [[ProcessBehaviour.Point]] {
    var result: [[ProcessBehaviour.Point]] = []
    var previous: ProcessBehaviour.Point?
    for point in chart.points {
      guard point.limits != nil else {
        previous = nil
        continue
      }
      let isCut = chart.changes.contains { change in
        (previous.map { $0.last < change.month } ?? true) && change.month <= point.first
      }
      let follows = previous.map { $0.last.index + 1 == point.first.index } ?? false
      if previous == nil || !follows || isCut { result.append([]) }
      result[result.count - 1].append(point)
      previous = point
    }
    return result
  }

  private func steps(
    _ run: [ProcessBehaviour.Point], _ layout: Layout, _ value: (ProcessBehaviour.Limits) -> Double
  ) -> [SVGPoint] {
    run.flatMap { point -> [SVGPoint] in
      guard let limits = point.limits, value(limits).isFinite else { return [] }
      let (left, right) = stretch(point, layout)
      let y = layout.scale(value(limits))
      return [SVGPoint(left, y), SVGPoint(right, y)]
    }
  }

  private func drawBands(_ layout: Layout, on writer: inout SVGWriter) {
    for run in runs() {
      let upper = steps(run, layout) { $0.high }
      writer.polygon(upper + steps(run, layout) { $0.low }.reversed(), class: "band")
    }
  }

  private func drawLimits(_ layout: Layout, on writer: inout SVGWriter) {
    for run in runs() {
      writer.polyline(steps(run, layout) { $0.high }, class: "limit")
      writer.polyline(steps(run, layout) { $0.low }, class: "limit")
      writer.polyline(steps(run, layout) { $0.expected }, class: "expected")
    }
  }

  private func drawChanges(_ layout: Layout, on writer: inout SVGWriter) -> [LabelBox] {
    var boxes: [LabelBox] = []
    let axis = layout.axis
    for change in chart.changes where change.month >= axis.first && change.month <= axis.last {
      let x = max(axis.left - 6, axis.x(change.month) - axis.halfMonth)
      writer.line(SVGPoint(x, top - 6), SVGPoint(x, layout.bottom), class: "change")
      let label = TextWidth.fitted(change.label, width: frame.width * 0.4)
      let width = TextWidth.pixels(label)
      let isRight = x + 4 + width > frame.width - 2
      let box = LabelBox(left: isRight ? x - 4 - width : x + 4, baseline: top - 8, width: width)
      guard !boxes.contains(where: { LabelPlacement.overlap($0, box) }) else { continue }
      boxes.append(box)
      writer.text(
        label, at: SVGPoint(isRight ? x - 4 : x + 4, top - 8), anchor: isRight ? .end : .start, class: "halo",
        title: label == change.label ? nil : change.label)
    }
    return boxes
  }

  /// The line, broken at gaps; dashed where it leads to a month that is not whole.
  private func drawLine(_ layout: Layout, on writer: inout SVGWriter) {
    var run: [SVGPoint] = []
    var previous: ProcessBehaviour.Point?
    for point in chart.points {
      guard let position = position(point, layout) else {
        writer.polyline(run, class: "series")
        run = []
        previous = nil
        continue
      }
      if let before = previous, let start = self.position(before, layout),
        isIncomplete(before) || isIncomplete(point)
      {
        writer.polyline(run, class: "series")
        writer.polyline([start, position], class: "series dashed")
        run = []
      }
      run.append(position)
      previous = point
    }
    writer.polyline(run, class: "series")
  }

  private func isIncomplete(_ point: ProcessBehaviour.Point) -> Bool { point.isPartial || !point.isCovered }

  private func drawPoints(_ layout: Layout, on writer: inout SVGWriter) {
    for point in chart.points {
      guard let centre = position(point, layout) else { continue }
      let label = chart.describe(point)
      writer.link(to: point.href, label: label) { writer in
        if let signal = chart.signal(point) {
          writer.diamond(centre, radius: 6, class: "signal " + signal.verdict.rawValue, title: label)
        } else {
          writer.circle(
            centre, radius: point.isHollow ? 3.5 : 2.5, class: point.isHollow ? "point hollow" : "point",
            title: label)
        }
      }
    }
  }

  private func limitLabels() -> [(text: String, value: Double)] {
    guard let limits = chart.points.last(where: { $0.limits != nil })?.limits else { return [] }
    return [limits.high, limits.expected, limits.low].map { (chart.subject.text($0), $0) }
  }

  private func drawGutter(_ layout: Layout, on writer: inout SVGWriter) -> [LabelBox] {
    let labels = limitLabels()
    let x = layout.axis.right + 12
    let heights = LabelPlacement.spread(
      labels.map { layout.scale($0.value) + 4 }, within: (top - 2)...(layout.bottom + 2))
    writer.group(hidden: true) { writer in
      for (label, y) in zip(labels, heights) { writer.text(label.text, at: SVGPoint(x, y)) }
    }
    return zip(labels, heights).map { LabelBox(left: x, baseline: $1, width: TextWidth.pixels($0.text)) }
  }

  /// Prints the values of the latest signal and of the extreme, as far as there is room.
  private func annotate(_ layout: Layout, avoiding boxes: [LabelBox], on writer: inout SVGWriter) {
    var taken = boxes
    let drawn = chart.points.filter { position($0, layout) != nil }
    let centre =
      drawn.compactMap(\.limits).last?.expected ?? drawn.compactMap(\.value).reduce(0, +)
      / Double(max(1, drawn.count))
    let signal = drawn.last { chart.signal($0) != nil }
    let extreme = drawn.filter { !isIncomplete($0) }
      .max { (($0.value ?? 0) - centre).magnitude < (($1.value ?? 0) - centre).magnitude }
    var done: Set<Month> = []
    for (point, text) in [
      (signal, chart.subject.text(signal?.value)),
      (extreme, chart.subject.text(extreme?.value)),
    ] {
      guard let point, done.insert(point.first).inserted, let at = position(point, layout) else { continue }
      let width = TextWidth.pixels(text, bold: true)
      let middle = min(max(at.x, width / 2 + 2), frame.width - width / 2 - 2)
      let isAbove = (point.value ?? 0) >= centre
      for baseline in isAbove ? [at.y - 11, at.y + 20] : [at.y + 20, at.y - 11] {
        let box = LabelBox(centre: middle, baseline: baseline, width: width)
        let isInside = box.top >= 0 && box.bottom <= layout.bottom + 2 && box.left >= layout.axis.left - 10
        guard isInside, !taken.contains(where: { LabelPlacement.overlap($0, box) }) else { continue }
        taken.append(box)
        writer.text(text, at: SVGPoint(middle, baseline), anchor: .middle, class: "b halo")
        break
      }
    }
  }
}
