/// A row that does not fit the table.
struct UnfitRow: Sendable {
  enum Reason: Sendable {
    /// The row has this many cells; `at` is the first surplus cell, or the row's end when cells are missing.
    case ragged(cells: Int, at: Int)
    case quotes(QuoteFault)
  }

  /// The bytes of the row without its line end.
  var range: Range<Int>
  /// Lines between the start of the part and this row.
  var line: Int32
  var reason: Reason
}

/// What one pass over a part of the file found.
struct ScannedPart: Sendable {
  var rows: RowIndex
  /// For each row the lines between the start of the part and its first line.
  var lines: [Int32]
  var unfit: [UnfitRow]
  /// Rows that are no data, in their order.
  var aside: [AsideRow] = []
  /// The blank lines, counted from the start of the part.
  var blanks: [Int32] = []
  /// The first offset that does not belong to the part: always the start of a row.
  var end: Int
  /// Line ends passed.
  var lineCount: Int32
  var lineEnds: LineEnds
}

/// Finds the rows of a part of the file, starting at the start of a row.
struct RowScanner {
  private var cells: CellScanner
  private let width: Int
  /// The number of cells up to the last one with a header: fewer cells make a row unfit.
  private let required: Int
  private let rules: AsideRules
  private let rows: RowIndex
  private var aside: [AsideRow] = []
  private var blanks: [Int32] = []
  private var lines: [Int32] = []
  private var unfit: [UnfitRow] = []
  private var line: Int32 = 0
  private var lineEnds = LineEnds()

  init(_ cells: CellScanner, width: Int, required: Int, rules: AsideRules, expectedRows: Int) {
    self.cells = cells
    self.rules = rules
    self.width = width
    self.required = required
    rows = RowIndex(width: width, rows: expectedRows)
    lines.reserveCapacity(expectedRows)
  }

  /// Scans rows until one starts at or after `limit`.
  mutating func scan(from start: Int, limit: Int) -> ScannedPart {
    var position = start
    while position < limit {
      if cells.bytes[position] <= 0x20 || cells.bytes[position] == cells.delimiter,
        let end = cells.blankLineEnd(from: position)
      {
        blanks.append(line)
        position = finishLine(at: end)
        continue
      }
      position = scanRow(from: position)
    }
    return ScannedPart(
      rows: rows, lines: lines, unfit: unfit, aside: aside, blanks: blanks, end: position, lineCount: line,
      lineEnds: lineEnds)
  }

  /// Returns the start of the next row.
  @inline(__always)
  private mutating func scanRow(from start: Int) -> Int {
    let marks = rows.nextRow()
    marks[0] = UInt32(truncatingIfNeeded: start) &- 1
    cells.innerLines = 0
    var found = 0
    var cell = start
    var end = start
    while true {
      end = cells.cellEnd(from: cell)
      guard end >= 0 else { return rejectFaulty(from: start) }
      found += 1
      if found <= width { marks[found] = UInt32(truncatingIfNeeded: end) }
      guard end < cells.count, cells.bytes[end] == cells.delimiter else { break }
      cell = end + 1
    }
    if rules.isActive, rules.mayConcern(cells.bytes[start]), setAside(start..<end, found) {
      return finishLine(at: end)
    }
    if found == width || fits(marks, found, end) {
      lines.append(line)
      rows.keepRow()
    } else {
      reject(start..<end, cells: found)
    }
    line += cells.innerLines
    return finishLine(at: end)
  }

  /// Accepts a row that lacks only nameless cells at its end, or has only empty ones too many.
  @inline(never)
  private func fits(_ marks: UnsafeMutablePointer<UInt32>, _ found: Int, _ end: Int) -> Bool {
    if found < width {
      guard found >= required else { return false }
      for missing in (found + 1)...width { marks[missing] = UInt32(truncatingIfNeeded: end) }
      return true
    }
    var surplus = cells
    guard let row = surplus.row(from: Int(marks[width]) + 1) else { return false }
    return row.cells.allSatisfy { Cell(cells.bytes, from: $0.lowerBound, to: $0.upperBound).isEmpty }
  }

  /// Sets the row written last aside when it is no data.
  @inline(never)
  private mutating func setAside(_ range: Range<Int>, _ found: Int) -> Bool {
    let marks = rows.nextRow()
    let kind = rules.kind(cells.bytes, cells: found) { number in
      let start = Int(marks[number] &+ 1)
      return start..<max(start, Int(marks[number + 1]))
    }
    guard let kind else { return false }
    aside.append(AsideRow(kind: kind, range: range, line: line))
    line += cells.innerLines
    return true
  }

  @inline(never)
  private mutating func reject(_ range: Range<Int>, cells found: Int) {
    var place = range.upperBound
    if found > width { place = Int(rows.nextRow()[width]) + 1 }
    unfit.append(UnfitRow(range: range, line: line, reason: .ragged(cells: found, at: place)))
  }

  /// Gives up the line with the faulty quote only, so that one stray quote does not swallow what follows it.
  @inline(never)
  private mutating func rejectFaulty(from start: Int) -> Int {
    let fault = cells.fault ?? .unclosed(start)
    let end = cells.physicalLineEnd(from: fault.opening)
    unfit.append(UnfitRow(range: start..<end, line: line, reason: .quotes(fault)))
    var position = start
    while true {
      let lineEnd = cells.physicalLineEnd(from: position)
      guard lineEnd < end else { return finishLine(at: end) }
      line += 1
      position = cells.lineStart(after: lineEnd)
    }
  }

  @inline(__always)
  private mutating func finishLine(at end: Int) -> Int {
    guard end < cells.count else { return cells.count }
    let next = cells.lineStart(after: end)
    if cells.bytes[end] == 0x0A {
      lineEnds.lf += 1
    } else if next - end == 2 {
      lineEnds.crlf += 1
    } else {
      lineEnds.cr += 1
    }
    line += 1
    return next
  }
}
