/// A classic script that hands data to the page: one call of one function.
struct ScriptWriter {
  private(set) var bytes: [UInt8] = []

  /// - Parameter number: which of the files of a kind this is.
  init(kind: String, number: Int?, capacity: Int = 0) {
    bytes.reserveCapacity(capacity + 64)
    bytes += "quotabookIndex(\"\(kind)\",\(number ?? 0),".utf8
  }

  /// A part of a script.
  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func raw(_ text: String) { bytes += text.utf8 }

  mutating func raw(_ text: some Sequence<UInt8>) { bytes += text }

  /// Writes a string that every JavaScript since 1999 understands.
  mutating func string(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      var start = 0
      for index in utf8.indices {
        guard let escape = Self.escape(at: index, of: utf8) else { continue }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
        bytes += escape.text.utf8
        start = index + escape.length
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes strings with commas between them.
  mutating func strings(_ texts: [String]) {
    for (index, text) in texts.enumerated() {
      if index > 0 { raw(",") }
      string(text)
    }
  }

  mutating func end() -> [UInt8] {
    bytes += ");\n".utf8
    return bytes
  }

  @inline(__always)
  private static func escape(
    at index: Int, of utf8: UnsafeBufferPointer<UInt8>
  ) -> (text: String, length: Int)? {
    let byte = utf8[index]
    if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte != 0xE2 { return nil }
    switch byte {
    case UInt8(ascii: "\""): return ("\\\"", 1)
    case UInt8(ascii: "\\"): return ("\\\\", 1)
    case UInt8(ascii: "\n"): return ("\\n", 1)
    case 0xE2:
      // U+2028 and U+2029 end a line of a script before ES2019.
      guard index + 2 < utf8.count, utf8[index + 1] == 0x80, utf8[index + 2] & 0xFE == 0xA8 else {
        return nil
      }
      return (utf8[index + 2] == 0xA8 ? "\\u2028" : "\\u2029", 3)
    default: return (" ", 1)
    }
  }
}
