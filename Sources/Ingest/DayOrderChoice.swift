import Periods

/// What the cells of a column say together about the order of day, month and year.
enum DayOrderChoice {
  /// One order reads the cells; so many cells can be read in no other order.
  case settled(DayOrder, telling: Int)
  /// Several orders fit, and all give the same days.
  case indifferent(DayOrder)
  /// Two orders fit and give different days: the cell that shows it, and the number of cells concerned.
  case ambiguous(DayOrder, DayOrder, example: Int, cells: Int)
  /// No order fits: so many cells demand the one and so many the other; a cell of the rarer kind.
  case mixed((order: DayOrder, cells: Int), (order: DayOrder, cells: Int), example: Int)

  /// An order fits when at most one cell in a hundred of those it should explain cannot be read in it: a slip
  /// of the pen is reported as an impossible date and decides nothing.
  init(_ cells: [DayParts]) {
    let orders = DayOrderChoice.ordersByYear(cells)
    let failures = orders.map { order in cells.count { $0.day(order) == nil } }
    let fitting = orders.indices.filter { failures[$0] * 100 <= cells.count }
    guard let best = fitting.min(by: { failures[$0] < failures[$1] }) else {
      self = DayOrderChoice.contradiction(cells)
      return
    }
    let rivals = fitting.filter { failures[$0] == failures[best] && $0 != best }
    guard let rival = rivals.first else {
      let others = orders.filter { $0 != orders[best] }
      let telling = cells.count { cell in
        cell.day(orders[best]) != nil && others.allSatisfy { cell.day($0) == nil }
      }
      self = .settled(orders[best], telling: telling)
      return
    }
    func differs(_ cell: DayParts) -> Bool {
      rivals.contains { cell.day(orders[$0]) != cell.day(orders[best]) }
    }
    guard let example = cells.firstIndex(where: { $0.day(orders[best]) != $0.day(orders[rival]) })
    else {
      self = .indifferent(orders[best])
      return
    }
    self = .ambiguous(orders[best], orders[rival], example: example, cells: cells.count(where: differs))
  }

  /// The orders that the place of the year leaves.
  ///
  /// Where every year has two digits, a column of 20 dates or more shows it: years repeat. The end that has at
  /// most half as many different numbers as the other one is the year.
  private static func ordersByYear(_ cells: [DayParts]) -> [DayOrder] {
    let short = cells.filter { $0.firstMayBeYear && $0.thirdMayBeYear }
    guard short.count >= 20 else { return DayOrder.allCases }
    let first = Set(short.map(\.first)).count
    let third = Set(short.map(\.third)).count
    if third * 2 <= first { return [.dmy, .mdy] }
    if first * 2 <= third { return [.ymd] }
    return DayOrder.allCases
  }

  /// The two orders that most cells demand.
  private static func contradiction(_ cells: [DayParts]) -> DayOrderChoice {
    let demands = DayOrder.allCases.map { order in
      let others = DayOrder.allCases.filter { $0 != order }
      return (
        order: order,
        cells: cells.count { cell in cell.day(order) != nil && others.allSatisfy { cell.day($0) == nil } }
      )
    }.sorted { $0.cells > $1.cells }
    let rare = demands[1].order
    let others = DayOrder.allCases.filter { $0 != rare }
    let example = cells.firstIndex { cell in
      cell.day(rare) != nil && others.allSatisfy { cell.day($0) == nil }
    }
    return .mixed(demands[0], demands[1], example: example ?? 0)
  }
}
