import Glibc
import Markdown
import Testing

/// One example of the files in Tests/Goldens/markdown: Markdown and the HTML that it becomes.
///
/// The files are documentation too: each section has a rule as its heading, then the page, the fragments that it
/// includes, and the HTML, each between six backquotes.
struct Example: Sendable, CustomTestStringConvertible {
  var file: String
  var rule: String
  /// What stands between the heading and the page.
  var remark = ""
  var markdown = ""
  var fragments: [String: String] = [:]
  var html = "unreadable"

  var testDescription: String { "\(file): \(rule)" }

  static let extended = [
    "tables", "tasks", "autolinks", "alerts", "chinese", "headings", "footnotes", "placeholders", "safety",
    "abbreviations", "containers", "includes", "images", "code", "links",
  ].flatMap { read($0) }
  static let commonMark = read("commonmark")
  /// What the public rules of GitHub's extensions ask for, in their plain form.
  static let gitHub = read("gfm")

  /// The example as the site renders it, with its fragments.
  var rendered: String {
    var options = MarkdownOptions()
    let known = fragments
    if !known.isEmpty {
      options.include = { name in
        guard let text = known[name] else { return .missing(near: nil) }
        return .fragment(MarkdownFragment(file: "fragments/\(name).md", source: Array(text.utf8)))
      }
    }
    return MarkdownTests.html(markdown, options)
  }

  private static func read(_ name: String) -> [Example] {
    let here = #filePath
    let tests = here.split(separator: "/").dropLast(2).joined(separator: "/")
    let text = contents(of: "/\(tests)/Goldens/markdown/\(name).md")
    return text.components(between: "\n## ").dropFirst().map { section in
      let parts = section.components(between: "``````")
      var example = Example(file: name, rule: String(section.prefix { $0 != "\n" }))
      example.remark = String(parts[0].drop { $0 != "\n" }.dropFirst(2))
      // Every other piece lies between two fences and begins with its info string.
      for index in stride(from: 1, to: parts.count, by: 2) { example.take(parts[index]) }
      return example
    }
  }

  private mutating func take(_ piece: String) {
    let info = piece.prefix { $0 != "\n" }
    let text = String(piece.dropFirst(info.count + 1))
    switch info.prefix(while: { $0 != " " }) {
    case "markdown": markdown = Self.controls(text)
    case "html": html = text
    case "fragment": fragments[String(info.dropFirst("fragment ".count))] = text
    default: html = "unreadable"
    }
  }

  /// The pictures ␍ ␁ ␂ stand for the control bytes, which an editor would not show.
  private static func controls(_ text: String) -> String {
    text.replacing("␍", with: "\r").replacing("␁", with: "\u{1}").replacing("␂", with: "\u{2}")
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
