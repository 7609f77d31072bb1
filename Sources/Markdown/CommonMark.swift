import CCmark
import Glibc

/// Returns `source` as HTML without any extension, byte for byte what the command `cmark` prints.
///
/// Raw HTML is left out with a comment in its place, and links that could run a script lose their address.
package func renderCommonMark(_ source: [UInt8]) -> [UInt8] {
  let tree = Tree(parsing: source)
  guard let root = tree.root else { return [] }
  var renderer = CommonMarkRenderer(
    capacity: source.count + source.count / 2, mayHaveEmptyTitles: holdsEmptyTitle(source))
  walk(root, &renderer)
  // The nodes live as long as their tree, which the compiler might otherwise free after its last use.
  withExtendedLifetime(tree) {}
  return renderer.out.bytes
}

/// The library does not tell an empty title from none, cmark prints them differently.
private func holdsEmptyTitle(_ source: [UInt8]) -> Bool {
  var previous: UInt8 = 0
  for byte in source {
    switch (previous, byte) {
    case (UInt8(ascii: "\""), UInt8(ascii: "\"")), (UInt8(ascii: "'"), UInt8(ascii: "'")),
      (UInt8(ascii: "("), UInt8(ascii: ")")):
      return true
    default: previous = byte
    }
  }
  return false
}

private struct CommonMarkRenderer: TreeVisitor {
  var out: HTMLWriter
  let mayHaveEmptyTitles: Bool
  /// The image whose text is being written as plain text.
  private var image: NodePointer?

  init(capacity: Int, mayHaveEmptyTitles: Bool) {
    out = HTMLWriter(capacity: capacity)
    self.mayHaveEmptyTitles = mayHaveEmptyTitles
  }

  mutating func enter(_ node: NodePointer) -> Bool {
    let type = cmark_node_get_type(node)
    if image != nil {
      enterAlternative(node, type)
      return true
    }
    switch type {
    case CMARK_NODE_TEXT: out.escaped(run(cmark_node_get_literal(node)))
    case CMARK_NODE_SOFTBREAK: out.raw("\n")
    case CMARK_NODE_LINEBREAK: out.raw("<br />\n")
    case CMARK_NODE_CODE:
      out.raw("<code>")
      out.escaped(run(cmark_node_get_literal(node)))
      out.raw("</code>")
    case CMARK_NODE_HTML_INLINE: out.raw("<!-- raw HTML omitted -->")
    case CMARK_NODE_EMPH: out.raw("<em>")
    case CMARK_NODE_STRONG: out.raw("<strong>")
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE: enterLink(node, type)
    default: enterBlock(node, type)
    }
    return true
  }

  private mutating func enterBlock(_ node: NodePointer, _ type: cmark_node_type) {
    switch type {
    case CMARK_NODE_PARAGRAPH where !isTight(node):
      out.freshLine()
      out.raw("<p>")
    case CMARK_NODE_HEADING:
      out.freshLine()
      out.raw("<h")
      out.number(Int(cmark_node_get_heading_level(node)))
      out.raw(">")
    case CMARK_NODE_BLOCK_QUOTE:
      out.freshLine()
      out.raw("<blockquote>\n")
    case CMARK_NODE_LIST:
      out.freshLine()
      writeListStart(node, to: &out)
    case CMARK_NODE_ITEM:
      out.freshLine()
      out.raw("<li>")
    case CMARK_NODE_CODE_BLOCK:
      out.freshLine()
      writeCodeBlock(node)
    case CMARK_NODE_HTML_BLOCK:
      out.freshLine()
      out.raw("<!-- raw HTML omitted -->\n")
    case CMARK_NODE_THEMATIC_BREAK:
      out.freshLine()
      out.raw("<hr />\n")
    default: break
    }
  }

  mutating func leave(_ node: NodePointer) {
    if let current = image {
      if current == node { leaveImage(node) }
      return
    }
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH where !isTight(node): out.raw("</p>\n")
    case CMARK_NODE_EMPH: out.raw("</em>")
    case CMARK_NODE_STRONG: out.raw("</strong>")
    case CMARK_NODE_LINK: out.raw("</a>")
    case CMARK_NODE_HEADING:
      out.raw("</h")
      out.number(Int(cmark_node_get_heading_level(node)))
      out.raw(">\n")
    case CMARK_NODE_BLOCK_QUOTE:
      out.freshLine()
      out.raw("</blockquote>\n")
    case CMARK_NODE_LIST: writeListEnd(node, to: &out)
    case CMARK_NODE_ITEM: out.raw("</li>\n")
    default: break
    }
  }

  private mutating func enterAlternative(_ node: NodePointer, _ type: cmark_node_type) {
    switch type {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
      out.escaped(run(cmark_node_get_literal(node)))
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: out.raw(" ")
    default: break
    }
  }

  private mutating func enterLink(_ node: NodePointer, _ type: cmark_node_type) {
    let address = run(cmark_node_get_url(node))
    out.raw(type == CMARK_NODE_LINK ? "<a href=\"" : "<img src=\"")
    if !isDangerous(address) { out.address(address) }
    if type == CMARK_NODE_IMAGE {
      out.raw("\" alt=\"")
      image = node
    } else {
      writeTitle(node)
      out.raw("\">")
    }
  }

  private mutating func leaveImage(_ node: NodePointer) {
    image = nil
    writeTitle(node)
    out.raw("\" />")
  }

  private mutating func writeTitle(_ node: NodePointer) {
    let title = run(cmark_node_get_title(node))
    guard !title.isEmpty || (mayHaveEmptyTitles && hasEmptyTitle(node)) else { return }
    out.raw("\" title=\"")
    out.escaped(title)
  }

  /// Asks the library's own printer, the only place where the difference shows.
  private func hasEmptyTitle(_ node: NodePointer) -> Bool {
    guard let printed = cmark_render_html(node, CMARK_OPT_DEFAULT) else { return false }
    if cmark_node_get_type(node) == CMARK_NODE_IMAGE { return strstr(printed, "\" title=\"\" />") != nil }
    guard let quote = strchr(printed, 34), let end = strchr(quote + 1, 34) else { return false }
    return strncmp(end, "\" title=", 8) == 0
  }

  private mutating func writeCodeBlock(_ node: NodePointer) {
    let info = firstWord(run(cmark_node_get_fence_info(node)))
    if info.isEmpty {
      out.raw("<pre><code>")
    } else {
      out.raw("<pre><code class=\"language-")
      out.escaped(info)
      out.raw("\">")
    }
    out.escaped(run(cmark_node_get_literal(node)))
    out.raw("</code></pre>\n")
  }
}

/// Returns whether a paragraph stands in a list without blank lines, where it gets no tags.
func isTight(_ paragraph: NodePointer) -> Bool {
  guard let parent = cmark_node_parent(paragraph), let list = cmark_node_parent(parent) else { return false }
  return cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0
}

func writeListStart(_ node: NodePointer, to out: inout HTMLWriter) {
  if cmark_node_get_list_type(node) == CMARK_BULLET_LIST { return out.raw("<ul>\n") }
  let start = Int(cmark_node_get_list_start(node))
  if start == 1 { return out.raw("<ol>\n") }
  out.raw("<ol start=\"")
  out.number(start)
  out.raw("\">\n")
}

func writeListEnd(_ node: NodePointer, to out: inout HTMLWriter) {
  if cmark_node_get_list_type(node) == CMARK_BULLET_LIST { out.raw("</ul>\n") } else { out.raw("</ol>\n") }
}

/// Returns the language of a fenced code block: its info string up to the first blank.
func firstWord(_ info: Run) -> Run {
  let end = info.firstIndex { $0 == 32 || (9...13).contains($0) } ?? info.count
  return Run(rebasing: info[..<end])
}

/// Returns whether cmark drops the address: `javascript:`, `vbscript:`, `file:`, and `data:` except pictures.
private func isDangerous(_ address: Run) -> Bool {
  func starts(with prefix: StaticString) -> Bool {
    let prefix = Run(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount)
    guard address.count >= prefix.count else { return false }
    return zip(address, prefix).allSatisfy { lowercased($0) == $1 }
  }
  if starts(with: "data:") {
    return
      !(starts(with: "data:image/png") || starts(with: "data:image/gif")
      || starts(with: "data:image/jpeg") || starts(with: "data:image/webp"))
  }
  return starts(with: "javascript:") || starts(with: "vbscript:") || starts(with: "file:")
}

/// Returns an ASCII capital as its small letter, every other byte as it is.
@inline(__always)
func lowercased(_ byte: UInt8) -> UInt8 {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}
