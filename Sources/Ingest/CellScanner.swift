/// What is wrong with the quotes of a cell.
enum QuoteFault: Sendable, Hashable {
  /// The quote at this offset is never closed.
  case unclosed(Int)
  /// The cell that opens at the first offset goes on after its closing quote, at the second offset.
  case stray(opening: Int, after: Int)

  /// The offset of the opening quote.
  var opening: Int {
    switch self {
    case .unclosed(let offset): offset
    case .stray(let offset, _): offset
    }
  }
}

/// Finds the ends of cells in the bytes of a text file.
struct CellScanner {
  let bytes: UnsafePointer<UInt8>
  let count: Int
  let delimiter: UInt8
  /// Line ends passed inside quotes since the last reset.
  var innerLines: Int32 = 0
  /// The fault of the cell for which ``cellEnd(from:)`` found no end.
  var fault: QuoteFault?

  private let delimiters: UInt64
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  init(_ bytes: UnsafePointer<UInt8>, count: Int, delimiter: UInt8) {
    self.bytes = bytes
    self.count = count
    self.delimiter = delimiter
    delimiters = UInt64(delimiter) &* CellScanner.ones
  }

  /// Returns the offset of the delimiter or line end behind the cell that starts at `start` (or of the end of
  /// the file), −1 when its quotes are faulty.
  @inline(__always)
  mutating func cellEnd(from start: Int) -> Int {
    guard start < count else { return count }
    let first = bytes[start]
    if first > 0x22 { return plainEnd(from: start) }
    var opening = start
    while opening < count, isBlank(bytes[opening]) { opening += 1 }
    guard opening < count, bytes[opening] == 0x22 else { return plainEnd(from: opening) }
    return quotedEnd(opening: opening)
  }

  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte == 0x09 && delimiter != 0x09) }

  /// Eight bytes at a time: a byte of the word is 0 after the exclusive or where it equals the wanted one.
  @inline(__always)
  private func plainEnd(from start: Int) -> Int {
    var index = start
    while index + 8 <= count {
      let word = UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self).littleEndian
      let hits = zeros(word ^ delimiters) | maybeLineEnds(word)
      guard hits != 0 else {
        index += 8
        continue
      }
      index += hits.trailingZeroBitCount >> 3
      let byte = bytes[index]
      if byte == delimiter || byte == 0x0A || byte == 0x0D { return index }
      index += 1
    }
    while index < count, bytes[index] != delimiter, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    return index
  }

  /// Marks the high bit of the lowest zero byte; bytes above it may be marked wrongly.
  @inline(__always)
  private func zeros(_ word: UInt64) -> UInt64 { (word &- CellScanner.ones) & ~word & CellScanner.highs }

  /// Marks the lowest byte from 08 to 0F: LF, CR and, seldom, others; one test instead of two.
  @inline(__always)
  private func maybeLineEnds(_ word: UInt64) -> UInt64 {
    zeros((word & 0xF8F8_F8F8_F8F8_F8F8) ^ 0x0808_0808_0808_0808)
  }

  @inline(__always)
  private mutating func quotedEnd(opening: Int) -> Int {
    var index = opening + 1
    while true {
      index = innerEnd(from: index)
      guard index < count else {
        fault = .unclosed(opening)
        return -1
      }
      index += 1
      if index < count, bytes[index] == 0x22 {
        index += 1
        continue
      }
      while index < count, isBlank(bytes[index]) { index += 1 }
      if index == count || bytes[index] == delimiter || bytes[index] == 0x0A || bytes[index] == 0x0D {
        return index
      }
      fault = .stray(opening: opening, after: index)
      return -1
    }
  }

  /// The offset of the next quote, counting the line ends on the way.
  @inline(__always)
  private mutating func innerEnd(from start: Int) -> Int {
    var index = start
    while index < count {
      if index + 8 <= count {
        let word = UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self).littleEndian
        let hits = zeros(word ^ (0x22 &* CellScanner.ones)) | maybeLineEnds(word)
        if hits == 0 {
          index += 8
          continue
        }
        index += hits.trailingZeroBitCount >> 3
      }
      let byte = bytes[index]
      if byte == 0x22 { return index }
      if byte == 0x0A || (byte == 0x0D && !(index + 1 < count && bytes[index + 1] == 0x0A)) {
        innerLines += 1
      }
      index += 1
    }
    return count
  }

  /// The offset behind the line end at `end`, which is one or two bytes long.
  @inline(__always)
  func lineStart(after end: Int) -> Int {
    guard end < count else { return count }
    return bytes[end] == 0x0D && end + 1 < count && bytes[end + 1] == 0x0A ? end + 2 : end + 1
  }

  /// Whether the line that starts at `start` holds only blanks and delimiters; if so, where it ends.
  @inline(__always)
  func blankLineEnd(from start: Int) -> Int? {
    var index = start
    while index < count {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D { return index }
      guard byte == delimiter || byte == 0x20 || byte == 0x09 else { return nil }
      index += 1
    }
    return count
  }

  /// The offset of the next CR or LF, quotes or not.
  func physicalLineEnd(from start: Int) -> Int {
    var index = start
    while index < count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    return index
  }

  /// Reads one row of any width.
  ///
  /// - Returns: the bounds of its cells and the offset of its line end; `nil` after a ``fault``.
  mutating func row(from start: Int) -> (cells: [Range<Int>], end: Int)? {
    var cells: [Range<Int>] = []
    var cell = start
    while true {
      let end = cellEnd(from: cell)
      guard end >= 0 else { return nil }
      cells.append(cell..<end)
      guard end < count, bytes[end] == delimiter else { return (cells, end) }
      cell = end + 1
    }
  }
}
