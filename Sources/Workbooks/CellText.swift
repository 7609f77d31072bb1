/// Appends a text as a cell of a comma-separated row, in quotes when it needs them.
///
/// Line ends become LF; `_x000D_`, Excel's way of writing control characters, is undone. A text of blanks only
/// counts as nothing.
///
/// - Returns: whether anything was appended.
@discardableResult
func appendCell(_ text: UnsafeBufferPointer<UInt8>, to row: inout [UInt8]) -> Bool {
  var needsCare = false
  var hasText = false
  var needsQuotes = false
  for byte in text {
    if byte > 0x2C {
      hasText = true
      if byte == 0x5F { needsCare = true }
      continue
    }
    switch byte {
    case 0x2C, 0x0A: needsQuotes = true
    case 0x22, 0x0D: needsCare = true
    default: break
    }
    if byte > 0x20 { hasText = true }
  }
  guard hasText, let first = text.first, let last = text.last else { return false }
  if needsCare {
    let plain = plainText(text)
    return plain.withUnsafeBufferPointer { appendQuoted($0, to: &row) }
  }
  if needsQuotes || first <= 0x20 || last <= 0x20 { return appendQuoted(text, to: &row) }
  row.append(contentsOf: text)
  return true
}

private func appendQuoted(_ text: UnsafeBufferPointer<UInt8>, to row: inout [UInt8]) -> Bool {
  let needsQuotes =
    (text.first ?? 0) <= 0x20 || (text.last ?? 0) <= 0x20
    || text.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A }
  guard needsQuotes else {
    row.append(contentsOf: text)
    return !text.isEmpty
  }
  row.append(0x22)
  for byte in text {
    if byte == 0x22 { row.append(0x22) }
    row.append(byte)
  }
  row.append(0x22)
  return true
}

/// The text with `_x000D_` and its like as the character meant, and with LF for every line end.
private func plainText(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(text.count)
  var index = 0
  while index < text.count {
    if let unit = escapedUnit(text, at: index) {
      index += 7
      var scalar = UInt32(unit)
      if unit & 0xFC00 == 0xD800, let low = escapedUnit(text, at: index), low & 0xFC00 == 0xDC00 {
        scalar = 0x10000 + (UInt32(unit & 0x3FF) << 10) + UInt32(low & 0x3FF)
        index += 7
      }
      result += Array(String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
    } else {
      result.append(text[index])
      index += 1
    }
  }
  return withLineFeeds(result)
}

/// The UTF-16 unit that `_xHHHH_` at `index` stands for, or `nil` when there is no such escape.
private func escapedUnit(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt16? {
  guard index + 7 <= text.count, text[index] == 0x5F, text[index + 1] == 0x78, text[index + 6] == 0x5F
  else { return nil }
  var unit: UInt16 = 0
  for byte in text[(index + 2)..<(index + 6)] {
    switch byte {
    case 0x30...0x39: unit = unit << 4 | UInt16(byte - 0x30)
    case 0x41...0x46: unit = unit << 4 | UInt16(byte - 0x37)
    case 0x61...0x66: unit = unit << 4 | UInt16(byte - 0x57)
    default: return nil
    }
  }
  return unit
}

private func withLineFeeds(_ text: [UInt8]) -> [UInt8] {
  guard text.contains(0x0D) else { return text }
  var result: [UInt8] = []
  result.reserveCapacity(text.count)
  for (index, byte) in text.enumerated() {
    if byte == 0x0D {
      if index + 1 < text.count, text[index + 1] == 0x0A { continue }
      result.append(0x0A)
    } else {
      result.append(byte)
    }
  }
  return result
}

/// The cells of one comma-separated row, each with its quotes.
func cellRanges(_ row: ArraySlice<UInt8>) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var start = row.startIndex
  var isQuoted = false
  for index in row.indices {
    if row[index] == 0x22 { isQuoted.toggle() }
    guard row[index] == 0x2C, !isQuoted else { continue }
    ranges.append(start..<index)
    start = index + 1
  }
  ranges.append(start..<row.endIndex)
  return ranges
}

/// The text of a cell that ``appendCell(_:to:)`` wrote.
func cellText(_ cell: ArraySlice<UInt8>) -> String {
  guard cell.first == 0x22, cell.count >= 2 else { return String(decoding: cell, as: UTF8.self) }
  var text: [UInt8] = []
  var wasQuote = false
  for byte in cell.dropFirst().dropLast() {
    if byte == 0x22, wasQuote {
      wasQuote = false
      continue
    }
    wasQuote = byte == 0x22
    text.append(byte)
  }
  return String(decoding: text, as: UTF8.self)
}
