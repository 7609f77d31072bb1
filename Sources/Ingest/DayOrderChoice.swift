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
  ///
  /// - Parameter cells: the different texts in the order of their first appearance, with their numbers of cells.
  init(_ cells: [(parts: DayParts, count: Int)]) {
    let all = cells.reduce(0) { $0 + $1.count }
    let orders = DayOrderChoice.ordersByYear(cells)
    let failures = orders.map { order in
      cells.reduce(0) { $0 + ($1.parts.day(order) == nil ? $1.count : 0) }
    }
    let fitting = orders.indices.filter { failures[$0] * 100 <= all }
    guard let best = fitting.min(by: { failures[$0] < failures[$1] }) else {
      self = DayOrderChoice.contradiction(cells)
      return
    }
    let rivals = fitting.filter { failures[$0] == failures[best] && $0 != best }
    guard let rival = rivals.first else {
      self = .settled(
        orders[best], telling: DayOrderChoice.demanding(orders[best], cells, among: orders).count)
      return
    }
    func differs(_ parts: DayParts) -> Bool {
      rivals.contains { parts.day(orders[$0]) != parts.day(orders[best]) }
    }
    guard let example = cells.firstIndex(where: { $0.parts.day(orders[best]) != $0.parts.day(orders[rival]) })
    else {
      self = .indifferent(orders[best])
      return
    }
    let concerned = cells.reduce(0) { $0 + (differs($1.parts) ? $1.count : 0) }
    self = .ambiguous(orders[best], orders[rival], example: example, cells: concerned)
  }

  /// The orders that the place of the year leaves.
  ///
  /// Where every year has two digits, a column of 20 dates or more shows it: years repeat. The end that has at
  /// most half as many different numbers as the other one is the year.
  private static func ordersByYear(_ cells: [(parts: DayParts, count: Int)]) -> [DayOrder] {
    let short = cells.filter { $0.parts.firstMayBeYear && $0.parts.thirdMayBeYear }
    guard short.reduce(0, { $0 + $1.count }) >= 20 else { return DayOrder.allCases }
    let first = Set(short.map(\.parts.first)).count
    let third = Set(short.map(\.parts.third)).count
    if third * 2 <= first { return [.dmy, .mdy] }
    if first * 2 <= third { return [.ymd] }
    return DayOrder.allCases
  }

  /// How many cells can be read in this order alone, and the first of them.
  private static func demanding(
    _ order: DayOrder, _ cells: [(parts: DayParts, count: Int)], among orders: [DayOrder]
  ) -> (count: Int, example: Int?) {
    let others = orders.filter { $0 != order }
    var count = 0
    var example: Int?
    for (index, cell) in cells.enumerated()
    where cell.parts.day(order) != nil && others.allSatisfy({ cell.parts.day($0) == nil }) {
      count += cell.count
      example = example ?? index
    }
    return (count, example)
  }

  /// The two orders that most cells demand.
  private static func contradiction(_ cells: [(parts: DayParts, count: Int)]) -> DayOrderChoice {
    let demands = DayOrder.allCases.map { order in
      let found = demanding(order, cells, among: DayOrder.allCases)
      return (order: order, cells: found.count, example: found.example ?? 0)
    }.sorted { $0.cells > $1.cells }
    return .mixed(
      (demands[0].order, demands[0].cells), (demands[1].order, demands[1].cells), example: demands[1].example)
  }
}
