import Diagnostics
import Formatting
import Metrics
import Periods
import Signals

/// Puts verdicts into sentences, in both languages.
struct Phrasing {
  private let chinese: Figures
  private let english: Figures

  init(_ evaluation: Evaluation, currency: String) {
    chinese = Figures(language: .chinese, currency: Currency(code: currency))
    english = Figures(language: .english, currency: Currency(code: currency))
  }

  /// Window, observed, and what the months before let expect: 最近3个月 74/180 = 41.1%，之前24个月 52.0%.
  func sentence(_ window: WindowResult, _ metric: MetricDefinition) -> Phrase {
    let before = window.baseline.count
    let isRate = window.trials > 0
    let kind = FigureKind(metric.unit)
    func observed(_ figures: Figures) -> String {
      isRate
        ? "\(window.hits)/\(window.trials) = \(figures.percent(window.observed))"
        : figures.text(window.observed, as: kind)
    }
    func expected(_ figures: Figures) -> String { figures.text(window.expected, as: kind) }
    let length = window.months.count
    // Sums are given per month; rates and means are those of the whole window.
    let zh = "最近\(length)个月\(metric.isSummed && length > 1 ? "月均" : "") \(observed(chinese))"
    let en =
      (length == 1 ? "last month " : "last \(length) months ") + observed(english)
      + (metric.isSummed && length > 1 ? " a month" : "")
    let (expectedZh, expectedEn) = (expected(chinese), expected(english))
    switch window.method {
    case .rate:
      return Phrase(
        zh: "\(zh)，按之前\(before)个月应为 \(expectedZh)",
        en: "\(en), against \(expectedEn) expected from the \(before) months before")
    case .yearOnYear:
      return Phrase(
        zh: "\(zh)，按去年同期与一贯增速应为 \(expectedZh)",
        en: "\(en), against \(expectedEn) expected from last year and the usual growth")
    case .line:
      return Phrase(
        zh: "\(zh)，按之前\(before)个月的趋势应为 \(expectedZh)（季节性无法分离）",
        en:
          "\(en), against \(expectedEn) expected from the \(before)-month trend before (season not separable)"
      )
    case .restOfCompany:
      return Phrase(
        zh: "\(zh)，按公司其余部分的走势应为 \(expectedZh)",
        en: "\(en), against \(expectedEn) expected from the rest of the company")
    }
  }

  /// What is said once about a metric whose months differ by their place in the quarter, or by season.
  func rhythm(_ reading: Reading, _ verdicts: [MonthVerdict]) -> Phrase? {
    guard let last = verdicts.last(where: { $0.pattern != .none || $0.p != nil }) else { return nil }
    switch last.pattern {
    case .none: return nil
    case .season:
      return Phrase(
        zh: "有年度季节性：各月与往年同月比较。",
        en: "It has a season: months are compared with the same months of earlier years.")
    case .position:
      guard case .rate(let rate) = reading.company, let covered = reading.context.coverage.months else {
        return Phrase(
          zh: "季度内各月水平不同（季末效应）：判断时按月份在季度中的位置分别比较。",
          en:
            "Months differ by their place in the quarter (quarter-end effect): each place is judged by itself."
        )
      }
      var hits = [0, 0, 0]
      var trials = [0, 0, 0]
      for month in covered {
        let place = month - rate.firstMonth
        guard rate.trials.indices.contains(place), month <= reading.context.decidedThrough else { continue }
        hits[reading.context.position(of: month)] += rate.hits[place]
        trials[reading.context.position(of: month)] += rate.trials[place]
      }
      let shares = zip(hits, trials).map { $1 > 0 ? Double($0) / Double($1) : nil }
      let zh = shares.map { chinese.percent($0) }.joined(separator: "、")
      let en = shares.map { english.percent($0) }.joined(separator: ", ")
      return Phrase(
        zh: "季末效应：季度第一、二、三个月分别为 \(zh)；判断时按位置分别比较。",
        en:
          "Quarter-end effect: \(en) in the first, second and third month of the quarter; each place is judged by itself."
      )
    }
  }
}

extension FigureKind {
  /// How figures of a metric's unit are written.
  package init(_ unit: MetricUnit) {
    switch unit {
    case .money: self = .money
    case .percent: self = .percent
    case .count: self = .count
    case .days: self = .days
    case .hours: self = .hours
    case .months: self = .months
    case .ratio: self = .ratio
    case .score: self = .score
    case .moneyPerDay: self = .moneyPerDay
    }
  }
}
