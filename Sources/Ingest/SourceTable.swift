import Diagnostics
import Tables

/// A text file as rows and cells, of which nothing is converted yet.
package struct SourceTable: Sendable {
  /// The names of the columns, without outer blanks; a column may be nameless.
  package let header: [String]
  /// The number of usable rows, which are counted from 0.
  package let rowCount: Int
  /// The rows that do not fit the header, in the order of the file.
  package let rejected: [RejectedRow]
  /// The lines that are no rows, in the order of the file; blank lines are only in the dialect's reasons.
  package let setAside: [SetAsideLine]
  package let dialect: Dialect
  /// For each row the line from 1 on which it starts.
  package let lines: [Int32]

  var places: TextPlaces
  var parts: [RowIndex]
  /// Whether only the rows are marked, so that cells have to be looked for again.
  var marksRowsAlone = false
  /// The cells of the header row, empty when the file has none.
  let headerCells: [Range<Int>]
  let headerLine: Int
  /// Rows with cells that were blanked because they are not text, as they stand in the file.
  var originals: [Int: String] = [:]

  /// The path relative to the site folder.
  package var file: String { places.file }
  package var columnCount: Int { header.count }
  var bytes: [UInt8] { places.bytes }
  /// The encoding of ``bytes``, not always that of the file.
  var encoding: TextEncoding { places.encoding }

  /// The table for looking up single rows, when its columns have been read: without the places of all its cells, which
  /// take more memory than the columns.
  package func forLookups() -> SourceTable {
    var table = self
    table.parts = parts.map { $0.rowsAlone() }
    table.marksRowsAlone = true
    return table
  }

  /// The text of the cell without quotes and outer blanks.
  package func text(row: Int, column: Int) -> String {
    let (start, end) = bounds(row: row, column: column)
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return "" }
      return Cell(base, from: start, to: end, encoding).text(base)
    }
  }

  /// The row as it stands in the file, without its line end.
  package func rowText(row: Int) -> String {
    if let original = originals[row] { return original }
    let (part, local) = place(of: row)
    let (start, end) = parts[part].bounds(row: local)
    return places.text(start..<end)
  }

  /// The place of the cell: its line, and the column in characters; or sheet and cell.
  package func position(row: Int, column: Int) -> Position {
    places.position(
      bounds(row: row, column: column).start, rowStart: rowStart(row), line: Int(lines[row]))
  }

  /// The place of the column's name; the first line when the file has no header.
  package func headerPosition(column: Int) -> Position {
    guard column < headerCells.count, let first = headerCells.first else {
      return Position(file: file, line: places.sheet == nil ? headerLine : nil, sheet: places.sheet?.name)
    }
    return places.position(headerCells[column].lowerBound, rowStart: first.lowerBound, line: headerLine)
  }

  /// Calls `body` with the number and the cell of every row.
  @inline(__always)
  func forEachCell(_ column: Int, _ body: (Int, UnsafePointer<UInt8>, Cell) -> Void) {
    let encoding = encoding
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var row = 0
      for part in parts {
        for local in 0..<part.rowCount {
          let (start, end) = part.bounds(row: local, column: column)
          body(row, base, Cell(base, from: start, to: end, encoding))
          row += 1
        }
      }
    }
  }

  func bounds(row: Int, column: Int) -> (start: Int, end: Int) {
    let (part, local) = place(of: row)
    guard marksRowsAlone else { return parts[part].bounds(row: local, column: column) }
    let (start, end) = parts[part].bounds(row: local)
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return (end, end) }
      var cells = CellScanner(base, count: end, delimiter: places.delimiter)
      guard let row = cells.row(from: start), column < row.cells.count else { return (end, end) }
      return (row.cells[column].lowerBound, row.cells[column].upperBound)
    }
  }

  func rowStart(_ row: Int) -> Int {
    let (part, local) = place(of: row)
    return parts[part].bounds(row: local).start
  }

  private func place(of row: Int) -> (part: Int, row: Int) {
    var local = row
    for (index, part) in parts.enumerated() {
      if local < part.rowCount { return (index, local) }
      local -= part.rowCount
    }
    preconditionFailure("row \(row) of \(rowCount) rows")
  }

  /// The first row with a text in the column, or `nil`.
  func firstFilledRow(_ column: Int) -> Int? {
    (0..<rowCount).first { !text(row: $0, column: column).isEmpty }
  }
}
