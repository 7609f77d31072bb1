/// Addresses for `href` and `src`: percent-encoded, and only of kinds that cannot run anything.
package enum Address {
  /// The schemes a page may link to; an address without a scheme is relative and always allowed.
  package static let allowedSchemes = ["http", "https", "mailto", "tel"]

  /// Returns the address percent-encoded (Chinese as UTF-8, existing `%XX` kept), not yet escaped for an attribute.
  ///
  /// Control characters go first, as browsers drop them too: `java\nscript:` is a script to them.
  ///
  /// - Returns: `nil` when the scheme is none of `allowedSchemes`.
  package static func encoded(_ text: String) -> String? {
    encoded(text.utf8).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Returns the path with every byte encoded that cannot stand in one path segment or between them.
  ///
  /// For file names and slugs, where `?` and `#` are part of the name.
  package static func encodedPath(_ path: String) -> String {
    func isPlain(_ byte: UInt8) -> Bool { isUnreserved(byte) || byte == UInt8(ascii: "/") }
    if path.utf8.allSatisfy(isPlain) { return path }
    var output: [UInt8] = []
    for byte in path.utf8 {
      if isUnreserved(byte) || "/!$&'()*+,;=:@".utf8.contains(byte) {
        output.append(byte)
      } else {
        appendEncoded(byte, to: &output)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  static func encoded(_ text: some Collection<UInt8>) -> [UInt8]? {
    let bytes = trimmed(text.filter { $0 >= 0x20 && $0 != 0x7F })
    if let scheme = scheme(of: bytes), !allowedSchemes.contains(scheme) { return nil }
    let authority = authority(of: bytes)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 16)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "%"):
        let isEncoded = index + 2 < bytes.count && isHex(bytes[index + 1]) && isHex(bytes[index + 2])
        if isEncoded { output.append(byte) } else { appendEncoded(byte, to: &output) }
      case UInt8(ascii: "["), UInt8(ascii: "]"):
        if authority.contains(index) { output.append(byte) } else { appendEncoded(byte, to: &output) }
      default:
        if isUnreserved(byte) || "/?#!$&'()*+,;=:@".utf8.contains(byte) {
          output.append(byte)
        } else {
          appendEncoded(byte, to: &output)
        }
      }
    }
    return output
  }

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    let space = UInt8(ascii: " ")
    guard let first = bytes.firstIndex(where: { $0 != space }),
      let last = bytes.lastIndex(where: { $0 != space })
    else { return [] }
    return Array(bytes[first...last])
  }

  /// Returns the scheme in lower case, or `nil` for a relative address (RFC 3986 §3.1: a letter, then letters,
  /// digits, `+`, `-`, `.`, then a colon).
  private static func scheme(of bytes: [UInt8]) -> String? {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0, isLetter(bytes[0]) else {
      return nil
    }
    let name = bytes[..<colon]
    guard name.allSatisfy({ isLetter($0) || isDigit($0) || "+-.".utf8.contains($0) }) else { return nil }
    return String(decoding: name, as: UTF8.self).lowercased()
  }

  /// The positions of the host part, where brackets surround an IPv6 address.
  private static func authority(of bytes: [UInt8]) -> Range<Int> {
    let slash = UInt8(ascii: "/")
    guard let first = bytes.firstIndex(of: slash), first + 1 < bytes.count, bytes[first + 1] == slash,
      first == 0 || bytes[first - 1] == UInt8(ascii: ":")
    else { return 0..<0 }
    let start = first + 2
    let end = bytes[start...].firstIndex { "/?#".utf8.contains($0) } ?? bytes.count
    return start..<end
  }

  private static func appendEncoded(_ byte: UInt8, to output: inout [UInt8]) {
    let digits = Array("0123456789ABCDEF".utf8)
    output.append(UInt8(ascii: "%"))
    output.append(digits[Int(byte >> 4)])
    output.append(digits[Int(byte & 15)])
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
  private static func isHex(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || "-._~".utf8.contains(byte)
  }
}
