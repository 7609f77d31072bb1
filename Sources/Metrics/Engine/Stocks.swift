import Periods
import Tables

/// The state at a period's end: what had come by then and was not over by then.
extension Workshop {
  func stock(_ view: TableView, _ start: String, past: Bool, _ measure: inout Measure) {
    let life = TableSchema.life(of: view.name)
    let starts = view.days(start) ?? [Int32](repeating: DayColumn.missing, count: view.rowCount)
    let ends = life?.end.flatMap { view.days($0) }
    let before = view.beforeDecision
    let today = axis.asOf.number
    // A record that ends on a day is not there at that day's end.
    let isOpen = (0..<view.rowCount).map { row in
      view.canBeOpen[row] && (starts[row] == DayColumn.missing || starts[row] <= today)
        && (ends.map { $0[row] == DayColumn.missing || $0[row] > today } ?? true)
    }
    let (now, scale) = selected(measure.key, before, bounds, within: isOpen)
    measure.scale = scale
    if measure.needs.sums, !fits(now.values) { measure.tooLarge = true }
    measure.grids[.asOf] = grid(of: placed(now) { _ in 0 }, width: 1, view, measure.needs)
    guard past else { return }
    if let expected = view.days("expected_close") {
      let due = placed(now) { dueColumn(expected[$0]) }
      measure.grids[.due] = grid(of: due, width: Workshop.dueMonths, view, measure.needs)
    }
    let lives = Lives(starts: starts, ends: ends, canBeOpen: view.canBeOpen)
    for kind in kinds.contains(.week) ? [PeriodKind.month, .week] : [.month] {
      measure.grids[.kind(kind)] =
        measure.needs.ranked || measure.key.mentionsPeriod
        ? stockByEnd(before, lives, kind, measure) : replay(before, lives, kind, &measure)
    }
  }

  /// When each record of a table is there.
  struct Lives {
    var starts: [Int32]
    var ends: [Int32]?
    var canBeOpen: [Bool]

    func end(_ row: Int) -> Int32 { ends?[row] ?? DayColumn.missing }

    /// Whether the days of the row make sense: without a start it is known for today alone.
    func isKnown(_ row: Int) -> Bool {
      canBeOpen[row] && starts[row] != DayColumn.missing
        && (end(row) == DayColumn.missing || end(row) >= starts[row])
    }
  }

  private func dueColumn(_ day: Int32) -> Int32 {
    guard day != DayColumn.missing else { return -1 }
    let place = Day(number: day).month.index - dueStart.index
    return (0..<Workshop.dueMonths).contains(place) ? Int32(place) : -1
  }

  /// Adds each record at its start and takes it off at its end, then runs through the periods.
  private func replay(_ view: TableView, _ lives: Lives, _ kind: PeriodKind, _ measure: inout Measure) -> Grid
  {
    func column(_ day: Int32) -> Int32 { kind == .week ? axis.weekColumn(day) : axis.monthColumn(day) }
    let (items, _) = selected(measure.key, view, bounds)
    if !fits(items.values) { measure.tooLarge = true }
    let width = axis.width(kind)
    let come = placed(items) { lives.isKnown($0) ? column(lives.starts[$0]) : -1 }
    let gone = placed(items) { lives.isKnown($0) ? column(lives.end($0)) : -1 }
    var result = grid(of: come, width: width, view, measure.needs)
    let less = grid(of: gone, width: width, view, measure.needs)
    for scope in 0..<scopes.scopes.count {
      var sum: Int64 = 0
      var count: Int32 = 0
      for cell in scope * width..<(scope + 1) * width {
        count += result.counts[cell] - less.counts[cell]
        result.counts[cell] = count
        guard !result.sums.isEmpty else { continue }
        sum &+= result.sums[cell] &- (less.sums.isEmpty ? 0 : less.sums[cell])
        result.sums[cell] = sum
      }
    }
    return result
  }

  /// Counts every period's end by itself: for medians, and where the rows depend on the day.
  private func stockByEnd(_ view: TableView, _ lives: Lives, _ kind: PeriodKind, _ measure: Measure) -> Grid {
    var all = Contributions()
    for period in axis.periods(kind) {
      let range = axis.calendar.days(of: period)
      guard let last = range.last, last < axis.asOf else { continue }
      let there = (0..<view.rowCount).map { row in
        lives.isKnown(row) && lives.starts[row] <= last.number
          && (lives.end(row) == DayColumn.missing || lives.end(row) > last.number)
      }
      let bounds = Bounds(asOf: axis.asOf, start: range.start, end: last)
      let (items, _) = selected(measure.key, view, bounds, within: there)
      all.rows += items.rows
      all.values += items.values
      all.columns += [Int32](repeating: Int32(axis.column(of: period) ?? 0), count: items.rows.count)
    }
    return grid(of: all, width: axis.width(kind), view, measure.needs)
  }
}
