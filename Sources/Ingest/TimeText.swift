/// A time of day behind a date.
struct TimeText: Sendable, Equatable {
  /// Since the day's start, 0…86,400.
  var seconds = 0
  /// Seconds that the zone of the time is ahead of UTC, or `nil` when it names none.
  var zone: Int?

  enum Reading: Equatable {
    case time(TimeText)
    /// `25:61`.
    case impossible
    case unreadable
  }

  /// Reads what stands behind a date: nothing, a time with or without a zone, a weekday.
  static func read(_ text: UnsafeBufferPointer<UInt8>) -> Reading {
    guard let first = text.first else { return .time(TimeText()) }
    // A digit here belongs to the date's last number.
    guard first == 0x20 || first == 0x2C || first == 0x28 || first | 0x20 == 0x74 else { return .unreadable }
    var reader = TimeTextReader(text: text)
    return reader.read()
  }
}

/// Walks over the text of a time.
private struct TimeTextReader {
  let text: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var hours: Int?
  private var minutes = 0
  private var seconds = 0
  private var zone: Int?
  /// Whether the hours are those before or after noon.
  private var isAfternoon: Bool?

  init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

  mutating func read() -> TimeText.Reading {
    while index < text.count {
      let byte = text[index]
      let isFine: Bool
      switch byte {
      case 0x20, 0x2C: index += 1; continue
      case 0x30...0x39: isFine = clock()
      case 0x2B, 0x2D: isFine = offset()
      case 0x28: isFine = remark()
      case 0x41...0x5A, 0x61...0x7A: isFine = word()
      default: isFine = false
      }
      guard isFine else { return .unreadable }
    }
    return result()
  }

  private func result() -> TimeText.Reading {
    guard var hours else { return zone == nil && isAfternoon == nil ? .time(TimeText()) : .unreadable }
    if let isAfternoon, hours <= 12 { hours = hours % 12 + (isAfternoon ? 12 : 0) }
    // 24:00 ends the day; second 60 is a leap second.
    guard hours < 24 || (hours == 24 && minutes == 0 && seconds == 0), minutes < 60, seconds <= 60 else {
      return .impossible
    }
    return .time(TimeText(seconds: hours * 3600 + minutes * 60 + seconds, zone: zone))
  }

  private func isDigit(_ index: Int) -> Bool { index < text.count && text[index] &- 0x30 <= 9 }

  /// One or two digits.
  private mutating func number() -> Int? {
    var value = 0
    let start = index
    while isDigit(index) {
      value = value * 10 + Int(text[index] &- 0x30)
      index += 1
      guard index - start <= 2 else { return nil }
    }
    return index > start ? value : nil
  }

  /// `8:30`, `08:30:15.123`, `8:`, and before am or pm `8`.
  private mutating func clock() -> Bool {
    guard hours == nil, let hours = number() else { return false }
    self.hours = hours
    guard index < text.count, text[index] == 0x3A else {
      var next = index
      while next < text.count, text[next] == 0x20 { next += 1 }
      return isAfternoon != nil
        || next < text.count && (text[next] | 0x20 == 0x61 || text[next] | 0x20 == 0x70)
    }
    index += 1
    guard isDigit(index) else { return true }
    guard let minutes = number() else { return false }
    self.minutes = minutes
    guard index < text.count, text[index] == 0x3A else { return true }
    index += 1
    guard isDigit(index) else { return true }
    guard let seconds = number() else { return false }
    self.seconds = seconds
    if index < text.count, text[index] == 0x2E || text[index] == 0x2C, isDigit(index + 1) {
      index += 1
      while isDigit(index) { index += 1 }
    }
    return true
  }

  /// `+08:00`, `+0800`, `+08`.
  private mutating func offset() -> Bool {
    guard hours != nil, zone == nil || zone == 0 else { return false }
    let isBehind = text[index] == 0x2D
    index += 1
    guard isDigit(index) else { return false }
    let digits = text[index...].prefix { $0 &- 0x30 <= 9 }.count
    guard digits <= 4 else { return false }
    var value = 0
    for _ in 0..<digits {
      value = value * 10 + Int(text[index] &- 0x30)
      index += 1
    }
    var minutes = 0
    if digits == 4 {
      minutes = value % 100
      value /= 100
    } else if digits > 2 {
      return false
    } else if index < text.count, text[index] == 0x3A {
      index += 1
      guard let behind = number() else { return false }
      minutes = behind
    }
    guard value <= 14, minutes < 60 else { return false }
    zone = (value * 3600 + minutes * 60) * (isBehind ? -1 : 1)
    return true
  }

  /// A remark in brackets: the name of a zone behind its offset (as JavaScript writes), or a weekday.
  private mutating func remark() -> Bool {
    guard text.last == 0x29 else { return false }
    index += 1
    if zone != nil {
      index = text.count
      return true
    }
    while index < text.count, text[index] == 0x20 { index += 1 }
    if index < text.count, text[index] != 0x29, !word() { return false }
    guard index == text.count - 1 else { return false }
    index += 1
    return true
  }

  private mutating func word() -> Bool {
    let start = index
    while index < text.count, (0x61...0x7A).contains(text[index] | 0x20) { index += 1 }
    func letter(_ place: Int) -> UInt8 { text[start + place] | 0x20 }
    switch index - start {
    case 1 where letter(0) == 0x74: return hours == nil
    case 1 where letter(0) == 0x7A:
      zone = 0
      return hours != nil
    case 2 where letter(1) == 0x6D && (letter(0) == 0x61 || letter(0) == 0x70):
      guard isAfternoon == nil else { return false }
      isAfternoon = letter(0) == 0x70
      return true
    case 3...9:
      let name = UnsafeBufferPointer(rebasing: text[start..<index])
      if index - start == 3, equals(name, "utc") || equals(name, "gmt") {
        zone = 0
        return hours != nil
      }
      return CalendarWords.isWeekday(name)
    default: return false
    }
  }

  private func equals(_ name: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    name.indices.allSatisfy { name[$0] | 0x20 == word.utf8Start[$0] }
  }
}
