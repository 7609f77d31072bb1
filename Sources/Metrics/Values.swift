import Diagnostics
import Periods

/// Whose figure it is: the company, or one member of a dimension.
package struct Scope: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// `company`, `team`, `rep`, `region`, `product`, `source`.
  package var kind: String
  /// The member's name; empty for the company.
  package var name: String

  package init(kind: String, name: String) {
    self.kind = kind
    self.name = name
  }

  package static let company = Scope(kind: "company", name: "")

  package var description: String { name.isEmpty ? kind : "\(kind) \(name)" }

  /// The scope as messages name it: `team North`, `团队 North`.
  package var phrase: Phrase {
    let words = [
      "company": "全公司", "team": "团队", "rep": "销售", "region": "区域", "product": "产品", "source": "来源",
    ]
    let chinese = words[kind] ?? kind
    return Phrase(
      zh: name.isEmpty ? chinese : "\(chinese) \(name)", en: name.isEmpty ? "the \(kind)" : "\(kind) \(name)")
  }

  package static func < (left: Scope, right: Scope) -> Bool {
    if left.kind != right.kind { return left.kind.utf8.lexicographicallyPrecedes(right.kind.utf8) }
    return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }
}

/// What a metric's value is measured in.
package enum MetricUnit: String, Sendable, Hashable, CaseIterable {
  case money
  /// A share: 0.25 is 25 %.
  case percent
  case count, days, hours, months, ratio, score
  case moneyPerDay = "money_per_day"
}

/// Which direction is good.
package enum Better: String, Sendable, Hashable, CaseIterable { case higher, lower, none }

/// The value of one metric for one scope and period, with what it is made of.
package struct MetricValue: Sendable, Hashable {
  /// In the metric's unit (money in major units, percent as a share); `nil` when there is none to give.
  package var value: Double?
  /// The rows (or the sum) above the line of an `of … over` metric or a ratio; `nil` elsewhere.
  package var numerator: Double?
  package var denominator: Double?
  /// The records counted: for a proportion its denominator's rows.
  package var n: Int
  /// The 95 % interval of the value itself (Wilson for proportions), or `nil`.
  package var low: Double?
  package var high: Double?
  /// The target in the metric's unit, or `nil` when none is set.
  package var target: Double?
  /// Whether the period is running, or contains a month that is not covered.
  package var partial: Bool
  /// Why there is no value, or what the reader must know about it (`replayed`, `else: bookings`); `nil` otherwise.
  package var remark: Phrase?
  /// Whether there are records, but too little is known about them for a value; the remark says what.
  package var isWithheld = false

  package init(
    value: Double? = nil, numerator: Double? = nil, denominator: Double? = nil, n: Int = 0,
    low: Double? = nil,
    high: Double? = nil, target: Double? = nil, partial: Bool = false, remark: Phrase? = nil
  ) {
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.n = n
    self.low = low
    self.high = high
    self.target = target
    self.partial = partial
    self.remark = remark
  }
}

/// A period for which a metric is given: one of the calendar's, or, for stocks, the as-of day.
package enum ReportPeriod: Sendable, Hashable, CustomStringConvertible {
  case period(Period)
  case asOf

  /// The name in data files: that of the period, or `as-of`.
  package var description: String {
    switch self {
    case .period(let period): period.description
    case .asOf: "as-of"
    }
  }
}

/// The rows behind one value.
package struct Trace: Sendable {
  /// The table that the rows belong to.
  package var table: String
  /// The rows counted (for a proportion: above the line), in the order of the table.
  package var counted: [Int]
  /// For a proportion the rows below the line; empty elsewhere.
  package var base: [Int]
  /// Why rows of the scope and period were left out, and how many; sorted by the English reason.
  package var leftOut: [(reason: Phrase, rows: Int)]

  package init(table: String, counted: [Int], base: [Int], leftOut: [(reason: Phrase, rows: Int)]) {
    self.table = table
    self.counted = counted
    self.base = base
    self.leftOut = leftOut
  }
}
