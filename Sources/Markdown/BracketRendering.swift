/// Placeholders, wiki links and footnote marks: what stands in braces or double brackets within a text.
extension Renderer {
  mutating func writePlaceholder(_ scanner: inout TextScanner) -> Bool {
    let start = scanner.index
    let text = scanner.text
    guard !scanner.noBraces, start + 1 < text.count, text[start + 1] == UInt8(ascii: "{") else {
      return false
    }
    guard let end = find(UInt8(ascii: "}"), from: start + 2, to: scanner.limit, in: text) else {
      scanner.noBraces = true
      let excerpt = Mask.removed(from: text[start...])
      report(
        "placeholder-unclosed", at: position(of: scanner.node, offset: start, mark: scanner.text[start]),
        excerpt: excerpt)
      return false
    }
    let written = Mask.removed(from: text[(start + 2)..<end])
    let content = String(decoding: trimmed(written), as: UTF8.self)
    guard !content.isEmpty else { return false }
    if content.hasPrefix(">") {
      let place = position(of: scanner.node, offset: start, mark: scanner.text[start])
      report("include-in-text", at: place, excerpt: "{{\(content)}}".utf8)
      return false
    }
    flush(&scanner, to: start)
    let position = position(of: scanner.node, offset: start, mark: scanner.text[start])
    document.placeholders.append(
      Placeholder(
        kind: .inline, text: content, info: "", line: position.line, column: position.column, file: part.file,
        offset: out.bytes.count, written: String(decoding: written, as: UTF8.self)))
    document.plain.append(contentsOf: "{{\(content)}}".utf8)
    skip(&scanner, to: end + 2)
    return true
  }

  mutating func writeBracket(_ scanner: inout TextScanner) -> Bool {
    let start = scanner.index
    guard linkDepth == 0, start + 2 < scanner.text.count else { return false }
    switch scanner.text[start + 1] {
    case UInt8(ascii: "["): return writeWikiLink(&scanner)
    case UInt8(ascii: "^"): return writeFootnoteMark(&scanner)
    default: return false
    }
  }

  private mutating func writeWikiLink(_ scanner: inout TextScanner) -> Bool {
    let start = scanner.index
    let text = scanner.text
    guard !scanner.noBrackets else { return false }
    let longest = 400
    guard
      let end = find(UInt8(ascii: "]"), from: start + 2, to: min(scanner.limit, start + longest), in: text)
    else {
      scanner.noBrackets = start + longest >= scanner.limit
      return false
    }
    let content = text[(start + 2)..<end]
    let bar = content.firstIndex { $0 == UInt8(ascii: "|") || Mask.character(for: $0) == UInt8(ascii: "|") }
    var page = Mask.removed(from: content[..<(bar ?? end)])
    // In a table cell the bar needs a backslash, which belongs to neither side.
    if bar != nil, page.last == UInt8(ascii: "\\") { page.removeLast() }
    let destination = Array(trimmed(page))
    guard !destination.isEmpty, !content.contains(UInt8(ascii: "[")) else { return false }
    let label = bar.map { Array(trimmed(Mask.removed(from: content[($0 + 1)...]))) } ?? []
    flush(&scanner, to: start)
    let target = resolved(
      .wiki, destination, at: position(of: scanner.node, offset: start, mark: scanner.text[start]))
    let shown = !label.isEmpty ? label : target?.title.map { Array($0.utf8) } ?? destination
    if let target {
      out.raw("<a href=\"")
      out.address(target.address)
      writeLinkEnd(target.address)
    }
    shown.withUnsafeBufferPointer { out.escaped($0) }
    if target != nil { out.raw("</a>") }
    document.plain.append(contentsOf: shown)
    skip(&scanner, to: end + 2)
    return true
  }

  private mutating func writeFootnoteMark(_ scanner: inout TextScanner) -> Bool {
    guard !footnotes.notes.isEmpty else { return false }
    let start = scanner.index
    let longest = min(scanner.limit, start + 100)
    guard start + 2 < longest,
      let end = scanner.text[(start + 2)..<longest].firstIndex(of: UInt8(ascii: "]")),
      let mark = footnotes.mark(Array(scanner.text[(start + 2)..<end]), in: part.file)
    else { return false }
    flush(&scanner, to: start)
    out.raw("<sup class=\"footnote\"><a href=\"#fn:")
    out.number(mark.number)
    out.raw("\" id=\"fnref:")
    out.number(mark.number)
    if mark.use > 1 {
      out.raw(":")
      out.number(mark.use)
    }
    out.raw("\">")
    out.number(mark.number)
    out.raw("</a></sup>")
    skip(&scanner, to: end + 1)
    return true
  }

  /// Returns where two of `byte` stand in a row.
  private func find(_ byte: UInt8, from start: Int, to end: Int, in text: Run) -> Int? {
    var index = start
    while index + 1 < end {
      if text[index] == byte, text[index + 1] == byte { return index }
      index += 1
    }
    return nil
  }
}

/// Returns the bytes without blanks at either end.
private func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
  guard let first = bytes.firstIndex(where: { !isBlank($0) }),
    let last = bytes.lastIndex(where: { !isBlank($0) })
  else { return [] }
  return bytes[first...last]
}
