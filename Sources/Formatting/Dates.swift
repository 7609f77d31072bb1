import Periods

/// Writes days and periods in a language: `2025年12月28日`, `28 Dec 2025`.
package struct Dates: Sendable, Hashable {
  package var language: Language
  /// Whether years and quarters are fiscal ones that start outside January, and are called so.
  package var isFiscal: Bool

  package init(language: Language, isFiscal: Bool = false) {
    self.language = language
    self.isFiscal = isFiscal
  }

  private static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Returns the day with its year.
  package func date(_ day: Day) -> String {
    let (year, _, _) = day.parts
    return language == .chinese ? "\(year)年" + dayAndMonth(day) : dayAndMonth(day) + " \(year)"
  }

  /// Returns the day without its year: `12月28日`, `28 Dec`.
  package func dayAndMonth(_ day: Day) -> String {
    let (_, month, number) = day.parts
    return language == .chinese ? "\(month)月\(number)日" : "\(number) " + Dates.monthNames[month - 1]
  }

  /// Returns the month with its year: `2025年12月`, `Dec 2025`.
  package func month(_ month: Month) -> String {
    language == .chinese
      ? "\(month.year)年\(month.number)月" : Dates.monthNames[month.number - 1] + " \(month.year)"
  }

  /// Returns the month alone: `12月`, `Dec`.
  package func shortMonth(_ month: Month) -> String {
    language == .chinese ? "\(month.number)月" : Dates.monthNames[month.number - 1]
  }

  /// Returns two neighbouring months of one year that are one point: `2026年1–2月`, `Jan–Feb 2026`.
  package func months(_ first: Month, _ last: Month) -> String {
    if first == last { return month(first) }
    guard first.year == last.year else { return month(first) + "–" + month(last) }
    if language == .chinese { return "\(first.year)年\(first.number)–\(last.number)月" }
    return shortMonth(first) + "–" + shortMonth(last) + " \(first.year)"
  }

  /// Returns the period's name: `2025年第四季度`, `Q4 2025`, `2025年第52周`, `Week 52, 2025`.
  package func period(_ period: Period) -> String {
    switch (period, language) {
    case (.week(let year, let number), .chinese): "\(year)年第\(number)周"
    case (.week(let year, let number), .english): "Week \(number), \(year)"
    case (.month(let month), _): self.month(month)
    case (.quarter(let year, let number), .chinese): yearName(year) + "第" + chineseDigit(number) + "季度"
    case (.quarter(let year, let number), .english): "Q\(number) " + yearName(year)
    case (.year(let year), _): yearName(year)
    case (.all, .chinese): "全部"
    case (.all, .english): "All time"
    }
  }

  /// Returns the name of a period in a chart, the year left out: `12月`, `Q4`, `W52`; years and `all` in full.
  package func shortPeriod(_ period: Period) -> String {
    switch period {
    case .week(_, let number): "W\(number)"
    case .month(let month): shortMonth(month)
    case .quarter(_, let number): "Q\(number)"
    case .year, .all: self.period(period)
    }
  }

  /// Returns the days of a range by its first and last: `2025年12月1日–12月28日`; an empty range is `—`.
  package func range(_ range: DayRange) -> String {
    guard let last = range.last else { return Figures.missing }
    if range.start == last { return date(last) }
    if range.start.parts.year != last.parts.year { return date(range.start) + "–" + date(last) }
    if language == .chinese { return date(range.start) + "–" + dayAndMonth(last) }
    return dayAndMonth(range.start) + " – " + date(last)
  }

  /// Returns the weekday: `周日`, `Sun`.
  package func weekday(_ day: Day) -> String {
    let names =
      language == .chinese
      ? ["周一", "周二", "周三", "周四", "周五", "周六", "周日"] : ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return names[day.weekday - 1]
  }

  private func yearName(_ year: Int) -> String {
    switch (language, isFiscal) {
    case (.chinese, false): "\(year)年"
    case (.chinese, true): "\(year)财年"
    case (.english, false): "\(year)"
    case (.english, true): "FY\(year)"
    }
  }

  private func chineseDigit(_ number: Int) -> String {
    switch number {
    case 1: "一"
    case 2: "二"
    case 3: "三"
    case 4: "四"
    default: "\(number)"
    }
  }
}
