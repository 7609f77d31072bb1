/// What a number means by the format in which Excel shows it.
enum NumberFormat: Sendable, Hashable {
  case number
  /// A share: 0.25 is shown as 25 %.
  case percent
  /// A day, perhaps with a time.
  case day
  /// A time of day only.
  case time
}

/// The meaning of a format that a workbook need not define.
///
/// Ids 27–36 and 50–58 are the date formats of the Chinese, Japanese and Korean versions of Excel; 46 is the
/// duration `[h]:mm:ss`, a number. Source: ECMA-376, part 1, 18.8.30.
func builtInFormat(_ id: Int) -> NumberFormat {
  switch id {
  case 9, 10: .percent
  case 14...17, 22, 27...31, 36, 50...54, 57, 58: .day
  case 18...21, 32...35, 45, 47, 55, 56: .time
  default: .number
  }
}

/// Finds out what a format code such as `yyyy"年"m"月"`, `0.0%` or `[h]:mm` shows.
///
/// Only the first section counts, which is the one for positive numbers. Text in quotes, behind `\`, `!`, `_`
/// and `*`, and colours, currencies and conditions in brackets mean nothing; `[h]`, `[mm]` and `[s]` make a
/// duration, which is a number.
func numberFormat(_ code: String) -> NumberFormat {
  var reader = FormatReader(Array(code.utf8))
  return reader.read()
}

private struct FormatReader {
  private let code: [UInt8]
  private var index = 0
  private var hasDay = false
  private var hasTime = false
  private var hasMonthOrMinute = false
  private var hasPercent = false

  init(_ code: [UInt8]) { self.code = code }

  mutating func read() -> NumberFormat {
    guard !code.starts(with: Array("General".utf8)) else { return .number }
    while index < code.count, code[index] != UInt8(ascii: ";") {
      guard step() else { return .number }
    }
    if hasDay { return .day }
    if hasTime { return .time }
    // `m` is a month unless hours or seconds stand beside it.
    if hasMonthOrMinute { return .day }
    return hasPercent ? .percent : .number
  }

  /// Passes one piece of the code.
  ///
  /// - Returns: whether it may still be a date or a percentage.
  private mutating func step() -> Bool {
    let letter = code[index] | 0x20
    switch code[index] {
    case UInt8(ascii: "\""): return skip(to: UInt8(ascii: "\""))
    case UInt8(ascii: "["): return bracket()
    case UInt8(ascii: "\\"), UInt8(ascii: "!"), UInt8(ascii: "_"), UInt8(ascii: "*"): index += 2
    case UInt8(ascii: "%"):
      hasPercent = true
      index += 1
    default:
      if passHalfOfDay() { return true }
      note(letter)
      index += 1
    }
    return true
  }

  private mutating func note(_ letter: UInt8) {
    switch letter {
    case UInt8(ascii: "y"), UInt8(ascii: "d"): hasDay = true
    case UInt8(ascii: "h"), UInt8(ascii: "s"): hasTime = true
    case UInt8(ascii: "m"): hasMonthOrMinute = true
    case UInt8(ascii: "e"):
      // `e` is a year, but `E+` belongs to 0.00E+00.
      let next = index + 1 < code.count ? code[index + 1] : 0
      if next != UInt8(ascii: "+"), next != UInt8(ascii: "-") { hasDay = true }
    default: break
    }
  }

  /// Passes `AM/PM` or `A/P`, whose letters are no months.
  private mutating func passHalfOfDay() -> Bool {
    for mark in ["am/pm", "a/p"] {
      let lower = code[index...].prefix(mark.utf8.count).map { $0 == 0x2F ? $0 : $0 | 0x20 }
      guard lower == Array(mark.utf8) else { continue }
      hasTime = true
      index += mark.utf8.count
      return true
    }
    return false
  }

  private mutating func skip(to end: UInt8) -> Bool {
    index += 1
    while index < code.count, code[index] != end { index += 1 }
    index += 1
    return true
  }

  private mutating func bracket() -> Bool {
    let start = index + 1
    _ = skip(to: UInt8(ascii: "]"))
    let inner = code[start..<max(start, min(index - 1, code.count))].map { $0 | 0x20 }
    let isDuration =
      !inner.isEmpty && "hms".utf8.contains(inner[0]) && inner.allSatisfy { $0 == inner[0] }
    return !isDuration
  }
}
