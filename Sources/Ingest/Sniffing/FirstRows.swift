/// A row near the top of a file, before it is known what the file is.
struct FirstRow: Sendable {
  /// The bounds of the cells, quotes included; empty when a quote in the row is faulty.
  var cells: [Range<Int>]
  /// From the row's first byte to its line end.
  var range: Range<Int>
  /// The line from 1.
  var line: Int
  /// Where the next row starts, and its line.
  var next: Int
  var nextLine: Int
  /// The opening quote that makes the row faulty.
  var fault: Int?
}

/// Reads up to `limit` rows that are not blank, from `start` on, which is on `line`.
///
/// - Parameter isWhole: whether the bytes are a whole file; of a piece the last row may be cut off and is left out.
func firstRows(
  _ bytes: [UInt8], _ start: Int, _ delimiter: UInt8, line: Int, limit: Int, isWhole: Bool
) -> [FirstRow] {
  var rows: [FirstRow] = []
  bytes.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { return }
    var cells = CellScanner(base, count: buffer.count, delimiter: delimiter)
    var position = start
    var line = line
    while position < cells.count, rows.count < limit {
      if let end = cells.blankLineEnd(from: position) {
        position = cells.lineStart(after: end)
        line += 1
        continue
      }
      cells.innerLines = 0
      let row = cells.row(from: position)
      let end = row?.end ?? cells.physicalLineEnd(from: position)
      if row == nil { cells.innerLines = 0 }
      if end == cells.count, !isWhole { break }
      let next = cells.lineStart(after: end)
      let nextLine = line + 1 + Int(cells.innerLines)
      rows.append(
        FirstRow(
          cells: row?.cells ?? [], range: position..<end, line: line, next: next, nextLine: nextLine,
          fault: row == nil ? cells.fault?.opening ?? position : nil))
      position = next
      line = nextLine
    }
  }
  return rows
}
