import Diagnostics
import Periods

/// What became of the rows of one file: `read = used + rejected + duplicates + void`.
package struct FileReport: Sendable {
  /// The path relative to the site folder.
  package var file: String
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

  package init(file: String, table: String, adapter: String = "generic") {
    self.file = file
    self.table = table
    self.adapter = adapter
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
