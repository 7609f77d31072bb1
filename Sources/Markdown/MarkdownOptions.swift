/// How a page is turned into HTML.
package struct MarkdownOptions: Sendable {
  /// The words that the renderer itself puts into a page.
  package var words: MarkdownWords
  /// Lets HTML through as it is; otherwise it shows as text.
  package var allowsRawHTML = false
  /// The lines of the file before the source begins (its front matter); added to every reported line.
  package var lineOffset = 0
  /// Added to the level of each heading, up to 6, where the page around has headings of its own.
  package var headingShift = 0
  /// Ids that the page around uses already.
  package var reservedAnchors: Set<String> = []
  /// Says where a link leads; `nil` leaves every destination as it is, and wiki links as text.
  package var resolve: (@Sendable (MarkdownLink) -> LinkTarget)?

  /// Says what `{{> name}}` on a line of its own leads to; `nil` leaves such lines as text.
  package var include: (@Sendable (String) -> IncludeTarget)?

  package init(words: MarkdownWords = .english) { self.words = words }
}

/// Where a link leads.
package enum LinkTarget: Sendable, Equatable {
  /// To the destination as written. A wiki link shows its text alone.
  case asWritten
  /// To another address; a wiki link without text of its own shows `title` when there is one.
  case address(String, title: String?)
  /// To a picture whose file is so many pixels wide and high; the page keeps the room free for it.
  case image(String, width: Int, height: Int)
  /// Nowhere: the text is shown without a link.
  case nowhere
}

/// The words that the renderer itself puts into a page, in the page's language.
package struct MarkdownWords: Sendable {
  package var note, tip, important, warning, caution: String
  /// Stands before the words of a table's header, with its colon.
  package var table: String
  package var footnotes: String
  package var backToText: String
  /// The title of `::: details` without one.
  package var details: String

  package static let english = MarkdownWords(
    note: "Note", tip: "Tip", important: "Important", warning: "Warning", caution: "Caution",
    table: "Table: ",
    footnotes: "Footnotes", backToText: "Back to the text", details: "Details")
  package static let chinese = MarkdownWords(
    note: "说明", tip: "提示", important: "重要", warning: "注意", caution: "警告", table: "表格：", footnotes: "脚注",
    backToText: "返回正文", details: "详细内容")
}
