import Glibc

/// Where the cells of consecutive rows end.
///
/// Each row takes `width + 1` marks: the offset before its first byte, then the offset of the byte that ends
/// each cell. So cell `c` lies between mark `c` + 1 and mark `c + 1`. Memory comes from `realloc`, which moves
/// pages instead of bytes when it grows.
///
/// Safe to share once filled: only the thread that scans the segment writes it, before anyone else sees it.
final class RowIndex: @unchecked Sendable {
  let width: Int
  private(set) var rowCount = 0
  private(set) var marks: UnsafeMutablePointer<UInt32>
  private var capacity: Int

  init(width: Int, rows: Int) {
    self.width = width
    capacity = max(16, rows) * (width + 1)
    marks = RowIndex.memory(nil, capacity)
  }

  deinit { free(marks) }

  private static func memory(_ old: UnsafeMutablePointer<UInt32>?, _ count: Int) -> UnsafeMutablePointer<
    UInt32
  > {
    let memory = realloc(old, count * MemoryLayout<UInt32>.stride)
    guard let memory else { preconditionFailure("no memory for the index of cells") }
    return memory.bindMemory(to: UInt32.self, capacity: count)
  }

  /// The marks of the row to be written next.
  @inline(__always)
  func nextRow() -> UnsafeMutablePointer<UInt32> {
    let used = rowCount * (width + 1)
    if used + width + 1 > capacity {
      capacity = capacity * 3 / 2 + width + 1
      marks = RowIndex.memory(marks, capacity)
    }
    return marks + used
  }

  /// Keeps the row written last.
  @inline(__always)
  func keepRow() { rowCount += 1 }

  @inline(__always)
  func bounds(row: Int, column: Int) -> (start: Int, end: Int) {
    let mark = marks + (row * (width + 1) + column)
    let end = Int(mark[1])
    return (min(Int(mark[0] &+ 1), end), end)
  }

  /// The offset of the row's first byte and of its line end.
  func bounds(row: Int) -> (start: Int, end: Int) {
    (Int(marks[row * (width + 1)] &+ 1), Int(marks[row * (width + 1) + width]))
  }
}
