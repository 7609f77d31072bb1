/// How well an encoding explains the bytes beyond ASCII.
struct Plausibility: Sendable {
  var encoding: TextEncoding
  /// Characters beyond ASCII, damaged bytes among them.
  var characters = 0
  /// Sum of what each of them counts, 0…1: an everyday character 1, a rare one less, a damaged byte 0.
  var weight = 0.0
  /// Known words beyond ASCII in the first lines.
  var knownWords = 0

  /// The share 0…1 of plausible characters.
  var share: Double { characters == 0 ? 0 : weight / Double(characters) }
  /// The share with a bonus for words that are known as headers.
  var score: Double { share + min(0.3, 0.1 * Double(knownWords)) }
}

extension Plausibility {
  /// Adds the characters of a piece that starts and ends between characters.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let table = encoding.table else { return }
    switch encoding {
    case .windows1252, .macRoman: addWestern(bytes, table)
    case .gb18030, .big5, .shiftJIS: addEastern(bytes, table)
    case .utf8, .utf16LittleEndian, .utf16BigEndian: return
    }
  }

  /// Characters of East Asia come in words; one between two Latin letters is an accented letter misread.
  private mutating func addEastern(_ bytes: UnsafeBufferPointer<UInt8>, _ table: DecodingTable) {
    var index = 0
    while index < bytes.count {
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      let start = index
      var length = 0
      var sum = 0.0
      while index < bytes.count, bytes[index] >= 0x80 {
        let (character, step) = table.next(bytes, index)
        let second = step == 2 ? bytes[index + 1] : 0
        if character != DecodingTable.damage { sum += easternRank(bytes[index], second, step) }
        length += 1
        index += step
      }
      let touchesLetter =
        (start > 0 && isLetter(bytes[start - 1])) || (index < bytes.count && isLetter(bytes[index]))
      characters += length
      weight += length == 1 && touchesLetter ? sum * 0.15 : sum
    }
  }

  /// How common a character is, by the part of its standard in which it stands: the everyday ones come first.
  private func easternRank(_ lead: UInt8, _ second: UInt8, _ length: Int) -> Double {
    switch (encoding, lead) {
    case (.gb18030, _) where length == 4: 0.1
    case (.gb18030, 0xB0...0xD7) where second >= 0xA1: 1
    case (.gb18030, 0xA1), (.gb18030, 0xA3): second >= 0xA1 ? 0.8 : 0.1
    case (.gb18030, 0xD8...0xF7) where second >= 0xA1: 0.4
    case (.gb18030, 0xA4...0xA9): 0.1
    case (.gb18030, _): 0.2
    case (.big5, 0xA4...0xC6): 1
    case (.big5, 0xA1...0xA3): 0.7
    case (.big5, _): 0.3
    case (.shiftJIS, _) where length == 1: 0.3
    case (.shiftJIS, 0x82...0x83), (.shiftJIS, 0x88...0x97): 1
    case (.shiftJIS, 0x81): 0.7
    case (.shiftJIS, _): 0.3
    default: 0
    }
  }

  private mutating func addWestern(_ bytes: UnsafeBufferPointer<UInt8>, _ table: DecodingTable) {
    var index = 0
    while index < bytes.count {
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, bytes[index] >= 0x80 { index += 1 }
      characters += index - start
      // Three accented letters in a row hardly occur; two-byte characters misread do so all the time.
      guard index - start < 3 else { continue }
      for place in start..<index {
        let before = place > 0 ? kind(bytes[place - 1], table) : .other
        let after = place + 1 < bytes.count ? kind(bytes[place + 1], table) : .other
        weight += westernRank(kind(bytes[place], table), before, after)
      }
    }
  }
}

/// What a Western character is, as far as it matters beside others.
private enum WesternKind {
  case lower, upper, digit, rareLower, rareUpper, dash, quote, space, money, sign, other, damage
}

@inline(__always)
private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

private func kind(_ byte: UInt8, _ table: DecodingTable) -> WesternKind {
  let character = UnsafeBufferPointer<UInt8>.withOne(byte) { table.next($0, 0).character }
  switch character {
  case DecodingTable.damage: return .damage
  case 0x30...0x39: return .digit
  case 0x41...0x5A: return .upper
  case 0x61...0x7A: return .lower
  case 0xC0...0xD6, 0xD8...0xDE, 0x152: return .upper
  case 0xDF...0xF6, 0xF8...0xFF, 0x153: return .lower
  case 0x160, 0x17D, 0x178: return .rareUpper
  case 0x161, 0x17E, 0x131: return .rareLower
  case 0x2013, 0x2014, 0x2022, 0x2026, 0xB7: return .dash
  case 0x2018, 0x2019, 0x201C, 0x201D, 0x201E, 0x201A, 0xAB, 0xBB: return .quote
  case 0xA0: return .space
  case 0x20AC, 0xA3, 0xA5: return .money
  case 0xA7, 0xA9, 0xAE, 0xB0...0xB3, 0xB5, 0xBA, 0xAA, 0xBC...0xBF, 0x2122, 0xA1: return .sign
  default: return .other
  }
}

/// How plausible a character is between its neighbours.
private func westernRank(_ own: WesternKind, _ before: WesternKind, _ after: WesternKind) -> Double {
  func isLetter(_ kind: WesternKind) -> Bool { [.lower, .upper, .rareLower, .rareUpper].contains(kind) }
  let inWord = isLetter(before) && isLetter(after)
  let touchesDigit = before == .digit || after == .digit
  switch own {
  case .lower:
    if touchesDigit { return 0.1 }
    if after == .upper, before != .upper { return 0.2 }
    return isLetter(before) || isLetter(after) ? 1 : 0.3
  case .upper:
    if touchesDigit || before == .lower { return 0.1 }
    return isLetter(before) || isLetter(after) ? 1 : 0.3
  case .rareLower: return isLetter(before) || isLetter(after) ? 0.4 : 0.1
  case .rareUpper: return before == .lower || touchesDigit ? 0 : 0.3
  case .dash: return inWord ? 0.1 : 0.9
  case .quote: return 0.9
  case .space: return inWord ? 0.5 : 0.9
  case .money: return inWord ? 0.1 : 0.95
  case .sign: return inWord ? 0.1 : 0.8
  case .digit, .other: return 0.1
  case .damage: return 0
  }
}

extension UnsafeBufferPointer where Element == UInt8 {
  /// Hands a single byte on as a buffer.
  fileprivate static func withOne<Value>(
    _ byte: UInt8, _ body: (UnsafeBufferPointer<UInt8>) -> Value
  ) -> Value {
    withUnsafePointer(to: byte) { body(UnsafeBufferPointer(start: $0, count: 1)) }
  }
}
