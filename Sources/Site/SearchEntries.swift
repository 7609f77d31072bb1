import Diagnostics
import Markdown
import Metrics
import Search

/// Everything that can be found in the site of one language.
package func searchEntries(_ input: SiteInput, _ map: SiteMap, _ language: MessageLanguage) -> [SearchEntry] {
  let desk = Desk(input, map, language, .home)
  return desk.metricEntries + desk.playbooks.map(desk.entry) + desk.pageEntries + desk.peopleEntries
    + desk.customerEntries
}

/// The entries of pages of the knowledge base, by the files of these, with their places among ``searchEntries(_:_:_:)``.
package func searchEntries(
  of files: Set<String>, _ input: SiteInput, _ map: SiteMap, _ language: MessageLanguage
) -> [(page: Int, entry: SearchEntry)] {
  let desk = Desk(input, map, language, .home)
  let first = desk.metricEntries.count
  return desk.playbooks.enumerated().filter { files.contains($0.element.file) }.map { place, page in
    (first + place, desk.entry(page))
  }
}

extension Desk {
  fileprivate func path(_ route: Route) -> String { map.location(route, language).path }

  fileprivate var metricEntries: [SearchEntry] {
    evaluation.available.map { metric in
      SearchEntry(
        group: .metric, title: metric.label[language], address: path(SiteMap.metric(metric.id)),
        note: say("指标", "Metric"), keywords: [metric.id, other(metric.label)], isControlled: true,
        sections: [
          .init(
            heading: "", anchor: "",
            text: metric.description[language] + "\n" + metric.words[language])
        ])
    }
  }

  /// The wording of the other language: readers know some names by that one only.
  private func other(_ phrase: Phrase) -> String { language == .chinese ? phrase.english : phrase.chinese }

  fileprivate func entry(_ page: Playbook) -> SearchEntry {
    let document = page.document(shownIn: language)
    var sections = document.sections.map { section in
      SearchEntry.Section(
        heading: section.heading?.text ?? "", anchor: section.heading?.anchor ?? "", text: section.text)
    }
    if let summary = page.front.summary {
      sections.insert(.init(heading: "", anchor: "", text: summary), at: 0)
    }
    let badge: SearchEntry.Badge? =
      switch page.review(on: evaluation.context.asOf) {
      case .reviewed: .reviewed
      case .due: .due
      case .expired: .expired
      case .unpromised: nil
      }
    let kpis = page.front.kpis.compactMap { catalogue[$0.text]?.label[language] }
    return SearchEntry(
      group: .page, title: page.title, address: path(page.route), note: kindWords(page.kind).one,
      badge: badge,
      keywords: page.front.tags + kpis + [page.front.owner].compactMap { $0 }, sections: sections)
  }

  /// The dashboards, the teams, regions and products, and the lists of tags.
  fileprivate var pageEntries: [SearchEntry] {
    var entries: [(String, Route)] = [
      (input.configuration.title[language], .home), (say(.glossary), SiteMap.glossary),
      (say(.quality), SiteMap.quality), (say(.about), SiteMap.about),
    ]
    if input.sales.dataset["deals"] != nil {
      entries += [(say(.pipeline), SiteMap.pipeline), (say(.funnel), SiteMap.funnel)]
    }
    if !members("product").isEmpty { entries.append((say(.matrix), SiteMap.matrix)) }
    if let people = peopleWord { entries.append((say(people), SiteMap.teams)) }
    if !playbooks.isEmpty {
      entries += [
        (say(.playbooks), SiteMap.playbooks), (say("手册维护", "Playbook maintenance"), SiteMap.maintenance),
      ]
    }
    let pages = entries.map { SearchEntry(group: .page, title: $0.0, address: path($0.1)) }
    let members = ["team", "region", "product"].flatMap { evaluation.members(of: $0) }.compactMap {
      scope -> SearchEntry? in
      guard let route = route(of: scope) else { return nil }
      return SearchEntry(
        group: .page, title: name(scope), address: path(route), note: dimensionWord(scope.kind),
        isControlled: true)
    }
    let tags = map.tags(language).map { tag, members in
      SearchEntry(
        group: .page, title: tag, address: path(SiteMap.tag(tag)),
        note: say("标签", "Tag") + " · " + pageCount(members.count), isControlled: true)
    }
    return pages + members + tags
  }

  fileprivate var peopleEntries: [SearchEntry] {
    evaluation.members(of: "rep").compactMap { scope in
      guard let route = route(of: scope) else { return nil }
      return SearchEntry(
        group: .person, title: name(scope), address: path(route),
        note: input.sales.team(of: scope.name) ?? say(.rep), isControlled: true)
    }
  }

  /// The customers with open deals lead to the page of whoever works on the largest of them.
  fileprivate var customerEntries: [SearchEntry] {
    guard let deals = input.sales.dataset["deals"], let accounts = deals.text("account"),
      let owners = deals.text("owner")
    else { return [] }
    let amounts = deals.numbers("amount")
    // Names stay numbers until the few that are shown are known.
    var found: [Int32: (count: Int, largest: Double, owner: Int32)] = [:]
    for row in map.openDeals.open(.company) {
      let (account, owner) = (accounts.codes[row], owners.codes[row])
      guard account >= 0, owner >= 0 else { continue }
      let amount = amounts?[row] ?? 0
      var entry = found[account] ?? (0, -1, owner)
      entry.count += 1
      if amount > entry.largest { (entry.largest, entry.owner) = (amount, owner) }
      found[account] = entry
    }
    let sizes = found.values.map(\.largest).sorted(by: >)
    let least = sizes.count > mostCustomers ? sizes[mostCustomers - 1] : -.infinity
    let chosen = found.filter { $0.value.largest >= least }.map { code, entry in
      (
        key: accounts.entries[Int(code)],
        value: (count: entry.count, largest: entry.largest, owner: owners.entries[Int(entry.owner)])
      )
    }.sorted { ($1.value.largest, $0.key) < ($0.value.largest, $1.key) }.prefix(mostCustomers)
    return chosen.compactMap { account, entry in
      guard let route = route(of: Scope(kind: "rep", name: entry.owner)) else { return nil }
      return SearchEntry(
        group: .customer, title: account, address: path(route),
        note: entry.owner + " · "
          + say("进行中的商机 \(number(entry.count)) 个", counted(entry.count, "open deal", "open deals")),
        isControlled: true)
    }
  }

  /// So many customers can be found, those with the largest open deals; more would make every search larger.
  private var mostCustomers: Int { 500 }
}
