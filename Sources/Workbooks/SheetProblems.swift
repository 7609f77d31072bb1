import Diagnostics

/// What is wrong in the cells of a sheet, counted by kind and column while the sheet is read.
struct SheetProblems {
  /// Cells of one kind: how many, and the first ones.
  struct Tally {
    private(set) var count = 0
    private(set) var first: [CellPlace] = []
    /// The text of the first cell, where it matters.
    private(set) var text = ""

    mutating func add(_ place: CellPlace, _ text: @autoclosure () -> String = "") {
      if count == 0 { self.text = text() }
      count += 1
      if first.count < 5 { first.append(place) }
    }

    /// `H118, H120 and 3 more`, or `H118、H120，共 5 格`.
    var names: Phrase {
      let names = first.sorted().map(\.name)
      let hidden = count - names.count
      return Phrase(
        zh: names.joined(separator: "、") + (hidden > 0 ? "，共 \(count) 格" : ""),
        en: names.joined(separator: ", ") + (hidden > 0 ? " and \(hidden) more" : ""))
    }
  }

  struct ErrorKind: Hashable {
    var column: Int
    var code: String
  }

  var errors: [ErrorKind: Tally] = [:]
  var rounded: [Int: Tally] = [:]
  var withoutValue = Tally()
  var missingTexts = Tally()
  var mergedData = Tally()
  var hiddenRows = 0
  /// The hidden columns with text, from 0.
  var hiddenColumns: [Int] = []

  func report(file: String, sheet: Sheet, _ log: inout Diagnostics) {
    let whole = Position(file: file, sheet: sheet.name)
    if sheet.isHidden { log.report("sheet-hidden", at: whole, ["sheet": sheet.name]) }
    if hiddenRows > 0 { log.report("hidden-rows", at: whole, ["count": String(hiddenRows)]) }
    if !hiddenColumns.isEmpty {
      let names = hiddenColumns.map(columnLetters)
      log.report(
        "hidden-columns", at: whole,
        ["columns": names.joined(separator: ", "), "columns_zh": names.joined(separator: "、")])
    }
    func report(_ id: String, _ tally: Tally, _ more: [String: String] = [:]) {
      guard let first = tally.first.min() else { return }
      let arguments = ["cells": tally.names[.english], "cells_zh": tally.names[.chinese]]
      log.report(
        id, at: Position(file: file, sheet: sheet.name, cell: first.name),
        arguments.merging(more) { $1 })
    }
    for (kind, tally) in errors.sorted(by: { ($0.key.column, $0.key.code) < ($1.key.column, $1.key.code) }) {
      report("excel-error", tally, ["column": columnLetters(kind.column), "code": kind.code])
    }
    for (column, tally) in rounded.sorted(by: { $0.key < $1.key }) {
      report("excel-rounded-number", tally, ["column": columnLetters(column), "text": tally.text])
    }
    report("formula-without-value", withoutValue)
    report("cell-text-missing", missingTexts)
    report("merged-data-cells", mergedData)
  }
}
