import Diagnostics

/// Something wrong in a page that can be said without knowing the site.
package struct MarkdownProblem: Sendable, Equatable {
  /// The id of the message.
  package var id: String
  package var line: Int
  package var column: Int
  /// The beginning of the offending text.
  package var excerpt: String
  /// What was probably meant, where the message says so; otherwise empty.
  package var near = ""
  /// The fragment that it lies in; `nil` for the page itself.
  package var file: String?
}

extension MarkdownDocument {
  /// Adds the page's problems to a log; `file` is the page's own.
  package func report(file: String, to log: inout Diagnostics) {
    for problem in problems {
      let position = Position(file: problem.file ?? file, line: problem.line, column: problem.column)
      log.report(
        problem.id, at: position, ["text": problem.excerpt, "near": problem.near], excerpt: problem.excerpt)
    }
  }
}

extension Renderer {
  mutating func report(
    _ id: String, at position: TextPosition, excerpt: some Collection<UInt8>, near: String = ""
  ) {
    let longest = 60
    let text = String(decoding: excerpt.prefix(4 * longest), as: UTF8.self)
    let shown = text.count > longest ? "\(text.prefix(longest))…" : text
    document.problems.append(
      MarkdownProblem(
        id: id, line: position.line, column: position.column, excerpt: shown, near: near, file: position.file)
    )
  }
}
