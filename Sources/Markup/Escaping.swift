/// The places of a document that ask for different escaping.
package enum MarkupContext: Sendable {
  /// Between tags.
  case text
  /// Inside a double-quoted attribute.
  case attribute
  /// Inside a double-quoted attribute that holds an address (`href`, `src`).
  case url
}

/// Writes text into markup so that it stays text, whatever it contains.
///
/// Works on bytes, never on characters: a combining mark glued to `<` would hide it from a comparison of characters.
/// Characters that XML or HTML forbid (C0 except tab and line feed, DEL, C1, U+FFFE, U+FFFF) are left out.
package enum Escaping {
  /// Appends `bytes` (UTF-8), escaped for `context`. A refused address becomes `#`.
  package static func append(
    _ bytes: some Collection<UInt8>, for context: MarkupContext, to output: inout [UInt8]
  ) {
    switch context {
    case .text: appendCharacters(bytes, apostrophe: false, to: &output)
    case .attribute: appendCharacters(bytes, apostrophe: true, to: &output)
    case .url:
      guard let address = Address.encoded(bytes) else { return output.append(UInt8(ascii: "#")) }
      appendCharacters(address, apostrophe: true, to: &output)
    }
  }

  /// Returns `text` escaped for `context`.
  package static func escaped(_ text: String, for context: MarkupContext) -> String {
    var output: [UInt8] = []
    append(text.utf8, for: context, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private static func appendCharacters(
    _ bytes: some Collection<UInt8>, apostrophe: Bool, to output: inout [UInt8]
  ) {
    output.reserveCapacity(output.count + bytes.count)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'") where apostrophe: output.append(contentsOf: "&#39;".utf8)
      case 0x09, 0x0A: output.append(byte)
      case 0..<0x20, 0x7F: continue
      case 0x80...0x9F where output.last == 0xC2: output.removeLast()
      case 0xBE, 0xBF: appendUnlessNonCharacter(byte, to: &output)
      default: output.append(byte)
      }
    }
  }

  /// U+FFFE and U+FFFF are EF BF BE and EF BF BF; no XML parser accepts them.
  private static func appendUnlessNonCharacter(_ byte: UInt8, to output: inout [UInt8]) {
    if output.count >= 2, output[output.count - 1] == 0xBF, output[output.count - 2] == 0xEF {
      output.removeLast(2)
    } else {
      output.append(byte)
    }
  }
}
