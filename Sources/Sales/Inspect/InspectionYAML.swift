import Diagnostics
import Ingest
import Settings

/// The `data:` section that reads the tables so, to paste into `quotabook.yml`.
package func configurationYAML(_ inspections: [Inspection]) -> String {
  guard !inspections.isEmpty else { return "" }
  var used: [String: Int] = [:]
  var text = "data:\n"
  for inspection in inspections {
    let table = inspection.report.table
    used[table, default: 0] += 1
    let number = used[table] ?? 1
    text += inspection.entry(named: number == 1 ? table : "\(table)_\(number)")
  }
  return text
}

extension Inspection {
  /// The `data:` section that reads this table alone.
  package func yaml() -> String { configurationYAML([self]) }

  fileprivate func entry(named name: String) -> String {
    var text = "  \(name):\n    from: \(yamlText(sitePath))\n"
    func add(_ key: String, _ value: String?) {
      if let value { text += "    \(key): \(yamlText(value))\n" }
    }
    if name != report.table { add("table", report.table) }
    if report.adapter != "generic" || setting?.crm != nil { add("crm", report.adapter) }
    if let query = setting?.query {
      add("query", query)
    } else if let sheet = report.sheet {
      add(path.lowercased().contains(".xls") ? "sheet" : "sql_table", sheet)
    } else if encoding != .utf8 {
      add("encoding", TextEncoding.names.first { $0.encoding == encoding }?.name)
    }
    add("delimiter", setting?.delimiter.map { $0 == "\t" ? "tab" : $0 })
    add("dates", setting?.dates)
    add("decimal", setting?.decimal)
    switch setting?.header {
    case .line(let line): text += "    header: \(line)\n"
    case HeaderSetting.none?: text += "    header: none\n"
    case .recognised, nil: break
    }
    if let skipped = setting?.skippedLines, skipped > 0 { text += "    skip: \(skipped)\n" }
    if setting?.keepsFooter == true { text += "    footer: keep\n" }
    return text + mappingText()
  }

  private func mappingText() -> String {
    let fields = TableSchema.named(report.table)?.fields.map(\.name) ?? []
    var seen: Set<String> = []
    let used = report.mapping.filter { entry in
      !entry.columns.isEmpty && entry.columns.allSatisfy(fields.contains)
        && seen.insert(entry.header).inserted
    }
    guard !used.isEmpty else { return "" }
    // Where nothing else names the team, the manager of a person stands for it.
    let fed = used.flatMap(\.columns)
    let managerIsTeam = report.table == "people" && fed.contains("manager") && !fed.contains("team")
    var text = "    columns:\n"
    for (header, own) in used {
      let columns = managerIsTeam && own == ["manager"] ? ["manager", "team"] : own
      let value = columns.count == 1 ? columns[0] : "[" + columns.joined(separator: ", ") + "]"
      text += "      \(yamlText(header)): \(value)\n"
    }
    return text
  }
}
