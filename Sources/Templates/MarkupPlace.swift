/// Where in HTML a byte of a template stands, as far as it matters for what may be printed there.
enum MarkupPlace: Equatable {
  case text
  /// Inside `title` or `textarea`: text in which elements mean nothing.
  case plainText([UInt8])
  /// Inside `script`, `style` and the like.
  case code([UInt8])
  /// Dashes seen in a row, up to two; a comment ends with two of them and `>`.
  case comment(dashes: Int)
  /// Inside `<!DOCTYPE …>` or `<?…>`.
  case declaration
  /// After `<`, `</`, `<!` or `<!-`.
  case tagStart([UInt8])
  case tagName
  case betweenAttributes
  case attributeName
  case afterAttributeName
  case beforeValue
  case unquotedValue
  case value(quote: UInt8, Attribute)

  /// What kind of value an attribute takes.
  enum Attribute: Equatable {
    case plain
    /// An address whose scheme the template itself has settled, or that is checked as a whole when `isChecked`.
    case address(isChecked: Bool)
    /// Code (`style`, `onclick`, `srcdoc`), or an attribute whose name depends on data.
    case code
  }

  /// Whether a tag of the page is being written, outside any value.
  var isAmongAttributes: Bool {
    switch self {
    case .tagName, .betweenAttributes, .attributeName, .afterAttributeName: true
    case .text, .plainText, .code, .comment, .declaration, .tagStart, .beforeValue, .unquotedValue, .value:
      false
    }
  }
}
