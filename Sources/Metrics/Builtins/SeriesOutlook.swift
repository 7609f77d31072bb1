import Glibc

/// What a monthly series will bring: up to three points ahead, judged by what it would have said before.
package struct SeriesOutlook: Sendable, Hashable {
  package enum Method: Sendable, Hashable {
    /// Too short for a season: the last point, without an interval.
    case last
    /// The mean of the last point and the one a season ago.
    case naive
    /// The mean of the one a season ago and damped Holt–Winters on logarithms.
    case smoothed
  }

  package struct Point: Sendable, Hashable {
    package var value: Double
    /// The ends of the 80 % interval, or `nil`.
    package var low: Double?
    package var high: Double?
  }

  package static let horizon = 3

  /// One, two and three points after the last.
  package var points: [Point]
  package var method: Method
  /// Mean absolute error of past forecasts ÷ that of the point a season ago, on the same origins; `nil` without any.
  package var relativeError: Double?
  /// How many past points their own 80 % interval would have held, of how many that had one.
  package var held: Int
  package var judged: Int

  /// - Parameters:
  ///   - series: the complete points in order.
  ///   - season: how many points make a year: 12, or 11 where January and February are one.
  /// - Returns: `nil` for an empty series.
  package init?(_ series: [Double], season: Int) {
    guard let (values, method) = SeriesOutlook.plain(series, season) else { return nil }
    self.method = method
    points = values.map { Point(value: $0) }
    var errors = [[Past]](repeating: [], count: SeriesOutlook.horizon)
    var (own, seasonal) = (0.0, 0.0)
    for origin in stride(from: season + 1, to: series.count, by: 1) {
      guard let (values, _) = SeriesOutlook.plain(Array(series[..<origin]), season) else { continue }
      for step in 0..<min(SeriesOutlook.horizon, series.count - origin) {
        let actual = series[origin + step]
        own += abs(values[step] - actual)
        seasonal += abs(series[origin + step - season] - actual)
        guard actual > 0, values[step] > 0 else { continue }
        errors[step].append(
          Past(known: origin + step + 1, origin: origin, error: abs(log(values[step] / actual))))
      }
    }
    relativeError = seasonal > 0 ? own / seasonal : nil
    (held, judged) = SeriesOutlook.heldIntervals(errors)
    guard method != .last else { return }
    for step in points.indices where points[step].value > 0 {
      guard let reach = SeriesOutlook.reach(errors[step].map(\.error)) else { continue }
      points[step].low = points[step].value * exp(-reach)
      points[step].high = points[step].value * exp(reach)
    }
  }

  private struct Past {
    /// How many points were known when the outcome was.
    var known: Int
    /// How many points were known when it was forecast.
    var origin: Int
    var error: Double
  }

  /// The ⌈0.8 (n + 1)⌉-th smallest error; `nil` for fewer than 8.
  private static func reach(_ errors: [Double]) -> Double? {
    guard errors.count >= 8 else { return nil }
    let rank = (4 * (errors.count + 1) + 4) / 5
    return errors.sorted()[min(rank, errors.count) - 1]
  }

  /// Each past forecast against the interval that the errors known by then would have given it.
  private static func heldIntervals(_ errors: [[Past]]) -> (held: Int, judged: Int) {
    var (held, judged) = (0, 0)
    for pasts in errors {
      for one in pasts {
        guard let reach = reach(pasts.filter { $0.known <= one.origin }.map(\.error)) else { continue }
        judged += 1
        if one.error <= reach { held += 1 }
      }
    }
    return (held, judged)
  }

  /// The forecast alone, as it would be made with these points.
  private static func plain(_ series: [Double], _ season: Int) -> (values: [Double], method: Method)? {
    guard let last = series.last else { return nil }
    let steps = 0..<horizon
    guard series.count > season else { return (steps.map { _ in last }, .last) }
    let yearAgo = steps.map { series[series.count + $0 - season] }
    // A month without anything has no logarithm.
    guard series.count >= 2 * season, series.allSatisfy({ $0 > 0 }) else {
      return (yearAgo.map { ($0 + last) / 2 }, .naive)
    }
    let smooth = HoltWinters.forecast(series.map { log($0) }, season: season, steps: horizon)
    return (zip(yearAgo, smooth).map { ($0 + exp($1)) / 2 }, .smoothed)
  }
}
