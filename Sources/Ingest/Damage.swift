import Diagnostics

extension SourceTable {
  /// Returns the table with every cell emptied that holds bytes which are no text, and reports each of them.
  func withoutDamage(_ check: TextCheck, _ log: inout Diagnostics) -> SourceTable {
    let damage = damagedCells(check.damaged)
    guard !damage.isEmpty else { return self }
    var table = self
    var blanked = bytes
    for (row, column, offset) in damage {
      let id =
        bytes[offset] == 0 ? "cell-with-nul" : places.source == .utf8 ? "cell-not-utf8" : "cell-undecodable"
      let text = rowText(row: row)
      table.originals[row] = text
      log.report(
        id, at: position(row: row, column: column),
        ["column": header[column], "encoding": places.source.name], excerpt: text)
      let (from, to) = bounds(row: row, column: column)
      // Line ends stay, so that what follows keeps its line.
      for index in from..<to where bytes[index] != 0x0A && bytes[index] != 0x0D { blanked[index] = 0x20 }
    }
    table.places.bytes = blanked
    return table
  }

  /// The cells with damage, in the order of the file, each with the first damaged offset.
  private func damagedCells(_ offsets: [Int]) -> [(row: Int, column: Int, offset: Int)] {
    var cells: [(row: Int, column: Int, offset: Int)] = []
    for offset in offsets {
      guard let (row, column) = cell(at: offset) else { continue }
      if let last = cells.last, last.row == row, last.column == column { continue }
      cells.append((row, column, offset))
    }
    return cells
  }

  /// The cell that contains the offset, or `nil` when it lies outside the usable rows.
  private func cell(at offset: Int) -> (row: Int, column: Int)? {
    var low = 0
    var high = rowCount
    while low < high {
      let middle = (low + high) / 2
      if rowStart(middle) <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let row = low - 1
    for column in 0..<columnCount {
      let (start, end) = bounds(row: row, column: column)
      if offset >= start, offset < end { return (row, column) }
    }
    return nil
  }
}
