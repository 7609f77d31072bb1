import Diagnostics
import Settings
import Tables

/// The parameters of the builtins that look at whole records: each by its kind, and the units they may have.
extension BodyReader {
  func stageConversion(_ log: inout Diagnostics) -> BuiltinCall? {
    guard hasUnit([.percent, .ratio], &log) else { return nil }
    let before = log.count(.error)
    let stage = named("stage"), to = named("to")
    if let to, stage == nil {
      log.report(
        "metric-key-missing", at: to.position, ["metric": raw.id, "key": "stage"])
    }
    let within = days("within", &log)
    guard log.count(.error) == before else { return nil }
    return .stageConversion(BuiltinCall.StageConversion(stage: stage, to: to, within: within))
  }

  func decisionTime(_ log: inout Diagnostics) -> BuiltinCall? {
    let before = log.count(.error)
    let aim = choice("to", BuiltinCall.DecisionTime.Aim.self, or: .decided, &log)
    let by = days("by", &log)
    let share = share(raw["share"], "share", &log) ?? 0.5
    if let node = raw["share"], by != nil || !(share > 0 && share < 1) {
      log.report(
        "metric-choice", at: node.position,
        [
          "metric": raw.id, "key": "share", "text": node.text ?? "",
          "allowed": by == nil ? "1% … 99%" : "by",
        ])
    }
    guard log.count(.error) == before, hasUnit(raw["by"] == nil ? [.days] : [.percent, .ratio], &log) else {
      return nil
    }
    return .decisionTime(BuiltinCall.DecisionTime(aim: aim, share: share, by: by))
  }

  func retention(_ log: inout Diagnostics) -> BuiltinCall? {
    guard hasUnit([.percent, .ratio], &log) else { return nil }
    let before = log.count(.error)
    let measure = choice("measure", BuiltinCall.Retention.Measure.self, or: .customers, &log)
    let window = days("window", &log) ?? 365
    var call = BuiltinCall.Retention(
      table: nil, date: nil, who: raw["who"]?.text ?? "account", purchases: nil, measure: measure,
      window: window)
    if raw["from"] == nil {
      // Which table it is decides the columns, so none can be named without it.
      for key in ["date", "who", "where"] where raw[key] != nil {
        log.report("metric-key-missing", at: raw.position, ["metric": raw.id, "key": "from"])
        break
      }
    } else {
      purchases(&call, &log)
    }
    return log.count(.error) == before ? .retention(call) : nil
  }

  private func purchases(_ call: inout BuiltinCall.Retention, _ log: inout Diagnostics) {
    guard let (table, dating) = source(&log) else { return }
    call.table = table
    guard let date = dating.column ?? BuiltinCall.Retention.usualDate(table) else {
      log.report("metric-key-missing", at: raw.position, ["metric": raw.id, "key": "date"])
      return
    }
    call.date = date
    _ = aggregate(wrapped("who", "account", before: "count_distinct(", after: ")"), table, &log)
    guard raw["where"] != nil || table == "deals" else { return }
    call.purchases = aggregate(wrapped("where", "status = won", before: "count() where "), table, &log)
  }

  func forecast(_ log: inout Diagnostics) -> BuiltinCall? {
    let before = log.count(.error)
    let method = choice("method", BuiltinCall.Forecast.Method.self, or: .series, &log)
    guard log.count(.error) == before else { return nil }
    guard method == .series else {
      if let node = raw["metric"] {
        log.report(
          "builtin-parameter", at: node.position,
          ["builtin": "forecast, method: pipeline", "key": "metric", "known": "method"])
        return nil
      }
      return hasUnit([.money], &log) ? .forecast(.init(metric: "primary", method: method)) : nil
    }
    guard hasUnit([.money, .count], &log) else { return nil }
    guard let node = raw["metric"], let id = node.text else {
      return .forecast(.init(metric: "primary", method: method))
    }
    guard id == "primary" || reader.ids.contains(id) else {
      reader.reportUnknown(id, at: node.position, &log)
      return nil
    }
    return .forecast(.init(metric: id, method: method))
  }

  // MARK: Kinds of parameters

  /// A part of an expression completed, so that what is wrong in it is still reported where it stands.
  private func wrapped(_ key: String, _ standard: String, before: String, after: String = "") -> Node {
    let node = raw[key]
    var position = node?.position ?? raw.position
    if node != nil, let column = position.column { position.column = column - before.count }
    var isQuoted = false
    if case .scalar(_, let quoted)? = node?.content { isQuoted = quoted }
    return Node(.scalar(before + (node?.text ?? standard) + after, quoted: isQuoted), at: position)
  }

  private func named(_ key: String) -> BuiltinCall.StageConversion.Named? {
    guard let node = raw[key], let text = node.text else { return nil }
    return .init(text: text, position: node.position)
  }

  private func choice<Value: RawRepresentable & CaseIterable>(
    _ key: String, _: Value.Type, or standard: Value, _ log: inout Diagnostics
  ) -> Value where Value.RawValue == String {
    guard let node = raw[key] else { return standard }
    if let value = node.text.flatMap({ Value(rawValue: $0) }) { return value }
    let allowed = Value.allCases.map(\.rawValue)
    let near = node.text.flatMap { nearMiss(of: $0, among: allowed) }
    log.report(
      near == nil ? "metric-choice" : "misspelt-metric-choice", at: node.position,
      [
        "metric": raw.id, "key": key, "text": node.text ?? "", "near": near ?? "",
        "allowed": allowed.joined(separator: ", "),
      ])
    return standard
  }

  /// `30`, `30 days` or `30 天`; at least one.
  private func days(_ key: String, _ log: inout Diagnostics) -> Int? {
    guard let node = raw[key] else { return nil }
    var text = (node.text ?? "").filter { $0 != " " }
    for word in ["days", "day", "天"] where text.hasSuffix(word) {
      text.removeLast(word.count)
      break
    }
    if let value = Int(text), (1...36_500).contains(value) { return value }
    log.report(
      "metric-choice", at: node.position,
      ["metric": raw.id, "key": key, "text": node.text ?? "", "allowed": "30, 30 days, 30 天"])
    return nil
  }

  /// What a builtin yields has its units; another one would mislead.
  private func hasUnit(_ allowed: [MetricUnit], _ log: inout Diagnostics) -> Bool {
    // A missing or unknown unit has its own message.
    guard let node = raw["unit"], let unit = node.text.flatMap({ MetricUnit(rawValue: $0) }),
      !allowed.contains(unit)
    else { return true }
    log.report(
      "builtin-unit", at: node.position,
      [
        "metric": raw.id, "builtin": raw["builtin"]?.text ?? "", "unit": unit.rawValue,
        "allowed": allowed.map(\.rawValue).joined(separator: ", "),
      ])
    return false
  }
}

extension BuiltinCall.Retention {
  /// The column by which a table's records are dated when none is named.
  static func usualDate(_ table: String) -> String? {
    switch table {
    case "orders", "payments": "date"
    case "deals": "closed"
    case "contracts": "signed"
    default: nil
    }
  }
}
