import Periods

/// Reads dates as people and programs write them.
struct DayTextReader {
  private enum Piece: Equatable {
    case number(Int, digits: Int)
    case month(Int)
    case mark(UInt8)
  }

  /// - Parameter bytes: the trimmed text in UTF-8.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> DayText {
    if let day = DayScanner.read(bytes) { return day }
    guard bytes.count <= 120 else { return .unreadable }
    let text = DayWords.narrowed(bytes)
    return text.withUnsafeBufferPointer { narrow in
      if let day = DayScanner.read(narrow) { return day }
      return pieces(narrow)
    }
  }

  /// The date piece by piece: names and numbers, and marks between them.
  private static func pieces(_ text: UnsafeBufferPointer<UInt8>) -> DayText {
    var pieces: [Piece] = []
    var index = 0
    while index < text.count, parts(pieces) < 3 {
      let byte = text[index]
      var end = index + 1
      if isDigit(byte) {
        while end < text.count, isDigit(text[end]) { end += 1 }
        guard end - index <= 4 else { return .unreadable }
        let value = text[index..<end].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
        pieces.append(.number(value, digits: end - index))
        // 20th Nov.
        if end + 1 < text.count, isOrdinal(text[end] | 0x20, text[end + 1] | 0x20) { end += 2 }
      } else if isLetter(byte) {
        while end < text.count, isLetter(text[end]) { end += 1 }
        let name = UnsafeBufferPointer(rebasing: text[index..<end])
        if let month = CalendarWords.month(name) {
          pieces.append(.month(month))
        } else if !CalendarWords.isWeekday(name) {
          return .unreadable
        }
      } else if byte == 0x2D || byte == 0x2F || byte == 0x2E {
        pieces.append(.mark(byte))
      } else if byte != 0x20, byte != 0x2C {
        return .unreadable
      }
      index = end
    }
    guard parts(pieces) == 3 else { return .unreadable }
    return arrange(pieces, TimeText.read(UnsafeBufferPointer(rebasing: text[index...])))
  }

  private static func parts(_ pieces: [Piece]) -> Int {
    pieces.count { if case .mark = $0 { false } else { true } }
  }

  private static func arrange(_ pieces: [Piece], _ time: TimeText.Reading) -> DayText {
    if time == .unreadable { return .unreadable }
    var numbers: [(value: Int, digits: Int)] = []
    var marks: [UInt8] = []
    var namedMonth: Int?
    for piece in pieces {
      switch piece {
      case .number(let value, let digits): numbers.append((value, digits))
      case .month(let month): namedMonth = month
      case .mark(let mark): marks.append(mark)
      }
    }
    guard let namedMonth else { return arrangeNumbers(numbers, marks, time) }
    guard numbers.count == 2 else { return .unreadable }
    // 20 Nov 2026, Nov 20 2026, 2026 Nov 20: the number of four digits is the year.
    if numbers[0].digits == 4 { return day(numbers[0].value, namedMonth, numbers[1].value, time) }
    guard numbers[1].digits == 4 || numbers[1].digits == 2 else { return .unreadable }
    let year = numbers[1].digits == 4 ? numbers[1].value : fullYear(numbers[1].value)
    return day(year, namedMonth, numbers[0].value, time)
  }

  private static func arrangeNumbers(
    _ numbers: [(value: Int, digits: Int)], _ marks: [UInt8], _ time: TimeText.Reading
  ) -> DayText {
    guard numbers.count == 3, marks.count == 2, marks[0] == marks[1] else { return .unreadable }
    if numbers[0].digits == 4 {
      guard numbers[1].digits <= 2, numbers[2].digits <= 2 else { return .unreadable }
      return day(numbers[0].value, numbers[1].value, numbers[2].value, time)
    }
    guard let parts = DayParts(numbers[0], numbers[1], numbers[2], mark: marks[0]) else { return .unreadable }
    return parts.text(time)
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int, _ time: TimeText.Reading) -> DayText {
    guard let day = Day(year: year, month: month, day: day) else { return .impossible }
    return .day(day.number, time)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isOrdinal(_ first: UInt8, _ second: UInt8) -> Bool {
    switch (first, second) {
    case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68): true
    default: false
    }
  }
}
