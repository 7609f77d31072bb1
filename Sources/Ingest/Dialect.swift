import Diagnostics

/// How many rows end in which way.
package struct LineEnds: Sendable, Hashable {
  package var lf = 0
  package var crlf = 0
  package var cr = 0

  package init() {}

  /// The kinds that occur, the most frequent first.
  package var names: [String] {
    [("LF", lf), ("CRLF", crlf), ("CR", cr)].filter { $0.1 > 0 }.sorted { $0.1 > $1.1 }.map(\.0)
  }

  static func + (left: LineEnds, right: LineEnds) -> LineEnds {
    var sum = left
    sum.lf += right.lf
    sum.crlf += right.crlf
    sum.cr += right.cr
    return sum
  }
}

/// How a text file separates its cells and rows.
package struct Dialect: Sendable, Hashable {
  /// The byte between two cells.
  package var delimiter: UInt8
  /// The byte around cells that contain delimiters or line ends.
  package var quote: UInt8 = 0x22
  package var lineEnds = LineEnds()
  package var hasByteOrderMark = false
  package var encoding = TextEncoding.utf8
  /// What was recognised and why, one sentence each.
  package var reasons: [Phrase] = []

  package init(delimiter: UInt8) { self.delimiter = delimiter }

  /// The delimiter as a person would name it.
  package var delimiterName: Phrase { Dialect.name(of: delimiter) }

  static func name(of delimiter: UInt8) -> Phrase {
    switch delimiter {
    case 0x2C: Phrase(zh: "逗号", en: "comma")
    case 0x3B: Phrase(zh: "分号", en: "semicolon")
    case 0x09: Phrase(zh: "Tab", en: "TAB")
    case 0x7C: Phrase(zh: "竖线", en: "vertical bar")
    default:
      Phrase(zh: "'\(Character(UnicodeScalar(delimiter)))'", en: "'\(Character(UnicodeScalar(delimiter)))'")
    }
  }
}
