import CCmark

extension Renderer {
  /// Writes a text node from `start` on: escapes it, takes out the masks, and finds what CommonMark does not
  /// know.
  mutating func writeText(_ text: Run, from start: Int, of node: NodePointer) {
    let pairs = tildes.isEmpty ? [] : tildes.removeValue(forKey: node) ?? []
    var scanner = TextScanner(node: node, text: text, index: start, copied: start, pairs: pairs)
    if !abbreviations.isEmpty { scanner.terms = abbreviations.matches(in: text, from: start) }
    while scanner.index < text.count {
      if !scanner.terms.isEmpty, writeAbbreviation(&scanner) { continue }
      let byte = text[scanner.index]
      if isOrdinary(byte) {
        scanner.index += 1
      } else {
        special(byte, &scanner)
      }
    }
    flush(&scanner, to: text.count)
  }

  /// Where the writing of a text stands.
  struct TextScanner {
    let node: NodePointer
    let text: Run
    var index: Int
    /// Up to where the text has been written.
    var copied: Int
    /// The tildes of this text that strike something through, in order.
    var pairs: [Strikethrough.Tilde]
    var nextPair = 0
    /// Set once no `}}` or `]]` is left, so that each is looked for in vain only once.
    var noBraces = false
    var noBrackets = false
    /// The abbreviations in the text, in order.
    var terms: [Abbreviations.Match] = []
    var nextTerm = 0

    /// The first struck tilde at or after `index`; nothing may be read across it, or the tags would cross.
    var limit: Int { nextPair < pairs.count ? pairs[nextPair].offset : text.count }
  }

  mutating func flush(_ scanner: inout TextScanner, to end: Int) {
    if end > scanner.copied {
      let part = Run(rebasing: scanner.text[scanner.copied..<end])
      out.plain(part)
      document.plain.append(contentsOf: part)
    }
    scanner.copied = end
  }

  mutating func skip(_ scanner: inout TextScanner, to index: Int) {
    scanner.index = index
    scanner.copied = index
  }

  private mutating func special(_ byte: UInt8, _ scanner: inout TextScanner) {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""):
      flush(&scanner, to: scanner.index)
      out.escapedByte(byte)
      document.plain.append(byte)
      skip(&scanner, to: scanner.index + 1)
    case Mask.wrapClose where scanner.text[scanner.index...].starts(with: Mask.wrapEnd):
      flush(&scanner, to: scanner.index)
      skip(&scanner, to: scanner.index + Mask.wrapEnd.count)
    case UInt8(ascii: "\\"), Mask.joint, Mask.unknown: unmask(byte, &scanner)
    case 0..<0x20:
      // An entity such as `&#1;` brought it in.
      flush(&scanner, to: scanner.index)
      out.bytes.append(contentsOf: Mask.replacementCharacter)
      document.plain.append(contentsOf: Mask.replacementCharacter)
      skip(&scanner, to: scanner.index + 1)
    case UInt8(ascii: "~"): strike(&scanner)
    case UInt8(ascii: "{"): if !writePlaceholder(&scanner) { scanner.index += 1 }
    case UInt8(ascii: "["): if !writeBracket(&scanner) { scanner.index += 1 }
    case UInt8(ascii: "@"): if !writeEmail(&scanner) { scanner.index += 1 }
    case UInt8(ascii: "w"), UInt8(ascii: "W"):
      let next = scanner.index + 1
      let isDouble = next < scanner.text.count && lowercased(scanner.text[next]) == UInt8(ascii: "w")
      if !isDouble || !writeAddress(&scanner) { scanner.index += 1 }
    default: if !writeAddress(&scanner) { scanner.index += 1 }
    }
  }

  private mutating func unmask(_ byte: UInt8, _ scanner: inout TextScanner) {
    let index = scanner.index
    if byte == UInt8(ascii: "\\") {
      guard index + 1 < scanner.text.count, let character = Mask.character(for: scanner.text[index + 1])
      else {
        scanner.index += 1
        return
      }
      flush(&scanner, to: index)
      out.byte(character)
      document.plain.append(character)
      skip(&scanner, to: index + 2)
      return
    }
    flush(&scanner, to: index)
    if byte == Mask.unknown {
      out.bytes.append(contentsOf: Mask.replacementCharacter)
      document.plain.append(contentsOf: Mask.replacementCharacter)
    }
    skip(&scanner, to: index + 1)
  }

  private mutating func strike(_ scanner: inout TextScanner) {
    guard scanner.nextPair < scanner.pairs.count, scanner.pairs[scanner.nextPair].offset == scanner.index
    else {
      scanner.index += 1
      return
    }
    let tilde = scanner.pairs[scanner.nextPair]
    flush(&scanner, to: scanner.index)
    if tilde.canOpen { out.raw("<del>") } else { out.raw("</del>") }
    scanner.nextPair += 1
    skip(&scanner, to: scanner.index + tilde.length)
  }

  // MARK: Bare addresses

  private mutating func writeAddress(_ scanner: inout TextScanner) -> Bool {
    guard linkDepth == 0 else { return false }
    let text = scanner.text
    var start = scanner.index
    if text[start] == UInt8(ascii: ":") {
      guard start + 2 < text.count, text[start + 1] == UInt8(ascii: "/"), text[start + 2] == UInt8(ascii: "/")
      else {
        return false
      }
      while start > scanner.copied, isAlphanumeric(text[start - 1]), scanner.index - start < 5 { start -= 1 }
    }
    let visible = Run(rebasing: text[..<scanner.limit])
    guard start < visible.count, let end = Autolink.end(from: start, in: visible) else { return false }
    flush(&scanner, to: start)
    let shown = Mask.removed(from: text[start..<end])
    let isBare = lowercased(text[start]) == UInt8(ascii: "w")
    writeBare(shown, address: isBare ? Array("http://".utf8) + shown : shown, &scanner, start)
    skip(&scanner, to: end)
    return true
  }

  private mutating func writeEmail(_ scanner: inout TextScanner) -> Bool {
    guard linkDepth == 0 else { return false }
    let visible = Run(rebasing: scanner.text[..<scanner.limit])
    guard scanner.index < visible.count,
      let range = Autolink.email(around: scanner.index, notBefore: scanner.copied, in: visible)
    else { return false }
    flush(&scanner, to: range.lowerBound)
    let shown = Array(scanner.text[range])
    writeBare(shown, address: Array("mailto:".utf8) + shown, &scanner, range.lowerBound)
    skip(&scanner, to: range.upperBound)
    return true
  }

  private mutating func writeBare(
    _ shown: [UInt8], address: [UInt8], _ scanner: inout TextScanner, _ offset: Int
  ) {
    let target = resolved(
      .bare, address, at: position(of: scanner.node, offset: offset, mark: scanner.text[offset]))
    if let target {
      out.raw("<a href=\"")
      out.address(target.address)
      writeLinkEnd(target.address)
    }
    shown.withUnsafeBufferPointer { out.escaped($0) }
    if target != nil { out.raw("</a>") }
    document.plain.append(contentsOf: shown)
  }

  // MARK: Code

  /// Writes code or other text in which backslashes stand for themselves.
  mutating func writeVerbatim(_ run: Run) {
    if run.contains(where: { $0 == Mask.wrapOpen || $0 == Mask.wrapClose }) {
      return Mask.unwrapped(run).withUnsafeBufferPointer { writeVerbatim($0) }
    }
    var copied = 0
    for index in 0..<run.count where isMarkup(run[index]) || isMask(run[index]) {
      out.plain(Run(rebasing: run[copied..<index]))
      document.plain.append(contentsOf: run[copied..<index])
      copied = index + 1
      writeVerbatimByte(run[index])
    }
    out.plain(Run(rebasing: run[copied...]))
    document.plain.append(contentsOf: run[copied...])
  }

  private mutating func writeVerbatimByte(_ byte: UInt8) {
    if byte == Mask.unknown {
      out.bytes.append(contentsOf: Mask.replacementCharacter)
    } else if let character = Mask.character(for: byte) {
      out.byte(character)
      document.plain.append(character)
    } else if byte != Mask.joint {
      out.escapedByte(byte)
      document.plain.append(byte)
    }
  }

  /// Returns what the author wrote where backslashes stand for themselves.
  func authorBytes(_ run: Run) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(run.count)
    for byte in Mask.unwrapped(run) where byte != Mask.joint {
      if byte == Mask.unknown {
        output.append(contentsOf: Mask.replacementCharacter)
      } else {
        output.append(Mask.character(for: byte) ?? byte)
      }
    }
    return output
  }
}

/// Returns whether `byte` is put in by the masking and is no blank or line end.
@inline(__always)
private func isMask(_ byte: UInt8) -> Bool {
  byte < 0x20 && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\t") && byte != UInt8(ascii: "\r")
}

/// Returns whether a byte of a text is written as it is, whatever stands beside it.
@inline(__always)
private func isOrdinary(_ byte: UInt8) -> Bool {
  if byte >= 0x80 { return true }
  if byte < 64 { return (1 << UInt64(byte)) & lowSpecials == 0 }
  return (1 << UInt64(byte - 64)) & highSpecials == 0
}

/// Below 64: control bytes but TAB, line ends and form feed, and `"`, `&`, `:`, `<`, `>`.
private let lowSpecials: UInt64 =
  0xFFFF_C9FE | (1 << 34) | (1 << 38) | (1 << 58) | (1 << 60) | (1 << 62)
/// From 64: `@`, `W`, `[`, `\`, `w`, `{`, `~`.
private let highSpecials: UInt64 =
  (1 << 0) | (1 << 23) | (1 << 27) | (1 << 28) | (1 << 55) | (1 << 59) | (1 << 62)
