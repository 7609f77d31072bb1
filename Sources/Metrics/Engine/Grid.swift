import Periods

/// Figures by scope and column: scope × width + column.
struct Grid: Sendable {
  var width: Int
  /// Exact sums in the measure's scale; empty where only ranks are kept.
  var sums: [Int64] = []
  var counts: [Int32] = []
  /// One array for each share asked for (median, quantiles, min, max), in the measure's scale.
  var ranks: [[Double]] = []
  var distinct: [Int32] = []
}

/// Which grid of a measure: that of a kind of period, or one of the special ones.
enum GridKey: Hashable, Sendable {
  case kind(PeriodKind)
  /// The state on the as-of day.
  case asOf
  /// Open records by the month in which they are expected to close.
  case due
  /// Days that are no period of the calendar.
  case days(DayRange)
}

/// What is to be kept of a measure.
struct GridNeeds: Sendable {
  var sums = false
  var shares: [Double] = []
  var distinct = false

  var ranked: Bool { !shares.isEmpty || distinct }
}

/// The rows that count, side by side with what they contribute.
struct Contributions: Sendable {
  var rows: [Int32] = []
  /// One a row; empty where rows are only counted.
  var values: [Int64] = []
  /// The column of each row.
  var columns: [Int32] = []
}

/// Adds the contributions up for every scope.
func grid(
  of items: Contributions, width: Int, scopes: Int, scopeOf: [[Int32]?], _ needs: GridNeeds
) -> Grid {
  var result = Grid(width: width)
  let cells = scopes * width
  if needs.sums {
    result.counts = [Int32](repeating: 0, count: cells)
    result.sums = items.values.isEmpty ? [] : [Int64](repeating: 0, count: cells)
    addUp(items, nil, &result)
    for members in scopeOf { if let members { addUp(items, members, &result) } }
  }
  guard needs.ranked else { return result }
  let ordered = items.sortedByValue()
  if !needs.shares.isEmpty {
    result.ranks = needs.shares.map { _ in [Double](repeating: .nan, count: cells) }
    result.counts = [Int32](repeating: 0, count: cells)
    rank(ordered, nil, needs.shares, &result)
    for members in scopeOf { if let members { rank(ordered, members, needs.shares, &result) } }
  }
  if needs.distinct {
    result.distinct = [Int32](repeating: 0, count: cells)
    result.counts = [Int32](repeating: 0, count: cells)
    countDistinct(ordered, nil, &result)
    for members in scopeOf { if let members { countDistinct(ordered, members, &result) } }
  }
  return result
}

/// The cell of a contribution, or a negative number when its row belongs to no member.
@inline(__always)
private func cell(_ items: Contributions, _ place: Int, _ members: UnsafeBufferPointer<Int32>?, _ width: Int)
  -> Int
{
  guard let members else { return Int(items.columns[place]) }
  let scope = Int(members[Int(items.rows[place])])
  return scope < 0 ? -1 : scope * width + Int(items.columns[place])
}

private func withMembers(_ members: [Int32]?, _ body: (UnsafeBufferPointer<Int32>?) -> Void) {
  if let members { members.withUnsafeBufferPointer { body($0) } } else { body(nil) }
}

private func addUp(_ items: Contributions, _ members: [Int32]?, _ grid: inout Grid) {
  let width = grid.width
  withMembers(members) { members in
    grid.counts.withUnsafeMutableBufferPointer { counts in
      if items.values.isEmpty {
        for place in items.rows.indices {
          let cell = cell(items, place, members, width)
          if cell >= 0 { counts[cell] &+= 1 }
        }
        return
      }
      grid.sums.withUnsafeMutableBufferPointer { sums in
        for place in items.rows.indices {
          let cell = cell(items, place, members, width)
          if cell >= 0 {
            counts[cell] &+= 1
            sums[cell] &+= items.values[place]
          }
        }
      }
    }
  }
}

/// The items come sorted by value, so that each cell's values arrive sorted.
private func rank(_ items: Contributions, _ members: [Int32]?, _ shares: [Double], _ grid: inout Grid) {
  let width = grid.width
  let cells = grid.counts.count
  var starts = [Int32](repeating: 0, count: cells + 1)
  var cellOf = [Int32](repeating: -1, count: items.rows.count)
  withMembers(members) { members in
    starts.withUnsafeMutableBufferPointer { starts in
      cellOf.withUnsafeMutableBufferPointer { cellOf in
        for place in items.rows.indices {
          let cell = cell(items, place, members, width)
          cellOf[place] = Int32(truncatingIfNeeded: cell)
          if cell >= 0 { starts[cell + 1] &+= 1 }
        }
        for cell in 1...cells { starts[cell] &+= starts[cell - 1] }
      }
    }
  }
  let sorted = dealtOut(items.values, cellOf, starts)
  for cell in 0..<cells where starts[cell + 1] > starts[cell] {
    let range = Int(starts[cell])..<Int(starts[cell + 1])
    grid.counts[cell] = Int32(range.count)
    for (place, share) in shares.enumerated() { grid.ranks[place][cell] = quantile(sorted, range, share) }
  }
}

/// The values cell by cell, in each cell in the order in which they come.
private func dealtOut(_ values: [Int64], _ cellOf: [Int32], _ starts: [Int32]) -> [Int64] {
  var next = starts
  let total = Int(starts[starts.count - 1])
  return [Int64](unsafeUninitializedCapacity: total) { sorted, count in
    next.withUnsafeMutableBufferPointer { next in
      values.withUnsafeBufferPointer { values in
        cellOf.withUnsafeBufferPointer { cellOf in
          for place in 0..<values.count where cellOf[place] >= 0 {
            let cell = Int(cellOf[place])
            sorted.initializeElement(at: Int(next[cell]), to: values[place])
            next[cell] &+= 1
          }
        }
      }
    }
    count = total
  }
}

/// The R-7 quantile of a sorted stretch.
private func quantile(_ sorted: [Int64], _ range: Range<Int>, _ share: Double) -> Double {
  let place = Double(range.count - 1) * share
  let low = Int(place)
  let one = Double(sorted[range.lowerBound + low])
  guard low + 1 < range.count else { return one }
  return one + (place - Double(low)) * (Double(sorted[range.lowerBound + low + 1]) - one)
}

/// Equal values are neighbours, so that a cell sees each of them in one stretch.
private func countDistinct(_ items: Contributions, _ members: [Int32]?, _ grid: inout Grid) {
  let width = grid.width
  var last = [Int64](repeating: Vector.missing, count: grid.counts.count)
  withMembers(members) { members in
    for place in items.rows.indices {
      let cell = cell(items, place, members, width)
      guard cell >= 0 else { continue }
      grid.counts[cell] += 1
      guard last[cell] != items.values[place] else { continue }
      last[cell] = items.values[place]
      grid.distinct[cell] += 1
    }
  }
}

extension Contributions {
  /// The same in ascending order of the values, by a radix sort of 11 bits a pass.
  func sortedByValue() -> Contributions {
    guard let low = values.min(), let high = values.max(), low < high else { return self }
    let span = UInt64(bitPattern: high) &- UInt64(bitPattern: low)
    var order = (0..<values.count).map { Int32($0) }
    var other = order
    var shift: UInt64 = 0
    while shift < 64, span >> shift > 0 {
      var starts = [Int](repeating: 0, count: 2049)
      for value in values {
        starts[Int(((UInt64(bitPattern: value) &- UInt64(bitPattern: low)) >> shift) & 2047) + 1] += 1
      }
      for digit in 1...2048 { starts[digit] += starts[digit - 1] }
      for place in order {
        let digit = Int(((UInt64(bitPattern: values[Int(place)]) &- UInt64(bitPattern: low)) >> shift) & 2047)
        other[starts[digit]] = place
        starts[digit] += 1
      }
      swap(&order, &other)
      shift += 11
    }
    return Contributions(
      rows: order.map { rows[Int($0)] }, values: order.map { values[Int($0)] },
      columns: order.map { columns[Int($0)] })
  }
}
