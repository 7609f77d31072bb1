import Glibc

/// The characters of an encoding of one, two or, in GB18030, four bytes, asked once from the C library.
struct DecodingTable: Sendable {
  /// What ``next(_:_:)`` gives instead of a character.
  static let damage = UInt32.max

  /// For each byte its character, ``damage`` where it is none by itself.
  private let singles: [UInt32]
  /// For each lead byte − 0x80 and second byte their character, ``damage`` where there is none; empty for
  /// encodings of single bytes.
  private let pairs: [UInt32]
  /// The characters of GB18030's four bytes from 81 30 81 30 on that lie below U+10000; empty elsewhere.
  private let quads: [UInt32]
  /// Whether the C library knows the encoding.
  let isAvailable: Bool

  static let gb18030 = DecodingTable("GB18030", isDouble: true, hasQuads: true)
  static let big5 = DecodingTable("BIG5", isDouble: true)
  static let shiftJIS = DecodingTable("CP932", isDouble: true)
  static let windows1252 = DecodingTable("CP1252", isDouble: false)
  static let macRoman = DecodingTable("MACINTOSH", isDouble: false)

  private init(_ name: String, isDouble: Bool, hasQuads: Bool = false) {
    guard let converter = Converter(from: name) else {
      singles = (0..<256).map { $0 < 0x80 ? $0 : DecodingTable.damage }
      pairs = []
      quads = []
      isAvailable = false
      return
    }
    isAvailable = true
    singles = (0...UInt8.max).map { $0 < 0x80 ? UInt32($0) : converter.character([$0]) }
    pairs = isDouble ? (0..<0x8000).map { DecodingTable.pair($0, converter) } : []
    quads = hasQuads ? (0..<39_420).map { DecodingTable.quad($0, converter) } : []
    converter.close()
  }

  private static func pair(_ number: Int, _ converter: Converter) -> UInt32 {
    let second = UInt8(truncatingIfNeeded: number)
    guard second >= 0x40 else { return damage }
    return converter.character([UInt8(0x80 + number >> 8), second])
  }

  private static func quad(_ number: Int, _ converter: Converter) -> UInt32 {
    let (first, rest) = number.quotientAndRemainder(dividingBy: 12_600)
    let (second, last) = rest.quotientAndRemainder(dividingBy: 1260)
    return converter.character([
      UInt8(0x81 + first), UInt8(0x30 + second), UInt8(0x81 + last / 10), UInt8(0x30 + last % 10),
    ])
  }

  /// The character at `index` and its length in bytes, ``damage`` and 1 where there is none.
  @inline(__always)
  func next(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (character: UInt32, length: Int) {
    let lead = Int(bytes[index])
    let single = singles[lead]
    if single != DecodingTable.damage { return (single, 1) }
    guard !pairs.isEmpty, lead >= 0x80, index + 1 < bytes.count else { return (DecodingTable.damage, 1) }
    let pair = pairs[(lead - 0x80) << 8 | Int(bytes[index + 1])]
    if pair != DecodingTable.damage { return (pair, 2) }
    return quads.isEmpty ? (DecodingTable.damage, 1) : quad(bytes, index)
  }

  @inline(never)
  private func quad(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (character: UInt32, length: Int) {
    guard index + 3 < bytes.count, (0x81...0xFE).contains(bytes[index]),
      (0x30...0x39).contains(bytes[index + 1]), (0x81...0xFE).contains(bytes[index + 2]),
      (0x30...0x39).contains(bytes[index + 3])
    else { return (DecodingTable.damage, 1) }
    let number =
      ((Int(bytes[index]) - 0x81) * 10 + Int(bytes[index + 1]) - 0x30) * 1260
      + (Int(bytes[index + 2]) - 0x81) * 10 + Int(bytes[index + 3]) - 0x30
    // From 90 30 81 30 on the characters beyond the first plane follow in order.
    let beyond = number - 189_000
    if beyond >= 0, beyond <= 0xF_FFFF { return (UInt32(0x1_0000 + beyond), 4) }
    guard number < quads.count, quads[number] != DecodingTable.damage else {
      return (DecodingTable.damage, 1)
    }
    return (quads[number], 4)
  }

  /// Appends the text in UTF-8, a ``damageMark`` for each byte that is no character.
  func append(_ bytes: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        result.append(byte)
        index += 1
        continue
      }
      let (character, length) = next(bytes, index)
      index += length
      if character == DecodingTable.damage {
        result.append(damageMark)
      } else {
        appendUTF8(character, &result)
      }
    }
  }
}

/// Appends a character in UTF-8.
@inline(__always)
func appendUTF8(_ character: UInt32, _ result: inout [UInt8]) {
  func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | (character >> shift & 0x3F)) }
  switch character {
  case 0..<0x80: result.append(UInt8(character))
  case 0x80..<0x800:
    result.append(UInt8(0xC0 | character >> 6))
    result.append(tail(0))
  case 0x800..<0x1_0000:
    result.append(UInt8(0xE0 | character >> 12))
    result.append(tail(6))
    result.append(tail(0))
  default:
    result.append(UInt8(truncatingIfNeeded: 0xF0 | character >> 18))
    result.append(tail(12))
    result.append(tail(6))
    result.append(tail(0))
  }
}

/// The C library's conversion from an encoding into characters.
private struct Converter {
  private let handle: iconv_t

  /// `nil` when the C library does not know the encoding.
  init?(from name: String) {
    guard let handle = iconv_open("UTF-32LE", name), Int(bitPattern: handle) != -1 else { return nil }
    self.handle = handle
  }

  func close() { iconv_close(handle) }

  /// The one character that the bytes are, ``DecodingTable/damage`` when they are none or more than one.
  func character(_ bytes: [UInt8]) -> UInt32 {
    var input = bytes.map { CChar(bitPattern: $0) }
    var output: [UInt32] = [0, 0]
    var inputLeft = input.count
    var outputLeft = 8
    let result = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBytes { output in
        var from = input.baseAddress
        var to = output.bindMemory(to: CChar.self).baseAddress
        return iconv(handle, &from, &inputLeft, &to, &outputLeft)
      }
    }
    guard result == 0, inputLeft == 0, outputLeft == 4 else {
      iconv(handle, nil, nil, nil, nil)
      return DecodingTable.damage
    }
    return UInt32(littleEndian: output[0])
  }
}
