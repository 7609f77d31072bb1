import Diagnostics

/// Reads the YAML that most heads of pages are written in: keys with plain or quoted texts and lists on one line.
///
/// Ten thousand heads are read before a site is built, and the general parser takes a tenth of a millisecond for each.
///
/// - Returns: the same nodes as ``parseYAML(_:file:lineOffset:prefix:_:)``, or `nil` for everything that is written in
///   another way, right or wrong, which that function then reads.
func plainHead(_ text: String, file: String, lineOffset: Int) -> Node? {
  var text = text
  return text.withUTF8 { bytes in
    var reader = PlainHeadReader(bytes: bytes, file: file, line: 1 + lineOffset)
    return reader.read()
  }
}

private struct PlainHeadReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let file: String
  var line: Int
  var position = 0

  mutating func read() -> Node? {
    var entries: [Node.Entry] = []
    var keys: Set<String> = []
    while position < bytes.count {
      let start = position
      while position < bytes.count, bytes[position] != newline { position += 1 }
      let range = start..<position
      position += 1
      defer { line += 1 }
      if range.isEmpty || bytes[start] == UInt8(ascii: "#") {
        guard isPlain(range) else { return nil }
        continue
      }
      guard let entry = entry(range), let key = entry.key.text, keys.insert(key).inserted else { return nil }
      entries.append(entry)
    }
    guard let first = entries.first else { return nil }
    return Node(.mapping(entries), at: first.key.position)
  }

  /// Reads `key: value`.
  private func entry(_ range: Range<Int>) -> Node.Entry? {
    var end = range.lowerBound
    while end < range.upperBound, isKeyLetter(bytes[end]) { end += 1 }
    guard end > range.lowerBound, end + 1 < range.upperBound, bytes[end] == colon, bytes[end + 1] == blank,
      isPlain(range)
    else { return nil }
    let key = text(range.lowerBound..<end)
    // `null: 1` has a key that is nothing.
    guard key != "null" else { return nil }
    let rest = trimmed(end + 1..<range.upperBound)
    guard !rest.isEmpty, let value = node(rest, from: range.lowerBound) else { return nil }
    return Node.Entry(
      key: Node(.scalar(key, quoted: false), at: place(range.lowerBound, from: range.lowerBound)),
      value: value
    )
  }

  private func node(_ range: Range<Int>, from start: Int) -> Node? {
    guard bytes[range.lowerBound] == UInt8(ascii: "["), bytes[range.upperBound - 1] == UInt8(ascii: "]"),
      range.count > 2
    else { return scalar(range, from: start, inList: false) }
    var items: [Node] = []
    var next = range.lowerBound + 1
    let last = range.upperBound - 1
    while next <= last {
      var end = next
      while end < last, bytes[end] != UInt8(ascii: ",") { end += 1 }
      let item = trimmed(next..<end)
      guard !item.isEmpty, let node = scalar(item, from: start, inList: true) else { return nil }
      items.append(node)
      next = end + 1
    }
    return Node(.sequence(items), at: place(range.lowerBound, from: start))
  }

  private func scalar(_ range: Range<Int>, from start: Int, inList: Bool) -> Node? {
    let first = bytes[range.lowerBound]
    let here = place(range.lowerBound, from: start)
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      let inner = range.dropFirst().dropLast()
      guard range.count > 1, bytes[range.upperBound - 1] == first,
        !inner.contains(where: { bytes[$0] == first || bytes[$0] == UInt8(ascii: "\\") })
      else { return nil }
      return Node(.scalar(text(inner), quoted: true), at: here)
    }
    guard isLetter(first) else { return nil }
    for index in range {
      switch bytes[index] {
      case colon where inList || index + 1 == range.upperBound || bytes[index + 1] == blank: return nil
      case UInt8(ascii: "#") where bytes[index - 1] == blank: return nil
      case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        if inList { return nil }
      default: continue
      }
    }
    let text = text(range)
    return Node(nullTexts.contains(text) ? .null : .scalar(text, quoted: false), at: here)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  /// Columns count characters of Unicode.
  private func place(_ offset: Int, from start: Int) -> Position {
    var column = 1
    for index in start..<offset where bytes[index] & 0xC0 != 0x80 { column += 1 }
    return Position(file: file, line: line, column: column)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, bytes[first] == blank { range = range.dropFirst() }
    while let last = range.last, bytes[last] == blank { range = range.dropLast() }
    return range
  }

  /// Whether there are no characters that YAML treats in a way of its own: controls, ends of lines of other kinds.
  private func isPlain(_ range: Range<Int>) -> Bool {
    for index in range {
      switch bytes[index] {
      case 0x20...0x7E: continue
      case 0xC2: if index + 1 < range.upperBound, bytes[index + 1] < 0xA0 { return false }
      case 0xE2:
        if index + 2 < range.upperBound, bytes[index + 1] == 0x80, bytes[index + 2] & 0xFE == 0xA8 {
          return false
        }
      // The byte order mark and what is no character.
      case 0xEF:
        let next = index + 2 < range.upperBound ? (bytes[index + 1], bytes[index + 2]) : (0xBB, 0xBF)
        if next == (0xBB, 0xBF) || next.0 == 0xBF && next.1 >= 0xBE { return false }
      case 0x80...0xFF: continue
      default: return false
      }
    }
    return true
  }
}

private let newline = UInt8(ascii: "\n")
private let blank = UInt8(ascii: " ")
private let colon = UInt8(ascii: ":")

/// What YAML takes for nothing.
let nullTexts: Set<String> = ["", "~", "null", "Null", "NULL"]

private func isKeyLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
}

/// Whether a plain text may begin with it, whatever follows.
private func isLetter(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...0xFF:
    true
  default: false
  }
}
