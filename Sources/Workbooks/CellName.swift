/// Excel's largest sheet.
let lastRow = 1_048_576
let lastColumn = 16_384

/// `A` for 0, `H` for 7, `AA` for 26.
package func columnLetters(_ column: Int) -> String {
  var letters: [UInt8] = []
  var rest = column + 1
  while rest > 0 {
    letters.append(0x41 + UInt8((rest - 1) % 26))
    rest = (rest - 1) / 26
  }
  return String(decoding: letters.reversed(), as: UTF8.self)
}

/// A cell's place in its sheet: the column from 0 and the row from 1.
struct CellPlace: Hashable, Comparable {
  var column: Int
  var row: Int

  init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// Reads `H118` or `$H$118`; `nil` for anything else or a place that no sheet has.
  init?(_ name: UnsafePointer<CChar>) {
    var column = 0
    var row = 0
    var next = name
    while next.pointee != 0 {
      let byte = UInt8(bitPattern: next.pointee)
      switch byte {
      case 0x24: break
      case 0x41...0x5A where row == 0: column = column * 26 + Int(byte - 0x40)
      case 0x61...0x7A where row == 0: column = column * 26 + Int(byte - 0x60)
      case 0x30...0x39: row = row * 10 + Int(byte - 0x30)
      default: return nil
      }
      guard column <= lastColumn, row <= lastRow else { return nil }
      next += 1
    }
    guard column > 0, row > 0 else { return nil }
    self.init(column: column - 1, row: row)
  }

  var name: String { columnLetters(column) + String(row) }

  static func < (left: CellPlace, right: CellPlace) -> Bool {
    left.row != right.row ? left.row < right.row : left.column < right.column
  }
}
