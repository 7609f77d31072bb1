import CCmark

extension Renderer {
  mutating func enterBlock(_ node: NodePointer, _ type: cmark_node_type) -> Bool {
    switch type {
    case CMARK_NODE_PARAGRAPH: return enterParagraph(node)
    case CMARK_NODE_HEADING: return enterHeading(node)
    case CMARK_NODE_BLOCK_QUOTE: return enterQuote(node)
    case CMARK_NODE_LIST:
      out.freshLine()
      writeListStart(node, to: &out)
    case CMARK_NODE_ITEM: enterItem(node)
    case CMARK_NODE_CODE_BLOCK:
      writeCodeBlock(node)
      return false
    case CMARK_NODE_HTML_BLOCK:
      if !writeMark(node) { writeHTMLBlock(node) }
      return false
    case CMARK_NODE_THEMATIC_BREAK:
      out.freshLine()
      out.raw("<hr />\n")
      return false
    default: break
    }
    return true
  }

  mutating func leaveBlock(_ node: NodePointer) {
    writeUnclosed(in: node)
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: leaveParagraph(node)
    case CMARK_NODE_HEADING: leaveHeading(node)
    case CMARK_NODE_BLOCK_QUOTE:
      out.freshLine()
      if alerts.isEmpty || alerts.remove(node) == nil {
        out.raw("</blockquote>\n")
      } else {
        out.raw("</div>\n")
      }
      writePending(after: node)
    case CMARK_NODE_LIST:
      writeListEnd(node, to: &out)
      if let last = cmark_node_last_child(node) { writePending(after: last) }
    case CMARK_NODE_ITEM: leaveItem(node)
    default: break
    }
  }

  // MARK: Paragraphs and headings

  private mutating func enterParagraph(_ node: NodePointer) -> Bool {
    begin(node)
    if let table = part.tables[node] {
      writeTable(table, of: node)
      block.node = nil
      return false
    }
    if !marks.isEmpty, marks.remove(node) != nil {
      block.node = nil
      return false
    }
    if writeFigure(node) {
      block.node = nil
      return false
    }
    if !isBare(node) {
      out.freshLine()
      out.raw("<p>")
    }
    if taskParagraph == node { out.raw("<label>") }
    findTildes(in: node)
    return true
  }

  private mutating func leaveParagraph(_ node: NodePointer) {
    // A paragraph that was a table or only a mark has left nothing open.
    guard block.node == node else { return }
    if taskParagraph == node { leaveTask() }
    if document.summaryRange.isEmpty, part.depth == 0, part.openContainers == 0,
      cmark_node_parent(node) == part.root
    {
      document.summaryRange = block.plainStart..<document.plain.count
    }
    if !isBare(node) { out.raw("</p>\n") }
    breakPlain()
    block.node = nil
  }

  private func isBare(_ paragraph: NodePointer) -> Bool {
    isTight(paragraph) || (part.isTight && cmark_node_parent(paragraph) == part.root)
  }

  private mutating func enterHeading(_ node: NodePointer) -> Bool {
    begin(node)
    if let table = part.tables[node] {
      writeTable(table, of: node)
      block.node = nil
      return false
    }
    out.freshLine()
    block.markupStart = out.bytes.count
    document.headingStarts.append(document.plain.count)
    readOwnAnchor(of: node)
    findTildes(in: node)
    return true
  }

  private mutating func leaveHeading(_ node: NodePointer) {
    guard block.node == node else { return }
    let text = Array(document.plain[block.plainStart...])
    let anchor = block.anchor.map { ownAnchor($0, of: node) } ?? anchors.anchor(for: text)
    let level = min(6, Int(cmark_node_get_heading_level(node)) + options.headingShift)
    var start = HTMLWriter(capacity: 64)
    start.raw("<h")
    start.number(level)
    start.raw(" id=\"")
    start.escaped(anchor)
    start.raw("\">")
    insert(start.bytes, at: block.markupStart)
    out.raw("</h")
    out.number(level)
    out.raw(">\n")
    breakPlain()
    document.sectionStarts.append(document.plain.count)
    document.headings.append(
      Heading(
        level: level, text: String(decoding: text, as: UTF8.self), anchor: anchor,
        line: position(ofBlock: node).line, file: part.file))
    block.node = nil
  }

  /// Puts markup in front of the line of text that has been written since `offset`.
  mutating func insert(_ markup: [UInt8], at offset: Int) {
    out.bytes.insert(contentsOf: markup, at: offset)
    var index = document.placeholders.count - 1
    // A block that ends where the line begins stays before it.
    while index >= 0, document.placeholders[index].kind == .inline,
      document.placeholders[index].offset >= offset
    {
      document.placeholders[index].offset += markup.count
      index -= 1
    }
  }

  /// Ends a line of the plain text.
  mutating func breakPlain() {
    if let last = document.plain.last, last != UInt8(ascii: "\n") {
      document.plain.append(UInt8(ascii: "\n"))
    }
  }

  // MARK: Quotes and items

  private mutating func enterQuote(_ node: NodePointer) -> Bool {
    out.freshLine()
    if let kind = readAlert(node) {
      alerts.insert(node)
      writeAlertStart(kind)
    } else {
      out.raw("<blockquote>\n")
    }
    return true
  }

  private mutating func enterItem(_ node: NodePointer) {
    out.freshLine()
    guard let paragraph = cmark_node_first_child(node),
      cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH,
      part.tables[paragraph] == nil, let text = cmark_node_first_child(paragraph),
      cmark_node_get_type(text) == CMARK_NODE_TEXT, let isDone = taskMark(run(cmark_node_get_literal(text)))
    else { return out.raw("<li>") }
    out.raw("<li class=\"task\">")
    taskParagraph = paragraph
    marks.insert(text)
    document.tasks.append(
      ChecklistItem(isDone: isDone, text: "", line: position(ofBlock: node).line, file: part.file))
  }

  /// Returns whether the text begins with the mark of a task and whether that is ticked.
  private func taskMark(_ text: Run) -> Bool? {
    guard text.count >= 4, text[0] == UInt8(ascii: "["), text[2] == UInt8(ascii: "]"), isBlank(text[3]) else {
      return nil
    }
    switch text[1] {
    case UInt8(ascii: " "): return false
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return true
    default: return nil
    }
  }

  /// Writes a text that begins with the mark of a task; the mark of an alert shows nothing.
  mutating func writeMarkedText(_ text: Run, of node: NodePointer) {
    guard let isDone = taskMark(text) else { return }
    out.raw(
      isDone
        ? "<input type=\"checkbox\" checked=\"\" disabled=\"\" /> "
        : "<input type=\"checkbox\" disabled=\"\" /> ")
    writeText(text, from: 4, of: node)
  }

  private mutating func leaveTask() {
    out.raw("</label>")
    taskParagraph = nil
    let text = String(decoding: document.plain[block.plainStart...], as: UTF8.self)
    document.tasks[document.tasks.count - 1].text = text
  }

  private mutating func leaveItem(_ node: NodePointer) {
    out.raw("</li>\n")
    // Lines that had to leave the last item follow its list; those of an item in the middle cut the list in
    // two.
    guard !part.pending.isEmpty, part.pending[node] != nil, cmark_node_next(node) != nil,
      let list = cmark_node_parent(node)
    else { return }
    writeListEnd(list, to: &out)
    writePending(after: node)
    writeListStart(list, to: &out)
  }

  // MARK: Code and HTML

  private mutating func writeCodeBlock(_ node: NodePointer) {
    out.freshLine()
    let literal = run(cmark_node_get_literal(node))
    let info = run(cmark_node_get_fence_info(node))
    let language = firstWord(info)
    if language.elementsEqual("kpi".utf8) {
      writeBlockPlaceholder(node, literal, info)
      return
    }
    // A wide block scrolls sideways, which the keyboard must be able to do as well.
    out.raw("<pre tabindex=\"0\"><code")
    if !language.isEmpty {
      out.raw(" class=\"language-")
      Mask.removed(from: language).withUnsafeBufferPointer { out.escaped($0) }
      out.raw("\"")
    }
    out.raw(">")
    if let grammar = CodeGrammar(language: language) {
      writeCode(authorBytes(literal), grammar)
    } else {
      writeVerbatim(literal)
    }
    out.raw("</code></pre>\n")
    breakPlain()
  }

  private mutating func writeBlockPlaceholder(_ node: NodePointer, _ literal: Run, _ info: Run) {
    let position = position(ofBlock: node)
    let rest = String(decoding: Mask.removed(from: info.dropFirst(3)), as: UTF8.self)
    document.placeholders.append(
      Placeholder(
        kind: .block, text: String(decoding: authorBytes(literal), as: UTF8.self),
        info: String(rest.drop { $0 == " " || $0 == "\t" }), line: position.line, column: position.column,
        file: part.file,
        offset: out.bytes.count))
  }

  private mutating func writeHTMLBlock(_ node: NodePointer) {
    out.freshLine()
    let html = authorBytes(run(cmark_node_get_literal(node)))
    if options.allowsRawHTML {
      out.bytes.append(contentsOf: html)
      return
    }
    report("raw-html", at: position(ofBlock: node), excerpt: html.prefix { $0 != UInt8(ascii: "\n") })
    let end = html.lastIndex { $0 != UInt8(ascii: "\n") }.map { $0 + 1 } ?? 0
    out.raw("<p>")
    html[..<end].withUnsafeBufferPointer { out.escaped($0) }
    out.raw("</p>\n")
    document.plain.append(contentsOf: html[..<end])
    breakPlain()
  }
}
