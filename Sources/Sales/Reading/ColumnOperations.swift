import Periods
import Tables

extension TextColumn {
  /// The column with every entry replaced; entries that become equal are one, empty ones become empty cells.
  func mapped(_ replace: (String) -> String) -> TextColumn {
    var entries: [String] = []
    var codeOf: [String: Int32] = [:]
    let translation: [Int32] = self.entries.map { entry in
      let text = replace(entry)
      if text.isEmpty { return -1 }
      if let code = codeOf[text] { return code }
      let code = Int32(entries.count)
      codeOf[text] = code
      entries.append(text)
      return code
    }
    return TextColumn(codes: codes.map { $0 < 0 ? -1 : translation[Int($0)] }, entries: entries)
  }

  /// The number of rows of each entry.
  func counts() -> [Int] {
    var counts = [Int](repeating: 0, count: entries.count)
    for code in codes where code >= 0 { counts[Int(code)] += 1 }
    return counts
  }

  /// Entry → the first row that holds it.
  func firstRows() -> [String: Int] {
    Dictionary(
      zip(entries, firstRowOfEach()).filter { $0.1 >= 0 }, uniquingKeysWith: { min($0, $1) })
  }

  /// For each entry the first row that holds it, −1 where none does.
  func firstRowOfEach() -> [Int] {
    var first = [Int](repeating: -1, count: entries.count)
    var left = entries.count
    for (row, code) in codes.enumerated() where code >= 0 && first[Int(code)] < 0 {
      first[Int(code)] = row
      left -= 1
      if left == 0 { break }
    }
    return first
  }

  /// The column with its empty cells filled from another one.
  func filled(from other: TextColumn) -> TextColumn {
    var codes = self.codes
    var entries = self.entries
    var codeOf: [String: Int32]?
    var translation = [Int32](repeating: -2, count: other.entries.count)
    for row in codes.indices where codes[row] < 0 && other.codes[row] >= 0 {
      let code = Int(other.codes[row])
      if translation[code] == -2 {
        let text = other.entries[code]
        if codeOf == nil {
          codeOf = Dictionary(zip(entries, 0..<Int32(entries.count)), uniquingKeysWith: { first, _ in first })
        }
        translation[code] = codeOf?[text] ?? Int32(entries.count)
        if Int(translation[code]) == entries.count {
          codeOf?[text] = translation[code]
          entries.append(text)
        }
      }
      codes[row] = translation[code]
    }
    return TextColumn(codes: codes, entries: entries)
  }

  /// The column with a text in every empty cell.
  func filled(with text: String) -> TextColumn {
    guard codes.contains(-1) else { return self }
    var column = self
    let code: Int32
    if let index = entries.firstIndex(of: text) {
      code = Int32(index)
    } else {
      code = Int32(entries.count)
      column.entries.append(text)
    }
    for row in codes.indices where codes[row] < 0 { column.codes[row] = code }
    return column
  }

  mutating func append(_ other: TextColumn) {
    let known = TextIndex(entries).places(of: other.entries)
    var bytes = entries.packed(more: other.entries.count)
    let translation: [Int32] = known.enumerated().map { place, code in
      if code >= 0 { return code }
      other.entries.withBytes(of: place) { bytes.append($0) }
      return Int32(bytes.count - 1)
    }
    entries = bytes.count > TextEntries.fewTexts ? TextEntries(bytes) : TextEntries(bytes.strings)
    codes += other.codes.map { $0 < 0 ? -1 : translation[Int($0)] }
  }
}

extension Column {
  /// The rows of these numbers, in that order.
  func picked(_ rows: [Int32]) -> Column {
    switch self {
    case .text(let column):
      .text(TextColumn(codes: rows.map { column.codes[Int($0)] }, entries: column.entries))
    case .money(let column):
      .money(NumberColumn(values: rows.map { column.values[Int($0)] }, scale: column.scale))
    case .number(let column):
      .number(NumberColumn(values: rows.map { column.values[Int($0)] }, scale: column.scale))
    case .day(let column): .day(DayColumn(numbers: rows.map { column.numbers[Int($0)] }))
    }
  }

  /// Whether the cell holds a value.
  func isPresent(_ row: Int) -> Bool {
    switch self {
    case .text(let column): column.codes[row] >= 0
    case .money(let column), .number(let column): column.values[row] != NumberColumn.missing
    case .day(let column): column.numbers[row] != DayColumn.missing
    }
  }

  /// Adds the rows of a column of the same kind.
  mutating func append(_ other: Column) {
    switch (self, other) {
    case (.text(var mine), .text(let theirs)):
      mine.append(theirs)
      self = .text(mine)
    case (.money(var mine), .money(let theirs)):
      mine.values += theirs.values
      self = .money(mine)
    case (.number(var mine), .number(let theirs)):
      mine.values += theirs.values
      self = .number(mine)
    case (.day(var mine), .day(let theirs)):
      mine.numbers += theirs.numbers
      self = .day(mine)
    default: preconditionFailure("columns of one name have one kind")
    }
  }

  /// A column of empty cells.
  static func empty(_ kind: FieldKind, count: Int) -> Column {
    switch kind {
    case .text: .text(TextColumn(codes: [Int32](repeating: -1, count: count)))
    case .money: .money(.empty(count, scale: 100))
    case .number, .percent: .number(.empty(count, scale: 1_000_000))
    case .day: .day(DayColumn(numbers: [Int32](repeating: DayColumn.missing, count: count)))
    }
  }
}

extension NumberColumn {
  static func empty(_ count: Int, scale: Int64) -> NumberColumn {
    NumberColumn(values: [Int64](repeating: missing, count: count), scale: scale)
  }
}
