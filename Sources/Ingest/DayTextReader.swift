import Periods

/// Reads dates as people and programs write them.
struct DayTextReader {
  private enum Piece: Equatable {
    case number(Int, digits: Int)
    case month(Int)
    case mark(UInt8)
  }

  /// - Parameter bytes: the trimmed text in UTF-8.
  static func read(_ bytes: [UInt8]) -> DayText {
    let text = narrowed(bytes)
    if let whole = wholeNumber(text) { return whole }
    guard let pieces = datePieces(text) else { return .unreadable }
    return arrange(pieces)
  }

  /// 8 digits are yyyyMMdd, 13 are milliseconds, 5 (with or without a fraction) are a day number of Excel.
  private static func wholeNumber(_ text: [UInt8]) -> DayText? {
    let digits = text.prefix { isDigit($0) }
    guard !digits.isEmpty else { return nil }
    let rest = text[digits.endIndex...]
    let isWhole =
      rest.isEmpty || (rest.first == 0x2E && rest.count > 1 && rest.dropFirst().allSatisfy(isDigit))
    guard isWhole, let value = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    switch (digits.count, rest.isEmpty) {
    case (8, true):
      return day(value / 10_000, value / 100 % 100, value % 100)
    case (13, true): return .milliseconds(Int64(value))
    // From 1954 on: smaller numbers are quantities.
    case (5, _) where value >= 20_000 && value < 80_000:
      // Excel believes in a 29 February 1900, so day 1 is 1900-01-01 but later numbers run one ahead.
      return .serial(Day(number: Int32(value - 25_569)))
    default: return nil
    }
  }

  /// The characters of weekdays and times of day.
  private static let timeWords = Set("星期周一二三四五六天上中下午早晚凌晨时点分秒".unicodeScalars)

  /// Full-width digits and marks, and the Chinese marks of dates, as ASCII.
  private static func narrowed(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return bytes }
    var text: [UInt8] = []
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: text.append(UInt8(scalar.value - 0xFEE0))
      case 0x5E74, 0x6708: text.append(0x2D)
      case 0x65E5: text.append(0x20)
      case 0x3000, 0xA0: text.append(0x20)
      case 0..<0x80: text.append(UInt8(scalar.value))
      default: text.append(timeWords.contains(scalar) ? 0x7F : 0x01)
      }
    }
    while text.last == 0x20 { text.removeLast() }
    return text
  }

  /// The pieces of the date, without time of day and weekday; `nil` when something else stands there.
  private static func datePieces(_ text: [UInt8]) -> [Piece]? {
    var pieces: [Piece] = []
    var index = 0
    while index < text.count {
      let byte = text[index]
      if isDigit(byte) {
        let digits = text[index...].prefix(while: isDigit)
        guard digits.count <= 4, let value = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
        pieces.append(.number(value, digits: digits.count))
        index = digits.endIndex
      } else if isLetter(byte), parts(pieces) < 3 {
        let letters = text[index...].prefix(while: isLetter)
        if let month = month(named: letters) {
          pieces.append(.month(month))
        } else if !isWeekday(letters) {
          return nil
        }
        index = letters.endIndex
      } else if byte == 0x2D || byte == 0x2F || byte == 0x2E || byte == 0x2C || byte == 0x20 {
        if byte != 0x20, byte != 0x2C { pieces.append(.mark(byte)) }
        index += 1
      } else {
        break
      }
      if parts(pieces) == 3 { break }
    }
    guard parts(pieces) == 3, isTimeOrWeekday(text[min(index, text.count)...]) else { return nil }
    return pieces
  }

  private static func parts(_ pieces: [Piece]) -> Int {
    pieces.count { if case .mark = $0 { false } else { true } }
  }

  private static func arrange(_ pieces: [Piece]) -> DayText {
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
    if let namedMonth {
      guard numbers.count == 2 else { return .unreadable }
      // 20 Nov 2026, Nov 20 2026, 2026 Nov 20: the number of four digits is the year.
      if numbers[0].digits == 4 { return day(numbers[0].value, namedMonth, numbers[1].value) }
      guard numbers[1].digits == 4 || numbers[1].digits == 2 else { return .unreadable }
      let year = numbers[1].digits == 4 ? numbers[1].value : fullYear(numbers[1].value)
      return day(year, namedMonth, numbers[0].value)
    }
    return arrangeNumbers(numbers, marks)
  }

  private static func arrangeNumbers(_ numbers: [(value: Int, digits: Int)], _ marks: [UInt8]) -> DayText {
    guard numbers.count == 3, marks.count == 2, marks[0] == marks[1] else { return .unreadable }
    if numbers[0].digits == 4 {
      guard numbers[1].digits <= 2, numbers[2].digits <= 2 else { return .unreadable }
      return day(numbers[0].value, numbers[1].value, numbers[2].value)
    }
    guard numbers[0].digits <= 2, numbers[1].digits <= 2, numbers[2].digits != 3 else { return .unreadable }
    let parts = DayParts(
      first: numbers[0].value, second: numbers[1].value, third: numbers[2].value,
      firstMayBeYear: numbers[0].digits == 2 && numbers[2].digits <= 2, thirdMayBeYear: numbers[2].digits != 1
    )
    guard parts.firstMayBeYear || parts.thirdMayBeYear else { return .unreadable }
    return DayOrder.allCases.contains { parts.day($0) != nil } ? .parts(parts) : .impossible
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> DayText {
    Day(year: year, month: month, day: day).map { .day($0) } ?? .impossible
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static let monthNames = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static func month(named letters: ArraySlice<UInt8>) -> Int? {
    guard letters.count >= 3 else { return nil }
    return monthNames.firstIndex(of: lowered(letters)).map { $0 + 1 }
  }

  private static func isWeekday(_ letters: ArraySlice<UInt8>) -> Bool {
    letters.count >= 3 && ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(lowered(letters))
  }

  private static func lowered(_ letters: ArraySlice<UInt8>) -> String {
    String(decoding: letters.prefix(3), as: UTF8.self).lowercased()
  }

  /// Whether the text behind a date is nothing, a time, or a weekday.
  private static func isTimeOrWeekday(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first else { return true }
    // A digit here belongs to the date's last number or to a time that has no blank before it.
    guard first == 0x20 || first == 0x54 || first == 0x2C || first == 0x7F else { return false }
    let words = rest.split { !isLetter($0) }
    guard words.allSatisfy({ isWeekday($0) || timeLetters.contains(lowered($0)) && $0.count <= 3 }) else {
      return false
    }
    return rest.allSatisfy { isDigit($0) || isLetter($0) || timeMarks.contains($0) }
  }

  private static let timeLetters: Set<String> = ["t", "z", "am", "pm", "utc", "gmt"]

  /// Colon, point, plus, minus, blank, comma, brackets, and whatever stands for a time word.
  private static let timeMarks: Set<UInt8> = [0x3A, 0x2E, 0x2B, 0x2D, 0x20, 0x2C, 0x28, 0x29, 0x7F]
}
