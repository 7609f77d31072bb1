import Diagnostics
import Glibc
import Periods
import Statistics
import Tables

/// One deal that was watched from a day on.
struct CohortCase: Sendable {
  var row: Int32
  /// The day on which it enters the cohort.
  var start: Int32
  /// The days until it ended or was last seen.
  var time: Int32
  var ending: Ending
}

/// Rows that cannot be watched, with the day they would have begun, if that is known.
struct Omissions: Sendable {
  private struct Row: Sendable {
    var row: Int32
    /// `DayColumn.missing` where it is not known.
    var start: Int32
    var reason: UInt8
  }

  private var rows: [Row] = []
  private var reasons: [Phrase] = []

  /// The number under which a reason is given to rows: there may be a million of them.
  mutating func reason(_ phrase: Phrase) -> UInt8 {
    reasons.append(phrase)
    return UInt8(reasons.count - 1)
  }

  mutating func append(_ row: Int, _ start: Int32?, _ reason: UInt8) {
    rows.append(Row(row: Int32(row), start: start ?? DayColumn.missing, reason: reason))
  }

  /// How many rows of the scope were left out for which reason, of those whose day is wanted or not known.
  func counted(
    _ view: TableView, _ scope: Int, _ evaluation: Evaluation, day isWanted: (Int32) -> Bool
  ) -> [Phrase: Int] {
    var counts = [Int](repeating: 0, count: reasons.count)
    for one in rows where evaluation.contains(view, scope, row: Int(one.row)) {
      if one.start == DayColumn.missing || isWanted(one.start) { counts[Int(one.reason)] += 1 }
    }
    var found: [Phrase: Int] = [:]
    for (reason, count) in zip(reasons, counts) where count > 0 { found[reason, default: 0] += count }
    return found
  }
}

/// Deals that are watched from a day on, by that day.
struct Cohort: Sendable {
  let cases: [CohortCase]
  let omitted: Omissions
  private let order: ScopedOrder

  init(_ cases: [CohortCase], omitted: Omissions, _ view: TableView, scopes: Int) {
    // The place in the lower half keeps the order of the table among cases of one day.
    let keys = cases.indices.map {
      UInt64(UInt32(bitPattern: cases[$0].start) ^ 0x8000_0000) << 32 | UInt64($0)
    }
    let sorted = keys.sorted().map { cases[Int($0 & 0xFFFF_FFFF)] }
    self.cases = sorted
    self.omitted = omitted
    order = ScopedOrder(rows: sorted.map(\.row), scopeOf: view.scopeOf, scopes: scopes)
  }

  /// The cases of a scope that begin in the period; none for days ahead and the as-of day.
  func cases(_ scope: Int, _ slot: Slot) -> [CohortCase] {
    let items = order.items(of: scope)
    guard slot.grid != .kind(.all) else { return items.map { cases[Int($0)] } }
    let low = firstItem(items, from: slot.days.start.number)
    let high = firstItem(items, from: slot.days.end.number)
    return items[low..<high].map { cases[Int($0)] }
  }

  /// Whether some case of the scope began by the end of the days.
  func hasBegun(_ scope: Int, by end: Day) -> Bool {
    order.items(of: scope).first.map { cases[Int($0)].start < end.number } ?? false
  }

  private func firstItem(_ items: ArraySlice<Int32>, from day: Int32) -> Int {
    var low = items.startIndex, high = items.endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if cases[Int(items[middle])].start < day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The rows watched, those that ended as wanted, and why others could not be watched.
  func trace(_ scope: Int, _ slot: Slot, _ view: TableView, _ evaluation: Evaluation) -> Trace {
    let found = cases(scope, slot)
    let reasons = omitted.counted(view, scope, evaluation) {
      slot.grid == .kind(.all) || slot.days.contains(Day(number: $0))
    }
    return Trace(
      table: view.name, counted: Set(found.filter { $0.ending == .wanted }.map { Int($0.row) }).sorted(),
      base: Set(found.map { Int($0.row) }).sorted(),
      leftOut: reasons.map { (reason: $0.key, rows: $0.value) }.sorted {
        $0.reason.english < $1.reason.english
      })
  }
}

/// The chance of the wanted end by time, with its 95 % interval on the log–log scale.
struct EndingCurve {
  struct Step {
    var time: Double
    /// The chance by `time`, 0…1.
    var chance: Double
    /// The chance that nothing has happened by `time`.
    var open: Double
    /// Greenwood's error of `chance` on its own scale.
    fileprivate var error: Double
    /// Whether other ends compete, so that the interval is that of the chance rather than of its complement.
    fileprivate var isCompeting: Bool

    var low: Double { ends.low }
    var high: Double { ends.high }

    private var ends: (low: Double, high: Double) {
      if isCompeting { return logLogInterval(chance, error) }
      let stays = logLogInterval(open, error)
      return (1 - stays.high, 1 - stays.low)
    }
  }

  var steps: [Step]
  private var tallies: [EndingTally]

  /// With competing ends by Aalen and Johansen, without them by Kaplan and Meier.
  init(_ cases: [CohortCase]) {
    tallies = endings(cases)
    if cases.contains(where: { $0.ending == .competing }) {
      steps = aalenJohansen(tallies).map { step in
        Step(
          time: step.time, chance: step.probability, open: 1 - step.probability - step.competing,
          error: step.standardError, isCompeting: true)
      }
    } else {
      steps = kaplanMeier(tallies).steps.map { step in
        Step(
          time: step.time, chance: 1 - step.survival, open: step.survival, error: step.standardError,
          isCompeting: false)
      }
    }
  }

  func step(at time: Double) -> Step? {
    var low = 0, high = steps.count
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].time <= time { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : steps[low - 1]
  }

  /// The chance by the time, 0 before the first end.
  func chance(by time: Double) -> Double { step(at: time)?.chance ?? 0 }

  /// The chance that nothing has happened by the time.
  func open(at time: Double) -> Double { step(at: time)?.open ?? 1 }

  /// How many are still watched just before the time.
  func atRisk(_ time: Double) -> Int {
    tallies.reduce(0) { $0 + ($1.time >= time ? $1.wanted + $1.competing + $1.censored : 0) }
  }
}

/// Counts the cases by their days, without sorting them: a curve has a few hundred days and many more cases.
private func endings(_ cases: [CohortCase]) -> [EndingTally] {
  let longest = Int(cases.lazy.map(\.time).max() ?? 0)
  var counts = [EndingTally](repeating: EndingTally(time: 0), count: longest + 1)
  for one in cases { counts[Int(max(0, one.time))].add(one.ending) }
  var found: [EndingTally] = []
  for (day, tally) in counts.enumerated() where tally.wanted + tally.competing + tally.censored > 0 {
    found.append(tally)
    found[found.count - 1].time = Double(day)
  }
  return found
}

/// The interval of a chance on the log–log scale; the chance itself at 0 and 1.
private func logLogInterval(_ chance: Double, _ error: Double) -> (low: Double, high: Double) {
  guard chance > 0, chance < 1 else { return (chance, chance) }
  let reach = exp(1.959964 * error / (chance * abs(log(chance))))
  return (pow(chance, reach), pow(chance, 1 / reach))
}
