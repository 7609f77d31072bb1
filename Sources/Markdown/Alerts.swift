import CCmark

/// The kinds of GitHub's alerts.
enum AlertKind: CaseIterable {
  case note, tip, important, warning, caution

  /// The name as it stands in the class of the element.
  var name: StaticString {
    switch self {
    case .note: "note"
    case .tip: "tip"
    case .important: "important"
    case .warning: "warning"
    case .caution: "caution"
    }
  }

  func title(_ words: MarkdownWords) -> String {
    switch self {
    case .note: words.note
    case .tip: words.tip
    case .important: words.important
    case .warning: words.warning
    case .caution: words.caution
    }
  }

  /// The kind that a text names which is nothing but `[!TIP]` or its like.
  init?(mark: Run) {
    guard mark.count > 3, mark[0] == UInt8(ascii: "["), mark[1] == UInt8(ascii: "!"),
      mark[mark.count - 1] == UInt8(ascii: "]")
    else { return nil }
    let name = Run(rebasing: mark[2..<(mark.count - 1)])
    guard
      let kind = Self.allCases.first(where: {
        name.count == $0.name.utf8CodeUnitCount && starts(name, at: 0, with: $0.name)
      })
    else { return nil }
    self = kind
  }
}

extension Renderer {
  /// Returns the kind of alert that a quote is, and marks its first line as read; `nil` for an ordinary
  /// quote.
  mutating func readAlert(_ quote: NodePointer) -> AlertKind? {
    guard let paragraph = cmark_node_first_child(quote),
      cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH,
      part.tables[paragraph] == nil, let text = cmark_node_first_child(paragraph),
      cmark_node_get_type(text) == CMARK_NODE_TEXT,
      let kind = AlertKind(mark: run(cmark_node_get_literal(text)))
    else { return nil }
    guard let lineEnd = cmark_node_next(text) else {
      marks.insert(paragraph)
      return kind
    }
    switch cmark_node_get_type(lineEnd) {
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: break
    default: return nil
    }
    marks.insert(text)
    marks.insert(lineEnd)
    return kind
  }

  /// An alert without a title of its own is called by its kind.
  mutating func writeAlertStart(_ kind: AlertKind, title own: String? = nil) {
    let title = own ?? kind.title(options.words)
    out.raw("<div class=\"alert ")
    out.raw(kind.name)
    out.raw("\" role=\"note\" aria-label=\"")
    out.escaped(title)
    out.raw("\">\n<p class=\"alert-title\">")
    out.escaped(title)
    out.raw("</p>\n")
  }
}
