/// Maps values to pixels along a straight axis.
package struct LinearScale: Sendable, Equatable {
  package var domain: ClosedRange<Double>
  /// Pixels of the domain's ends; the second is the smaller one on a vertical axis.
  package var start: Double
  package var end: Double
  /// The values at which the axis is labelled, ascending.
  package var ticks: [Double]

  /// A scale over round ends that hold all finite `values`.
  ///
  /// - Parameters:
  ///   - includesZero: for bars and areas, whose length is the message.
  ///   - limits: what the quantity can be at all; rates stay within 0…1.
  ///   - count: how many ticks are wanted.
  package init(
    holding values: [Double], includesZero: Bool, limits: ClosedRange<Double>? = nil, start: Double,
    end: Double,
    count: Double
  ) {
    let finite = values.filter(\.isFinite)
    var low = finite.min() ?? 0
    var high = finite.max() ?? 1
    if includesZero {
      low = min(0, low)
      high = max(0, high)
    }
    if low == high {
      // One value, or all equal: a span around it keeps it off the axis line.
      let span = low == 0 ? 1 : low.magnitude * 0.5
      high = low == 0 ? 1 : low + (includesZero && low < 0 ? 0 : span)
      low = includesZero ? min(0, low) : low - span
    }
    if let limits {
      low = max(low, limits.lowerBound)
      high = max(low + (high - low) * 0.01, min(high, limits.upperBound))
    }
    let nice = LinearTicks.nice(low, high, count: count)
    domain = nice.low < nice.high ? nice.low...nice.high : low...(low + 1)
    self.start = start
    self.end = end
    ticks = LinearTicks.ticks(from: domain.lowerBound, to: domain.upperBound, count: count)
  }

  /// The pixel of `value`; values beyond the domain stay at its ends.
  package func callAsFunction(_ value: Double) -> Double {
    let share = (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    return start + (end - start) * min(1, max(0, share.isFinite ? share : 0))
  }

  /// How many ticks a vertical axis of this height gets.
  package static func count(height: Double) -> Double { max(2, (height / 44).rounded()) }

  /// How many ticks a horizontal axis of this width gets.
  package static func count(width: Double) -> Double { max(2, (width / 80).rounded()) }
}
