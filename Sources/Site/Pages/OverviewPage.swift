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
      title: heading, lead: isCurrent ? desk.lead(period) : desk.earlierLead(period),
      description: desk.say("销售指标、真实变化与对策", "Sales figures, real changes and what answers them"),
      trail: isCurrent ? [] : [(desk.say(.overview), .home), (desk.dates.period(period), nil)],
      periods: desk.periodSwitch(.home), navigation: .home,
      elements: isCurrent ? body(desk, period) : earlier(desk, period))
  }

  /// People's own pages tell their stories; the company's front page does not.
  private static let headlines: Set<String> = ["company", "region", "team", "product", "source"]

  private static func body(_ desk: Desk, _ period: Period) -> [TemplateValue] {
    let money = desk.primary
    // Where there are only orders, the money itself is watched.
    let watched =
      ["win-rate", money].first { !desk.evaluation.months($0, .company).isEmpty } ?? "revenue"
    return Element.rows([
      { _ in desk.cards(.company, period, most: 6) },
      { _ in
        desk.happenings({ headlines.contains($0.kind) }, note: desk.chanceNote + desk.rhythmNote("win-rate"))
      },
      { desk.bullets(money, by: "team", period, span: $0) ?? desk.bars(money, by: "team", period, span: $0) },
      { desk.process(watched, .company, span: $0) },
      { watched != "win-rate" ? nil : desk.years(money, .company, span: $0) },
      { desk.dots("win-rate", by: "region", span: $0) ?? desk.dots("win-rate", by: "team", span: $0) },
      { _ in desk.qualityLine },
    ])
  }

  private static func earlier(_ desk: Desk, _ period: Period) -> [TemplateValue] {
    let money = desk.primary
    return Element.rows([
      { _ in desk.cards(.company, period, most: 6) },
      { _ in desk.happenings(in: period) { headlines.contains($0.kind) } },
      { desk.bullets(money, by: "team", period, span: $0) ?? desk.bars(money, by: "team", period, span: $0) },
      { desk.bars(money, by: "product", period, span: $0) },
      { desk.bars(money, by: "region", period, span: $0) },
      { desk.bars(money, by: "source", period, span: $0) },
    ])
  }
}
