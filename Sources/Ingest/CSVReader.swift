import Diagnostics
import Tables

/// Reads a text file: in any of the encodings of ``TextEncoding``, cells separated by comma, semicolon, TAB or
/// vertical bar, optionally in quotes, rows ended by LF, CRLF or CR, with a header row unless the options say
/// that there is none.
///
/// A row that does not fit the header is kept as a rejected row and reported. Blank lines, titles above the
/// header, sums, repeated headers and what stands below the data are no rows; they are listed in
/// ``SourceTable/setAside`` and in the reasons of the dialect. A cell with bytes that are no text is emptied and
/// reported.
///
/// - Parameter file: the path relative to the site folder, for positions.
/// - Returns: `nil` only after an error message: the file is empty, is no text, has a broken header or is too
///   large, or the configuration asks for an encoding that does not exist or does not fit.
package func readCSV(
  _ bytes: [UInt8], file: String, options: CSVOptions, _ log: inout Diagnostics
) -> SourceTable? {
  guard let sniffed = Sniffer(bytes: bytes, file: file, options: options).sniff(&log) else { return nil }
  return TableReader(sniffed: sniffed, options: options).read(&log)
}

/// Reads a sheet of a spreadsheet that was written out as text: UTF-8, cells separated by comma and quoted where
/// needed, rows ended by LF. Positions name sheet and cell.
///
/// - Parameters:
///   - rowNumbers: for each row of the text its row in the sheet, from 1.
///   - columnLetters: for each column of the text its letters in the sheet.
package func readSheetTable(
  _ bytes: [UInt8], file: String, sheet: String, rowNumbers: [Int32], columnLetters: [String],
  options: CSVOptions, _ log: inout Diagnostics
) -> SourceTable? {
  var options = options
  options.encoding = "utf-8"
  options.delimiter = 0x2C
  if case .line(let number) = options.header {
    options.header = .line((rowNumbers.firstIndex { Int($0) >= number } ?? 0) + 1)
  }
  let places = SheetPlaces(name: sheet, rowNumbers: rowNumbers, columnLetters: columnLetters, bytes: bytes)
  guard let sniffed = Sniffer(bytes: bytes, file: file, sheet: places, options: options).sniff(&log) else {
    return nil
  }
  return TableReader(sniffed: sniffed, options: options).read(&log)
}

/// Reads the rows of a file of which everything is recognised.
private struct TableReader {
  let sniffed: Sniffer.Sniffed
  let options: CSVOptions

  private var places: TextPlaces { sniffed.places }
  private var header: HeaderChoice { sniffed.header }
  private var width: Int { header.names.count }

  func read(_ log: inout Diagnostics) -> SourceTable {
    let check = damage()
    if places.sheet == nil { reportRival(&log) }
    var found = Found(parts: scan(), places: places, header: header)
    if !options.keepsEveryRow { found.setAsideBelow(knownHeaders: options.knownHeaders) }
    let rejected = found.rejectedRows(&log)
    let aside = found.asideLines(&log)
    var table = SourceTable(
      header: header.names, rowCount: found.lines.count, rejected: rejected, setAside: aside,
      dialect: dialect(found, aside), lines: found.lines, places: places, parts: found.parts.map(\.rows),
      headerCells: header.cells, headerLine: header.line)
    table = table.withoutDamage(check, &log)
    reportHeader(table, &log)
    if table.rowCount == 0, rejected.isEmpty { log.report("header-only", at: Position(file: places.file)) }
    if found.lineEnds.names.count > 1 {
      log.report(
        "mixed-line-ends", at: Position(file: places.file),
        ["kinds": found.lineEnds.names.joined(separator: ", ")])
    }
    return table
  }

  private func damage() -> TextCheck {
    // What was found while the encoding was recognised need not be looked for again.
    if let check = sniffed.encoding.check { return check }
    let start = places.encoding == sniffed.encoding.encoding ? sniffed.encoding.markLength : 0
    return checkText(places.bytes, from: start, places.encoding, jobs: options.jobs)
  }

  private func scan() -> [ScannedPart] {
    let rules = AsideRules(
      isActive: !options.keepsEveryRow, header: header, width: width, delimiter: places.delimiter,
      encoding: places.encoding, bytes: places.bytes)
    return Parts(
      bytes: places.bytes, start: header.next, delimiter: places.delimiter, width: width,
      required: header.required, rules: rules
    ).scan(jobs: options.jobs, smallest: options.smallestPart)
  }

  private func dialect(_ found: Found, _ aside: [SetAsideLine]) -> Dialect {
    var dialect = Dialect(delimiter: places.delimiter)
    dialect.encoding = sniffed.encoding.encoding
    dialect.hasByteOrderMark = sniffed.encoding.markLength > 0
    dialect.lineEnds = found.lineEnds
    if places.sheet == nil {
      dialect.reasons = [sniffed.encoding.reason, sniffed.delimiter.reason]
      let kinds = found.lineEnds.names.joined(separator: ", ")
      if !kinds.isEmpty { dialect.reasons.append(Phrase(zh: "换行：\(kinds)", en: "line ends: \(kinds)")) }
    }
    if let reason = header.reason { dialect.reasons.append(reason) }
    dialect.reasons += asidePhrases(aside) + blankPhrases(found.blankLines)
    return dialect
  }

  private func reportRival(_ log: inout Diagnostics) {
    guard let rival = sniffed.delimiter.rival else { return }
    let first = sniffed.delimiter.chosen
    log.report(
      "delimiter-uncertain", at: Position(file: places.file, line: header.line),
      [
        "zh": Dialect.name(of: first.delimiter).chinese, "en": Dialect.name(of: first.delimiter).english,
        "otherZh": Dialect.name(of: rival.delimiter).chinese,
        "otherEn": Dialect.name(of: rival.delimiter).english,
        "columns": String(first.columns), "otherColumns": String(rival.columns),
        "other": rival.delimiter == 0x09 ? "\\t" : String(UnicodeScalar(rival.delimiter)),
      ])
  }

  private func reportHeader(_ table: SourceTable, _ log: inout Diagnostics) {
    var first: [String: Int] = [:]
    for (column, name) in table.header.enumerated() {
      if name.isEmpty {
        guard let row = table.firstFilledRow(column) else { continue }
        log.report(
          "header-nameless", at: table.headerPosition(column: column),
          ["number": String(column + 1), "text": table.text(row: row, column: column)])
      } else if let earlier = first[name] {
        log.report(
          "header-duplicate", at: table.headerPosition(column: column),
          ["name": name, "number": String(column + 1), "first": String(earlier + 1)])
      } else {
        first[name] = column
      }
    }
  }
}
