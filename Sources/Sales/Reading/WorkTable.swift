import Diagnostics
import Ingest
import Tables

/// All rows of one table from all its files, with a mark for those that are kept.
struct WorkTable: Sendable {
  var schema: TableSchema
  var rowCount = 0
  var columns: [String: Column] = [:]
  /// Indices into the files of the site, in the order in which the rows follow each other.
  var files: [Int] = []
  /// The first row of each file.
  var starts: [Int] = []
  var keep: [Bool] = []

  init(_ schema: TableSchema) { self.schema = schema }

  /// Adds the rows of a file; a column that one of the files lacks is empty there.
  mutating func append(_ file: ReadFile, index: Int) {
    let count = file.source.rowCount
    for field in schema.fields {
      let mine = columns[field.name]
      let theirs = file.canonicalColumn(field)
      guard mine != nil || theirs != nil else { continue }
      let other = theirs ?? .empty(field.kind, count: count)
      if rowCount == 0 {
        columns[field.name] = other
      } else {
        var column = mine ?? .empty(field.kind, count: rowCount)
        columns[field.name] = nil
        column.append(other)
        columns[field.name] = column
      }
    }
    files.append(index)
    starts.append(rowCount)
    keep += file.usable
    rowCount += count
  }

  /// The file of a row (its place in `files`) and the row's number in it.
  func place(of row: Int) -> (file: Int, row: Int) {
    let index = (starts.lastIndex { $0 <= row }) ?? 0
    return (index, row - starts[index])
  }

  func text(_ name: String) -> TextColumn? {
    if case .text(let column)? = columns[name] { column } else { nil }
  }
  func days(_ name: String) -> DayColumn? {
    if case .day(let column)? = columns[name] { column } else { nil }
  }
  func numbers(_ name: String) -> NumberColumn? {
    switch columns[name] {
    case .money(let column)?, .number(let column)?: column
    case .text?, .day?, nil: nil
    }
  }
}
