import Diagnostics

/// One sheet of a workbook.
package struct Sheet: Sendable, Hashable {
  package var name: String
  /// Whether Excel hides the sheet, also from the list of hidden ones ("very hidden").
  package var isHidden: Bool
  /// The part of the archive that holds its cells; `nil` when the workbook refers to none.
  var part: String?
}

/// An Excel workbook (`.xlsx`, `.xlsm`) whose sheets are read one by one.
package struct Workbook: Sendable {
  /// The path relative to the site folder.
  package let file: String
  /// The sheets that hold cells, in the workbook's order; sheets of charts are left out.
  package let sheets: [Sheet]

  let bytes: [UInt8]
  let texts: SharedTexts
  let styles: Styles
  let dayCount: DayCount
  let limits: WorkbookLimits
  /// Bytes unpacked for what is above.
  let unpacked: Int

  /// The sheet with this name, or `nil`; case and outer blanks do not matter, as in Excel.
  package func sheet(named name: String) -> Sheet? {
    func plain(_ text: String) -> String {
      var text = text.lowercased()[...]
      while text.first?.isWhitespace == true { text.removeFirst() }
      while text.last?.isWhitespace == true { text.removeLast() }
      return String(text)
    }
    return sheets.first { $0.name == name } ?? sheets.first { plain($0.name) == plain(name) }
  }

  /// The texts of the first rows that have any, to choose a sheet by its header.
  ///
  /// Only the start of the sheet is read. A sheet that cannot be read has none; ``read(_:_:)`` says why. Merged
  /// header cells are not spread here, since a sheet names them at its end.
  package func firstRows(of sheet: Sheet, count: Int = 20) -> [[String]] {
    do {
      let scanner = try scan(sheet, wantedRows: count)
      return (0..<scanner.rows.rowCount).map { scanner.rows.texts(row: $0) }
    } catch {
      return []
    }
  }

  /// Reads a sheet as a table of text.
  ///
  /// Texts stay as they are; numbers are the shortest decimals that read back; days and times by number format
  /// are `2026-11-20` or `2026-11-20 08:30:00`; a share that Excel shows with a percent sign has it (`12.5%`);
  /// truth values are TRUE and FALSE. Cells with an Excel error are empty and reported. Formulas give the value that
  /// Excel saved with them. Hidden rows and columns are read.
  ///
  /// - Returns: `nil` only after an error message.
  package func read(_ sheet: Sheet, _ log: inout Diagnostics) -> SheetTable? {
    let place = Position(file: file, sheet: sheet.name)
    var scanner: SheetScanner
    do {
      scanner = try scan(sheet, wantedRows: .max)
    } catch {
      error.report(at: place, &log)
      return nil
    }
    scanner.rows.orderRows()
    let header = scanner.rows.spreadHeaders(scanner.blocks, &scanner.problems)
    guard let kept = scanner.rows.arrange(limit: limits.textBytes) else {
      WorkbookFault.tooMuchText(limit: limits.textBytes).report(at: place, &log)
      return nil
    }
    scanner.problems.hiddenColumns = kept.filter { column in
      scanner.hiddenColumns.contains { $0.contains(column) }
    }
    scanner.problems.report(file: file, sheet: sheet, &log)
    if kept.isEmpty { log.report("sheet-empty", at: place, ["sheet": sheet.name]) }
    return table(sheet, scanner.rows, kept, header)
  }

  private func table(
    _ sheet: Sheet, _ rows: RowStore, _ kept: [Int], _ header: ClosedRange<Int>?
  ) -> SheetTable {
    let columns = kept.map { column in
      let found = rows.columns[column]
      return SheetTable.Column(
        letters: columnLetters(column), texts: found.texts, numbers: found.numbers, percents: found.percents,
        days: found.days)
    }
    let headerRows = header.flatMap { header -> ClosedRange<Int>? in
      let inside = rows.numbers.indices.prefix(64).filter { header.contains(Int(rows.numbers[$0])) }
      guard let first = inside.first, let last = inside.last, first < last else { return nil }
      return first...last
    }
    return SheetTable(
      file: file, sheet: sheet.name, bytes: rows.bytes, rowStarts: rows.starts, rowNumbers: rows.numbers,
      columns: columns, headerRows: headerRows)
  }

  private func scan(_ sheet: Sheet, wantedRows: Int) throws(WorkbookFault) -> SheetScanner {
    guard let part = sheet.part else { throw .unplacedSheet(sheet.name) }
    return try Archive.with(bytes, limits, unpacked: unpacked) { (archive) throws(WorkbookFault) in
      // The table is about a fifth of the sheet's XML; the size stated may be a lie.
      let expected = wantedRows == .max ? min(archive.statedSize(part) / 4, 64 << 20) : 0
      let listener = SheetListener(
        SheetScanner(self, expectedBytes: max(0, expected), wantedRows: wantedRows))
      try parseSheet(part, of: archive, for: listener)
      return listener.scanner.pointee
    }
  }
}
