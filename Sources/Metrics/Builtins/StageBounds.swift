/// What one export alone tells about the stages that deals reached: nobody recorded where lost deals stopped.
///
/// Every figure is a range between two extremes: all lost deals fell at the first stage they can have fallen at, or
/// all of them went on as far as a lost deal can.
package struct StageBounds: Sendable, Hashable {
  /// Deals still worked on, by the open stage they are in.
  private var open: [Int]
  /// Lost deals by the open stage they are known to have reached.
  private var lost: [Int]
  package private(set) var won = 0

  /// - Parameter stages: how many open stages there are.
  package init(stages: Int) {
    open = [Int](repeating: 0, count: stages)
    lost = open
  }

  package var stages: Int { open.count }

  package mutating func addWon() { won += 1 }

  /// - Parameter stage: the open stage it is in, counted from 0.
  package mutating func addOpen(in stage: Int) { open[stage] += 1 }

  /// - Parameter stage: the open stage it is known to have reached; 0 when nothing is known.
  package mutating func addLost(knownToReach stage: Int) { lost[stage] += 1 }

  /// How many deals there are.
  package var deals: Int { won + open.reduce(0, +) + lost.reduce(0, +) }

  /// Between how many and how many deals reached the stage; the number of stages means the win.
  package func reached(_ stage: Int) -> ClosedRange<Int> {
    guard stage < stages else { return won...won }
    let sure = won + open[stage...].reduce(0, +) + lost[stage...].reduce(0, +)
    return sure...sure + lost[..<stage].reduce(0, +)
  }

  /// Between which shares of the deals that reached one stage reached the other; the number of stages means the win.
  ///
  /// - Returns: `nil` when no deal can have reached the first.
  package func rate(from: Int, to: Int) -> ClosedRange<Double>? {
    let entered = reached(from), passed = reached(to)
    guard entered.upperBound > 0 else { return nil }
    let low = Double(passed.lowerBound) / Double(entered.upperBound)
    // Nobody lost was won: the fewer of them came so far, the greater the share.
    let high =
      to < stages
      ? Double(passed.upperBound) / Double(entered.upperBound)
      : entered.lowerBound > 0 ? Double(won) / Double(entered.lowerBound) : 1
    return low...high
  }

  /// The same for every step together: steps gone on from ÷ stages reached.
  package var pooled: ClosedRange<Double>? {
    let ranges = (0...stages).map(reached)
    func share(_ end: (ClosedRange<Int>) -> Int) -> Double {
      Double(ranges.dropFirst().reduce(0) { $0 + end($1) })
        / Double(ranges.dropLast().reduce(0) { $0 + end($1) })
    }
    guard deals > 0 else { return nil }
    return share(\.lowerBound)...share(\.upperBound)
  }
}
