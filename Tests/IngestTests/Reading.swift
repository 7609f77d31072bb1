import Diagnostics
import Testing

@testable import Ingest

/// Reads a text as the file `data/deals.csv`.
func read(_ text: String, _ options: CSVOptions = CSVOptions()) -> (table: SourceTable?, log: Diagnostics) {
  read(Array(text.utf8), options)
}

func read(_ bytes: [UInt8], _ options: CSVOptions = CSVOptions()) -> (table: SourceTable?, log: Diagnostics) {
  var log = Diagnostics()
  let table = readCSV(bytes, file: "data/deals.csv", options: options, &log)
  return (table, log)
}

/// Reads a text that gives no message.
func table(_ text: String, delimiter: UInt8? = nil) throws -> SourceTable {
  let (table, log) = read(text, CSVOptions(delimiter: delimiter))
  #expect(log.entries.isEmpty)
  return try #require(table)
}

/// A table with one column of these cells, which may contain anything.
func column(_ cells: [String], header: String = "x", delimiter: UInt8 = 0x2C) throws -> SourceTable {
  let rows = cells.map {
    "\"\($0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }
  // A second column keeps rows with an empty cell from being blank lines.
  let mark = String(UnicodeScalar(delimiter))
  return try table(
    (["\"\(header)\"\(mark)n"] + rows.map { "\($0)\(mark)1" }).joined(separator: "\n"), delimiter: delimiter)
}

extension SourceTable {
  /// All usable rows as texts.
  var rows: [[String]] {
    (0..<rowCount).map { row in (0..<columnCount).map { text(row: row, column: $0) } }
  }
}

func english(_ log: Diagnostics) -> String { consoleText(log, .english) }
func chinese(_ log: Diagnostics) -> String { consoleText(log, .chinese) }
