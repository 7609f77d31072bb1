import Diagnostics
import Tables

/// A text file as rows and cells, of which nothing is converted yet.
package struct SourceTable: Sendable {
  /// The path relative to the site folder.
  package let file: String
  /// The names of the columns, without outer blanks; a column may be nameless.
  package let header: [String]
  /// The number of usable rows, which are counted from 0.
  package let rowCount: Int
  /// The rows that do not fit the header, in the order of the file.
  package let rejected: [RejectedRow]
  package let dialect: Dialect
  /// For each row the line from 1 on which it starts.
  package let lines: [Int32]

  let bytes: [UInt8]
  let parts: [RowIndex]
  let headerCells: [Range<Int>]
  let headerLine: Int
  /// Rows with cells that were blanked because they are not text, as they stand in the file.
  let originals: [Int: String]

  package var columnCount: Int { header.count }

  /// The text of the cell without quotes and outer blanks.
  package func text(row: Int, column: Int) -> String {
    let (start, end) = bounds(row: row, column: column)
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return "" }
      return Cell(base, from: start, to: end).text(base)
    }
  }

  /// The row as it stands in the file, without its line end.
  package func rowText(row: Int) -> String {
    if let original = originals[row] { return original }
    let (part, local) = place(of: row)
    let (start, end) = parts[part].bounds(row: local)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The place of the cell: its line, and the column in characters.
  package func position(row: Int, column: Int) -> Position {
    position(offset: bounds(row: row, column: column).start, rowStart: rowStart(row), line: Int(lines[row]))
  }

  /// The place of the column's name.
  package func headerPosition(column: Int) -> Position {
    position(
      offset: headerCells[column].lowerBound, rowStart: headerCells[0].lowerBound, line: headerLine)
  }

  /// Calls `body` with the number and the cell of every row.
  @inline(__always)
  func forEachCell(_ column: Int, _ body: (Int, UnsafePointer<UInt8>, Cell) -> Void) {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var row = 0
      for part in parts {
        for local in 0..<part.rowCount {
          let (start, end) = part.bounds(row: local, column: column)
          body(row, base, Cell(base, from: start, to: end))
          row += 1
        }
      }
    }
  }

  func bounds(row: Int, column: Int) -> (start: Int, end: Int) {
    let (part, local) = place(of: row)
    return parts[part].bounds(row: local, column: column)
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

  /// The place of an offset in a row that starts at `rowStart` on `line`.
  func position(offset: Int, rowStart: Int, line: Int) -> Position {
    textPosition(bytes, file: file, offset: offset, rowStart: rowStart, line: line)
  }
}

/// The place of `offset`, counted on from a row's start, which begins on `line`.
func textPosition(_ bytes: [UInt8], file: String, offset: Int, rowStart: Int, line: Int) -> Position {
  var line = line
  var lineStart = rowStart
  for index in rowStart..<max(rowStart, offset) {
    let isCarriageReturn = bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
    guard bytes[index] == 0x0A || isCarriageReturn else { continue }
    line += 1
    lineStart = index + 1
  }
  let before = String(decoding: bytes[lineStart..<max(lineStart, offset)], as: UTF8.self)
  return Position(file: file, line: line, column: before.count + 1)
}
