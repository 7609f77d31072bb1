import CCmark

/// Returns a page of Markdown as HTML together with its outline, links, tasks and plain text.
///
/// CommonMark with tables, task lists, strikethrough, bare addresses, footnotes, alerts, wiki links,
/// placeholders and bold that works in Chinese. Raw HTML shows as text unless the options allow it; addresses
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

  /// What belongs to the part of the page that is being written; footnotes and lines behind tables are parts
  /// too.
  struct Part {
    var source: SourceText
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
  }

  /// The block whose inlines are being written.
  var block = BlockState()
  struct BlockState {
    var node: NodePointer?
    var cell: FoundTable.Cell?
    var plainStart = 0
    var markupStart = 0
    var lineDelta = 0
    var prefix: ContainerPrefix?
  }

  /// The pairs of tildes in the texts of the open containers.
  var tildes: [NodePointer: [Strikethrough.Tilde]] = [:]
  var alerts: Set<NodePointer> = []
  /// Nodes that have been read as a mark already (the `[!TIP]` of an alert, the `[x]` of a task).
  var marks: Set<NodePointer> = []
  var taskParagraph: NodePointer?
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
    var source = source
    if FootnoteReader.mayFindNotes(in: source.bytes) {
      let reader = FootnoteReader(source)
      footnotes.notes = reader.notes
      source = source.replacing(reader.bytes)
    }
    write(Part(source: source, lineOffset: options.lineOffset), extra: [])
    writeFootnotes()
    document.markup = out.bytes
  }

  /// Parses and writes one part; `extra` is Markdown that it may refer to (link definitions).
  mutating func write(_ newPart: Part, extra: [UInt8]) {
    let tree = Tree(parsing: extra.isEmpty ? newPart.source.bytes : newPart.source.bytes + [10, 10] + extra)
    // The nodes live as long as their tree, which the compiler might otherwise free after its last use.
    guard let root = tree.root else { return }
    let outer = (part, block)
    part = newPart
    part.root = root
    part.hasTildes = holds(UInt8(ascii: "~"), part.source.bytes)
    part.definitions = extra
    let mostDepth = 6
    var finder: TableFinder?
    if part.depth < mostDepth, TableFinder.mayFindTables(in: part.source) {
      var search = TableFinder(part.source)
      walk(root, &search)
      part.tables = search.tables
      finder = search
    }
    let needsDefinitions = finder.map { $0.cellCount > 0 || !$0.tables.isEmpty } ?? false
    if extra.isEmpty, needsDefinitions || !footnotes.notes.isEmpty {
      part.definitions = LinkDefinitions.collect(from: part.source, root)
    }
    if footnotes.definitions.isEmpty { footnotes.definitions = part.definitions }
    if let finder, finder.cellCount > 0 {
      write(root, withCells: finder.cells, finder.cellCount)
    } else {
      walk(root, &self)
    }
    (part, block) = outer
    withExtendedLifetime(tree) {}
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

  mutating func enter(_ node: NodePointer) -> Bool {
    let type = cmark_node_get_type(node)
    switch type {
    case CMARK_NODE_TEXT:
      let literal = run(cmark_node_get_literal(node))
      if marks.isEmpty || marks.remove(node) == nil {
        writeText(literal, from: 0, of: node)
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
