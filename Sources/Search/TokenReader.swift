/// What is told of a text while it is read.
protocol TokenSink: ~Copyable {
  /// A Chinese character, or one of another script written without spaces.
  ///
  /// - Parameter previous: the one it directly follows, 0 for none.
  mutating func character(_ scalar: UInt32, after previous: UInt32)
  /// A word in lower case, in UTF-8.
  ///
  /// - Parameter isPlain: whether it has letters and apostrophes of ASCII alone.
  mutating func word(_ bytes: UnsafeBufferPointer<UInt8>, isPlain: Bool)
}

/// Parts texts into Chinese characters and words: `CRM系统3个月` → crm, 系, 统 after 系, 3, 个, 月 after 个.
struct TokenReader: ~Copyable {
  /// Longer words are cut, here and in the browser.
  static let longestWord = 40

  private let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: longestWord * 3)
  private var length = 0
  private var letters = 0
  private var isPlain = true
  private var previous: UInt32 = 0

  deinit { buffer.deallocate() }

  mutating func read<Sink: TokenSink & ~Copyable>(_ text: String, into sink: inout Sink) {
    var text = text
    text.withUTF8 { read($0, into: &sink) }
  }

  mutating func read<Sink: TokenSink & ~Copyable>(_ bytes: UnsafeBufferPointer<UInt8>, into sink: inout Sink)
  {
    var index = 0
    let end = bytes.count
    while index < end {
      let byte = bytes[index]
      if byte < 0x80 {
        ascii(byte, next: index + 1 < end ? bytes[index + 1] : 0, into: &sink)
        index += 1
        continue
      }
      var scalar = UInt32(byte)
      let size = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      guard index + size <= end else { break }
      scalar &= size == 2 ? 0x1F : size == 3 ? 0x0F : 0x07
      for offset in 1..<size { scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F) }
      index += size
      other(scalar, next: index < end ? bytes[index] : 0, into: &sink)
    }
    finish(into: &sink)
    previous = 0
  }

  private mutating func other<Sink: TokenSink & ~Copyable>(
    _ scalar: UInt32, next: UInt8, into sink: inout Sink
  ) {
    if scalar >= 0x4E00, scalar <= 0x9FFF {
      finish(into: &sink)
      sink.character(scalar, after: previous)
      previous = scalar
      return
    }
    let folded = foldedScalar(scalar)
    if folded < 0x80 { return ascii(UInt8(folded), next: next, into: &sink) }
    switch kind(of: folded) {
    case .dense:
      finish(into: &sink)
      sink.character(folded, after: previous)
      previous = folded
    case .word: letter(lowercaseLetter(folded))
    case .invisible: break
    case .quote:
      if folded == 0x2019, isLetter(next), lastIsLetter {
        append(UInt8(ascii: "'"))
      } else {
        finish(into: &sink)
      }
    case .separator:
      finish(into: &sink)
      previous = 0
    }
  }

  private mutating func ascii<Sink: TokenSink & ~Copyable>(_ byte: UInt8, next: UInt8, into sink: inout Sink)
  {
    switch asciiKind(byte) {
    case .word:
      if isDigit(byte) { isPlain = false }
      append(asciiLowercase(byte))
    case .quote:
      if byte == UInt8(ascii: "'"), isLetter(next), lastIsLetter { append(byte) } else { finish(into: &sink) }
    default:
      // 12.5 is one number, and 1,234 is 1234.
      if byte == UInt8(ascii: "."), isDigit(next), lastIsDigit { return append(byte) }
      if byte == UInt8(ascii: ","), isDigit(next), lastIsDigit { return }
      finish(into: &sink)
      previous = 0
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool { byte < 0x80 && asciiKind(byte) == .word && !isDigit(byte) }

  private var lastIsLetter: Bool { length > 0 && isLetter(buffer[length - 1]) }

  private var lastIsDigit: Bool { length > 0 && isDigit(buffer[length - 1]) }

  private mutating func append(_ byte: UInt8) {
    previous = 0
    guard letters < Self.longestWord else { return }
    buffer[length] = byte
    length += 1
    letters += 1
  }

  private mutating func letter(_ scalar: UInt32) {
    previous = 0
    isPlain = isPlain && scalar < 0x80
    guard letters < Self.longestWord, let character = Unicode.Scalar(scalar) else { return }
    for byte in UTF8.encode(character) ?? .init() {
      buffer[length] = byte
      length += 1
    }
    letters += 1
  }

  private mutating func finish<Sink: TokenSink & ~Copyable>(into sink: inout Sink) {
    if length > 0 { sink.word(UnsafeBufferPointer(rebasing: buffer[..<length]), isPlain: isPlain) }
    length = 0
    letters = 0
    isPlain = true
  }
}
