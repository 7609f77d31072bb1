import Diagnostics

/// Cuts a template into text and tags.
struct Tokenizer {
  private let source: TemplateSource
  private let bytes: [UInt8]
  private var position = 0
  private var open: [UInt8] = Array("{{".utf8)
  private var close: [UInt8] = Array("}}".utf8)
  private var tokens: [Token] = []

  private init(_ source: TemplateSource) {
    self.source = source
    bytes = source.bytes
  }

  /// Returns the pieces of `source` in order; faulty tags are reported and left out.
  static func tokens(of source: TemplateSource, _ log: inout Diagnostics) -> [Token] {
    var tokenizer = Tokenizer(source)
    while let start = tokenizer.find(tokenizer.open, from: tokenizer.position) {
      tokenizer.text(to: start)
      guard tokenizer.tag(at: start, &log) else { return tokenizer.tokens }
    }
    tokenizer.text(to: tokenizer.bytes.count)
    return tokenizer.tokens
  }

  private func find(_ wanted: [UInt8], from start: Int) -> Int? {
    guard let first = wanted.first, bytes.count >= wanted.count else { return nil }
    var index = start
    while index <= bytes.count - wanted.count {
      if bytes[index] == first, bytes[index..<index + wanted.count].elementsEqual(wanted) { return index }
      index += 1
    }
    return nil
  }

  private mutating func text(to end: Int) {
    while position < end {
      let lineEnd = bytes[position..<end].firstIndex(of: newline).map { $0 + 1 } ?? end
      let startsLine = position == 0 || bytes[position - 1] == newline
      tokens.append(.text(position..<lineEnd, startsLine: startsLine))
      position = lineEnd
    }
  }

  /// Reads the tag that starts at `start`.
  ///
  /// - Returns: whether the rest of the template can still be read.
  private mutating func tag(at start: Int, _ log: inout Diagnostics) -> Bool {
    let inner = start + open.count
    let sigil = inner < bytes.count ? bytes[inner] : 0
    let (kind, ending) = Self.meaning(of: sigil)
    let closer = ending + close
    let contentStart = Self.sigils.contains(sigil) ? inner + 1 : inner
    guard let end = find(closer, from: min(contentStart, bytes.count)) else {
      log.report(
        "template-unclosed-tag", at: source.position(of: start),
        ["close": String(decoding: closer, as: UTF8.self)], excerpt: source.line(around: start))
      return false
    }
    let content = String(decoding: bytes[contentStart..<end], as: UTF8.self)
    let range = start..<end + closer.count
    position = range.upperBound
    let name = Self.trimmed(content)
    switch kind {
    case .comment: tokens.append(.tag(Tag(kind: kind, name: "", range: range)))
    case .delimiters:
      tokens.append(.tag(Tag(kind: kind, name: "", range: range)))
      setDelimiters(content, range, &log)
    case .value, .raw, .section, .inverted, .end, .partial, .parent, .block:
      guard Self.isName(name, kind) else {
        log.report("template-bad-name", at: source.position(of: start), ["tag": text(of: range)])
        break
      }
      var tag = Tag(kind: kind, name: name, range: range)
      tag.closing = String(decoding: open + [UInt8(ascii: "/")] + Array(name.utf8) + close, as: UTF8.self)
      tokens.append(.tag(tag))
    }
    return true
  }

  private mutating func setDelimiters(_ content: String, _ range: Range<Int>, _ log: inout Diagnostics) {
    let parts = content.utf8.split { Self.isBlank($0) }.map(Array.init)
    let equals = UInt8(ascii: "=")
    guard parts.count == 2, !parts[0].contains(equals), !parts[1].contains(equals) else {
      log.report(
        "template-bad-delimiters", at: source.position(of: range.lowerBound), ["tag": text(of: range)])
      return
    }
    (open, close) = (parts[0], parts[1])
  }

  private func text(of range: Range<Int>) -> String {
    String(String(decoding: bytes[range], as: UTF8.self).prefix(80))
  }

  private static let sigils = Array("{&#^/!=><$".utf8)

  /// The kind of tag by its first character, and what must stand before the closing delimiter.
  private static func meaning(of sigil: UInt8) -> (kind: Tag.Kind, ending: [UInt8]) {
    switch sigil {
    case UInt8(ascii: "{"): (.raw, [UInt8(ascii: "}")])
    case UInt8(ascii: "&"): (.raw, [])
    case UInt8(ascii: "#"): (.section, [])
    case UInt8(ascii: "^"): (.inverted, [])
    case UInt8(ascii: "/"): (.end, [])
    case UInt8(ascii: "!"): (.comment, [])
    case UInt8(ascii: "="): (.delimiters, [UInt8(ascii: "=")])
    case UInt8(ascii: ">"): (.partial, [])
    case UInt8(ascii: "<"): (.parent, [])
    case UInt8(ascii: "$"): (.block, [])
    default: (.value, [])
    }
  }

  /// A name has no blanks; a dotted one has no empty part. A star before the name of a partial or parent
  /// says that the data hold the name.
  private static func isName(_ name: String, _ kind: Tag.Kind) -> Bool {
    guard !name.isEmpty else { return false }
    switch kind {
    case .partial, .parent, .end:
      let rest = name.first == "*" ? trimmed(String(name.dropFirst())) : name
      return !rest.isEmpty && !rest.utf8.contains(where: isBlank)
    case .value, .raw, .section, .inverted:
      if name.utf8.contains(where: isBlank) { return false }
      return name == "." || !name.split(separator: ".", omittingEmptySubsequences: false).contains("")
    case .block, .comment, .delimiters: return !name.utf8.contains(where: isBlank)
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func trimmed(_ text: String) -> String {
    let bytes = text.utf8
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(text[first...last])
  }
}
