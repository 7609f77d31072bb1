import Diagnostics
import Periods

/// What became of the rows of one file: `read = used + rejected + duplicates + void`.
package struct FileReport: Sendable {
  /// The path relative to the site folder.
  package var file: String
  /// The sheet of a workbook or the table of a database, or `nil` for text files.
  package var sheet: String?
  /// The canonical table it was read as.
  package var table: String
  /// The CRM whose headers were recognised, `generic` otherwise.
  package var adapter: String
  /// The encoding, delimiter and so on, and why they were chosen, in both languages.
  package var readAs: [Phrase] = []
  package var rowsRead = 0
  package var used = 0
  package var rejected = 0
  package var duplicates = 0
  package var void = 0
  /// Source header → canonical columns, in the order of the file; unused headers have no columns.
  package var mapping: [(header: String, columns: [String])] = []
  /// Sum of the main amount over used and over rejected rows in minor units, or `nil` without such a column.
  package var amountUsed: Int64?
  package var amountRejected: Int64?
  /// The newest date of its records, or `nil`.
  package var newest: Day?
  /// A hash of the file's bytes in hexadecimal.
  package var hash: String = ""
  /// The rows that could not be used, with their text as it stands.
  package var rejectedRows: [RejectedRow] = []
  /// The lines that are no rows: titles, sums, remarks.
  package var leftOut: [LeftOutLine] = []

  package init(file: String, table: String, adapter: String = "generic") {
    self.file = file
    self.table = table
    self.adapter = adapter
  }

  /// The file, with the sheet after it where there is one: `data/sales.xlsx:商机`.
  package var name: String { sheet.map { "\(file):\($0)" } ?? file }

  /// How many rows were rejected for each reason, the most frequent first.
  package var rejectedByReason: [(reason: String, count: Int)] {
    let counts = Dictionary(grouping: rejectedRows, by: \.reason).mapValues(\.count)
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { (reason: $0.key, count: $0.value) }
  }
}

/// A line of a file that is no row, and so is not counted.
package struct LeftOutLine: Sendable, Hashable {
  /// The line from 1, or the row of the sheet.
  package var line: Int
  /// What it is: a title, a sum …
  package var kind: Phrase
  /// The line as it stands in the file.
  package var text: String

  package init(line: Int, kind: Phrase, text: String) {
    self.line = line
    self.kind = kind
    self.text = text
  }
}

/// A row that could not be used.
package struct RejectedRow: Sendable, Hashable {
  package var position: Position
  /// The diagnostic id that says why.
  package var reason: String
  /// The row as it stands in the file.
  package var text: String

  package init(position: Position, reason: String, text: String) {
    self.position = position
    self.reason = reason
    self.text = text
  }
}
