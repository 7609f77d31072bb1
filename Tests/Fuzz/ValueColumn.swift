import Diagnostics

@testable import Ingest

/// The lines as a column named `x`, and the same lines in the reverse order.
func columns(of lines: [String]) -> (table: SourceTable, reversed: SourceTable)? {
  guard let table = column(lines), let reversed = column(lines.reversed()) else { return nil }
  return (table, reversed)
}

/// - Returns: `nil` when the cells cannot stand in a text file.
private func column(_ cells: [String]) -> SourceTable? {
  // A second column keeps rows with an empty cell from being blank lines.
  let text = "x,n\n" + cells.map { quoted($0) + ",1\n" }.joined()
  var options = CSVOptions(delimiter: 0x2C, jobs: 1)
  options.encoding = "utf-8"
  options.header = .line(1)
  options.keepsEveryRow = true
  var log = Diagnostics()
  guard let table = readCSV(Array(text.utf8), file: "data/x.csv", options: options, &log) else { return nil }
  demandSame(table.rowCount, cells.count, "a cell is lost")
  return table
}

/// The lines of the fuzzer's input as texts.
func lines(of input: UnsafeBufferPointer<UInt8>) -> [String] {
  input.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
}

/// Demands what holds for every reading of a column: a cell has a value, or a message, or a question, or is empty.
func demandAccounted<Value>(
  _ reading: Reading<Value>, _ table: SourceTable, _ isMissing: (Int) -> Bool
) {
  let failed = Set(reading.unreadable.map(\.row))
  demandSame(failed.count, reading.unreadable.count, "a cell has two messages")
  var open = 0
  for row in 0..<table.rowCount {
    let text = table.text(row: row, column: 0)
    let isNull = text.isEmpty || Array(text.utf8).withUnsafeBufferPointer(isNullValue)
    if failed.contains(row) {
      demand(isMissing(row), "'\(text)' has a value and a message")
    } else if isMissing(row), !isNull {
      open += 1
    }
  }
  demand(
    open <= reading.doubt?.cells ?? 0, "\(open) cells vanish, \(reading.doubt?.cells ?? 0) are asked about")
}
