import Markup

/// The course of a figure in 120 × 28 pixels: line, centre line, last point.
struct Sparkline {
  var values: [Double?]
  var centre: Double?
  var lastIsRunning: Bool
  var isFlagged: Bool

  init(_ card: KPICard) {
    values = card.series.suffix(24).map { $0.flatMap { $0.isFinite ? $0 : nil } }
    let known = values.compactMap { $0 }
    centre = card.centre ?? (known.isEmpty ? nil : known.reduce(0, +) / Double(known.count))
    lastIsRunning = card.toDate != nil
    isFlagged = card.isFlagged
  }

  /// Returns the drawing, or nothing when fewer than two values are known.
  func markup() -> String {
    let known = values.compactMap { $0 }
    guard known.count > 1 else { return "" }
    let ends = known + [centre].compactMap { $0 }
    let low = ends.min() ?? 0
    let high = max(ends.max() ?? 1, low + 1e-9)
    let step = 108 / Double(max(1, values.count - 1))
    func point(_ index: Int, _ value: Double) -> SVGPoint {
      SVGPoint(6 + step * Double(index), 23 - 18 * min(1, max(0, (value - low) / (high - low))))
    }
    let document = SVGDocument(width: 120, height: 28, variant: "spark", role: .decoration)
    return document.markup { writer in
      if let centre {
        let y = point(0, centre).y
        writer.line(SVGPoint(2, y), SVGPoint(118, y), class: "centre")
      }
      draw(point, on: &writer)
    }.string
  }

  private func draw(_ point: (Int, Double) -> SVGPoint, on writer: inout SVGWriter) {
    var run: [SVGPoint] = []
    var last: SVGPoint?
    for (index, value) in values.enumerated() {
      guard let value else {
        writer.polyline(run, class: "series")
        run = []
        continue
      }
      let here = point(index, value)
      if lastIsRunning, index == values.count - 1, let before = run.last {
        writer.polyline(run, class: "series")
        writer.polyline([before, here], class: "series dashed")
        run = []
      }
      run.append(here)
      last = here
    }
    writer.polyline(run, class: "series")
    guard let last else { return }
    let name = "point" + (lastIsRunning ? " hollow" : "") + (isFlagged ? " bad" : "")
    writer.circle(last, radius: 3, class: name)
  }
}
