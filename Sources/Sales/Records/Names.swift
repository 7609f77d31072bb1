import Diagnostics
import Settings
import Tables

/// Which canonical columns hold the names of a dimension.
private let columnsOfDimension: [String: Set<String>] = [
  "product": ["product"], "owner": ["owner", "rep", "ratee"], "account": ["account"], "team": ["team"],
  "region": ["region"], "source": ["source"], "stage": ["stage"],
]

/// Which table's `name` column belongs to a dimension.
private let tableOfDimension = ["product": "products", "owner": "people", "account": "accounts"]

extension RecordTable {
  /// Puts the name to use in place of each alias.
  mutating func apply(_ aliases: [String: [String: String]]) {
    for (dimension, names) in aliases.sorted(by: { $0.key < $1.key }) {
      var affected = columnsOfDimension[dimension] ?? []
      if tableOfDimension[dimension] == name { affected.insert("name") }
      for column in affected.sorted() {
        guard let text = text(column), text.entries.contains(where: { names[$0] != nil }) else { continue }
        self[column] = .text(text.mapped { names[$0] ?? $0 })
      }
    }
  }
}

extension SalesReader {
  /// Reports the names of a column that the table of its dimension does not know: one message each, at the first row
  /// that holds it, with the number of rows.
  mutating func reportUnknown(_ column: String, of table: String, _ dimension: String, among known: String) {
    guard let text = data.dataset[table]?.text(column), let names = data.dataset[known]?.text("name"),
      !names.entries.isEmpty
    else { return }
    let counts = text.counts()
    let unknown = TextIndex(names.entries).places(of: text.entries).enumerated()
      .filter { $1 < 0 && counts[$0] > 0 }.map { (code: $0.offset, name: text.entries[$0.offset]) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    guard !unknown.isEmpty else { return }
    let sorted = Set(names.entries).sorted()
    let firstRows = text.firstRowOfEach()
    let shown = header(of: column, in: table, row: firstRows[unknown[0].code]) ?? column
    var messageOf = [(id: String, arguments: [String: String])?](repeating: nil, count: counts.count)
    // A near miss costs a comparison with every known name, so only those that are listed get one.
    for (rank, (code, entry)) in unknown.enumerated() {
      let isListed = rank < Diagnostics.listed
      let near = isListed ? nearMiss(of: entry, among: sorted) : nil
      let row = firstRows[code]
      var arguments = ["name": entry, "column": shown, "count": "\(counts[code])"]
      arguments["near"] = near
      let (place, placeInChinese, snippet) = alias(dimension, entry, near ?? "…")
      arguments["snippet"] = snippet
      arguments["place"] = place
      arguments["place_zh"] = placeInChinese
      let id = "\(near == nil ? "unknown" : "misspelt")-\(dimension)"
      messageOf[code] = (id, arguments)
      guard isListed else { continue }
      log.report(id, at: cell(column, of: table, row), arguments, excerpt: data.rawRow(table, row))
    }
    let rest = unknown.dropFirst(Diagnostics.listed)
    if let first = rest.first {
      log.count(
        rest.count, of: "unknown-\(dimension)", at: cell(column, of: table, firstRows[first.code]),
        column: shown)
    }
    // By the numbers of the entries: the column may have a million rows.
    for row in text.codes.indices where text.codes[row] >= 0 {
      guard let message = messageOf[Int(text.codes[row])] else { continue }
      note(message.id, CollectionOfOne(row), of: table, column, message.arguments)
    }
  }

  /// The line that mends a spelling, and where in the configuration it belongs, in English and in Chinese.
  private func alias(_ dimension: String, _ name: String, _ meant: String) -> (String, String, String) {
    let entry = "\(yamlText(name)): \(meant == "…" ? meant : yamlText(meant))"
    if configuration.aliases.isEmpty { return ("", "里", "aliases: {\(dimension): {\(entry)}}") }
    if configuration.aliases[dimension] == nil {
      return (", under aliases,", "的 aliases 下", "\(dimension): {\(entry)}")
    }
    return (", under aliases and \(dimension),", "的 aliases 的 \(dimension) 下", entry)
  }
}

/// The text as a key or value of YAML, in quotes where it would be misread.
func yamlText(_ text: String) -> String {
  let isPlain =
    text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || " _-./()".unicodeScalars.contains(scalar)
    } && text.first?.isLetter == true && text.last != " "
  if isPlain { return text }
  return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
}
