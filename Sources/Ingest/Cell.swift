/// The text of a cell without its quotes and outer blanks, as a piece of the file.
struct Cell {
  var start: Int
  var end: Int
  /// Whether quotes inside are still doubled.
  var hasDoubledQuotes: Bool

  var count: Int { end - start }
  var isEmpty: Bool { end <= start }

  /// The cell whose bytes, quotes included, are `start..<end`.
  @inline(__always)
  init(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) {
    self.start = start
    self.end = max(start, end)
    hasDoubledQuotes = false
    guard start < end else { return }
    if bytes[start] <= 0x22 {
      openQuotes(bytes)
    } else if Cell.mayBeBlank(first: bytes[start]) || Cell.mayBeBlank(last: bytes[end - 1]) {
      trim(bytes)
    }
  }

  @inline(__always)
  private static func mayBeBlank(first byte: UInt8) -> Bool { byte <= 0x20 || byte == 0xC2 || byte == 0xE3 }

  @inline(__always)
  private static func mayBeBlank(last byte: UInt8) -> Bool { byte <= 0x20 || byte == 0xA0 || byte == 0x80 }

  /// Takes the quotes off. Only blanks and TAB may stand before a quote that opens a cell.
  @inline(never)
  private mutating func openQuotes(_ bytes: UnsafePointer<UInt8>) {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    while start < end, isBlank(bytes[start]) { start += 1 }
    while start < end, isBlank(bytes[end - 1]) { end -= 1 }
    // The scanner let a cell that starts with a quote pass only if it ends with one.
    guard end - start >= 2, bytes[start] == 0x22, bytes[end - 1] == 0x22 else { return trim(bytes) }
    start += 1
    end -= 1
    for index in start..<end where bytes[index] == 0x22 {
      hasDoubledQuotes = true
      break
    }
    trim(bytes)
  }

  /// Drops blanks, TAB, line ends, no-break spaces (C2 A0) and full-width spaces (E3 80 80) at both ends.
  @inline(never)
  private mutating func trim(_ bytes: UnsafePointer<UInt8>) {
    while start < end {
      if isASCIIBlank(bytes[start]) {
        start += 1
      } else if end - start >= 2, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
        start += 2
      } else if end - start >= 3, isWideBlank(bytes, start) {
        start += 3
      } else {
        break
      }
    }
    while start < end {
      if isASCIIBlank(bytes[end - 1]) {
        end -= 1
      } else if end - start >= 2, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else if end - start >= 3, isWideBlank(bytes, end - 3) {
        end -= 3
      } else {
        break
      }
    }
  }

  private func isASCIIBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private func isWideBlank(_ bytes: UnsafePointer<UInt8>, _ index: Int) -> Bool {
    bytes[index] == 0xE3 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80
  }

  /// The bytes of the text, with doubled quotes made single.
  func content(_ bytes: UnsafePointer<UInt8>) -> [UInt8] {
    let raw = UnsafeBufferPointer(start: bytes + start, count: count)
    guard hasDoubledQuotes else { return Array(raw) }
    var result: [UInt8] = []
    result.reserveCapacity(count)
    var index = 0
    while index < raw.count {
      result.append(raw[index])
      index += raw[index] == 0x22 && index + 1 < raw.count && raw[index + 1] == 0x22 ? 2 : 1
    }
    return result
  }

  func text(_ bytes: UnsafePointer<UInt8>) -> String {
    guard !hasDoubledQuotes else { return String(decoding: content(bytes), as: UTF8.self) }
    return String(decoding: UnsafeBufferPointer(start: bytes + start, count: count), as: UTF8.self)
  }
}

/// Words that people and programs write where there is nothing.
private let nullWords: Set<[UInt8]> = Set(
  [
    "-", "--", "---", "—", "——", "/", "n/a", "#n/a", "null", "none", "nil", "nan", "(null)", "(blank)",
    "无", "空", "暂无", "未填", "未填写", "－", "\\n", "<null>", "[null]", "undefined",
  ].map { Array($0.utf8) })

private let longestNullWord = nullWords.map(\.count).max() ?? 0

/// Whether the text, compared without case, stands for an empty cell.
func isNullWord(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard bytes.count <= longestNullWord else { return false }
  return nullWords.contains(bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
}
