import Periods
import Tables

/// Whether the table records what happened, rather than who and what there is.
func isFactTable(_ name: String) -> Bool {
  switch name {
  case "people", "products", "accounts", "targets", "holidays", "rates", "observations", "spend": false
  default: true
  }
}

/// A table with its columns as of the day and, for each kind of scope, the text column of the members.
struct PreparedTable {
  let table: RecordTable
  let columns: [String: Column]
  let present: [Bool]
  let open: [Bool]
  /// One for each kind of scope; `nil` where the table does not know it.
  let dimensions: [TextColumn?]

  func view(_ scopes: ScopeIndex, _ kinds: [String]) -> TableView {
    var scopeOf: [[Int32]?] = []
    for (place, kind) in kinds.enumerated() {
      guard let column = dimensions[place] else {
        scopeOf.append(nil)
        continue
      }
      let numbers = column.entries.map { Int32(scopes.place(of: Scope(kind: kind, name: $0)) ?? -1) }
      scopeOf.append(column.codes.map { $0 < 0 ? -1 : numbers[Int($0)] })
    }
    return TableView(
      name: table.name, rowCount: table.rowCount, columns: columns, scopeOf: scopeOf, present: present,
      canBeOpen: open)
  }
}

func preparedTables(_ dataset: Dataset, _ context: EvaluationContext) -> [String: PreparedTable] {
  var result: [String: PreparedTable] = [:]
  for (name, table) in dataset.tables where table.rowCount > 0 {
    let (columns, present, open) = preparedColumns(of: table, asOf: context.asOf)
    let dimensions = context.scopes.map { kind -> TextColumn? in
      guard let column = TableSchema.column(of: kind, in: name) else { return nil }
      return table.text(column) ?? throughContract(table, column, dataset["contracts"])
    }
    result[name] = PreparedTable(
      table: table, columns: columns, present: present, open: open, dimensions: dimensions)
  }
  return result
}

/// Plans and payments without an owner, team … of their own have those of their contract.
private func throughContract(_ table: RecordTable, _ column: String, _ contracts: RecordTable?) -> TextColumn?
{
  guard table.name == "payment_plans" || table.name == "payments", let contracts,
    let keys = table.text("contract"), let ids = contracts.text("id"), let values = contracts.text(column)
  else { return nil }
  var codeOf = [Int32](repeating: -1, count: ids.entries.count)
  for row in 0..<contracts.rowCount where ids.codes[row] >= 0 {
    codeOf[Int(ids.codes[row])] = values.codes[row]
  }
  let codes = TextIndex(ids.entries).places(of: keys.entries).map { $0 < 0 ? -1 : codeOf[Int($0)] }
  return TextColumn(codes: keys.codes.map { $0 < 0 ? -1 : codes[Int($0)] }, entries: values.entries)
}

/// The members of each dimension: all that occur in a table of records, and the people, customers' regions and products
/// on file. A target alone makes no member.
func memberNames(
  _ tables: [String: PreparedTable], _ products: RecordTable?, _ context: EvaluationContext
) -> [String: Set<String>] {
  var names: [String: Set<String>] = [:]
  for (name, table) in tables where isFactTable(name) || name == "people" || name == "accounts" {
    for (place, kind) in context.scopes.enumerated() {
      names[kind, default: []].formUnion(table.dimensions[place]?.entries ?? [])
    }
  }
  if context.scopes.contains("product") {
    names["product", default: []].formUnion(products?.text("name")?.entries ?? [])
  }
  return names
}

/// The team of most of a rep's deals (orders without deals); the first in order of the names where several tie.
func usualTeams(_ views: [String: TableView], _ context: EvaluationContext) -> [Int: Int] {
  guard let rep = context.scopes.firstIndex(of: "rep"), let team = context.scopes.firstIndex(of: "team"),
    let view = views["deals"] ?? views["orders"], let reps = view.scopeOf[rep], let teams = view.scopeOf[team]
  else { return [:] }
  var counts: [Int: [Int: Int]] = [:]
  for row in reps.indices where reps[row] >= 0 && teams[row] >= 0 {
    counts[Int(reps[row]), default: [:]][Int(teams[row]), default: 0] += 1
  }
  return counts.compactMapValues { teams in
    teams.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
  }
}
