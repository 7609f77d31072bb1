import Diagnostics

/// One table of a database, or the rows of a query, as text.
package struct DatabaseTable: Sendable {
  /// The path relative to the site folder.
  package var file: String
  /// The table's name, or what the query is called.
  package var name: String
  /// The rows in UTF-8, the names of the columns first: cells separated by commas, in double quotes where they hold a
  /// comma, a quote, a line end or outer blanks; each row ends with LF. NULL is an empty cell.
  package var bytes: [UInt8]
  /// The number of each row of `bytes`: 0 for the names, then the row ids of the table, or 1, 2, 3 … where it has none.
  package var rowNumbers: [Int32]
  package var columns: [String]
}

/// The rows of a statement, written out.
struct WrittenRows {
  var columns: [String]
  var bytes: [UInt8]
  var rowNumbers: [Int32]
  /// For each column how many cells hold bytes instead of a value, and the first such row.
  var blobs: [Int: (count: Int, row: Int32)]

  func table(file: String, name: String, _ log: inout Diagnostics) -> DatabaseTable {
    for (column, found) in blobs.sorted(by: { $0.key < $1.key }) {
      log.report(
        "database-blob", at: Position(file: file, sheet: name, cell: String(found.row)),
        ["column": columns[column], "count": String(found.count)])
    }
    return DatabaseTable(file: file, name: name, bytes: bytes, rowNumbers: rowNumbers, columns: columns)
  }
}
