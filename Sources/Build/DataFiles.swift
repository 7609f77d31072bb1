import Diagnostics
import Metrics
import Periods
import Sales
import Settings
import Site
import Tables

/// The files of `data/` and the sitemap.
func dataFiles(_ input: SiteInput, _ plan: SitePlan, _ log: Diagnostics) -> [OutputFile] {
  var files = [OutputFile(path: "data/metrics.csv", bytes: input.metricsCSV())]
  for (name, table) in input.sales.dataset.tables.sorted(by: { $0.key < $1.key }) {
    files.append(OutputFile(path: "data/\(name).csv", bytes: csv(table)))
  }
  let rejected = input.sales.reports.flatMap(\.rejectedRows)
  if !rejected.isEmpty {
    let rows = rejected.map { [$0.position.description, $0.reason, $0.text] }
    files.append(OutputFile(path: "data/rejected.csv", bytes: csv(["place", "reason", "row"], rows)))
  }
  files.append(OutputFile(path: "data/build.json", bytes: buildJSON(input, plan, log)))
  if let base = input.configuration.baseURL {
    files.append(OutputFile(path: "sitemap.xml", bytes: sitemap(base, plan)))
  }
  return files
}

/// A table of records as CSV with a byte-order mark, so that spreadsheets open Chinese.
private func csv(_ table: RecordTable) -> [UInt8] {
  let names = table.columns.keys.sorted()
  var bytes = Array("\u{FEFF}".utf8)
  bytes += row(names.map { cell($0) })
  for index in 0..<table.rowCount {
    for (place, name) in names.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      switch table[name] {
      case .text(let column): bytes += Array(cell(guarded(column[index] ?? "")).utf8)
      case .money(let column), .number(let column): bytes += Array(decimal(column, index).utf8)
      case .day(let column): bytes += Array((column[index]?.description ?? "").utf8)
      case nil: continue
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }
  return bytes
}

private func csv(_ header: [String], _ rows: [[String]]) -> [UInt8] {
  Array("\u{FEFF}".utf8) + row(header) + rows.flatMap { row($0.map { cell(guarded($0)) }) }
}

private func row(_ cells: [String]) -> [UInt8] { Array((cells.joined(separator: ",") + "\n").utf8) }

/// A text that a spreadsheet would run gets an apostrophe in front.
private func guarded(_ text: String) -> String {
  guard let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) else { return text }
  return "'" + text
}

private func cell(_ text: String) -> String {
  let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
  guard needsQuotes else { return text }
  return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}

/// The exact decimal: cents with two digits, others without zeros at the end.
private func decimal(_ column: NumberColumn, _ row: Int) -> String {
  let value = column.values[row]
  guard value != NumberColumn.missing else { return "" }
  let whole = value.magnitude / column.scale.magnitude
  let rest = value.magnitude % column.scale.magnitude
  let sign = value < 0 ? "-" : ""
  if rest == 0 { return "\(sign)\(whole)" }
  var digits = String(rest)
  digits = String(repeating: "0", count: String(column.scale).count - 1 - digits.count) + digits
  while digits.hasSuffix("0") && column.scale > 100 { digits.removeLast() }
  return "\(sign)\(whole).\(digits)"
}

private func sitemap(_ base: String, _ plan: SitePlan) -> [UInt8] {
  var text =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
  for page in plan.pages where page.location.path != "404.html" {
    text += "<url><loc>\(escapedXML(base + page.location.encodedPath))</loc></url>\n"
  }
  return Array((text + "</urlset>\n").utf8)
}

private func escapedXML(_ text: String) -> String {
  text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;")
}
