/// Which members of a family of tests stand out.
package struct FamilyVerdict: Sendable, Hashable {
  /// Per member, in the order given.
  package var isSignal: [Bool]
  /// The p at or below which a member counts as a signal.
  ///
  /// With no signal: the p that a single member would have needed, level ÷ number of members.
  package var threshold: Double
}

/// Returns the members found at a false discovery rate of `level` (Benjamini & Hochberg 1995).
package func benjaminiHochberg(_ p: [Double], level: Double) -> FamilyVerdict {
  guard !p.isEmpty else { return FamilyVerdict(isSignal: [], threshold: level) }
  let share = level / Double(p.count)
  let found = p.sorted().enumerated().last { $0.element <= share * Double($0.offset + 1) }
  let threshold = share * Double((found?.offset ?? 0) + 1)
  return FamilyVerdict(isSignal: p.map { found != nil && $0 <= threshold }, threshold: threshold)
}
