import Diagnostics
import Ingest
import Settings

/// Which source column feeds which canonical column.
struct HeaderMapping: Sendable {
  var schema: TableSchema
  /// `generic` or the CRM whose words were used.
  var adapter: Adapter
  /// Canonical column → index of the source column.
  var columns: [String: Int] = [:]
  /// For each source column the canonical columns that it feeds, in the order of the schema.
  var targets: [[String]]
  /// The source columns that the configuration maps.
  var configured: Set<Int> = []
  /// Source columns with months, quarters or years of targets; empty for a long table.
  var periods: [(column: Int, period: HeaderPeriod)] = []
  /// Source columns with the days on which deals came into a stage.
  var stageDates: [(column: Int, stage: String)] = []

  /// The required columns that no source column feeds.
  var missing: [String] {
    schema.requiredColumns.filter { name in
      // A wide table of targets has its periods in the header and its values below.
      if schema.name == "targets", periods.count >= 2, name == "period" || name == "value" { return false }
      return columns[name] == nil
    }
  }

  /// Maps a header: the configuration first, then the CRM's words, the canonical names, the generic words.
  init(
    _ header: [String], to schema: TableSchema, adapter: Adapter, configured mappings: [ColumnMapping] = []
  ) {
    self.schema = schema
    self.adapter = adapter
    targets = [[String]](repeating: [], count: header.count)
    let folded = header.map(foldedHeader)
    for mapping in mappings {
      guard let index = HeaderMapping.find(mapping.header, in: header) else { continue }
      configured.insert(index)
      for name in mapping.columns where schema.field(name) != nil { columns[name] = columns[name] ?? index }
    }
    let layers = [
      adapter.id == "generic" ? nil : adapter.vocabulary(schema.name),
      Adapter.generic.vocabulary(schema.name),
    ]
    var best: [String: (rank: Int, index: Int)] = [:]
    for (index, name) in folded.enumerated() where !configured.contains(index) && !name.isEmpty {
      let isHalf = HeaderMapping.isHalfOfPair(header[index], header)
      for (columns, rank) in HeaderMapping.candidates(name, schema, isHalf ? [layers[0], nil] : layers) {
        for (place, column) in columns.enumerated() where schema.field(column) != nil {
          // A header that is only the second meaning of another column gives way to one of its own.
          let rank = rank + place * 10_000
          if let known = best[column], (known.rank, known.index) <= (rank, index) { continue }
          best[column] = (rank, index)
        }
      }
    }
    for (column, choice) in best where columns[column] == nil { columns[column] = choice.index }
    pairCurrency(header)
    for field in schema.fields {
      if let index = columns[field.name] { targets[index].append(field.name) }
    }
    findPeriods(header)
  }

  /// The headers that are no columns of their own but periods of targets, or stages of deals.
  private mutating func findPeriods(_ header: [String]) {
    for (index, text) in header.enumerated() where targets[index].isEmpty && !configured.contains(index) {
      if schema.name == "targets", let period = HeaderPeriod(text) { periods.append((index, period)) }
      if schema.name == "deals", adapter.quirks.hasStageDates, let stage = stageEntered(text) {
        stageDates.append((index, stage))
      }
    }
  }

  /// Takes the currency of the amount from the column that belongs to it: `Amount Currency` says nothing about
  /// `Amount (Converted)`, which is in the currency of the whole organisation unless a column of its own says so.
  private mutating func pairCurrency(_ header: [String]) {
    guard adapter.quirks.pairsCurrencies, let amount = columns["amount"],
      columns["currency"].map(configured.contains) != true
    else { return }
    if let own = HeaderMapping.find(header[amount] + " Currency", in: header) {
      columns["currency"] = own
    } else if header[amount].hasSuffix("(Converted)") {
      columns["currency"] = nil
    }
  }

  /// Whether the header is the `X.id` of a pair `X.id`, `X`: its name says whose id it is, not which record's.
  private static func isHalfOfPair(_ name: String, _ header: [String]) -> Bool {
    name.hasSuffix(".id") && header.contains(String(name.dropLast(3)))
  }

  /// The column with this header: spelt exactly so, else equal when folded.
  static func find(_ wanted: String, in header: [String]) -> Int? {
    if let exact = header.firstIndex(of: wanted) { return exact }
    let folded = foldedHeader(wanted)
    return folded.isEmpty ? nil : header.firstIndex { foldedHeader($0) == folded }
  }

  private static func candidates(
    _ name: String, _ schema: TableSchema, _ layers: [CRMHeaders?]
  ) -> [(columns: [String], rank: Int)] {
    var found: [(columns: [String], rank: Int)] = []
    if let own = layers[0]?.columns[name] { found.append(own) }
    if let field = schema.fields.first(where: { !$0.isHelper && foldedHeader($0.name) == name }) {
      found.append(([field.name], 1000))
    }
    // What the CRM's words explain, the generic ones would only explain again, and less well.
    if found.isEmpty, let generic = layers[1]?.columns[name] {
      found.append((generic.columns, 2000 + generic.rank))
    }
    return found
  }
}
