import Glibc
import Markdown
import Testing

/// One example of the files in Tests/Fixtures/markdown: Markdown and the HTML that it becomes.
struct Example: Sendable, CustomTestStringConvertible {
  var file: String
  var rule: String
  var markdown: String
  var html: String

  var testDescription: String { "\(file): \(rule)" }

  static let extended = [
    "tables", "tasks", "autolinks", "alerts", "chinese", "headings", "footnotes", "placeholders", "safety",
  ].flatMap { read($0) }
  static let commonMark = read("commonmark")

  /// The pictures ␍ ␁ ␂ stand for the control bytes, which an editor would not show.
  private static func read(_ name: String) -> [Example] {
    let here = #filePath
    let tests = here.split(separator: "/").dropLast(2).joined(separator: "/")
    let text = contents(of: "/\(tests)/Fixtures/markdown/\(name).md")
    let fence = "``````"
    return text.components(between: "\n## ").dropFirst().map { section in
      let parts = section.components(between: fence)
      guard parts.count >= 4 else {
        return Example(file: name, rule: section, markdown: "", html: "unreadable")
      }
      return Example(
        file: name, rule: String(section.prefix { $0 != "\n" }),
        markdown: afterFirstLine(parts[1]).replacing("␍", with: "\r").replacing("␁", with: "\u{1}")
          .replacing("␂", with: "\u{2}"), html: afterFirstLine(parts[3]))
    }
  }

  private static func afterFirstLine(_ text: String) -> String {
    String(text.drop { $0 != "\n" }.dropFirst())
  }
}

/// Returns the text of a file, empty when there is none.
func contents(of path: String) -> String {
  guard let stream = fopen(path, "r") else { return "" }
  defer { fclose(stream) }
  return String(decoding: everything(from: stream), as: UTF8.self)
}

func everything(from stream: UnsafeMutablePointer<FILE>) -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = fread(&buffer, 1, buffer.count, stream)
    if count == 0 { return bytes }
    bytes += buffer[..<count]
  }
}

extension String {
  /// Returns the pieces between the occurrences of `separator`.
  func components(between separator: String) -> [String] {
    var pieces: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      pieces.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return pieces + [String(rest)]
  }
}

/// Returns a page as HTML with the words of `options`.
func html(_ markdown: String, _ options: MarkdownOptions = MarkdownOptions()) -> String {
  String(decoding: renderMarkdown(markdown, options).html, as: UTF8.self)
}
