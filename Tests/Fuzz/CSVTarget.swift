import Diagnostics
import Tables

@testable import Ingest

/// The bytes are a text file. A last byte beyond ASCII chooses how it is read and is no part of it.
func fuzzCSV(_ input: UnsafeBufferPointer<UInt8>) {
  var bytes = Array(input)
  var options = CSVOptions(jobs: 1)
  if let choice = bytes.last, choice >= 0x80 {
    bytes.removeLast()
    if choice & 1 != 0 { options.keepsEveryRow = true }
    if choice & 2 != 0 { options.header = .line(1) }
    if choice & 4 != 0 { options.header = .none }
    if choice & 8 != 0 { options.delimiter = 0x3B }
    if choice & 16 != 0 { options.encoding = "gb18030" }
    if choice & 32 != 0 { options.encoding = "utf-8" }
  }
  let serial = Outcome(bytes, options)
  for (jobs, smallest) in [(2, 1), (3, 7), (8, 1), (2, max(1, bytes.count / 2))] {
    var split = options
    split.jobs = jobs
    split.smallestPart = smallest
    serial.demandEqual(to: Outcome(bytes, split))
  }
  guard let table = serial.table else { return demand(serial.log.hasErrors, "no table, no message") }
  demandEveryLine(table)
  demandPlaces(table, serial.log)
  demandReadBack(table)
}

/// Everything that reading gives.
private struct Outcome {
  var table: SourceTable?
  var log = Diagnostics()

  init(_ bytes: [UInt8], _ options: CSVOptions) {
    table = readCSV(bytes, file: "data/x.csv", options: options, &log)
  }

  var rows: [[String]] { table?.rows ?? [] }

  func demandEqual(to other: Outcome) {
    let names = "read in parts it is another table"
    demandSame(table?.header, other.table?.header, names)
    demandSame(rows, other.rows, names)
    demandSame(table?.lines, other.table?.lines, names)
    demandSame(table?.rejected, other.table?.rejected, names)
    demandSame(table?.setAside, other.table?.setAside, names)
    demandSame(table?.dialect, other.table?.dialect, names)
    demandSame(consoleText(log, .english), consoleText(other.log, .english), names)
  }
}

extension SourceTable {
  fileprivate var rows: [[String]] {
    (0..<rowCount).map { row in (0..<columnCount).map { text(row: row, column: $0) } }
  }
}

/// Every line that is not blank belongs to one row, one rejected row or one line set aside, or to the header.
private func demandEveryLine(_ table: SourceTable) {
  let lines = physicalLines(table.bytes)
  var owners = [Int](repeating: 0, count: lines.count)
  func own(_ first: Int, _ text: String) {
    let ends = physicalLines(Array(text.utf8)).count
    for line in first..<(first + ends) {
      demand(line >= 1 && line <= lines.count, "line \(line) of \(lines.count): \(text)")
      owners[line - 1] += 1
    }
  }
  for row in 0..<table.rowCount { own(Int(table.lines[row]), table.rowText(row: row)) }
  for row in table.rejected { own(row.position.line ?? 0, row.text) }
  for line in table.setAside { own(line.line, line.text) }
  if let first = table.headerCells.first, let last = table.headerCells.last {
    own(table.headerLine, table.places.text(first.lowerBound..<last.upperBound))
  }
  for (index, line) in lines.enumerated() {
    let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == table.dialect.delimiter || $0 == 0x22 }
    demand(owners[index] <= 1, "line \(index + 1) is used \(owners[index]) times")
    demand(owners[index] == 1 || isBlank || isUnseen(line), "line \(index + 1) is lost")
  }
}

/// Whether nothing of the line can be seen: blanks of other scripts, or a mark of the byte order.
private func isUnseen(_ line: ArraySlice<UInt8>) -> Bool {
  String(decoding: line, as: UTF8.self).unicodeScalars.allSatisfy {
    $0.properties.isWhitespace || $0 == "\u{FEFF}"
  }
}

private func physicalLines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
  var lines: [ArraySlice<UInt8>] = []
  var start = 0
  for index in bytes.indices {
    let isCarriageReturn = bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
    guard bytes[index] == 0x0A || isCarriageReturn else { continue }
    let isPair = index > start && bytes[index] == 0x0A && bytes[index - 1] == 0x0D
    lines.append(bytes[start..<(isPair ? index - 1 : index)])
    start = index + 1
  }
  lines.append(bytes[start...])
  return lines
}

/// Every cell and every message has a place inside the file.
private func demandPlaces(_ table: SourceTable, _ log: Diagnostics) {
  let lines = physicalLines(table.bytes)
  func demandInside(_ position: Position, _ what: String) {
    guard let line = position.line else { return }
    demand(line >= 1 && line <= lines.count, "\(what) at \(position) of \(lines.count) lines")
    guard let column = position.column else { return }
    demand(column >= 1 && column <= lines[line - 1].count + 1, "\(what) at \(position)")
  }
  for row in 0..<table.rowCount {
    for column in 0..<table.columnCount { demandInside(table.position(row: row, column: column), "a cell") }
  }
  for column in 0..<table.columnCount { demandInside(table.headerPosition(column: column), "a name") }
  for entry in log.entries { if let place = entry.position { demandInside(place, entry.id) } }
}

/// The cells written in other dialects read back equal.
private func demandReadBack(_ table: SourceTable) {
  let rows = table.rows
  for (delimiter, lineEnd) in [(",", "\n"), (";", "\r\n"), ("\t", "\r"), ("|", "\n")] {
    func line(_ first: String, _ cells: [String]) -> String {
      ([first] + cells).map(quoted).joined(separator: delimiter) + lineEnd
    }
    // A first column that is never empty keeps rows of empty cells from being blank lines.
    let text = line("n", table.header) + rows.map { line("1", $0) }.joined()
    var options = CSVOptions(delimiter: delimiter.utf8.first, jobs: 1)
    options.encoding = "utf-8"
    options.header = .line(1)
    options.keepsEveryRow = true
    let outcome = Outcome(Array(text.utf8), options)
    demandSame(outcome.table?.header, ["n"] + table.header, "written and read back the header differs")
    demandSame(outcome.rows, rows.map { ["1"] + $0 }, "written and read back a row differs")
  }
}

/// The text as a cell in quotes.
func quoted(_ text: String) -> String {
  var cell = "\""
  for scalar in text.unicodeScalars { cell += scalar == "\"" ? "\"\"" : String(scalar) }
  return cell + "\""
}
