import Databases
import Diagnostics
import Effects
import Ingest
import Settings
import Workbooks

/// A table of a file as text, and how it was found there.
struct OpenedTable: Sendable {
  var source: SourceTable
  /// The sheet of a workbook, the table of a database, or `nil` where the file is one table.
  var part: String?
  /// Why this part was taken, and how it is read where that is not the text's doing.
  var reasons: [Phrase]
}

/// Opens the tables of a file: a text file is one, a workbook has sheets, a database tables.
struct FileOpener<Disk: Files> {
  let found: FoundFile
  let bytes: [UInt8]
  let files: Disk
  let options: ReadingOptions

  private var setting: DataSource? { found.setting }

  /// The tables that are wanted or recognised; empty after an error message.
  func tables(_ log: inout Diagnostics) -> [OpenedTable] {
    if isWorkbook { return sheets(&log) }
    if isDatabase(bytes) || hasEnding([".sqlite", ".sqlite3", ".db"]) { return databaseTables(&log) }
    if let sheet = setting?.sheet {
      log.report(
        "sheet-of-text-file", at: setting?.position, ["file": found.path, "sheet": sheet],
        excerpt: "sheet: \(sheet)")
    }
    let csv = CSVOptions(setting, jobs: options.jobs)
    guard let source = readCSV(bytes, file: found.path, options: csv, &log) else { return [] }
    return [OpenedTable(source: source, part: nil, reasons: source.dialect.reasons)]
  }

  private var isWorkbook: Bool {
    // Archives, and the compound files of old or locked workbooks, whatever their name.
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
      || hasEnding([".xlsx", ".xlsm", ".xls"])
  }

  private func hasEnding(_ endings: [String]) -> Bool {
    let path = found.path.lowercased()
    return endings.contains { path.hasSuffix($0) }
  }

  // MARK: Workbooks

  private func sheets(_ log: inout Diagnostics) -> [OpenedTable] {
    guard let workbook = readWorkbook(bytes, file: found.path, &log) else { return [] }
    if let wanted = setting?.sheet {
      guard let sheet = workbook.sheet(named: wanted) else {
        reportNoSheet(wanted, workbook, &log)
        return []
      }
      let reason = Phrase(
        zh: "工作表 '\(sheet.name)'：由配置指定", en: "sheet '\(sheet.name)': named in the configuration")
      return [open(sheet, of: workbook, reason, &log)].compactMap { $0 }
    }
    let parts = workbook.sheets.map { sheet in
      FilePart(name: sheet.name, isHidden: sheet.isHidden, firstRows: workbook.firstRows(of: sheet))
    }
    let choice = PartChoice(parts, of: found, kind: Phrase(zh: "工作表", en: "sheet"))
    choice.reportOthers(&log)
    return choice.chosen.compactMap { index, reason in
      open(workbook.sheets[index], of: workbook, reason, &log)
    }
  }

  private func open(
    _ sheet: Sheet, of workbook: Workbook, _ reason: Phrase, _ log: inout Diagnostics
  ) -> OpenedTable? {
    guard let table = workbook.read(sheet, &log), table.rowCount > 0 else { return nil }
    var csv = CSVOptions(setting, jobs: options.jobs)
    var reasons = [reason]
    if let header = table.headerRows, setting?.header ?? .recognised == .recognised {
      let (first, last) = (table.rowNumbers[header.lowerBound], table.rowNumbers[header.upperBound])
      csv.header = .line(Int(last))
      reasons.append(
        Phrase(
          zh: "表头占第 \(first)–\(last) 行（有合并的单元格），列名取自第 \(last) 行",
          en: "the header takes rows \(first)–\(last) (cells are merged); names are those of row \(last)"))
    }
    let source = readSheetTable(
      table.bytes, file: found.path, sheet: table.sheet, rowNumbers: table.rowNumbers,
      columnLetters: table.columns.map(\.letters), options: csv, &log)
    guard let source else { return nil }
    // The sentence about a header that is named in the configuration would not be true.
    reasons += source.dialect.reasons.dropFirst(table.headerRows == nil || csv.header == .recognised ? 0 : 1)
    return OpenedTable(source: source, part: table.sheet, reasons: reasons)
  }

  private func reportNoSheet(_ wanted: String, _ workbook: Workbook, _ log: inout Diagnostics) {
    let names = workbook.sheets.map(\.name)
    var arguments = ["sheet": wanted, "file": found.path, "sheets": names.joined(separator: ", ")]
    arguments["near"] = nearMiss(of: wanted, among: names)
    log.report(
      arguments["near"] == nil ? "sheet-unknown" : "sheet-misspelt", at: setting?.position, arguments,
      excerpt: "sheet: \(wanted)")
  }

  // MARK: Databases

  private func databaseTables(_ log: inout Diagnostics) -> [OpenedTable] {
    guard let database = openDatabase(bytes, file: found.path, &log) else { return [] }
    for ending in ["-wal", "-journal"] where hasContent(found.path + ending) {
      log.report("database-in-use", at: Position(file: found.path), ["journal": found.path + ending])
    }
    if let query = setting?.query {
      let table = database.read(query: query, named: "query", at: setting?.position, &log)
      let reason = Phrase(zh: "SQLite 查询：由配置指定", en: "SQLite query of the configuration")
      return [table.flatMap { open($0, reason, &log) }].compactMap { $0 }
    }
    if let wanted = setting?.sqlTable ?? setting?.sheet {
      guard let name = database.table(named: wanted) else {
        database.reportNoTable(wanted, at: setting?.position, excerpt: "sql_table: \(wanted)", &log)
        return []
      }
      let reason = Phrase(
        zh: "SQLite 表 '\(name)'：由配置指定", en: "SQLite table '\(name)': named in the configuration")
      return [database.read(table: name, &log).flatMap { open($0, reason, &log) }].compactMap { $0 }
    }
    let parts = database.tables.map {
      FilePart(name: $0, isHidden: false, firstRows: [database.columns(of: $0)])
    }
    let choice = PartChoice(parts, of: found, kind: Phrase(zh: "SQLite 表", en: "SQLite table"))
    choice.reportOthers(&log)
    return choice.chosen.compactMap { index, reason in
      database.read(table: database.tables[index], &log).flatMap { open($0, reason, &log) }
    }
  }

  private func hasContent(_ path: String) -> Bool {
    guard files.kind(options.full(path)) == .file else { return false }
    do {
      return try !files.read(options.full(path)).isEmpty
    } catch {
      // Another program holds it so that it cannot be read: then it is in use.
      return true
    }
  }

  private func open(_ table: DatabaseTable, _ reason: Phrase, _ log: inout Diagnostics) -> OpenedTable? {
    var csv = CSVOptions(setting, jobs: options.jobs)
    csv.header = .line(0)
    csv.keepsEveryRow = true
    csv.skippedLines = 0
    let source = readSheetTable(
      table.bytes, file: found.path, sheet: table.name, rowNumbers: table.rowNumbers,
      columnLetters: table.columns.map { _ in "" }, options: csv, &log)
    return source.map { OpenedTable(source: $0, part: table.name, reasons: [reason]) }
  }
}
