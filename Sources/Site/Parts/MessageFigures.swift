import Diagnostics
import Formatting
import Metrics

/// Writes values for messages as the pages write them, in the language of the reader.
package func messageFigure(currency: String) -> @Sendable (Double, MetricUnit, MessageLanguage) -> String {
  { value, unit, language in
    let figures = Figures(
      language: language == .chinese ? .chinese : .english, currency: Currency(code: currency))
    switch unit {
    case .money: return figures.fullMoney(value)
    case .percent, .count, .days, .hours, .months, .ratio, .score, .moneyPerDay:
      return figures.text(value, as: FigureKind(rawValue: unit.rawValue) ?? .count)
    }
  }
}
