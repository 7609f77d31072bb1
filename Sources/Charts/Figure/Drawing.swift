import Markup

/// One width of a chart while it is drawn.
struct Drawing {
  var width: Double
  var variant: String
  var isNarrow: Bool

  /// Draws a chart at both widths of the pair.
  static func pair(
    _ widths: ChartFigure.Widths, _ draw: (Drawing) -> MarkupBuffer
  ) -> (wide: String, narrow: String) {
    let wide = Drawing(width: widths.wide, variant: widths.wideClass, isNarrow: false)
    let narrow = Drawing(width: 320, variant: widths.narrowClass, isNarrow: true)
    return (draw(wide).string, draw(narrow).string)
  }

  /// Returns the root element with `content`.
  func markup(
    height: Double, role: SVGDocument.Role, _ content: (inout SVGWriter) -> Void
  ) -> MarkupBuffer {
    SVGDocument(width: width, height: height, variant: variant, role: role).markup(content)
  }

  /// The width of the column of names in a chart of rows: the longest name, but at most 30 % of the drawing.
  func nameColumn(_ names: [String], bold: Bool = false) -> Double {
    let longest = names.map { TextWidth.pixels($0, bold: bold) }.max() ?? 0
    return min(longest + 10, width * 0.3).rounded(.up)
  }

  /// The width of a column of texts that are all printed.
  func textColumn(_ texts: [String], bold: Bool = false) -> Double {
    (texts.map { TextWidth.pixels($0, bold: bold) }.max() ?? 0).rounded(.up)
  }
}

extension SVGWriter {
  /// Writes the name of a row, shortened to its column, its full length in the title.
  mutating func rowName(_ name: String, column: Double, baseline: Double, class kind: String? = nil) {
    let isBold = kind?.hasPrefix("b") ?? false
    let fitted = TextWidth.fitted(name, width: column - 8, bold: isBold)
    let title = fitted == name ? nil : name
    text(fitted, at: SVGPoint(column - 8, baseline), anchor: .end, class: kind, title: title)
  }

  /// Writes vertical grid lines and the labels below them; a heavier line at zero.
  mutating func valueGrid(_ scale: LinearScale, labels: [String], top: Double, bottom: Double) {
    let shown = LabelPlacement.kept(
      zip(scale.ticks, labels).map { (scale($0), TextWidth.pixels($1)) })
    group(hidden: true) { writer in
      for (index, tick) in scale.ticks.enumerated() {
        let x = scale(tick)
        writer.line(SVGPoint(x, top), SVGPoint(x, bottom), class: tick == 0 ? "axis" : "grid")
        guard shown.contains(index) else { continue }
        writer.text(labels[index], at: SVGPoint(x, bottom + 16), anchor: .middle)
      }
    }
  }

  /// Writes horizontal grid lines and the labels left of them; a heavier line at zero.
  mutating func heightGrid(_ scale: LinearScale, labels: [String], left: Double, right: Double) {
    group(hidden: true) { writer in
      for (tick, label) in zip(scale.ticks, labels) {
        let y = scale(tick)
        writer.line(SVGPoint(left, y), SVGPoint(right, y), class: tick == 0 ? "axis" : "grid")
        writer.text(label, at: SVGPoint(left - 8, y + 4), anchor: .end)
      }
    }
  }

  /// Writes a diamond around `centre`.
  mutating func diamond(_ centre: SVGPoint, radius: Double, class name: String, title: String? = nil) {
    polygon(
      [
        SVGPoint(centre.x, centre.y - radius), SVGPoint(centre.x + radius, centre.y),
        SVGPoint(centre.x, centre.y + radius), SVGPoint(centre.x - radius, centre.y),
      ], class: name, title: title)
  }
}
