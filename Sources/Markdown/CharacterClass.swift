/// What a character is for the rules of emphasis.
enum CharacterClass {
  case blank, letter, punctuation, chineseLetter, chinesePunctuation

  var isPunctuation: Bool { self == .punctuation || self == .chinesePunctuation }
  var isLetter: Bool { self == .letter || self == .chineseLetter }
  var isChinese: Bool { self == .chineseLetter || self == .chinesePunctuation }

  /// The class of the character that starts at `index`; the end of the text is blank.
  init(startingAt index: Int, in run: Run) {
    guard index < run.count else {
      self = .blank
      return
    }
    let byte = run[index]
    guard byte >= 0x80 else {
      self = Self.ofASCII(byte)
      return
    }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    guard index + length <= run.count else {
      self = .letter
      return
    }
    var scalar = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for offset in 1..<length { scalar = scalar << 6 | UInt32(run[index + offset] & 0x3F) }
    self = Self.of(scalar)
  }

  /// The class of the character that ends before `index`; the start of the text is blank.
  init(endingAt index: Int, in run: Run) {
    var start = index - 1
    let earliest = max(0, index - 4)
    while start > earliest, run[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= 0 else {
      self = .blank
      return
    }
    self.init(startingAt: start, in: run)
  }

  private static func ofASCII(_ byte: UInt8) -> CharacterClass {
    switch byte {
    case 0...0x20: .blank
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      .letter
    default: .punctuation
    }
  }

  /// Chinese are the ideographs, kana, bopomofo, hangul and full-width forms; quotation marks, dashes and
  /// dots of the block of general punctuation count as Chinese punctuation, since Chinese text uses them.
  private static func of(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .blank
    case 0xA1, 0xA7, 0xAB, 0xB6, 0xB7, 0xBB, 0xBF: .punctuation
    case 0x2010...0x2027, 0x2030...0x205E: .chinesePunctuation
    case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F, 0x3030, 0x303D, 0x30A0, 0x30FB,
      0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF03, 0xFF05...0xFF0A, 0xFF0C...0xFF0F, 0xFF1A, 0xFF1B,
      0xFF1F, 0xFF20, 0xFF3B...0xFF3D, 0xFF3F, 0xFF5B, 0xFF5D, 0xFF5F...0xFF65:
      .chinesePunctuation
    case 0x2E80...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFFEF, 0x20000...0x3FFFF:
      .chineseLetter
    default: .letter
    }
  }
}
