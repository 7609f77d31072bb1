import Diagnostics

/// A value of a metric that a page of the knowledge base asks for: `{{win-rate team="华东一部" period=2026-Q3}}`, or a block
/// that wants a drawing of it.
package struct KPIReference: Sendable, Hashable {
  /// How a block shows its metric.
  package enum Form: String, Sendable, CaseIterable { case chart, table, card }

  /// The ids as written; a value in a line of text has one, a block of cards may have several.
  package var metrics: [String] = []
  /// `team`, `rep`, `region`, `product` or `source` with the member's name; `nil` for the company.
  package var scope: (kind: String, name: String)?
  /// As in `metrics.csv`; `nil` for the running period.
  package var period: String?
  package var form = Form.chart
  /// The dimension whose members are compared, or `nil`.
  package var by: String?
  /// What could not be understood, each with the keys that there are.
  package var unknownKeys: [String] = []

  package static let dimensions = ["team", "rep", "region", "product", "source"]
  package static let keys = ["period"] + dimensions

  package static func == (left: KPIReference, right: KPIReference) -> Bool {
    left.metrics == right.metrics && left.scope?.kind == right.scope?.kind
      && left.scope?.name == right.scope?.name && left.period == right.period && left.form == right.form
      && left.by == right.by && left.unknownKeys == right.unknownKeys
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(metrics)
    hasher.combine(scope?.name)
    hasher.combine(period)
  }

  /// Reads what stands between the braces of a line of text: an id, then `key=value` with or without quotation marks.
  package init(inline text: String) {
    var rest = Array(text)[...]
    func skipBlanks() { rest = rest.drop { $0.isWhitespace } }
    skipBlanks()
    metrics = [String(rest.prefix { !$0.isWhitespace })]
    rest = rest.drop { !$0.isWhitespace }
    skipBlanks()
    while !rest.isEmpty {
      let key = String(rest.prefix { $0 != "=" && !$0.isWhitespace })
      rest = rest.dropFirst(key.count)
      guard rest.first == "=" else {
        unknownKeys.append(key)
        skipBlanks()
        continue
      }
      rest = rest.dropFirst()
      let value: String
      if let quote = rest.first, let closing = KPIReference.quotes[quote] {
        rest = rest.dropFirst()
        value = String(rest.prefix { $0 != closing })
        rest = rest.dropFirst(value.count + 1)
      } else {
        value = String(rest.prefix { !$0.isWhitespace })
        rest = rest.dropFirst(value.count)
      }
      set(key, value)
      skipBlanks()
    }
  }

  private static let quotes: [Character: Character] = ["\"": "\"", "'": "'", "“": "”", "「": "」"]

  private init() {}

  private mutating func set(_ key: String, _ value: String) {
    if key == "period" {
      period = value
    } else if KPIReference.dimensions.contains(key) {
      scope = (key, value)
    } else {
      unknownKeys.append(key)
    }
  }
}

extension KPIReference {
  private static let blockKeys = ["metric", "show", "by"] + keys

  /// Reads the lines of a block: YAML with `metric:` and perhaps `show:`, `by:`, a scope and a period.
  ///
  /// - Parameters:
  ///   - line: the line of the block's opening fence in the file.
  /// - Returns: `nil` after a message, when there is no metric to show.
  package init?(block text: String, file: String, line: Int, _ log: inout Diagnostics) {
    guard let root = parseYAML(text, file: file, lineOffset: line, prefix: "front-matter-", &log) else {
      return nil
    }
    var reader = NodeReader(prefix: "front-matter-", log: log)
    var reference = KPIReference()
    for entry in reader.entries(root, of: "kpi", allowed: KPIReference.blockKeys) where !entry.value.isNull {
      let key = entry.key.text ?? ""
      switch key {
      case "metric": reference.metrics = reader.texts(entry.value, key) ?? []
      case "show":
        let forms = Form.allCases.map(\.rawValue)
        reference.form = reader.choice(entry.value, key, forms).flatMap(Form.init) ?? .chart
      case "by": reference.by = reader.choice(entry.value, key, KPIReference.dimensions)
      default: if let value = reader.text(entry.value, key) { reference.set(key, value) }
      }
    }
    if reference.metrics.isEmpty {
      reader.report("needs-text", root, ["key": "metric"])
      log = reader.log
      return nil
    }
    log = reader.log
    self = reference
  }
}
