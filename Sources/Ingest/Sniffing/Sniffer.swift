import Diagnostics

/// What is recognised of a text file before its rows are read. The steps, in this order, each of its own:
///
/// 1. `accept`: is it text at all, or a workbook, a database …
/// 2. `EncodingSniffer`: which encoding
/// 3. `openText`: transcoding, where cells cannot be found in the bytes as they stand
/// 4. `DelimiterChoice`: which delimiter
/// 5. `HeaderSniffer`: which row holds the names of the columns, and what only stands above it
///
/// Two more follow the rows: 6. `AsideRules` tells sums and repeated headers from data while rows are found, and
/// 7. `LinesBelow` tells remarks and further tables below the data from rows that do not fit.
///
/// What the configuration states is taken as it is; only the rest is recognised.
struct Sniffer {
  let bytes: [UInt8]
  let file: String
  /// What the bytes were made from, when that was a sheet of a spreadsheet.
  var sheet: SheetPlaces?
  let options: CSVOptions

  /// All that is known when the steps are done.
  struct Sniffed {
    var places: TextPlaces
    /// The encoding of the file, of which the bytes in `places` may be a transcription.
    var encoding: EncodingChoice
    var delimiter: DelimiterChoice
    var header: HeaderChoice
  }

  /// `nil` after an error message.
  func sniff(_ log: inout Diagnostics) -> Sniffed? {
    guard accept(&log), var encoding = chooseEncoding(&log) else { return nil }
    var (text, start) = openText(encoding)
    var delimiter = chooseDelimiter(text, start)
    if !text.encoding.isIndexedAsItStands(delimiter: delimiter.chosen.delimiter) {
      text = transcription(encoding)
      start = 0
      delimiter = chooseDelimiter(text, start)
    }
    text.delimiter = delimiter.chosen.delimiter
    text.sheet = sheet
    guard text.bytes.count <= options.largest else {
      log.report("file-too-large", at: Position(file: file), ["limit": String(options.largest)])
      return nil
    }
    if options.encoding != nil {
      let check = checkText(text.bytes, from: start, text.encoding, jobs: options.jobs)
      guard bearsOut(check, &log) else { return nil }
      encoding.check = check
    }
    guard let header = chooseHeader(text, start, delimiter.chosen, &log) else { return nil }
    return Sniffed(places: text, encoding: encoding, delimiter: delimiter, header: header)
  }

  private func accept(_ log: inout Diagnostics) -> Bool {
    let place = Position(file: file)
    switch foreignFormat(bytes) {
    case .excel: log.report("file-is-excel", at: place, ["format": "xlsx"])
    case .excelOld: log.report("file-is-excel", at: place, ["format": "xls"])
    case .database: log.report("file-not-text", at: place, ["format": "SQLite"])
    case .compressed: log.report("file-not-text", at: place, ["format": "gzip"])
    case nil:
      guard bytes.count > options.largest else { return true }
      log.report("file-too-large", at: place, ["limit": String(options.largest)])
    }
    return false
  }

  private func openText(_ choice: EncodingChoice) -> (TextPlaces, start: Int) {
    guard choice.encoding.isIndexedAsItStands(delimiter: options.delimiter ?? 0x2C) else {
      return (transcription(choice), 0)
    }
    let places = TextPlaces(
      bytes: bytes, file: file, encoding: choice.encoding, source: choice.encoding,
      delimiter: options.delimiter ?? 0x2C)
    return (places, choice.markLength)
  }

  private func transcription(_ choice: EncodingChoice) -> TextPlaces {
    TextPlaces(
      bytes: transcoded(bytes, from: choice.markLength, choice.encoding), file: file, encoding: .utf8,
      source: choice.encoding, delimiter: options.delimiter ?? 0x2C)
  }

  private func chooseDelimiter(_ text: TextPlaces, _ start: Int) -> DelimiterChoice {
    let (_, first) = skipLines(text, start)
    let end = min(text.bytes.count, first + DelimiterChoice.sampleSize)
    var sample = Array(text.bytes[first..<end])
    // Inner bytes of GB18030 look like vertical bars.
    if text.encoding == .gb18030 { sample = transcoded(sample, from: 0, .gb18030) }
    return DelimiterChoice(
      sample: sample, firstLine: 1 + skippedLines, isWhole: end == text.bytes.count, named: options.delimiter)
  }

  /// The lines left out because the configuration says so or names the line of the header.
  private var skippedLines: Int {
    if case .line(let number) = options.header { return max(options.skippedLines, number - 1) }
    return options.skippedLines
  }

  /// The lines that are left out at the top, and where the next one starts.
  func skipLines(_ text: TextPlaces, _ start: Int) -> (lines: [FirstRow], start: Int) {
    var lines: [FirstRow] = []
    var position = start
    text.bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let cells = CellScanner(base, count: buffer.count, delimiter: text.delimiter)
      for line in 1..<max(1, skippedLines + 1) where position < buffer.count {
        let end = cells.physicalLineEnd(from: position)
        let next = cells.lineStart(after: end)
        lines.append(
          FirstRow(cells: [], range: position..<end, line: line, next: next, nextLine: line + 1))
        position = next
      }
    }
    return (lines.filter { !$0.range.isEmpty }, position)
  }
}

extension Sniffer {
  /// Finds the header; `nil` after an error message.
  private func chooseHeader(
    _ text: TextPlaces, _ start: Int, _ trial: DelimiterTrial, _ log: inout Diagnostics
  ) -> HeaderChoice? {
    let (skipped, first) = skipLines(text, start)
    let rows = firstRows(
      text.bytes, first, trial.delimiter, line: 1 + skippedLines, limit: HeaderSniffer.depth, isWhole: true)
    guard let top = rows.first else {
      log.report("file-empty", at: Position(file: file))
      return nil
    }
    if options.header == .none {
      return HeaderChoice(
        names: columnNames(max(1, trial.columns)), cells: [], range: 0..<0, line: top.line,
        next: top.range.lowerBound, nextLine: top.line, above: skipped,
        reason: Phrase(zh: "没有表头：由配置指定", en: "no header: stated in the configuration"))
    }
    var (index, reason): (Int, Phrase?) = (0, nil)
    if case .line(let number) = options.header {
      reason = Phrase(
        zh: "表头在第 \(number) 行：由配置指定", en: "header on line \(number): named in the configuration")
    } else {
      (index, reason) = HeaderSniffer(
        bytes: text.bytes, rows: rows, encoding: text.encoding, width: trial.columns,
        knownHeaders: options.knownHeaders
      ).choose()
    }
    return header(text, rows[index], above: skipped + rows[..<index], reason, &log)
  }

  private func header(
    _ text: TextPlaces, _ row: FirstRow, above: [FirstRow], _ reason: Phrase?, _ log: inout Diagnostics
  ) -> HeaderChoice? {
    func place(_ offset: Int) -> Position {
      text.position(offset, rowStart: row.range.lowerBound, line: row.line)
    }
    if let opening = row.fault {
      log.report("header-quote", at: place(opening))
      return nil
    }
    let damage = text.bytes.withUnsafeBufferPointer {
      checkText($0, in: row.range, text.encoding).damaged.first
    }
    if let damage {
      log.report(
        text.source == .utf8 || text.bytes[damage] == 0 ? "header-not-text" : "header-undecodable",
        at: place(damage), ["encoding": text.source.name])
      return nil
    }
    let names = text.bytes.withUnsafeBufferPointer { buffer -> [String] in
      guard let base = buffer.baseAddress else { return [] }
      return row.cells.map {
        tidiedName(Cell(base, from: $0.lowerBound, to: $0.upperBound, text.encoding).text(base))
      }
    }
    return HeaderChoice(
      names: names, cells: row.cells, range: row.range, line: row.line, next: row.next,
      nextLine: row.nextLine,
      above: above, reason: reason)
  }

  /// The names of columns without header: as the configuration calls them, by number or letter, else the letter.
  private func columnNames(_ count: Int) -> [String] {
    (0..<count).map { column in
      let letters = columnLetters(column)
      return options.configuredColumns.first { $0 == String(column + 1) || $0.uppercased() == letters }
        ?? letters
    }
  }
}
