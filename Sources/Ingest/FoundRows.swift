import Diagnostics
import Tables

/// The parts of a file put together.
struct Found {
  var parts: [ScannedPart]
  let places: TextPlaces
  let header: HeaderChoice
  /// For each row the line from 1.
  private(set) var lines: [Int32] = []
  /// The rows that do not fit and those that are no data, each with its line from 1, in the order of the file.
  private(set) var unfit: [(row: UnfitRow, line: Int)] = []
  private(set) var aside: [(kind: SetAsideLine.Kind, range: Range<Int>, line: Int)] = []
  /// The blank lines from 1, also those above the header.
  private(set) var blankLines: [Int32] = []

  var width: Int { header.names.count }
  var lineEnds: LineEnds { parts.reduce(LineEnds()) { $0 + $1.lineEnds } }

  init(parts: [ScannedPart], places: TextPlaces, header: HeaderChoice) {
    self.parts = parts
    self.places = places
    self.header = header
    blankLines = header.blankLines
    lines.reserveCapacity(parts.reduce(0) { $0 + $1.lines.count })
    var line = Int32(header.nextLine)
    for part in parts {
      let first = line
      lines.append(contentsOf: part.lines.lazy.map { $0 + first })
      unfit += part.unfit.map { ($0, Int(first + $0.line)) }
      aside += part.aside.map { ($0.kind, $0.range, Int(first + $0.line)) }
      blankLines += part.blanks.map { $0 + first }
      line += part.lineCount
    }
  }

  /// The bytes of a row.
  func range(ofRow row: Int) -> Range<Int> {
    var local = row
    for part in parts {
      if local < part.rows.rowCount {
        let (start, end) = part.rows.bounds(row: local)
        return start..<end
      }
      local -= part.rows.rowCount
    }
    return 0..<0
  }

  /// Keeps `rows` rows and `unfitCount` rows that do not fit; what follows them, `below`, is no data.
  mutating func cut(
    rows: Int, unfit unfitCount: Int, below: [(range: Range<Int>, line: Int)]
  ) {
    var surplus = lines.count - rows
    for part in parts.reversed() where surplus > 0 {
      let dropped = min(surplus, part.rows.rowCount)
      part.rows.dropLast(dropped)
      surplus -= dropped
    }
    lines.removeLast(lines.count - rows)
    unfit.removeLast(unfit.count - unfitCount)
    let first = below.first?.range.lowerBound ?? places.bytes.count
    aside.removeAll { $0.range.lowerBound >= first }
    aside += below.map { (.belowData, $0.range, $0.line) }
  }

  /// Reports every row that does not fit, at the place where it goes wrong.
  func rejectedRows(_ log: inout Diagnostics) -> [RejectedRow] {
    unfit.map { report($0.row, line: $0.line, &log) }
  }

  private func report(_ row: UnfitRow, line: Int, _ log: inout Diagnostics) -> RejectedRow {
    func place(_ offset: Int) -> Position {
      places.position(offset, rowStart: row.range.lowerBound, line: line)
    }
    let text = places.text(row.range)
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
