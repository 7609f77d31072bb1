import Formatting
import Markup

/// The span of values that bars are drawn over: always with zero, and without outliers, which get a broken bar.
struct BarBounds {
  var low: Double
  var high: Double

  /// A value beyond 8 × the median of the others is an outlier (with three values at least).
  init(_ values: [Double?]) {
    let known = values.compactMap { $0 }.filter(\.isFinite)
    let sizes = known.map(\.magnitude).filter { $0 > 0 }.sorted()
    let median = sizes.isEmpty ? 0 : (sizes[(sizes.count - 1) / 2] + sizes[sizes.count / 2]) / 2
    let isCapped = sizes.count >= 3 && sizes.contains { $0 > 8 * median }
    let inside = isCapped ? known.filter { $0.magnitude <= 8 * median } : known
    let stretch = isCapped ? 1.25 : 1
    low = min(0, (inside.min() ?? 0) * stretch)
    high = max(0, (inside.max() ?? 0) * stretch)
    if isCapped, known.contains(where: { $0 < 0 && $0.magnitude > 8 * median }) {
      low = min(low, -(inside.map(\.magnitude).max() ?? 0) * stretch)
    }
    if isCapped, high == 0, known.contains(where: { $0 > 8 * median }) { high = -low }
    if low == high { high = 1 }
  }

  func isBroken(_ value: Double) -> Bool { value > high || value < low }
}

extension LinearScale {
  /// A scale over exactly this domain, without rounding its ends; for bars that carry their values.
  static func exact(_ domain: ClosedRange<Double>, start: Double, end: Double) -> LinearScale {
    var scale = LinearScale(
      holding: [domain.lowerBound, domain.upperBound], includesZero: true, start: start, end: end, count: 4)
    scale.domain = domain
    scale.ticks = scale.ticks.filter(domain.contains)
    return scale
  }
}

extension SVGWriter {
  /// Writes a bar from zero to `value` and returns the pixel where it ends; an outlier's bar is broken.
  mutating func bar(
    _ value: Double, _ scale: LinearScale, _ bounds: BarBounds, y: Double, height: Double, class name: String,
    title: String
  ) -> Double {
    let zero = scale(0)
    let end = scale(value)
    rect(
      x: min(zero, end), y: y, width: max(value == 0 ? 0 : 1, (end - zero).magnitude), height: height,
      class: name, title: title)
    guard bounds.isBroken(value) else { return end }
    // Two slanted strokes of the card's colour cut the bar near its end.
    let inward = value > 0 ? -1.0 : 1.0
    for offset in [14.0, 20] {
      let x = end + inward * offset
      line(SVGPoint(x - 3, y + height + 2), SVGPoint(x + 3, y - 2), class: "break")
    }
    return end
  }

  /// Writes that there is nothing to draw.
  mutating func empty(_ subject: ChartSubject, at position: SVGPoint) {
    text(subject.say("没有数据", "No data"), at: position, anchor: .middle)
  }
}
