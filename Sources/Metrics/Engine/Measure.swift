import Periods

/// What several metrics may share: the same rows of a table with the same expression.
struct MeasureKey: Hashable, Sendable {
  var table: String
  var dating: Dating
  var filter: Condition?
  var first: Aggregate.First?
  var expression: RowExpression?

  init(_ aggregate: Aggregate, table: String, _ dating: Dating) {
    self.table = table
    self.dating = dating
    filter = aggregate.filter
    first = aggregate.first
    expression = aggregate.expression
  }

  /// `table.column` of its date; `table.` without one.
  var datingName: String { "\(table).\(dating.column ?? "")" }

  var mentionsPeriod: Bool { (filter?.mentionsPeriod ?? false) || (expression?.mentionsPeriod ?? false) }
}

/// The grids of one measure.
struct Measure: Sendable {
  var key: MeasureKey
  var needs = GridNeeds()
  /// Days outside the calendar's periods for which it is needed too.
  var extra: Set<DayRange> = []
  /// What a sum has to be divided by: 100 for money, 1,000,000 for numbers, 1 for days and counts.
  var scale: Int64 = 1
  var grids: [GridKey: Grid] = [:]
  /// Whether a sum could leave the exact range; then there is no value.
  var tooLarge = false
}

/// Everything that measures are computed from.
struct Workshop: Sendable {
  let axis: TimeAxis
  let scopes: ScopeIndex
  let views: [String: TableView]
  let kinds: [PeriodKind]
  /// The first month of the grid of expected closes.
  let dueStart: Month
  static let dueMonths = 24

  var bounds: Bounds { Bounds(asOf: axis.asOf, start: axis.first.first, end: axis.asOf) }

  /// Computes every grid that the measure needs.
  func computed(_ measure: Measure) -> Measure {
    guard let view = views[measure.key.table] else { return measure }
    var result = measure
    switch measure.key.dating {
    case .flow(let column):
      if measure.key.mentionsPeriod {
        flowByPeriod(view, column, &result)
      } else {
        flow(view, column, &result)
      }
    case .undated: undated(view, &result)
    case .atEnd(let start): stock(view, start, past: true, &result)
    case .asOf(let start): stock(view, start, past: false, &result)
    }
    return result
  }

  // MARK: Rows

  /// The rows that the filter lets through, that are there and whose expression has a value.
  func selected(
    _ key: MeasureKey, _ view: TableView, _ bounds: Bounds, within candidates: [Bool]? = nil
  ) -> (items: Contributions, scale: Int64) {
    let mask = key.filter.map { view.mask($0, bounds) }
    let vector = key.expression.map { view.vector($0, bounds) }
    let dropsNegative = isLifetime(key)
    var items = Contributions()
    items.rows.reserveCapacity(view.rowCount / 2)
    for row in 0..<view.rowCount where view.present[row] && (mask?[row] ?? true) && (candidates?[row] ?? true)
    {
      if let vector {
        let value = vector[row]
        if value == Vector.missing || (dropsNegative && value < 0) { continue }
        items.values.append(value)
      }
      items.rows.append(Int32(row))
    }
    return (items, vector?.scale ?? 1)
  }

  /// Whether the expression is how long a record lived; then a close before the creation is left out.
  func isLifetime(_ key: MeasureKey) -> Bool {
    guard let life = TableSchema.life(of: key.table), let end = life.end else { return false }
    return key.expression == .binary(.minus, .column(end), .column(life.start))
  }

  /// Puts the rows into the columns that `column` names, and drops those with a negative one.
  func placed(_ items: Contributions, _ column: (Int) -> Int32) -> Contributions {
    var result = Contributions()
    result.rows.reserveCapacity(items.rows.count)
    result.columns.reserveCapacity(items.rows.count)
    for (place, row) in items.rows.enumerated() {
      let target = column(Int(row))
      guard target >= 0 else { continue }
      result.rows.append(row)
      result.columns.append(target)
      if !items.values.isEmpty { result.values.append(items.values[place]) }
    }
    return result
  }

  func grid(of items: Contributions, width: Int, _ view: TableView, _ needs: GridNeeds) -> Grid {
    Metrics.grid(of: items, width: width, scopes: scopes.scopes.count, scopeOf: view.scopeOf, needs)
  }

  /// Whether the sum of all values certainly stays exact.
  func fits(_ values: [Int64]) -> Bool {
    var largest: UInt64 = 0
    for value in values { largest = max(largest, value.magnitude) }
    return !largest.multipliedReportingOverflow(by: UInt64(max(values.count, 1))).overflow
      && largest * UInt64(max(values.count, 1)) < UInt64(Int64.max)
  }
}
