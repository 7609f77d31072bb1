import Statistics

/// What may be said about the groups of one dimension (rule 14).
package enum DifferenceVerdict: Sendable, Hashable {
  /// Too few groups, deals or months.
  case notTested
  /// "No difference beyond chance": neutral order, no rank, no best.
  case withinChance
  /// The groups differ, but by what they sell.
  case explainedByProductMix
  /// The groups differ: order by lower bound.
  case real
}

/// Judges the dimensions of one KPI (rep, team, region, product, source …) together: Holm at 5 %.
///
/// - Parameter tests: one per dimension, each from `rateDifference` or `amountDifference`.
/// - Returns: one verdict per dimension, in the order given.
package func differenceVerdicts(_ tests: [DifferenceTest]) -> [DifferenceVerdict] {
  let real = standingOut(tests.map { $0.test?.p })
  let apparent = standingOut(tests.map { $0.unadjusted?.p })
  return tests.indices.map { index in
    guard tests[index].test != nil else {
      // With one product per group nothing is left once the product mean is taken off.
      return tests[index].unadjusted != nil && apparent[index] ? .explainedByProductMix : .notTested
    }
    return real[index] ? .real : apparent[index] ? .explainedByProductMix : .withinChance
  }
}

private func standingOut(_ p: [Double?]) -> [Bool] {
  var adjusted = holmAdjusted(p.compactMap(\.self))[...]
  return p.map { $0 != nil && (adjusted.popFirst() ?? 1) < 0.05 }
}
