import Diagnostics
import Tables

/// The parts of a file put together.
struct Found {
  var parts: [ScannedPart]
  var bytes: [UInt8]
  var file: String
  /// The line on which the first part starts.
  var firstLine: Int
  var width: Int
  /// For each row the line from 1.
  var lines: [Int32] = []

  init(parts: [ScannedPart], bytes: [UInt8], file: String, firstLine: Int, width: Int) {
    self.parts = parts
    self.bytes = bytes
    self.file = file
    self.firstLine = firstLine
    self.width = width
    lines.reserveCapacity(parts.reduce(0) { $0 + $1.lines.count })
    var line = Int32(firstLine)
    for part in parts {
      let first = line
      lines.append(contentsOf: part.lines.lazy.map { $0 + first })
      line += part.lineCount
    }
  }

  var lineEnds: LineEnds { parts.reduce(LineEnds()) { $0 + $1.lineEnds } }

  /// Reports every row that does not fit, at the place where it goes wrong.
  func rejectedRows(_ log: inout Diagnostics) -> [RejectedRow] {
    var rejected: [RejectedRow] = []
    var line = firstLine
    for part in parts {
      for row in part.unfit { rejected.append(report(row, line: line + Int(row.line), &log)) }
      line += Int(part.lineCount)
    }
    return rejected
  }

  private func report(_ row: UnfitRow, line: Int, _ log: inout Diagnostics) -> RejectedRow {
    func place(_ offset: Int) -> Position {
      textPosition(bytes, file: file, offset: offset, rowStart: row.range.lowerBound, line: line)
    }
    let text = String(decoding: bytes[row.range], as: UTF8.self)
    let id: String
    switch row.reason {
    case .ragged(let cells, let offset):
      id = cells < width ? "row-too-short" : "row-too-long"
      log.report(id, at: place(offset), ["found": String(cells), "expected": String(width)], excerpt: text)
    case .quotes(.unclosed(let offset)):
      id = "quote-unclosed"
      log.report(id, at: place(offset), excerpt: text)
    case .quotes(.stray(let opening, let after)):
      id = "quote-stray"
      let closing = place(after)
      log.report(
        id, at: place(opening),
        ["line": String(closing.line ?? line), "at": String(closing.column ?? 1)], excerpt: text)
    }
    return RejectedRow(position: place(row.range.lowerBound), reason: id, text: text)
  }
}

extension SourceTable {
  /// Returns the table with every cell emptied that holds bytes which are no text, and reports each of them.
  func withoutDamage(from start: Int, jobs: Int, _ log: inout Diagnostics) -> SourceTable {
    let damage = damagedCells(from: start, jobs: jobs)
    guard !damage.isEmpty else { return self }
    var blanked = bytes
    var originals: [Int: String] = [:]
    for (row, column, offset) in damage {
      let isZero = bytes[offset] == 0
      let id = isZero ? "cell-with-nul" : "cell-not-utf8"
      let text = rowText(row: row)
      originals[row] = text
      log.report(id, at: position(row: row, column: column), ["column": header[column]], excerpt: text)
      let (from, to) = bounds(row: row, column: column)
      for index in from..<to { blanked[index] = 0x20 }
    }
    return SourceTable(
      file: file, header: header, rowCount: rowCount, rejected: rejected, dialect: dialect, lines: lines,
      bytes: blanked, parts: parts, headerCells: headerCells, headerLine: headerLine, originals: originals)
  }

  /// The cells with damage, in the order of the file, each with the first damaged offset.
  private func damagedCells(from start: Int, jobs: Int) -> [(row: Int, column: Int, offset: Int)] {
    let steps = max(1, jobs)
    let size = (bytes.count - start + steps - 1) / steps
    let offsets = inParallel(steps, jobs: jobs) { step -> [Int] in
      bytes.withUnsafeBufferPointer { buffer in
        let from = characterStart(buffer, min(buffer.count, start + step * size))
        return damagedOffsets(
          buffer, in: from..<characterStart(buffer, min(buffer.count, start + (step + 1) * size)))
      }
    }.flatMap(\.self)
    var cells: [(row: Int, column: Int, offset: Int)] = []
    for offset in offsets {
      guard let (row, column) = cell(at: offset) else { continue }
      if let last = cells.last, last.row == row, last.column == column { continue }
      cells.append((row, column, offset))
    }
    return cells
  }

  /// The first offset from `index` on that does not continue a character.
  private func characterStart(_ buffer: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    var place = index
    while place < buffer.count, place < index + 4, buffer[place] & 0xC0 == 0x80 { place += 1 }
    return place
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
