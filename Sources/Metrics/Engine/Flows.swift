import Periods
import Tables

/// Records whose day falls into the period.
extension Workshop {
  func flow(_ view: TableView, _ column: String, _ measure: inout Measure) {
    guard let days = view.days(column) else { return }
    var (items, scale) = selected(measure.key, view, bounds)
    measure.scale = scale
    if measure.needs.sums, !fits(items.values) { measure.tooLarge = true }
    if let first = measure.key.first { items = firstRecords(items, first, view) }
    let monthly = placed(items) { axis.monthColumn(days[$0]) }
    var sums = measure.needs, ranks = measure.needs
    sums.shares = []
    sums.distinct = false
    ranks.sums = false
    let weekly = kinds.contains(.week)
    if measure.needs.sums {
      measure.grids[.kind(.month)] = grid(of: monthly, width: axis.width(.month), view, sums)
    }
    if measure.needs.sums, weekly {
      let items = placed(items) { axis.weekColumn(days[$0]) }
      measure.grids[.kind(.week)] = grid(of: items, width: axis.width(.week), view, sums)
    }
    if measure.needs.ranked { rankedFlow(monthly, days, view, ranks, &measure) }
    for range in measure.extra {
      let inside = placed(items) { row in
        let day = days[row]
        return day != DayColumn.missing && day <= axis.asOf.number && range.contains(Day(number: day))
          ? 0 : -1
      }
      measure.grids[.days(range)] = grid(of: inside, width: 1, view, measure.needs)
    }
  }

  /// Values are sorted once; every kind of period then only deals them out.
  private func rankedFlow(
    _ monthly: Contributions, _ days: [Int32], _ view: TableView, _ needs: GridNeeds, _ measure: inout Measure
  ) {
    let sorted = monthly.sortedByValue()
    for kind in Set(kinds + [.month, .all]) {
      var items = sorted
      switch kind {
      case .month: break
      case .quarter: items.columns = sorted.columns.map { axis.quarterOfMonth[Int($0)] }
      case .year: items.columns = sorted.columns.map { axis.yearOfMonth[Int($0)] }
      case .all: items.columns = [Int32](repeating: 0, count: sorted.columns.count)
      case .week: items.columns = sorted.rows.map { axis.weekColumn(days[Int($0)]) }
      }
      var ranked = grid(of: items, width: axis.width(kind), view, needs)
      ranked.sums = measure.grids[.kind(kind)]?.sums ?? []
      measure.grids[.kind(kind)] = ranked
    }
  }

  /// All records, without a date.
  func undated(_ view: TableView, _ measure: inout Measure) {
    let (items, scale) = selected(measure.key, view, bounds)
    measure.scale = scale
    if measure.needs.sums, !fits(items.values) { measure.tooLarge = true }
    measure.grids[.kind(.all)] = grid(of: placed(items) { _ in 0 }, width: 1, view, measure.needs)
  }

  /// A flow whose rows depend on the period: each period is counted by itself.
  func flowByPeriod(_ view: TableView, _ column: String, _ measure: inout Measure) {
    guard let days = view.days(column) else { return }
    for kind in Set(kinds + [.month, .all]) {
      var all = Contributions()
      for period in axis.periods(kind) {
        let range = axis.calendar.days(of: period)
        let bounds = Bounds(
          asOf: axis.asOf, start: max(range.start, axis.first.first), end: min(range.end + -1, axis.asOf))
        let inside = days.map {
          $0 != DayColumn.missing && $0 >= range.start.number && $0 <= bounds.end.number
        }
        var (items, scale) = selected(measure.key, view, bounds, within: inside)
        measure.scale = scale
        if let first = measure.key.first { items = firstRecords(items, first, view) }
        all.rows += items.rows
        all.values += items.values
        all.columns += [Int32](repeating: Int32(axis.column(of: period) ?? 0), count: items.rows.count)
      }
      if measure.needs.sums, !fits(all.values) { measure.tooLarge = true }
      measure.grids[.kind(kind)] = grid(of: all, width: axis.width(kind), view, measure.needs)
    }
  }

  /// The earliest record of each key. Of two on one day the one with the smaller id counts.
  func firstRecords(_ items: Contributions, _ first: Aggregate.First, _ view: TableView) -> Contributions {
    guard let keys = view.text(first.key), let days = view.days(first.date) else { return Contributions() }
    var best = [Int32](repeating: -1, count: keys.entries.count)
    for row in items.rows {
      let code = keys.codes[Int(row)]
      guard code >= 0, days[Int(row)] != DayColumn.missing, days[Int(row)] <= axis.asOf.number else {
        continue
      }
      let known = best[Int(code)]
      if known < 0 || days[Int(row)] < days[Int(known)]
        || (days[Int(row)] == days[Int(known)] && precedes(Int(row), Int(known), view))
      {
        best[Int(code)] = row
      }
    }
    var result = Contributions()
    for (place, row) in items.rows.enumerated() {
      let code = keys.codes[Int(row)]
      guard code >= 0, best[Int(code)] == row else { continue }
      result.rows.append(row)
      if !items.values.isEmpty { result.values.append(items.values[place]) }
    }
    return result
  }

  /// An order of two rows that does not depend on where they stand in the file.
  private func precedes(_ row: Int, _ other: Int, _ view: TableView) -> Bool {
    let names = (view.columns["id"] == nil ? [] : ["id"]) + view.columns.keys.sorted().filter { $0 != "id" }
    for name in names {
      switch view.columns[name] {
      case .text(let column)?:
        let one = column[row] ?? "", two = column[other] ?? ""
        if one != two { return one.utf8.lexicographicallyPrecedes(two.utf8) }
      case .money(let column)?, .number(let column)?:
        if column.values[row] != column.values[other] { return column.values[row] < column.values[other] }
      case .day(let column)?:
        if column.numbers[row] != column.numbers[other] { return column.numbers[row] < column.numbers[other] }
      case nil: continue
      }
    }
    return false
  }
}
