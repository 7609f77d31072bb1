import Diagnostics
import Metrics
import Periods

/// Everything that will be written: which pages there are, each to be made when its turn comes.
package struct SitePlan: Sendable {
  package var pages: [PagePlan] = []

  /// Lists the pages of a site in every language, sorted by their files.
  package init(_ input: SiteInput) {
    let map = SiteMap(input)
    for language in map.languages { add(language, input, map) }
    pages.sort { $0.location.path.utf8.lexicographicallyPrecedes($1.location.path.utf8) }
  }

  private mutating func add(_ language: MessageLanguage, _ input: SiteInput, _ map: SiteMap) {
    let period = Desk(input, map, language, .home).currentPeriod
    func page(_ route: Route, _ content: @escaping @Sendable (Desk) -> PageContent) {
      pages.append(
        PagePlan(route: route, language: language, location: map.location(route, language)) {
          let desk = Desk(input, map, language, route)
          return desk.page(content(desk))
        })
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
    guard !input.playbooks.isEmpty else { return }
    page(SiteMap.playbooks) { PlaybookHome.data($0) }
    for group in PlaybookGroup.all {
      let count = group.members(of: map.shelf.pages(language)).count
      for list in 0..<PlaybookGroup.lists(for: count) {
        page(group.route(list: list)) { PlaybookList.data($0, group, list: list) }
      }
    }
    let own = Set(input.playbooks.filter { $0.language == language }.map(\.path))
    for playbook in input.playbooks {
      // A page without a translation stands in the other language too, so that every link and switch works.
      guard playbook.language == language || !own.contains(playbook.path) else { continue }
      page(playbook.route) { PlaybookArticle.data($0, playbook) }
    }
  }
}
