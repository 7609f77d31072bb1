import Diagnostics
import Periods

/// Reads `changes.yml`: a list of `{date: 2026-03-01, metrics: [win-rate], label: …}`.
///
/// - Returns: the changes that have a date, sorted by day.
package func readChanges(_ root: Node, _ log: inout Diagnostics) -> [DeclaredChange] {
  var reader = NodeReader(log: log)
  var changes: [DeclaredChange] = []
  let file = root.position.file
  for item in reader.list(root, file) ?? [] {
    var day: Day?
    var metrics: [String] = []
    var label = Phrase(zh: "", en: "")
    var hasDate = false
    for entry in reader.entries(item, of: file, allowed: ["date", "metrics", "label"]) {
      switch entry.key.text {
      case "date":
        hasDate = true
        day = reader.day(entry.value, "date")
      case "metrics": metrics = reader.texts(entry.value, "metrics") ?? []
      case "label": label = reader.phrase(entry.value, "label") ?? label
      default: continue
      }
    }
    if let day {
      changes.append(DeclaredChange(day: day, metrics: metrics, label: label, position: item.position))
    } else if !hasDate, item.entries != nil {
      reader.missing("date", in: file, item)
    }
  }
  log = reader.log
  return changes.sorted { ($0.day, $0.position) < ($1.day, $1.position) }
}
