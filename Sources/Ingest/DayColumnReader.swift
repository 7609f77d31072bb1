import Diagnostics
import Periods
import Settings
import Tables

/// Collects the days of a column and the cells that the whole column decides.
struct DayColumnReader {
  private(set) var numbers: [Int32]
  private(set) var open = OpenDays()
  /// The rows of the cells that hold a text but no day, with the ids of the messages.
  private(set) var unreadable: [(row: Int, reason: String)] = []
  /// Day numbers of Excel, if the column holds such.
  private var serials: [(row: Int32, number: Int32)] = []
  private var counts = 0
  private var zoned = 0
  /// Rows of open cells whose time names its zone, with the seconds from the start of the day written, in UTC.
  private var secondsInUTC: [Int32: Int] = [:]
  private var filled = 0
  private let zone: ZoneOffsets

  init(rowCount: Int, zone: ZoneOffsets) {
    numbers = [Int32](repeating: DayColumn.missing, count: rowCount)
    self.zone = zone
  }

  @inline(__always)
  mutating func take(_ row: Int, _ bytes: UnsafePointer<UInt8>, _ cell: Cell) {
    if cell.isEmpty { return }
    filled += 1
    if let number = DayText.iso(bytes, cell) {
      numbers[row] = number
    } else if let number = DayText.isoWithTime(bytes, cell) {
      numbers[row] = number
    } else {
      takeUncommon(row, bytes, cell)
    }
  }

  @inline(never)
  private mutating func takeUncommon(_ row: Int, _ bytes: UnsafePointer<UInt8>, _ cell: Cell) {
    cell.withText(bytes) { take(row, $0) }
  }

  private mutating func take(_ row: Int, _ content: UnsafeBufferPointer<UInt8>) {
    switch DayTextReader.read(content) {
    case .day(let day): numbers[row] = day.number
    case .serial(let number): serials.append((Int32(row), number))
    case .moment(let seconds, let isCount):
      numbers[row] = zone.day(at: seconds).number
      if isCount { counts += 1 } else { zoned += 1 }
    case .parts(let parts, let seconds):
      open.append(row, parts)
      guard let seconds else { return }
      zoned += 1
      secondsInUTC[Int32(row)] = seconds
    case .impossible: fail(row, content, "impossible-date")
    case .impossibleTime: fail(row, content, "impossible-time")
    case .unreadable: fail(row, content, "unreadable-date")
    }
  }

  private mutating func fail(_ row: Int, _ content: UnsafeBufferPointer<UInt8>, _ reason: String) {
    if isNullValue(content) {
      filled -= 1
    } else {
      unreadable.append((row, spreadsheetFault(content) ?? reason))
    }
  }

  /// Numbers are days of Excel when nine filled cells in ten are such numbers; a single one among written dates may
  /// be anything.
  mutating func settleSerials(_ numbering: DayNumberSystem) {
    if serials.count * 10 >= filled * 9 {
      for (row, number) in serials { numbers[Int(row)] = numbering.day(number).number }
    } else {
      unreadable += serials.map { (Int($0.row), "lone-day-number") }
      serials = []
    }
  }

  /// Settles the open cells by the order stated, else by what their pattern tells.
  mutating func settleOrder(
    _ stated: DayOrder?, _ text: (Int) -> String
  ) -> (notes: [Phrase], doubt: Reading<DayColumn>.Doubt?) {
    guard !open.isEmpty else { return ([], nil) }
    let patterns = open.patterns()
    let days = open.days(patterns.map { (pattern: $0, order: stated ?? $0.order) })
    open.forEach(days) { row, day in
      guard let day else { return unreadable.append((row, "impossible-date")) }
      guard let seconds = secondsInUTC[Int32(row)] else { return numbers[row] = day.number }
      numbers[row] = zone.day(at: Int64(day.number) * 86_400 + Int64(seconds)).number
    }
    if stated != nil { return ([], nil) }
    let questions = DayQuestions(open: open, patterns: patterns, text: text)
    return (questions.notes, questions.doubt)
  }

  func notes(_ numbering: DayNumberSystem, _ text: (Int) -> String) -> [Phrase] {
    var notes: [Phrase] = []
    if let first = serials.first {
      let example = "\(text(Int(first.row))) → \(numbering.day(first.number))"
      switch numbering {
      case .from1900:
        notes.append(
          Phrase(
            zh: "\(countText(serials.count)) 格是 Excel 日期序号（1900 系统，\(example)；若来自 1904 系统，在配置中写 dates: 1904）",
            en:
              "\(cells(serials.count, "is a day number", "are day numbers")) of Excel (1900 system, \(example); if they come from the 1904 system, write dates: 1904)"
          ))
      case .from1904:
        notes.append(
          Phrase(
            zh: "\(countText(serials.count)) 格是 Excel 日期序号（1904 系统，\(example)）",
            en:
              "\(cells(serials.count, "is a day number", "are day numbers")) of Excel (1904 system, \(example))"
          ))
      }
    }
    if counts > 0 {
      notes.append(
        Phrase(
          zh: "\(countText(counts)) 格是 1970 年以来的秒数或毫秒数，已按站点时区换成日期",
          en:
            "\(cells(counts, "counts", "count")) seconds or milliseconds since 1970, read as days in the site's zone"
        ))
    }
    if zoned > 0 {
      notes.append(
        Phrase(
          zh: "\(countText(zoned)) 格的时间带有时区，已按站点时区换成日期",
          en: "\(cells(zoned, "has", "have")) a time with its zone, read as days in the site's zone"))
    }
    return notes
  }
}

/// `1 cell has`, `2 cells have`.
func cells(_ count: Int, _ one: String, _ many: String) -> String {
  counted(count, "cell", "cells") + " " + (count == 1 ? one : many)
}
