import CCmark

/// Returns a page of Markdown as HTML together with its outline, links, tasks and plain text.
///
/// CommonMark with tables, task lists, strikethrough, bare addresses, footnotes, alerts, wiki links,
/// placeholders, abbreviations, containers, fragments, pictures with sizes and captions, coloured code, and bold
/// that works in Chinese. Raw HTML shows as text unless the options allow it; addresses
/// that could run a script never pass.
package func renderMarkdown(_ source: some Collection<UInt8>, _ options: MarkdownOptions) -> MarkdownDocument
{
  var renderer = Renderer(options, capacity: source.count)
  renderer.render(SourceText(source))
  return renderer.document
}

/// Returns a page of Markdown as HTML; see ``renderMarkdown(_:_:)-(Collection<UInt8>,_)``.
package func renderMarkdown(_ source: String, _ options: MarkdownOptions) -> MarkdownDocument {
  renderMarkdown(Array(source.utf8), options)
}

/// The same bytes in memory of just their size.
private func fitted(_ bytes: [UInt8]) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, count in
    count = buffer.initialize(fromContentsOf: bytes)
  }
}

/// Writes the tree of a page as HTML and notes what it passes.
///
/// The extensions in other files: blocks, inlines, texts, links, tables, footnotes, positions.
struct Renderer: TreeVisitor {
  let options: MarkdownOptions
  var out: HTMLWriter
  var document = MarkdownDocument()
  var anchors: Anchors
  var part: Part
  var footnotes = FootnoteNumbers()
  /// How often each label of a table's region has been used.
  var regionLabels: [String: Int] = [:]
  /// How many cells have been added to rows that were too short.
  var filledCells = 0
  var columns = ColumnCounter()
  var abbreviations = Abbreviations()
  var fragments = Fragments()

  /// What belongs to the part of the page that is being written; footnotes and lines behind tables are parts
  /// too.
  struct Part {
    var source: SourceText
    /// The fragment that it belongs to; `nil` for the page itself.
    var file: String?
    var root: NodePointer?
    /// The line of the file above the part's first line.
    var lineOffset = 0
    /// How many bytes were left out at the start of each line.
    var shifts: [Int] = []
    var depth = 0
    /// Whether the paragraphs of this part get no tags.
    var isTight = false
    var tables: [NodePointer: FoundTable] = [:]
    /// The paragraphs of the second document, by number.
    var cells: [NodePointer] = []
    /// Lines behind tables that belong after a container.
    var pending: [NodePointer: ClosedRange<Int>] = [:]
    var definitions: [UInt8] = []
    var hasTildes = false
    /// Whether the source has lines of ``LineMarking``, and what is done with each.
    var hasMarks = false
    var actions: [NodePointer: MarkAction] = [:]
    /// The containers that end with a node, and the fences that open them.
    var ends: [NodePointer: [ContainerEnd]] = [:]
    var unclosed: Set<NodePointer> = []
    /// How many containers are open around what is being written.
    var openContainers = 0
  }

  /// The block whose inlines are being written.
  var block = BlockState()
  struct BlockState {
    var node: NodePointer?
    var cell: FoundTable.Cell?
    var plainStart = 0
    var markupStart = 0
    /// The id that the author gave a heading.
    var anchor: [UInt8]?
    var lineDelta = 0
    var prefix: ContainerPrefix?
  }

  /// The pairs of tildes in the texts of the open containers.
  var tildes: [NodePointer: [Strikethrough.Tilde]] = [:]
  var alerts: Set<NodePointer> = []
  /// Nodes that have been read as a mark already (the `[!TIP]` of an alert, the `[x]` of a task).
  var marks: Set<NodePointer> = []
  var taskParagraph: NodePointer?
  /// Where texts begin and end whose rest is a picture's size or a heading's id.
  var textStarts: [NodePointer: Int] = [:]
  var textEnds: [NodePointer: Int] = [:]
  var linkDepth = 0
  /// Links that lead nowhere, whose text stands alone.
  var unlinked: Set<NodePointer> = []

  init(_ options: MarkdownOptions, capacity: Int) {
    self.options = options
    out = HTMLWriter(capacity: capacity + capacity / 2)
    document.plain.reserveCapacity(capacity)
    anchors = Anchors(reserved: options.reservedAnchors)
    part = Part(source: SourceText(masked: []))
  }

  mutating func render(_ source: SourceText) {
    var (source, hasMarks) = LineMarking.wrapped(source)
    if FootnoteReader.mayFindNotes(in: source.bytes) {
      let reader = FootnoteReader(source)
      footnotes.notes = reader.notes.mapValues { note in
        var note = note
        note.lineOffset = options.lineOffset
        return note
      }
      source = source.replacing(reader.bytes)
    }
    write(Part(source: source, lineOffset: options.lineOffset, hasMarks: hasMarks), extra: [])
    writeFootnotes()
    // Thousands of documents wait for their pages: they keep no more room than they fill.
    document.markup = fitted(out.bytes)
    document.plain = fitted(document.plain)
  }

  /// Parses and writes one part; `extra` is Markdown that it may refer to (link definitions).
  mutating func write(_ newPart: Part, extra: [UInt8]) {
    let tree = Tree(parsing: extra.isEmpty ? newPart.source.bytes : newPart.source.bytes + [10, 10] + extra)
    // The nodes live as long as their tree, which the compiler might otherwise free after its last use.
    guard let root = tree.root else { return }
    if !extra.isEmpty { removeBlocks(below: newPart.source.lineCount, of: root) }
    let outer = (part, block)
    part = newPart
    part.root = root
    part.hasTildes = holds(UInt8(ascii: "~"), part.source.bytes)
    part.definitions = extra
    columns = ColumnCounter()
    if part.hasMarks { findMarks(below: root) }
    let mostDepth = 6
    var finder: TableFinder?
    if part.depth < mostDepth, TableFinder.mayFindTables(in: part.source) {
      var search = TableFinder(part.source)
      walk(root, &search)
      part.tables = search.tables
      finder = search
    }
    let hasTables = finder.map { $0.cellCount > 0 || !$0.tables.isEmpty } ?? false
    let isFragment = part.file != outer.0.file
    if extra.isEmpty || isFragment, hasTables || part.hasMarks || !footnotes.notes.isEmpty {
      part.definitions = LinkDefinitions.collect(from: part.source, root) + extra
    }
    if footnotes.definitions[part.file] == nil { footnotes.definitions[part.file] = part.definitions }
    if let finder, finder.cellCount > 0 {
      write(root, withCells: finder.cells, finder.cellCount)
    } else {
      walk(root, &self)
    }
    (part, block) = outer
    columns = ColumnCounter()
    withExtendedLifetime(tree) {}
  }

  /// Takes out what only looked like a link definition and would show as text of the part.
  private func removeBlocks(below line: Int, of root: NodePointer) {
    while let last = cmark_node_last_child(root), Int(cmark_node_get_start_line(last)) > line {
      cmark_node_unlink(last)
    }
  }

  private mutating func findMarks(below root: NodePointer) {
    let finder = MarkFinder(in: root)
    part.actions = finder.actions
    part.ends = finder.unclosed
    part.unclosed = finder.unclosedFences
    for (term, meaning) in finder.abbreviations { abbreviations.add(term, meaning) }
    if part.file == nil, options.include != nil { learnAbbreviations(ofFragments: finder.includes) }
  }

  private mutating func write(_ root: NodePointer, withCells cells: [UInt8], _ count: Int) {
    let second = Tree(parsing: cells + part.definitions)
    var paragraph = second.root.flatMap { cmark_node_first_child($0) }
    while let node = paragraph, part.cells.count < count {
      part.cells.append(node)
      paragraph = cmark_node_next(node)
    }
    walk(root, &self)
    withExtendedLifetime(second) {}
  }

  /// A text without the id of its heading.
  private mutating func ownText(_ text: Run, of node: NodePointer) -> Run {
    guard !textEnds.isEmpty, let end = textEnds.removeValue(forKey: node) else { return text }
    return Run(rebasing: text[..<end])
  }

  /// Where a text begins behind the size of a picture.
  private mutating func textStart(of node: NodePointer) -> Int {
    textStarts.isEmpty ? 0 : textStarts.removeValue(forKey: node) ?? 0
  }

  mutating func enter(_ node: NodePointer) -> Bool {
    let type = cmark_node_get_type(node)
    switch type {
    case CMARK_NODE_TEXT:
      let literal = run(cmark_node_get_literal(node))
      if marks.isEmpty || marks.remove(node) == nil {
        writeText(ownText(literal, of: node), from: textStart(of: node), of: node)
      } else {
        writeMarkedText(literal, of: node)
      }
      return false
    case CMARK_NODE_SOFTBREAK:
      if !marks.isEmpty, marks.remove(node) != nil { return false }
      out.byte(UInt8(ascii: "\n"))
      document.plain.append(UInt8(ascii: " "))
      return false
    case CMARK_NODE_LINEBREAK:
      if !marks.isEmpty, marks.remove(node) != nil { return false }
      out.raw("<br />\n")
      document.plain.append(UInt8(ascii: " "))
      return false
    case CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE, CMARK_NODE_EMPH, CMARK_NODE_STRONG, CMARK_NODE_LINK,
      CMARK_NODE_IMAGE:
      return enterInline(node, type)
    default: return enterBlock(node, type)
    }
  }

  mutating func leave(_ node: NodePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE,
      CMARK_NODE_IMAGE, CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK:
      return
    case CMARK_NODE_EMPH: out.raw("</em>")
    case CMARK_NODE_STRONG: out.raw("</strong>")
    case CMARK_NODE_LINK: leaveLink(node)
    default: leaveBlock(node)
    }
  }
}
