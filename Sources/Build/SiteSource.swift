import Diagnostics
import Effects
import Findings
import Metrics
import Periods
import Sales
import Settings
import Site

/// What a build is asked to do.
package struct BuildOptions: Sendable {
  /// The site folder.
  package var site: String
  /// The folder of the standard theme.
  package var templates: String
  /// The as-of day of the command line.
  package var asOf: Day?
  /// The clock's day in the site's zone, and the zone's distance from UTC in seconds.
  package var today: Day
  package var zoneOffset: Int
  package var baseURL: String?
  package var drafts = false
  /// The day of the last commit that changed a file, by its path below the site folder.
  package var changed: [String: Day] = [:]
  /// Of which pages of the knowledge base the text is wanted.
  var playbooks = PlaybookChoice.all
  /// Whether the gaps of the knowledge base are told too, as `check` does.
  package var tellsGaps = false
  /// Whether warnings stand in the way of publishing.
  package var strict = false
  package var jobs = 2
  package var version: String

  package init(site: String, templates: String, today: Day, zoneOffset: Int, version: String) {
    self.site = site
    self.templates = templates
    self.today = today
    self.zoneOffset = zoneOffset
    self.version = version
  }
}

/// A site read and computed, before it is pages.
package struct SiteSource: Sendable {
  package var configuration: SiteConfiguration
  package var sales: SalesData
  package var evaluation: Evaluation
  package var findings: Findings
  package var playbooks: PlaybookSet
}

/// Reads a site and computes everything that its pages say.
///
/// - Returns: `nil` after messages, when there is no readable configuration.
package func readSite(
  _ options: BuildOptions, files: some Files, _ log: inout Diagnostics
) async -> SiteSource? {
  guard let configuration = readConfiguration(options, files, &log) else { return nil }
  let sales = readSales(
    configuration, files: files, site: options.site, asOf: options.asOf, today: options.today,
    jobs: options.jobs, &log)
  let own = ownText("metrics.yml", options, files, &log).map { (text: $0, file: "metrics.yml") }
  var catalogue = MetricCatalogue.read(standard: standardMetrics, own: own, data: sales.dataset, &log)
  catalogue.protectGroups(below: configuration.privacy.minimumGroup)
  var context = EvaluationContext(calendar: sales.calendar, asOf: sales.asOf)
  context.primary = configuration.primary
  context.primaryPosition = configuration.primaryPosition
  context.goals = configuration.goals
  context.stale = configuration.stale
  context.stages = sales.stages.open.map(\.title)
  context.periods = configuration.show.periods
  context.covers = sales.covers
  context.jobs = options.jobs
  context.figure = messageFigure(currency: configuration.currency)
  let evaluation = await evaluate(catalogue, sales.dataset, context, &log)
  let playbooks = await readPlaybooks(
    site: options.site, files: files, configuration: configuration, metrics: catalogue.definitions.map(\.id),
    asOf: sales.asOf, drafts: options.drafts, changed: options.changed,
    choice: options.playbooks, jobs: options.jobs, &log)
  reportNamesakes(playbooks.pages, &log)
  reportKPIReferences(playbooks.pages, evaluation, &log)
  reportSubjects(playbooks.pages, sales, evaluation, &log)
  let pages = answers(playbooks.pages)
  reportUnanswered(evaluation, pages, hasPlaybooks: !playbooks.pages.isEmpty, &log)
  let found = findings(evaluation, sales.dataset, configuration, pages: pages)
  return SiteSource(
    configuration: configuration, sales: sales, evaluation: evaluation, findings: found, playbooks: playbooks)
}

private func readConfiguration(
  _ options: BuildOptions, _ files: some Files, _ log: inout Diagnostics
) -> SiteConfiguration? {
  guard files.kind(options.site + "/quotabook.yml") == .file else {
    log.report("no-site", at: nil, ["path": options.site])
    return nil
  }
  guard let source = ownText("quotabook.yml", options, files, &log) else { return nil }
  guard let root = parseYAML(source, file: "quotabook.yml", &log) else { return nil }
  var configuration = Settings.readConfiguration(root, &log)
  if let changes = ownText("changes.yml", options, files, &log),
    let root = parseYAML(changes, file: "changes.yml", &log)
  {
    configuration.changes = readChanges(root, &log)
  }
  for language in configuration.languages {
    let file = "strings/\(language.rawValue).yml"
    if let own = ownText(file, options, files, &log), let root = parseYAML(own, file: file, &log) {
      configuration.wording[language] = readWording(root, &log)
    }
  }
  if let base = options.baseURL { configuration.baseURL = base.hasSuffix("/") ? base : base + "/" }
  return configuration
}

/// The text of a file in the site folder; `nil` when there is none, and after a message when it is a link that leads out
/// of the site or cannot be read.
private func ownText(
  _ name: String, _ options: BuildOptions, _ files: some Files, _ log: inout Diagnostics
) -> String? {
  let path = options.site + "/" + name
  // An optional file that is not there is no fault.
  guard files.kind(path) == .file else { return nil }
  guard files.resolvesInside(options.site, path) else {
    log.report("link-outside-site", at: Position(file: name), ["path": name])
    return nil
  }
  do {
    return String(decoding: try files.read(path), as: UTF8.self)
  } catch {
    log.report("disk-failed", at: Position(file: name), ["reason": error.reason])
    return nil
  }
}

/// Metric → the pages that say they help it: those that tell what to do first, then in the authors' order.
private func answers(_ playbooks: [Playbook]) -> [String: [String]] {
  let kinds = [
    "objection", "process", "training", "guide", "meeting", "case", "product", "competitor", "role",
  ]
  var pages: [String: [String]] = [:]
  // Ranks are found once, and whole pages are not moved about.
  let keys = playbooks.enumerated().map { place, page in
    let rank = page.front.kind.flatMap { kinds.firstIndex(of: $0) } ?? kinds.count
    return (rank: rank, order: page.front.order ?? .max, path: page.path, place: place)
  }.sorted { ($0.rank, $0.order, $0.path, $0.place) < ($1.rank, $1.order, $1.path, $1.place) }
  var told: [String: Set<String>] = [:]
  for key in keys {
    for kpi in playbooks[key.place].front.kpis where told[kpi.text, default: []].insert(key.path).inserted {
      pages[kpi.text, default: []].append(key.path)
    }
  }
  return pages
}

/// Two pages of one language with the same title cannot be told apart in lists and in the search.
private func reportNamesakes(_ playbooks: [Playbook], _ log: inout Diagnostics) {
  var first: [MessageLanguage: [String: String]] = [:]
  for page in playbooks {
    guard let other = first[page.language]?[page.title] else {
      first[page.language, default: [:]][page.title] = page.file
      continue
    }
    let heading = page.document.headings.first.map { Position(file: page.file, line: $0.line) }
    log.report(
      "playbook-duplicate-title", at: page.front.titlePosition ?? heading ?? Position(file: page.file),
      ["title": page.title, "other": other])
  }
}

/// A metric with a target and no page is a warning: bad news without help.
private func reportUnanswered(
  _ evaluation: Evaluation, _ pages: [String: [String]], hasPlaybooks: Bool, _ log: inout Diagnostics
) {
  guard hasPlaybooks else { return }
  for metric in evaluation.available where pages[metric.id] == nil && evaluation.hasTargets(metric.id) {
    log.report("kpi-without-page", at: Position(file: "playbooks"), ["kpi": metric.id])
  }
}
