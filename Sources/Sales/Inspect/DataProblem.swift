import Diagnostics
import Ingest
import Tables

/// A cell or row of a file that could not be used as it stands, with what is needed to mend it in the CRM.
package struct DataProblem: Sendable, Hashable {
  /// What is wrong and what to do, with its position.
  package var message: Diagnostic
  /// The header of the column, or empty when the whole row is meant.
  package var column: String
  /// The text of the cell or of the row.
  package var text: String
  /// The record's id, or its name where it has none; empty where it is not known.
  package var record: String
  /// Whose record it is; empty where nobody is named.
  package var owner: String
  /// Whether the row is left out, not only its cell.
  package var isRejected: Bool
}

/// How many cells and rows of one file are listed one by one; a last line counts the others.
package let listedProblems = 10_000

extension SalesReader {
  /// Every cell without value, every rejected row, and what was found strange about single rows when the files were
  /// brought together; by file and place.
  func dataProblems() -> [DataProblem] {
    files.flatMap { file in
      let lister = ProblemLister(file: file, log: log)
      return lister.problems()
    }
  }
}

/// Lists the problems of one table of a file.
struct ProblemLister {
  private let file: ReadFile
  private let log: Diagnostics
  /// The source columns that name the record and its owner.
  private let owner: Int?
  private let record: Int?
  /// Number of a sheet's row → row; empty for text files, whose lines are looked up.
  private var rowOfNumber: [Int32: Int] = [:]
  /// Reason → text of a rejected row → its message.
  private var messages: [String: [String: Diagnostic]] = [:]

  init(file: ReadFile, log: Diagnostics) {
    self.file = file
    self.log = log
    func column(_ names: [String?]) -> Int? {
      names.lazy.compactMap { $0.flatMap { file.mapping.columns[$0] } }.first
    }
    owner = column([file.schema.person, "owner", "rep"])
    record = column(["id", file.schema.key, "deal", "contract", "name"])
    let isClean =
      file.unreadable.allSatisfy(\.cells.isEmpty) && file.report.rejectedRows.isEmpty
      && !log.entries.contains { $0.position?.file == file.source.file }
    guard !isClean else { return }
    if file.source.sheet != nil {
      for (row, number) in file.source.rowNumbers.enumerated() { rowOfNumber[number] = row }
    }
    for message in log.entries where message.position?.file == file.source.file {
      guard let text = message.excerpt else { continue }
      messages[message.id, default: [:]][text] = message
    }
  }

  private func cell(_ row: Int?, _ column: Int?) -> String {
    guard let row, let column else { return "" }
    return file.source.text(row: row, column: column)
  }

  private func row(at position: Position) -> Int? {
    guard position.sheet == file.source.sheet else { return nil }
    guard let cell = position.cell else { return file.source.row(at: position) }
    return Int32(cell.drop { !$0.isNumber }).flatMap { rowOfNumber[$0] }
  }

  func problems() -> [DataProblem] {
    var found = rejected() + unreadable() + noted()
    let listed = found.count
    let inAll =
      file.report.rejectedRows.count + file.notedInAll
      + file.unreadable.reduce(0) { sum, column in sum + column.cells.count { file.usable[$0.row] } }
    var seen = Set(found.map { Key(id: $0.message.id, position: $0.message.position) })
    for message in log.entries where message.severity > .note {
      guard let position = message.position, position.line != nil || position.cell != nil,
        seen.insert(Key(id: message.id, position: position)).inserted,
        position.file == file.source.file, let row = row(at: position)
      else { continue }
      found.append(problem(message, row: row, column: message.arguments["column"], text: ""))
    }
    found.sort { left, right in
      let (mine, theirs) = (left.message.position, right.message.position)
      guard let mine, let theirs, mine != theirs else { return left.message.id < right.message.id }
      return mine < theirs
    }
    let hidden = inAll - listed + found.count - min(found.count, listedProblems)
    return found.prefix(listedProblems) + (hidden > 0 ? [notListed(hidden)] : [])
  }

  /// The last line of a list that is cut short.
  private func notListed(_ count: Int) -> DataProblem {
    let message = Diagnostic(
      id: "problems-not-listed", severity: .warning,
      position: Position(file: file.source.file, sheet: file.source.sheet),
      arguments: ["count": "\(count)", "limit": countText(listedProblems)], excerpt: nil)
    return DataProblem(message: message, column: "", text: "", record: "", owner: "", isRejected: false)
  }

  private struct Key: Hashable {
    var id: String
    var position: Position?
  }

  /// The rows that are left out: those that do not fit the header, and those without a required cell.
  private func rejected() -> [DataProblem] {
    file.report.rejectedRows.prefix(listedProblems).map { row in
      let reason = rejectionReason(row.reason)
      let message =
        messages[row.reason]?[row.text]
        ?? Diagnostic(
          id: "row-rejected", severity: .warning, position: row.position,
          arguments: ["cause": reason.english, "cause_zh": reason.chinese], excerpt: row.text)
      // A row that does not fit the header has no cells to look up, its line is between those of other rows.
      let hasCells = !["row-too-short", "row-too-long", "quote-unclosed", "quote-stray"].contains(row.reason)
      let place = hasCells ? self.row(at: row.position) : nil
      return problem(
        message, row: place, column: message.arguments["column"], text: row.text, isRejected: true)
    }
  }

  private func unreadable() -> [DataProblem] {
    var found: [DataProblem] = []
    for (column, cells) in file.unreadable {
      let header = file.source.header[column]
      for cell in cells where file.usable[cell.row] && found.count < listedProblems {
        let message = Diagnostic(
          id: cell.reason, severity: .warning, position: file.source.position(row: cell.row, column: column),
          arguments: ["text": cell.text, "column": header], excerpt: cell.text)
        found.append(problem(message, row: cell.row, column: header, text: cell.text))
      }
    }
    return found
  }

  private func noted() -> [DataProblem] {
    file.noted.map { noted in
      let message = Diagnostic(
        id: noted.id, severity: .warning,
        position: file.source.position(row: noted.row, column: noted.column), arguments: noted.arguments,
        excerpt: nil)
      let text = file.source.text(row: noted.row, column: noted.column)
      return problem(message, row: noted.row, column: file.source.header[noted.column], text: text)
    }
  }

  private func problem(
    _ message: Diagnostic, row: Int?, column: String?, text: String, isRejected: Bool = false
  ) -> DataProblem {
    var shown = text
    // Messages about several columns name the canonical one.
    let index = column.flatMap { file.source.header.firstIndex(of: $0) ?? file.mapping.columns[$0] }
    if shown.isEmpty, let row, let index { shown = file.source.text(row: row, column: index) }
    if shown.isEmpty {
      shown = message.arguments["text"] ?? message.arguments["name"] ?? message.excerpt ?? ""
    }
    return DataProblem(
      message: message, column: index.map { file.source.header[$0] } ?? "", text: shown,
      record: cell(row, record), owner: cell(row, owner), isRejected: isRejected)
  }
}

/// Why a row was rejected, in few words.
package func rejectionReason(_ id: String) -> Phrase {
  switch id {
  case "row-too-short": Phrase(zh: "单元格太少", en: "too few cells")
  case "row-too-long": Phrase(zh: "单元格太多", en: "too many cells")
  case "quote-unclosed": Phrase(zh: "引号没有结束", en: "a quote is not closed")
  case "quote-stray": Phrase(zh: "引号后面还有文字", en: "text after a closing quote")
  case "required-cell-empty": Phrase(zh: "必需列是空的", en: "a required cell is empty")
  case "required-cell-unreadable": Phrase(zh: "必需列读不出来", en: "a required cell cannot be read")
  case "unreadable-target": Phrase(zh: "目标值不是数字", en: "the target is not a number")
  case "half-year-target": Phrase(zh: "期间是半年", en: "the period is half a year")
  case "unreadable-period": Phrase(zh: "期间认不出来", en: "the period cannot be read")
  default: Phrase(zh: id, en: id)
  }
}
