import Glibc
import Tables

extension SourceTable {
  /// The column when its texts ascend from the first row on, as most ids do; else `nil`.
  ///
  /// A text that is greater than the one before is another than all before it, so that nothing need be looked up. A few
  /// rows at the end may be in disorder: such as were added later, or stand twice.
  func ascendingColumn(_ column: Int) -> TextColumn? {
    guard rowCount > TextEntries.fewTexts else { return nil }
    return bytes.withUnsafeBufferPointer { buffer -> TextColumn? in
      guard let base = buffer.baseAddress else { return nil }
      var texts = AscendingTexts(base, rows: rowCount)
      var codes: [Int32] = []
      codes.reserveCapacity(rowCount)
      for part in parts {
        for local in 0..<part.rowCount {
          let (start, end) = part.bounds(row: local, column: column)
          let cell = Cell(base, from: start, to: end, encoding)
          guard let code = texts.code(of: cell) else { return nil }
          codes.append(code)
        }
      }
      return TextColumn(codes: codes, entries: TextEntries(TextBytes(bytes, texts.pieces)))
    }
  }
}

/// Numbers texts that ascend, by their length and then by their bytes.
private struct AscendingTexts {
  private(set) var pieces: [TextBytes.Piece] = []
  private let base: UnsafePointer<UInt8>
  private let rows: Int
  private var seen = 0
  /// How many of the texts ascend; `nil` as long as all do.
  private var ascending: Int?
  /// The codes of those behind them.
  private var others: [[UInt8]: Int32] = [:]

  init(_ base: UnsafePointer<UInt8>, rows: Int) {
    self.base = base
    self.rows = rows
    pieces.reserveCapacity(rows)
  }

  /// The code of the next row's cell, −1 where it is empty; `nil` when too many are in disorder.
  @inline(__always)
  mutating func code(of cell: Cell) -> Int32? {
    seen += 1
    guard !cell.hasDoubledQuotes else { return nil }
    let text = UnsafeBufferPointer(start: base + cell.start, count: cell.count)
    if ascending == nil, !cell.isEmpty, isAbove(text), isUsual(text, cell.encoding) { return append(text) }
    return codeInDisorder(cell, text)
  }

  /// Whether the text surely stands for something, and is the same bytes in UTF-8.
  private func isUsual(_ text: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding) -> Bool {
    (encoding == .utf8 || isASCII(text)) && !isNullWord(text, encoding)
  }

  private func isAbove(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    pieces.last.map { order($0, text) < 0 } ?? true
  }

  /// Below 0 when the piece comes before the text, 0 when it is the same.
  private func order(_ piece: TextBytes.Piece, _ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    let count = Int(piece.end - piece.start)
    guard count == text.count, let other = text.baseAddress else { return count < text.count ? -1 : 1 }
    return memcmp(base + Int(piece.start), other, count)
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    let start = text.baseAddress.map { $0 - base } ?? 0
    pieces.append(TextBytes.Piece(start: UInt32(start), end: UInt32(start + text.count)))
    return Int32(pieces.count - 1)
  }

  @inline(never)
  private mutating func codeInDisorder(_ cell: Cell, _ text: UnsafeBufferPointer<UInt8>) -> Int32? {
    if ascending == nil {
      guard rows - seen < rows / 64 else { return nil }
      ascending = pieces.count
    }
    if cell.isEmpty || isNullWord(text, cell.encoding) { return -1 }
    guard isUsual(text, cell.encoding) else { return nil }
    var low = 0, high = ascending ?? 0
    while low < high {
      let middle = (low + high) / 2
      let order = order(pieces[middle], text)
      if order == 0 { return Int32(middle) }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    if let code = others[Array(text)] { return code }
    let code = append(text)
    others[Array(text)] = code
    return code
  }
}
