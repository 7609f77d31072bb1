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
      trail.append((desk.say(.teams), SiteMap.teams))
    }
    trail.append((name, isCurrent ? nil : base))
    if !isCurrent { trail.append((desk.dates.period(period), nil)) }
    return PageContent(
      title: isCurrent ? name : "\(name) · \(desk.dates.period(period))",
      lead: isCurrent ? desk.lead(period) : desk.asOfLine,
      description: desk.say("\(name)的指标与真实变化", "Figures and real changes of \(name)"), trail: trail,
      periods: scope.kind == "team" ? desk.periodSwitch(base) : .null,
      navigation: scope.kind == "product" ? SiteMap.matrix : SiteMap.teams,
      elements: isCurrent ? body(desk, scope, period) : earlier(desk, scope, period))
  }

  private static func body(_ desk: Desk, _ scope: Scope, _ period: Period) -> [TemplateValue] {
    let members = scope.kind == "team" ? desk.reps(of: scope.name) : []
    let elements: [TemplateValue?] = [
      desk.cards(scope, period, most: 6),
      desk.happenings({ $0 == scope || ($0.kind == "rep" && members.contains($0.name)) }, note: ""),
      scope.kind == "team" ? desk.bullets(desk.primary, by: "rep", within: members, period) : nil,
      scope.kind == "team" ? desk.dots("win-rate", by: "rep", within: members, of: scope) : nil,
      desk.process("win-rate", scope),
      desk.years(desk.primary, scope),
      desk.atRisk(scope),
    ]
    return elements.compactMap { $0 }
  }

  private static func earlier(_ desk: Desk, _ scope: Scope, _ period: Period) -> [TemplateValue] {
    let members = scope.kind == "team" ? desk.reps(of: scope.name) : []
    let elements: [TemplateValue?] = [
      desk.cards(scope, period, most: 6), desk.happenings(in: period) { $0 == scope },
      scope.kind == "team" ? desk.bullets(desk.primary, by: "rep", within: members, period) : nil,
      desk.years(desk.primary, scope),
    ]
    return elements.compactMap { $0 }
  }
}

/// What do I do today? The page of a rep, made for the phone first.
enum RepPage {
  static func data(_ desk: Desk, _ scope: Scope, _ period: Period) -> PageContent {
    let team = desk.input.sales.team(of: scope.name)
    var trail: [(label: String, route: Route?)] = [
      (desk.say(.overview), .home), (desk.say(.teams), SiteMap.teams),
    ]
    if let team { trail.append((team, desk.route(of: Scope(kind: "team", name: team)))) }
    trail.append((desk.name(scope), nil))
    let elements: [TemplateValue?] = [
      desk.cards(scope, period, most: 4), desk.nextSteps(scope),
      desk.bullets(desk.primary, by: "rep", within: [scope.name], period),
      desk.process("win-rate", scope), desk.years(desk.primary, scope),
      desk.reading(scope),
    ]
    return PageContent(
      title: desk.name(scope), lead: desk.lead(period),
      description: desk.say("\(scope.name)的指标与今天的下一步", "Figures and next steps of \(scope.name)"),
      trail: trail,
      navigation: SiteMap.teams, elements: elements.compactMap { $0 })
  }
}

/// Who is there: teams, regions and reps with their figures.
enum TeamsPage {
  static func data(_ desk: Desk, _ period: Period) -> PageContent {
    let elements: [TemplateValue?] = [
      desk.bullets(desk.primary, by: "team", period) ?? desk.bars(desk.primary, by: "team", period),
      desk.dots("win-rate", by: "team"), members(desk, "team", period), members(desk, "region", period),
      desk.input.configuration.show.reps ? members(desk, "rep", period) : nil,
    ]
    return PageContent(
      title: desk.say(.teams), lead: desk.lead(period),
      description: desk.say("各团队、区域与销售人员", "Teams, regions and reps"),
      trail: [(desk.say(.overview), .home), (desk.say(.teams), nil)], navigation: SiteMap.teams,
      elements: elements.compactMap { $0 })
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
