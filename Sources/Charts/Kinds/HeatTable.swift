import Formatting
import Markup

/// Which cells need a question: what was reached of what is to be expected, by two dimensions, as a real table.
///
/// Only cells that differ by more than chance are coloured and named.
package struct HeatTable: Sendable {
  package struct Cell: Sendable, Hashable {
    package var actual: Double
    /// What is to be expected; where it is `nil` or below `fewestExpected` the cell shows `—`.
    package var target: Double?
    /// Whether the cell differs from its target by more than chance.
    package var differs: Bool
    package var href: String?

    package init(actual: Double, target: Double?, differs: Bool = false, href: String? = nil) {
      self.actual = actual
      self.target = target
      self.differs = differs
      self.href = href
    }
  }

  /// More rows or columns than these are joined into 其他 / Other.
  package static let most = 12
  /// Where less than this is expected, a ratio to it says nothing.
  package static let fewestExpected = 5.0

  package var subject: ChartSubject
  /// What rows and columns are: 产品, 区域.
  package var rowCategory: String
  package var columnCategory: String
  package var rows: [String]
  package var columns: [String]
  /// One line per row, one cell per column; `nil` where nothing exists.
  package var cells: [[Cell?]]
  /// Whether any cell was tested.
  package var isTested: Bool

  package init(
    _ subject: ChartSubject, rowCategory: String, columnCategory: String, rows: [String], columns: [String],
    cells: [[Cell?]], isTested: Bool = true
  ) {
    self.subject = subject
    self.rowCategory = rowCategory
    self.columnCategory = columnCategory
    let joined = HeatTable.joined(rows, cells, subject)
    let turned = HeatTable.joined(columns, HeatTable.turned(joined.cells, count: columns.count), subject)
    self.rows = joined.names.map(Names.plain)
    self.columns = turned.names.map(Names.plain)
    self.cells = HeatTable.turned(turned.cells, count: joined.names.count)
    self.isTested = isTested
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
    guard target >= fewestExpected else { return nil }
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
    guard cells.joined().contains(where: { HeatTable.attainment([$0]) != nil }) else {
      return say("没有一格有足够的记录。", "No pair has enough records.")
    }
    guard isTested else { return say("各格的差别未作检验。", "Differences between pairs were not tested.") }
    let key = say(
      "灰色：差别在偶然之内；—：应有不足五。", " Grey: within chance; —: fewer than five expected.")
    let found = differing
    guard !found.isEmpty else { return say("没有一格的差别超出偶然。", "No pair differs beyond chance.") + key }
    let names = found.prefix(3).map { $0.name + say("（", " (") + percent($0.ratio) + say("）", ")") }
    let list = names.joined(separator: say("、", ", ")) + (found.count > 3 ? say("等", " and others") : "")
    return say("确有差别的是：\(list)。", "Really different: \(list).") + key
  }

  /// The cells that differ by more than chance, the farthest from what is expected first.
  private var differing: [(name: String, ratio: Double)] {
    var found: [(name: String, ratio: Double)] = []
    for (row, line) in zip(rows, cells) {
      for (column, cell) in zip(columns, line) where cell?.differs == true {
        guard let ratio = HeatTable.attainment([cell]) else { continue }
        found.append((row + " × " + column, ratio))
      }
    }
    return found.sorted { (-abs($0.ratio - 1), $0.name) < (-abs($1.ratio - 1), $1.name) }
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
