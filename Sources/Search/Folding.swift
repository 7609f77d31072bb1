/// What a character does to the word it stands in. The script in the browser holds the same rules.
enum CharacterKind {
  /// A letter or digit of an alphabet: part of a word.
  case word
  /// Written without spaces: Chinese, kana, hangul. Found by pairs.
  case dense
  /// A quotation mark: ends a Latin word, yet 说“太贵 is found by 说太贵.
  case quote
  /// Not seen at all: zero-width marks, combining accents.
  case invisible
  case separator
}

@inline(__always)
func asciiKind(_ byte: UInt8) -> CharacterKind {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
    UInt8(ascii: "A")...UInt8(ascii: "Z"):
    .word
  case UInt8(ascii: "\""), UInt8(ascii: "'"): .quote
  default: .separator
  }
}

@inline(__always)
func asciiLowercase(_ byte: UInt8) -> UInt8 {
  byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

/// Returns the kind of a folded character above ASCII.
func kind(of scalar: UInt32) -> CharacterKind {
  switch scalar {
  case 0x4E00...0x9FFF: .dense
  case 0x80..<0xC0: scalar == 0xAD ? .invisible : .separator
  case 0x300..<0x370: .invisible
  case 0x1100..<0x1200: .dense
  case 0xC0..<0x2000:
    scalar == 0xD7 || scalar == 0xF7 || (0x2B0..<0x300).contains(scalar) ? .separator : .word
  case 0x2018...0x201F: .quote
  case 0x200B...0x200D, 0x2060, 0xFEFF: .invisible
  case 0x3008...0x300F: .quote
  case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3040...0x318F, 0x3400...0x4DFF, 0xAC00...0xD7FF, 0xF900...0xFAFF,
    0xFF66...0xFF9D, 0x20000...0x3FFFF:
    .dense
  default: .separator
  }
}

/// Returns the half-width form of a full-width letter, digit or mark, and any other character as it is.
func foldedScalar(_ scalar: UInt32) -> UInt32 {
  switch scalar {
  case 0xFF01...0xFF5E: scalar - 0xFEE0
  case 0x3000: 0x20
  default: scalar
  }
}

// U+00C0 … U+017F in lower case and without accents.
private let latinLetters = Array(
  """
  aaaaaaæceeeeiiiiðnooooo×øuuuuyþßaaaaaaæceeeeiiiiðnooooo÷øuuuuyþy\
  aaaaaaccccccccddđđeeeeeeeeeegggggggghhħħiiiiiiiiiıĳĳjjkkĸllllllŀ\
  ŀłłnnnnnnŉŋŋooooooœœrrrrrrssssssssttttŧŧuuuuuuuuuuuuwwyyyzzzzzzſ
  """.unicodeScalars.map(\.value))

/// Returns a letter above ASCII in lower case, Latin ones without their accents.
func lowercaseLetter(_ scalar: UInt32) -> UInt32 {
  if scalar < 0x180 { return latinLetters[Int(scalar) - 0xC0] }
  guard let letter = Unicode.Scalar(scalar) else { return scalar }
  return letter.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar
}
