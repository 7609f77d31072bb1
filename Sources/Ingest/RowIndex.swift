/// Where the cells of consecutive rows end.
///
/// Each row takes `width + 1` marks: the offset before its first byte, then the offset of the byte that ends
/// each cell. So cell `c` lies between mark `c` + 1 and mark `c + 1`.
///
/// Safe to share once filled: only the thread that scans the segment writes it, before anyone else sees it.
final class RowIndex: @unchecked Sendable {
  let width: Int
  private(set) var rowCount = 0
  private var memory: LargeMemory<UInt32>
  private(set) var marks: UnsafeMutablePointer<UInt32>

  init(width: Int, rows: Int) {
    self.width = width
    memory = LargeMemory(count: max(16, rows) * (width + 1))
    marks = memory.start
  }

  /// The marks of the row to be written next.
  @inline(__always)
  func nextRow() -> UnsafeMutablePointer<UInt32> {
    let used = rowCount * (width + 1)
    if used + width + 1 > memory.count { grow(used) }
    return marks + used
  }

  @inline(never)
  private func grow(_ used: Int) {
    let larger = LargeMemory<UInt32>(count: memory.count * 3 / 2 + width + 1)
    larger.start.update(from: marks, count: used)
    memory = larger
    marks = larger.start
  }

  /// Keeps the row written last.
  @inline(__always)
  func keepRow() { rowCount += 1 }

  /// Forgets the last `count` rows.
  func dropLast(_ count: Int) { rowCount -= count }

  @inline(__always)
  func bounds(row: Int, column: Int) -> (start: Int, end: Int) {
    let mark = marks + (row * (width + 1) + column)
    let end = Int(mark[1])
    return (min(Int(mark[0] &+ 1), end), end)
  }

  /// The same rows, each as one cell.
  func rowsAlone() -> RowIndex {
    let alone = RowIndex(width: 1, rows: rowCount)
    for row in 0..<rowCount {
      let place = alone.nextRow()
      place[0] = marks[row * (width + 1)]
      place[1] = marks[row * (width + 1) + width]
      alone.keepRow()
    }
    return alone
  }

  /// The offset of the row's first byte and of its line end.
  func bounds(row: Int) -> (start: Int, end: Int) {
    (Int(marks[row * (width + 1)] &+ 1), Int(marks[row * (width + 1) + width]))
  }
}
