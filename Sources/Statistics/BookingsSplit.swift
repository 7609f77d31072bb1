import Glibc

/// What bookings are made of: decided deals × win rate × won deal size.
package struct BookingsFactors: Sendable, Hashable {
  package var decided: Int
  package var won: Int
  /// Minor units of the currency.
  package var bookings: Int

  package init(decided: Int, won: Int, bookings: Int) {
    self.decided = decided
    self.won = won
    self.bookings = bookings
  }

  var winRate: Double? { decided > 0 ? Double(won) / Double(decided) : nil }
  var dealSize: Double? { won > 0 ? Double(bookings) / Double(won) : nil }
}

/// A gap in bookings by what caused it, in minor units; the three parts add up to the gap.
package struct BookingsSplit: Sendable, Hashable {
  package var decided: Int
  package var winRate: Int
  package var dealSize: Int

  package var total: Int { decided + winRate + dealSize }
}

/// Splits the gap between two periods by the Shapley average over the six orders of replacing the factors.
///
/// A factor undefined on one side takes the other side's value, undefined on both it is 0.
package func splitBookings(from base: BookingsFactors, to now: BookingsFactors) -> BookingsSplit {
  let rates = matched(base.winRate, now.winRate)
  let sizes = matched(base.dealSize, now.dealSize)
  let old = [Double(base.decided), rates.0, sizes.0]
  let new = [Double(now.decided), rates.1, sizes.1]
  let shares = (0..<3).map { factor -> Double in
    let (i, j) = ((factor + 1) % 3, (factor + 2) % 3)
    let pairs = (2 * old[i] * old[j] + old[i] * new[j] + new[i] * old[j] + 2 * new[i] * new[j]) / 6
    return (new[factor] - old[factor]) * pairs
  }
  let parts = roundedToGap(shares, now.bookings - base.bookings)
  return BookingsSplit(decided: parts[0], winRate: parts[1], dealSize: parts[2])
}

private func matched(_ old: Double?, _ new: Double?) -> (Double, Double) {
  (old ?? new ?? 0, new ?? old ?? 0)
}

/// Rounds each share to the nearest; a rest of one or two goes to those that rounding moved most.
private func roundedToGap(_ shares: [Double], _ gap: Int) -> [Int] {
  // Shares below a millionth of a cent are arithmetic dust: a factor that did not move must show 0.
  roundedParts(shares.map { abs($0 - $0.rounded()) < 1e-4 ? $0.rounded() : $0 }, total: gap)
}
