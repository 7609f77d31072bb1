import Diagnostics
import Settings

/// A column that a file does not have, and what has no value without it.
package struct MissingColumn: Sendable, Hashable {
  /// The canonical name.
  package var column: String
  /// The metrics and divisions that need it, by the names that readers know.
  package var lacking: [Phrase]
}

/// Column → metrics and divisions that have no value without it, for the tables that most metrics start from.
private let needs: [String: [(column: String, ids: [String])]] = [
  "deals": [
    ("owner", ["rep", "team"]), ("amount", ["bookings", "deal-size", "pipeline-open"]),
    ("stage", ["stage-conversion", "pipeline-weighted"]),
    ("status", ["win-rate", "deals-won", "deals-lost"]),
    ("created", ["deals-created", "sales-cycle", "stale-open"]),
    ("closed", ["bookings", "win-rate", "sales-cycle"]),
    ("expected_close", ["overdue-open", "pipeline-coverage"]), ("probability", ["pipeline-weighted"]),
    ("product", ["product", "price-realisation"]), ("account", ["new-customers"]), ("source", ["source"]),
    ("region", ["region"]),
  ],
  "orders": [
    ("amount", ["revenue"]), ("quantity", ["units"]), ("account", ["new-customers"]),
    ("owner", ["rep", "team"]), ("product", ["product"]), ("cost", ["gross-margin"]),
  ],
  "people": [("team", ["team"]), ("region", ["region"]), ("started", ["revenue-per-head"])],
  "products": [("list_price", ["price-realisation"])],
  "surveys": [("scale", ["csat"])],
]

/// The names of divisions, which are no metrics.
private let divisions: [String: Phrase] = [
  "rep": Phrase(zh: "按销售", en: "by rep"), "team": Phrase(zh: "按团队", en: "by team"),
  "region": Phrase(zh: "按区域", en: "by region"), "product": Phrase(zh: "按产品", en: "by product"),
  "source": Phrase(zh: "按来源", en: "by source"),
]

func missingColumns(_ mapping: HeaderMapping) -> [MissingColumn] {
  let labels = metricLabels()
  return (needs[mapping.schema.name] ?? []).compactMap { need in
    // A status follows from the stage, a stage's order from the status, a chance from the stage's record.
    if need.column == "status" || need.column == "probability", mapping.columns["stage"] != nil { return nil }
    // Without a column of teams the manager is the team.
    if need.column == "team", mapping.columns["manager"] != nil { return nil }
    guard mapping.columns[need.column] == nil else { return nil }
    let lacking = need.ids.compactMap { divisions[$0] ?? labels[$0] }
    return lacking.isEmpty ? nil : MissingColumn(column: need.column, lacking: lacking)
  }
}

/// Metric → its label, from the standard catalogue.
private func metricLabels() -> [String: Phrase] {
  var log = Diagnostics()
  let root = parseYAML(standardMetrics, file: "metrics.yml", &log)
  let metrics = root?["metrics"]?.entries ?? root?.entries ?? []
  var labels: [String: Phrase] = [:]
  for metric in metrics {
    guard let id = metric.key.text, let label = metric.value["label"] else { continue }
    labels[id] = Phrase(zh: label["zh-CN"]?.text ?? id, en: label["en"]?.text ?? id)
  }
  return labels
}
