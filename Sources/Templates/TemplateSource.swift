import Diagnostics

/// One template file.
package struct TemplateSource: Sendable {
  /// The name by which others include it, as in `{{>name}}`.
  package var name: String
  /// The path shown in messages.
  package var file: String
  package var bytes: [UInt8]

  package init(name: String, file: String, bytes: [UInt8]) {
    self.name = name
    self.file = file
    // A byte-order mark is no part of the page.
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  package init(name: String, file: String, text: String) {
    self.init(name: name, file: file, bytes: Array(text.utf8))
  }

  /// Line and column of a byte, both from 1, the column in characters.
  func position(of offset: Int) -> Position {
    place(of: offset, in: bytes, file: file)
  }

  /// The line that holds a byte, without its blanks at both ends, at most 80 characters.
  func line(around offset: Int) -> String {
    let at = min(offset, bytes.count)
    let start = (bytes[..<at].lastIndex(of: newline) ?? -1) + 1
    let end = bytes[at...].firstIndex(of: newline) ?? bytes.count
    var text = String(decoding: bytes[start..<end], as: UTF8.self)[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text.prefix(80))
  }
}

let newline = UInt8(ascii: "\n")

/// Line and column of a byte, both from 1, the column in characters.
func place(of offset: Int, in bytes: [UInt8], file: String) -> Position {
  let before = bytes[..<min(offset, bytes.count)]
  let lineStart = (before.lastIndex(of: newline) ?? -1) + 1
  let line = before.count { $0 == newline } + 1
  let column = String(decoding: before[lineStart...], as: UTF8.self).count + 1
  return Position(file: file, line: line, column: column)
}
