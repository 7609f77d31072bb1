/// The message as the console shows it.
///
/// First line `path:line:column: severity: message [id]`, second the offending text, third the remedy; the last
/// two only where there is something to say.
package func consoleText(_ diagnostic: Diagnostic, _ language: MessageLanguage) -> String {
  var lines = ["\(diagnostic.severity.word(language)): \(diagnostic.message(language)) [\(diagnostic.id)]"]
  if let position = diagnostic.position { lines[0] = "\(position): \(lines[0])" }
  if let excerpt = diagnostic.excerpt, excerpt.contains(where: { $0 != " " }) {
    lines.append("    \(excerpt)")
  }
  if let remedy = diagnostic.remedy(language) {
    lines.append(language == .chinese ? "    处理：\(remedy)" : "    fix: \(remedy)")
  }
  return lines.joined(separator: "\n")
}

/// A group of equal problems, of which only the first ones are shown one by one.
package struct DiagnosticGroup: Sendable {
  package var shown: [Diagnostic]
  /// How many more there are of the same id and column.
  package var hidden: Int
}

/// Returns the problems in printing order, with repeats per id, file and column counted after `limit`.
package func grouped(_ diagnostics: Diagnostics, limit: Int = 20) -> [DiagnosticGroup] {
  struct Key: Hashable {
    var id: String
    var file: String?
    var column: String?
  }
  var groups: [DiagnosticGroup] = []
  var place: [Key: Int] = [:]
  for diagnostic in diagnostics.sorted() {
    let column = diagnostic.arguments["column"] ?? diagnostic.position?.column.map(String.init)
    // Messages about whole files repeat from file to file: they are one kind.
    let file = diagnostic.position?.line == nil ? nil : diagnostic.position?.file
    let key = Key(id: diagnostic.id, file: file, column: column)
    if let index = place[key] {
      if groups[index].shown.count < limit {
        groups[index].shown.append(diagnostic)
      } else {
        groups[index].hidden += 1
      }
    } else {
      place[key] = groups.count
      groups.append(DiagnosticGroup(shown: [diagnostic], hidden: 0))
    }
  }
  return groups
}

/// All problems as the console shows them, the errors first.
package func consoleText(_ diagnostics: Diagnostics, _ language: MessageLanguage, limit: Int = 20) -> String {
  var text = ""
  for group in grouped(diagnostics, limit: limit) {
    for diagnostic in group.shown { text += consoleText(diagnostic, language) + "\n" }
    guard group.hidden > 0, let first = group.shown.first else { continue }
    let place = first.position.flatMap { $0.line == nil ? nil : "\($0.file): " } ?? ""
    text +=
      language == .chinese
      ? "\(place)同类问题另有 \(group.hidden) 条 [\(first.id)]\n"
      : "\(place)\(group.hidden) more of these [\(first.id)]\n"
  }
  return text
}
