import Periods

/// What a row expression yields.
enum RowType: String, Sendable {
  case money, number, days, day, text
}

/// Something computed from the cells of one row.
indirect enum RowExpression: Hashable, Sendable, CustomStringConvertible {
  /// In millionths; takes the type of what it is combined with.
  case number(Int64)
  case day(Int32)
  case column(String)
  case asOf
  /// The first day of the period.
  case periodStart
  /// The last day of the period (of a running one: the as-of day).
  case periodEnd
  case binary(Operator, RowExpression, RowExpression)

  enum Operator: String, Hashable, Sendable { case plus = "+", minus = "-", times = "*", over = "/" }

  var description: String {
    switch self {
    case .number(let millionths): plain(millionths)
    case .day(let number): Day(number: number).description
    case .column(let name): name
    case .asOf: "as_of"
    case .periodStart: "period.start"
    case .periodEnd: "period.end"
    case .binary(let sign, let left, let right): "(\(left) \(sign.rawValue) \(right))"
    }
  }

  /// The columns it reads.
  var columns: Set<String> {
    switch self {
    case .column(let name): [name]
    case .binary(_, let left, let right): left.columns.union(right.columns)
    case .number, .day, .asOf, .periodStart, .periodEnd: []
    }
  }

  /// Whether its value depends on the period.
  var mentionsPeriod: Bool {
    switch self {
    case .periodStart, .periodEnd: true
    case .binary(_, let left, let right): left.mentionsPeriod || right.mentionsPeriod
    case .number, .day, .column, .asOf: false
    }
  }
}

/// Which rows count.
///
/// A comparison with an empty cell does not hold, except `!=`, which is exactly "not =".
indirect enum Condition: Hashable, Sendable, CustomStringConvertible {
  case text(column: String, oneOf: [String], negated: Bool)
  case compare(RowExpression, Comparison, RowExpression)
  case among(RowExpression, [RowExpression], negated: Bool)
  case isEmpty(RowExpression)
  case not(Condition)
  case all([Condition])
  case any([Condition])

  enum Comparison: String, Hashable, Sendable {
    case equal = "=", unequal = "!=", less = "<", atMost = "<=", more = ">", atLeast = ">="
  }

  var description: String {
    switch self {
    case .text(let column, let values, let negated) where values.count == 1:
      "\(column) \(negated ? "!=" : "=") \(values[0])"
    case .text(let column, let values, let negated):
      "\(column) \(negated ? "not " : "")in (\(values.joined(separator: ", ")))"
    case .compare(let left, let sign, let right): "\(left) \(sign.rawValue) \(right)"
    case .among(let left, let values, let negated):
      "\(left) \(negated ? "not " : "")in (\(values.map(\.description).joined(separator: ", ")))"
    case .isEmpty(let expression): "\(expression) is empty"
    case .not(let condition): "not (\(condition))"
    case .all(let parts): parts.map { $0.isAny ? "(\($0))" : "\($0)" }.joined(separator: " and ")
    case .any(let parts): parts.map { "\($0)" }.joined(separator: " or ")
    }
  }

  private var isAny: Bool { if case .any = self { true } else { false } }

  var mentionsPeriod: Bool {
    switch self {
    case .text: false
    case .compare(let left, _, let right): left.mentionsPeriod || right.mentionsPeriod
    case .among(let left, let values, _): left.mentionsPeriod || values.contains(where: \.mentionsPeriod)
    case .isEmpty(let expression): expression.mentionsPeriod
    case .not(let condition): condition.mentionsPeriod
    case .all(let parts), .any(let parts): parts.contains(where: \.mentionsPeriod)
    }
  }

  /// The columns it reads: those that must be in the data, and those it can do without because it asks whether
  /// they are empty or different.
  var columns: (needed: Set<String>, optional: Set<String>) {
    switch self {
    case .text(let column, _, let negated): negated ? ([], [column]) : ([column], [])
    case .compare(let left, let sign, let right):
      sign == .unequal
        ? ([], left.columns.union(right.columns)) : (left.columns.union(right.columns), [])
    case .among(let left, _, let negated): negated ? ([], left.columns) : (left.columns, [])
    case .isEmpty(let expression): ([], expression.columns)
    case .not(let condition): condition.columns
    case .all(let parts), .any(let parts):
      parts.reduce(into: (needed: [], optional: [])) { sum, part in
        sum.needed.formUnion(part.columns.needed)
        sum.optional.formUnion(part.columns.optional)
      }
    }
  }
}

/// A number made of many rows.
struct Aggregate: Hashable, Sendable, CustomStringConvertible {
  enum Function: String, Hashable, Sendable, CaseIterable {
    case sum, count, countDistinct = "count_distinct", mean, median, quantile, min, max
  }

  /// The earliest record of each key among those that meet the condition.
  struct First: Hashable, Sendable {
    var date: String
    var key: String
  }

  var function: Function
  /// `nil` for `count()`.
  var expression: RowExpression?
  /// What the expression yields; `nil` for `count()`.
  var type: RowType?
  /// The share of `quantile(x, q)`, 0…1; 0.5 for a median, 0 and 1 for min and max; `nil` elsewhere.
  var share: Double?
  var first: First?
  var filter: Condition?

  var description: String {
    var inner = expression?.description ?? ""
    if inner.hasPrefix("("), inner.hasSuffix(")") { inner = String(inner.dropFirst().dropLast()) }
    if let first { inner = "first(\(first.date)) per \(first.key)" }
    if function == .quantile, let share { inner += ", \(share)" }
    return "\(function.rawValue)(\(inner))" + (filter.map { " where \($0)" } ?? "")
  }

  var mentionsPeriod: Bool {
    (expression?.mentionsPeriod ?? false) || (filter?.mentionsPeriod ?? false)
  }

  /// The columns without which there is nothing to compute.
  var neededColumns: Set<String> {
    var needed = expression?.columns ?? []
    if let filter {
      let (must, may) = filter.columns
      needed.formUnion(must.subtracting(may))
    }
    if let first { needed.formUnion([first.date, first.key]) }
    return needed
  }
}

/// A millionth count as a person writes it: `0.3`, `12`.
func plain(_ millionths: Int64) -> String {
  let whole = millionths / 1_000_000
  var fraction = String(millionths.magnitude % 1_000_000)
  fraction = String(repeating: "0", count: 6 - fraction.count) + fraction
  while fraction.hasSuffix("0") { fraction.removeLast() }
  let sign = millionths < 0 && whole == 0 ? "-" : ""
  return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
}
