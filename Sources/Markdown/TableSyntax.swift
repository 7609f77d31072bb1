/// How a column of a table is set.
enum ColumnAlignment {
  case none, left, center, right
}

/// The lines that make a table (GitHub's table extension).
enum TableSyntax {
  /// Returns the alignments that a delimiter row gives (`|---|:-:|`), or `nil` when the line is none.
  static func alignments(_ line: Range<Int>, in bytes: [UInt8]) -> [ColumnAlignment]? {
    var index = line.lowerBound
    var end = line.upperBound
    while index < end, isBlank(bytes[index]) { index += 1 }
    while end > index, isBlank(bytes[end - 1]) { end -= 1 }
    guard index < end, isDelimiterByte(bytes[index]) else { return nil }
    if bytes[index] == pipe { index += 1 }
    if end > index, bytes[end - 1] == pipe { end -= 1 }
    var alignments: [ColumnAlignment] = []
    while true {
      guard let alignment = alignment(&index, end, in: bytes) else { return nil }
      alignments.append(alignment)
      if index >= end { return alignments }
      guard bytes[index] == pipe else { return nil }
      index += 1
    }
  }

  private static func alignment(_ index: inout Int, _ end: Int, in bytes: [UInt8]) -> ColumnAlignment? {
    while index < end, isBlank(bytes[index]) { index += 1 }
    let left = index < end && bytes[index] == UInt8(ascii: ":")
    if left { index += 1 }
    let dashes = index
    while index < end, bytes[index] == UInt8(ascii: "-") { index += 1 }
    guard index > dashes else { return nil }
    let right = index < end && bytes[index] == UInt8(ascii: ":")
    if right { index += 1 }
    while index < end, isBlank(bytes[index]) { index += 1 }
    switch (left, right) {
    case (false, false): return ColumnAlignment.none
    case (true, false): return .left
    case (true, true): return .center
    case (false, true): return .right
    }
  }

  /// Returns the cells of a row, trimmed; a pipe after a backslash does not divide. Empty for a line without
  /// cells.
  static func cells(_ line: Range<Int>, in bytes: [UInt8]) -> [Range<Int>] {
    var start = line.lowerBound
    var end = line.upperBound
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    guard start < end else { return [] }
    if bytes[start] == pipe { start += 1 }
    var cells: [Range<Int>] = []
    var cellStart = start
    for index in start..<max(start, end) where bytes[index] == pipe {
      if index > start, bytes[index - 1] == UInt8(ascii: "\\") { continue }
      cells.append(trimmed(cellStart..<index, in: bytes))
      cellStart = index + 1
    }
    if cellStart < end { cells.append(trimmed(cellStart..<end, in: bytes)) }
    return cells
  }

  /// Returns whether a line below a table starts another block, though it could not interrupt a paragraph: an
  /// empty list item, a list that does not begin with 1, a line that is one HTML tag.
  static func startsBlock(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
    var index = line.lowerBound
    while index < line.upperBound, isBlank(bytes[index]) { index += 1 }
    guard index < line.upperBound else { return false }
    let isEnd = { (position: Int) in position >= line.upperBound || isBlank(bytes[position]) }
    switch bytes[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): return isEnd(index + 1)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let digits = bytes[index..<line.upperBound].prefix { isAlphanumeric($0) && $0 <= UInt8(ascii: "9") }
        .count
      let sign = index + digits
      guard digits <= 9, sign < line.upperBound else { return false }
      return (bytes[sign] == UInt8(ascii: ".") || bytes[sign] == UInt8(ascii: ")")) && isEnd(sign + 1)
    case UInt8(ascii: "<"):
      guard index + 2 < line.upperBound,
        isAlphanumeric(bytes[index + 1]) || bytes[index + 1] == UInt8(ascii: "/")
      else { return false }
      let close = bytes[index..<line.upperBound].firstIndex(of: UInt8(ascii: ">"))
      return close == line.upperBound - 1 && !bytes[index..<line.upperBound].contains(pipe)
    default: return false
    }
  }

  private static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isDelimiterByte(_ byte: UInt8) -> Bool {
    byte == pipe || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
  }

  private static let pipe = UInt8(ascii: "|")
}
