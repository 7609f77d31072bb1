import Diagnostics

/// The spellings by which the columns of a table are known.
package struct HeaderVocabulary: Sendable {
  /// Folded spelling → canonical column.
  private var columns: [String: String] = [:]
  /// All spellings in the order in which they were given.
  private var spellings: [(header: String, column: String, key: String)] = []

  /// - Parameter synonyms: each canonical column with its spellings; a spelling that occurs twice belongs to the
  ///   column named first. The canonical name is a spelling too.
  package init(_ synonyms: [(column: String, headers: [String])]) {
    for (column, headers) in synonyms {
      for header in [column] + headers {
        let key = foldedHeader(header)
        spellings.append((header, column, key))
        if columns[key] == nil { columns[key] = column }
      }
    }
  }

  /// The column whose spelling equals the header when both are folded, or `nil`. Cheap: one look-up.
  package func column(of header: String) -> String? { columns[foldedHeader(header)] }

  /// The spelling that the header probably stands for, with its column.
  func near(_ header: String) -> (header: String, column: String)? {
    let key = foldedHeader(header)
    // Short Chinese names differ by one character in meaning: 客户 and 商户 are no slips of the pen.
    guard key.count >= 4 else { return nil }
    guard let near = nearMiss(of: key, among: spellings.lazy.map(\.key)),
      let spelling = spellings.first(where: { $0.key == near })
    else { return nil }
    return (spelling.header, spelling.column)
  }
}

/// What a header means.
package enum HeaderMatch: Sendable, Hashable {
  /// The canonical column.
  case exact(column: String)
  /// No spelling is equal, but this one is near: a suggestion, not a mapping.
  case near(column: String, spelling: String)
}

/// Looks a header up.
///
/// Case, blanks, `_`, `-`, punctuation, full width, a star for required fields and a unit in brackets such as `(%)` or （万元） make no
/// difference. The search for a near spelling compares with every spelling of the vocabulary; to tell tables
/// apart, ``HeaderVocabulary/column(of:)`` is enough.
///
/// - Returns: `nil` when nothing is equal or near.
package func matchHeader(_ header: String, in vocabulary: HeaderVocabulary) -> HeaderMatch? {
  guard !foldedHeader(header).isEmpty else { return nil }
  if let column = vocabulary.column(of: header) { return .exact(column: column) }
  return vocabulary.near(header).map { .near(column: $0.column, spelling: $0.header) }
}

/// The header in the form in which headers are compared: `Probability (%)` and `probability` are one, and so are 商機 and
/// 商机.
package func foldedHeader(_ header: String) -> String {
  var narrow = String.UnicodeScalarView()
  for scalar in header.unicodeScalars {
    if (0xFF01...0xFF5E).contains(scalar.value), let half = UnicodeScalar(scalar.value - 0xFEE0) {
      narrow.append(half)
    } else {
      narrow.append(simplifiedForm(scalar))
    }
  }
  var text = Substring(String(narrow).lowercased())
  while let last = text.last, last.isWhitespace || last == "*" { text = text.dropLast() }
  if text.last == ")" || text.last == "]", let opening = text.lastIndex(where: { $0 == "(" || $0 == "[" }),
    opening > text.startIndex, isUnit(text[opening...].dropFirst().dropLast())
  {
    text = text[..<opening]
  }
  return String(text.filter { $0.isLetter || $0.isNumber })
}

/// Whether the words in brackets only state a unit: `%`, 万元, `CNY`; `Amount (Converted)` is another column.
private func isUnit(_ words: Substring) -> Bool {
  words.count <= 3 || words.contains { "元万亿".contains($0) }
}
