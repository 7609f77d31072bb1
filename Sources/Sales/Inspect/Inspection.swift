import Diagnostics
import Effects
import Ingest
import Periods
import Settings
import Tables

/// What there is to say about one table of a file before it becomes part of a site.
package struct Inspection: Sendable {
  /// The path as it was given.
  package var path: String
  /// What became of its rows, and how it was read.
  package var report: FileReport
  package var columns: [InspectedColumn]
  /// The columns of the table that no header feeds, each with what has no value without it.
  package var missing: [MissingColumn]
  /// Spellings that probably stand for a known name.
  package var spellings: [Spelling]
  /// The problems found, the first ones of each kind.
  package var problems: Diagnostics
  /// The sums of the main amount by currency, where not all are in the site's; no rate is applied here.
  package var sums: [CurrencySum] = []
  /// The entry of the configuration by which it was read, or `nil` when everything was recognised.
  var setting: DataSource?
  /// The path to write into the configuration.
  var sitePath: String
  var encoding: TextEncoding
}

/// The sum of the main amount in one currency, in minor units.
package struct CurrencySum: Sendable, Hashable {
  /// The ISO code; empty for rows that state none.
  package var currency: String
  package var amount: Int64
}

/// A column of a file, for people who look at it.
package struct InspectedColumn: Sendable, Hashable {
  package var header: String
  /// The columns that it feeds, empty when it is not used.
  package var targets: [String]
  /// How its cells are read, or `nil` for an unused column.
  package var kind: FieldKind?
  /// Cells with a value, and cells with a text that is none.
  package var filled = 0
  package var unreadable = 0
  /// Up to three different texts from the first rows.
  package var samples: [String]
}

/// The site that a file belongs to or is meant for: its configuration and the names it knows.
package struct InspectionSite: Sendable {
  /// The site folder, and its path in front of every path of a file inside, empty for the current folder.
  package var folder: String
  package var configuration: SiteConfiguration
  /// The folder to which relative paths belong, absolute; `/` where nobody knows.
  package var current: String

  package init(folder: String, configuration: SiteConfiguration, current: String = "/") {
    self.folder = folder
    self.configuration = configuration
    self.current = current
  }
}

/// Reads files as a site would.
///
/// - Parameters:
///   - paths: files in any folder. What they name is compared with each other and with the site.
///   - site: the site to compare with; entries of its `data:` for these files apply.
///   - today: the clock's day.
/// - Returns: what was found, in the order of `paths`; a file that cannot be read or is no known table is missing, with
///   the reason in `log`.
package func inspect(
  _ paths: [String], _ files: some Files, site: InspectionSite? = nil, today: Day, jobs: Int,
  _ log: inout Diagnostics
) -> [Inspection] {
  let configuration = site?.configuration ?? SiteConfiguration()
  let options = ReadingOptions(
    site: "", jobs: jobs, zone: ZoneOffsets(named: configuration.timeZone), currency: configuration.currency)
  var read: [(path: String, file: ReadFile, problems: Diagnostics)] = []
  for path in paths {
    guard files.kind(path) == .file else {
      log.report("file-missing", at: Position(file: path), ["path": path])
      continue
    }
    for setting in site?.settings(of: path) ?? [nil] {
      var problems = Diagnostics()
      let tables = readFile(FoundFile(path: path, setting: setting), files, options, &problems)
      if tables.isEmpty { log.append(contentsOf: problems.filtered { !isOfRow($0) }) }
      for (number, table) in tables.enumerated() {
        // What was said about the file as a whole stands with its first table.
        let isOwn = { (message: Diagnostic) in
          message.position?.sheet ?? table.source.sheet == table.source.sheet
        }
        let own =
          tables.count == 1
          ? problems : problems.filtered { isOwn($0) && (number == 0 || $0.position?.sheet != nil) }
        read.append((path, table, own))
      }
    }
  }
  var known = KnownNames(configuration)
  for entry in read { known.add(entry.file) }
  if let site { known.add(site, files, jobs: jobs, except: Set(paths)) }
  return read.map { entry in
    Inspection(
      entry.path, entry.file, entry.problems, known, sitePath: site?.inside(entry.path),
      currency: configuration.currency, today: today)
  }
}

/// Whether a message is about a row of a file: of one that is no known table, they are no news.
private func isOfRow(_ message: Diagnostic) -> Bool {
  ["row-too-short", "row-too-long", "quote-unclosed", "quote-stray"].contains(message.id)
}

extension Inspection {
  fileprivate init(
    _ path: String, _ file: ReadFile, _ found: Diagnostics, _ known: KnownNames, sitePath: String?,
    currency: String, today: Day
  ) {
    var read = [file]
    var problems = found
    var table = WorkTable(file.schema)
    table.append(file, index: 0)
    table.dropDuplicates(&read, &problems)
    report = read[0].report
    report.newest = file.facts(today: today)?.upperBound
    report.used = report.rowsRead - report.rejected - report.duplicates - report.void
    if let amount = file.schema.amount, let amounts = table.numbers(amount) {
      let currencies = table.text("currency")
      var byCurrency: [String: Int64] = [:]
      for row in 0..<table.rowCount where table.keep[row] && amounts.values[row] != NumberColumn.missing {
        byCurrency[currencies?[row].map(currencyCode) ?? "", default: 0] += amounts.values[row]
      }
      let foreign = byCurrency.keys.filter { !$0.isEmpty && !Sales.currencies(ofSign: $0).contains(currency) }
      if foreign.isEmpty {
        report.amountUsed = byCurrency.values.reduce(0, +)
      } else {
        sums = byCurrency.map { CurrencySum(currency: $0.key, amount: $0.value) }.sorted {
          $0.currency < $1.currency
        }
      }
    }
    self.path = path
    self.problems = problems
    self.sitePath = sitePath ?? "data/" + (path.split(separator: "/").last.map(String.init) ?? path)
    setting = file.setting
    encoding = file.source.dialect.encoding
    columns = file.inspectedColumns()
    missing = missingColumns(file.mapping)
    spellings = known.spellings(in: file)
  }
}

extension InspectionSite {
  /// The path relative to the site folder, or `nil` when the file is not in it.
  package func inside(_ path: String) -> String? {
    let (own, whole) = (parts(folder), parts(path))
    guard whole.count > own.count, whole.starts(with: own) else { return nil }
    return whole.dropFirst(own.count).joined(separator: "/")
  }

  /// The folders and the file from the root, without `.` and `..`.
  private func parts(_ path: String) -> [Substring] {
    var parts: [Substring] = []
    for part in (path.hasPrefix("/") ? path : current + "/" + path).split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts
  }

  /// The entries of `data:` that read the file; one `nil` when there is none.
  fileprivate func settings(of path: String) -> [DataSource?] {
    guard let path = inside(path) else { return [nil] }
    let own = configuration.data.filter { source in
      pathInside(source.from).map { $0 == path || $0.contains("*") && matches(path, $0) } ?? false
    }
    return own.isEmpty ? [nil] : own
  }
}

extension ReadFile {
  /// Every column with its first samples; used ones with how many cells could be read.
  fileprivate func inspectedColumns() -> [InspectedColumn] {
    let seen = min(source.rowCount, 2_000)
    return source.header.indices.map { index in
      var samples: [String] = []
      for row in 0..<seen where samples.count < 3 {
        let text = source.text(row: row, column: index)
        if !text.isEmpty, !samples.contains(text) { samples.append(text) }
      }
      var column = InspectedColumn(
        header: source.header[index], targets: report.mapping[index].columns, kind: nil, samples: samples)
      guard let name = mapping.targets[index].first, let field = schema.field(name) else { return column }
      column.kind = field.kind
      column.filled =
        columns[name].map { values in
          (0..<source.rowCount).count { values.isPresent($0) }
        } ?? 0
      column.unreadable = unreadable.filter { $0.column == index }.reduce(0) { $0 + $1.cells.count }
      return column
    }
  }
}
