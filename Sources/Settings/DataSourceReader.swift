import Diagnostics
import Periods

private let sourceKeys = [
  "from", "table", "crm", "sheet", "sql_table", "query", "encoding", "delimiter", "header", "skip", "footer",
  "dates", "decimal", "columns", "covers", "cadence",
]

extension NodeReader {
  /// The entries of `data:`; a bare path stands for `{from: path}`.
  mutating func dataSources(_ node: Node) -> [DataSource] {
    var sources: [DataSource] = []
    for entry in mapping(node, "data") ?? [] {
      guard let name = entry.key.text else { continue }
      var source = DataSource(name: name, table: name, from: "", position: entry.key.position)
      if let path = entry.value.text {
        source.from = path
      } else {
        for setting in entries(entry.value, of: "data.\(name)", allowed: sourceKeys)
        where !setting.value.isNull {
          read(setting, of: "data.\(name)", into: &source)
        }
      }
      if source.from.isEmpty {
        if entry.value.entries != nil || entry.value.isNull { missing("from", in: "data.\(name)", entry.key) }
        continue
      }
      sources.append(source)
    }
    return sources
  }

  private mutating func read(_ setting: Node.Entry, of parent: String, into source: inout DataSource) {
    let node = setting.value
    let key = parent + "." + (setting.key.text ?? "")
    switch setting.key.text {
    case "from": source.from = text(node, key) ?? ""
    case "table": source.table = text(node, key) ?? source.table
    case "crm":
      source.crm = choice(
        node, key, ["zoho", "fxiaoke", "salesforce", "hubspot", "wukong", "cordys", "generic"])
    case "sheet": source.sheet = text(node, key)
    case "sql_table": source.sqlTable = text(node, key)
    case "query": source.query = text(node, key)
    case "encoding": source.encoding = text(node, key)
    case "dates": source.dates = choice(node, key, ["ymd", "dmy", "mdy", "1904"])
    case "decimal": source.decimal = choice(node, key, ["point", "comma"])
    case "delimiter":
      let names = [
        ",": ",", ";": ";", "\t": "\t", "tab": "\t", "TAB": "\t", "comma": ",", "semicolon": ";", "|": "|",
        "bar": "|",
      ]
      if let delimiter = node.text.flatMap({ names[$0] }) {
        source.delimiter = delimiter
      } else {
        wrong(node, key, allowed: "\",\", \";\", tab, \"|\"")
      }
    case "header": source.header = headerSetting(node, key)
    case "skip":
      if let count = node.text.flatMap({ Int($0) }), (0...100_000).contains(count) {
        source.skippedLines = count
      } else {
        wrong(node, key, allowed: "0, 1, 2 …")
      }
    case "footer": source.keepsFooter = choice(node, key, ["keep"]) != nil
    case "cadence": source.cadenceDays = dayCount(node, key)
    case "columns":
      for entry in mapping(node, key) ?? [] {
        guard let header = entry.key.text, let columns = texts(entry.value, "\(key).\(header)") else {
          continue
        }
        source.columns.append(
          ColumnMapping(header: header, columns: columns, position: entry.key.position))
      }
    case "covers": source.covers = coverage(node, key)
    default: return
    }
  }

  /// `none`, or the header's line from 1.
  private mutating func headerSetting(_ node: Node, _ key: String) -> HeaderSetting {
    if node.text == "none" { return .none }
    if let line = node.text.flatMap({ Int($0) }), (1...100_000).contains(line) { return .line(line) }
    wrong(node, key, allowed: "none, 1, 2 …")
    return .recognised
  }

  /// `{from: 2025-01-01, to: 2026-11-20}`, both days included; an absent end is open.
  private mutating func coverage(_ node: Node, _ key: String) -> DayRange? {
    var range = DayRange(start: Day(number: -4_000_000), end: Day(number: 2_900_000))
    for entry in entries(node, of: key, allowed: ["from", "to"]) {
      guard let day = day(entry.value, key + "." + (entry.key.text ?? "")) else { return nil }
      if entry.key.text == "from" {
        range = DayRange(start: day, end: range.end)
      } else if day < range.start {
        wrong(entry.value, key + ".to", allowed: "≥ \(range.start)")
        return nil
      } else {
        range = DayRange(start: range.start, end: day + 1)
      }
    }
    return range
  }
}
