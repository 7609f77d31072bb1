import Diagnostics
import Ingest
import Periods
import Tables

/// Targets as they come, long or wide, brought into one form.
///
/// The result has the text columns `scope` (`company`, `team`, `rep`, `region`, `product`), `name` (empty for the
/// company), `metric`, `period` (as in data files), `value` (as written) and `unit`.
struct TargetRows {
  private var columns: [String: [String?]] = [:]
  private(set) var lines: [Int32] = []
  private(set) var fileOfRow: [Int32] = []
  /// For each target the row of the work table from which it comes.
  private(set) var rows: [Int32] = []
  /// For each target the column of its value in the file, in characters from 1; 0 where it is not known.
  private var valueColumns: [Int32] = []
  private let roster: Roster
  private let primary: String
  private let aliases: [String: [String: String]]
  private let names = [
    "scope", "name", "metric", "period", "value", "unit", "start", "end", "owner", "baseline",
  ]

  /// - Parameter aliases: dimension → name in the data → name to use.
  init(_ roster: Roster, primary: String, aliases: [String: [String: String]]) {
    self.roster = roster
    self.primary = primary
    self.aliases = aliases
  }

  /// Adds the rows of one file; a row whose period or value means nothing becomes a rejected row.
  ///
  /// - Parameters:
  ///   - number: the file's place among the files of the table.
  ///   - start: the file's first row in `table`.
  mutating func add(
    _ file: inout ReadFile, number: Int, start: Int, table: WorkTable, _ log: inout Diagnostics
  ) {
    let numbers = file.source.rowNumbers
    for row in 0..<file.source.rowCount where table.keep[start + row] {
      func text(_ name: String) -> String? { table.text(name)?[start + row] }
      var target: [String: String?] = [:]
      for name in names { target[name] = text(name) }
      // A row of a department leaves the employee empty; a row of the company leaves both.
      let (scope, name) = resolve(text("scope"), text("name") ?? text("department"))
      target["scope"] = scope
      target["name"] = name.map { aliases[scope == "rep" ? "owner" : scope]?[$0] ?? $0 }
      target["metric"] = metric(text("metric"))
      let found: [(period: Period, value: String, column: Int)]
      if file.wide.isEmpty {
        guard let period = text("period").flatMap(readPeriod), let value = text("value") else {
          reject(&file, row, column: "period", &log)
          continue
        }
        found = [(period, value, file.mapping.columns["value"] ?? 0)]
      } else {
        let year = text("period").flatMap(readPeriod).flatMap(year)
        let cells = file.wide.sorted { $0.column < $1.column }
        let values = cells.filter { $0.values[row] != nil }
        found = values.compactMap { cell in
          guard let value = cell.values[row] else { return nil }
          return cell.period.period(year: year).map { ($0, value, cell.column) }
        }
        if found.count < values.count {
          reject(&file, row, column: "period", &log)
          continue
        }
      }
      for (period, value, column) in found {
        target["period"] = period.description
        target["value"] = value
        for name in names { columns[name, default: []].append(target[name] ?? nil) }
        lines.append(numbers[row])
        fileOfRow.append(Int32(number))
        rows.append(Int32(start + row))
        valueColumns.append(Int32(file.source.position(row: row, column: column).column ?? 0))
      }
    }
  }

  func table(_ files: [String]) -> RecordTable {
    var table = RecordTable(
      name: "targets", rowCount: lines.count,
      origins: RowOrigins(
        files: files, fileOfRow: files.count > 1 ? fileOfRow : [], lines: lines,
        valueColumns: valueColumns))
    for name in names {
      let values = columns[name] ?? []
      if values.contains(where: { $0 != nil }) || names.prefix(6).contains(name) {
        table[name] = .text(TextColumn(values))
      }
    }
    return table
  }

  private func year(_ period: Period) -> Int? { if case .year(let year) = period { year } else { nil } }

  /// The scope as the metrics know it; without one the name decides: a person, else a team.
  private func resolve(_ scope: String?, _ name: String?) -> (String, String?) {
    if let scope {
      if let kind = scopeNames[foldedHeader(scope)] { return (kind, kind == "company" ? nil : name) }
      return (scope, name)
    }
    guard let name else { return ("company", nil) }
    if scopeNames[foldedHeader(name)] == "company" { return ("company", nil) }
    if roster.names.contains(name) { return ("rep", name) }
    return ("team", name)
  }

  private func metric(_ text: String?) -> String {
    guard let text else { return primary }
    switch foldedHeader(text) {
    case "1", "sales", "销售", "销售目标", "销售额", "业绩": return primary
    case "2", "collections", "回款", "回款目标", "回款额": return "collections"
    default: return text
    }
  }

  private func reject(_ file: inout ReadFile, _ row: Int, column: String, _ log: inout Diagnostics) {
    let index = file.mapping.columns[column] ?? 0
    let place = file.source.position(row: row, column: index)
    let line = file.source.rowText(row: row)
    let text = file.source.text(row: row, column: index)
    file.report.rejectedRows.append(RejectedRow(position: place, reason: "unreadable-period", text: line))
    file.report.rejectedRows.sort { $0.position < $1.position }
    file.report.rejected += 1
    log.report(
      "unreadable-period", at: place, ["text": text, "column": file.source.header[index]], excerpt: line)
  }
}

private let scopeNames: [String: String] = {
  var names: [String: String] = [:]
  for (kind, words) in [
    ("company", "company 公司 全公司 总公司 整体 all total"), ("team", "team 团队 部门 小组 department"),
    ("rep", "rep 员工 个人 销售 人员 销售员 person employee owner"), ("region", "region 区域 大区 地区 territory"),
    ("product", "product 产品 商品"), ("source", "source 来源"),
  ] {
    for word in words.split(separator: " ") { names[foldedHeader(String(word))] = kind }
  }
  return names
}()
