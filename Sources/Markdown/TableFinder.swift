import CCmark

/// A table that libcmark took for a paragraph or a heading.
struct FoundTable {
  /// One cell: where its text lies in the source, and which paragraph of the second document holds it; `nil`
  /// for a plain text, which needs no parsing.
  struct Cell {
    var source: Range<Int>
    var line: Int
    var paragraph: Int?
  }
  var alignments: [ColumnAlignment] = []
  /// The rows, the header first. A row may be shorter than the header.
  var rows: [[Cell]] = []
  /// The lines before the header that belong to the same block, first and last; they stay a paragraph.
  var leading: ClosedRange<Int>?
  /// The lines after the table that libcmark took in, with the container that they are outside of.
  var trailing: ClosedRange<Int>?
  var missing: NodePointer?
  /// Whether the line `---` ended the block: a rule stands below the table.
  var endsWithRule = false
}

/// Finds all tables of a document and writes the second document, in which each cell is a paragraph.
struct TableFinder: TreeVisitor {
  let source: SourceText
  private(set) var tables: [NodePointer: FoundTable] = [:]
  /// The second document: each cell behind U+E000 and a space, so that nothing in it starts a block.
  private(set) var cells: [UInt8] = []
  private(set) var cellCount = 0

  static let cellMark: [UInt8] = [0xEE, 0x80, 0x80, 0x20]

  init(_ source: SourceText) { self.source = source }

  /// Returns whether any line of the source could be a delimiter row; most pages have none.
  static func mayFindTables(in source: SourceText) -> Bool {
    (1...max(1, source.lineCount)).contains { isCandidate(source.line($0), in: source.bytes) }
  }

  private static func isCandidate(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
    var index = line.lowerBound
    while index < line.upperBound, isBlank(bytes[index]) || bytes[index] == UInt8(ascii: ">") { index += 1 }
    guard index < line.upperBound else { return false }
    switch bytes[index] {
    case UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"): break
    default: return false
    }
    var hasDash = false
    var hasColumn = false
    for byte in bytes[index..<line.upperBound] {
      switch byte {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"), UInt8(ascii: ":"): hasColumn = true
      case UInt8(ascii: " "), UInt8(ascii: "\t"): continue
      default: return false
      }
    }
    return hasDash && hasColumn
  }

  mutating func enter(_ node: NodePointer) -> Bool {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
      find(in: node)
      return false
    case CMARK_NODE_DOCUMENT, CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST, CMARK_NODE_ITEM: return true
    default: return false
    }
  }

  mutating func leave(_ node: NodePointer) {}

  private mutating func find(in block: NodePointer) {
    let first = Int(cmark_node_get_start_line(block))
    var last = min(Int(cmark_node_get_end_line(block)), source.lineCount)
    guard last > first else { return }
    let candidates = (first + 1...last).filter { Self.isCandidate(source.line($0), in: source.bytes) }
    guard !candidates.isEmpty else { return }
    let prefix = ContainerPrefix(around: block)
    if cmark_node_get_type(block) == CMARK_NODE_HEADING {
      // The library counts the line below a heading to it; the heading ends at its underline.
      last = (first + 1...last).first { isUnderline(source.line($0), prefix) } ?? last
    }
    for delimiter in candidates
    where delimiter <= last && read(block, first: first, delimiter: delimiter, last: last, prefix) {
      return
    }
  }

  private mutating func read(
    _ block: NodePointer, first: Int, delimiter: Int, last: Int, _ prefix: ContainerPrefix
  ) -> Bool {
    guard let delimiterText = text(of: delimiter, in: block, first, prefix),
      let alignments = TableSyntax.alignments(delimiterText, in: source.bytes),
      let headerText = text(of: delimiter - 1, in: block, first, prefix)
    else { return false }
    let header = TableSyntax.cells(headerText, in: source.bytes)
    guard header.count == alignments.count else { return false }
    var table = FoundTable()
    table.alignments = alignments
    if delimiter - 1 > first { table.leading = first...(delimiter - 2) }
    add(header, of: delimiter - 1, to: &table)
    addRows(from: delimiter + 1, through: last, of: block, prefix, to: &table)
    tables[block] = table
    return true
  }

  private mutating func addRows(
    from start: Int, through last: Int, of block: NodePointer, _ prefix: ContainerPrefix,
    to table: inout FoundTable
  ) {
    let isHeading = cmark_node_get_type(block) == CMARK_NODE_HEADING
    guard start <= last else { return }
    for number in start...last {
      let (contentStart, missing) = prefix.contentStart(of: source.line(number), in: source.bytes)
      let text = contentStart..<max(contentStart, source.line(number).upperBound)
      if isHeading, number == last, isRule(text) {
        table.endsWithRule = true
        return
      }
      let isRow = missing == nil && !TableSyntax.startsBlock(text, in: source.bytes)
      let cells = isRow ? TableSyntax.cells(text, in: source.bytes) : []
      guard !cells.isEmpty else {
        table.trailing = number...last
        table.missing = missing
        return
      }
      add(Array(cells.prefix(table.alignments.count)), of: number, to: &table)
    }
  }

  private func isRule(_ text: Range<Int>) -> Bool {
    source.bytes[text].count { $0 == UInt8(ascii: "-") } >= 3
      && source.bytes[text].allSatisfy { $0 == UInt8(ascii: "-") || isBlank($0) }
  }

  private func isUnderline(_ line: Range<Int>, _ prefix: ContainerPrefix) -> Bool {
    let (start, missing) = prefix.contentStart(of: line, in: source.bytes)
    let marks = source.bytes[start..<max(start, line.upperBound)].filter { !isBlank($0) }
    guard missing == nil, let mark = marks.first else { return false }
    return (mark == UInt8(ascii: "-") || mark == UInt8(ascii: "=")) && marks.allSatisfy { $0 == mark }
  }

  /// Returns a line's own text, or `nil` for a lazy continuation.
  private func text(
    of number: Int, in block: NodePointer, _ first: Int, _ prefix: ContainerPrefix
  ) -> Range<Int>? {
    let line = source.line(number)
    if number == first {
      let start = min(line.lowerBound + max(0, Int(cmark_node_get_start_column(block)) - 1), line.upperBound)
      return start..<line.upperBound
    }
    let (start, missing) = prefix.contentStart(of: line, in: source.bytes)
    return missing == nil ? start..<max(start, line.upperBound) : nil
  }

  private mutating func add(_ ranges: [Range<Int>], of line: Int, to table: inout FoundTable) {
    var row: [FoundTable.Cell] = []
    row.reserveCapacity(ranges.count)
    for range in ranges {
      if isPlain(range) {
        row.append(FoundTable.Cell(source: range, line: line, paragraph: nil))
        continue
      }
      cells.append(contentsOf: Self.cellMark)
      appendCell(range)
      cells.append(contentsOf: [UInt8(ascii: "\n"), UInt8(ascii: "\n")])
      row.append(FoundTable.Cell(source: range, line: line, paragraph: cellCount))
      cellCount += 1
    }
    table.rows.append(row)
  }

  /// Returns whether a cell holds nothing that Markdown could mean something by; most cells do not.
  private func isPlain(_ range: Range<Int>) -> Bool {
    source.bytes[range].allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "!"), UInt8(ascii: "~"):
        false
      default: true
      }
    }
  }

  /// A pipe behind a backslash is the pipe itself, in code too.
  private mutating func appendCell(_ range: Range<Int>) {
    for index in range {
      let byte = source.bytes[index]
      let isPipe = byte == UInt8(ascii: "|") || Mask.character(for: byte) == UInt8(ascii: "|")
      if isPipe, cells.last == UInt8(ascii: "\\") {
        cells[cells.count - 1] = UInt8(ascii: "|")
      } else {
        cells.append(byte)
      }
    }
  }
}
