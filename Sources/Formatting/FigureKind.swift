/// What a number measures, and therefore how it is written.
package enum FigureKind: String, Sendable, Hashable, CaseIterable {
  case money, percent, count, days, hours, months, ratio, score
  case moneyPerDay = "money_per_day"
}
