import Diagnostics
import Settings
import Tables

/// All metrics of a site: the standard ones, changed and extended by its own.
package struct MetricCatalogue: Sendable {
  /// The metrics in the order of the standard catalogue, then the site's own in theirs.
  package var definitions: [MetricDefinition]
  private var placeOf: [String: Int]

  package init(definitions: [MetricDefinition]) {
    self.definitions = definitions
    placeOf = Dictionary(
      definitions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package subscript(id: String) -> MetricDefinition? { placeOf[id].map { definitions[$0] } }

  func place(of id: String) -> Int? { placeOf[id] }

  /// Reads the standard catalogue and the site's own `metrics.yml`.
  ///
  /// An own entry with the id of a standard one changes the keys it names; when it says how to compute, nothing of
  /// the standard computation stays. Entries with an error are left out, and so are those that need them.
  ///
  /// - Parameters:
  ///   - standard: the YAML text of the standard catalogue.
  ///   - own: the text and path of the site's own metrics, or `nil`.
  ///   - data: the tables of the site, whose extra columns may be used too.
  package static func read(
    standard: String, own: (text: String, file: String)? = nil, data: Dataset = Dataset(),
    _ log: inout Diagnostics
  ) -> MetricCatalogue {
    var entries: [RawMetric] = []
    if let root = parseYAML(standard, file: "standard-metrics.yml", &log) {
      collect(root, into: &entries, &log)
    }
    if let own, let root = parseYAML(own.text, file: own.file, &log) { collect(root, into: &entries, &log) }
    let reader = DefinitionReader(columns: columns(of: data), ids: entries.map(\.id))
    let read = entries.compactMap { reader.definition($0, &log) }
    return MetricCatalogue(definitions: withFitForecasts(withoutCycles(read, &log), &log))
  }

  private static func collect(_ root: Node, into entries: inout [RawMetric], _ log: inout Diagnostics) {
    if root.isNull { return }
    guard let items = root.entries else {
      log.report("metrics-not-a-mapping", at: root.position)
      return
    }
    for item in items {
      guard let id = item.key.text else { continue }
      guard let keys = item.value.entries else {
        log.report("metric-not-a-mapping", at: item.value.position, ["metric": id])
        continue
      }
      let metric = RawMetric(id: id, position: item.key.position, entries: keys)
      if let place = entries.firstIndex(where: { $0.id == id }) {
        entries[place] = entries[place].changed(by: metric)
      } else {
        entries.append(metric)
      }
    }
  }

  /// Leaves out forecasts of what cannot be added up, after a message for each.
  private static func withFitForecasts(_ read: [MetricDefinition], _ log: inout Diagnostics)
    -> [MetricDefinition]
  {
    let known = MetricCatalogue(definitions: read)
    return read.filter { definition in
      guard case .builtin(.forecast(let call)) = definition.body, call.method == .series,
        let operand = known[call.metric]
      else { return true }
      if operand.unit == definition.unit, operand.addsUp({ known[$0] }) { return true }
      log.report(
        "forecast-operand", at: definition.position,
        ["metric": definition.id, "operand": operand.id, "unit": definition.unit.rawValue])
      return false
    }
  }

  private static func columns(of data: Dataset) -> [String: [String: ColumnKind]] {
    var known = TableSchema.tables
    for (name, table) in data.tables {
      known[name, default: [:]].merge(table.columns.mapValues(\.kind)) { _, real in real }
    }
    return known
  }
}

/// A metric as it stands in the file.
struct RawMetric {
  var id: String
  var position: Position
  var entries: [Node.Entry]

  static let wordKeys = ["label", "description", "words", "unit", "better", "perspective", "minimum"]
  static let computingKeys = [
    "from", "date", "at", "value", "of", "over", "formula", "builtin", "else", "metric", "unknown", "among",
    "limit", "who", "where", "stage", "to", "within", "share", "by", "measure", "window", "method",
  ]

  subscript(key: String) -> Node? { entries.first { $0.key.text == key }?.value }

  func changed(by own: RawMetric) -> RawMetric {
    let ownKeys = Set(own.entries.compactMap(\.key.text))
    let decides = ["value", "of", "over", "formula", "builtin"].contains { ownKeys.contains($0) }
    let kept = entries.filter { entry in
      guard let key = entry.key.text else { return false }
      return !ownKeys.contains(key) && !(decides && RawMetric.computingKeys.contains(key))
    }
    return RawMetric(id: id, position: own.position, entries: kept + own.entries)
  }
}
