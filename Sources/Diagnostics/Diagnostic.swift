/// How much a problem harms the site.
package enum Severity: Int, Sendable, Hashable, Comparable, CaseIterable, Codable {
  /// Nothing visible changes.
  case note
  /// A page or a number is poorer than it could be.
  case warning
  /// The site cannot be published truthfully.
  case error

  package static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }

  /// The word printed on the console.
  package func word(_ language: MessageLanguage) -> String {
    switch (self, language) {
    case (.note, .english): "note"
    case (.warning, .english): "warning"
    case (.error, .english): "error"
    case (.note, .chinese): "提示"
    case (.warning, .chinese): "警告"
    case (.error, .chinese): "错误"
    }
  }
}

/// The languages in which messages exist.
package enum MessageLanguage: String, Sendable, Hashable, CaseIterable {
  case chinese = "zh-CN"
  case english = "en"
}

/// One problem found in the input: what is wrong, where, and what to do about it.
///
/// The wording is not stored: it comes from the ``Catalogue`` by id, in the language of the reader.
package struct Diagnostic: Sendable, Hashable, Codable {
  /// The kebab-case id of the catalogue entry.
  package var id: String
  package var severity: Severity
  /// The place to look at, or `nil` when the problem is not tied to a file.
  package var position: Position?
  /// The values that fill the placeholders of the wording.
  package var arguments: [String: String]
  /// The offending text as it stands in the file, or `nil`.
  package var excerpt: String?

  package init(
    id: String, severity: Severity, position: Position?, arguments: [String: String], excerpt: String?
  ) {
    self.id = id
    self.severity = severity
    self.position = position
    self.arguments = arguments
    self.excerpt = excerpt
  }

  /// The message in `language`, with its placeholders filled.
  package func message(_ language: MessageLanguage) -> String {
    Catalogue.wording(of: id, language).message(filled(language))
  }

  /// The next action in `language`, or `nil` when there is none to tell.
  package func remedy(_ language: MessageLanguage) -> String? {
    Catalogue.wording(of: id, language).remedy(filled(language))
  }

  /// The arguments, with the system's reason in Chinese beside its English.
  private func filled(_ language: MessageLanguage) -> [String: String] {
    guard language == .chinese, let reason = arguments["reason"] else { return arguments }
    return arguments.merging(["reason_zh": chineseReason(reason)]) { given, _ in given }
  }
}
