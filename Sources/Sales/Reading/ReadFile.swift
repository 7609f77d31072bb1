import Diagnostics
import Effects
import Ingest
import Periods
import Settings
import Tables

/// A file whose columns are typed and whose unusable rows are marked.
struct ReadFile: Sendable {
  var source: SourceTable
  var setting: DataSource?
  var mapping: HeaderMapping
  /// Canonical columns with one value for each row of the source.
  var columns: [String: Column]
  /// For each row whether its required cells could be read.
  var usable: [Bool]
  var report: FileReport
  /// The day of the file's last modification in the site's zone.
  var modified: Day?

  /// Spellings of the wide columns of targets: source column → period.
  var wide: [(column: Int, period: HeaderPeriod, values: TextColumn)] = []
  /// Source column → the days on which deals came into the stage that its header names.
  var stageDays: [Int: DayColumn] = [:]

  /// Cells that hold a text but no value, by source column.
  var unreadable: [(column: Int, cells: [UnreadableCell])] = []

  /// What is wrong with single rows and only counted among the messages, for the list of problems.
  private(set) var noted: [NotedProblem] = []
  /// How many of them there are, listed or not.
  private(set) var notedInAll = 0

  var schema: TableSchema { mapping.schema }

  /// Remembers a problem that no message names any more, because there are too many of its kind.
  mutating func note(_ id: String, row: Int, column: Int, _ arguments: [String: String]) {
    notedInAll += 1
    guard noted.count < listedProblems else { return }
    noted.append(NotedProblem(id: id, row: row, column: column, arguments: arguments))
  }
}

/// A problem of one cell that is only counted among the messages.
struct NotedProblem: Sendable {
  var id: String
  var row: Int
  var column: Int
  var arguments: [String: String]
}

/// How files are read.
struct ReadingOptions: Sendable {
  var site: String
  var jobs: Int
  /// The site's zone.
  var zone: ZoneOffsets
  /// The ISO code of the site's currency.
  var currency: String

  /// The path as the disk knows it; an empty site folder is the current one.
  func full(_ path: String) -> String { site.isEmpty ? path : site == "/" ? "/" + path : site + "/" + path }
}

/// Reads the tables of one file into typed columns; what cannot be used is missing after a message.
func readFile(
  _ found: FoundFile, _ files: some Files, _ options: ReadingOptions, _ log: inout Diagnostics
) -> [ReadFile] {
  let bytes: [UInt8]
  do {
    bytes = try files.read(options.full(found.path))
  } catch {
    log.report("disk-failed", at: Position(file: found.path), ["reason": error.reason])
    return []
  }
  let modified = files.modified(options.full(found.path)).map { options.zone.day(at: Int64($0)) }
  let opener = FileOpener(found: found, bytes: bytes, files: files, options: options)
  return opener.tables(&log).compactMap { table in
    guard var file = ReadFile(table, found, &log) else { return nil }
    file.modified = modified
    file.convert(bytes, options, &log)
    file.markUnusable(site: options.currency, &log)
    return file
  }
}

extension ReadFile {
  /// Decides what the table is; nothing is converted yet. `nil` after a message.
  fileprivate init?(_ table: OpenedTable, _ found: FoundFile, _ log: inout Diagnostics) {
    let source = table.source
    guard let (mapping, reason) = mapped(source, found, &log) else { return nil }
    var report = FileReport(file: found.path, table: mapping.schema.name, adapter: mapping.adapter.id)
    report.sheet = table.part
    report.readAs = table.reasons + [reason] + mapping.reasons(source.header, file: found.path)
    report.mapping = zip(source.header, mapping.targets).map { (header: $0, columns: $1) }
    for (column, period) in mapping.periods { report.mapping[column].columns = ["value · \(period)"] }
    for (column, stage) in mapping.stageDates { report.mapping[column].columns = ["entered · \(stage)"] }
    report.rowsRead = source.rowCount + source.rejected.count
    report.rejectedRows = source.rejected
    report.leftOut = source.setAside.map { LeftOutLine(line: $0.line, kind: $0.kind.title, text: $0.text) }
    self.init(
      source: source, setting: found.setting, mapping: mapping, columns: [:],
      usable: [Bool](repeating: true, count: source.rowCount), report: report)
  }
}

/// Decides what the file is and which header feeds which column.
private func mapped(
  _ source: SourceTable, _ found: FoundFile, _ log: inout Diagnostics
) -> (HeaderMapping, Phrase)? {
  let configured = found.setting?.columns ?? []
  let adapter = found.setting?.crm.flatMap(Adapter.named) ?? recogniseAdapter(source.header, file: found.path)
  var schema: TableSchema?
  var reason = Phrase(zh: "配置指定了表", en: "the table is named in the configuration")
  if let setting = found.setting {
    schema = Sales.schema(ofEntry: setting)
    if schema == nil, setting.table != setting.name {
      reportUnknownTable(setting, &log)
      return nil
    }
  }
  // A sheet may say what it is by its own name.
  let names = [source.sheet, found.path].compactMap { $0 }.filter { !schemas(byFile: $0).isEmpty }
  if schema == nil,
    let found = recogniseTable(
      file: names.first ?? found.path, path: found.path, header: source.header, configured: configured)
  {
    schema = found.schema
    reason = found.reason
  }
  let place = source.headerPosition(column: 0)
  guard let schema = schema ?? names.flatMap(schemas(byFile:)).first else {
    log.report(
      "table-not-recognised", at: source.sheet == nil ? Position(file: found.path, line: 1) : place,
      ["tables": TableSchema.all.map(\.name).joined(separator: ", ")],
      excerpt: source.header.joined(separator: ", "))
    return nil
  }
  let mapping = HeaderMapping(source.header, to: schema, adapter: adapter, configured: configured)
  checkConfigured(configured, source, schema, &log)
  guard mapping.missing.isEmpty else {
    reportMissing(mapping, source, found, &log)
    return nil
  }
  return (mapping, reason)
}

private func reportUnknownTable(_ setting: DataSource, _ log: inout Diagnostics) {
  let names = TableSchema.all.map(\.name)
  var arguments = ["table": setting.table, "tables": names.joined(separator: ", ")]
  arguments["near"] = nearMiss(of: setting.table, among: names)
  log.report(
    arguments["near"] == nil ? "unknown-data-table" : "misspelt-data-table", at: setting.position, arguments,
    excerpt: "table: \(setting.table)")
}

private func reportMissing(
  _ mapping: HeaderMapping, _ source: SourceTable, _ found: FoundFile, _ log: inout Diagnostics
) {
  let unused = zip(source.header, mapping.targets).filter { $1.isEmpty && !$0.isEmpty }.map(\.0)
  let name = found.setting?.name ?? mapping.schema.name
  for column in mapping.missing {
    var arguments = ["table": mapping.schema.name, "column": column]
    let example = likeliestHeader(for: column, of: mapping.schema, among: unused)
    if let example {
      arguments["snippet"] =
        "data: {\(name): {from: \(yamlText(found.path)), columns: {\(yamlText(example)): \(column)}}}"
    }
    log.report(
      example == nil ? "column-not-in-file" : "table-lacks-column", at: source.headerPosition(column: 0),
      arguments, excerpt: source.header.joined(separator: ", "))
  }
}

/// The header that may well stand for a column: spelt much like one of its names, or holding one of them.
private func likeliestHeader(
  for column: String, of schema: TableSchema, among headers: [String]
) -> String? {
  let words =
    [column]
    + Adapter.all.flatMap { adapter in
      (adapter.vocabulary(schema.name)?.columns ?? [:]).filter { $0.value.columns.first == column }.map(\.key)
    }.sorted()
  if let near = headers.first(where: { nearMiss(of: $0, among: words) != nil }) { return near }
  let holding = headers.first { header in
    let folded = foldedHeader(header)
    return words.contains { $0.count >= 2 && folded.contains($0) }
  }
  // Where only one header means nothing yet, it is the one.
  return holding ?? (headers.count == 1 ? headers[0] : nil)
}

/// Reports mappings of the configuration that lead nowhere.
private func checkConfigured(
  _ mappings: [ColumnMapping], _ source: SourceTable, _ schema: TableSchema, _ log: inout Diagnostics
) {
  for mapping in mappings {
    if HeaderMapping.find(mapping.header, in: source.header) == nil {
      let near = nearMiss(of: mapping.header, among: source.header)
      var arguments = ["header": mapping.header, "file": source.file]
      arguments["near"] = near
      arguments["headers"] = source.header.joined(separator: ", ")
      log.report(near == nil ? "unknown-header" : "misspelt-header", at: mapping.position, arguments)
    }
    for column in mapping.columns where schema.field(column) == nil {
      let names = schema.fields.map(\.name)
      let near = nearMiss(of: column, among: names)
      var arguments = ["column": column, "table": schema.name, "columns": names.joined(separator: ", ")]
      arguments["near"] = near
      log.report(
        near == nil ? "unknown-column-name" : "misspelt-column-name", at: mapping.position, arguments,
        excerpt: "\(mapping.header): \(column)")
    }
  }
}
