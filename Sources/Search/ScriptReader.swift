/// Reads what `ScriptWriter` wrote; anything else is `nil`.
struct ScriptReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { index == bytes.count }

  /// Steps over a text, if it is what comes next.
  mutating func skip(_ text: String) -> Bool {
    guard bytes[index...].starts(with: text.utf8) else { return false }
    index += text.utf8.count
    return true
  }

  mutating func string() -> String? {
    guard skip("\"") else { return nil }
    var text: [UInt8] = []
    while index < bytes.count {
      let start = index
      while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\") {
        index += 1
      }
      text += bytes[start..<index]
      if skip("\"") { return String(validating: text, as: UTF8.self) }
      guard let escaped = escape() else { return nil }
      text += escaped.utf8
    }
    return nil
  }

  private mutating func escape() -> String? {
    for (written, meant) in [
      ("\\\"", "\""), ("\\\\", "\\"), ("\\n", "\n"), ("\\u2028", "\u{2028}"), ("\\u2029", "\u{2029}"),
    ] where skip(written) { return meant }
    return nil
  }

  /// A list of strings in brackets.
  mutating func strings() -> [String]? { list { $0.string() } }

  /// A list of whole numbers in brackets, none below zero.
  mutating func numbers() -> [Int]? { list { $0.number() } }

  private mutating func number() -> Int? {
    let digits = bytes[index...].prefix { isDigit($0) }
    index += digits.count
    return Int(String(decoding: digits, as: UTF8.self))
  }

  private mutating func list<Element>(_ element: (inout ScriptReader) -> Element?) -> [Element]? {
    guard skip("[") else { return nil }
    if skip("]") { return [] }
    var found: [Element] = []
    repeat {
      guard let one = element(&self) else { return nil }
      found.append(one)
    } while skip(",")
    return skip("]") ? found : nil
  }
}
