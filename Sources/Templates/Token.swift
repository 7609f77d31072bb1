/// A piece of a template as it stands in the file.
enum Token {
  /// Bytes that are copied; ends with a line end or before a tag.
  case text(Range<Int>, startsLine: Bool)
  case tag(Tag)
}

/// What stands between two delimiters.
struct Tag {
  enum Kind {
    case value, raw, section, inverted, end, comment, delimiters, partial, parent, block
  }

  var kind: Kind
  /// The name without sigil and blanks; of comments and delimiter changes, nothing.
  var name: String
  /// The whole tag with its delimiters.
  var range: Range<Int>
  /// The tag as it would be written to close this one.
  var closing = ""

  /// What the end tag closes; set once tags are matched.
  var closes: Kind?
  /// The blanks before the tag when nothing else precedes it on its line.
  var indent: Range<Int>?
  /// Nothing but blanks follows on the line.
  var isLastOnLine = false
  /// The line holds nothing but tags, so its blanks and its line end are dropped.
  var isStandalone = false

  /// Whether the tag prints nothing by itself.
  var canStandAlone: Bool {
    switch kind {
    case .value, .raw: false
    case .section, .inverted, .end, .comment, .delimiters, .partial, .parent, .block: true
    }
  }

  var opens: Bool {
    switch kind {
    case .section, .inverted, .parent, .block: true
    case .value, .raw, .end, .comment, .delimiters, .partial: false
    }
  }
}
