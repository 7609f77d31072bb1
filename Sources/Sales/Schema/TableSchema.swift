import Diagnostics
import Ingest
import Tables

/// How the cells of a canonical column are read.
package enum FieldKind: String, Sendable, Hashable {
  case text, money, number, day
  /// A share; 87 %, 87 and 0.87 are told apart by the whole column.
  case percent
}

/// One canonical column of a table.
package struct Field: Sendable, Hashable {
  package var name: String
  package var kind: FieldKind
  /// A row without it is rejected, a file without it cannot be used.
  package var isRequired: Bool
  /// A day on which something has happened, as opposed to one that is planned.
  package var isFact: Bool
  /// Read only to settle the others, and no column of the finished table.
  package var isHelper: Bool
}

/// The canonical form of one kind of table.
package struct TableSchema: Sendable {
  /// `deals`, `orders`, `payment_plans` …
  package var name: String
  package var title: Phrase
  package var fields: [Field]
  /// Words in file names and entry names that stand for the table, folded as headers are.
  package var fileWords: [String]
  /// The column that must be unique, or `nil` where rows may repeat.
  package var key: String?
  /// The day that puts a row into a period, or `nil`.
  package var date: String?
  /// The amount that the import report adds up, or `nil`.
  package var amount: String?
  /// The column that names whose record it is, or `nil`.
  package var person: String?

  /// - Parameter fields: names separated by blanks; `:kind` follows where it is not text, `!` marks a required
  ///   column, `+` a day of something that has happened, `~` a helper.
  init(
    _ name: String, _ title: Phrase, key: String? = nil, date: String? = nil, amount: String? = nil,
    person: String? = nil, words: String, fields: String
  ) {
    self.name = name
    self.title = title
    self.key = key
    self.date = date
    self.amount = amount
    self.person = person
    self.fileWords = ([name] + words.split(separator: " ").map(String.init)).map(foldedHeader)
    self.fields = fields.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { text in
      let marks = text.reversed().prefix { "!+~".contains($0) }
      let parts = text.dropLast(marks.count).split(separator: ":")
      let kind = parts.count > 1 ? FieldKind(rawValue: String(parts[1])) ?? .text : .text
      return Field(
        name: String(parts[0]), kind: kind, isRequired: marks.contains("!"), isFact: marks.contains("+"),
        isHelper: marks.contains("~"))
    }
  }

  package func field(_ name: String) -> Field? { fields.first { $0.name == name } }

  /// The names of the columns that only help to settle the others.
  package var helpers: [String] { fields.filter(\.isHelper).map(\.name) }

  package var requiredColumns: [String] { fields.filter(\.isRequired).map(\.name) }

  /// The schema of this name, or `nil`.
  package static func named(_ name: String) -> TableSchema? { all.first { $0.name == name } }
}
