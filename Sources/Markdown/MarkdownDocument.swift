/// A page of Markdown as HTML, with what the rest of the site wants to know about it.
///
/// Lines are counted in the file, columns in characters, both from 1. `file` is the fragment that something stands
/// in, as the caller named it, and `nil` for the page itself.
package struct MarkdownDocument: Sendable {
  /// The HTML without the placeholders' contents; see ``html(filling:)``.
  var markup: [UInt8] = []
  /// What another module fills in, in the order of the page.
  package internal(set) var placeholders: [Placeholder] = []
  /// The headings in order, for tables of contents.
  package internal(set) var headings: [Heading] = []
  /// Every link, picture and wiki link in order, with the destination as the author wrote it.
  package internal(set) var links: [MarkdownLink] = []
  /// The items of all task lists, in order.
  package internal(set) var tasks: [ChecklistItem] = []
  /// What is wrong with the page and can be said without knowing the site.
  package internal(set) var problems: [MarkdownProblem] = []
  /// The files of the fragments that the page holds, in the order in which they first appear.
  package internal(set) var fragments: [String] = []
  var plain: [UInt8] = []
  /// Where in the plain text each heading begins, and where the text below it.
  var headingStarts: [Int] = []
  var sectionStarts: [Int] = []
  var summaryRange = 0..<0

  /// An empty page.
  package init() {}

  /// Forgets the HTML; headings, links and the plain text stay.
  package mutating func dropMarkup() { markup = [] }

  /// Forgets the plain text and with it the sections and the summary.
  package mutating func dropPlainText() {
    plain = []
    headingStarts = []
    sectionStarts = []
    summaryRange = 0..<0
  }

  /// Returns the HTML with each placeholder replaced by what `fill` gives for it; that must be HTML already.
  package func html(filling fill: (Placeholder) -> [UInt8]) -> [UInt8] {
    guard !placeholders.isEmpty else { return markup }
    var output: [UInt8] = []
    output.reserveCapacity(markup.count + 64 * placeholders.count)
    for segment in segments {
      switch segment {
      case .html(let range): output.append(contentsOf: markup[range])
      case .placeholder(let placeholder): output.append(contentsOf: fill(placeholder))
      }
    }
    return output
  }

  /// The HTML with each placeholder shown as the author wrote it.
  package var html: [UInt8] { html { $0.literal } }

  /// The bytes of one stretch of HTML from ``segments``.
  package func html(_ range: Range<Int>) -> ArraySlice<UInt8> { markup[range] }

  /// The page as stretches of HTML and placeholders in turn.
  package var segments: [Segment] {
    var segments: [Segment] = []
    var position = 0
    for placeholder in placeholders {
      if placeholder.offset > position { segments.append(.html(position..<placeholder.offset)) }
      segments.append(.placeholder(placeholder))
      position = placeholder.offset
    }
    if position < markup.count { segments.append(.html(position..<markup.count)) }
    return segments
  }

  /// The text without markup, for search; blocks stand on lines of their own.
  package var text: String { String(decoding: plain, as: UTF8.self) }

  /// The text of the first paragraph, for descriptions; empty when there is none.
  package var summary: String { String(decoding: plain[summaryRange], as: UTF8.self) }

  /// The text cut at the headings; the first section stands before any heading and is left out when empty.
  package var sections: [Section] {
    var sections: [Section] = []
    let opening = plain[..<(headingStarts.first ?? plain.count)]
    if !opening.isEmpty {
      sections.append(Section(heading: nil, text: String(decoding: opening, as: UTF8.self)))
    }
    for (index, start) in sectionStarts.enumerated() {
      let end = index + 1 < headingStarts.count ? headingStarts[index + 1] : plain.count
      let text = String(decoding: plain[start..<end], as: UTF8.self)
      sections.append(Section(heading: headings[index], text: text))
    }
    return sections
  }
}

/// A stretch of a page.
package enum Segment: Sendable, Equatable {
  /// HTML; see ``MarkdownDocument/html(_:)-(Range<Int>)``.
  case html(Range<Int>)
  case placeholder(Placeholder)
}

/// A place in a page that another module fills.
package struct Placeholder: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// `{{…}}` within a line of text.
    case inline
    /// A fenced code block with the info string `kpi`.
    case block
  }
  package var kind: Kind
  /// What stands between the braces, without blanks around it, or the lines of the block.
  package var text: String
  /// Of a block, the rest of the info string after `kpi`; otherwise empty.
  package var info: String
  package var line: Int
  package var column: Int
  package var file: String?
  /// Where in the HTML it belongs.
  var offset: Int
  /// What stands between the braces, with its blanks.
  var written = ""

  /// HTML that shows the placeholder as its author wrote it.
  package var literal: [UInt8] {
    var writer = HTMLWriter(capacity: text.utf8.count + 64)
    switch kind {
    case .inline:
      writer.raw("{{")
      writer.escaped(written)
      writer.raw("}}")
    case .block:
      writer.raw("<pre tabindex=\"0\"><code class=\"language-kpi\">")
      writer.escaped(text)
      writer.raw("</code></pre>\n")
    }
    return writer.bytes
  }
}

/// A heading of a page.
package struct Heading: Sendable, Equatable {
  /// 1…6, after the shift of the options.
  package var level: Int
  package var text: String
  /// The id of the heading's element, unique in the page.
  package var anchor: String
  package var line: Int
  package var file: String?
}

/// The text between two headings.
package struct Section: Sendable, Equatable {
  /// The heading above the text, or `nil` for what stands before the first one.
  package var heading: Heading?
  package var text: String
}

/// A link as the author wrote it.
package struct MarkdownLink: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case link, image
    /// `[[destination]]` or `[[destination|text]]`.
    case wiki
    /// An address that stands bare in the text.
    case bare
  }
  package var kind: Kind
  /// The address, after backslashes and entities have been read.
  package var destination: String
  package var line: Int
  package var column: Int
  package var file: String?
}

/// An item of a task list.
package struct ChecklistItem: Sendable, Equatable {
  package var isDone: Bool
  package var text: String
  package var line: Int
  package var file: String?
}
