/// A place in an input file, as a person would look it up.
///
/// Text files use line and column (both from 1, the column in characters); spreadsheets use sheet and cell.
package struct Position: Sendable, Hashable, Comparable, CustomStringConvertible, Codable {
  /// The file's path relative to the site folder, with `/` between folders.
  package var file: String
  /// The line from 1, or `nil` when the whole file is meant.
  package var line: Int?
  /// The column from 1, or `nil` when the whole line is meant.
  package var column: Int?
  /// The sheet of a spreadsheet, or `nil` for text files.
  package var sheet: String?
  /// The cell of a spreadsheet in its own notation (`H118`), or `nil` for text files.
  package var cell: String?

  package init(
    file: String, line: Int? = nil, column: Int? = nil, sheet: String? = nil, cell: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.sheet = sheet
    self.cell = cell
  }

  /// `path:line:column`, `path:line`, `path`, or `path:sheet!H118`.
  package var description: String {
    var text = file
    if let sheet { text += ":\(sheet)" }
    if let cell { text += "!\(cell)" }
    if let line { text += ":\(line)" }
    if line != nil, let column { text += ":\(column)" }
    return text
  }

  package static func < (left: Position, right: Position) -> Bool {
    if left.file != right.file { return left.file < right.file }
    if left.sheet != right.sheet { return (left.sheet ?? "") < (right.sheet ?? "") }
    if left.line != right.line { return (left.line ?? 0) < (right.line ?? 0) }
    if left.column != right.column { return (left.column ?? 0) < (right.column ?? 0) }
    return left.cellOrder < right.cellOrder
  }

  /// Cells by row, then by column, so that H9 comes before H118 and Z1 before AA1.
  private var cellOrder: (row: Int, width: Int, letters: String) {
    let letters = cell.map { String($0.prefix { !$0.isNumber }) } ?? ""
    let row = cell.flatMap { Int($0.dropFirst(letters.count)) } ?? 0
    return (row, letters.count, letters)
  }
}
