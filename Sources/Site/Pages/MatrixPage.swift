import Charts
import Findings
import Metrics
import Periods
import Templates

/// Which pairs of product and region need a question?
enum MatrixPage {
  static let route = SiteMap.matrix

  static func data(_ desk: Desk, _ period: Period) -> PageContent {
    let table = CrossTable(
      desk.evaluation, desk.input.sales.dataset, rows: "product", columns: "region")
    let money = desk.primary
    let elements = Element.rows([
      { _ in table.flatMap { heat(desk, $0) } },
      { _ in table.map { gaps(desk, $0) } },
      { desk.bars(money, by: "product", period, span: $0) },
      { desk.bars(money, by: "region", period, span: $0) },
      { desk.dots("win-rate", by: "product", span: $0) },
      { desk.dots("win-rate", by: "region", span: $0) },
      { _ in products(desk) },
    ])
    return PageContent(
      title: desk.say(.matrix), lead: desk.lead(period),
      description: desk.say("哪个产品在哪个区域需要追问", "Which product needs a question in which region"),
      trail: [(desk.say(.overview), .home), (desk.say(.matrix), nil)], navigation: route,
      elements: elements)
  }

  private static func heat(_ desk: Desk, _ table: CrossTable) -> TemplateValue? {
    guard let metric = desk.catalogue["deals-won"] else { return nil }
    let cells = table.cells.map { row in
      row.map { cell in
        cell.map {
          HeatTable.Cell(
            actual: Double($0.won), target: ($0.expected ?? 0) > 0 ? $0.expected : nil, differs: differs($0))
        }
      }
    }
    let title = desk.say(
      "实际赢单数 ÷ 应有赢单数（按该产品与该区域各自的水平，全部完整月份）",
      "Deals won against deals expected (from the levels of product and region, complete months)")
    let chart = HeatTable(
      desk.subject("heat", title, metric), rowCategory: desk.say(.product), columnCategory: desk.say(.region),
      rows: table.rows, columns: table.columns, cells: cells, isTested: isTested(table))
    return Element.figure(chart.figure(), span: .full)
  }

  /// Whether a pair differs by more than chance; one that lets expect only a few deals says nothing.
  private static func differs(_ cell: CrossTable.Cell) -> Bool {
    cell.differs && (cell.expected ?? 0) >= HeatTable.fewestExpected
  }

  private static func isTested(_ table: CrossTable) -> Bool {
    table.cells.contains { $0.contains { $0?.p != nil } }
  }

  /// The pairs that differ by more than chance from what product and region let expect.
  private static func gaps(_ desk: Desk, _ table: CrossTable) -> TemplateValue {
    var found: [(p: Double, cells: [Cell])] = []
    for (row, line) in table.cells.enumerated() {
      for (column, cell) in line.enumerated() {
        guard let cell, differs(cell), let p = cell.p, let expected = cell.expected else { continue }
        let rate = Double(cell.won) / Double(cell.decided)
        found.append(
          (
            p,
            [
              Cell(table.rows[row]), Cell(table.columns[column]),
              Cell(
                "\(desk.figures.percent(rate)) (\(desk.number(cell.won))/\(desk.number(cell.decided)))",
                isNumeric: true),
              Cell(desk.figures.percent(expected / Double(cell.decided)), isNumeric: true),
            ]
          ))
      }
    }
    found.sort { $0.p < $1.p }
    let note =
      !isTested(table)
      ? desk.say(
        "各格尚未检验：完整月份不足一年，或记录太少。",
        "No pair could be tested: less than a year of complete months, or too few records.")
      : found.isEmpty
        ? desk.say(
          "没有一格与按产品、区域水平应有的差别超出偶然（Holm 校正，5%）。",
          "No pair differs from the levels of its product and region beyond chance (Holm, 5%).")
        : desk.say("只列差别超出偶然的格子（Holm 校正，5%）。", "Only pairs that differ beyond chance (Holm, 5%).")
    return Element.table(
      id: "gaps", title: desk.say("真正不同的格子", "Pairs that really differ"), note: note,
      columns: [
        Cell(desk.say(.product)), Cell(desk.say(.region)), Cell(desk.say("赢单率", "Win rate"), isNumeric: true),
        Cell(desk.say("按产品与区域应有", "Expected from product and region"), isNumeric: true),
      ], rows: found.map(\.cells))
  }

  private static func products(_ desk: Desk) -> TemplateValue? {
    let items = desk.members("product").compactMap { name -> LinkItem? in
      let scope = Scope(kind: "product", name: name)
      return desk.route(of: scope).map { LinkItem(label: desk.name(scope), href: desk.address($0)) }
    }
    return Element.links(id: "products", title: desk.say(.products), note: "", items, span: .full)
  }
}
