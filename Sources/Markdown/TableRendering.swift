import CCmark

extension Renderer {
  /// Writes a table in a region of its own that scrolls sideways, and what libcmark took into the same block.
  mutating func writeTable(_ table: FoundTable, of node: NodePointer) {
    if let leading = table.leading { writeLines(leading, tight: isTight(node), after: node) }
    out.freshLine()
    let start = out.bytes.count
    let plainStart = document.plain.count
    out.raw("<table>\n<thead>\n")
    var label = ""
    for (index, row) in table.rows.enumerated() {
      if index == 1 { out.raw("<tbody>\n") }
      writeRow(row, of: table, in: node, isHeader: index == 0)
      guard index == 0 else { continue }
      label = regionLabel(document.plain[plainStart...])
      out.raw("</thead>\n")
    }
    if table.rows.count > 1 { out.raw("</tbody>\n") }
    out.raw("</table>\n</div>\n")
    var region = HTMLWriter(capacity: 128)
    region.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
    region.escaped(label)
    region.raw("\">\n")
    insert(region.bytes, at: start)
    if table.endsWithRule { out.raw("<hr />\n") }
    guard let trailing = table.trailing else { return }
    if let missing = table.missing {
      part.pending[missing] = trailing
    } else {
      writeLines(trailing, tight: isTight(node), after: node)
    }
  }

  private mutating func writeRow(
    _ row: [FoundTable.Cell], of table: FoundTable, in node: NodePointer, isHeader: Bool
  ) {
    out.raw("<tr>\n")
    for (column, alignment) in table.alignments.enumerated() {
      let cell = column < row.count ? row[column] : nil
      // Missing cells are filled up, but a page of short rows below a very wide header must not explode.
      if cell == nil, !mayFillCell() { break }
      // An empty cell names no column, so it must not be announced as one.
      let isName = isHeader && cell.map { !$0.source.isEmpty } == true
      out.raw(isName ? "<th scope=\"col\"" : "<td")
      writeAlignment(alignment)
      out.raw(">")
      if let cell { write(cell, of: node) }
      out.raw(isName ? "</th>\n" : "</td>\n")
    }
    out.raw("</tr>\n")
    breakPlain()
  }

  private mutating func mayFillCell() -> Bool {
    filledCells += 1
    let mostFilledCells = 50_000
    return filledCells <= mostFilledCells
  }

  private mutating func writeAlignment(_ alignment: ColumnAlignment) {
    switch alignment {
    case .none: break
    case .left: out.raw(" class=\"left\"")
    case .center: out.raw(" class=\"center\"")
    case .right: out.raw(" class=\"right\"")
    }
  }

  private mutating func write(_ cell: FoundTable.Cell, of node: NodePointer) {
    let outer = block
    guard let number = cell.paragraph else {
      block = BlockState(node: node, cell: cell)
      let bytes = part.source.bytes
      bytes.withUnsafeBufferPointer { writeText(Run(rebasing: $0[cell.source]), from: 0, of: node) }
      block = outer
      document.plain.append(UInt8(ascii: " "))
      return
    }
    guard number < part.cells.count else { return }
    let paragraph = part.cells[number]
    block = BlockState(node: paragraph, cell: cell)
    findTildes(in: paragraph)
    var child = cmark_node_first_child(paragraph)
    var isFirst = true
    while let node = child {
      if isFirst, cmark_node_get_type(node) == CMARK_NODE_TEXT {
        writeText(run(cmark_node_get_literal(node)), from: markLength(of: node), of: node)
      } else {
        walk(node, &self)
      }
      isFirst = false
      child = cmark_node_next(node)
    }
    block = outer
    document.plain.append(UInt8(ascii: " "))
  }

  /// The mark before each cell is U+E000 and a space; in an empty cell the space is gone.
  private func markLength(of text: NodePointer) -> Int {
    min(TableFinder.cellMark.count, run(cmark_node_get_literal(text)).count)
  }

  /// Returns the name of a table's region: its header's words, with a number when another table has the same.
  private mutating func regionLabel(_ header: ArraySlice<UInt8>) -> String {
    let blanks: Set<Character> = [" ", "\n"]
    var words = String(decoding: header, as: UTF8.self)
    while let last = words.last, blanks.contains(last) { words.removeLast() }
    var label = options.words.table + words
    let uses = (regionLabels[label] ?? 0) + 1
    regionLabels[label] = uses
    if uses > 1 { label += " (\(uses))" }
    return label
  }

  /// Writes lines of the source that are blocks of their own, though libcmark took them for part of `node`.
  mutating func writeLines(_ lines: ClosedRange<Int>, tight: Bool, after node: NodePointer) {
    let prefix = ContainerPrefix(around: node)
    var bytes: [UInt8] = []
    var shifts: [Int] = []
    for number in lines {
      let line = part.source.line(number)
      var start = prefix.contentStart(of: line, in: part.source.bytes).start
      if number == Int(cmark_node_get_start_line(node)) {
        start = min(line.lowerBound + max(0, Int(cmark_node_get_start_column(node)) - 1), line.upperBound)
      }
      while number == lines.lowerBound, start < line.upperBound, isBlank(part.source.bytes[start]) {
        start += 1
      }
      shifts.append(shift(ofLine: number) + start - line.lowerBound)
      bytes.append(contentsOf: part.source.bytes[start..<max(start, line.upperBound)])
      bytes.append(UInt8(ascii: "\n"))
    }
    let inner = Part(
      source: SourceText(masked: bytes), lineOffset: part.lineOffset + lines.lowerBound - 1, shifts: shifts,
      depth: part.depth + 1, isTight: tight)
    write(inner, extra: part.definitions)
  }

  /// Writes the lines behind a table that stand outside of the container just left.
  mutating func writePending(after container: NodePointer) {
    guard !part.pending.isEmpty, let lines = part.pending.removeValue(forKey: container) else { return }
    writeLines(lines, tight: false, after: container)
  }
}
