/// The rules by which lines that hold only tags leave no blank line behind.
///
/// - One tag alone on its line: blanks and line end go, the blanks become the indentation of a partial.
/// - Several parents and blocks that all open, or all close, on one line: likewise.
/// - A parent whose beginning has only blanks before it and whose end only blanks after it is standalone even if
///   both share a line; `Nodes` sees to that, since only it knows which end belongs to which beginning.
struct StandaloneLines {
  private let bytes: [UInt8]
  private var result: [Token] = []

  /// Returns the pieces without the blanks and line ends of standalone lines, the tags marked.
  static func applied(to tokens: [Token], of source: TemplateSource) -> [Token] {
    var lines = StandaloneLines(bytes: source.bytes)
    var line: [Token] = []
    for token in tokens {
      line.append(token)
      guard case .text(let range, _) = token, source.bytes[range.upperBound - 1] == newline else { continue }
      lines.add(line)
      line.removeAll(keepingCapacity: true)
    }
    lines.add(line)
    return lines.result
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func add(_ line: [Token]) {
    let marked = marked(line)
    let tags = marked.compactMap { token -> Tag? in
      if case .tag(let tag) = token { return tag }
      return nil
    }
    guard !tags.isEmpty, isBlank(line), isStandalone(tags) else {
      result += marked
      return
    }
    // What surrounds a parent stays until both its ends are known, unless it has the line for itself.
    let keepsFirst = tags.count > 1 && tags[0].kind == .parent
    let keepsLast = tags.count > 1 && tags[tags.count - 1].closes == .parent
    for (index, token) in marked.enumerated() {
      switch token {
      case .text:
        if (index == 0 && keepsFirst) || (index == marked.count - 1 && keepsLast) { result.append(token) }
      case .tag(var tag):
        tag.isStandalone = !(tags.count > 1 && (tag.kind == .parent || tag.closes == .parent))
        result.append(.tag(tag))
      }
    }
  }

  private func isStandalone(_ tags: [Tag]) -> Bool {
    if tags.count == 1 { return tags[0].canStandAlone }
    return tags.allSatisfy { $0.kind == .parent || $0.kind == .block }
      || tags.allSatisfy { $0.closes == .parent || $0.closes == .block }
  }

  /// The tokens with the first tag knowing the blanks before it and the last one that nothing follows.
  private func marked(_ line: [Token]) -> [Token] {
    var line = line
    if let first = line.firstIndex(where: Self.isTag), isBlank(line[..<first]),
      case .tag(var tag) = line[first]
    {
      if first > 0, case .text(let range, _) = line[0] {
        tag.indent = range
      } else {
        tag.indent = tag.range.lowerBound..<tag.range.lowerBound
      }
      // A tag right after another line's tag that spans lines does not begin its line.
      let start = tag.indent?.lowerBound ?? 0
      if start > 0, bytes[start - 1] != newline { tag.indent = nil }
      line[first] = .tag(tag)
    }
    if let last = line.lastIndex(where: Self.isTag), isBlank(line[(last + 1)...]),
      case .tag(var tag) = line[last]
    {
      tag.isLastOnLine = true
      line[last] = .tag(tag)
    }
    return line
  }

  private static func isTag(_ token: Token) -> Bool {
    if case .tag = token { return true }
    return false
  }

  private func isBlank(_ tokens: some Sequence<Token>) -> Bool {
    tokens.allSatisfy { token in
      guard case .text(let range, _) = token else { return true }
      return bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }
  }
}
