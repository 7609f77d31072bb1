import Diagnostics
import Findings
import Metrics
import Periods
import Templates

/// What do we know, where do I start?
enum PlaybookHome {
  static let route = SiteMap.playbooks

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
    parts += PlaybookGroup.all.map { group in { links(desk, group, pages, $0) } }
    return PageContent(
      title: desk.say(.playbooks), lead: desk.pageCount(pages.count),
      description: desk.say("销售手册：话术、流程、培训、产品", "Playbooks: objections, process, training, products"),
      trail: [(desk.say(.overview), .home), (desk.say(.playbooks), nil)], navigation: route,
      elements: Element.rows(parts))
  }

  /// The first pages of a group, and the way to all of them.
  private static func links(_ desk: Desk, _ group: PlaybookGroup, _ pages: [Playbook], _ span: Span)
    -> TemplateValue?
  {
    let members = group.members(of: pages)
    guard !members.isEmpty else { return nil }
    var items = members.prefix(PlaybookGroup.mostAtHome).map(desk.link)
    if members.count > items.count {
      let number = desk.figures.number(Double(members.count))
      items.append(
        LinkItem(
          label: desk.say("全部 \(number) 页 →", "All \(number) pages →"),
          href: desk.address(group.route(list: 0))))
    }
    return Element.links(
      id: "kind-\(group.kinds[0])", title: group.title[desk.language], note: "", items, span: span)
  }
}

/// How do I do this?
enum PlaybookArticle {
  static func data(_ desk: Desk, _ page: Playbook) -> PageContent {
    let chips = page.front.kpis.compactMap { mention -> TemplateValue? in
      guard let metric = desk.catalogue[mention.text] else { return nil }
      let figure = desk.value(metric.id, .company, desk.currentPeriod)
      return [
        "href": desk.map.shownMetrics.contains(metric.id)
          ? .text(desk.address(SiteMap.metric(metric.id))) : .null,
        "label": .text(metric.label[desk.language]),
        "value": .text(desk.text(figure?.value, metric)),
      ]
    }
    let toc = page.document.headings.filter { (2...3).contains($0.level) }
    let article: TemplateValue = [
      "partial": "elements/article", "span": "full", "summary": TemplateValue(page.front.summary),
      "meta": .text(desk.trust(page)), "hasChips": .flag(!chips.isEmpty), "chips": .list(chips),
      "chipsLabel": .text(desk.say("改善的指标", "Metrics it helps")), "body": .markup(page.document.html),
      "bodyLang": .text(page.language.rawValue),
      "notice": .text(
        page.language == desk.language
          ? ""
          : desk.say(
            "这一页还没有中文译文，以下为英文原文。", "This page has no English translation yet; the Chinese original follows.")),
      "hasToc": .flag(toc.count >= 3), "tocLabel": .text(desk.say(.contents)),
      "toc": .list(
        toc.map { ["level": .number($0.level), "anchor": .text($0.anchor), "text": .text($0.text)] }),
    ]
    let related = desk.map.shelf.pages(
      helping: page.front.kpis.map(\.text), desk.language, except: page.path, most: 5)
    var elements = [article]
    if !related.isEmpty {
      elements.append(
        Element.links(
          id: "related", title: desk.say("相关页面", "Related pages"), note: "", related.map(desk.link),
          span: .full))
    }
    return PageContent(
      title: page.title, lead: page.front.tags.joined(separator: " · "),
      description: page.front.summary ?? page.document.summary,
      trail: [(desk.say(.overview), .home), (desk.say(.playbooks), SiteMap.playbooks), (page.title, nil)],
      navigation: SiteMap.playbooks, elements: elements)
  }
}

extension Desk {
  /// The pages of this language, in the authors' order.
  var playbooks: [Playbook] { map.shelf.pages(language) }

  func link(_ page: Playbook) -> LinkItem {
    LinkItem(
      label: page.title, href: here.address(of: map.location(page.route, page.language)),
      note: page.front.summary)
  }

  /// The pages that answer tonight's signals and shortfalls, those that answer most of them first.
  func relevantPages(most: Int, within includes: (Scope) -> Bool = { _ in true }) -> [LinkItem] {
    var times: [String: Int] = [:]
    for signal in findings.signals where signal.tone == .bad && includes(signal.key.scope) {
      for path in signal.pages { times[path, default: 0] += 1 }
    }
    for shortfall in findings.shortfalls where shortfall.isBeyondNoise && includes(shortfall.key.scope) {
      for path in shortfall.pages { times[path, default: 0] += 1 }
    }
    let paths = times.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    return remedies(Array(paths.prefix(most)))
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

  /// Who answers for a page, and whether its review is due.
  func trust(_ page: Playbook) -> String {
    var parts: [String] = []
    if let owner = page.front.owner { parts.append(say("负责人 ", "Owner ") + owner) }
    if let reviewed = page.front.reviewed {
      parts.append(say("上次复核 ", "reviewed ") + dates.date(reviewed))
    }
    if let due = page.due {
      let word =
        due < evaluation.context.asOf ? say("已过复核期", "review overdue since") : say("下次复核", "next review")
      parts.append("\(word) \(dates.date(due))")
    }
    return parts.joined(separator: " · ")
  }
}
