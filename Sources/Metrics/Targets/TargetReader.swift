import Diagnostics
import Periods
import Settings
import Tables

/// Reads the targets table and the goals of the configuration.
struct TargetReader {
  let catalogue: MetricCatalogue
  let scopes: ScopeIndex
  let primary: Int?

  func read(_ table: RecordTable?, goals: [Goal], _ log: inout Diagnostics) -> TargetBook {
    var book = TargetBook()
    if let table { rows(of: table, &book, &log) }
    for goal in goals { read(goal, &book, &log) }
    return book
  }

  private func rows(of table: RecordTable, _ book: inout TargetBook, _ log: inout Diagnostics) {
    guard let kinds = table.text("scope"), let periods = table.text("period") else { return }
    let names = table.text("name"), metrics = table.text("metric"), units = table.text("unit")
    var strangers = Strangers()
    var refused: Set<Position?> = []
    for row in 0..<table.rowCount {
      let position = table.origins.position(row: row)
      guard let metric = metric(metrics?[row], at: table.origins.metricPosition(row: row), &refused, &log),
        let kind = kind(kinds[row] ?? "", at: position, &log)
      else { continue }
      let member = kind == "company" ? .company : Scope(kind: kind, name: names?[row] ?? "")
      guard let scope = scopes.place(of: member) else {
        strangers.add(member, at: position)
        continue
      }
      guard let period = periods[row].flatMap(readTargetPeriod) else {
        log.report("unreadable-target-period", at: position, ["text": periods[row] ?? ""])
        continue
      }
      guard let text = table.text("value")?[row] ?? number(table, row) else { continue }
      let key = TargetBook.Key(metric: metric, scope: scope, period: period)
      guard let value = value(text, metric, units?[row], at: table.origins.valuePosition(row: row), &log)
      else { continue }
      if let known = book.explicit[key], known.millionths != value {
        log.report(
          "target-twice", at: position,
          [
            "metric": catalogue.definitions[metric].label.english,
            "metric_zh": catalogue.definitions[metric].label.chinese,
            "scope": scopes.scopes[scope].phrase.english, "scope_zh": scopes.scopes[scope].phrase.chinese,
            "period": period.description, "first": known.position.map(\.description) ?? "",
          ])
      }
      book.explicit[key] = TargetBook.Explicit(
        millionths: value, position: table.origins.valuePosition(row: row))
    }
    report(strangers, &log)
  }

  /// Scopes of targets that occur nowhere else, with their first place and the number of their rows.
  private struct Strangers {
    var order: [Scope] = []
    var found: [Scope: (position: Position?, rows: Int)] = [:]

    mutating func add(_ scope: Scope, at position: Position?) {
      if found[scope] == nil { order.append(scope) }
      found[scope, default: (position, 0)].rows += 1
    }
  }

  private func report(_ strangers: Strangers, _ log: inout Diagnostics) {
    for scope in strangers.order {
      let known = (scopes.members[scope.kind] ?? 0..<0).map { scopes.scopes[$0].name }
      let near = nearMiss(of: scope.name, among: known)
      let (position, rows) = strangers.found[scope] ?? (nil, 0)
      log.report(
        near == nil ? "unknown-target-name" : "misspelt-target-name", at: position,
        [
          "scope": scope.phrase.english, "scope_zh": scope.phrase.chinese, "count": "\(rows)",
          "near": near ?? "",
        ])
    }
  }

  /// The value of a table whose values came as numbers.
  private func number(_ table: RecordTable, _ row: Int) -> String? {
    guard let column = table.numbers("value"), column.values[row] != NumberColumn.missing else { return nil }
    let (millionths, tooLarge) = column.values[row].multipliedReportingOverflow(by: 1_000_000 / column.scale)
    return tooLarge ? nil : plain(millionths)
  }

  /// - Parameter refused: the cells whose metric has been reported; a wide row has many targets and one such cell.
  private func metric(
    _ text: String?, at position: Position?, _ refused: inout Set<Position?>, _ log: inout Diagnostics
  ) -> Int? {
    guard let text, !text.isEmpty else { return primary }
    if let place = catalogue.place(of: text) { return place }
    switch loweredASCII(text) {
    case "销售", "sales", "业绩", "销售目标", "1": return primary
    case "回款", "collection", "回款目标", "2": return catalogue.place(of: "collections")
    default: break
    }
    let wanted = loweredASCII(text)
    if let place = catalogue.definitions.firstIndex(where: {
      loweredASCII($0.id) == wanted || $0.label.chinese == text || loweredASCII($0.label.english) == wanted
    }) {
      return place
    }
    guard position == nil || refused.insert(position).inserted else { return nil }
    let near = nearMiss(of: text, among: catalogue.definitions.map(\.id))
    log.report(
      near == nil ? "unknown-target-metric" : "misspelt-target-metric", at: position,
      ["metric": text, "near": near ?? ""], excerpt: text)
    return nil
  }

  private func kind(_ word: String, at position: Position?, _ log: inout Diagnostics) -> String? {
    guard let kind = scopeKind(word) else {
      let near = nearMiss(of: word, among: ["company", "team", "rep", "region", "product", "source"])
      log.report("unknown-target-scope", at: position, ["scope": word, "near": near ?? "team"])
      return nil
    }
    return kind
  }

  private func value(
    _ text: String, _ metric: Int, _ unit: String?, at position: Position?, excerpt: String? = nil,
    _ log: inout Diagnostics
  ) -> Int64? {
    let definition = catalogue.definitions[metric]
    let arguments = [
      "text": text, "metric": definition.label.english, "metric_zh": definition.label.chinese,
    ]
    switch readTarget(text, unit: definition.unit, writtenUnit: unit) {
    case .value(let value): return value
    case .barePercent:
      log.report("bare-percent", at: position, arguments, excerpt: excerpt ?? text)
    case .unreadable:
      // A goal is part of the configuration; a row of a table can be left out like other rows.
      log.report(
        excerpt == nil ? "unreadable-target" : "unreadable-goal", at: position, arguments,
        excerpt: excerpt ?? text)
    }
    return nil
  }

  private func read(_ goal: Goal, _ book: inout TargetBook, _ log: inout Diagnostics) {
    guard let metric = catalogue.place(of: goal.metric) else {
      let near = nearMiss(of: goal.metric, among: catalogue.definitions.map(\.id))
      log.report(
        near == nil ? "unknown-metric" : "misspelt-metric", at: goal.key,
        ["metric": goal.metric, "near": near ?? ""], excerpt: "\(goal.metric): \(goal.text)")
      return
    }
    let definition = catalogue.definitions[metric]
    if definition.isAdditive, !definition.isStock {
      log.report(
        "goal-needs-period", at: goal.key,
        ["metric": definition.label.english, "metric_zh": definition.label.chinese],
        excerpt: "\(goal.metric): \(goal.text)")
      return
    }
    if let value = value(
      goal.text, metric, nil, at: goal.position, excerpt: "\(goal.metric): \(goal.text)", &log)
    {
      book.goals[metric] = value
    }
  }
}
