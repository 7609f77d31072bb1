import Metrics
import Periods
import Templates

/// Are we on plan, and what must be decided this week?
enum OverviewPage {
  static let route = Route.home

  static func data(_ desk: Desk, _ period: Period) -> PageContent {
    let isCurrent = desk.route == route
    let heading = isCurrent ? desk.say(.overview) : desk.dates.period(period)
    return PageContent(
      title: heading, lead: isCurrent ? desk.lead(period) : desk.asOfLine,
      description: desk.say("销售指标、真实变化与对策", "Sales figures, real changes and what answers them"),
      trail: isCurrent ? [] : [(desk.say(.overview), .home), (desk.dates.period(period), nil)],
      periods: desk.periodSwitch(.home), navigation: .home,
      elements: isCurrent ? body(desk, period) : earlier(desk, period))
  }

  /// People's own pages tell their stories; the company's front page does not.
  private static let headlines: Set<String> = ["company", "region", "team", "product", "source"]

  private static func body(_ desk: Desk, _ period: Period) -> [TemplateValue] {
    let money = desk.primary
    let elements: [TemplateValue?] = [
      desk.cards(.company, period, most: 6),
      desk.happenings({ headlines.contains($0.kind) }, note: desk.chanceNote + desk.rhythmNote("win-rate")),
      desk.process("win-rate", .company),
      desk.bullets(money, by: "team", period) ?? desk.bars(money, by: "team", period),
      desk.years(money, .company),
      desk.dots("win-rate", by: "region") ?? desk.dots("win-rate", by: "team"),
      desk.qualityLine,
    ]
    return elements.compactMap { $0 }
  }

  private static func earlier(_ desk: Desk, _ period: Period) -> [TemplateValue] {
    let money = desk.primary
    let elements: [TemplateValue?] = [
      desk.cards(.company, period, most: 6),
      desk.happenings(in: period) { headlines.contains($0.kind) },
      desk.bullets(money, by: "team", period) ?? desk.bars(money, by: "team", period),
      desk.bars(money, by: "product", period), desk.bars(money, by: "region", period),
      desk.bars(money, by: "source", period),
    ]
    return elements.compactMap { $0 }
  }
}
