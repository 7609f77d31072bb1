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

  /// Reports the names of a column that the table of its dimension does not know, one message each.
  func reportUnknown(
    _ column: String, _ dimension: String, among table: RecordTable?, at place: Position?,
    _ log: inout Diagnostics
  ) {
    guard let text = text(column), let names = table?.text("name"), !names.entries.isEmpty else { return }
    let known = Set(names.entries)
    let unknown = zip(text.entries, text.counts()).filter { !known.contains($0) && $1 > 0 }
      .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    let candidates = known.sorted()
    // A near miss costs a comparison with every known name, so only the first ones get one.
    for (entry, count) in unknown.prefix(50) {
      let near = nearMiss(of: entry, among: candidates)
      var arguments = ["name": entry, "column": column, "count": "\(count)", "table": self.name]
      arguments["known"] = tableOfDimension[dimension]
      if let near { arguments["snippet"] = "aliases: {\(dimension): {\(entry): \(near)}}" }
      arguments["near"] = near
      log.report("\(near == nil ? "unknown" : "misspelt")-\(dimension)", at: place, arguments)
    }
    if unknown.count > 50 {
      let rows = unknown.dropFirst(50).reduce(0) { $0 + $1.1 }
      log.report(
        "more-unknown-names", at: place,
        ["column": column, "names": "\(unknown.count - 50)", "count": "\(rows)"])
    }
  }
}
