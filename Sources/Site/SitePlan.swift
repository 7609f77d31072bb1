import Diagnostics
import Metrics
import Periods

/// Everything that will be written: which pages there are, each to be made when its turn comes.
package struct SitePlan: Sendable {
  package var pages: [PagePlan] = []
  private let languages: [MessageLanguage]

  /// Lists the pages of a site in every language, sorted by their files.
  package init(_ input: SiteInput) {
    self.init(input, SiteMap(input))
  }

  package init(_ input: SiteInput, _ map: SiteMap) {
    languages = map.languages
    for language in map.languages { add(language, input, map) }
    for language in map.languages { addRedirects(language, input, map) }
    pages.sort { $0.location.path.utf8.lexicographicallyPrecedes($1.location.path.utf8) }
  }

  /// The pages that hold the whole text of pages of the knowledge base, by the files of these.
  package func pages(holding files: Set<String>, _ map: SiteMap) -> [PagePlan] {
    var wanted: Set<Location> = []
    for language in languages {
      for page in map.shelf.pages(language) where files.contains(page.file) {
        wanted.insert(map.location(page.route, language))
        wanted.insert(map.location(SiteMap.print(page.folders.joined(separator: "/")), language))
        if page.kind == "objection" { wanted.insert(map.location(SiteMap.cards, language)) }
      }
    }
    return pages.filter { wanted.contains($0.location) && !$0.isRedirect }
  }

  private mutating func add(_ language: MessageLanguage, _ input: SiteInput, _ map: SiteMap) {
    let period = Desk(input, map, language, .home).currentPeriod
    func page(_ route: Route, _ content: @escaping @Sendable (Desk) -> PageContent) {
      add(route, language, input, map, content)
    }
    page(.home) { OverviewPage.data($0, period) }
    if Desk(input, map, language, .home).peopleWord != nil {
      page(SiteMap.teams) { TeamsPage.data($0, period) }
    }
    page(SiteMap.glossary) { GlossaryPage.data($0, period) }
    page(SiteMap.quality) { QualityPage.data($0) }
    page(SiteMap.about) { AboutPage.data($0) }
    if language == map.languages.first {
      pages.append(
        PagePlan(
          route: SiteMap.notFound, language: language, location: map.location(SiteMap.notFound, language)
        ) {
          NotFoundPage.page(Desk(input, map, language, SiteMap.notFound))
        })
    }
    if input.sales.dataset["deals"] != nil {
      page(SiteMap.pipeline) { PipelinePage.data($0, period) }
      page(SiteMap.funnel) { FunnelPage.data($0, period) }
    }
    if !input.evaluation.members(of: "product").isEmpty {
      page(SiteMap.matrix) { MatrixPage.data($0, period) }
    }
    for metric in input.evaluation.available {
      page(SiteMap.metric(metric.id)) { MetricPage.data($0, metric, period) }
    }
    let archive = Desk(input, map, language, .home).archive()
    for earlier in archive { page(Route.home.period(earlier.slug)) { OverviewPage.data($0, earlier) } }
    for kind in ["team", "region", "product", "rep"] {
      for scope in input.evaluation.members(of: kind) {
        guard let route = map.route(of: scope) else { continue }
        if kind == "rep" {
          page(route) { RepPage.data($0, scope, period) }
          continue
        }
        page(route) { ScopePage.data($0, scope, period) }
        guard kind == "team" else { continue }
        for earlier in archive { page(route.period(earlier.slug)) { ScopePage.data($0, scope, earlier) } }
      }
    }
    page(SiteMap.search) { SearchPage.data($0) }
    guard !input.playbooks.isEmpty else { return }
    addPlaybooks(language, input, map)
  }

  private mutating func add(
    _ route: Route, _ language: MessageLanguage, _ input: SiteInput, _ map: SiteMap,
    _ content: @escaping @Sendable (Desk) -> PageContent
  ) {
    pages.append(
      PagePlan(route: route, language: language, location: map.location(route, language)) {
        let desk = Desk(input, map, language, route)
        return desk.page(content(desk))
      })
  }

  /// Where a page of a language is written.
  func location(_ route: Route, _ language: MessageLanguage) -> Location {
    SiteMap.location(route, language, first: languages.first)
  }

  /// Keeps the earlier addresses of pages, unless a page stands there now.
  private mutating func addRedirects(_ language: MessageLanguage, _ input: SiteInput, _ map: SiteMap) {
    var taken = Set(pages.map(\.location))
    for page in map.shelf.pages(language) where page.language == language {
      for route in page.front.aliases.compactMap(Redirect.route) {
        let location = map.location(route, language)
        guard taken.insert(location).inserted else { continue }
        pages.append(
          PagePlan(route: route, language: language, location: location, isRedirect: true) {
            Desk(input, map, language, route).redirect(to: page)
          })
      }
    }
  }

  /// Lists the pages of the knowledge base.
  private mutating func addPlaybooks(
    _ language: MessageLanguage, _ input: SiteInput, _ map: SiteMap
  ) {
    func page(_ route: Route, _ content: @escaping @Sendable (Desk) -> PageContent) {
      add(route, language, input, map, content)
    }
    page(SiteMap.playbooks) { PlaybookHome.data($0) }
    page(SiteMap.maintenance) { MaintenancePage.data($0) }
    let members = map.shelf.pages(language)
    if members.contains(where: { $0.kind == "objection" }) { page(SiteMap.cards) { ObjectionCards.data($0) } }
    for group in PlaybookGroup.all {
      for list in 0..<PlaybookGroup.lists(for: group.members(of: members).count) {
        page(group.route(list: list)) { PlaybookList.data($0, group, list: list) }
      }
    }
    if !map.tags(language).isEmpty { page(SiteMap.tags) { TagsPage.data($0) } }
    // Two tags may have one address when they differ only in what addresses refuse.
    var tagged: Set<Route> = []
    for (tag, _) in map.tags(language) where tagged.insert(SiteMap.tag(tag)).inserted {
      page(SiteMap.tag(tag)) { TagPage.data($0, tag) }
    }
    // A page without a translation stands in the other language too, so that every link and switch works.
    for playbook in members { page(playbook.route) { PlaybookArticle.data($0, playbook) } }
    let own = Set(members.map(\.route))
    for path in map.shelf.folderPaths(language) where !path.isEmpty {
      if !own.contains(SiteMap.folder(path)) {
        page(SiteMap.folder(path)) { PlaybookFolderPage.data($0, path) }
      }
      let count = map.shelf.folder(path, language).pages.count
      if (1...SectionPrint.most).contains(count) { page(SiteMap.print(path)) { SectionPrint.data($0, path) } }
    }
  }
}
