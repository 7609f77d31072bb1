import Diagnostics

extension SourceTable {
  /// The sheet of the workbook, or the table of the database, that the rows come from; `nil` for text files.
  package var sheet: String? { places.sheet?.name }

  /// The letters of the first column in the sheet; empty for databases and text files.
  package var firstLetters: String { places.sheet?.columnLetters.first ?? "" }

  /// The place of a row: its line, or its first cell in a sheet.
  package func rowPosition(_ row: Int) -> Position {
    if sheet != nil { return position(row: row, column: 0) }
    return Position(file: file, line: Int(lines[row]))
  }

  /// The number of each row as a person would look it up: its line, its row in the sheet, its id in the database.
  package var rowNumbers: [Int32] {
    guard let sheet = places.sheet else { return lines }
    return lines.map { Int32(clamping: sheet.row(line: Int($0))) }
  }

  /// The row that holds a position of this file, or `nil` when it is in none.
  package func row(at position: Position) -> Int? {
    guard position.file == file, position.sheet == sheet else { return nil }
    let numbers = rowNumbers
    if let cell = position.cell {
      guard let number = Int32(cell.drop { !$0.isNumber }) else { return nil }
      return numbers.firstIndex(of: number)
    }
    guard let line = position.line.map({ Int32(clamping: $0) }), let first = numbers.first, line >= first
    else { return nil }
    var (low, high) = (0, numbers.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if numbers[middle] <= line { low = middle } else { high = middle }
    }
    return low
  }
}

extension SetAsideLine.Kind {
  /// What the line is, in few words.
  package var title: Phrase {
    switch self {
    case .aboveHeader: Phrase(zh: "表头之上", en: "above the header")
    case .repeatedHeader: Phrase(zh: "重复的表头", en: "the header once more")
    case .total: Phrase(zh: "合计行", en: "a sum")
    case .belowData: Phrase(zh: "数据之下", en: "below the data")
    }
  }
}
