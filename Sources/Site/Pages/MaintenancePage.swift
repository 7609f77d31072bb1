import Diagnostics
import Findings
import Metrics
import Periods
import Templates

/// What must be mended in the knowledge base, and by whom?
enum MaintenancePage {
  static func data(_ desk: Desk) -> PageContent {
    let pages = desk.playbooks
    let gaps = PlaybookGaps(desk.input, desk.map)
    let trust = TrustReport(pages, on: desk.evaluation.context.asOf)
    let parts: [PagePart] = [
      { _ in stale(desk, pages) },
      {
        list(
          desk, "kpis-without-page", desk.say("没有页面的指标", "Metrics without a page"),
          desk.say("未达标时没有对策可给。", "When they fall short there is no answer to give."),
          gaps.metrics.map { metric in
            LinkItem(
              label: metric.label[desk.language], href: desk.address(SiteMap.metric(metric.id)),
              note: desk.evaluation.hasTargets(metric.id) ? desk.say("有目标", "has a target") : nil)
          }, $0)
      },
      {
        list(
          desk, "pages-without-kpi", desk.say("没写指标的页面", "Pages without a metric"),
          desk.say("没有任何未达标会带人来这里。", "No shortfall leads anyone here."),
          gaps.withoutMetric(desk.language).map(desk.link), $0)
      },
      {
        list(
          desk, "pages-without-owner", desk.say("没有负责人的页面", "Pages that nobody owns"), "",
          gaps.withoutOwner(desk.language).map(desk.link), $0)
      },
      {
        list(
          desk, "pages-without-review", desk.say("没定复核期的页面", "Pages without a promised review"), "",
          gaps.withoutReview(desk.language).map(desk.link), $0)
      },
      {
        list(
          desk, "pages-without-translation", desk.say("缺译文的页面", "Pages without a translation"), "",
          gaps.untranslated(desk.language).map(desk.link), $0)
      },
    ]
    return PageContent(
      title: desk.say("手册维护", "Playbook maintenance"), lead: desk.trustLine(trust),
      description: desk.say("可信度、过期页面与缺口", "Trust, pages past their review, and gaps"),
      trail: desk.playbookTrail([(desk.say("手册维护", "Playbook maintenance"), nil)]),
      navigation: SiteMap.playbooks, elements: Element.rows(parts))
  }

  private static func list(
    _ desk: Desk, _ id: String, _ title: String, _ note: String, _ items: [LinkItem], _ span: Span
  ) -> TemplateValue {
    let most = 100
    var note = items.isEmpty ? desk.say("没有。", "None.") : note
    if items.count > most {
      note += desk.say("列出前 \(most) 个。", " The first \(most) are listed.")
    }
    return Element.links(
      id: id, title: "\(title)（\(desk.number(items.count))）".parentheses(desk.language), note: note,
      Array(items.prefix(most)), span: span)
  }

  /// Pages past their review by owner, those of most use tonight first.
  private static func stale(_ desk: Desk, _ pages: [Playbook]) -> TemplateValue {
    let asOf = desk.evaluation.context.asOf
    let expired = pages.filter { $0.review(on: asOf) == .expired }
    let owners = Dictionary(grouping: expired) { $0.front.owner ?? "" }
    func days(_ page: Playbook) -> Int { page.due.map { asOf - $0 } ?? 0 }
    func isFirst(_ one: Playbook, _ other: Playbook) -> Bool {
      let (left, right) = (desk.map.relevance[one.path], desk.map.relevance[other.path])
      return left != right ? left > right : (days(other), one.path) < (days(one), other.path)
    }
    // An owner stands where the most useful of their pages would stand.
    let groups = owners.mapValues { $0.sorted(by: isFirst) }.sorted { one, other in
      guard let left = one.value.first, let right = other.value.first else { return one.key < other.key }
      return isFirst(left, right)
    }
    let rows = groups.flatMap { owner, pages in
      pages.map { page -> [Cell] in
        [
          Cell(owner.isEmpty ? desk.say("没有负责人", "nobody") : owner),
          Cell(page.title, href: desk.link(page).href),
          Cell(page.due.map(desk.dates.date) ?? "", isWhole: true),
          Cell(desk.figures.days(Double(days(page))), isNumeric: true),
          Cell(desk.number(desk.map.relevance[page.path]), isNumeric: true),
        ]
      }
    }
    let most = 100
    var note =
      rows.isEmpty
      ? desk.say("没有页面过了复核期。", "No page is past its review.")
      : desk.say("同一负责人的放在一起；今天最用得上的在前。", "By owner; what is of most use tonight comes first.")
    if rows.count > most { note += desk.say("列出前 \(most) 个。", " The first \(most) are listed.") }
    return Element.table(
      id: "stale", title: desk.say("已过复核期", "Past their review"), note: note,
      columns: [
        Cell(desk.say("负责人", "Owner")), Cell(desk.say("页面", "Page")), Cell(desk.say("应复核", "Due")),
        Cell(desk.say("已过", "Overdue"), isNumeric: true),
        Cell(desk.say("今天对应的问题", "Answers tonight"), isNumeric: true),
      ], rows: Array(rows.prefix(most)))
  }
}

extension String {
  /// The text with the parentheses of its language.
  fileprivate func parentheses(_ language: MessageLanguage) -> String {
    language == .chinese
      ? self : replacing("（", with: " (").replacing("）", with: ")")
  }
}
