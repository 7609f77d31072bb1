import Diagnostics
import Ingest
import Periods
import Tables

/// Everything that the files of a site say, in canonical form, on its as-of day.
package struct SalesData: Sendable {
  /// Canonical tables. Amounts are in the site's currency.
  ///
  /// `team` and `region` are resolved in every table with a person: by the person's place on the row's date
  /// (deals: on the close day when decided, on the as-of day while open), ``unassigned`` where nobody can say.
  /// Deals have `status` (open, won, lost, void) and `amount_estimated` (1 where the amount is the list amount).
  package var dataset = Dataset()
  /// What became of the rows of every file, sorted by path.
  package var reports: [FileReport] = []
  /// Every cell and row that could not be used as it stands, by file and place.
  package var problems: [DataProblem] = []
  package var stages = StageModel()
  package var asOf: Day
  package var calendar = SiteCalendar()
  package var people = Roster()
  /// The age of every file, sorted by path.
  package var freshness: [Freshness] = []
  /// Table → the days on which something happened, from the first to the last.
  package var timeline: [String: ClosedRange<Day>] = [:]
  /// Table → the days for which the configuration says it is complete.
  package var covers: [String: DayRange] = [:]

  var places: [String: RowPlaces] = [:]
  var sources: [SourceTable] = []

  init(asOf: Day) { self.asOf = asOf }

  /// The row as it stands in its file, or `nil` when there is no such row.
  package func rawRow(_ table: String, _ row: Int) -> String? {
    source(table, row).map { $0.source.rowText(row: $0.row) }
  }

  /// The cells of the row as they stand in its file, each under its header; empty when there is no such row.
  package func rawCells(_ table: String, _ row: Int) -> [(header: String, text: String)] {
    guard let (source, local) = source(table, row) else { return [] }
    return source.header.enumerated().map { ($1, source.text(row: local, column: $0)) }
  }

  private func source(_ table: String, _ row: Int) -> (source: SourceTable, row: Int)? {
    guard let place = places[table], row >= 0, let (file, local) = place[row] else { return nil }
    return (sources[file], local)
  }
}

/// Where the rows of a finished table stand in the files.
struct RowPlaces: Sendable {
  /// For each finished row its number among all rows read; empty when none was left out.
  var rows: [Int32]
  var count: Int
  /// Indices into the files of the site and the first row of each among all rows read.
  var files: [Int]
  var starts: [Int]

  subscript(row: Int) -> (file: Int, row: Int)? {
    guard row < count else { return nil }
    let number = rows.isEmpty ? row : Int(rows[row])
    guard let index = starts.lastIndex(where: { $0 <= number }) else { return nil }
    return (files[index], number - starts[index])
  }
}
