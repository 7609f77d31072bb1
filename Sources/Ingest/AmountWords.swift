/// The words around the digits of an amount, in small letters and UTF-8; of two that end alike the longer comes
/// first.
enum AmountWords {
  struct Word: Sendable {
    var bytes: [UInt8]
    /// The sign as it is reported, or empty.
    var name = ""
    /// The power of ten of a unit.
    var exponent = 0
  }

  /// Currency signs, codes and names, before or behind the digits.
  static let signs: [Word] = [
    ("¥", "¥"), ("￥", "¥"), ("hk$", "HK$"), ("us$", "US$"), ("nt$", "NT$"), ("$", "$"), ("€", "€"),
    ("£", "£"),
    ("rmb", "RMB"), ("cny", "CNY"), ("cnh", "CNH"), ("usd", "USD"), ("eur", "EUR"), ("gbp", "GBP"),
    ("hkd", "HKD"), ("jpy", "JPY"), ("twd", "TWD"), ("人民币", "RMB"), ("美元", "USD"), ("美金", "USD"),
    ("港元", "HKD"), ("港币", "HKD"), ("欧元", "EUR"), ("英镑", "GBP"), ("日元", "JPY"), ("新台币", "TWD"),
    ("元", "元"), ("圆", "元"),
  ].map { Word(bytes: Array($0.0.utf8), name: $0.1) }

  /// Where the words for 元 begin, which may follow a sign: `￥12元`.
  static let yuan = signs.count - 2

  /// Units behind the digits.
  static let units: [Word] = [
    ("万亿", 12), ("千亿", 11), ("百亿", 10), ("十亿", 9), ("亿", 8), ("千万", 7), ("百万", 6), ("十万", 5), ("万", 4),
    ("千", 3), ("bn", 9), ("mn", 6), ("k", 3), ("m", 6), ("b", 9), ("w", 4),
  ].map { Word(bytes: Array($0.0.utf8), exponent: $0.1) }
}

/// A piece of the bytes of a cell that grows shorter from both ends.
struct AmountPiece {
  let bytes: UnsafePointer<UInt8>
  var start: Int
  var end: Int

  var isEmpty: Bool { start >= end }
  var first: UInt8 { bytes[start] }
  var last: UInt8 { bytes[end - 1] }

  mutating func trim() {
    while start < end, bytes[start] == 0x20 { start += 1 }
    while start < end, bytes[end - 1] == 0x20 { end -= 1 }
  }

  /// Takes the word off the start.
  mutating func drop(first word: [UInt8]) -> Bool {
    guard holds(word, at: start) else { return false }
    start += word.count
    return true
  }

  /// Takes the word off the end.
  mutating func drop(last word: [UInt8]) -> Bool {
    guard holds(word, at: end - word.count) else { return false }
    end -= word.count
    return true
  }

  /// Whether the word stands there, in letters of either case.
  @inline(__always)
  private func holds(_ word: [UInt8], at index: Int) -> Bool {
    guard index >= start, index + word.count <= end else { return false }
    for place in word.indices {
      let byte = bytes[index + place]
      guard ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == word[place] else { return false }
    }
    return true
  }
}
