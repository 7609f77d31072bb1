import CCmark

extension Renderer {
  /// Reads the id at the end of a heading, `## Price {#price}`, and takes it out of the text.
  mutating func readOwnAnchor(of heading: NodePointer) {
    guard let last = cmark_node_last_child(heading), cmark_node_get_type(last) == CMARK_NODE_TEXT else {
      return
    }
    let text = run(cmark_node_get_literal(last))
    guard text.last == UInt8(ascii: "}"), let open = text.lastIndex(of: UInt8(ascii: "{")),
      open + 2 < text.count - 1, text[open + 1] == UInt8(ascii: "#")
    else { return }
    let id = text[(open + 2)..<(text.count - 1)]
    guard id.allSatisfy(isAnchorByte) else { return }
    var end = open
    while end > 0, isBlank(text[end - 1]) { end -= 1 }
    block.anchor = Array(id)
    textEnds[last] = end
  }

  /// Returns the id that the author gave, with a number behind it when another heading has it already.
  mutating func ownAnchor(_ id: [UInt8], of heading: NodePointer) -> String {
    if anchors.take(id) { return String(decoding: id, as: UTF8.self) }
    report("anchor-taken", at: position(ofBlock: heading), excerpt: id)
    return anchors.anchor(for: id)
  }
}

/// Returns whether an id may hold the byte: letters and digits of every script, `-`, `_`, `.` and `:`.
private func isAnchorByte(_ byte: UInt8) -> Bool {
  byte >= 0x80 || isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
}
