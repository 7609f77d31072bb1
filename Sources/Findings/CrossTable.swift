import Glibc
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
    /// The deals that would have been won at the rate of the same product in the other regions.
    package var expected: Double?
    /// Chance of so large a difference from those other regions, corrected for all cells (Holm); `nil` when a side
    /// has fewer than 10 decided deals, or the table holds less than a year.
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

  /// Compares each cell with the rest of its row; all cells are one family.
  private mutating func test(_ isTested: Bool) {
    var tested: [(row: Int, column: Int, p: Double)] = []
    for row in rows.indices {
      let known = cells[row].compactMap { $0 }
      let won = known.reduce(0) { $0 + $1.won }
      let decided = known.reduce(0) { $0 + $1.decided }
      for column in columns.indices {
        guard let cell = cells[row][column] else { continue }
        let (otherWon, otherDecided) = (won - cell.won, decided - cell.decided)
        guard otherDecided > 0 else { continue }
        cells[row][column]?.expected = Double(cell.decided) * Double(otherWon) / Double(otherDecided)
        guard isTested, cell.decided >= 10, otherDecided >= 10 else { continue }
        tested.append((row, column, difference(cell.won, cell.decided, otherWon, otherDecided)))
      }
    }
    for (cell, p) in zip(tested, holmAdjusted(tested.map(\.p))) { cells[cell.row][cell.column]?.p = p }
  }

  /// Two-sided p of two proportions by the pooled normal test.
  private func difference(_ won: Int, _ decided: Int, _ otherWon: Int, _ otherDecided: Int) -> Double {
    let pooled = Double(won + otherWon) / Double(decided + otherDecided)
    let variance = pooled * (1 - pooled) * (1 / Double(decided) + 1 / Double(otherDecided))
    guard variance > 0 else { return 1 }
    let gap = Double(won) / Double(decided) - Double(otherWon) / Double(otherDecided)
    return normalTwoSided(gap / variance.squareRoot())
  }
}
