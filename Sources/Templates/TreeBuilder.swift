/// Turns the pieces of a template into a tree.
struct TreeBuilder {
  private let bytes: [UInt8]
  private let tokens: [Token]
  private var position = 0

  /// Returns the tree of pieces whose tags are paired and whose standalone lines are settled.
  static func nodes(of tokens: [Token], in source: TemplateSource) -> [Node] {
    var builder = TreeBuilder(bytes: source.bytes, tokens: tokens)
    return builder.children().nodes
  }

  private init(bytes: [UInt8], tokens: [Token]) {
    self.bytes = bytes
    self.tokens = tokens
  }

  /// Reads up to the next end tag, or to the end of the template.
  private mutating func children() -> (nodes: [Node], end: Tag?) {
    var nodes: [Node] = []
    while position < tokens.count {
      let token = tokens[position]
      position += 1
      switch token {
      case .text(let range, let startsLine): nodes.append(.text(range, startsLine: startsLine))
      case .tag(let tag):
        if tag.kind == .end { return (nodes, tag) }
        add(tag, to: &nodes)
      }
    }
    return (nodes, nil)
  }

  private mutating func add(_ tag: Tag, to nodes: inout [Node]) {
    switch tag.kind {
    case .comment, .delimiters, .end: break
    case .value: nodes.append(.value(name: tag.name, isRaw: false, range: tag.range))
    case .raw: nodes.append(.value(name: tag.name, isRaw: true, range: tag.range))
    case .section, .inverted:
      let indent = tag.isStandalone ? tag.indent : nil
      nodes.append(
        .section(
          Node.Section(
            name: tag.name, isInverted: tag.kind == .inverted, children: children().nodes,
            range: tag.range, indent: indent)))
    case .partial: nodes.append(.partial(inclusion(tag, isStandalone: tag.isStandalone)))
    case .parent: addParent(tag, to: &nodes)
    case .block: nodes.append(.block(block(tag)))
    }
  }

  private func inclusion(_ tag: Tag, isStandalone: Bool) -> Node.Inclusion {
    let isDynamic = tag.name.first == "*"
    let name = isDynamic ? String(tag.name.dropFirst().drop { $0.isWhitespace }) : tag.name
    return Node.Inclusion(
      name: name, isDynamic: isDynamic, indent: isStandalone ? tag.indent ?? 0..<0 : nil, range: tag.range)
  }

  /// Of what stands inside a parent only the blocks count.
  private mutating func addParent(_ tag: Tag, to nodes: inout [Node]) {
    let (children, end) = children()
    let endsLine = end?.isLastOnLine ?? false
    let isStandalone = tag.isStandalone || (tag.indent != nil && endsLine)
    if isStandalone, !tag.isStandalone, case .text(let range, _)? = nodes.last, range == tag.indent {
      nodes.removeLast()
    }
    if isStandalone, endsLine, end?.isStandalone == false, position < tokens.count,
      case .text = tokens[position]
    {
      position += 1
    }
    let overrides = children.compactMap { node -> Node.Block? in
      if case .block(let block) = node { return block }
      return nil
    }
    nodes.append(.parent(inclusion(tag, isStandalone: isStandalone), overrides: overrides))
  }

  private mutating func block(_ tag: Tag) -> Node.Block {
    let (children, end) = children()
    let before = tag.indent ?? tag.range.lowerBound..<tag.range.lowerBound
    let indent: Range<Int>
    if tag.isStandalone, let first = children.first {
      indent = first.leadingBlanks(in: bytes) ?? before.lowerBound..<before.lowerBound
    } else {
      indent = before
    }
    let prefix = bytes[indent]
    return Node.Block(
      name: tag.name, indent: indent, opensLine: tag.isStandalone, closesLine: end?.isStandalone ?? false,
      children: children.map { $0.outdented(by: prefix, in: bytes) }, range: tag.range)
  }
}
