/// The source as it is given to libcmark: some bytes replaced by control bytes that are taken out again on
/// output.
///
/// The library merges text and drops backslashes, so that later stages could not tell `\~` from `~`. A
/// backslash before one of `Mask.escapable` therefore stays, followed by a control byte that stands for the
/// character; in text the pair prints as the character, in code as the author's two bytes. `Mask.joint` is a
/// byte without width that makes `**` beside Chinese punctuation open and close bold. Control bytes of the
/// author become `Mask.unknown`.
struct SourceText {
  let bytes: [UInt8]
  /// The offset of each line's first byte.
  let lineStarts: [Int]

  init(_ source: some Collection<UInt8>) {
    var masking = Masking(capacity: source.count)
    let done: Void? = source.withContiguousStorageIfAvailable { masking.mask($0) }
    if done == nil { Array(source).withUnsafeBufferPointer { masking.mask($0) } }
    bytes = masking.bytes
    lineStarts = masking.lineStarts
  }

  /// A source that has been masked before: part of another one, or another one with parts left out.
  init(masked bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") && index + 1 < bytes.count {
      starts.append(index + 1)
    }
    lineStarts = starts
  }

  /// This source with other bytes of the same length and the same line ends.
  func replacing(_ bytes: [UInt8]) -> SourceText { SourceText(bytes: bytes, lineStarts: lineStarts) }

  /// Masked bytes whose lines begin at `lineStarts`.
  init(bytes: [UInt8], lineStarts: [Int]) {
    self.bytes = bytes
    self.lineStarts = lineStarts
  }

  var lineCount: Int { lineStarts.count }

  /// Returns the bytes of a line (from 1) without its end; empty when there is no such line.
  func line(_ number: Int) -> Range<Int> {
    guard number >= 1, number <= lineStarts.count else { return bytes.count..<bytes.count }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    return start..<end
  }
}

/// The control bytes of ``SourceText``.
enum Mask {
  static let joint: UInt8 = 0x02
  static let unknown: UInt8 = 0x1A
  /// What stands around a line of ``LineMarking``.
  static let wrapStart: [UInt8] = [UInt8(ascii: "<"), UInt8(ascii: "?"), wrapOpen]
  static let wrapEnd: [UInt8] = [wrapClose, UInt8(ascii: "?"), UInt8(ascii: ">")]
  static let wrapOpen: UInt8 = 0x13
  static let wrapClose: UInt8 = 0x14

  /// Returns the byte that stands for an escaped character, or `nil` when the backslash may be dropped.
  static func code(for character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "~"): 0x03
    case UInt8(ascii: "|"): 0x04
    case UInt8(ascii: "["): 0x05
    case UInt8(ascii: "{"): 0x06
    case UInt8(ascii: "}"): 0x07
    case UInt8(ascii: ":"): 0x08
    case UInt8(ascii: "."): 0x0E
    case UInt8(ascii: "@"): 0x0F
    case UInt8(ascii: "]"): 0x10
    case UInt8(ascii: "^"): 0x11
    default: nil
    }
  }

  /// Returns the character that a byte of ``code(for:)`` stands for, or `nil` for every other byte.
  @inline(__always)
  static func character(for code: UInt8) -> UInt8? {
    guard code >= 0x03, code <= 0x11 else { return nil }
    switch code {
    case 0x03: return UInt8(ascii: "~")
    case 0x04: return UInt8(ascii: "|")
    case 0x05: return UInt8(ascii: "[")
    case 0x06: return UInt8(ascii: "{")
    case 0x07: return UInt8(ascii: "}")
    case 0x08: return UInt8(ascii: ":")
    case 0x0E: return UInt8(ascii: ".")
    case 0x0F: return UInt8(ascii: "@")
    case 0x10: return UInt8(ascii: "]")
    case 0x11: return UInt8(ascii: "^")
    default: return nil
    }
  }

  /// Returns text as its author meant it: escaped characters without their backslash, nothing invisible.
  static func removed(from run: some Collection<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(run.count)
    for byte in unwrapped(run) {
      if byte == joint { continue }
      if byte == unknown {
        output.append(contentsOf: replacementCharacter)
      } else if let character = character(for: byte), output.last == UInt8(ascii: "\\") {
        output[output.count - 1] = character
      } else if isControl(byte) {
        // An entity such as `&#1;` brought it in.
        output.append(contentsOf: replacementCharacter)
      } else {
        output.append(byte)
      }
    }
    return output
  }

  /// Returns whether a page must not hold the byte.
  @inline(__always)
  static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && !(0x09...0x0D).contains(byte) || byte == 0x0B
  }

  /// Returns text without what ``LineMarking`` put around lines; either end may be missing.
  static func unwrapped(_ run: some Collection<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(run.count)
    var toSkip = 0
    for byte in run {
      if toSkip > 0 {
        toSkip -= 1
      } else if byte == wrapOpen, output.suffix(2).elementsEqual(wrapStart.prefix(2)) {
        output.removeLast(min(wrapStart.count - 1, output.count))
      } else if byte == wrapClose {
        toSkip = wrapEnd.count - 1
      } else {
        output.append(byte)
      }
    }
    return output
  }

  static let replacementCharacter: [UInt8] = [0xEF, 0xBF, 0xBD]
}
