import Diagnostics
import Periods
import Tables

/// What was wrong with the days of deals; rows are those of the finished table.
struct DealDateProblems {
  var closedBeforeCreated: [Int] = []
  var closedAfterAsOf: [Int] = []
  var decidedWithoutClose: [Int] = []
}

extension RecordTable {
  /// Makes the days of deals say one thing each: `closed` the day of the decision, `expected_close` the plan.
  ///
  /// An open deal has no close day; what stood there is its plan. A deal decided after the as-of day is open on
  /// it. A decided deal without a close day closed when its `cycle` (whole days) after the creation had passed; where the
  /// file knows neither, it closed on its planned day.
  ///
  /// - Parameter hasClosed: for a row whether its file has a column of close days.
  mutating func settleDates(asOf: Day, hasClosed: (Int) -> Bool) -> DealDateProblems {
    guard case .text(var status)? = self["status"] else { return DealDateProblems() }
    let none = [Int32](repeating: DayColumn.missing, count: rowCount)
    var closed = days("closed")?.numbers ?? none
    var expected = days("expected_close")?.numbers ?? none
    let created = days("created")?.numbers
    let cycles = numbers("cycle")
    var stage = text("stage")
    var problems = DealDateProblems()
    let missing = DayColumn.missing
    for row in 0..<rowCount {
      let isDecided = status.codes[row] == Outcome.won.code || status.codes[row] == Outcome.lost.code
      if isDecided, closed[row] == missing, let created, created[row] != missing, let cycles,
        cycles.values[row] != NumberColumn.missing, cycles.values[row] >= 0
      {
        closed[row] = created[row] + Int32(clamping: cycles.values[row] / cycles.scale)
      }
      if isDecided, closed[row] == missing, expected[row] != missing, !hasClosed(row) {
        closed[row] = expected[row]
      }
      if isDecided, closed[row] > asOf.number {
        problems.closedAfterAsOf.append(row)
        status.codes[row] = Outcome.open.code
        // The stage it was in on that day is unknown.
        stage?.codes[row] = -1
      }
      if status.codes[row] == Outcome.open.code {
        if expected[row] == missing { expected[row] = closed[row] }
        closed[row] = missing
      } else if isDecided {
        if closed[row] == missing {
          problems.decidedWithoutClose.append(row)
        } else if let created, created[row] != missing, closed[row] < created[row] {
          problems.closedBeforeCreated.append(row)
        }
      }
    }
    self["status"] = .text(status)
    self["closed"] = .day(DayColumn(numbers: closed))
    self["expected_close"] = .day(DayColumn(numbers: expected))
    if let stage { self["stage"] = .text(stage) }
    return problems
  }
}
