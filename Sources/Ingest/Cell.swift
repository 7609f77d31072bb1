/// The text of a cell without its quotes and outer blanks, as a piece of the file.
struct Cell {
  var start: Int
  var end: Int
  /// Whether quotes inside are still doubled.
  var hasDoubledQuotes: Bool
  /// The encoding of the file's bytes.
  let encoding: TextEncoding

  var count: Int { end - start }
  var isEmpty: Bool { end <= start }

  /// The cell whose bytes, quotes included, are `start..<end`.
  @inline(__always)
  init(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, _ encoding: TextEncoding = .utf8) {
    self.encoding = encoding
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

  /// Bytes with which a blank of some encoding begins or ends; most texts are told from them at once.
  @inline(__always)
  private static func mayBeBlank(first byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0xC2 || byte == 0xE3 || byte == 0xA1 || byte == 0xA0 || byte == 0xCA
  }

  @inline(__always)
  private static func mayBeBlank(last byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0xA0 || byte == 0x80 || byte == 0xA1 || byte == 0xCA
  }

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

  /// Drops blanks, TAB, line ends, no-break spaces and full-width spaces at both ends.
  @inline(never)
  private mutating func trim(_ bytes: UnsafePointer<UInt8>) {
    while start < end {
      let blank = blankLength(bytes, at: start)
      guard blank > 0 else { break }
      start += blank
    }
    while start < end {
      let blank = (1...3).first { $0 <= end - start && blankLength(bytes, at: end - $0) == $0 }
      guard let blank else { break }
      end -= blank
    }
  }

  /// The length of the blank at `index`, 0 when another character stands there.
  ///
  /// From behind this is certain too: the last bytes of longer characters never equal a blank of the encoding.
  private func blankLength(_ bytes: UnsafePointer<UInt8>, at index: Int) -> Int {
    let byte = bytes[index]
    if byte == 0x20 || (0x09...0x0D).contains(byte) { return 1 }
    let left = end - index
    switch encoding {
    case .windows1252: return byte == 0xA0 ? 1 : 0
    case .macRoman: return byte == 0xCA ? 1 : 0
    case .gb18030: return byte == 0xA1 && left >= 2 && bytes[index + 1] == 0xA1 ? 2 : 0
    case .utf8:
      if byte == 0xC2 { return left >= 2 && bytes[index + 1] == 0xA0 ? 2 : 0 }
      return byte == 0xE3 && left >= 3 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80 ? 3 : 0
    // These are in UTF-8 by the time cells are looked for.
    case .utf16LittleEndian, .utf16BigEndian, .big5, .shiftJIS: return 0
    }
  }

  /// The text in UTF-8, with doubled quotes made single.
  func content(_ bytes: UnsafePointer<UInt8>) -> [UInt8] {
    let raw = raw(bytes)
    guard encoding != .utf8 else { return raw }
    return raw.withUnsafeBufferPointer { encoding.utf8($0) }
  }

  /// The bytes of the text as the file has them, with doubled quotes made single.
  func raw(_ bytes: UnsafePointer<UInt8>) -> [UInt8] {
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
    return encoding.text(UnsafeBufferPointer(start: bytes + start, count: count))
  }
}

/// Words that people and programs write where there is nothing.
private let nullWords: Set<[UInt8]> = Set(
  [
    "-", "--", "---", "—", "——", "/", "n/a", "#n/a", "null", "none", "nil", "nan", "(null)", "(blank)",
    "无", "空", "暂无", "未填", "未填写", "－", "\\n", "<null>", "[null]", "undefined",
  ].map { Array($0.utf8) })

private let longestNullWord = nullWords.map(\.count).max() ?? 0

/// A quick test, for a million short ids: none of the words ends with a digit.
@inline(__always)
private func mayBeNullWord(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard bytes.count <= longestNullWord, let last = bytes.last else { return false }
  return !(0x30...0x39).contains(last)
}

/// Whether the text, compared without case, stands for an empty cell.
func isNullWord(_ bytes: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding) -> Bool {
  guard mayBeNullWord(bytes) else { return false }
  return encoding.utf8(bytes).withUnsafeBufferPointer(isNullWord)
}

/// Whether the text in UTF-8, compared without case, stands for an empty cell.
func isNullWord(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard mayBeNullWord(bytes) else { return false }
  return nullWords.contains(bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
}
