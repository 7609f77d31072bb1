import Glibc

/// A point of an amount or count: a month, or January and February joined.
struct LogPoint {
  /// The month in which it is judged: its only or last one.
  var month: Int
  var span: Int
  /// Sum over the months of the point.
  var sum: Double
  var records: Int
  /// ln of the amount per month; NaN when there is none.
  var log: Double

  var firstMonth: Int { month - span + 1 }
}

extension AmountSeries {
  /// Returns the points of the series in order, January and February joined where the festival is kept.
  func points(_ context: SignalContext) -> [LogPoint] {
    let joins = context.joinsSpringFestival && kind == .total
    var result: [LogPoint] = []
    result.reserveCapacity(sums.count)
    for index in sums.indices {
      let month = firstMonth + index
      let place = (month % 12 + 12) % 12
      if joins, place == 0 { continue }
      let isPair = joins && place == 1
      let sum = sums[index] + (isPair && index > 0 ? sums[index - 1] : 0)
      let count = records[index] + (isPair && index > 0 ? records[index - 1] : 0)
      result.append(point(month, isPair ? 2 : 1, sum, count))
    }
    return result
  }

  /// Returns what is left of `company` without this scope.
  func rest(of company: AmountSeries) -> AmountSeries {
    var rest = company
    for index in rest.sums.indices {
      let own = company.firstMonth + index - firstMonth
      guard sums.indices.contains(own) else { continue }
      rest.sums[index] -= sums[own]
      rest.records[index] -= records[own]
    }
    return rest
  }

  private func point(_ month: Int, _ span: Int, _ sum: Double, _ count: Int) -> LogPoint {
    let level: Double
    switch kind {
    case .total: level = sum > 0 ? log(sum / Double(span)) : .nan
    case .meanOfLogs: level = count > 0 ? sum / Double(count) : .nan
    }
    return LogPoint(month: month, span: span, sum: sum, records: count, log: level)
  }
}
