import Diagnostics
import Workbooks

/// The bytes are a whole workbook, or the inside of one: the XML of the rows, then, each behind a zero byte, that of the
/// shared texts, the cell formats and what stands below the rows.
func fuzzWorkbook(_ input: UnsafeBufferPointer<UInt8>) {
  if input.starts(with: [0x50, 0x4B]) {
    for table in tables(Array(input)).tables { demandShape(table) }
    return
  }
  let parts = input.split(separator: 0, omittingEmptySubsequences: false).map(Array.init)
  let (plain, log) = tables(workbook(parts, opening: "<sheetData>"))
  // Rows behind an opening in this form all go through the XML parser.
  let (parsed, parsedLog) = tables(workbook(parts, opening: "<sheetData >"))
  demandSame(plain.map(\.bytes), parsed.map(\.bytes), "the XML parser reads another table")
  demandSame(plain.map(\.rowNumbers), parsed.map(\.rowNumbers), "the XML parser reads other rows")
  demandSame(plain.map(\.columns), parsed.map(\.columns), "the XML parser reads other columns")
  demandSame(log.entries.map(\.id), parsedLog.entries.map(\.id), "the XML parser sees other faults")
  for table in plain {
    demandShape(table)
    demandReadBack(table)
  }
}

private let limits = WorkbookLimits(
  partBytes: 1 << 20, allBytes: 4 << 20, cells: 100_000, sharedTexts: 10_000, textBytes: 1 << 20, depth: 64)

private func tables(_ bytes: [UInt8]) -> (tables: [SheetTable], log: Diagnostics) {
  var log = Diagnostics()
  guard let book = readWorkbook(bytes, file: "data/x.xlsx", limits: limits, &log) else {
    demand(log.hasErrors, "no workbook, no message")
    return ([], log)
  }
  var tables: [SheetTable] = []
  for sheet in book.sheets {
    _ = book.firstRows(of: sheet)
    if let table = book.read(sheet, &log) {
      tables.append(table)
    } else {
      demand(log.hasErrors, "no sheet, no message")
    }
  }
  return (tables, log)
}

/// Rows ascend (two may have one number), and each has a cell with a place for every column.
private func demandShape(_ table: SheetTable) {
  demandSame(table.rowStarts.count, table.rowCount, "a row starts nowhere")
  for row in 0..<table.rowCount {
    demand(row == 0 || table.rowNumbers[row - 1] <= table.rowNumbers[row], "rows do not ascend")
    demand(table.rowNumbers[row] >= 1 && table.rowNumbers[row] <= 1_048_576, "row \(table.rowNumbers[row])")
    let texts = table.texts(row: row)
    demandSame(texts.count, table.columns.count, "row \(row) has other columns")
    demand(texts.contains { !$0.isEmpty }, "row \(row) is empty")
    demandSame(table.row(at: Int(table.rowStarts[row])), row, "an offset leads to another row")
  }
  for column in table.columns { demand(column.texts > 0, "column \(column.letters) is empty") }
}

/// The texts written as inline texts into a new workbook read back equal.
private func demandReadBack(_ table: SheetTable) {
  var rows = ""
  for row in 0..<table.rowCount {
    rows += "<row r=\"\(table.rowNumbers[row])\">"
    for (text, column) in zip(table.texts(row: row), table.columns) where !text.isEmpty {
      let place = column.letters + String(table.rowNumbers[row])
      rows += "<c r=\"\(place)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped(text))</t></is></c>"
    }
    rows += "</row>"
  }
  let (read, log) = tables(workbook([Array(rows.utf8)], opening: "<sheetData>"))
  if log.hasErrors { return }
  demandSame(read.map(\.bytes), [table.bytes], "written and read back the sheet differs")
  demandSame(read.map(\.rowNumbers), [table.rowNumbers], "written and read back the rows differ")
}

private func escaped(_ text: String) -> String {
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\r": escaped += "&#13;"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}
