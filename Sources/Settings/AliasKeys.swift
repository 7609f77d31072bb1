/// Finds aliases in the keys of a YAML text.
///
/// The parser compares the keys of a mapping with each other, aliases written out: a key of a few aliases of aliases
/// would keep it busy for ever. Aliases in values are no danger and not looked at.
struct AliasKeys {
  /// Fewer aliases than this cannot multiply to anything that takes long.
  private static let harmless = 30

  private(set) var aliases = 0
  private(set) var hasKey = false
  /// For the text of a line up to the byte looked at, and for each open bracket in it, whether the entry holds an alias.
  private var entries: [(bracket: UInt8, hasAlias: Bool)] = []

  /// Whether the text has many aliases, and some of them may stand in a key.
  static func areDangerous(in text: String) -> Bool {
    guard text.utf8.contains(0x2A), text.utf8.contains(0x26) else { return false }
    var keys = AliasKeys()
    for line in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) { keys.read(Array(line)) }
    return keys.hasKey && keys.aliases > harmless
  }

  private mutating func read(_ line: [UInt8]) {
    entries = [(0, false)]
    var index = 0
    var isStart = true
    while index < line.count {
      let byte = line[index]
      let startsHere = isStart
      isStart = " \t[{,".utf8.contains(byte)
      switch byte {
      case 0x22 where startsHere, 0x27 where startsHere: index = behindQuote(line, index)
      case 0x23 where startsHere: return
      case 0x2A where startsHere: index = alias(line, index + 1)
      case 0x3F where startsHere && isEnd(line, index + 1): hasKey = true
      case 0x5B, 0x7B: entries.append((byte, false))
      case 0x5D, 0x7D: close()
      case 0x2C: if entries[entries.count - 1].bracket != 0x5B { entries[entries.count - 1].hasAlias = false }
      case 0x3A: colon()
      default: break
      }
      index += 1
    }
  }

  /// The place of the quote that closes the one at `start`; the line's last byte when there is none.
  private func behindQuote(_ line: [UInt8], _ start: Int) -> Int {
    var index = start + 1
    while index < line.count, line[index] != line[start] {
      index += line[start] == 0x22 && line[index] == 0x5C ? 2 : 1
    }
    return min(index, line.count - 1)
  }

  /// Reads an alias's name; returns the place of its last byte.
  private mutating func alias(_ line: [UInt8], _ start: Int) -> Int {
    var end = start
    while end < line.count, isName(line[end]) { end += 1 }
    guard end > start, isEnd(line, end) || ",]}:".utf8.contains(line[end]) else { return max(start, end) - 1 }
    aliases += 1
    entries[entries.count - 1].hasAlias = true
    return end - 1
  }

  private mutating func close() {
    guard entries.count > 1, let closed = entries.popLast() else { return }
    if closed.hasAlias { entries[entries.count - 1].hasAlias = true }
  }

  private mutating func colon() {
    if entries[entries.count - 1].hasAlias { hasKey = true }
    entries[entries.count - 1].hasAlias = false
  }

  private func isName(_ byte: UInt8) -> Bool {
    byte &- 0x30 <= 9 || (byte | 0x20) &- 0x61 <= 25 || byte == 0x5F || byte == 0x2D
  }

  private func isEnd(_ line: [UInt8], _ index: Int) -> Bool {
    index >= line.count || line[index] == 0x20 || line[index] == 0x09
  }
}
