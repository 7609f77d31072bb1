/// Exponential smoothing with a damped trend and additive seasons (Holt 1957, Winters 1960, Gardner & McKenzie 1985).
struct HoltWinters {
  private var level: Double
  private var trend: Double
  private var seasons: [Double]
  private var seen = 0
  private let damping: Double

  /// Returns the next values of a series of at least two seasons, by the weights with the smallest squared error
  /// one step ahead, of a fixed grid.
  static func forecast(_ series: [Double], season: Int, steps: Int) -> [Double] {
    var best: (error: Double, model: HoltWinters)?
    for damping in [0.8, 0.9, 0.98] {
      for alpha in [0.05, 0.1, 0.2, 0.4, 0.7] {
        for beta in [0.01, 0.05, 0.15] {
          for gamma in [0.05, 0.15, 0.3] {
            var model = HoltWinters(series, season: season, damping: damping)
            var error = 0.0
            for value in series { error += model.take(value, alpha, beta, gamma) }
            // The first of equals stays, so that the outcome does not hang on rounding.
            if best.map({ error < $0.error * (1 - 1e-9) }) ?? true { best = (error, model) }
          }
        }
      }
    }
    return best.map { $0.model.ahead(steps) } ?? []
  }

  /// Begins with the mean of the first season, its change to the second, and the mean deviations of both.
  private init(_ series: [Double], season: Int, damping: Double) {
    let first = series[..<season].reduce(0, +) / Double(season)
    let second = series[season..<2 * season].reduce(0, +) / Double(season)
    trend = (second - first) / Double(season)
    let middle = Double(season - 1) / 2
    level = first - trend * (middle + 1)
    self.damping = damping
    seasons = []
    for place in 0..<season {
      let drift = trend * (Double(place) - middle)
      let deviations = series[place] - first - drift + series[place + season] - second - drift
      seasons.append(deviations / 2)
    }
  }

  /// Learns from the next value and returns the squared error of what was expected.
  private mutating func take(_ value: Double, _ alpha: Double, _ beta: Double, _ gamma: Double) -> Double {
    let place = seen % seasons.count
    let expected = level + damping * trend
    let error = value - expected - seasons[place]
    let before = level
    level = alpha * (value - seasons[place]) + (1 - alpha) * expected
    trend = beta * (level - before) + (1 - beta) * damping * trend
    seasons[place] = gamma * (value - level) + (1 - gamma) * seasons[place]
    seen += 1
    return error * error
  }

  private func ahead(_ steps: Int) -> [Double] {
    var reach = 0.0, weight = 1.0
    return (0..<steps).map { step in
      weight *= damping
      reach += weight
      return level + reach * trend + seasons[(seen + step) % seasons.count]
    }
  }
}
