/// The wording of one message in one language.
package struct Wording: Sendable, Hashable {
  /// What is wrong, with `{name}` where a value of the case stands; no full stop. `{name|row|rows}` is a count with
  /// its noun.
  package var messageTemplate: String
  /// What to do about it, or `nil`.
  package var remedyTemplate: String?
  /// What the message means and how to mend it, at length, for `quotabook explain`.
  package var explanation: String

  package init(_ message: String, fix remedy: String? = nil, why explanation: String) {
    self.messageTemplate = message
    self.remedyTemplate = remedy
    self.explanation = explanation
  }

  package func message(_ arguments: [String: String]) -> String { fill(messageTemplate, arguments) }

  package func remedy(_ arguments: [String: String]) -> String? {
    guard let remedyTemplate else { return nil }
    let text = fill(remedyTemplate, arguments)
    return text.isEmpty ? nil : text
  }

  /// The names in braces of message and remedy, sorted.
  package var placeholders: [String] {
    var names: Set<String> = []
    for template in [messageTemplate, remedyTemplate ?? ""] {
      var rest = template[...]
      while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
        names.insert(String(rest[rest.index(after: open)..<close].prefix { $0 != "|" }))
        rest = rest[rest.index(after: close)...]
      }
    }
    return names.sorted()
  }

  /// A value is put in as it is: braces inside it are not placeholders.
  private func fill(_ template: String, _ arguments: [String: String]) -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      result += value(rest[rest.index(after: open)..<close], arguments)
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// The arguments that count something; their thousands are marked.
  private static let counts: Set = ["count", "firstCount", "secondCount", "age", "found", "expected"]

  private func value(_ placeholder: Substring, _ arguments: [String: String]) -> String {
    let parts = placeholder.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    let text = arguments[parts[0]] ?? ""
    guard let count = Int(text), parts.count == 3 || Wording.counts.contains(parts[0]) else { return text }
    return parts.count == 3 ? counted(count, parts[1], parts[2]) : countText(count)
  }
}

/// One kind of message: its id, its severity, and its wording in both languages.
package struct CatalogueEntry: Sendable, Hashable {
  package var id: String
  package var severity: Severity
  package var chinese: Wording
  package var english: Wording

  package init(_ id: String, _ severity: Severity, zh: Wording, en: Wording) {
    self.id = id
    self.severity = severity
    self.chinese = zh
    self.english = en
  }
}

/// All messages that the product can give.
package enum Catalogue {
  /// Every entry, sorted by id.
  package static let entries: [CatalogueEntry] =
    (buildMessages + databasesMessages + encodingMessages + findingsMessages + ingestMessages
    + inspectMessages
    + knowledgeMessages + markdownMessages + metricsMessages + salesMessages + settingsMessages + siteMessages
    + templatesMessages
    + workbooksMessages)
    .sorted { $0.id < $1.id }

  private static let byID: [String: CatalogueEntry] = Dictionary(
    entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// The entry with this id, or `nil` when there is none.
  package static func entry(_ id: String) -> CatalogueEntry? { byID[id] }

  static func severity(of id: String) -> Severity {
    guard let entry = byID[id] else { preconditionFailure("the catalogue has no message '\(id)'") }
    return entry.severity
  }

  static func wording(of id: String, _ language: MessageLanguage) -> Wording {
    guard let entry = byID[id] else { preconditionFailure("the catalogue has no message '\(id)'") }
    switch language {
    case .chinese: return entry.chinese
    case .english: return entry.english
    }
  }
}
