import Diagnostics
import Tables

/// Collects the numbers of a column and the cells that have two readings.
struct AmountColumnReader {
  private var values: [Int64]
  private var open: [(row: Int, text: AmountText, source: String)] = []
  private var unreadable: [UnreadableCell] = []
  private var signs: [String: Int] = [:]
  private var pointCells = 0
  private var commaCells = 0
  private let scale: Int64
  private let columnExponent: Int
  /// The zeros of scale × unit.
  private let factorDigits: Int
  private let reason: String
  private let allowsPercent: Bool
  /// The rows whose cells carry a percent sign.
  private(set) var percentRows: [Int] = []

  init(rowCount: Int, scale: Int64, columnExponent: Int, reason: String, allowsPercent: Bool) {
    values = [Int64](repeating: NumberColumn.missing, count: rowCount)
    self.scale = scale
    self.columnExponent = columnExponent
    self.reason = reason
    self.allowsPercent = allowsPercent
    let factor = Int128(scale) * powerOfTen(columnExponent)
    factorDigits = (0..<19).first { powerOfTen($0) == factor } ?? 0
  }

  /// Plain decimals are read straight from the bytes; whatever else stands there takes the long way.
  @inline(__always)
  mutating func take(_ row: Int, _ bytes: UnsafePointer<UInt8>, _ cell: Cell) {
    guard !cell.isEmpty else { return }
    var index = cell.start
    let isNegative = bytes[index] == 0x2D
    if isNegative { index += 1 }
    let first = index
    var value: Int64 = 0
    while index < cell.end, bytes[index] &- 0x30 <= 9 {
      value = value &* 10 &+ Int64(bytes[index] &- 0x30)
      index += 1
    }
    let wholeDigits = index - first
    var decimals = 0
    if index < cell.end, bytes[index] == 0x2E {
      index += 1
      while index < cell.end, bytes[index] &- 0x30 <= 9 {
        value = value &* 10 &+ Int64(bytes[index] &- 0x30)
        index += 1
        decimals += 1
      }
      // One point before three digits may group them.
      if decimals == 3, wholeDigits <= 3, bytes[first] != 0x30 { return takeUncommon(row, bytes, cell) }
    }
    // 18 digits fit into 64 bits.
    guard index == cell.end, wholeDigits > 0, decimals <= factorDigits,
      wholeDigits + factorDigits <= 18
    else { return takeUncommon(row, bytes, cell) }
    if decimals > 0 { pointCells += 1 }
    for _ in decimals..<factorDigits { value &*= 10 }
    values[row] = isNegative ? -value : value
  }

  @inline(never)
  private mutating func takeUncommon(_ row: Int, _ bytes: UnsafePointer<UInt8>, _ cell: Cell) {
    let content = cell.content(bytes)
    if content.withUnsafeBufferPointer(isNullWord) { return }
    guard let text = AmountTextReader.read(content), allowsPercent || !text.isPercent else {
      unreadable.append(
        UnreadableCell(row: row, text: String(decoding: content, as: UTF8.self), reason: reason))
      return
    }
    if !text.sign.isEmpty { signs[text.sign, default: 0] += 1 }
    if text.isPercent { percentRows.append(row) }
    switch text.custom {
    case .none: break
    case .point: pointCells += 1
    case .comma: commaCells += 1
    case .either:
      open.append((row, text, String(decoding: content, as: UTF8.self)))
      return
    }
    store(text, row, String(decoding: content, as: UTF8.self), commaIsDecimal: false)
  }

  private mutating func store(_ text: AmountText, _ row: Int, _ source: String, commaIsDecimal: Bool) {
    if let value = text.value(scale: scale, columnExponent: columnExponent, commaIsDecimal: commaIsDecimal) {
      values[row] = value
    } else {
      unreadable.append(UnreadableCell(row: row, text: source, reason: "amount-too-large"))
    }
  }

  /// Settles the cells with two readings by the custom of the others.
  ///
  /// A custom counts as the column's when the other one occurs in less than one cell in a hundred of it. Without
  /// any telling cell the point marks decimals, in files with semicolons the comma.
  mutating func reading(commaByDefault: Bool) -> Reading<NumberColumn> {
    var notes: [Phrase] = []
    let isMixed = min(pointCells, commaCells) * 100 > max(pointCells, commaCells)
    let commaIsDecimal = pointCells == commaCells ? commaByDefault : commaCells > pointCells
    for cell in open {
      if isMixed {
        unreadable.append(UnreadableCell(row: cell.row, text: cell.source, reason: "ambiguous-amount"))
      } else {
        store(cell.text, cell.row, cell.source, commaIsDecimal: commaIsDecimal)
      }
    }
    if commaIsDecimal, commaCells > 0 || !open.isEmpty {
      notes.append(Phrase(zh: "逗号是小数点", en: "the comma marks decimals"))
    }
    if let first = open.first, pointCells == 0, commaCells == 0 {
      notes.append(
        Phrase(
          zh: "没有一格能说明小数点的写法；'\(first.source)' 这类写法按\(commaByDefault ? "小数逗号" : "小数点")理解",
          en:
            "no cell tells how decimals are written; texts like '\(first.source)' are read with the decimal \(commaByDefault ? "comma" : "point")"
        ))
    }
    unreadable.sort { $0.row < $1.row }
    return Reading(
      column: NumberColumn(values: values, scale: scale), unreadable: unreadable, notes: notes,
      signs: signs.sorted { $0.key < $1.key }.map { (sign: $0.key, count: $0.value) })
  }
}
