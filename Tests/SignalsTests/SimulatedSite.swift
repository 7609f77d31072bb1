import Glibc
import Signals
import Statistics

/// A site of 40 reps in 5 teams, 8 products and 480 decided deals a month on which nothing happens: win rate ½ and
/// deal sizes of log-normal spread, the same everywhere and always. Growth and season move the number of deals.
struct SimulatedSite {
  static let reps = 40
  static let teams = 5
  static let products = 8
  static let scopes = reps + teams + products

  /// Company first, then every scope: win rate, bookings, deals created, deals won, mean of log deal size.
  private var cells: [Cell]
  private let months: Int

  /// The site as it was after its first months.
  func cut(_ known: Int) -> SimulatedSite {
    SimulatedSite(
      cells: (0...Self.scopes).flatMap { cells[($0 * months)..<($0 * months + known)] }, months: known)
  }

  private init(cells: [Cell], months: Int) {
    self.cells = cells
    self.months = months
  }

  private struct Cell {
    var created = 0
    var decided = 0
    var won = 0
    var amount = 0.0
    var logs = 0.0
  }

  init(seed: UInt64, months: Int, growth: Double = 0, season: Double = 0) {
    self.months = months
    var generator = SeededGenerator(seed: seed)
    cells = [Cell](repeating: Cell(), count: (1 + Self.scopes) * months)
    for month in 0..<months {
      let wave = 1 + season * sin(2 * Double.pi * Double(month) / 12)
      let level = 480 * pow(1 + growth, Double(month - months / 2)) * wave
      for _ in 0..<generator.poisson(level) {
        let places = Self.places(&generator)
        let isWon = generator.chance(0.5)
        let log = 9 + 0.8 * generator.normal()
        for place in places {
          cells[place * months + month].decided += 1
          guard isWon else { continue }
          cells[place * months + month].won += 1
          cells[place * months + month].amount += deterministicExp(log)
          cells[place * months + month].logs += log
        }
      }
      for _ in 0..<generator.poisson(level) {
        for place in Self.places(&generator) { cells[place * months + month].created += 1 }
      }
    }
  }

  /// The company, a rep with its team, and a product.
  private static func places(_ generator: inout SeededGenerator) -> [Int] {
    let rep = generator.integer(below: reps)
    let product = generator.integer(below: products)
    return [0, 1 + rep, 1 + reps + rep % teams, 1 + reps + teams + product]
  }

  func series(_ place: Int) -> [MonthlySeries] {
    let own = cells[(place * months)..<((place + 1) * months)]
    let won = own.map(\.won)
    return [
      .rate(RateSeries(firstMonth: january2024, hits: won, trials: own.map(\.decided))),
      .amount(AmountSeries(firstMonth: january2024, sums: own.map(\.amount), records: won)),
      .amount(AmountSeries(firstMonth: january2024, counts: own.map(\.created))),
      .amount(AmountSeries(firstMonth: january2024, counts: won)),
      .amount(
        AmountSeries(kind: .meanOfLogs, firstMonth: january2024, sums: own.map(\.logs), records: won)),
    ]
  }

  /// Verdicts of the company's KPIs and, by family, of all scopes × KPIs.
  func verdicts(_ context: SignalContext) -> (company: [[MonthVerdict]], scopes: [[MonthVerdict]]) {
    let company = series(0)
    let judged = company.map { companyVerdicts($0, context) }
    var scopes = (1...Self.scopes).flatMap { place in
      zip(series(place), zip(company, judged)).map {
        scopeVerdicts($0.0, of: $0.1.0, companyVerdicts: $0.1.1, context)
      }
    }
    markFamilies(&scopes)
    return (judged, scopes)
  }
}
