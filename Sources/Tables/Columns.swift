import Diagnostics
import Periods

/// A column of text in which each different entry is stored once.
package struct TextColumn: Sendable {
  /// For each row the index of its entry, or −1 where the cell is empty.
  package var codes: [Int32]
  /// The different entries in the order of their first appearance; none is empty.
  package var entries: TextEntries

  package init(codes: [Int32] = [], entries: TextEntries = []) {
    self.codes = codes
    self.entries = entries
  }

  package init(codes: [Int32], entries: [String]) {
    self.init(codes: codes, entries: TextEntries(entries))
  }

  /// Builds the dictionary from one text a row; empty texts become empty cells.
  package init(_ rows: some Sequence<String?>) {
    self.init()
    var entries: [String] = []
    var codeOf: [String: Int32] = [:]
    for text in rows {
      guard let text, !text.isEmpty else {
        codes.append(-1)
        continue
      }
      if let code = codeOf[text] {
        codes.append(code)
      } else {
        codeOf[text] = Int32(entries.count)
        codes.append(Int32(entries.count))
        entries.append(text)
      }
    }
    self.entries = TextEntries(entries)
  }

  /// The text of the row, or `nil` where the cell is empty.
  package subscript(row: Int) -> String? {
    let code = codes[row]
    return code < 0 ? nil : entries[Int(code)]
  }
}

/// A column of exact numbers: each value is an integer count of 1 ÷ `scale`.
///
/// Money has scale 100 (minor units), shares, quantities and scores have scale 1,000,000.
package struct NumberColumn: Sendable {
  /// What stands in for an empty cell.
  @inlinable package static var missing: Int64 { Int64.min }

  package var values: [Int64]
  package var scale: Int64

  package init(values: [Int64] = [], scale: Int64) {
    self.values = values
    self.scale = scale
  }

  /// The value of the row, or `nil` where the cell is empty.
  package subscript(row: Int) -> Double? {
    values[row] == NumberColumn.missing ? nil : Double(values[row]) / Double(scale)
  }
}

/// A column of days.
package struct DayColumn: Sendable {
  /// What stands in for an empty cell.
  @inlinable package static var missing: Int32 { Int32.min }

  /// Days since 1970-01-01.
  package var numbers: [Int32]

  package init(numbers: [Int32] = []) { self.numbers = numbers }

  /// The day of the row, or `nil` where the cell is empty.
  package subscript(row: Int) -> Day? {
    numbers[row] == DayColumn.missing ? nil : Day(number: numbers[row])
  }
}

/// One typed column of a table.
package enum Column: Sendable {
  case text(TextColumn)
  /// Amounts in minor units (scale 100), in the site's currency.
  case money(NumberColumn)
  /// Other numbers (scale 1,000,000); percentages are shares 0…1.
  case number(NumberColumn)
  case day(DayColumn)

  package var count: Int {
    switch self {
    case .text(let column): column.codes.count
    case .money(let column), .number(let column): column.values.count
    case .day(let column): column.numbers.count
    }
  }

  package var kind: ColumnKind {
    switch self {
    case .text: .text
    case .money: .money
    case .number: .number
    case .day: .day
    }
  }
}

/// What a column holds.
package enum ColumnKind: String, Sendable, Hashable {
  case text, money, number, day
}

/// A table of records with canonical column names, ready to be counted.
package struct RecordTable: Sendable {
  /// The canonical name: `deals`, `orders`, `payment_plans` …
  package var name: String
  package private(set) var rowCount: Int
  package private(set) var columns: [String: Column]
  /// For each row where it stands, so that every number can be traced back.
  package var origins: RowOrigins

  package init(
    name: String, rowCount: Int, columns: [String: Column] = [:], origins: RowOrigins = RowOrigins()
  ) {
    self.name = name
    self.rowCount = rowCount
    self.columns = [:]
    self.origins = origins
    for (name, column) in columns { self[name] = column }
  }

  /// The column of this name, or `nil` when the table has none. A new column must have one value a row.
  package subscript(name: String) -> Column? {
    get { columns[name] }
    set {
      if let newValue { precondition(newValue.count == rowCount, "column '\(name)' has another length") }
      columns[name] = newValue
    }
  }

  package func text(_ name: String) -> TextColumn? {
    if case .text(let column)? = columns[name] { column } else { nil }
  }

  package func days(_ name: String) -> DayColumn? {
    if case .day(let column)? = columns[name] { column } else { nil }
  }

  /// The money or number column of this name.
  package func numbers(_ name: String) -> NumberColumn? {
    switch columns[name] {
    case .money(let column)?, .number(let column)?: column
    default: nil
    }
  }
}

/// Where the rows of a table come from.
package struct RowOrigins: Sendable {
  /// The files, in the order in which they were read.
  package var files: [String]
  /// For each file the sheet or database table and the letters of its first column; empty when all are text files.
  package var sheets: [(name: String, letters: String)?] = []
  /// For each row the index of its file; empty when there is only one.
  package var fileOfRow: [Int32]
  /// For each row the line from 1 on which it starts, or its row in the sheet.
  package var lines: [Int32]
  /// For each row the column, in characters from 1, of the cell that holds its value; empty when it is not known.
  package var valueColumns: [Int32]
  /// For each row the column of the cell that names its metric; empty when it is not known.
  package var metricColumns: [Int32] = []

  package init(
    files: [String] = [], fileOfRow: [Int32] = [], lines: [Int32] = [], valueColumns: [Int32] = []
  ) {
    self.files = files
    self.fileOfRow = fileOfRow
    self.lines = lines
    self.valueColumns = valueColumns
  }

  /// The place of the row's value, its line where no more is known, or `nil`.
  package func valuePosition(row: Int) -> Position? {
    var place = position(row: row)
    if row < valueColumns.count, valueColumns[row] > 0 { place?.column = Int(valueColumns[row]) }
    return place
  }

  /// The place of the row's metric, its line where no more is known, or `nil`.
  package func metricPosition(row: Int) -> Position? {
    var place = position(row: row)
    if row < metricColumns.count, metricColumns[row] > 0 { place?.column = Int(metricColumns[row]) }
    return place
  }

  /// The place of the row, or `nil` when it is not known.
  package func position(row: Int) -> Position? {
    guard row < lines.count, !files.isEmpty else { return nil }
    let file = fileOfRow.isEmpty ? 0 : Int(fileOfRow[row])
    if file < sheets.count, let sheet = sheets[file] {
      return Position(file: files[file], sheet: sheet.name, cell: sheet.letters + String(lines[row]))
    }
    return Position(file: files[file], line: Int(lines[row]))
  }
}

/// The tables of a site by their canonical names.
package struct Dataset: Sendable {
  package var tables: [String: RecordTable]

  package init(tables: [String: RecordTable] = [:]) { self.tables = tables }

  package subscript(name: String) -> RecordTable? { tables[name] }
}
