/// The encodings in which text files come.
package enum TextEncoding: UInt8, Sendable, Hashable, CaseIterable {
  case utf8, utf16LittleEndian, utf16BigEndian, gb18030, big5, shiftJIS, windows1252, macRoman

  /// The name as people write it.
  package var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .gb18030: "GB18030"
    case .big5: "Big5"
    case .shiftJIS: "Shift-JIS"
    case .windows1252: "Windows-1252"
    case .macRoman: "Mac Roman"
    }
  }

  /// The names that the configuration may use, the plainest of each encoding first.
  package static let names: [(name: String, encoding: TextEncoding)] = [
    ("utf-8", .utf8), ("utf-8-sig", .utf8), ("ascii", .utf8), ("utf-16", .utf16LittleEndian),
    ("utf-16le", .utf16LittleEndian), ("unicode", .utf16LittleEndian), ("utf-16be", .utf16BigEndian),
    ("gb18030", .gb18030), ("gbk", .gb18030), ("gb2312", .gb18030), ("cp936", .gb18030), ("big5", .big5),
    ("cp950", .big5), ("shift-jis", .shiftJIS), ("sjis", .shiftJIS), ("cp932", .shiftJIS),
    ("windows-31j", .shiftJIS), ("windows-1252", .windows1252), ("cp1252", .windows1252),
    ("latin1", .windows1252), ("iso-8859-1", .windows1252), ("mac-roman", .macRoman),
    ("macintosh", .macRoman),
  ]

  /// The encoding of this name, compared without case and punctuation; `nil` when there is none.
  package static func named(_ text: String) -> TextEncoding? {
    let key = folded(text)
    return names.first { folded($0.name) == key }?.encoding
  }

  private static func folded(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// The table of its characters; `nil` for the Unicode encodings.
  var table: DecodingTable? {
    switch self {
    case .utf8, .utf16LittleEndian, .utf16BigEndian: nil
    case .gb18030: .gb18030
    case .big5: .big5
    case .shiftJIS: .shiftJIS
    case .windows1252: .windows1252
    case .macRoman: .macRoman
    }
  }

  /// Whether cells can be found in the bytes as they stand.
  ///
  /// No character of GB18030 holds comma, quote, semicolon, TAB or a line end, but many hold `|` and other
  /// letters. Big5 and Shift-JIS do not hold the first ones either; `|` and letters occur in them so often that
  /// they are transcoded, as UTF-16 must be.
  func isIndexedAsItStands(delimiter: UInt8) -> Bool {
    switch self {
    case .utf8, .windows1252, .macRoman: true
    case .gb18030: [0x2C, 0x3B, 0x09].contains(delimiter)
    case .utf16LittleEndian, .utf16BigEndian, .big5, .shiftJIS: false
    }
  }

  /// The text in UTF-8; a byte that is no character becomes ``damageMark``.
  func utf8(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard let table, !isASCII(bytes) else { return Array(bytes) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 3 / 2 + 4)
    table.append(bytes, to: &result)
    return result
  }

  /// The text; a byte that is no character becomes U+FFFD.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard self != .utf8 else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: utf8(bytes), as: UTF8.self)
  }

  /// The text of a piece of a file.
  func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    bytes.withUnsafeBufferPointer { text(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}

/// Stands in UTF-8 made from another encoding where a byte was no character: no UTF-8 holds it.
let damageMark: UInt8 = 0xFF

/// Whether every byte is below 0x80.
func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var all: UInt8 = 0
  for byte in bytes { all |= byte }
  return all < 0x80
}
