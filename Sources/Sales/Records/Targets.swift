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
  /// For each target the column of its metric in the file, likewise.
  private var metricColumns: [Int32] = []
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
    reportHalfYears(file, &log)
    let unreadable = unreadableValues(file)
    for row in 0..<file.source.rowCount where table.keep[start + row] {
      func text(_ name: String) -> String? { table.text(name)?[start + row] }
      guard let cells = cells(file, row, text) else {
        let column = file.mapping.columns["period"] ?? 0
        let isHalf = isHalfYear(file.source.text(row: row, column: column))
        reject(&file, row, column: column, isHalf ? "half-year-target" : "unreadable-period", &log)
        continue
      }
      let readable = cells.filter { unreadable[$0.column]?.contains(row) != true }
      for cell in cells where unreadable[cell.column]?.contains(row) == true {
        // A wide row with other targets stays; only this cell is left out.
        let isLast = readable.isEmpty && cell.column == cells.last?.column
        reject(&file, row, column: cell.column, "unreadable-target", keepsRow: !isLast, &log)
      }
      guard !readable.isEmpty else { continue }
      var target: [String: String?] = [:]
      for name in names { target[name] = text(name) }
      // A row of a department leaves the employee empty; a row of the company leaves both.
      let (scope, name) = resolve(text("scope"), text("name") ?? text("department"))
      target["scope"] = scope
      target["name"] = name.map { aliases[scope == "rep" ? "owner" : scope]?[$0] ?? $0 }
      target["metric"] = metric(text("metric"))
      for (period, value, column) in readable {
        target["period"] = period.description
        target["value"] = value
        append(target, file, row, valueColumn: column)
        fileOfRow.append(Int32(number))
        rows.append(Int32(start + row))
      }
    }
  }

  /// Reports the columns of a wide table that hold targets for half a year, and would be passed over in silence.
  private func reportHalfYears(_ file: ReadFile, _ log: inout Diagnostics) {
    for (index, header) in file.source.header.enumerated()
    where file.mapping.targets[index].isEmpty && isHalfYear(header) {
      log.report(
        "half-year-target", at: file.source.headerPosition(column: index),
        ["text": header, "column": header],
        excerpt: file.source.header.joined(separator: ", "))
    }
  }

  /// The targets of a row with the source columns of their values; `nil` when a period cannot be read.
  private func cells(
    _ file: ReadFile, _ row: Int, _ text: (String) -> String?
  ) -> [(period: Period, value: String, column: Int)]? {
    guard !file.wide.isEmpty else {
      guard let period = text("period").flatMap(readPeriod), let value = text("value") else { return nil }
      return [(period, value, file.mapping.columns["value"] ?? 0)]
    }
    let year = text("period").flatMap(readPeriod).flatMap(year)
    var found: [(period: Period, value: String, column: Int)] = []
    for cell in file.wide.sorted(by: { $0.column < $1.column }) {
      guard let value = cell.values[row] else { continue }
      guard let period = cell.period.period(year: year) else { return nil }
      found.append((period, value, cell.column))
    }
    return found
  }

  /// Source column → rows whose value is no number in any notation, such as `abc`.
  private func unreadableValues(_ file: ReadFile) -> [Int: Set<Int>] {
    let columns = file.wide.isEmpty ? [file.mapping.columns["value"] ?? 0] : file.wide.map(\.column)
    var found: [Int: Set<Int>] = [:]
    for column in columns {
      let reading = file.source.numbers(column, percent: true)
      guard reading.doubt == nil else { continue }
      // Which of two readings a comma has is settled with the metric; counted nouns such as 单 belong to its unit.
      let readable = Set(
        reading.unreadable.filter { cell in
          ["amount-too-large", "ambiguous-amount"].contains(cell.reason) || isCounted(cell.text)
        }.map(\.row))
      found[column] = Set(
        reading.column.values.indices.filter { row in
          reading.column.values[row] == NumberColumn.missing && !readable.contains(row)
        })
    }
    return found
  }

  private func isCounted(_ text: String) -> Bool {
    guard let last = text.last, "天个单".contains(last) else { return false }
    return text.dropLast().allSatisfy { $0.isNumber || ",.，- ".contains($0) }
      && text.contains(where: \.isNumber)
  }

  private mutating func append(
    _ target: [String: String?], _ file: ReadFile, _ row: Int, valueColumn: Int
  ) {
    for name in names { columns[name, default: []].append(target[name] ?? nil) }
    lines.append(file.source.rowNumbers[row])
    func place(_ column: Int) -> Int32 {
      Int32(file.source.position(row: row, column: column).column ?? 0)
    }
    valueColumns.append(place(valueColumn))
    metricColumns.append(file.mapping.columns["metric"].map(place) ?? 0)
  }

  func table(_ files: [String]) -> RecordTable {
    var table = RecordTable(
      name: "targets", rowCount: lines.count,
      origins: RowOrigins(
        files: files, fileOfRow: files.count > 1 ? fileOfRow : [], lines: lines,
        valueColumns: valueColumns))
    table.origins.metricColumns = metricColumns
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

  /// - Parameter keepsRow: whether only the cell is left out, since the row has other targets.
  private func reject(
    _ file: inout ReadFile, _ row: Int, column: Int, _ reason: String, keepsRow: Bool = false,
    _ log: inout Diagnostics
  ) {
    let place = file.source.position(row: row, column: column)
    let line = file.source.rowText(row: row)
    let text = file.source.text(row: row, column: column)
    if !keepsRow {
      file.report.rejectedRows.append(RejectedRow(position: place, reason: reason, text: line))
      file.report.rejectedRows.sort { $0.position < $1.position }
      file.report.rejected += 1
    }
    let header = file.source.header[column]
    log.report(reason, at: place, ["text": text, "column": header], excerpt: line)
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
