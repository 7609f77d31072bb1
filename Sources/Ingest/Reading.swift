import Diagnostics

/// A cell whose text could not be read as what its column holds; its value is left empty.
package struct UnreadableCell: Sendable, Hashable {
  package var row: Int
  /// The text as it stands in the cell.
  package var text: String
  /// The id of the message that says why.
  package var reason: String

  package init(row: Int, text: String, reason: String) {
    self.row = row
    self.text = text
    self.reason = reason
  }
}

/// A column read from text: one value a row, and what there is to say about it.
package struct Reading<Column: Sendable>: Sendable {
  package var column: Column
  /// The cells that hold a text but no value, in the order of the rows.
  package var unreadable: [UnreadableCell]
  /// How the column was understood where more than one way was possible.
  package var notes: [Phrase]
  /// A message about the column as a whole, after which all values of it that depend on the answer are empty;
  /// `nil` when there is none.
  package var doubt: Doubt?
  /// The currency signs that stand in the cells with the number of cells, sorted by sign.
  package var signs: [(sign: String, count: Int)]

  package init(
    column: Column, unreadable: [UnreadableCell] = [], notes: [Phrase] = [], doubt: Doubt? = nil,
    signs: [(sign: String, count: Int)] = []
  ) {
    self.column = column
    self.unreadable = unreadable
    self.notes = notes
    self.doubt = doubt
    self.signs = signs
  }

  /// A question that only the owner of the file can answer.
  package struct Doubt: Sendable, Hashable {
    /// The id of the message.
    package var id: String
    /// The row that shows the question.
    package var row: Int
    /// How many cells depend on the answer.
    package var cells: Int
    package var arguments: [String: String]
  }
}

/// The order in which a date names its parts.
package enum DayOrder: String, Sendable, Hashable, CaseIterable {
  case ymd, dmy, mdy
}

extension SourceTable {
  /// Reports the doubt of a reading and its unreadable cells, each at its position; from each kind of fault the
  /// first ones are worded, the rest is counted.
  package func report<Column>(_ reading: Reading<Column>, column: Int, _ log: inout Diagnostics) {
    let name = header[column]
    if let doubt = reading.doubt {
      var arguments = doubt.arguments
      arguments["column"] = name
      log.report(doubt.id, at: position(row: doubt.row, column: column), arguments)
    }
    var worded: [String: Int] = [:]
    for cell in reading.unreadable {
      worded[cell.reason, default: 0] += 1
      guard worded[cell.reason, default: 0] <= Diagnostics.listed else { continue }
      log.report(
        cell.reason, at: position(row: cell.row, column: column), ["text": cell.text, "column": name],
        excerpt: rowText(row: cell.row))
    }
    for (reason, count) in worded.sorted(by: { $0.key < $1.key }) {
      let place = Position(file: file, line: headerLine)
      log.count(count - Diagnostics.listed, of: reason, at: place, column: name)
    }
  }
}
