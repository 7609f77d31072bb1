import Diagnostics
import Periods
import Tables

extension SourceTable {
  /// The column as days.
  ///
  /// The time of day and a weekday are passed over: the day is the one that is written. Where day and month may
  /// have changed places, the whole column decides; if it cannot, the cells concerned stay empty and the
  /// reading carries a ``Reading/Doubt``.
  ///
  /// - Parameters:
  ///   - order: the order of the parts, or `nil` to infer it.
  ///   - secondsFromUTC: the zone for cells of 13-digit milliseconds.
  package func days(
    _ column: Int, order: DayOrder?, secondsFromUTC: Int = 0
  ) -> Reading<DayColumn> {
    var reader = DayColumnReader(rowCount: rowCount, secondsFromUTC: secondsFromUTC)
    forEachCell(column) { row, bytes, cell in reader.take(row, bytes, cell) }
    return reader.reading(order)
  }
}

/// Collects the days of a column and the cells whose order is open.
private struct DayColumnReader {
  private var numbers: [Int32]
  private var open: [(row: Int, parts: DayParts, text: String)] = []
  private var unreadable: [UnreadableCell] = []
  private var serials = 0
  private var milliseconds = 0
  private let secondsFromUTC: Int

  init(rowCount: Int, secondsFromUTC: Int) {
    numbers = [Int32](repeating: DayColumn.missing, count: rowCount)
    self.secondsFromUTC = secondsFromUTC
  }

  @inline(__always)
  mutating func take(_ row: Int, _ bytes: UnsafePointer<UInt8>, _ cell: Cell) {
    if cell.isEmpty { return }
    if let number = DayText.iso(bytes, cell) {
      numbers[row] = number
      return
    }
    takeUncommon(row, bytes, cell)
  }

  @inline(never)
  private mutating func takeUncommon(_ row: Int, _ bytes: UnsafePointer<UInt8>, _ cell: Cell) {
    // A date with the time behind it is nearly as common as a date alone.
    if cell.count > 10, bytes[cell.start + 10] == 0x20 || bytes[cell.start + 10] == 0x54, isTime(bytes, cell)
    {
      var date = cell
      date.end = cell.start + 10
      if let number = DayText.iso(bytes, date) {
        numbers[row] = number
        return
      }
    }
    let content = cell.content(bytes)
    if content.withUnsafeBufferPointer(isNullWord) { return }
    let text = String(decoding: content, as: UTF8.self)
    switch DayTextReader.read(content) {
    case .day(let day): numbers[row] = day.number
    case .serial(let day):
      numbers[row] = day.number
      serials += 1
    case .milliseconds(let value):
      let seconds = Int((Double(value) / 1000).rounded(.down)) + secondsFromUTC
      numbers[row] = Int32((Double(seconds) / 86_400).rounded(.down))
      milliseconds += 1
    case .parts(let parts): open.append((row, parts, text))
    case .impossible: unreadable.append(UnreadableCell(row: row, text: text, reason: "impossible-date"))
    case .unreadable: unreadable.append(UnreadableCell(row: row, text: text, reason: "unreadable-date"))
    }
  }

  private func isTime(_ bytes: UnsafePointer<UInt8>, _ cell: Cell) -> Bool {
    for index in (cell.start + 11)..<cell.end {
      let byte = bytes[index]
      guard (0x30...0x3A).contains(byte) || byte == 0x2E || byte == 0x5A || byte == 0x2B else { return false }
    }
    return true
  }

  mutating func reading(_ order: DayOrder?) -> Reading<DayColumn> {
    var notes: [Phrase] = []
    var doubt: Reading<DayColumn>.Doubt?
    if let order {
      settle(order)
    } else if !open.isEmpty {
      switch DayOrderChoice(open.map(\.parts)) {
      case .settled(let order, let telling):
        settle(order)
        notes.append(
          Phrase(
            zh: "日期顺序 \(order.rawValue)：\(telling) 格只能这样读",
            en: "date order \(order.rawValue): \(telling) cells can only be read so"))
      case .indifferent(let order): settle(order)
      case .ambiguous(let first, let second, let example, let cells):
        doubt = question(first, second, example, cells)
      case .mixed(let first, let second, let example):
        doubt = contradiction(first, second, example)
      }
    }
    if serials > 0 {
      notes.append(
        Phrase(
          zh: "\(serials) 格是 Excel 日期序号（1900 系统）",
          en: "\(serials) cells are day numbers of Excel (1900 system)"))
    }
    if milliseconds > 0 {
      notes.append(
        Phrase(zh: "\(milliseconds) 格是毫秒时间戳", en: "\(milliseconds) cells are timestamps in milliseconds"))
    }
    unreadable.sort { $0.row < $1.row }
    return Reading(column: DayColumn(numbers: numbers), unreadable: unreadable, notes: notes, doubt: doubt)
  }

  private mutating func settle(_ order: DayOrder) {
    for cell in open {
      if let day = cell.parts.day(order) {
        numbers[cell.row] = day.number
      } else {
        unreadable.append(UnreadableCell(row: cell.row, text: cell.text, reason: "impossible-date"))
      }
    }
  }

  private func question(
    _ first: DayOrder, _ second: DayOrder, _ example: Int, _ cells: Int
  ) -> Reading<DayColumn>.Doubt {
    let cell = open[example]
    return Reading.Doubt(
      id: "date-order-unknown", row: cell.row, cells: cells,
      arguments: [
        "text": cell.text, "count": String(cells),
        "first": cell.parts.day(first).map(\.description) ?? "", "firstOrder": first.rawValue,
        "second": cell.parts.day(second).map(\.description) ?? "", "secondOrder": second.rawValue,
      ])
  }

  private func contradiction(
    _ first: (order: DayOrder, cells: Int), _ second: (order: DayOrder, cells: Int), _ example: Int
  ) -> Reading<DayColumn>.Doubt {
    let cell = open[example]
    return Reading.Doubt(
      id: "date-order-mixed", row: cell.row, cells: open.count,
      arguments: [
        "text": cell.text, "count": String(open.count),
        "firstOrder": first.order.rawValue, "firstCount": String(first.cells),
        "secondOrder": second.order.rawValue, "secondCount": String(second.cells),
      ])
  }
}
