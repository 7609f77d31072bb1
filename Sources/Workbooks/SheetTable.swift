import Diagnostics

/// One sheet, read as a table of text.
package struct SheetTable: Sendable {
  /// What a column of the sheet holds.
  package struct Column: Sendable, Hashable {
    /// Its name in the sheet, such as `H`.
    package var letters: String
    /// Cells with text, the header included.
    package var texts: Int
    /// Cells that are numbers; days and percentages are among them.
    package var numbers: Int
    /// Numbers that Excel shows with a percent sign, as their texts do.
    package var percents: Int
    /// Numbers that Excel shows as a day or a time.
    package var days: Int

    /// Whether most numbers are shown with a percent sign.
    package var isPercent: Bool { percents * 2 > numbers }
  }

  /// The workbook's path relative to the site folder.
  package var file: String
  package var sheet: String
  /// The rows in UTF-8: cells separated by commas, in double quotes where they hold a comma, a quote, a line end
  /// or outer blanks; each row ends with LF and has a cell for every entry of `columns`.
  ///
  /// Rows without text are left out, and so are columns without text.
  package var bytes: [UInt8]
  /// The offset at which each row starts in `bytes`.
  package var rowStarts: [UInt32]
  /// The number from 1 of each row in the sheet, ascending; twice the same where the file names two rows so.
  package var rowNumbers: [Int32]
  package var columns: [Column]
  /// The rows from 0 that make up a header of several rows with merged cells, or `nil` when there is none; the
  /// last of them has a name for every column.
  package var headerRows: ClosedRange<Int>?

  package var rowCount: Int { rowNumbers.count }

  /// The row from 0 in which an offset of `bytes` lies; there must be one.
  package func row(at offset: Int) -> Int {
    var low = 0
    var high = rowStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(rowStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The place of a cell, such as `data/x.xlsx:商机!H118`; rows and columns count from 0.
  package func position(row: Int, column: Int) -> Position {
    Position(file: file, sheet: sheet, cell: columns[column].letters + String(rowNumbers[row]))
  }

  /// The texts of a row, one for each column.
  package func texts(row: Int) -> [String] {
    let end = row + 1 < rowCount ? Int(rowStarts[row + 1]) : bytes.count
    return cellRanges(bytes[Int(rowStarts[row])..<(end - 1)]).map { cellText(bytes[$0]) }
  }
}
