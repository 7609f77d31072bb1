import Markup

/// Appends values to a page, escaped for their place.
///
/// Most values hold nothing to escape; they are copied in one piece, the rest goes through `Escaping`.
enum ValueWriter {
  static func append(_ text: String, _ escape: ValueEscape, to output: inout [UInt8]) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { append($0, escape, to: &output) }
    if isDone == nil { append(Array(text.utf8), escape, to: &output) }
  }

  static func append(markup bytes: [UInt8], _ escape: ValueEscape, to output: inout [UInt8]) {
    append(bytes, escape == .text ? .none : escape, to: &output)
  }

  static func append(_ number: Int, to output: inout [UInt8]) {
    if (0..<10).contains(number) { return output.append(UInt8(ascii: "0") + UInt8(number)) }
    output.append(contentsOf: String(number).utf8)
  }

  private static func append(
    _ bytes: some RandomAccessCollection<UInt8>, _ escape: ValueEscape, to output: inout [UInt8]
  ) {
    switch escape {
    case .none: output.append(contentsOf: bytes)
    case .text:
      if isPlain(bytes, textClass) { return output.append(contentsOf: bytes) }
      Escaping.append(bytes, for: .text, to: &output)
    case .attribute:
      if isPlain(bytes, attributeClass) { return output.append(contentsOf: bytes) }
      Escaping.append(bytes, for: .attribute, to: &output)
    case .address:
      if isPlain(bytes, addressClass) { return output.append(contentsOf: bytes) }
      appendAddressPart(bytes, to: &output)
    }
  }

  /// The scheme is judged on the whole address; the slash keeps a part from being taken for one with a scheme.
  private static func appendAddressPart(
    _ bytes: some RandomAccessCollection<UInt8>, to output: inout [UInt8]
  ) {
    let text = String(decoding: bytes.drop { $0 <= 0x20 }, as: UTF8.self)
    let encoded = Address.encoded("/" + text) ?? ""
    Escaping.append(encoded.utf8.dropFirst(), for: .attribute, to: &output)
  }

  /// Returns the written address when browsers might run it, `nil` when it is fine.
  static func refusedAddress(in written: ArraySlice<UInt8>) -> String? {
    for byte in written {
      if byte == UInt8(ascii: ":") || byte <= 0x20 { break }
      // Before a colon these end every scheme.
      if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
        || byte == UInt8(ascii: ".") && written.first == byte
      {
        return nil
      }
    }
    let text = String(decoding: written, as: UTF8.self)
    return Address.encoded(text) == nil ? text : nil
  }

  private static func isPlain(_ bytes: some RandomAccessCollection<UInt8>, _ plain: [Bool]) -> Bool {
    var last: UInt8 = 0
    for byte in bytes {
      guard plain[Int(byte)] else { return false }
      // U+FFFE and U+FFFF begin EF BF; Chinese punctuation begins EF BC and EF BD.
      if byte == 0xBF, last == 0xEF { return false }
      last = byte
    }
    return true
  }

  /// Bytes that stand for themselves in text: no sign of markup, no control character, no beginning of C1.
  private static let textClass: [Bool] = table { byte in
    switch byte {
    case 0x09, 0x0A: true
    case 0..<0x20, 0x7F, 0xC2: false
    default: !"&<>\"".utf8.contains(byte)
    }
  }

  private static let attributeClass: [Bool] = table { byte in
    textClass[Int(byte)] && byte != UInt8(ascii: "'")
  }

  private static let addressClass: [Bool] = table { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "-._~/?#!$()*+,;=@".utf8.contains(byte)
    }
  }

  private static func table(_ isPlain: (UInt8) -> Bool) -> [Bool] {
    (UInt8.min...UInt8.max).map(isPlain)
  }
}
