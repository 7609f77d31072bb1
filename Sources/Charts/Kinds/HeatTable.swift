import Formatting
import Markup

/// Which cells need a question: attainment by two dimensions, as a real table with coloured cells.
package struct HeatTable: Sendable {
  package struct Cell: Sendable, Hashable {
    package var actual: Double
    /// `nil` where no target is set; the cell then shows `—`.
    package var target: Double?
    package var href: String?

    package init(actual: Double, target: Double?, href: String? = nil) {
      self.actual = actual
      self.target = target
      self.href = href
    }
  }

  /// More rows or columns than these are joined into 其他 / Other.
  package static let most = 12

  package var subject: ChartSubject
  /// What rows and columns are: 产品, 区域.
  package var rowCategory: String
  package var columnCategory: String
  package var rows: [String]
  package var columns: [String]
  /// One line per row, one cell per column; `nil` where nothing exists.
  package var cells: [[Cell?]]

  package init(
    _ subject: ChartSubject, rowCategory: String, columnCategory: String, rows: [String], columns: [String],
    cells: [[Cell?]]
  ) {
    self.subject = subject
    self.rowCategory = rowCategory
    self.columnCategory = columnCategory
    let joined = HeatTable.joined(rows, cells, subject)
    let turned = HeatTable.joined(columns, HeatTable.turned(joined.cells, count: columns.count), subject)
    self.rows = joined.names.map(Names.plain)
    self.columns = turned.names.map(Names.plain)
    self.cells = HeatTable.turned(turned.cells, count: joined.names.count)
  }

  /// Lays the table out, with its sentence.
  package func figure() -> ChartFigure {
    ChartFigure(
      subject, finding: finding(), wide: markup(), narrow: "", table: table(), isTable: true)
  }

  /// The class 0…6 of an attainment around 100 %: cuts at 60, 80, 95, 105, 120 and 140 %.
  package static func shade(_ attainment: Double) -> Int {
    [0.6, 0.8, 0.95, 1.05, 1.2, 1.4].count { attainment >= $0 }
  }

  /// Attainment of several cells together: of those with a target, what was reached by what was asked.
  static func attainment(_ cells: [Cell?]) -> Double? {
    let aimed = cells.compactMap { $0 }.filter { ($0.target ?? 0) > 0 }
    let target = aimed.reduce(0) { $0 + ($1.target ?? 0) }
    guard target > 0 else { return nil }
    return aimed.reduce(0) { $0 + $1.actual } / target
  }

  func column(_ index: Int) -> [Cell?] { cells.map { $0[index] } }

  func percent(_ ratio: Double?) -> String { subject.figures.percent(ratio, decimals: 0) }

  var totalWord: String { subject.say("合计", "Total") }

  private func table() -> ChartTable {
    let header =
      [ChartTable.Column(rowCategory, isNumeric: false)]
      + (columns + [totalWord]).map { ChartTable.Column($0) }
    let lines = zip(rows, cells).map { name, line in
      [name] + line.map { percent(HeatTable.attainment([$0])) } + [percent(HeatTable.attainment(line))]
    }
    let totals = columns.indices.map { percent(HeatTable.attainment(column($0))) }
    let summary = [totalWord] + totals + [percent(HeatTable.attainment(cells.flatMap { $0 }))]
    return ChartTable(columns: header, rows: lines, summary: [summary])
  }

  private func finding() -> String {
    let say = subject.say
    var known: [(name: String, ratio: Double)] = []
    for (row, line) in zip(rows, cells) {
      for (column, cell) in zip(columns, line) {
        guard let ratio = HeatTable.attainment([cell]) else { continue }
        known.append((row + " × " + column, ratio))
      }
    }
    guard let lowest = known.min(by: { $0.ratio < $1.ratio }),
      let highest = known.max(by: { $0.ratio < $1.ratio })
    else { return say("没有设定目标。", "No targets are set.") }
    let total = percent(HeatTable.attainment(cells.flatMap { $0 }))
    if known.count == 1 {
      return say("\(lowest.name)：\(percent(lowest.ratio))。", "\(lowest.name): \(percent(lowest.ratio)).")
    }
    return say(
      "合计达成 \(total)；最低：\(lowest.name)（\(percent(lowest.ratio))），最高：\(highest.name)（\(percent(highest.ratio))）。",
      "\(total) in all; lowest: \(lowest.name) (\(percent(lowest.ratio))), highest: \(highest.name) (\(percent(highest.ratio)))."
    )
  }

  private static func turned(_ cells: [[Cell?]], count: Int) -> [[Cell?]] {
    (0..<count).map { column in cells.map { column < $0.count ? $0[column] : nil } }
  }

  /// Keeps the eleven largest lines and joins the rest when there are more than twelve.
  private static func joined(
    _ names: [String], _ lines: [[Cell?]], _ subject: ChartSubject
  ) -> (names: [String], cells: [[Cell?]]) {
    let pairs = zip(names, lines).map { (name: $0, line: $1) }
    guard pairs.count > most else { return (pairs.map(\.name), pairs.map(\.line)) }
    func size(_ line: [Cell?]) -> Double { line.reduce(0) { $0 + ($1?.actual ?? 0) } }
    let sorted = pairs.sorted { (size($0.line), $1.name) > (size($1.line), $0.name) }
    let rest = sorted[(most - 1)...].map(\.line)
    let width = rest.map(\.count).max() ?? 0
    let sum = (0..<width).map { column -> Cell? in
      let parts = rest.compactMap { column < $0.count ? $0[column] : nil }
      guard !parts.isEmpty else { return nil }
      let aimed = parts.filter { $0.target != nil }
      let source = aimed.isEmpty ? parts : aimed
      let target = aimed.isEmpty ? nil : aimed.reduce(0) { $0 + ($1.target ?? 0) }
      return Cell(actual: source.reduce(0) { $0 + $1.actual }, target: target)
    }
    let count = subject.figures.number(Double(rest.count))
    let other = subject.say("其他（\(count) 项）", "Other (\(count))")
    return (sorted.prefix(most - 1).map(\.name) + [other], sorted.prefix(most - 1).map(\.line) + [sum])
  }
}
