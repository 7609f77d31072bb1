import Diagnostics
import Effects
import Ingest
import Periods
import Settings
import Tables

/// Reads all files of a site and brings them into canonical form.
///
/// - Parameters:
///   - site: the site folder.
///   - override: the as-of day of the command line, before that of the configuration.
///   - today: the clock's day in the site's zone.
///   - jobs: how many threads may work; the result does not depend on it.
package func readSales(
  _ configuration: SiteConfiguration, files: some Files, site: String, asOf override: Day? = nil, today: Day,
  jobs: Int, _ log: inout Diagnostics
) -> SalesData {
  let options = ReadingOptions(
    site: site, jobs: jobs, zone: ZoneOffsets(named: configuration.timeZone), currency: configuration.currency
  )
  var read: [ReadFile] = []
  let found = findFiles(configuration, files, site: site, &log)
  // Small files are read while threads wait for each other at the ends of large ones.
  let tables = inParallel(found.count, jobs: jobs) { index -> ([ReadFile], Diagnostics) in
    var log = Diagnostics()
    return (readFile(found[index], files, options, &log), log)
  }
  for (file, messages) in tables {
    read += file
    log.append(contentsOf: messages)
  }
  // Sheets of one workbook stay in its order.
  let sorted = read.enumerated().sorted { left, right in
    let (mine, theirs) = (left.element.source.file, right.element.source.file)
    return mine == theirs ? left.offset < right.offset : mine.utf8.lexicographicallyPrecedes(theirs.utf8)
  }
  read = sorted.map(\.element)
  let facts = read.map { $0.facts(today: today) }
  for index in read.indices { read[index].report.newest = facts[index]?.upperBound }
  let asOf = asOfDay(
    configuration.asOf, override: override, today: today, newest: facts.compactMap { $0?.upperBound }.max())
  var reader = SalesReader(configuration: configuration, files: read, data: SalesData(asOf: asOf), log: log)
  reader.run(facts)
  log = reader.log
  return reader.data
}

/// One reading of a site: the files on one side, the finished tables on the other.
struct SalesReader {
  let configuration: SiteConfiguration
  var files: [ReadFile]
  var data: SalesData
  var log: Diagnostics
  /// Void deals of each file, which are kept but not used.
  var voids: [Int] = []

  var asOf: Day { data.asOf }

  mutating func run(_ facts: [ClosedRange<Day>?]) {
    data.sources = files.map(\.source)
    voids = [Int](repeating: 0, count: files.count)
    var tables: [WorkTable] = []
    for schema in TableSchema.all {
      let indices = files.indices.filter { files[$0].schema.name == schema.name }
      guard !indices.isEmpty else { continue }
      var table = WorkTable(schema)
      for index in indices { table.append(files[index], index: index) }
      table.dropDuplicates(&files, &log)
      table.dropFuture(asOf: asOf, files, &log)
      tables.append(table)
    }
    for index in files.indices { files[index].columns = [:] }
    if let people = tables.first(where: { $0.schema.name == "people" }) { readPeople(people) }
    for table in tables where table.schema.name != "targets" && table.schema.name != "people" {
      finish(table)
    }
    if let targets = tables.first(where: { $0.schema.name == "targets" }) { readTargets(targets) }
    resolve()
    data.calendar = siteCalendar(configuration, holidays: data.dataset["holidays"])
    checkNames()
    if data.dataset["deals"] == nil, data.dataset["orders"] == nil { reportNothingToCount() }
    report(facts)
    data.problems = dataProblems()
    reportOutliers()
    data.sources = files.map { $0.source.forLookups() }
  }

  /// Without deals and orders nothing can be published. A file that would have held them and could not be read has
  /// been reported already; that message then is the error.
  private mutating func reportNothingToCount() {
    let explaining: Set = [
      "file-missing", "file-empty", "file-is-excel", "file-not-text", "file-too-large", "encoding-unknown",
      "encoding-does-not-fit", "unknown-encoding", "misspelt-encoding", "encoding-unavailable",
      "header-undecodable",
      "header-quote", "header-not-text", "table-lacks-column", "column-not-in-file", "table-not-recognised",
      "unknown-data-table", "misspelt-data-table", "path-outside-site", "disk-failed",
    ]
    let kinds = ["workbook-", "sheet-", "database-", "query-"]
    let explanations = log.entries.filter { message in
      let isOfContainer = message.severity == .error && kinds.contains { message.id.hasPrefix($0) }
      return (isOfContainer || explaining.contains(message.id)) && mayHoldSales(message)
    }
    if explanations.isEmpty {
      log.report("no-deals-or-orders", at: configuration.position)
    } else if !explanations.contains(where: { $0.severity == .error }) {
      for id in Set(explanations.map(\.id)).sorted() { log.raise(id) }
    }
  }

  /// Whether the file of the message may be the one with the deals or orders: it is not known to be another table.
  private func mayHoldSales(_ message: Diagnostic) -> Bool {
    let wanted = ["deals", "orders"]
    if let table = message.arguments["table"], TableSchema.named(table) != nil {
      return wanted.contains(table)
    }
    let path = message.arguments["path"] ?? message.position?.file ?? ""
    if let setting = configuration.data.first(where: { $0.from == path }),
      let schema = schema(ofEntry: setting)
    {
      return wanted.contains(schema.name)
    }
    let suggested = schemas(byFile: path).map(\.name)
    return suggested.isEmpty || suggested.contains(where: wanted.contains)
  }

  /// Picks the kept rows and remembers where they stand.
  mutating func finish(_ table: WorkTable) {
    let isWhole = !table.keep.contains(false)
    let rows: [Int32] = isWhole ? [] : table.keep.indices.lazy.filter { table.keep[$0] }.map(Int32.init)
    let count = isWhole ? table.rowCount : rows.count
    var lines: [Int32] = []
    var fileOfRow: [Int32] = []
    for (number, index) in table.files.enumerated() {
      lines += files[index].source.rowNumbers
      if table.files.count > 1 {
        fileOfRow += [Int32](repeating: Int32(number), count: files[index].source.rowCount)
      }
    }
    if !isWhole {
      lines = rows.map { lines[Int($0)] }
      if !fileOfRow.isEmpty { fileOfRow = rows.map { fileOfRow[Int($0)] } }
    }
    var origins = RowOrigins(
      files: table.files.map { files[$0].source.file }, fileOfRow: fileOfRow, lines: lines)
    origins.sheets = sheets(of: table)
    var finished = RecordTable(name: table.schema.name, rowCount: count, origins: origins)
    for (name, column) in table.columns { finished[name] = isWhole ? column : column.picked(rows) }
    finished.apply(configuration.aliases)
    data.dataset.tables[table.schema.name] = finished
    data.places[table.schema.name] = RowPlaces(
      rows: rows, count: count, files: table.files, starts: table.starts)
  }

  private mutating func readPeople(_ table: WorkTable) {
    finish(table)
    guard let people = data.dataset["people"] else { return }
    data.people = Roster(people)
    if data.people.managerIsTeam {
      data.dataset.tables["people"]?["team"] = people["manager"]
      log.report("manager-is-team", at: place(of: "people"))
    }
  }

  private mutating func readTargets(_ table: WorkTable) {
    var targets = TargetRows(
      data.people, primary: configuration.primary, aliases: configuration.aliases)
    for (number, index) in table.files.enumerated() {
      targets.add(&files[index], number: number, start: table.starts[number], table: table, &log)
    }
    var finished = targets.table(table.files.map { files[$0].source.file })
    finished.origins.sheets = sheets(of: table)
    data.dataset.tables["targets"] = finished
    data.places["targets"] = RowPlaces(
      rows: targets.rows, count: targets.rows.count, files: table.files, starts: table.starts)
  }

  /// The sheets that a table's rows come from, one entry for each file; empty when all are text files.
  private func sheets(of table: WorkTable) -> [(name: String, letters: String)?] {
    let sources = table.files.map { files[$0].source }
    guard sources.contains(where: { $0.sheet != nil }) else { return [] }
    return sources.map { source in source.sheet.map { ($0, source.firstLetters) } }
  }

  func place(of table: String) -> Position? {
    data.dataset[table]?.origins.files.first.map { Position(file: $0) }
  }
}
