/// The one pass over the source that ``SourceText`` describes.
struct Masking {
  var bytes: [UInt8] = []
  var lineStarts: [Int] = [0]
  /// Whether each bracket that is open belongs to a picture, and how many do; see `openBracket`.
  private var brackets: [Bool] = []
  private var openImages = 0

  init(capacity: Int) {
    bytes.reserveCapacity(capacity + 16)
    lineStarts.reserveCapacity(capacity / 32)
  }

  mutating func mask(_ source: Run) {
    var index = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var copied = index
    while index < source.count {
      let byte = source[index]
      if isOrdinary(byte) {
        index += 1
        continue
      }
      bytes.append(contentsOf: source[copied..<index])
      index = special(byte, at: index, in: source)
      copied = index
    }
    bytes.append(contentsOf: source[copied..<source.count])
    // A line end at the very end opens no further line.
    if lineStarts.count > 1, lineStarts.last == bytes.count { lineStarts.removeLast() }
  }

  /// Handles one byte that is not simply copied; returns where to go on.
  private mutating func special(_ byte: UInt8, at index: Int, in source: Run) -> Int {
    switch byte {
    case UInt8(ascii: "\n"):
      bytes.append(byte)
      lineStarts.append(bytes.count)
      if index > 0, source[index - 1] == byte { closeAllBrackets() }
    case UInt8(ascii: "\r"):
      bytes.append(byte)
      if index + 1 == source.count || source[index + 1] != UInt8(ascii: "\n") {
        lineStarts.append(bytes.count)
      }
    case UInt8(ascii: "\\"): return backslash(at: index, in: source)
    case UInt8(ascii: "*"): return stars(at: index, in: source)
    case UInt8(ascii: "["): openBracket(at: index, in: source)
    case UInt8(ascii: "]"):
      bytes.append(byte)
      if brackets.popLast() == true { openImages -= 1 }
    case UInt8(ascii: "\t"), 0x0C: bytes.append(byte)
    case 0x0B: bytes.append(UInt8(ascii: " "))
    default: bytes.append(Mask.unknown)
    }
    return index + 1
  }

  /// libcmark walks back over all open `![` at each finished link: beyond this depth they stay text.
  private mutating func openBracket(at index: Int, in source: Run) {
    let isImage = index > 0 && source[index - 1] == UInt8(ascii: "!")
    let mostOpenImages = 1000
    if isImage, openImages >= mostOpenImages {
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(0x05)
    } else {
      bytes.append(UInt8(ascii: "["))
      brackets.append(isImage)
      if isImage { openImages += 1 }
    }
  }

  private mutating func closeAllBrackets() {
    brackets.removeAll(keepingCapacity: true)
    openImages = 0
  }

  /// Keeps an escaped character recognisable. Beside `*` and `_` the character itself must stay: it decides
  /// there what opens and closes.
  private mutating func backslash(at index: Int, in source: Run) -> Int {
    bytes.append(UInt8(ascii: "\\"))
    guard index + 1 < source.count else { return index + 1 }
    let next = source[index + 1]
    let after = index + 2 < source.count ? source[index + 2] : 0
    if let code = Mask.code(for: next), after != UInt8(ascii: "*"), after != UInt8(ascii: "_") {
      bytes.append(code)
      return index + 2
    }
    if next > 0x20, next < 0x7F {
      bytes.append(next)
      return index + 2
    }
    return index + 1
  }

  /// CommonMark's rule lets `**` not close between Chinese punctuation and a letter (`**“文字”**后`), and not
  /// open the other way round. Chinese has no blanks between words, so where exactly one side is punctuation
  /// and either side is Chinese, that punctuation is hidden behind a joint.
  private mutating func stars(at index: Int, in source: Run) -> Int {
    var end = index + 1
    while end < source.count, source[end] == UInt8(ascii: "*") { end += 1 }
    let isBold = end - index >= 2
    let before = isBold ? CharacterClass(endingAt: index, in: source) : .blank
    let after = isBold ? CharacterClass(startingAt: end, in: source) : .blank
    let hidesBefore = before.isPunctuation && after.isLetter && (before.isChinese || after.isChinese)
    let hidesAfter = after.isPunctuation && before.isLetter && (before.isChinese || after.isChinese)
    if hidesBefore { bytes.append(Mask.joint) }
    bytes.append(contentsOf: source[index..<end])
    if hidesAfter { bytes.append(Mask.joint) }
    return end
  }
}

/// Returns whether the masking copies a byte: everything but control bytes, DEL, `*`, `[`, `]` and `\`.
@inline(__always)
private func isOrdinary(_ byte: UInt8) -> Bool {
  if byte >= 0x80 { return true }
  if byte < 0x40 { return byte >= 0x20 && byte != UInt8(ascii: "*") }
  return byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "[") && byte != UInt8(ascii: "]") && byte != 0x7F
}
