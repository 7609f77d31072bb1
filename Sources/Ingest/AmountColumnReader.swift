import Diagnostics
import Tables

/// The sign that marks decimals.
package enum DecimalSign: String, Sendable, Hashable, CaseIterable {
  case point, comma
}

/// Collects the numbers of a column and the cells that have two readings.
struct AmountColumnReader {
  private(set) var values: [Int64]
  /// The rows of the cells with one separator before three digits.
  private(set) var openPoints: [Int32] = []
  private(set) var openCommas: [Int32] = []
  /// The rows of the cells that hold a text but no value, with the ids of the messages.
  private(set) var unreadable: [(row: Int, reason: String)] = []
  private(set) var pointCells = 0
  private(set) var commaCells = 0
  private(set) var rounded = 0
  private(set) var scientific = 0
  /// The rows whose cells carry a percent sign.
  private(set) var percentRows: [Int] = []
  private var signs = [Int](repeating: 0, count: AmountWords.signs.count)
  private let scaleDigits: Int
  private let columnExponent: Int
  /// The zeros of scale × unit.
  private let factorDigits: Int
  private let reason: String
  private let allowsPercent: Bool

  /// - Parameter scaleDigits: the zeros of the column's scale.
  init(rowCount: Int, scaleDigits: Int, columnExponent: Int, reason: String, allowsPercent: Bool) {
    values = [Int64](repeating: NumberColumn.missing, count: rowCount)
    self.scaleDigits = scaleDigits
    self.columnExponent = columnExponent
    self.reason = reason
    self.allowsPercent = allowsPercent
    factorDigits = scaleDigits + columnExponent
  }

  /// Currency sign → number of cells, sorted by sign.
  var signCounts: [(sign: String, count: Int)] {
    var counts: [String: Int] = [:]
    for (sign, count) in zip(AmountWords.signs, signs) where count > 0 {
      counts[sign.name, default: 0] += count
    }
    return counts.sorted { $0.key < $1.key }.map { (sign: $0.key, count: $0.value) }
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
    cell.withText(bytes) { take(row, $0) }
  }

  private mutating func take(_ row: Int, _ content: UnsafeBufferPointer<UInt8>) {
    guard let text = AmountTextReader.read(content), allowsPercent || !text.isPercent else {
      if !isNullValue(content) { unreadable.append((row, spreadsheetFault(content) ?? reason)) }
      return
    }
    if let sign = text.sign { signs[sign] += 1 }
    if text.isPercent { percentRows.append(row) }
    if text.scientific != nil { scientific += 1 }
    switch text.custom {
    case .none: break
    case .point: pointCells += 1
    case .comma: commaCells += 1
    case .either(let separator):
      if separator == 0x2C { openCommas.append(Int32(row)) } else { openPoints.append(Int32(row)) }
      return
    }
    store(text, row, commaIsDecimal: false)
  }

  private mutating func store(_ text: AmountText, _ row: Int, commaIsDecimal: Bool) {
    let value = text.value(
      scaleDigits: scaleDigits, columnExponent: columnExponent, commaIsDecimal: commaIsDecimal)
    guard let value else { return unreadable.append((row, "amount-too-large")) }
    values[row] = value.value
    if value.isRounded { rounded += 1 }
  }

  /// Stores the value of a cell with two readings in the custom of the column.
  mutating func settle(_ row: Int, _ content: String, commaIsDecimal: Bool) {
    guard let text = Array(content.utf8).withUnsafeBufferPointer(AmountTextReader.read) else { return }
    store(text, row, commaIsDecimal: commaIsDecimal)
  }

  /// Gives up the cells with two readings, each with its own message.
  mutating func refuseOpen() {
    unreadable += (openPoints + openCommas).map { (Int($0), "ambiguous-amount") }
  }
}

/// How the cells with one separator before three digits are to be read.
enum DecimalChoice: Equatable {
  case settled(DecimalSign)
  /// The column shows both customs.
  case mixed
  /// Nothing tells.
  case open

  /// A custom counts as the column's when the other one occurs in less than one cell in a hundred of it.
  ///
  /// Without any telling cell `1,234` is grouped unless semicolons separate the cells, as they do where the comma
  /// marks decimals; what the point of `1.234` means stays open.
  init(_ reader: AmountColumnReader, stated: DecimalSign?, delimiter: UInt8) {
    let (points, commas) = (reader.pointCells, reader.commaCells)
    if let stated {
      self = .settled(stated)
    } else if min(points, commas) * 100 > max(points, commas) {
      self = .mixed
    } else if points != commas {
      self = .settled(commas > points ? .comma : .point)
    } else if reader.openPoints.isEmpty, delimiter != 0x3B || reader.openCommas.isEmpty {
      self = .settled(.point)
    } else {
      self = .open
    }
  }
}
