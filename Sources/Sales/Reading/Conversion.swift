import Diagnostics
import Ingest
import Settings
import Tables

/// A column read from its file.
private enum Converted: Sendable {
  case text(TextColumn)
  case day(Reading<DayColumn>)
  case money(Reading<NumberColumn>)
  case number(Reading<NumberColumn>)
  case hash(String)
}

/// A source column and how its cells are read.
private struct ReadingTask: Sendable, Hashable {
  var column: Int
  var kind: FieldKind
}

/// How the configuration says the values of a file are written.
private struct ValueCustoms: Sendable {
  var order: DayOrder?
  var numbering: DayNumberSystem
  var decimal: DecimalSign?
  var zone: ZoneOffsets

  init(_ setting: DataSource?, zone: ZoneOffsets) {
    order = setting?.dates.flatMap(DayOrder.init(rawValue:))
    numbering = setting?.dates == "1904" ? .from1904 : .from1900
    decimal = setting?.decimal.flatMap(DecimalSign.init(rawValue:))
    self.zone = zone
  }
}

extension ReadFile {
  /// Reads every mapped column, several at a time, and reports what could not be read.
  mutating func convert(_ bytes: [UInt8], _ options: ReadingOptions, _ log: inout Diagnostics) {
    var tasks: [ReadingTask] = []
    for (index, names) in mapping.targets.enumerated() {
      for name in names {
        guard let field = schema.field(name) else { continue }
        let task = ReadingTask(column: index, kind: field.kind)
        if !tasks.contains(task) { tasks.append(task) }
      }
    }
    for (column, _) in mapping.periods { tasks.append(ReadingTask(column: column, kind: .text)) }
    for (column, _) in mapping.stageDates { tasks.append(ReadingTask(column: column, kind: .day)) }
    let customs = ValueCustoms(setting, zone: options.zone)
    let results = inParallel(tasks.count + 1, jobs: options.jobs) { [source, tasks] index in
      index == tasks.count ? .hash(contentHash(bytes)) : ReadFile.read(source, tasks[index], customs)
    }
    for (task, result) in zip(tasks, results) { keep(result, task, options.currency, &log) }
    if case .hash(let hash)? = results.last { report.hash = hash }
  }

  private static func read(
    _ source: SourceTable, _ task: ReadingTask, _ customs: ValueCustoms
  ) -> Converted {
    let column = task.column
    return switch task.kind {
    case .text: .text(source.textColumn(column))
    case .day:
      .day(source.days(column, order: customs.order, zone: customs.zone, numbering: customs.numbering))
    case .money: .money(source.money(column, decimal: customs.decimal))
    case .number: .number(source.numbers(column, percent: false, decimal: customs.decimal))
    case .percent: .number(source.numbers(column, percent: true, decimal: customs.decimal))
    }
  }

  private mutating func keep(
    _ result: Converted, _ task: ReadingTask, _ currency: String, _ log: inout Diagnostics
  ) {
    let column: Column
    switch result {
    case .text(let text):
      column = .text(text)
      checkIDs(task.column, &log)
    case .day(let reading):
      column = .day(reading.column)
      note(reading, task, &log)
    case .money(let reading):
      column = .money(reading.column)
      note(reading, task, &log)
      if mapping.columns["currency"] == nil {
        keepSigns(reading.signs, column: task.column, site: currency)
      }
    case .number(let reading):
      column = .number(reading.column)
      note(reading, task, &log)
    case .hash: return
    }
    if let index = mapping.periods.firstIndex(where: { $0.column == task.column }),
      case .text(let text) = column
    {
      wide.append((task.column, mapping.periods[index].period, text))
      return
    }
    if case .day(let days) = column, mapping.stageDates.contains(where: { $0.column == task.column }) {
      stageDays[task.column] = days
      return
    }
    for name in mapping.targets[task.column] where schema.field(name)?.kind == task.kind {
      columns[name] = column
    }
  }

  /// Reports unreadable cells; a required one is reported with its row, which cannot be used.
  private mutating func note<C>(_ reading: Reading<C>, _ task: ReadingTask, _ log: inout Diagnostics) {
    let name = source.header[task.column]
    report.readAs += reading.notes.map { note in
      Phrase(zh: "列 '\(name)'：\(note.chinese)", en: "column '\(name)': \(note.english)")
    }
    unreadable.append((task.column, reading.unreadable))
    var shown = reading
    let isRequired = mapping.targets[task.column].contains { schema.field($0)?.isRequired == true }
    if isRequired { shown.unreadable = [] }
    source.report(shown, column: task.column, &log)
  }

  /// Reports ids that a spreadsheet has rewritten.
  private mutating func checkIDs(_ column: Int, _ log: inout Diagnostics) {
    guard mapping.targets[column].contains(where: { ["id", "deal", "contract"].contains($0) }) else { return }
    let damaged = Reading(column: TextColumn(), unreadable: source.damagedIDs(column))
    unreadable.append((column, damaged.unreadable))
    source.report(damaged, column: column, &log)
  }

  /// Marks the rows whose required cells are empty or unreadable, and reports them.
  ///
  /// - Parameter site: the ISO code of the site's currency. Where a rejected amount is in another one, there is no sum.
  mutating func markUnusable(site: String, _ log: inout Diagnostics) {
    for field in schema.fields where field.isRequired {
      guard let column = columns[field.name], let index = mapping.columns[field.name] else { continue }
      for row in 0..<source.rowCount where usable[row] && !column.isPresent(row) {
        usable[row] = false
        let text = source.text(row: row, column: index)
        let reason = text.isEmpty ? "required-cell-empty" : "required-cell-unreadable"
        let place = source.position(row: row, column: index)
        let line = source.rowText(row: row)
        report.rejectedRows.append(RejectedRow(position: place, reason: reason, text: line))
        log.report(reason, at: place, ["column": source.header[index], "text": text], excerpt: line)
      }
    }
    report.rejectedRows.sort { $0.position < $1.position }
    report.rejected = report.rejectedRows.count
    guard let name = schema.amount, case .money(let amounts)? = columns[name] else { return }
    var sum: Int64 = 0
    let currencies: TextColumn? = if case .text(let column)? = columns["currency"] { column } else { nil }
    for row in usable.indices where !usable[row] && amounts.values[row] != NumberColumn.missing {
      if let code = currencies?[row], !Sales.currencies(ofSign: code).contains(site) { return }
      sum += amounts.values[row]
    }
    report.amountRejected = sum
  }
}
