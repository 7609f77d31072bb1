import Glibc

/// Round values for an axis by the 1-2-5 rule, as d3-array from version 3.2 on computes them.
///
/// Ticks are whole multiples of the step (or whole numbers divided by the inverse of a step below one), so that
/// 0.30000000000000004 cannot occur.
package enum LinearTicks {
  /// Returns about `count` round values from `start` to `stop`, in that direction; empty for a count of 0.
  package static func ticks(from start: Double, to stop: Double, count: Double) -> [Double] {
    guard count > 0, start.isFinite, stop.isFinite else { return [] }
    if start == stop { return [start] }
    let isReversed = stop < start
    let spec = isReversed ? spec(stop, start, count) : spec(start, stop, count)
    guard spec.last >= spec.first else { return [] }
    let number = Int(spec.last - spec.first) + 1
    return (0..<number).map { index in
      let place = isReversed ? spec.last - Double(index) : spec.first + Double(index)
      return spec.increment < 0 ? place / -spec.increment : place * spec.increment
    }
  }

  /// Returns the distance between ticks; negative when `stop` lies below `start`, 0 when they are equal.
  package static func step(from start: Double, to stop: Double, count: Double) -> Double {
    guard start != stop, count > 0 else { return 0 }
    let isReversed = stop < start
    let increment = isReversed ? spec(stop, start, count).increment : spec(start, stop, count).increment
    return (isReversed ? -1 : 1) * (increment < 0 ? 1 / -increment : increment)
  }

  /// Returns the domain widened to ticks at both ends; repeated until the step no longer changes.
  ///
  /// Ask for a count of at least 2: with one tick a domain around zero grows without end, in the reference too.
  package static func nice(_ low: Double, _ high: Double, count: Double) -> (low: Double, high: Double) {
    guard low != high else { return (low, high) }
    if high < low {
      let turned = nice(high, low, count: count)
      return (turned.high, turned.low)
    }
    var (start, stop) = (low, high)
    var previous = 0.0
    while true {
      let increment = spec(start, stop, count).increment
      if increment == previous || increment == 0 || !increment.isFinite { break }
      if increment > 0 {
        start = (start / increment).rounded(.down) * increment
        stop = (stop / increment).rounded(.up) * increment
      } else {
        start = (start * increment).rounded(.up) / increment
        stop = (stop * increment).rounded(.down) / increment
      }
      previous = increment
    }
    return (start, stop)
  }

  /// The first and last tick as multiples of the increment; a negative increment is the inverse of a step below one.
  private static func spec(
    _ start: Double, _ stop: Double, _ count: Double
  ) -> (first: Double, last: Double, increment: Double) {
    let step = (stop - start) / count
    let power = log10(step).rounded(.down)
    let mantissa = step / pow(10, power)
    let factor: Double =
      mantissa >= 50.0.squareRoot()
      ? 10 : mantissa >= 10.0.squareRoot() ? 5 : mantissa >= 2.0.squareRoot() ? 2 : 1
    var first: Double
    var last: Double
    let increment: Double
    if power < 0 {
      let inverse = pow(10, -power) / factor
      first = (start * inverse).rounded()
      last = (stop * inverse).rounded()
      if first / inverse < start { first += 1 }
      if last / inverse > stop { last -= 1 }
      increment = -inverse
    } else {
      let size = pow(10, power) * factor
      first = (start / size).rounded()
      last = (stop / size).rounded()
      if first * size < start { first += 1 }
      if last * size > stop { last -= 1 }
      increment = size
    }
    if last < first, count >= 0.5, count < 2 { return spec(start, stop, count * 2) }
    return (first, last, increment)
  }
}
