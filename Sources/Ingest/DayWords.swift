/// Chinese words of dates and times, as the ASCII that means the same.
enum DayWords {
  private static let words: [(text: [Unicode.Scalar], ascii: String)] = [
    ("上午", " am "), ("凌晨", " am "), ("早上", " am "), ("清晨", " am "), ("下午", " pm "), ("晚上", " pm "),
    ("傍晚", " pm "),
    ("中午", " pm "), ("星期", "*"), ("礼拜", "*"), ("周", "*"), ("週", "*"), ("年", "-"), ("月", "-"), ("日", " "),
    ("号", " "),
    ("時", ":"), ("时", ":"), ("点", ":"), ("分", ":"), ("秒", " "),
  ].map { (Array($0.0.unicodeScalars), $0.1) }

  private static let weekdayNames = Set("一二三四五六日天".unicodeScalars)

  /// Full-width digits and marks, and the Chinese words, as ASCII; every other character becomes a byte that no
  /// date has.
  static func narrowed(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return Array(bytes) }
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    var text: [UInt8] = []
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar.value {
      case 0xFF01...0xFF5E: text.append(UInt8(scalar.value - 0xFEE0))
      case 0x3000, 0xA0, 0x2000...0x200A, 0x202F: text.append(0x20)
      case 0x2010...0x2013, 0x2212: text.append(0x2D)
      case 0x3001, 0x3002: text.append(0x2C)
      case 0..<0x80: text.append(UInt8(scalar.value))
      default:
        guard let word = words.first(where: { scalars[(index - 1)...].starts(with: $0.text) }) else {
          text.append(0x01)
          continue
        }
        index += word.text.count - 1
        if word.ascii == "*" {
          // The weekday says nothing that the date does not say.
          guard index < scalars.count, weekdayNames.contains(scalars[index]) else {
            text.append(0x01)
            continue
          }
          index += 1
          if text.last != 0x28 { text.append(0x20) }
        } else {
          text += Array(word.ascii.utf8)
        }
      }
    }
    while text.last == 0x20 { text.removeLast() }
    return Array(text.drop { $0 == 0x20 })
  }
}
