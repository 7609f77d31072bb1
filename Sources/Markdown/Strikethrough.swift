import CCmark

/// Finds the pairs of `~` or `~~` among the direct children of one inline container.
///
/// One or two tildes open and close by CommonMark's rules for `*`, three and more are text; a pair has equal
/// lengths. Takes one step per byte of the texts.
struct Strikethrough {
  /// A run of tildes that opens or closes.
  struct Tilde {
    var node: NodePointer
    var offset: Int
    var length: Int
    var canOpen: Bool
    var canClose: Bool
    var partner: Int?
  }

  private(set) var tildes: [Tilde] = []

  init(in container: NodePointer) {
    var child = cmark_node_first_child(container)
    while let node = child {
      if cmark_node_get_type(node) == CMARK_NODE_TEXT { collect(node, run(cmark_node_get_literal(node))) }
      child = cmark_node_next(node)
    }
    pair()
    tildes.removeAll { $0.partner == nil }
  }

  private mutating func collect(_ node: NodePointer, _ text: Run) {
    let tilde = UInt8(ascii: "~")
    var index = 0
    while index < text.count {
      guard text[index] == tilde else {
        index += 1
        continue
      }
      var end = index + 1
      while end < text.count, text[end] == tilde { end += 1 }
      if end - index <= 2 {
        let before = edge(index == 0, cmark_node_previous(node)) ?? CharacterClass(endingAt: index, in: text)
        let after =
          edge(end == text.count, cmark_node_next(node)) ?? CharacterClass(startingAt: end, in: text)
        let touchesChinese = before.isChinese || after.isChinese
        let opens = after != .blank && (!after.isPunctuation || !before.isLetter || touchesChinese)
        let closes = before != .blank && (!before.isPunctuation || !after.isLetter || touchesChinese)
        tildes.append(
          Tilde(node: node, offset: index, length: end - index, canOpen: opens, canClose: closes))
      }
      index = end
    }
  }

  /// What stands beside a text: a line break is blank, the mark of another element is punctuation.
  private func edge(_ isAtEdge: Bool, _ neighbour: NodePointer?) -> CharacterClass? {
    guard isAtEdge else { return nil }
    guard let neighbour else { return .blank }
    let type = cmark_node_get_type(neighbour)
    return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ? .blank : .punctuation
  }

  private mutating func pair() {
    var openers: [[Int]] = [[], []]
    for index in tildes.indices {
      let kind = tildes[index].length - 1
      if tildes[index].canClose, let opener = openers[kind].last {
        tildes[index].partner = opener
        tildes[opener].partner = index
        for other in 0...1 {
          while let last = openers[other].last, last >= opener { openers[other].removeLast() }
        }
      } else if tildes[index].canOpen {
        openers[kind].append(index)
      }
    }
    for index in tildes.indices {
      if let partner = tildes[index].partner { tildes[index].canOpen = partner > index }
    }
  }
}
