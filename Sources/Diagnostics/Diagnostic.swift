/// How much a problem harms the site.
package enum Severity: Int, Sendable, Hashable, Comparable, CaseIterable {
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
package struct Diagnostic: Sendable, Hashable {
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
    Catalogue.wording(of: id, language).message(arguments)
  }

  /// The next action in `language`, or `nil` when there is none to tell.
  package func remedy(_ language: MessageLanguage) -> String? {
    Catalogue.wording(of: id, language).remedy(arguments)
  }
}

/// The problems found so far, in the order of their discovery.
package struct Diagnostics: Sendable {
  package private(set) var entries: [Diagnostic] = []

  package init() {}

  /// Adds a problem; its severity is the catalogue's.
  ///
  /// - Parameters:
  ///   - id: the id of a catalogue entry.
  ///   - arguments: values for the placeholders of the entry's wording.
  ///   - excerpt: the offending text, shown on a line of its own.
  package mutating func report(
    _ id: String, at position: Position? = nil, _ arguments: [String: String] = [:], excerpt: String? = nil
  ) {
    entries.append(
      Diagnostic(
        id: id, severity: Catalogue.severity(of: id), position: position, arguments: arguments,
        excerpt: excerpt))
  }

  package mutating func append(_ diagnostic: Diagnostic) { entries.append(diagnostic) }

  package mutating func append(contentsOf other: Diagnostics) { entries += other.entries }

  /// The number of entries of exactly this severity.
  package func count(_ severity: Severity) -> Int { entries.count { $0.severity == severity } }

  package var hasErrors: Bool { entries.contains { $0.severity == .error } }

  /// The entries in the order in which they are printed: errors first, then by place, id and wording.
  package func sorted() -> [Diagnostic] {
    entries.sorted { left, right in
      if left.severity != right.severity { return left.severity > right.severity }
      switch (left.position, right.position) {
      case (nil, .some): return true
      case (.some, nil): return false
      case (.some(let one), .some(let other)) where one != other: return one < other
      default: break
      }
      if left.id != right.id { return left.id < right.id }
      return left.message(.english) < right.message(.english)
    }
  }
}
