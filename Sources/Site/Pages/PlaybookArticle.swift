import Findings
import Markup
import Metrics
import Periods
import Templates

/// How do I do this?
enum PlaybookArticle {
  static func data(_ desk: Desk, _ page: Playbook) -> PageContent {
    let document = page.document(shownIn: desk.language)
    let toc = document.headings.filter { (2...3).contains($0.level) }
    let chips = page.front.kpis.compactMap { desk.chip($0.text) }
    let facts = desk.facts(about: page)
    let stages = desk.stageStrip(page)
    let article: TemplateValue = [
      "partial": "elements/article", "span": "full", "summary": TemplateValue(page.front.summary),
      "kind": .text(page.kind), "meta": .text(desk.trust(page)), "badge": desk.badge(page),
      "hasChips": .flag(!chips.isEmpty), "chips": .list(chips),
      "chipsLabel": .text(desk.say("改善的指标", "Metrics it helps")),
      "hasFacts": .flag(!facts.isEmpty),
      "facts": .list(facts.map { ["label": .text($0.label), "text": .text($0.text)] }),
      "hasStages": .flag(!stages.isEmpty), "stages": .list(stages),
      "stagesLabel": .text(desk.say("阶段", "Stages")), "body": desk.body(page),
      "bodyLang": .text(page.language.rawValue),
      "checklist": document.tasks.isEmpty ? .null : .text(page.path),
      "resetLabel": .text(desk.say("清除勾选", "Clear the ticks")),
      "notice": .text(
        page.language == desk.language
          ? ""
          : desk.say(
            "这一页还没有中文译文，以下为英文原文。", "This page has no English translation yet; the Chinese original follows.")),
      "hasToc": .flag(toc.count >= 3), "tocLabel": .text(desk.say(.contents)),
      "toc": .list(
        toc.map { ["level": .number($0.level), "anchor": .text($0.anchor), "text": .text($0.text)] }),
    ]
    var content = PageContent(
      title: page.title, lead: "", description: page.front.summary ?? document.summary,
      trail: desk.trail(to: page), navigation: SiteMap.playbooks,
      elements: [article] + desk.surroundings(of: page))
    content.tags = page.front.tags.map { LinkItem(label: $0, href: desk.address(SiteMap.tag($0))) }
    return content
  }
}

extension Desk {
  /// What stands below the text: who needs it tonight, what it has done, what to read next.
  fileprivate func surroundings(of page: Playbook) -> [TemplateValue] {
    let related = map.shelf.related(to: page, language, most: 6)
    var elements = [section(page), tonight(page), evidence(page)].compactMap { $0 }
    if !related.isEmpty {
      elements.append(
        Element.links(
          id: "related", title: say("相关页面", "Related pages"), note: "", related.map(link), span: .full))
    }
    let (previous, next) = map.shelf.neighbours(of: page, language)
    if previous != nil || next != nil {
      elements.append([
        "partial": "elements/neighbours", "label": .text(say("前后页", "Previous and next")),
        "previous": neighbour(previous, say("上一页", "Previous")), "next": neighbour(next, say("下一页", "Next")),
      ])
    }
    return elements
  }

  /// What lies in the folder for which a page stands; `nil` for other pages.
  private func section(_ page: Playbook) -> TemplateValue? {
    let index = "/index"
    let path = page.path.hasSuffix(index) ? String(page.path.dropLast(index.count)) : page.path
    let (pages, folders) = map.shelf.folder(path, language)
    var items = folders.map { folder in
      LinkItem(
        label: folderTitle(folder), href: address(SiteMap.folder(folder)),
        note: pageCount(map.shelf.count(below: folder, language)))
    }
    items += pages.filter { $0.path != page.path }.map(link)
    guard !items.isEmpty else { return nil }
    if (1...SectionPrint.most).contains(pages.count) {
      items.append(
        LinkItem(label: say("连成一页打印", "All in one, to print"), href: address(SiteMap.print(path))))
    }
    return Element.links(
      id: "section", title: say("这一部分的页面", "In this section"), note: "", items, span: .full)
  }

  private func neighbour(_ page: Playbook?, _ word: String) -> TemplateValue {
    guard let page else { return .null }
    return ["href": .text(link(page).href), "label": .text(page.title), "word": .text(word)]
  }

  /// A metric of a page, live: its value with the last months as a line and the verdict.
  fileprivate func chip(_ id: String) -> TemplateValue? {
    guard let metric = catalogue[id] else { return nil }
    if let card = companyCard(id) { return card }
    let missing = evaluation.notShown.first { $0.metric.id == id }?.reason[language]
    return [
      "href": .null, "flagged": false, "sparkline": .markup([]),
      "name": .text(metric.label[language]), "value": .text("—"),
      "tag": .text(missing ?? say("这个时段没有记录", "no record in this period")), "tagClass": "noise",
    ]
  }

  /// Who falls short tonight in what the page helps, or got worse in it; `nil` when nobody does.
  private func tonight(_ page: Playbook) -> TemplateValue? {
    let most = 12
    var items: [LinkItem] = []
    var count = 0
    var seen: Set<String> = []
    for kpi in page.front.kpis where seen.insert(kpi.text).inserted {
      guard let metric = catalogue[kpi.text] else { continue }
      for scope in map.relevance.scopes(of: kpi.text) {
        if scope.kind == "rep" && !input.configuration.show.reps { continue }
        count += 1
        if count > most { continue }
        let target = route(of: scope) ?? SiteMap.metric(kpi.text)
        items.append(
          LinkItem(label: name(scope), href: address(target), note: trouble(metric, scope)))
      }
    }
    guard !items.isEmpty else { return nil }
    let hidden = count - most
    let note =
      hidden > 0
      ? say("另有 \(number(hidden)) 个不在此列出。", "\(number(hidden)) more are not listed here.") : ""
    return Element.links(
      id: "tonight", title: say("今天谁用得上", "Who needs it tonight"), note: note,
      items, span: .full)
  }

  /// What is wrong with a metric of a scope, in a line.
  private func trouble(_ metric: MetricDefinition, _ scope: Scope) -> String {
    let label = metric.label[language]
    if let signal = findings.signal(metric.id, scope), signal.tone == .bad {
      return label + say("：", ": ") + signal.sentence[language]
    }
    let key = SeriesKey(metric.id, scope)
    guard let shortfall = findings.shortfalls.first(where: { $0.key == key && $0.isBeyondNoise }) else {
      return label
    }
    return label + say("：", ": ")
      + say(
        "\(text(shortfall.value, metric))，目标 \(text(shortfall.target, metric))",
        "\(text(shortfall.value, metric)) against \(text(shortfall.target, metric))")
  }

  /// The steps from the overview to a page, through its folders.
  func trail(to page: Playbook) -> [(label: String, route: Route?)] {
    // A page that stands for its folder is not below itself.
    trail(toFolder: page.folders).filter { $0.route != page.route } + [(page.title, nil)]
  }

  /// The steps from the overview to a page directly below the playbooks, whose last steps are given.
  func playbookTrail(_ last: [(label: String, route: Route?)]) -> [(label: String, route: Route?)] {
    [(say(.overview), .home), (say(.playbooks), SiteMap.playbooks)] + last
  }

  func trail(toFolder folders: [String]) -> [(label: String, route: Route?)] {
    var trail = playbookTrail([])
    for count in folders.indices {
      let path = folders[...count].joined(separator: "/")
      trail.append((folderTitle(path), map.shelf.route(path, language)))
    }
    return trail
  }

  func link(_ page: Playbook) -> LinkItem {
    let other =
      page.language == language
      ? nil : page.language == .chinese ? say("中文", "in Chinese") : say("英文", "in English")
    return LinkItem(
      label: page.title, href: address(page.route),
      note: [page.front.summary, other].compactMap { $0 }.joined(separator: " · "))
  }

  /// Who answers for a page, when it was reviewed and changed.
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
    if let changed = page.changed { parts.append(say("最近修改 ", "last changed ") + dates.date(changed)) }
    return parts.joined(separator: " · ")
  }

  /// Whether a page can be trusted, in a word with its style.
  func badge(_ page: Playbook) -> TemplateValue {
    let state = page.review(on: evaluation.context.asOf)
    return ["text": .text(reviewWord(state)), "style": .text(state.rawValue)]
  }

  func reviewWord(_ state: ReviewState) -> String {
    switch state {
    case .reviewed: say("已复核", "Reviewed")
    case .due: say("将到期", "Review due")
    case .expired: say("已过期", "Expired")
    case .unpromised: say("未定复核", "No review promised")
    }
  }
}
