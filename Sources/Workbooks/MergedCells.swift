/// A block of cells that the sheet shows as one.
struct MergedBlock: Hashable {
  var first: CellPlace
  var last: CellPlace

  /// Reads `A1:C2`; `nil` when it is no block of more than one cell.
  init?(_ name: UnsafePointer<CChar>) {
    let ends = String(cString: name).split(separator: ":")
    guard ends.count == 2, let first = ends[0].withCString({ CellPlace($0) }),
      let last = ends[1].withCString({ CellPlace($0) }), first != last,
      first.column <= last.column, first.row <= last.row
    else { return nil }
    self.first = first
    self.last = last
  }
}

/// The rows that hold the names of the columns: the first one with two texts or more, and those that blocks
/// beginning in it reach down to. Rows above it with a single text are titles.
///
/// The result is a range of row numbers of the sheet; `nil` when no row has two texts.
func headerRows(of rows: RowStore, _ blocks: [MergedBlock]) -> ClosedRange<Int>? {
  let top = (0..<min(rows.rowCount, headerSearch)).first { row in
    rows.texts(row: row).count { !$0.isEmpty } >= 2
  }
  guard let top else { return nil }
  let first = Int(rows.numbers[top])
  var last = first
  var hasGrown = true
  while hasGrown {
    hasGrown = false
    for block in blocks where (first...last).contains(block.first.row) && block.last.row > last {
      // A block over more rows than a header ever has belongs to data that begins at once.
      guard block.last.row - first < highestHeader else { continue }
      last = block.last.row
      hasGrown = true
    }
  }
  return first...last
}

/// Rows below which no header begins.
private let headerSearch = 64
/// Rows that one header has at most.
private let highestHeader = 5

extension RowStore {
  /// Gives each column under a merged header cell that cell's text, and counts the merged cells in data.
  ///
  /// - Returns: the header's rows when there is more than one, as numbers of the sheet's rows.
  mutating func spreadHeaders(_ blocks: [MergedBlock], _ problems: inout SheetProblems) -> ClosedRange<Int>? {
    guard !blocks.isEmpty, let header = headerRows(of: self, blocks) else { return nil }
    for block in blocks.sorted(by: { $0.first < $1.first }) {
      if header.contains(block.first.row), header.contains(block.last.row) {
        spread(block)
      } else if block.first.row > header.lowerBound, rowIndex(of: block.first.row) != nil,
        !text(at: block.first).isEmpty
      {
        problems.mergedData.add(block.first)
      }
    }
    return header.count > 1 ? header : nil
  }

  private mutating func spread(_ block: MergedBlock) {
    let text = text(at: block.first)
    guard !text.isEmpty else { return }
    // Columns without any text of their own are not made by a wide title.
    let covered = (block.first.column...block.last.column).filter {
      $0 < columns.count && columns[$0].texts > 0
    }
    let texts = Dictionary(uniqueKeysWithValues: covered.map { ($0, text) })
    for number in block.first.row...block.last.row {
      guard let row = rowIndex(of: number) else { continue }
      fill(row: row, texts)
    }
  }

  /// The bytes of a cell with its quotes.
  private func text(at place: CellPlace) -> [UInt8] {
    guard let row = rowIndex(of: place.row) else { return [] }
    let cells = cellRanges(slice(row))
    return place.column < cells.count ? Array(bytes[cells[place.column]]) : []
  }

  /// The row with this number of the sheet, or `nil` when it has no text.
  private func rowIndex(of number: Int) -> Int? {
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if Int(numbers[middle]) < number { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && Int(numbers[low]) == number ? low : nil
  }
}
