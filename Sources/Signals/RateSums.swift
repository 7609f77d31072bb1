import Glibc

/// Sums over a range of months: hits, trials, Σ hits² ÷ trials, months with trials.
struct RateCell {
  var hits = 0.0
  var trials = 0.0
  var squares = 0.0
  var months = 0.0

  static func + (left: RateCell, right: RateCell) -> RateCell {
    RateCell(
      hits: left.hits + right.hits, trials: left.trials + right.trials,
      squares: left.squares + right.squares, months: left.months + right.months)
  }

  static func - (left: RateCell, right: RateCell) -> RateCell {
    RateCell(
      hits: left.hits - right.hits, trials: left.trials - right.trials,
      squares: left.squares - right.squares, months: left.months - right.months)
  }

  var share: Double { hits / trials }

  /// ln of the odds, half a hit and half a miss added so that 0 and 1 stay finite.
  var logit: Double { log((hits + 0.5) / (trials - hits + 0.5)) }
  var logitVariance: Double { 1 / (hits + 0.5) + 1 / (trials - hits + 0.5) }
}

/// Running sums of a rate, so that any baseline costs the same: per position in the quarter, and of all months.
struct RateSums {
  private let firstMonth: Int
  private let count: Int
  /// Four columns (positions 0…2, all months) of count + 1 running sums.
  private let cells: [RateCell]

  /// The column of all months together.
  static let allMonths = 3

  init(_ series: RateSeries, _ context: SignalContext) {
    firstMonth = series.firstMonth
    count = min(series.hits.count, series.trials.count)
    var cells = [RateCell](repeating: RateCell(), count: 4 * (count + 1))
    for index in 0..<count {
      var cell = RateCell()
      if series.trials[index] > 0 {
        let (hits, trials) = (Double(series.hits[index]), Double(series.trials[index]))
        cell = RateCell(hits: hits, trials: trials, squares: hits * hits / trials, months: 1)
      }
      let position = context.position(of: firstMonth + index)
      for column in 0..<4 {
        let own = column == position || column == RateSums.allMonths
        let place = column * (count + 1) + index
        cells[place + 1] = own ? cells[place] + cell : cells[place]
      }
    }
    self.cells = cells
  }

  /// Returns the sums over the months `from` … `through`; months outside the series add nothing.
  func sums(_ column: Int, _ from: Int, _ through: Int) -> RateCell {
    let low = max(0, min(count, from - firstMonth))
    let high = max(low, min(count, through + 1 - firstMonth))
    let place = column * (count + 1)
    return cells[place + high] - cells[place + low]
  }
}
