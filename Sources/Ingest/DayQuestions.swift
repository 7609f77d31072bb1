import Diagnostics
import Periods
import Tables

/// How the order of day and month was found, and what only the owner of the file can say.
struct DayQuestions {
  private(set) var notes: [Phrase] = []
  private(set) var doubt: Reading<DayColumn>.Doubt?

  /// - Parameter text: the text of a row's cell.
  init(open: OpenDays, patterns: [OpenDays.Pattern], text: (Int) -> String) {
    for pattern in patterns {
      guard case .settled(let order, let telling) = pattern.choice else { continue }
      let example = text(open.example(pattern, 0).row)
      let (zh, en) = patterns.count == 1 ? ("", "") : ("（'\(example)' 这类写法）", " of texts like '\(example)'")
      notes.append(
        Phrase(
          zh: "日期顺序 \(order.rawValue)\(zh)：\(countText(telling)) 格只能这样读",
          en: "date order \(order.rawValue)\(en): \(counted(telling, "cell", "cells")) can only be read so"))
    }
    // One question a column: the answer settles every pattern.
    let asked = patterns.filter { $0.order == nil }.max { open.cells($0) < open.cells($1) }
    guard let asked else { return }
    switch asked.choice {
    case .settled, .indifferent: return
    case .mixed(let first, let second, let example):
      let row = open.example(asked, example).row
      doubt = Reading.Doubt(
        id: "date-order-mixed", row: row, cells: open.cells(asked),
        arguments: [
          "text": text(row), "count": String(open.cells(asked)),
          "firstOrder": first.order.rawValue, "firstCount": String(first.cells),
          "secondOrder": second.order.rawValue, "secondCount": String(second.cells),
        ])
    case .ambiguous(let first, let second, let example, let cells):
      let (row, parts) = open.example(asked, example)
      let other = patterns.first { if case .settled = $0.choice { true } else { false } }
      var orders = (first, second)
      if let order = other?.order, order != first, parts.day(order) != nil { orders = (order, first) }
      doubt = Reading.Doubt(
        id: other == nil ? "date-order-unknown" : "date-order-by-pattern", row: row, cells: cells,
        arguments: [
          "text": text(row), "count": String(other == nil ? cells : open.cells(asked)),
          "first": parts.day(orders.0).map(\.description) ?? "", "firstOrder": orders.0.rawValue,
          "second": parts.day(orders.1).map(\.description) ?? "", "secondOrder": orders.1.rawValue,
          "other": other.map { text(open.example($0, 0).row) } ?? "",
          "otherOrder": other?.order?.rawValue ?? "",
        ])
    }
  }
}
