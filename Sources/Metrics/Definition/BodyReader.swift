import Diagnostics
import Settings
import Tables

/// Reads how a metric is computed.
struct BodyReader {
  let reader: DefinitionReader
  let raw: RawMetric

  func body(_ log: inout Diagnostics) -> MetricBody? {
    let ways = ["value", "of", "formula", "builtin"].filter { raw[$0] != nil }
    let isRatio = raw["builtin"] != nil && ways == ["of", "builtin"]
    guard ways.count == 1 || isRatio else {
      log.report(
        ways.isEmpty ? "metric-without-value" : "metric-with-two-values", at: raw.position,
        ["metric": raw.id, "keys": ways.joined(separator: ", ")])
      return nil
    }
    if raw["builtin"] == nil { reportStrayParameters(&log) }
    if raw["builtin"] != nil { return builtin(&log).map(MetricBody.builtin) }
    if let node = raw["formula"] { return formula(node, &log).map(MetricBody.formula) }
    guard let (table, dating) = source(&log) else { return nil }
    if let node = raw["value"] {
      return aggregate(node, table, &log).map { .aggregate($0, table: table, dating) }
    }
    return proportion(table, dating, &log)
  }

  // MARK: Records

  func source(_ log: inout Diagnostics) -> (table: String, dating: Dating)? {
    guard let node = raw["from"], let table = node.text else {
      log.report("metric-key-missing", at: raw.position, ["metric": raw.id, "key": "from"])
      return nil
    }
    guard reader.columns[table] != nil else {
      let near = nearMiss(of: table, among: reader.columns.keys.sorted())
      log.report(
        near == nil ? "unknown-table" : "misspelt-table", at: node.position,
        ["table": table, "near": near ?? ""])
      return nil
    }
    let date = dateColumn(table, &log)
    guard let at = raw["at"] else {
      if raw["date"] != nil { return date.map { (table, .flow($0)) } }
      return (table, .undated)
    }
    guard let start = date ?? TableSchema.life(of: table)?.start else {
      log.report("metric-key-missing", at: raw.position, ["metric": raw.id, "key": "date"])
      return nil
    }
    switch at.text {
    case "end": return (table, .atEnd(start))
    case "as-of", "as_of": return (table, .asOf(start))
    default:
      log.report(
        "metric-choice", at: at.position,
        ["metric": raw.id, "key": "at", "text": at.text ?? "", "allowed": "end, as-of"])
      return nil
    }
  }

  private func dateColumn(_ table: String, _ log: inout Diagnostics) -> String? {
    guard let node = raw["date"], let name = node.text, let known = reader.columns[table] else { return nil }
    if known[name] == .day { return name }
    let days = known.filter { $0.value == .day }.keys.sorted()
    let near = nearMiss(of: name, among: days)
    log.report(
      near == nil ? "unknown-date-column" : "misspelt-column", at: node.position,
      ["column": name, "table": table, "near": near ?? "", "known": days.joined(separator: ", ")])
    return nil
  }

  func aggregate(_ node: Node, _ table: String, _ log: inout Diagnostics) -> Aggregate? {
    guard let text = node.text, let known = reader.columns[table] else {
      log.report("expression-missing", at: node.position, ["metric": raw.id])
      return nil
    }
    do {
      var parser = try ExpressionParser(text, table: table, columns: known)
      return try parser.aggregate()
    } catch {
      report(error, in: node, &log)
      return nil
    }
  }

  private func proportion(_ table: String, _ dating: Dating, _ log: inout Diagnostics) -> MetricBody? {
    guard let above = raw["of"], let below = raw["over"] else {
      log.report("metric-key-missing", at: raw.position, ["metric": raw.id, "key": "over"])
      return nil
    }
    let of = aggregate(above, table, &log)
    let over = aggregate(below, table, &log)
    guard let of, let over else { return nil }
    guard of.function == .count, over.function == .count else {
      log.report("proportion-needs-counts", at: above.position, ["metric": raw.id])
      return nil
    }
    return .proportion(of: of, over: over, table: table, dating)
  }

  // MARK: Formulas

  private func formula(_ node: Node, _ log: inout Diagnostics) -> Formula? {
    guard let text = node.text else {
      log.report("expression-missing", at: node.position, ["metric": raw.id])
      return nil
    }
    do {
      var parser = try FormulaParser(text)
      let formula = try parser.formula()
      var complete = true
      for (id, offset) in parser.places where id != "primary" && !reader.ids.contains(id) {
        reportUnknown(id, at: place(offset, in: node), &log)
        complete = false
      }
      return complete ? formula : nil
    } catch {
      report(error, in: node, &log)
      return nil
    }
  }

  private func reportUnknown(_ id: String, at position: Position, _ log: inout Diagnostics) {
    let parts = id.split(separator: "-").map(String.init)
    let ways = (1..<max(1, parts.count)).map { cut in
      (parts[..<cut].joined(separator: "-"), parts[cut...].joined(separator: "-"))
    }
    if let (left, right) = ways.first(where: {
      reader.ids.contains($0) && (reader.ids.contains($1) || Int($1) != nil)
    }) {
      log.report("minus-needs-blanks", at: position, ["text": id, "better": "\(left) - \(right)"])
    } else {
      reader.reportUnknown(id, at: position, &log)
    }
  }

  // MARK: Builtins

  /// Keys that only a builtin reads would do nothing here.
  private func reportStrayParameters(_ log: inout Diagnostics) {
    let general = ["from", "date", "of", "over"]
    for entry in raw.entries {
      guard let key = entry.key.text, !general.contains(key) else { continue }
      let takers = BuiltinCall.parameters.filter { $0.value.contains(key) }.keys.sorted()
      guard !takers.isEmpty else { continue }
      log.report(
        "parameter-without-builtin", at: entry.key.position,
        ["metric": raw.id, "key": key, "known": takers.joined(separator: ", ")])
    }
  }

  private func builtin(_ log: inout Diagnostics) -> BuiltinCall? {
    guard let node = raw["builtin"], let name = node.text else { return nil }
    let known = BuiltinCall.parameters.keys.sorted()
    guard let parameters = BuiltinCall.parameters[name] else {
      let near = nearMiss(of: name, among: known)
      log.report(
        near == nil ? "unknown-builtin" : "misspelt-builtin", at: node.position,
        ["builtin": name, "near": near ?? "", "known": known.joined(separator: ", ")])
      return nil
    }
    let foreign = raw.entries.filter { entry in
      guard let key = entry.key.text, RawMetric.computingKeys.contains(key) else { return false }
      return key != "builtin" && key != "else" && !parameters.contains(key)
    }
    for entry in foreign {
      log.report(
        "builtin-parameter", at: entry.key.position,
        [
          "builtin": name, "key": entry.key.text ?? "",
          "known": parameters.isEmpty ? "–" : parameters.joined(separator: ", "),
        ])
    }
    guard foreign.isEmpty else { return nil }
    switch name {
    case "stale-open": return .staleOpen
    case "pipeline-coverage": return coverage(&log)
    case "amount-ratio": return amountRatio(&log)
    case "stage-conversion": return stageConversion(&log)
    case "kaplan-meier": return decisionTime(&log)
    case "retention": return retention(&log)
    case "forecast": return forecast(&log)
    default: return participation(&log)
    }
  }

  private func coverage(_ log: inout Diagnostics) -> BuiltinCall? {
    guard let node = raw["metric"], let id = node.text else { return .pipelineCoverage(metric: "primary") }
    guard id == "primary" || reader.ids.contains(id) else {
      reader.reportUnknown(id, at: node.position, &log)
      return nil
    }
    return .pipelineCoverage(metric: id)
  }

  private func amountRatio(_ log: inout Diagnostics) -> BuiltinCall? {
    guard let (table, dating) = source(&log) else { return nil }
    guard let above = raw["of"], let below = raw["over"] else {
      log.report(
        "metric-key-missing", at: raw.position, ["metric": raw.id, "key": raw["of"] == nil ? "of" : "over"])
      return nil
    }
    guard let of = aggregate(above, table, &log), let over = aggregate(below, table, &log) else { return nil }
    guard of.function == .sum, over.function == .sum else {
      log.report("ratio-needs-sums", at: above.position, ["metric": raw.id])
      return nil
    }
    let unknown = raw["unknown"].flatMap { aggregate($0, table, &log) }
    let among = raw["among"].flatMap { aggregate($0, table, &log) }
    return .amountRatio(
      BuiltinCall.AmountRatio(
        table: table, dating: dating, above: of, below: over, unknown: unknown, among: among,
        limit: share(raw["limit"], "limit", &log) ?? 1))
  }

  /// A share such as `20%` or `0.2`, as the key `key` has it.
  func share(_ node: Node?, _ key: String, _ log: inout Diagnostics) -> Double? {
    guard let node else { return nil }
    if let text = node.text {
      let isPercent = text.hasSuffix("%")
      if let value = exactNumber(isPercent ? text.dropLast() : text[...], decimals: isPercent ? 4 : 6) {
        return Double(value) / 1_000_000
      }
    }
    log.report(
      "metric-choice", at: node.position,
      ["metric": raw.id, "key": key, "text": node.text ?? "", "allowed": "20%, 0.2"])
    return nil
  }

  private func participation(_ log: inout Diagnostics) -> BuiltinCall? {
    guard let (table, dating) = source(&log) else { return nil }
    let who = raw["who"]?.text ?? "rep"
    let condition = raw["where"].flatMap(\.text).map { " where \($0)" } ?? ""
    let place = raw["where"]?.position ?? raw["who"]?.position ?? raw.position
    let node = Node(.scalar("count_distinct(\(who))\(condition)", quoted: false), at: place)
    guard let people = aggregate(node, table, &log) else { return nil }
    return .participation(BuiltinCall.Participation(table: table, dating: dating, people: people))
  }

  // MARK: Positions

  private func report(_ problem: ExpressionProblem, in node: Node, _ log: inout Diagnostics) {
    var arguments = problem.arguments
    arguments["metric"] = raw.id
    log.report(problem.id, at: place(problem.offset, in: node), arguments, excerpt: node.text)
  }

  /// The place of a character of an expression in its file. In a text over several lines only its start is known.
  private func place(_ offset: Int, in node: Node) -> Position {
    var position = node.position
    guard case .scalar(let text, let quoted) = node.content, !text.contains("\n"),
      let column = position.column
    else { return position }
    position.column = column + offset + (quoted ? 1 : 0)
    return position
  }
}
