/// The rows of a sheet as comma-separated text, put together cell by cell.
///
/// Rows without any text are left out; a row ends with its last cell that has text, and is filled up with empty
/// cells to the width of the rows before it, so that most sheets need no second pass.
struct RowStore {
  /// What one column holds, the header included.
  struct Column {
    var texts = 0
    var numbers = 0
    var percents = 0
    var days = 0
  }

  /// A row is filled up while it is written to at most this width; a stray cell far to the right must not
  /// make every row thousands of cells wide.
  private static let filledWidth = 256

  private(set) var bytes: [UInt8] = []
  /// Where each row starts.
  private(set) var starts: [UInt32] = []
  private(set) var numbers: [Int32] = []
  private(set) var columns: [Column] = []
  private(set) var cellCount = 0
  private var widths: [UInt16] = []
  private var isOrdered = true

  /// The texts of the row in work.
  var row: [UInt8] = []
  private var cells: [(column: Int, start: Int, end: Int)] = []
  private var isRowOrdered = true

  init(expectedBytes: Int) { bytes.reserveCapacity(expectedBytes) }

  var rowCount: Int { numbers.count }

  /// Keeps what was appended to `row` from `start` on as the cell of `column`.
  @inline(__always)
  mutating func keepCell(_ column: Int, from start: Int) {
    guard row.count > start else { return }
    if let last = cells.last, last.column >= column { isRowOrdered = false }
    cells.append((column, start, row.count))
  }

  /// Ends the row in work, which stands in the sheet's row `number`.
  mutating func finishRow(_ number: Int) {
    defer { clearRow() }
    guard !cells.isEmpty else { return }
    if !isRowOrdered { orderCells() }
    starts.append(UInt32(truncatingIfNeeded: bytes.count))
    if let last = numbers.last, last >= number { isOrdered = false }
    numbers.append(Int32(number))
    cellCount += cells.count
    writeCells()
  }

  private mutating func clearRow() {
    row.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    isRowOrdered = true
  }

  private mutating func writeCells() {
    var next = 0
    row.withUnsafeBufferPointer { row in
      for cell in cells {
        while next < cell.column {
          bytes.append(0x2C)
          next += 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: row[cell.start..<cell.end]))
        count(cell.column)
      }
    }
    var width = next + 1
    let wanted = min(columns.count, RowStore.filledWidth)
    while width < wanted {
      bytes.append(0x2C)
      width += 1
    }
    bytes.append(0x0A)
    widths.append(UInt16(truncatingIfNeeded: width))
  }

  @inline(__always)
  private mutating func count(_ column: Int) {
    widen(to: column + 1)
    columns[column].texts += 1
  }

  private mutating func widen(to width: Int) {
    while columns.count < width { columns.append(Column()) }
  }

  /// Counts what a number in `column` meant.
  @inline(__always)
  mutating func note(_ format: NumberFormat, in column: Int) {
    widen(to: column + 1)
    columns[column].numbers += 1
    switch format {
    case .percent: columns[column].percents += 1
    case .day, .time: columns[column].days += 1
    case .number: break
    }
  }

  /// Of two cells with the same name the later one counts.
  private mutating func orderCells() {
    var last: [Int: Int] = [:]
    for (index, cell) in cells.enumerated() { last[cell.column] = index }
    cells = last.values.map { cells[$0] }.sorted { $0.column < $1.column }
  }

  /// The texts of a row, one for each column.
  func texts(row: Int) -> [String] { cellRanges(slice(row)).map { cellText(bytes[$0]) } }

  /// The bytes of a row without its line end.
  func slice(_ row: Int) -> ArraySlice<UInt8> {
    let end = row + 1 < starts.count ? Int(starts[row + 1]) : bytes.count
    return bytes[Int(starts[row])..<(end - 1)]
  }

  /// Puts `texts` into the empty cells of a row, by column.
  mutating func fill(row: Int, _ texts: [Int: [UInt8]]) {
    let old = slice(row)
    var cells = cellRanges(old).map { Array(bytes[$0]) }
    for (column, text) in texts {
      while cells.count <= column { cells.append([]) }
      guard cells[column].isEmpty else { continue }
      cells[column] = text
      columns[column].texts += 1
    }
    let new = Array(cells.joined(separator: [0x2C]))
    let growth = new.count - old.count
    widths[row] = UInt16(truncatingIfNeeded: cells.count)
    bytes.replaceSubrange(old.startIndex..<old.endIndex, with: new)
    for later in starts.indices[(row + 1)...] { starts[later] = UInt32(Int(starts[later]) + growth) }
  }

  /// Puts the rows into the order of their numbers, for files that do not keep it.
  mutating func orderRows() {
    guard !isOrdered else { return }
    let order = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    var ordered = RowStore(expectedBytes: bytes.count)
    ordered.columns = columns
    ordered.cellCount = cellCount
    for row in order {
      ordered.starts.append(UInt32(truncatingIfNeeded: ordered.bytes.count))
      ordered.numbers.append(numbers[row])
      ordered.widths.append(widths[row])
      ordered.bytes += slice(row)
      ordered.bytes.append(0x0A)
    }
    self = ordered
  }

  /// Makes all rows equally wide and drops the columns without any text.
  ///
  /// - Returns: the columns that are left, or `nil` when the text would be larger than `limit`.
  mutating func arrange(limit: Int) -> [Int]? {
    let kept = columns.indices.filter { columns[$0].texts > 0 }
    let isEven = kept.count == columns.count && widths.allSatisfy { Int($0) == columns.count }
    guard !isEven else { return bytes.count <= limit ? kept : nil }
    var size = bytes.count
    for width in widths { size += max(0, kept.count - Int(width)) }
    guard size <= limit else { return nil }
    var even: [UInt8] = []
    even.reserveCapacity(size)
    for row in starts.indices {
      let old = slice(row)
      starts[row] = UInt32(truncatingIfNeeded: even.count)
      append(old, width: Int(widths[row]), kept, to: &even)
    }
    bytes = even
    return kept
  }

  private func append(_ row: ArraySlice<UInt8>, width: Int, _ kept: [Int], to even: inout [UInt8]) {
    if kept.count == columns.count {
      even += row
      for _ in width..<max(width, kept.count) { even.append(0x2C) }
    } else {
      let cells = cellRanges(row)
      for (index, column) in kept.enumerated() {
        if index > 0 { even.append(0x2C) }
        if column < cells.count { even += bytes[cells[column]] }
      }
    }
    even.append(0x0A)
  }
}
