import Formatting
import Markup
import Periods

/// The horizontal axis of charts by month: labels with the year on a second line at January and at the first tick.
struct MonthAxis {
  var first: Month
  var last: Month
  var left: Double
  var right: Double

  /// The pixel of a month; a single month stands in the middle.
  func x(_ month: Double) -> Double {
    let span = Double(last.index - first.index)
    guard span > 0 else { return (left + right) / 2 }
    return left + (right - left) * (month - Double(first.index)) / span
  }

  func x(_ month: Month) -> Double { x(Double(month.index)) }

  /// Half the distance of two months, at most 20 px.
  var halfMonth: Double {
    let span = Double(last.index - first.index)
    return span > 0 ? min(20, (right - left) / span / 2) : 20
  }

  /// The months to label: steps of whole quarters or years, then only those whose labels leave a gap.
  func ticks(_ dates: Dates) -> [Month] {
    let wanted = max(2, ((right - left) / 50).rounded())
    let months = first == last ? [first] : TimeTicks.months(from: first, to: last, count: wanted)
    let labels = months.map { (centre: x($0), width: TextWidth.pixels(dates.shortMonth($0))) }
    return LabelPlacement.kept(labels).map { months[$0] }
  }

  /// Writes tick labels below `y`.
  func draw(on writer: inout SVGWriter, y: Double, _ dates: Dates) {
    writer.group(hidden: true) { writer in
      var yearEnd = -Double.infinity
      for (index, month) in ticks(dates).enumerated() {
        let x = x(month)
        writer.line(SVGPoint(x, y), SVGPoint(x, y + 4), class: "tick")
        writer.text(dates.shortMonth(month), at: SVGPoint(x, y + 17), anchor: .middle)
        let year = String(month.year)
        let start = x - TextWidth.pixels(year, bold: true) / 2
        guard index == 0 || month.number == 1, start >= yearEnd + 8 else { continue }
        yearEnd = start + TextWidth.pixels(year, bold: true)
        writer.text(year, at: SVGPoint(x, y + 32), anchor: .middle, class: "b")
      }
    }
  }
}
