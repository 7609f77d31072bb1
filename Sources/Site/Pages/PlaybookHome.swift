import Findings
import Metrics
import Periods
import Templates

/// What do we know, where do I start?
enum PlaybookHome {
  static func data(_ desk: Desk) -> PageContent {
    let pages = desk.playbooks
    let relevant = desk.relevantPages(most: 6)
    var parts: [PagePart] = [
      { _ in
        Element.links(
          id: "relevant", title: desk.say("现在用得上", "Relevant now"),
          note: relevant.isEmpty
            ? desk.say("没有需要对策的真实变化或未达标。", "No real change or shortfall asks for an answer.")
            : desk.say("来自今天的真实变化与未达标。", "From today's real changes and shortfalls."),
          relevant, span: .full)
      }
    ]
    parts += shelves(desk, pages)
    parts.append { _ in ways(desk, pages) }
    return PageContent(
      title: desk.say(.playbooks), lead: desk.pageCount(pages.count),
      description: desk.say("销售手册：话术、流程、培训、产品", "Playbooks: objections, process, training, products"),
      trail: [(desk.say(.overview), .home), (desk.say(.playbooks), nil)], navigation: SiteMap.playbooks,
      elements: Element.rows(parts))
  }

  /// Five shelves at most: the two smallest groups stand together where there are six.
  private static func shelves(_ desk: Desk, _ pages: [Playbook]) -> [PagePart] {
    let groups = PlaybookGroup.all.map { ($0, $0.members(of: pages)) }.filter { !$0.1.isEmpty }
    return groups.prefix(5).enumerated().map { place, entry in
      let isLast = place == 4
      let rest = isLast ? groups.dropFirst(5) : []
      var items = links(desk, entry.0, entry.1)
      for (group, members) in rest { items += links(desk, group, members) }
      let title = ([entry] + rest).map { $0.0.title[desk.language] }.joined(separator: desk.say("、", ", "))
      let (shown, id) = (items, "kind-\(entry.0.kinds[0])")
      return { Element.links(id: id, title: title, note: "", shown, span: $0) }
    }
  }

  /// The first pages of a group, and the way to all of them.
  private static func links(_ desk: Desk, _ group: PlaybookGroup, _ members: [Playbook]) -> [LinkItem] {
    var items = members.prefix(PlaybookGroup.mostAtHome).map(desk.link)
    if members.count > items.count {
      items.append(
        LinkItem(
          label: desk.say(
            "全部 \(desk.number(members.count)) 页 →", "All \(desk.number(members.count)) pages →"),
          href: desk.address(group.route(list: 0))))
    }
    return items
  }

  /// The other ways into the knowledge base, with what changed last and how far it can be trusted.
  private static func ways(_ desk: Desk, _ pages: [Playbook]) -> TemplateValue {
    let trust = TrustReport(pages, on: desk.evaluation.context.asOf)
    var items: [LinkItem] = []
    if pages.contains(where: { $0.kind == "objection" }) {
      items.append(
        LinkItem(
          label: desk.say("异议卡（可打印）", "Objection cards (to print)"), href: desk.address(SiteMap.cards)))
    }
    items.append(LinkItem(label: desk.say("全部页面 A–Z", "All pages A–Z"), href: desk.address(SiteMap.search)))
    if !desk.map.tags(desk.language).isEmpty {
      items.append(LinkItem(label: desk.say("按标签找", "By tag"), href: desk.address(SiteMap.tags)))
    }
    items.append(
      LinkItem(
        label: desk.say("维护与可信度", "Maintenance and trust"), href: desk.address(SiteMap.maintenance),
        note: desk.trustLine(trust)))
    let changed = pages.filter { $0.changed != nil }
      .sorted { ($1.changed ?? Day(number: 0), $0.path) < ($0.changed ?? Day(number: 0), $1.path) }
    for page in changed.prefix(5) {
      items.append(
        LinkItem(
          label: page.title, href: desk.link(page).href,
          note: desk.say("最近修改 ", "changed ") + (page.changed.map(desk.dates.date) ?? "")))
    }
    return Element.links(
      id: "ways", title: desk.say("更多入口", "More ways in"), note: "", items, span: .full)
  }
}

extension Desk {
  /// The pages of this language, in the authors' order.
  var playbooks: [Playbook] { map.shelf.pages(language) }

  /// The pages that answer tonight's signals and shortfalls, those that answer most of them first.
  func relevantPages(most: Int, within includes: (Scope) -> Bool = { _ in true }) -> [LinkItem] {
    remedies(Array(map.relevance.pages(within: includes).prefix(most)))
  }

  /// Pages for a rep: those that answer what falls short around them.
  func reading(_ scope: Scope, span: Span) -> TemplateValue? {
    let team = input.sales.team(of: scope.name)
    let items = relevantPages(most: 3) {
      $0 == scope || ($0.kind == "team" && $0.name == team) || $0 == .company
    }
    guard !items.isEmpty else { return nil }
    return Element.links(
      id: "reading", title: say("推荐阅读", "Worth reading now"),
      note: say(
        "针对本人、团队和公司目前的真实变化与未达标。", "For what really changed or falls short: yours, the team's, the company's."),
      items, span: span)
  }
}
