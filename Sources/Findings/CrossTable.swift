import Metrics
import Periods
import Signals
import Statistics
import Tables

/// Deals won among deals decided for each pair of product and region, over a stretch of time.
package struct CrossTable: Sendable {
  package struct Cell: Sendable, Hashable {
    package var won: Int
    package var decided: Int
    /// The deals that would have been won at the odds of the same product in the other regions, moved by as much as
    /// the region differs in its other products; pairs that differ more clearly themselves are left out of both.
    package var expected: Double?
    /// Chance of so large a difference from `expected`, corrected for all cells (Holm); `nil` when a side has fewer
    /// than 10 decided deals, or the table holds less than a year.
    package var p: Double?

    /// Whether the pair differs by more than chance.
    package var differs: Bool { p.map { $0 < 0.05 } ?? false }
  }

  package var rows: [String]
  package var columns: [String]
  /// One line per product, one cell per region; `nil` where no deal was decided.
  package var cells: [[Cell?]]
  package var days: DayRange

  /// Counts the deals decided in all months that the deals cover, so that even a small pair has its say. Without a
  /// covered month it counts all deals.
  ///
  /// - Returns: `nil` without deals, products or regions.
  package init?(
    _ evaluation: Evaluation, _ dataset: Dataset, rows rowColumn: String, columns columnColumn: String
  ) {
    guard let months = evaluation.coverage(of: "win-rate")?.months else {
      let all = DayRange(start: Day(number: 0), end: evaluation.context.asOf + 1)
      self.init(dataset, rows: rowColumn, columns: columnColumn, days: all, isComplete: false)
      return
    }
    let days = DayRange(
      start: Month(index: months.lowerBound).first, end: Month(index: months.upperBound + 1).first)
    self.init(dataset, rows: rowColumn, columns: columnColumn, days: days)
  }

  /// Counts the deals decided in `days`, and tests the pairs when these are complete, and a year or more.
  ///
  /// - Returns: `nil` without deals, products or regions.
  package init?(
    _ dataset: Dataset, rows rowColumn: String, columns columnColumn: String, days: DayRange,
    isComplete: Bool = true
  ) {
    guard let deals = dataset["deals"], let closed = deals.days("closed"), let status = deals.text("status"),
      let first = deals.text(rowColumn), let second = deals.text(columnColumn)
    else { return nil }
    var won: [Int32: [Int32: Int]] = [:]
    var decided: [Int32: [Int32: Int]] = [:]
    for row in 0..<deals.rowCount where first.codes[row] >= 0 && second.codes[row] >= 0 {
      guard let day = closed[row], days.contains(day), let outcome = status[row] else { continue }
      guard outcome == "won" || outcome == "lost" else { continue }
      decided[first.codes[row], default: [:]][second.codes[row], default: 0] += 1
      if outcome == "won" { won[first.codes[row], default: [:]][second.codes[row], default: 0] += 1 }
    }
    guard !decided.isEmpty else { return nil }
    let rowCodes = decided.keys.sorted { first.entries[Int($0)] < first.entries[Int($1)] }
    let columnCodes = Set(decided.values.flatMap(\.keys)).sorted {
      second.entries[Int($0)] < second.entries[Int($1)]
    }
    rows = rowCodes.map { first.entries[Int($0)] }
    columns = columnCodes.map { second.entries[Int($0)] }
    self.days = days
    cells = rowCodes.map { row in
      columnCodes.map { column in
        decided[row]?[column].map { Cell(won: won[row]?[column] ?? 0, decided: $0, expected: nil, p: nil) }
      }
    }
    let isLongEnough = (days.end + -1).month.index - days.start.month.index >= 11
    test(isComplete && isLongEnough)
  }

  /// Compares each cell with what its product and its region let expect; all cells are one family.
  ///
  /// One cell after the other steps down, the clearest first (Holm): a cell that differs is no measure for the others
  /// any more, which would seem to differ from it in the other direction.
  private mutating func test(_ isTested: Bool) {
    var open = rows.indices.flatMap { row in
      columns.indices.compactMap { cells[row][$0] == nil ? nil : Place(row: row, column: $0) }
    }
    var differing: Set<Place> = []
    var least = 0.0
    var family: Int?
    while true {
      let tested = open.compactMap { place in compare(place, differing).map { (place: place, p: $0) } }
      guard isTested else { return }
      // The family is all that could be tested at first, whatever steps down later.
      let size = max(family ?? tested.count, tested.count + differing.count)
      family = size
      let ordered = tested.sorted { ($0.p, $0.place) < ($1.p, $1.place) }
      guard let first = ordered.first, first.p * Double(size - differing.count) < 0.05 else {
        for (step, cell) in ordered.enumerated() {
          least = max(least, min(1, cell.p * Double(size - differing.count - step)))
          cells[cell.place.row][cell.place.column]?.p = least
        }
        return
      }
      least = max(least, first.p * Double(size - differing.count))
      cells[first.place.row][first.place.column]?.p = least
      differing.insert(first.place)
      open.removeAll { $0 == first.place }
    }
  }

  /// Where a cell stands in the table.
  private struct Place: Hashable, Comparable {
    var row: Int
    var column: Int

    static func < (left: Place, right: Place) -> Bool { (left.row, left.column) < (right.row, right.column) }
  }

  /// Writes down what the rest of the row lets expect of a cell, and returns the p of its difference from there.
  ///
  /// - Returns: `nil` when a side has fewer than 10 decided deals.
  private mutating func compare(_ place: Place, _ differing: Set<Place>) -> Double? {
    guard let cell = cells[place.row][place.column] else { return nil }
    // Of two regions each is all there is to compare the other with: both differ, or none.
    let isPair = cells[place.row].count { $0 != nil } == 2
    var comparison = PairComparison(won: cell.won, decided: cell.decided)
    for (row, line) in cells.enumerated() {
      for (column, other) in line.enumerated() {
        let there = Place(row: row, column: column)
        guard there != place, let other, !differing.contains(there) || (isPair && row == place.row) else {
          continue
        }
        comparison.add(
          other.won, of: other.decided, isSameProduct: row == place.row,
          isSameRegion: column == place.column)
      }
    }
    cells[place.row][place.column]?.expected = comparison.expected
    return comparison.p
  }
}
