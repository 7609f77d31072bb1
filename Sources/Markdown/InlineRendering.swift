import CCmark

extension Renderer {
  mutating func enterInline(_ node: NodePointer, _ type: cmark_node_type) -> Bool {
    switch type {
    case CMARK_NODE_CODE:
      out.raw("<code>")
      writeVerbatim(run(cmark_node_get_literal(node)))
      out.raw("</code>")
      return false
    case CMARK_NODE_HTML_INLINE:
      writeInlineHTML(node)
      return false
    case CMARK_NODE_IMAGE:
      writeImage(node)
      return false
    case CMARK_NODE_EMPH: out.raw("<em>")
    case CMARK_NODE_STRONG: out.raw("<strong>")
    default: enterLink(node)
    }
    findTildes(in: node)
    return true
  }

  /// Looks for strikethrough among the children of a node that is being entered.
  mutating func findTildes(in container: NodePointer) {
    guard part.hasTildes else { return }
    for tilde in Strikethrough(in: container).tildes { tildes[tilde.node, default: []].append(tilde) }
  }

  private mutating func writeInlineHTML(_ node: NodePointer) {
    let html = authorBytes(run(cmark_node_get_literal(node)))
    if options.allowsRawHTML {
      out.bytes.append(contentsOf: html)
      return
    }
    // The closing tag of a pair would only repeat the message.
    if !starts(html, at: 0, with: "</") {
      report("raw-html", at: position(of: node, mark: UInt8(ascii: "<")), excerpt: html)
    }
    html.withUnsafeBufferPointer { out.escaped($0) }
    document.plain.append(contentsOf: html)
  }

  // MARK: Links and pictures

  private mutating func enterLink(_ node: NodePointer) {
    linkDepth += 1
    let destination = Mask.removed(from: run(cmark_node_get_url(node)))
    let position = position(of: node, mark: UInt8(ascii: "["))
    guard let address = resolved(.link, destination, at: position)?.address else {
      unlinked.insert(node)
      return
    }
    out.raw("<a href=\"")
    out.address(address)
    writeTitle(node)
    writeLinkEnd(address)
  }

  /// Ends the opening tag of a link after its last attribute's value; one that leaves the site says so.
  mutating func writeLinkEnd(_ address: [UInt8]) {
    out.raw(isExternal(address) ? "\" class=\"external\" rel=\"noopener\">" : "\">")
  }

  mutating func leaveLink(_ node: NodePointer) {
    linkDepth -= 1
    if unlinked.isEmpty || unlinked.remove(node) == nil { out.raw("</a>") }
  }

  mutating func writeTitle(_ node: NodePointer) {
    let title = run(cmark_node_get_title(node))
    guard !title.isEmpty else { return }
    out.raw("\" title=\"")
    Mask.removed(from: title).withUnsafeBufferPointer { out.escaped($0) }
  }

  /// Notes a link and returns where it leads; `nil` when its text stands alone.
  mutating func resolved(
    _ kind: MarkdownLink.Kind, _ destination: [UInt8], at position: TextPosition
  ) -> Resolution? {
    let link = MarkdownLink(
      kind: kind, destination: String(decoding: destination, as: UTF8.self), line: position.line,
      column: position.column, file: part.file)
    document.links.append(link)
    var found = Resolution(address: destination)
    switch options.resolve?(link) ?? .asWritten {
    case .asWritten where kind == .wiki: return nil
    case .asWritten: break
    case .address(let other, let name): found = Resolution(address: Array(other.utf8), title: name)
    case .image(let other, let width, let height):
      found = Resolution(address: Array(other.utf8), size: (width, height))
    case .nowhere: return nil
    }
    guard !runsScript(found.address) else {
      report("unsafe-link", at: position, excerpt: destination)
      return nil
    }
    return found
  }
}

/// Where a link leads, once its destination has been looked up.
struct Resolution {
  var address: [UInt8]
  var title: String?
  /// The size of a picture's file.
  var size: (width: Int, height: Int)?
}

/// Returns whether an address leads to another host.
private func isExternal(_ address: [UInt8]) -> Bool {
  starts(address, at: 0, with: "https://") || starts(address, at: 0, with: "http://")
    || starts(address, at: 0, with: "//")
}

/// Returns whether a browser could run or open something on the reader's machine through the address.
///
/// Browsers ignore blanks and control bytes before and inside a scheme, so they are ignored here as well, and with
/// them the sign that stands for a control byte.
private func runsScript(_ address: [UInt8]) -> Bool {
  let schemes: [StaticString] = [
    "javascript:", "vbscript:", "livescript:", "data:", "file:", "blob:", "view-source:", "filesystem:",
    "jar:",
    "mhtml:", "about:", "ms-msdt:", "search-ms:",
  ]
  let longest = 16
  let start = address.lazy.filter { $0 > 0x20 && $0 < 0x7F }.prefix(longest)
  let head = Array(start)
  return schemes.contains { starts(head, at: 0, with: $0) }
}
