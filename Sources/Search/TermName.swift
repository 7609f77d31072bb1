/// What a term is called in the index.
enum TermName {
  /// One character, or two that follow each other; the first is 0 when there is one.
  case dense(UInt32, UInt32)
  /// The stem of a word, a number, or `~` and initials of pinyin; UTF-8.
  case word([UInt8])

  var text: [UInt8] {
    switch self {
    case .dense(let first, let second):
      [first, second].compactMap(Unicode.Scalar.init).filter { $0.value != 0 }
        .flatMap { UTF8.encode($0).map(Array.init) ?? [] }
    case .word(let bytes): bytes
    }
  }

  /// The characters of a word that choose its shard, so that words which begin alike stand together.
  static let keyLength = 4
  static let pinyinKeyLength = 3

  /// The hash that chooses the shard: FNV-1a of 32 bits over UTF-16, as a browser counts.
  var hash: UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    func add(_ scalar: UInt32) {
      guard scalar >= 0x10000 else {
        hash = (hash ^ scalar) &* 0x0100_0193
        return
      }
      hash = (hash ^ (0xD800 + (scalar - 0x10000) >> 10)) &* 0x0100_0193
      hash = (hash ^ (0xDC00 + (scalar - 0x10000) & 0x3FF)) &* 0x0100_0193
    }
    switch self {
    case .dense(let first, let second):
      if first != 0 { add(first) }
      add(second)
    case .word(let bytes):
      let length = bytes.first == UInt8(ascii: "~") ? Self.pinyinKeyLength : Self.keyLength
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars.prefix(length) { add(scalar.value) }
    }
    // The low bits of FNV alone spread pairs of characters badly.
    return hash ^ hash >> 15
  }
}
