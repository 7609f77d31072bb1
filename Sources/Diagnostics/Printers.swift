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

/// One problem, or the first ones of a kind that has too many to be listed.
package struct DiagnosticGroup: Sendable {
  package var shown: [Diagnostic]
  /// How many more there are of the same id, file and column.
  package var hidden: Int
}

/// Returns the problems in printing order; of a kind with more than `limit` the first ones stand together and the rest
/// is counted.
package func grouped(_ diagnostics: Diagnostics, limit: Int = Diagnostics.listed) -> [DiagnosticGroup] {
  let sorted = diagnostics.sorted()
  var counts: [Diagnostics.Kind: Int] = [:]
  for diagnostic in sorted { counts[Diagnostics.Kind(diagnostic), default: 0] += 1 }
  var groups: [DiagnosticGroup] = []
  var place: [Diagnostics.Kind: Int] = [:]
  for diagnostic in sorted {
    let kind = Diagnostics.Kind(diagnostic)
    let count = counts[kind, default: 0] + diagnostics.hidden(kind)
    if let index = place[kind] {
      if groups[index].shown.count < limit { groups[index].shown.append(diagnostic) }
      continue
    }
    if count > limit { place[kind] = groups.count }
    groups.append(DiagnosticGroup(shown: [diagnostic], hidden: max(0, count - limit)))
  }
  return groups
}

/// All problems as the console shows them, the errors first.
package func consoleText(
  _ diagnostics: Diagnostics, _ language: MessageLanguage, limit: Int = Diagnostics.listed
) -> String {
  var text = ""
  for group in grouped(diagnostics, limit: limit) {
    for diagnostic in group.shown { text += consoleText(diagnostic, language) + "\n" }
    guard group.hidden > 0, let first = group.shown.first else { continue }
    let place = first.position.flatMap { $0.line == nil && $0.cell == nil ? nil : "\($0.file): " } ?? ""
    let column = first.arguments["column"]
    switch language {
    case .chinese:
      let inColumn = column.map { "'\($0)' 列" } ?? ""
      text += "\(place)\(inColumn)还有 \(countText(group.hidden)) 处同样的问题 [\(first.id)]\n"
    case .english:
      let inColumn = column.map { " in column '\($0)'" } ?? ""
      text += "\(place)and \(countText(group.hidden)) more of these\(inColumn) [\(first.id)]\n"
    }
  }
  return text
}
