import CCmark

/// The quotes and list items around a block, from the outside in, as far as they leave marks on its lines.
struct ContainerPrefix {
  private enum Level {
    case quote
    /// A list item whose later lines are indented by at least so many columns.
    case item(indent: Int)
  }
  private var levels: [Level] = []
  private var nodes: [NodePointer] = []

  init(around block: NodePointer) {
    var ancestor = cmark_node_parent(block)
    while let node = ancestor {
      switch cmark_node_get_type(node) {
      case CMARK_NODE_BLOCK_QUOTE:
        levels.append(.quote)
        nodes.append(node)
      case CMARK_NODE_ITEM:
        levels.append(.item(indent: Self.indent(of: node)))
        nodes.append(node)
      default: break
      }
      ancestor = cmark_node_parent(node)
    }
    levels.reverse()
    nodes.reverse()
  }

  /// The least indentation that keeps a line inside the item; at most three columns too small.
  private static func indent(of item: NodePointer) -> Int {
    guard let child = cmark_node_first_child(item),
      cmark_node_get_start_line(child) == cmark_node_get_start_line(item)
    else { return 2 }
    return max(2, Int(cmark_node_get_start_column(child)) - Int(cmark_node_get_start_column(item)))
  }

  /// Returns where the block's own text begins on a line, and the outermost container whose mark is missing
  /// there (`nil` when none is: otherwise the line is a lazy continuation).
  ///
  /// Meant for the lines after a block's first; takes at most as many steps as the line has bytes.
  func contentStart(of line: Range<Int>, in bytes: [UInt8]) -> (start: Int, missing: NodePointer?) {
    var position = line.lowerBound
    for (index, level) in levels.enumerated() {
      switch level {
      case .quote:
        var marker = position
        while marker < line.upperBound, marker < position + 3, bytes[marker] == UInt8(ascii: " ") {
          marker += 1
        }
        guard marker < line.upperBound, bytes[marker] == UInt8(ascii: ">") else {
          return (position, nodes[index])
        }
        position = marker + 1
        if position < line.upperBound, isBlank(bytes[position]) { position += 1 }
      case .item(let indent):
        var columns = 0
        while position < line.upperBound, columns < indent, isBlank(bytes[position]) {
          columns += bytes[position] == UInt8(ascii: "\t") ? 4 : 1
          position += 1
        }
        if columns < indent { return (position, nodes[index]) }
      }
    }
    return (position, nil)
  }
}

/// Returns whether `byte` is a space or a TAB.
@inline(__always)
func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
