/// How the ticks of one axis are written: all in the same step.
package struct AxisFigures: Sendable, Hashable {
  package var figures: Figures
  package var kind: FigureKind
  /// The step of money and counts; `one` for every other kind.
  package var magnitude: Magnitude
  /// Decimals of the finest tick.
  package var decimals: Int

  /// Chooses the step from the largest tick: the largest in which no tick needs more than one decimal.
  package init(_ ticks: [Double], as kind: FigureKind, _ figures: Figures) {
    self.figures = figures
    self.kind = kind
    let scale = kind == .percent ? 100.0 : 1
    let values = ticks.filter(\.isFinite).map { $0 * scale }
    let largest = values.map(\.magnitude).max() ?? 0
    let hasSteps = kind == .money || kind == .count || kind == .moneyPerDay
    let steps = hasSteps ? Magnitude.steps(figures.unit, figures.language) : [.one]
    let reached = steps.filter { $0.factor <= largest }
    magnitude =
      reached.last { step in values.allSatisfy { AxisFigures.decimals($0 / step.factor) <= 1 } }
      ?? reached.last ?? .one
    let factor = magnitude.factor
    decimals = values.map { AxisFigures.decimals($0 / factor) }.max() ?? 0
  }

  /// Returns the tick's label; money carries no currency sign here, which belongs to the title.
  package func label(_ tick: Double) -> String {
    let value = tick * (kind == .percent ? 100 : 1) / magnitude.factor
    let digits =
      Digits.sign(value, decimals: decimals) + Digits.unsigned(value, decimals: decimals, trimmed: false)
    if Digits.scaled(value, decimals: decimals) == 0 { return kind == .percent ? "0%" : "0" }
    switch kind {
    case .percent: return digits + "%"
    case .ratio: return digits + "×"
    case .money, .count, .moneyPerDay, .days, .hours, .months, .score: return digits + magnitude.suffix
    }
  }

  /// The fewest decimals, up to 6, that write `value` exactly enough.
  private static func decimals(_ value: Double) -> Int {
    for places in 0..<6 {
      let scaled = (0..<places).reduce(value) { number, _ in number * 10 }
      if (scaled - scaled.rounded()).magnitude <= max(1, scaled.magnitude) * 1e-9 { return places }
    }
    return 6
  }
}
