import CCmark

/// A place in the file, line and column (in characters) from 1.
struct TextPosition: Equatable {
  var line: Int
  var column: Int
  /// The fragment that it lies in; `nil` for the page itself.
  var file: String?
}

/// Counts characters along a line; asking for places in the order of the text costs one step per byte.
struct ColumnCounter {
  private var lineStart = -1
  private var offset = 0
  private var characters = 0

  /// Returns the column of the byte at `position` in the line that begins at `start`.
  mutating func column(of position: Int, from start: Int, in bytes: [UInt8]) -> Int {
    if start != lineStart || position < offset {
      lineStart = start
      offset = start
      characters = 0
    }
    while offset < position {
      let byte = bytes[offset]
      if byte & 0xC0 != 0x80, byte != Mask.joint { characters += 1 }
      offset += 1
    }
    return characters + 1
  }
}

extension Renderer {
  /// How many bytes of a line of the part were left out at its start.
  func shift(ofLine number: Int) -> Int {
    number >= 1 && number <= part.shifts.count ? part.shifts[number - 1] : 0
  }

  /// The place of a block; its first line and column are reliable.
  mutating func position(ofBlock node: NodePointer) -> TextPosition {
    let line = Int(cmark_node_get_start_line(node))
    return place(line, byte: part.source.line(line).lowerBound + Int(cmark_node_get_start_column(node)) - 1)
  }

  /// Remembers a block, so that the places of its inlines can be found.
  ///
  /// libcmark counts lines from the block's first one even after it has taken link definitions out of it; the
  /// difference shows at the block's end.
  mutating func begin(_ node: NodePointer) {
    block = BlockState(node: node, plainStart: document.plain.count)
    let line = part.source.line(Int(cmark_node_get_start_line(node)))
    let first = line.lowerBound + max(0, Int(cmark_node_get_start_column(node)) - 1)
    guard cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH, first < line.upperBound,
      part.source.bytes[first] == UInt8(ascii: "["),
      let last = cmark_node_last_child(node)
    else { return }
    block.lineDelta = max(0, Int(cmark_node_get_end_line(node)) - Int(cmark_node_get_end_line(last)))
  }

  /// The place of an inline, or of a byte of a text.
  ///
  /// On later lines libcmark counts columns without what containers put in front; the place is corrected and
  /// then moved to the byte that must stand there, `mark`.
  mutating func position(of node: NodePointer, offset: Int = 0, mark: UInt8) -> TextPosition {
    let column = Int(cmark_node_get_start_column(node)) - 1 + offset
    if let cell = block.cell {
      let inCell = cell.paragraph == nil ? offset : column - TableFinder.cellMark.count
      let start = cell.source.lowerBound + max(0, inCell)
      return place(cell.line, byte: nearest(start, mark, in: cell.source))
    }
    guard let owner = block.node else {
      return TextPosition(line: part.lineOffset + 1, column: 1, file: part.file)
    }
    let first = Int(cmark_node_get_start_line(owner))
    let number = min(Int(cmark_node_get_start_line(node)) + block.lineDelta, part.source.lineCount)
    let line = part.source.line(number)
    var start = line.lowerBound + column
    if number > first {
      if block.prefix == nil { block.prefix = ContainerPrefix(around: owner) }
      let content = block.prefix?.contentStart(of: line, in: part.source.bytes).start ?? line.lowerBound
      start = content + column - (Int(cmark_node_get_start_column(owner)) - 1)
    }
    return place(number, byte: nearest(start, mark, in: line))
  }

  /// Returns the place at or after `start` in `range` that holds `mark`, or `start`; a link may begin with
  /// `<` too.
  private func nearest(_ start: Int, _ mark: UInt8, in range: Range<Int>) -> Int {
    guard !range.isEmpty else { return range.lowerBound }
    let start = min(max(start, range.lowerBound), range.upperBound - 1)
    let farthest = min(range.upperBound, start + 200)
    for index in start..<farthest {
      let byte = part.source.bytes[index]
      if byte == mark || (byte == UInt8(ascii: "<") && mark == UInt8(ascii: "[")) { return index }
    }
    return start
  }

  private mutating func place(_ line: Int, byte: Int) -> TextPosition {
    let range = part.source.line(line)
    let byte = min(max(byte, range.lowerBound), range.upperBound)
    let column = columns.column(of: byte, from: range.lowerBound, in: part.source.bytes)
    return TextPosition(line: part.lineOffset + line, column: column + shift(ofLine: line), file: part.file)
  }
}
