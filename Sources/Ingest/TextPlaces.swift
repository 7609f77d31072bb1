import Diagnostics

/// Finds the place of a byte as a person would look it up.
struct TextPlaces: Sendable {
  var bytes: [UInt8]
  var file: String
  /// The encoding of ``bytes``.
  var encoding: TextEncoding
  /// The encoding of the file, from which ``bytes`` may be transcribed.
  var source: TextEncoding
  var delimiter: UInt8
  /// What the bytes were made from, when that was a sheet of a spreadsheet.
  var sheet: SheetPlaces?

  /// The place of `offset`, counted on from a row's start, which begins on `line`: line and column in characters,
  /// or sheet and cell.
  func position(_ offset: Int, rowStart: Int, line: Int) -> Position {
    if let sheet { return sheet.position(self, offset, rowStart: rowStart, line: line) }
    var line = line
    var lineStart = rowStart
    for index in rowStart..<max(rowStart, offset) {
      let isCarriageReturn = bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
      guard bytes[index] == 0x0A || isCarriageReturn else { continue }
      line += 1
      lineStart = index + 1
    }
    return Position(file: file, line: line, column: text(lineStart..<max(lineStart, offset)).count + 1)
  }

  func text(_ range: Range<Int>) -> String { encoding.text(bytes, range) }
}

/// A sheet of a spreadsheet that was written out as a text file.
struct SheetPlaces: Sendable {
  /// The sheet's name.
  var name: String
  /// For each line of the text the row of the sheet from 1.
  var rowOfLine: [Int32]
  /// For each column of the text its letters; columns beyond the last are lettered from A.
  var columnLetters: [String]

  /// - Parameter rowNumbers: for each row of the text, line ends in quotes not counted, its row in the sheet.
  init(name: String, rowNumbers: [Int32], columnLetters: [String], bytes: [UInt8]) {
    self.name = name
    self.columnLetters = columnLetters
    rowOfLine = []
    rowOfLine.reserveCapacity(rowNumbers.count)
    var row = 0
    var inQuotes = false
    for byte in bytes {
      if byte == 0x22 { inQuotes.toggle() }
      guard byte == 0x0A else { continue }
      rowOfLine.append(row < rowNumbers.count ? rowNumbers[row] : Int32(clamping: row + 1))
      if !inQuotes { row += 1 }
    }
    rowOfLine.append(row < rowNumbers.count ? rowNumbers[row] : Int32(clamping: row + 1))
  }

  func row(line: Int) -> Int { rowOfLine.indices.contains(line - 1) ? Int(rowOfLine[line - 1]) : line }

  fileprivate func position(_ places: TextPlaces, _ offset: Int, rowStart: Int, line: Int) -> Position {
    var column = 0
    places.bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var cells = CellScanner(base, count: buffer.count, delimiter: places.delimiter)
      var end = cells.cellEnd(from: rowStart)
      while end >= 0, end < offset {
        column += 1
        end = cells.cellEnd(from: end + 1)
      }
    }
    let letters = column < columnLetters.count ? columnLetters[column] : Ingest.columnLetters(column)
    return Position(file: places.file, sheet: name, cell: "\(letters)\(row(line: line))")
  }
}
