import Glibc
import Statistics

/// A product in a region against the same product elsewhere, when the region may be better or worse as a whole.
struct PairComparison {
  private var own: Deals
  private var sameProduct = Deals()
  private var sameRegion = Deals()
  private var neither = Deals()

  /// Deals won among deals decided.
  private struct Deals {
    var won = 0.0
    var decided = 0.0

    var lost: Double { decided - won }
    /// ln of the odds, half a deal added to both sides so that it stays finite, and its variance.
    var logit: Double { log((won + 0.5) / (lost + 0.5)) }
    var variance: Double { 1 / (won + 0.5) + 1 / (lost + 0.5) }
  }

  init(won: Int, decided: Int) { own = Deals(won: Double(won), decided: Double(decided)) }

  mutating func add(_ won: Int, of decided: Int, isSameProduct: Bool, isSameRegion: Bool) {
    func add(to deals: inout Deals) {
      deals.won += Double(won)
      deals.decided += Double(decided)
    }
    switch (isSameProduct, isSameRegion) {
    case (true, _): add(to: &sameProduct)
    case (false, true): add(to: &sameRegion)
    case (false, false): add(to: &neither)
    }
  }

  /// ln of the odds ratio of the region in all other products with its variance; 0 where these are few.
  private var region: (shift: Double, variance: Double) {
    guard sameRegion.decided >= 10, neither.decided >= 10 else { return (0, 0) }
    return (sameRegion.logit - neither.logit, sameRegion.variance + neither.variance)
  }

  /// The deals expected to be won; `nil` when the product is sold nowhere else.
  var expected: Double? {
    guard sameProduct.decided > 0 else { return nil }
    let odds = sameProduct.won * exp(region.shift)
    return own.decided * odds / (odds + sameProduct.lost)
  }

  /// Two-sided p by the score test of two odds whose ratio is that of the region; without a shift it is the pooled
  /// normal test of two proportions. The error of the region's own ratio is added.
  ///
  /// - Returns: `nil` when a side has fewer than 10 decided deals.
  var p: Double? {
    guard own.decided >= 10, sameProduct.decided >= 10 else { return nil }
    let won = own.won + sameProduct.won
    guard won > 0, won < own.decided + sameProduct.decided else { return 1 }
    let (shift, error) = region
    let (here, elsewhere) = shares(won: won, shift)
    let information = own.decided * here * (1 - here)
    let other = sameProduct.decided * elsewhere * (1 - elsewhere)
    let variance = information * other / (information + other)
    let score = own.won - own.decided * here
    return normalTwoSided(score / (variance + variance * variance * error).squareRoot())
  }

  /// The shares here and elsewhere that have this odds ratio and add up to as many deals as were won.
  private func shares(won: Double, _ shift: Double) -> (here: Double, elsewhere: Double) {
    func share(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
    var (low, high) = (-40.0, 40.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let sum = own.decided * share(middle + shift) + sameProduct.decided * share(middle)
      if sum < won { low = middle } else { high = middle }
    }
    return (share(low + shift), share(low))
  }
}
