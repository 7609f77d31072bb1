/// A moment of an axis in whole hours since 1970-01-01; charts use midnights only.
package struct Hour: Sendable, Hashable, Comparable {
  package var number: Int
  package init(number: Int) { self.number = number }
  package static func < (left: Hour, right: Hour) -> Bool { left.number < right.number }
}

/// The distance between two ticks of a time axis.
package enum TimeStep: Sendable, Hashable {
  case hours(Int), days(Int)
  /// Weeks that start on the given weekday, 1 Monday … 7 Sunday.
  case weeks(Int, from: Int)
  case months(Int), years(Int)

  /// The length by which a step is chosen: a month counts as 30 days, a year as 365.
  var hours: Double {
    switch self {
    case .hours(let count): Double(count)
    case .days(let count): Double(24 * count)
    case .weeks(let count, _): Double(168 * count)
    case .months(let count): Double(720 * count)
    case .years(let count): Double(8760 * count)
    }
  }

  /// The steps of d3-time's UTC ticks, whose weeks start on Sunday.
  package static let reference: [TimeStep] = [
    .hours(1), .hours(3), .hours(6), .hours(12), .days(1), .days(2), .weeks(1, from: 7), .months(1),
    .months(3),
    .years(1),
  ]

  /// The steps of a sales site: no hours, ISO weeks, two weeks and half years besides.
  package static let calendar: [TimeStep] = [
    .days(1), .days(2), .weeks(1, from: 1), .weeks(2, from: 1), .months(1), .months(3), .months(6), .years(1),
  ]
}
