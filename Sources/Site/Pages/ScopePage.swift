import Findings
import Metrics
import Periods
import Templates

/// Which member needs which help? The page of a team, a region or a product.
enum ScopePage {
  static func data(_ desk: Desk, _ scope: Scope, _ period: Period) -> PageContent {
    let base = desk.route(of: scope) ?? .home
    let isCurrent = desk.route == base
    let name = desk.name(scope)
    var trail: [(label: String, route: Route?)] = [(desk.say(.overview), .home)]
    if scope.kind == "product" {
      trail.append((desk.say(.matrix), SiteMap.matrix))
    } else {
      trail.append((desk.say(desk.peopleWord ?? .teams), SiteMap.teams))
    }
    trail.append((name, isCurrent ? nil : base))
    if !isCurrent { trail.append((desk.dates.period(period), nil)) }
    return PageContent(
      title: isCurrent ? name : "\(name) · \(desk.dates.period(period))",
      lead: isCurrent ? desk.lead(period) : desk.earlierLead(period),
      description: desk.say("\(name)的指标与真实变化", "Figures and real changes of \(name)"), trail: trail,
      periods: scope.kind == "team" ? desk.periodSwitch(base) : .null,
      navigation: scope.kind == "product" ? SiteMap.matrix : SiteMap.teams,
      elements: isCurrent ? body(desk, scope, period) : earlier(desk, scope, period))
  }

  private static func body(_ desk: Desk, _ scope: Scope, _ period: Period) -> [TemplateValue] {
    let members = scope.kind == "team" ? desk.reps(of: scope.name) : []
    let isTeam = scope.kind == "team"
    let elements = Element.rows([
      { _ in desk.cards(scope, period, most: 6) },
      { _ in
        desk.happenings({ $0 == scope || ($0.kind == "rep" && members.contains($0.name)) }, note: "")
      },
      { isTeam ? desk.bullets(desk.primary, by: "rep", within: members, period, span: $0) : nil },
      { isTeam ? desk.dots("win-rate", by: "rep", within: members, of: scope, span: $0) : nil },
      { desk.process("win-rate", scope, span: $0) },
      { desk.years(desk.primary, scope, span: $0) },
      { _ in desk.atRisk(scope) },
    ])
    return desk.withRowsBehind(scope, elements)
  }

  private static func earlier(_ desk: Desk, _ scope: Scope, _ period: Period) -> [TemplateValue] {
    let members = scope.kind == "team" ? desk.reps(of: scope.name) : []
    let isTeam = scope.kind == "team"
    return Element.rows([
      { _ in desk.cards(scope, period, most: 6) },
      { _ in desk.happenings(in: period) { $0 == scope } },
      { isTeam ? desk.bullets(desk.primary, by: "rep", within: members, period, span: $0) : nil },
      { desk.years(desk.primary, scope, until: period, span: $0) },
    ])
  }
}

/// What do I do today? The page of a rep, made for the phone first.
enum RepPage {
  static func data(_ desk: Desk, _ scope: Scope, _ period: Period) -> PageContent {
    let team = desk.input.sales.team(of: scope.name)
    var trail: [(label: String, route: Route?)] = [
      (desk.say(.overview), .home), (desk.say(desk.peopleWord ?? .teams), SiteMap.teams),
    ]
    if let team { trail.append((team, desk.route(of: Scope(kind: "team", name: team)))) }
    trail.append((desk.name(scope), nil))
    let elements = Element.rows([
      { _ in desk.cards(scope, period, most: 4) },
      { _ in desk.nextSteps(scope) },
      // One row is low: beside a chart of months it would leave a hole below.
      { _ in desk.bullets(desk.primary, by: "rep", within: [scope.name], period, span: .full) },
      { desk.process("win-rate", scope, span: $0) },
      { desk.years(desk.primary, scope, span: $0) },
      { desk.reading(scope, span: $0) },
    ])
    return PageContent(
      title: desk.name(scope), lead: desk.lead(period),
      description: desk.say("\(scope.name)的指标与今天的下一步", "Figures and next steps of \(scope.name)"),
      trail: trail, navigation: SiteMap.teams, elements: desk.withRowsBehind(scope, elements))
  }
}

/// Who is there: teams, regions and reps with their figures.
enum TeamsPage {
  static func data(_ desk: Desk, _ period: Period) -> PageContent {
    let money = desk.primary
    let title = desk.say(desk.peopleWord ?? .teams)
    let elements = Element.rows([
      { desk.bullets(money, by: "team", period, span: $0) ?? desk.bars(money, by: "team", period, span: $0) },
      { desk.dots("win-rate", by: "team", span: $0) },
      { _ in members(desk, "team", period) },
      { _ in members(desk, "region", period) },
      { _ in desk.input.configuration.show.reps ? members(desk, "rep", period) : nil },
    ])
    return PageContent(
      title: title, lead: desk.lead(period),
      description: desk.say("各团队、区域与销售人员", "Teams, regions and reps"),
      trail: [(desk.say(.overview), .home), (title, nil)], navigation: SiteMap.teams,
      elements: elements)
  }

  private static func members(_ desk: Desk, _ kind: String, _ period: Period) -> TemplateValue? {
    let names = desk.members(kind)
    guard !names.isEmpty else { return nil }
    let metrics = [desk.primary, "win-rate", "pipeline-open", "stale-open"].compactMap { desk.catalogue[$0] }
    let columns =
      [Cell(desk.dimensionWord(kind))] + metrics.map { Cell($0.label[desk.language], isNumeric: true) }
    let rows = names.compactMap { name -> [Cell]? in
      let scope = Scope(kind: kind, name: name)
      guard metrics.contains(where: { desk.value($0.id, scope, period)?.value != nil }) else { return nil }
      return [Cell(desk.name(scope), href: desk.route(of: scope).map { desk.address($0) })]
        + metrics.map { Cell(desk.text(desk.value($0.id, scope, period)?.value, $0), isNumeric: true) }
    }
    return Element.table(
      id: "members-\(kind)", title: desk.dimensionWord(kind),
      note: desk.say("按名称排列，不是排名。", "In order of name; this is not a ranking."), columns: columns, rows: rows)
  }
}
