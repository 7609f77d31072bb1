/// A template as a tree. Text and blanks are ranges of the file, so that positions stay known.
indirect enum Node {
  case text(Range<Int>, startsLine: Bool)
  case value(name: String, isRaw: Bool, range: Range<Int>)
  case section(Section)
  case partial(Inclusion)
  case parent(Inclusion, overrides: [Block])
  case block(Block)

  struct Section {
    var name: String
    var isInverted: Bool
    var children: [Node]
    /// The opening tag.
    var range: Range<Int>
    var indent: Range<Int>?
  }

  /// The tag that puts another template here.
  struct Inclusion {
    var name: String
    /// The data hold the name of the template.
    var isDynamic: Bool
    /// The blanks before a standalone tag, `nil` for a tag within a line.
    var indent: Range<Int>?
    var range: Range<Int>
  }

  /// A part that others may replace, or the replacement.
  struct Block {
    var name: String
    /// The blanks by which its lines are indented; its children come without them.
    var indent: Range<Int>
    /// The opening tag has the line for itself: the content starts on a new line.
    var opensLine: Bool
    var closesLine: Bool
    var children: [Node]
    var range: Range<Int>
  }

  /// The blanks before the node when it begins a line.
  func leadingBlanks(in bytes: [UInt8]) -> Range<Int>? {
    switch self {
    case .text(let range, startsLine: true):
      let end = range.first { bytes[$0] != 0x20 && bytes[$0] != 0x09 } ?? range.upperBound
      return range.lowerBound..<end
    case .text, .value: return nil
    case .section(let section): return section.indent
    case .partial(let inclusion), .parent(let inclusion, _): return inclusion.indent
    case .block(let block): return block.indent
    }
  }

  /// The node with the blanks `prefix` removed from the beginning of its lines, as far as they are there.
  func outdented(by prefix: ArraySlice<UInt8>, in bytes: [UInt8]) -> Node {
    func cut(_ range: Range<Int>) -> Range<Int> {
      let common = zip(bytes[range], prefix).prefix { $0 == $1 }.count
      return range.lowerBound + common..<range.upperBound
    }
    switch self {
    case .text(let range, startsLine: true): return .text(cut(range), startsLine: true)
    case .text, .value: return self
    case .section(var section):
      section.children = section.children.map { $0.outdented(by: prefix, in: bytes) }
      section.indent = section.indent.map(cut)
      return .section(section)
    case .partial(var inclusion):
      inclusion.indent = inclusion.indent.map(cut)
      return .partial(inclusion)
    case .parent(var inclusion, let overrides):
      inclusion.indent = inclusion.indent.map(cut)
      return .parent(inclusion, overrides: overrides)
    case .block(var block):
      // Its content has lost all of its own indentation already.
      block.indent = cut(block.indent)
      return .block(block)
    }
  }
}
