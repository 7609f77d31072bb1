import Formatting
import Markup
import Periods

/// The horizontal axis of charts by month: labels with the year on a second line at January and at the first tick.
struct MonthAxis {
  var first: Month
  var last: Month
  var left: Double
  var right: Double
  /// The mark of a running last month and the width of the drawing it must stay in; `nil` when that month is whole.
  var toDate: (text: String, width: Double)?

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

  /// The months to label: the densest even step whose labels all leave a gap.
  func ticks(_ dates: Dates) -> [Month] {
    if first == last { return [first] }
    var wanted = max(2, ((right - left) / 50).rounded())
    while true {
      let months = TimeTicks.months(from: first, to: last, count: wanted)
      let labels = months.map { (centre: x($0), width: TextWidth.pixels(dates.shortMonth($0))) }
      let kept = LabelPlacement.kept(labels)
      if kept.count == months.count || wanted <= 2 { return kept.map { months[$0] } }
      wanted -= 1
    }
  }

  /// The ticks that also bear their year: Januaries, and the first tick unless the next January crowds it out.
  private func years(_ ticks: [Month]) -> Set<Month> {
    let width = TextWidth.pixels("2000", bold: true) + 8
    var result: Set<Month> = []
    var next = toDateStart ?? .infinity
    for month in ticks.reversed() where month.number == 1 || month == ticks.first {
      guard x(month) + width / 2 <= next else { continue }
      result.insert(month)
      next = x(month) - width / 2
    }
    return result
  }

  /// Where the mark of the running month begins, under the last month or as near as the drawing permits.
  private var toDateStart: Double? {
    guard let toDate else { return nil }
    let size = TextWidth.pixels(toDate.text)
    return min(x(last) - size / 2, toDate.width - size - 2)
  }

  /// Writes tick labels below `y`.
  func draw(on writer: inout SVGWriter, y: Double, _ dates: Dates) {
    writer.group(hidden: true) { writer in
      let ticks = ticks(dates)
      let years = years(ticks)
      for month in ticks {
        let x = x(month)
        writer.line(SVGPoint(x, y), SVGPoint(x, y + 4), class: "tick")
        writer.text(dates.shortMonth(month), at: SVGPoint(x, y + 17), anchor: .middle)
        guard years.contains(month) else { continue }
        writer.text(String(month.year), at: SVGPoint(x, y + 32), anchor: .middle, class: "b")
      }
    }
    guard let toDate, let start = toDateStart else { return }
    writer.text(toDate.text, at: SVGPoint(start, y + 32))
  }
}
