import Diagnostics
import Tables

extension SalesReader {
  /// Remembers every row of a problem that is reported once, with its number of rows, for the list of data to mend.
  mutating func note(
    _ id: String, _ rows: some Sequence<Int>, of table: String, _ column: String,
    _ arguments: [String: String]
  ) {
    guard let severity = Catalogue.entry(id)?.severity, severity > .note, let places = data.places[table]
    else {
      return
    }
    for row in rows {
      guard let (file, local) = places[row] else { continue }
      let columns = files[file].mapping.columns
      files[file].note(id, row: local, column: columns[column] ?? columns["id"] ?? 0, arguments)
    }
  }

  /// Remembers the rows of every word that is reported in `messages`.
  ///
  /// - Parameters:
  ///   - column: the words of `table` as they were read, with their name.
  ///   - key: the argument of the messages that holds the word.
  mutating func noteRows(
    of words: TextColumn?, _ ids: Set<String>, in messages: Diagnostics, _ table: String, _ key: String
  ) {
    guard let words else { return }
    for message in messages.entries where ids.contains(message.id) {
      guard let word = message.arguments[key],
        let code = words.entries.firstIndex(of: word).map(Int32.init)
      else { continue }
      note(
        message.id, words.codes.indices.lazy.filter { words.codes[$0] == code }, of: table, key,
        message.arguments)
    }
  }
}
