import Diagnostics

extension SourceTable {
  /// The cells of a column of ids that a spreadsheet has rewritten: `1.23457E+18`, and ids of 16 digits or more
  /// whose digits behind the 15th are all 0 when nine long ids in ten are so.
  package func damagedIDs(_ column: Int) -> [UnreadableCell] {
    var scientific: [Int32] = []
    var cut: [Int32] = []
    var long = 0
    forEachCell(column) { row, bytes, cell in
      guard cell.count >= 5 else { return }
      let text = UnsafeBufferPointer(start: bytes + cell.start, count: cell.count)
      if isScientific(text) {
        scientific.append(Int32(row))
      } else if cell.count >= 16, cell.count <= 25, text.allSatisfy({ $0 &- 0x30 <= 9 }) {
        long += 1
        if text[15...].allSatisfy({ $0 == 0x30 }) { cut.append(Int32(row)) }
      }
    }
    // One long id in ten ends in a 0 by chance, hardly ever nearly all of them.
    if cut.count < 2 || cut.count * 10 < long * 9 { cut = [] }
    return (scientific + cut).sorted().map {
      UnreadableCell(row: Int($0), text: text(row: Int($0), column: column), reason: "damaged-id")
    }
  }

  /// `1.23457E+18` or `1E+18`.
  private func isScientific(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = text.count
    guard text[count - 3] == 0x2B, text[count - 4] | 0x20 == 0x65, text[count - 1] &- 0x30 <= 9,
      text[count - 2] &- 0x30 <= 9, text[0] &- 0x30 <= 9
    else { return false }
    return count == 5 || (text[1] == 0x2E && count > 6 && text[2..<count - 4].allSatisfy { $0 &- 0x30 <= 9 })
  }
}
