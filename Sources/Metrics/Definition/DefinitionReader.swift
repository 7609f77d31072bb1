import Diagnostics
import Settings
import Tables

/// Turns an entry of the file into a definition.
struct DefinitionReader {
  /// Table → column → kind.
  let columns: [String: [String: ColumnKind]]
  /// Every id of the catalogue.
  let ids: [String]

  /// The definition, or `nil` after a message for each of its errors.
  func definition(_ raw: RawMetric, _ log: inout Diagnostics) -> MetricDefinition? {
    let before = log.count(.error)
    checkKeys(raw, &log)
    let unit = choice(raw, "unit", MetricUnit.self, or: nil, &log)
    let better = choice(raw, "better", Better.self, or: Better.none, &log)
    let perspective = choice(raw, "perspective", Perspective.self, or: .process, &log)
    let body = BodyReader(reader: self, raw: raw).body(&log)
    let fallback = reference(raw["else"], &log)
    let minimum = wholeNumber(raw, "minimum", &log)
    guard log.count(.error) == before, let unit, let better, let perspective, let body else { return nil }
    let label = phrase(raw["label"], raw.id, &log)
    let written = expression(raw)
    return MetricDefinition(
      id: raw.id, label: label, description: phrase(raw["description"], "", &log),
      words: phrase(raw["words"], written, &log), unit: unit, better: better, perspective: perspective,
      kind: kind(of: body), from: table(of: body), date: date(of: body), fallback: fallback, minimum: minimum,
      expression: written, position: raw.position,
      version: version(raw), body: body)
  }

  private func checkKeys(_ raw: RawMetric, _ log: inout Diagnostics) {
    let known = RawMetric.wordKeys + RawMetric.computingKeys
    for entry in raw.entries {
      guard let key = entry.key.text, !known.contains(key) else { continue }
      let near = nearMiss(of: key, among: known)
      log.report(
        near == nil ? "unknown-metric-key" : "misspelt-metric-key", at: entry.key.position,
        ["key": key, "metric": raw.id, "near": near ?? "", "known": known.joined(separator: ", ")])
    }
  }

  private func choice<Value: RawRepresentable & CaseIterable>(
    _ raw: RawMetric, _ key: String, _: Value.Type, or standard: Value?, _ log: inout Diagnostics
  ) -> Value? where Value.RawValue == String {
    guard let node = raw[key] else {
      if standard == nil {
        log.report("metric-key-missing", at: raw.position, ["metric": raw.id, "key": key])
      }
      return standard
    }
    if let text = node.text, let value = Value(rawValue: text) { return value }
    let allowed = Value.allCases.map(\.rawValue)
    let near = node.text.flatMap { nearMiss(of: $0, among: allowed) }
    log.report(
      near == nil ? "metric-choice" : "misspelt-metric-choice", at: node.position,
      [
        "metric": raw.id, "key": key, "text": node.text ?? "", "near": near ?? "",
        "allowed": allowed.joined(separator: ", "),
      ])
    return nil
  }

  private func wholeNumber(_ raw: RawMetric, _ key: String, _ log: inout Diagnostics) -> Int? {
    guard let node = raw[key] else { return nil }
    if let text = node.text, let value = Int(text), value > 0 { return value }
    log.report(
      "metric-choice", at: node.position,
      ["metric": raw.id, "key": key, "text": node.text ?? "", "allowed": "1, 2, 3 …"])
    return nil
  }

  /// An id named by `else`.
  private func reference(_ node: Node?, _ log: inout Diagnostics) -> String? {
    guard let node, let id = node.text else { return nil }
    if !ids.contains(id) { reportUnknown(id, at: node.position, &log) }
    return id
  }

  func reportUnknown(_ id: String, at position: Position, _ log: inout Diagnostics) {
    let near = nearMiss(of: id, among: ids)
    log.report(
      near == nil ? "unknown-metric" : "misspelt-metric", at: position, ["metric": id, "near": near ?? ""])
  }

  /// A text in both languages: one for both, or `{zh-CN: …, en: …}`; the missing one is the other.
  private func phrase(_ node: Node?, _ standard: String, _ log: inout Diagnostics) -> Phrase {
    guard let node, !node.isNull else { return Phrase(zh: standard, en: standard) }
    if let text = node.text { return Phrase(zh: text, en: text) }
    let chinese = node["zh-CN"]?.text ?? node["zh"]?.text
    let english = node["en"]?.text
    return Phrase(zh: chinese ?? english ?? standard, en: english ?? chinese ?? standard)
  }

  private func expression(_ raw: RawMetric) -> String {
    let of = raw["of"]?.text, over = raw["over"]?.text
    if let text = raw["value"]?.text ?? raw["formula"]?.text { return text }
    if let of, let over { return "of \(of) over \(over)" }
    guard let builtin = raw["builtin"]?.text else { return "" }
    let shown = ["metric", "method", "stage", "to", "within", "share", "by", "measure", "window"]
    let parameters = shown.compactMap { key in raw[key]?.text.map { "\(key): \($0)" } }
    return (["builtin: \(builtin)"] + parameters).joined(separator: ", ")
  }

  /// A hash of the keys that decide the value, as written; blanks do not matter.
  private func version(_ raw: RawMetric) -> String {
    let keys = RawMetric.computingKeys + ["unit", "better", "minimum"]
    let parts = keys.compactMap { key in raw[key]?.text.map { "\(key)=\($0.filter { !$0.isWhitespace })" } }
    return stableHash("\(raw.id);\(parts.joined(separator: ";"))")
  }

  private func kind(of body: MetricBody) -> MetricKind {
    switch body {
    case .aggregate(_, _, let dating): dating.isStock ? .stock : .flow
    case .proportion: .proportion
    case .formula: .formula
    case .builtin: .builtin
    }
  }

  private func table(of body: MetricBody) -> String? {
    switch body {
    case .aggregate(_, let table, _), .proportion(_, _, let table, _): table
    case .builtin(let call): call.table
    case .formula: nil
    }
  }

  private func date(of body: MetricBody) -> String? {
    switch body {
    case .aggregate(_, _, let dating), .proportion(_, _, _, let dating): dating.column
    case .builtin(let call): call.date
    case .formula: nil
    }
  }
}
