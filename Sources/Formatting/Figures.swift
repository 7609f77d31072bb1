/// Writes numbers the way a site does: its language, its step of large numbers, its currency.
///
/// Nothing here looks at the machine's locale. A missing value (`nil`, or not finite) is `—`; zero is `0`.
package struct Figures: Sendable, Hashable {
  package var language: Language
  package var unit: NumberUnit
  package var currency: Currency

  package init(language: Language, unit: NumberUnit = .auto, currency: Currency = Currency()) {
    self.language = language
    self.unit = unit
    self.currency = currency
  }

  /// What stands where a value is missing.
  package static let missing = "—"

  /// Returns a plain number: `1,240`, `2.6`; zeros at the end of the fraction are left out.
  package func number(_ value: Double?, decimals: Int = 0) -> String {
    written(value) {
      Digits.sign($0, decimals: decimals) + Digits.unsigned($0, decimals: decimals, trimmed: true)
    }
  }

  /// Returns how many there are: `1,240 个`, `1,240`.
  package func count(_ value: Double?) -> String {
    written(value) { number($0, decimals: 0) + (language == .chinese ? " 个" : "") }
  }

  /// Returns a large number in the site's step: `123.5万`, `1.2M`; never `10000万`.
  package func compact(_ value: Double?) -> String {
    written(value) { sized($0).text }
  }

  /// Returns an amount with its currency: `¥123.5万`, `123.5万元`, `−¥1.2M`.
  package func money(_ value: Double?) -> String {
    written(value) { amount in
      let (sign, digits) = sizedParts(amount)
      return sign + currency.prefix + digits + currency.suffix
    }
  }

  /// Returns an amount to the unit: `¥1,234,567`.
  package func fullMoney(_ value: Double?, decimals: Int = 0) -> String {
    written(value) {
      Digits.sign($0, decimals: decimals) + currency.prefix
        + Digits.unsigned($0, decimals: decimals, trimmed: true) + currency.suffix
    }
  }

  /// Returns a ratio as percent: 0.873 → `87.3%`; above 0 and under a tenth of a percent → `<0.1%`.
  ///
  /// From 1,000 % on the decimals are left out.
  package func percent(_ ratio: Double?, decimals: Int = 1) -> String {
    written(ratio) { ratio in
      if ratio == 0 { return "0%" }
      let least = decimals == 0 ? 0.01 : 0.001
      if ratio.magnitude < least && Digits.scaled(ratio, decimals: decimals + 2) == 0
        || ratio.magnitude < 0.001
      {
        return (ratio < 0 ? ">" + Digits.minus : "<") + (ratio.magnitude < 0.001 ? "0.1%" : "1%")
      }
      return percentDigits(ratio, decimals: decimals, plus: false)
    }
  }

  /// Returns a number of days: `51 天`, `51 d`.
  package func days(_ value: Double?, decimals: Int = 0) -> String {
    written(value) { number($0, decimals: decimals) + (language == .chinese ? " 天" : " d") }
  }

  /// Returns a factor: `2.6×`.
  package func times(_ value: Double?, decimals: Int = 1) -> String {
    written(value) { number($0, decimals: decimals) + "×" }
  }

  /// Returns a length of time in the unit people would say: hours below a day, then days, months, years.
  package func duration(days value: Double?) -> String {
    written(value) { days in
      let isChinese = language == .chinese
      switch days.magnitude {
      case 0: return self.days(0)
      case ..<1: return number(days * 24) + (isChinese ? " 小时" : " h")
      case ..<90: return self.days(days)
      case ..<730.5: return number(days / 30.4375, decimals: 1) + (isChinese ? " 个月" : " mo")
      default: return number(days / 365.25, decimals: 1) + (isChinese ? " 年" : " yr")
      }
    }
  }

  /// Returns `value` as its kind is written.
  package func text(_ value: Double?, as kind: FigureKind) -> String {
    switch kind {
    case .money: money(value)
    case .percent: percent(value)
    case .count: number(value, decimals: 0)
    case .days: days(value, decimals: 1)
    case .hours: written(value) { number($0, decimals: 1) + (language == .chinese ? " 小时" : " h") }
    case .months: written(value) { number($0, decimals: 1) + (language == .chinese ? " 个月" : " mo") }
    case .ratio: times(value)
    case .score: number(value, decimals: 1)
    case .moneyPerDay: written(value) { money($0) + (language == .chinese ? "/天" : "/d") }
    }
  }

  /// The value in the largest step it reaches: the sign, and digits with the step's name.
  ///
  /// Rounding comes first, so 99,999,999 is 1亿.
  private func sizedParts(_ value: Double) -> (sign: String, digits: String) {
    let steps = Magnitude.steps(unit, language)
    var index = steps.lastIndex { value.magnitude >= $0.factor } ?? 0
    func decimals(_ index: Int) -> Int { index == 0 && value.magnitude >= 1000 ? 0 : 1 }
    func rounded(_ index: Int) -> Double {
      let places = decimals(index)
      return Digits.scaled(value.magnitude / steps[index].factor, decimals: places) / (places == 1 ? 10 : 1)
    }
    if index + 1 < steps.count, rounded(index) * steps[index].factor >= steps[index + 1].factor { index += 1 }
    let inStep = value / steps[index].factor
    let digits = Digits.unsigned(inStep, decimals: decimals(index), trimmed: true) + steps[index].suffix
    return (Digits.sign(inStep, decimals: decimals(index)), digits)
  }

  private func sized(_ value: Double) -> (sign: String, text: String) {
    let (sign, digits) = sizedParts(value)
    return (sign, sign + digits)
  }

  func percentDigits(_ ratio: Double, decimals: Int, plus: Bool) -> String {
    let places = ratio.magnitude >= 10 ? 0 : decimals
    return Digits.sign(ratio * 100, decimals: places, plus: plus)
      + Digits.unsigned(ratio * 100, decimals: places, trimmed: false) + "%"
  }

  func written(_ value: Double?, _ write: (Double) -> String) -> String {
    guard let value, value.isFinite else { return Figures.missing }
    return write(value)
  }
}
