import Periods

/// Something computed from the values of metrics at one scope and period.
indirect enum Formula: Hashable, Sendable, CustomStringConvertible {
  case number(Int64)
  case metric(String)
  case binary(RowExpression.Operator, Formula, Formula)
  /// Working days of the period.
  case workingDays
  /// Average number of people on the roster of the scope.
  case headcount
  /// Change against the period so many steps earlier, as a share.
  case growth(String, Step)
  /// The value over so many months up to the period's end.
  case rolling(String, Int)
  case attainment(String)
  case pace(String)
  case required(String)
  case cascadeGap(String)

  enum Step: String, Hashable, Sendable, CaseIterable { case month, quarter, year }

  var description: String {
    switch self {
    case .number(let millionths): plain(millionths)
    case .metric(let id): id
    case .binary(let sign, let left, let right): "(\(left) \(sign.rawValue) \(right))"
    case .workingDays: "working_days(period)"
    case .headcount: "headcount(period)"
    case .growth(let id, let step): "growth(\(id), 1 \(step.rawValue))"
    case .rolling(let id, let months): "rolling(\(id), \(months) months)"
    case .attainment(let id): "attainment(\(id))"
    case .pace(let id): "pace(\(id))"
    case .required(let id): "required(\(id))"
    case .cascadeGap(let id): "cascade-gap(\(id))"
    }
  }

  /// The ids it names, in the order of their appearance.
  var metrics: [String] {
    switch self {
    case .number, .workingDays, .headcount: []
    case .metric(let id), .growth(let id, _), .rolling(let id, _), .attainment(let id), .pace(let id),
      .required(let id), .cascadeGap(let id):
      [id]
    case .binary(_, let left, let right): left.metrics + right.metrics
    }
  }

  /// The same formula with every id replaced.
  func renamed(_ change: (String) -> String) -> Formula {
    switch self {
    case .number, .workingDays, .headcount: self
    case .metric(let id): .metric(change(id))
    case .binary(let sign, let left, let right): .binary(sign, left.renamed(change), right.renamed(change))
    case .growth(let id, let step): .growth(change(id), step)
    case .rolling(let id, let months): .rolling(change(id), months)
    case .attainment(let id): .attainment(change(id))
    case .pace(let id): .pace(change(id))
    case .required(let id): .required(change(id))
    case .cascadeGap(let id): .cascadeGap(change(id))
    }
  }
}
