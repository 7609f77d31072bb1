import Diagnostics

/// The four perspectives of a balanced scorecard.
package enum Perspective: String, Sendable, Hashable, CaseIterable {
  case financial, customer, process, growth
}

/// What sort of figure a metric is.
package enum MetricKind: String, Sendable, Hashable {
  /// Records whose date falls in the period.
  case flow
  /// The state at the period's end.
  case stock
  /// Rows among rows: has n and a Wilson interval.
  case proportion
  /// Computed from other metrics.
  case formula
  /// One of the closed list of ``BuiltinCall``.
  case builtin
}

/// Which records belong to a period.
enum Dating: Hashable, Sendable {
  /// Those whose day in this column falls into it.
  case flow(String)
  /// No date: all records, known for the period `all` alone.
  case undated
  /// Those that are there at the period's end; they come on the day in this column.
  case atEnd(String)
  /// Those that are there on the as-of day; earlier days are not known.
  case asOf(String)

  /// The column whose days decide.
  var column: String? {
    switch self {
    case .flow(let column), .atEnd(let column), .asOf(let column): column
    case .undated: nil
    }
  }

  var isStock: Bool {
    switch self {
    case .atEnd, .asOf: true
    case .flow, .undated: false
    }
  }
}

/// How a metric is computed.
enum MetricBody: Hashable, Sendable {
  case aggregate(Aggregate, table: String, Dating)
  case proportion(of: Aggregate, over: Aggregate, table: String, Dating)
  case formula(Formula)
  case builtin(BuiltinCall)
}

/// A KPI as data: what it is called, what it means, how it is computed.
package struct MetricDefinition: Sendable {
  package var id: String
  package var label: Phrase
  /// One line that says what it tells.
  package var description: Phrase
  /// The formula in words.
  package var words: Phrase
  package var unit: MetricUnit
  package var better: Better
  package var perspective: Perspective
  package var kind: MetricKind
  /// The table of its records; `nil` for formulas.
  package var from: String?
  /// The column whose day puts a record into a period; `nil` where there is none.
  package var date: String?
  /// The id of the metric used where this one has no data, or `nil`.
  package var fallback: String?
  /// The value is given only from this many records on; `nil`: always.
  package var minimum: Int?
  /// The formula as written, for readers who know the format.
  package var expression: String
  package var position: Position
  /// A stable hash of everything that decides the value.
  package var version: String

  var body: MetricBody

  /// Digits after the decimal point in data files: summed money 2, counts 0, shares and ratios 6, else 4.
  package var decimals: Int {
    switch unit {
    case .percent, .ratio: return 6
    case .count: return 0
    case .days, .hours, .months, .score, .moneyPerDay: return 4
    case .money: break
    }
    switch body {
    case .aggregate(let aggregate, _, _): return aggregate.function == .sum ? 2 : 4
    case .formula(let formula):
      if case .binary(.over, _, _) = formula { return 4 }
      if case .binary(.times, _, _) = formula { return 4 }
      return 2
    case .builtin(.forecast): return 2
    case .proportion, .builtin: return 4
    }
  }

  /// Whether targets and values of parts may be added up: sums and counts, and what is added up from such. The mean of
  /// an amount has the unit of the amount and is none of these; neither is a count of different things, of which two
  /// parts may hold the same.
  package var isAdditive: Bool {
    guard unit == .money || unit == .count else { return false }
    switch body {
    case .aggregate(let aggregate, _, _):
      switch aggregate.function {
      case .sum, .count: return true
      case .countDistinct, .mean, .median, .quantile, .min, .max: return false
      }
    case .formula(let formula):
      switch formula {
      case .binary(.over, _, _), .binary(.times, _, _): return false
      default: return true
      }
    case .proportion: return false
    case .builtin: return true
    }
  }

  /// Whether the figures of months add up to that of their quarter: sums and counts of what happened, and sums or
  /// differences of such.
  ///
  /// - Parameter catalogue: where the metrics that a formula names are found.
  func addsUp(_ catalogue: (String) -> MetricDefinition?) -> Bool {
    switch body {
    case .aggregate(let aggregate, _, .flow): aggregate.function == .sum || aggregate.function == .count
    case .formula(let formula): formula.addsUp { catalogue($0)?.addsUp(catalogue) ?? false }
    case .aggregate, .proportion, .builtin: false
    }
  }

  /// Whether it is a state at a day rather than something that happened in a period.
  package var isStock: Bool { kind == .stock }
}

extension Formula {
  fileprivate func addsUp(_ metric: (String) -> Bool) -> Bool {
    switch self {
    case .metric(let id): metric(id)
    case .binary(.plus, let left, let right), .binary(.minus, let left, let right):
      left.addsUp(metric) && right.addsUp(metric)
    case .number, .workingDays, .headcount, .binary, .growth, .rolling, .attainment, .pace, .required,
      .cascadeGap:
      false
    }
  }
}

/// The FNV-1a hash of a text in 16 hexadecimal digits.
func stableHash(_ text: String) -> String {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
