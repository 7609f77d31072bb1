import Diagnostics
import Tables

/// Reads a text file with a header row: UTF-8 with or without byte-order mark, cells separated by comma,
/// semicolon, TAB or vertical bar, optionally in quotes, rows ended by LF, CRLF or CR.
///
/// The first line that is not blank is the header. A row that does not fit it is kept as a rejected row and
/// reported; blank lines are no rows. A cell with bytes that are no text is emptied and reported.
///
/// - Parameter file: the path relative to the site folder, for positions.
/// - Returns: `nil` only after an error message: the file is empty, is no UTF-8 text, has a broken header or is
///   too large.
package func readCSV(
  _ bytes: [UInt8], file: String, options: CSVOptions, _ log: inout Diagnostics
) -> SourceTable? {
  guard accept(bytes, file: file, options, &log) else { return nil }
  let reader = CSVReader(bytes: bytes, file: file, options: options)
  return reader.read(&log)
}

private func accept(_ bytes: [UInt8], file: String, _ options: CSVOptions, _ log: inout Diagnostics) -> Bool {
  let place = Position(file: file)
  if let format = foreignFormat(bytes) {
    switch format {
    case .excel: log.report("file-is-excel", at: place, ["format": "xlsx"])
    case .excelOld: log.report("file-is-excel", at: place, ["format": "xls"])
    case .utf16: log.report("file-not-utf8", at: place, ["encoding": "UTF-16"])
    case .otherEncoding: log.report("file-not-utf8", at: place, ["encoding": "GB18030, Windows-1252 …"])
    case .database: log.report("file-not-text", at: place, ["format": "SQLite"])
    case .compressed: log.report("file-not-text", at: place, ["format": "gzip"])
    }
    return false
  }
  guard bytes.count <= options.largest else {
    log.report("file-too-large", at: place, ["limit": String(options.largest)])
    return false
  }
  return true
}

/// One reading of one file.
private struct CSVReader {
  let bytes: [UInt8]
  let file: String
  let options: CSVOptions

  private struct Header {
    var cells: [Range<Int>]
    var names: [String]
    var line: Int
    /// The offset of the row behind it, and that row's line.
    var next: Int
    var nextLine: Int

    /// Columns up to the last one that has a name; at least 1.
    var required: Int { max(1, (names.lastIndex { !$0.isEmpty } ?? 0) + 1) }
  }

  func read(_ log: inout Diagnostics) -> SourceTable? {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let start = hasMark ? 3 : 0
    let choice = options.delimiter == nil ? DelimiterChoice(bytes, from: start) : nil
    let delimiter = options.delimiter ?? choice?.chosen.delimiter ?? 0x2C
    guard let header = header(from: start, delimiter, &log) else { return nil }
    reportRival(choice, header, &log)
    let parts = Parts(
      bytes: bytes, start: header.next, delimiter: delimiter, width: header.names.count,
      required: header.required
    ).scan(jobs: options.jobs, smallest: options.smallestPart)
    let found = Found(
      parts: parts, bytes: bytes, file: file, firstLine: header.nextLine, width: header.names.count)
    let rejected = found.rejectedRows(&log)
    var table = SourceTable(
      file: file, header: header.names, rowCount: found.lines.count, rejected: rejected,
      dialect: dialect(delimiter, choice, hasMark, found.lineEnds), lines: found.lines, bytes: bytes,
      parts: parts.map(\.rows), headerCells: header.cells, headerLine: header.line, originals: [:])
    table = table.withoutDamage(from: header.next, jobs: options.jobs, &log)
    reportHeader(table, &log)
    if table.rowCount == 0, rejected.isEmpty { log.report("header-only", at: Position(file: file)) }
    if found.lineEnds.names.count > 1 {
      log.report(
        "mixed-line-ends", at: Position(file: file), ["kinds": found.lineEnds.names.joined(separator: ", ")])
    }
    return table
  }

  /// Finds the first line that is not blank.
  private func header(from start: Int, _ delimiter: UInt8, _ log: inout Diagnostics) -> Header? {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else {
        log.report("file-empty", at: Position(file: file))
        return nil
      }
      var cells = CellScanner(base, count: buffer.count, delimiter: delimiter)
      var position = start
      var line = 1
      while position < cells.count, let end = cells.blankLineEnd(from: position) {
        position = cells.lineStart(after: end)
        line += 1
      }
      guard position < cells.count else {
        log.report("file-empty", at: Position(file: file))
        return nil
      }
      guard let row = cells.row(from: position) else {
        let opening = cells.fault?.opening ?? position
        log.report(
          "header-quote", at: textPosition(bytes, file: file, offset: opening, rowStart: position, line: line)
        )
        return nil
      }
      if let damage = damagedOffsets(buffer, in: position..<row.end).first {
        log.report(
          "header-not-text",
          at: textPosition(bytes, file: file, offset: damage, rowStart: position, line: line))
        return nil
      }
      let names = row.cells.map { Cell(base, from: $0.lowerBound, to: $0.upperBound).text(base) }
      return Header(
        cells: row.cells, names: names, line: line, next: cells.lineStart(after: row.end),
        nextLine: line + 1 + Int(cells.innerLines))
    }
  }

  private func dialect(
    _ delimiter: UInt8, _ choice: DelimiterChoice?, _ hasMark: Bool, _ ends: LineEnds
  ) -> Dialect {
    var dialect = Dialect(delimiter: delimiter)
    dialect.hasByteOrderMark = hasMark
    dialect.lineEnds = ends
    let name = dialect.delimiterName
    dialect.reasons = [
      hasMark
        ? Phrase(zh: "编码 UTF-8：文件带字节顺序标记", en: "encoding UTF-8: the file has a byte-order mark")
        : Phrase(
          zh: "编码 UTF-8：没有字节顺序标记，内容符合 UTF-8", en: "encoding UTF-8: no byte-order mark, but the text conforms"),
      choice?.reason
        ?? Phrase(
          zh: "分隔符为\(name.chinese)：由配置指定", en: "delimiter \(name.english): named in the configuration"),
    ]
    let kinds = ends.names.joined(separator: ", ")
    if !kinds.isEmpty { dialect.reasons.append(Phrase(zh: "换行：\(kinds)", en: "line ends: \(kinds)")) }
    return dialect
  }

  private func reportRival(_ choice: DelimiterChoice?, _ header: Header, _ log: inout Diagnostics) {
    guard let choice, let rival = choice.rival else { return }
    let (first, second) = (choice.chosen, rival)
    log.report(
      "delimiter-uncertain", at: Position(file: file, line: header.line),
      [
        "zh": Dialect.name(of: first.delimiter).chinese, "en": Dialect.name(of: first.delimiter).english,
        "otherZh": Dialect.name(of: second.delimiter).chinese,
        "otherEn": Dialect.name(of: second.delimiter).english,
        "columns": String(first.columns), "otherColumns": String(second.columns),
        "other": second.delimiter == 0x09 ? "\\t" : String(UnicodeScalar(second.delimiter)),
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

extension SourceTable {
  /// The first row with a text in the column, or `nil`.
  func firstFilledRow(_ column: Int) -> Int? {
    (0..<rowCount).first { !text(row: $0, column: column).isEmpty }
  }
}
