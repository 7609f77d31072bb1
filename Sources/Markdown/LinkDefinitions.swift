import CCmark

/// Finds the link definitions of a document, which libcmark reads but does not tell.
///
/// A line such as `[price]: price.md` is one when no code or HTML block covers it and it starts its
/// paragraph, or follows another definition.
struct LinkDefinitions: TreeVisitor {
  private enum Cover: UInt8 {
    case nothing, verbatim, paragraphStart, paragraph
  }
  private let source: SourceText
  private var covers: [Cover]

  /// Returns the definitions as Markdown, one after the other; empty when there are none.
  static func collect(from source: SourceText, _ root: NodePointer) -> [UInt8] {
    var finder = LinkDefinitions(source)
    guard finder.mayFindAny else { return [] }
    walk(root, &finder)
    return finder.definitions()
  }

  private init(_ source: SourceText) {
    self.source = source
    covers = Array(repeating: .nothing, count: source.lineCount + 1)
  }

  private var mayFindAny: Bool {
    (1...max(1, source.lineCount)).contains { definitionStart(in: source.line($0)) != nil }
  }

  mutating func enter(_ node: NodePointer) -> Bool {
    let first = Int(cmark_node_get_start_line(node))
    let last = min(Int(cmark_node_get_end_line(node)), source.lineCount)
    switch cmark_node_get_type(node) {
    case CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK:
      if first >= 1, first <= last { for line in first...last { covers[line] = .verbatim } }
      return false
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
      if first >= 1, first <= last { for line in first...last { covers[line] = .paragraph } }
      if first >= 1, first <= source.lineCount { covers[first] = .paragraphStart }
      return false
    default: return true
    }
  }

  mutating func leave(_ node: NodePointer) {}

  private func definitions() -> [UInt8] {
    var output: [UInt8] = []
    var followsDefinition = false
    for number in 1...max(1, source.lineCount) {
      let line = source.line(number)
      let mayStart = covers[number] != .verbatim && (covers[number] != .paragraph || followsDefinition)
      guard mayStart, let start = definitionStart(in: line) else {
        followsDefinition = followsDefinition && isContinuation(line)
        continue
      }
      followsDefinition = true
      output.append(contentsOf: source.bytes[start..<line.upperBound])
      output.append(UInt8(ascii: "\n"))
      appendContinuation(after: number, to: &output)
      output.append(UInt8(ascii: "\n"))
    }
    return output
  }

  /// A destination or a title may stand on the next lines.
  private func appendContinuation(after number: Int, to output: inout [UInt8]) {
    let mostLines = 3
    for next in number + 1..<number + 1 + mostLines where next <= source.lineCount {
      let line = source.line(next)
      let start = content(of: line)
      guard start < line.upperBound, definitionStart(in: line) == nil, isContinuation(line) else { return }
      output.append(contentsOf: source.bytes[start..<line.upperBound])
      output.append(UInt8(ascii: "\n"))
    }
  }

  /// A line that can belong to the definition above: a title in quotes, or one word.
  private func isContinuation(_ line: Range<Int>) -> Bool {
    let start = content(of: line)
    guard start < line.upperBound else { return false }
    switch source.bytes[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "<"): return true
    default: return !source.bytes[start..<line.upperBound].contains { isBlank($0) }
    }
  }

  private func content(of line: Range<Int>) -> Int {
    var index = line.lowerBound
    while index < line.upperBound {
      switch source.bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"): index += 1
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
        guard index + 1 < line.upperBound, isBlank(source.bytes[index + 1]) else { return index }
        index += 1
      default: return index
      }
    }
    return index
  }

  private func definitionStart(in line: Range<Int>) -> Int? {
    let start = content(of: line)
    guard start < line.upperBound, source.bytes[start] == UInt8(ascii: "["),
      let close = source.bytes[start..<line.upperBound].firstIndex(of: UInt8(ascii: "]")),
      close > start + 1, close + 1 < line.upperBound, source.bytes[close + 1] == UInt8(ascii: ":")
    else { return nil }
    return start
  }
}
