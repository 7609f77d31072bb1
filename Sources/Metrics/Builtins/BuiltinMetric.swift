import Diagnostics
import Periods
import Synchronization

/// A metric that looks at whole records or series rather than at sums: it answers for itself.
protocol BuiltinMetric: Sendable {
  /// The `table.column` names whose coverage decides about it.
  var sources: [String] { get }
  /// The metric it rests on, or `nil`.
  var operand: Int? { get }
  /// What `low` and `high` of its values are, where they are no 95 % interval.
  var interval: Phrase? { get }
  /// The value without target and partiality.
  ///
  /// - Parameter metric: the metric asked for, whose coverage counts.
  func value(_ metric: Int, _ scope: Int, _ slot: Slot, _ evaluation: Evaluation) -> MetricValue
  /// The rows behind the value; `nil` where there is nothing to trace.
  func trace(_ metric: Int, _ scope: Int, _ slot: Slot, _ evaluation: Evaluation) -> Trace?
  /// What else a reader of the value should know, a line each.
  func notes(_ metric: Int, _ scope: Int, _ slot: Slot, _ evaluation: Evaluation) -> [Phrase]
}

extension BuiltinMetric {
  var operand: Int? { nil }

  var interval: Phrase? { nil }

  func trace(_ metric: Int, _ scope: Int, _ slot: Slot, _ evaluation: Evaluation) -> Trace? { nil }

  func notes(_ metric: Int, _ scope: Int, _ slot: Slot, _ evaluation: Evaluation) -> [Phrase] { [] }
}

extension Evaluation {
  /// What else a reader of the value should know, a line each; empty for most metrics.
  package func notes(_ metric: String, _ scope: Scope, _ period: ReportPeriod) -> [Phrase] {
    guard let metric = catalogue.place(of: metric), let scope = scopeIndex.place(of: scope),
      let slot = slot(period), case .own(let builtin) = compiled[shown[metric]]
    else { return [] }
    return builtin.notes(metric, scope, slot, self)
  }

  /// What `low` and `high` of a metric's values are, where they are no 95 % interval; `nil` elsewhere.
  package func interval(of metric: String) -> Phrase? {
    guard let metric = catalogue.place(of: metric), case .own(let builtin) = compiled[shown[metric]] else {
      return nil
    }
    return builtin.interval
  }

  /// Whether the table knows the dimension of the scope.
  func knows(_ view: TableView, _ scope: Int) -> Bool {
    let kind = kindOfScope[scope]
    return kind < 0 || view.scopeOf[kind] != nil
  }

  /// Whether the row belongs to the scope.
  func contains(_ view: TableView, _ scope: Int, row: Int) -> Bool {
    let kind = kindOfScope[scope]
    return kind < 0 || (view.scopeOf[kind].map { Int($0[row]) == scope } ?? false)
  }
}

/// What a builtin is asked.
struct OwnQuestion: Hashable {
  var metric: Int
  var scope: Int
  var days: DayRange
  var grid: GridKey
  var isPeriod: Bool
}

/// Values that are worked out when they are first asked for and then kept.
///
/// What is asked first, and by which thread, does not change them.
final class Remembered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let known = Mutex<[Key: Value]>([:])

  func value(_ key: Key, _ work: () -> Value) -> Value {
    if let value = known.withLock({ $0[key] }) { return value }
    let value = work()
    known.withLock { $0[key] = value }
    return value
  }
}

/// One value that is worked out when it is first asked for; others wait for it.
final class Once<Value: Sendable>: Sendable {
  private let known = Mutex<Value?>(nil)

  func value(_ work: () -> Value) -> Value {
    known.withLock { known in
      if let known { return known }
      let value = work()
      known = value
      return value
    }
  }
}

/// Items in one order, dealt out to the company and to every member that their rows belong to.
struct ScopedOrder: Sendable {
  private var starts: [Int]
  private var dealt: [Int32]

  /// - Parameters:
  ///   - rows: the row of each item, in the order of the items.
  ///   - scopes: how many scopes there are.
  init(rows: [Int32], scopeOf: [[Int32]?], scopes: Int) {
    var starts = [Int](repeating: 0, count: scopes + 1)
    starts[1] = rows.count
    for case let members? in scopeOf {
      for row in rows where members[Int(row)] >= 0 { starts[Int(members[Int(row)]) + 1] += 1 }
    }
    for scope in 0..<scopes { starts[scope + 1] += starts[scope] }
    var next = starts
    var dealt = [Int32](repeating: 0, count: starts[scopes])
    for item in rows.indices { dealt[item] = Int32(item) }
    for case let members? in scopeOf {
      for (item, row) in rows.enumerated() where members[Int(row)] >= 0 {
        let scope = Int(members[Int(row)])
        dealt[next[scope]] = Int32(item)
        next[scope] += 1
      }
    }
    self.starts = starts
    self.dealt = dealt
  }

  /// The items of a scope in their order.
  func items(of scope: Int) -> ArraySlice<Int32> { dealt[starts[scope]..<starts[scope + 1]] }
}
