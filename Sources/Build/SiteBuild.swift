import Diagnostics
import Effects
import Metrics
import Publish
import Sales
import Settings
import Site
import Templates

/// What a build did, beside its messages.
package struct BuildOutcome: Sendable {
  package var pages = 0
  /// How many of them were made in this build; the others are as they were.
  package var made = 0
  package var publication: Publication.Outcome?
  /// Where pages of the knowledge base lead to other hosts; empty when nothing was built anew.
  package var externalLinks: [ExternalLink] = []
  /// What became of the rows of every file, in both languages.
  package var reconciliation = Phrase(zh: "", en: "")
  /// What was wrong before pages were made, as the pages tell it.
  var told = Diagnostics()
  /// The file of each page of the knowledge base → a hash of what other pages see of it.
  var outlines: [String: String] = [:]
  /// The paths of the files that were made, in a build of single pages.
  var written: Set<String> = []
}

/// What became of a build.
package struct BuildResult: Sendable {
  /// `nil` when nothing was published.
  package var outcome: BuildOutcome?
  /// What became of the rows of every file, also when nothing was published; `nil` when no file was read.
  package var reconciliation: Phrase?
}

/// Builds a site: from the files of `options.site` to the folder `output`, or, without it, everything but the writing.
///
/// The straight line: read → compute → pages → templates → files aside → verify → exchange. With an error (or, strict,
/// a warning) nothing is published and the old site stays as it is. Without any change since the last build into the
/// folder, its messages are told again and nothing else is done; where only texts of the knowledge base changed, only
/// their pages are made anew.
package func buildSite(
  _ options: BuildOptions, output: String?, disk: DiskFiles, _ log: inout Diagnostics
) async -> BuildOutcome? {
  await runBuild(options, output: output, disk: disk, &log).outcome
}

/// The same as ``buildSite(_:output:disk:_:)``, which also tells of the rows of a build that failed.
package func runBuild(
  _ options: BuildOptions, output: String?, disk: DiskFiles, _ log: inout Diagnostics
) async -> BuildResult {
  var options = options
  options.changed = changedDays(options)
  guard let output, let input = await BuildInput(options, disk) else {
    return await makeSite(options, output: output, disk: disk, &log)
  }
  if let (memory, traces) = await BuildMemory.recall(input, options, output, disk) {
    let outcome =
      memory.input == input.hash
      ? unchanged(memory)
      : await PageRebuild(input: input, memory: memory, traces: traces, output: output, disk: disk).run(
        options)
    if let outcome {
      log.append(contentsOf: memory.log)
      if memory.input != input.hash {
        await BuildMemory.keep(input, outcome, log, options, output, disk, after: traces)
      }
      return BuildResult(outcome: outcome, reconciliation: memory.rows)
    }
  }
  let result = await makeSite(options, output: output, disk: disk, &log)
  if let outcome = result.outcome { await BuildMemory.keep(input, outcome, log, options, output, disk) }
  return result
}

/// What a build did that had nothing to do.
private func unchanged(_ memory: BuildMemory) -> BuildOutcome {
  let publication = Publication.Outcome(written: 0, unchanged: memory.files, removed: 0, atomic: true)
  return BuildOutcome(pages: memory.pages, publication: publication, reconciliation: memory.rows)
}

private func makeSite(
  _ options: BuildOptions, output: String?, disk: DiskFiles, _ log: inout Diagnostics
) async -> BuildResult {
  guard let source = await readSite(options, files: disk, &log) else { return BuildResult() }
  let rows = Phrase(
    zh: source.sales.reconciliation(.chinese), en: source.sales.reconciliation(.english))
  var outcome = await publish(source, options, output: output, disk: disk, &log)
  outcome?.reconciliation = rows
  return BuildResult(outcome: outcome, reconciliation: rows)
}

private func publish(
  _ source: SiteSource, _ options: BuildOptions, output: String?, disk: DiskFiles, _ log: inout Diagnostics
) async -> BuildOutcome? {
  let theme = Theme(options, files: disk, &log)
  let input = siteInput(source, theme, log, options)
  if isStopped(log, options) { return nil }
  let map = SiteMap(input)
  let plan = SitePlan(input, map)
  reportAliases(input.playbooks, plan, &log)
  if options.tellsGaps { reportPlaybookGaps(input, map, &log) }
  var publication: Publication?
  if let output {
    publication = Publication.begin(output: output, disk: disk, &log)
    guard publication != nil else { return nil }
  }
  var check = LinkCheck()
  await renderPages(plan.pages, theme.library, options.jobs, publication, &check, &log)
  for file in theme.files {
    publication?.put(file.bytes, at: file.path)
    check.add(file: file.path)
  }
  for path in await writeDataFiles(input, plan, options.jobs, publication, log) { check.add(file: path) }
  for page in input.playbooks { page.dropMarkup() }
  trimMemory()
  for path in await writeKnowledge(input, map, options, publication, disk, &log) { check.add(file: path) }
  input.words?.report(&log)
  check.report(&log)
  guard !isStopped(log, options) else {
    publication?.abandon()
    return nil
  }
  var outcome = BuildOutcome(pages: plan.pages.count { !$0.isRedirect })
  outcome.made = outcome.pages
  outcome.externalLinks = externalLinks(input.playbooks)
  outcome.told = input.diagnostics
  outcome.outlines = Dictionary(uniqueKeysWithValues: input.playbooks.map { ($0.file, $0.outline) })
  if let publication {
    outcome.publication = publication.finish(&log)
    if outcome.publication == nil { return nil }
  }
  return outcome
}

/// What the pages are made of; `told` is what is wrong with it.
func siteInput(
  _ source: SiteSource, _ theme: Theme, _ told: Diagnostics, _ options: BuildOptions
) -> SiteInput {
  var input = SiteInput(
    configuration: source.configuration, sales: source.sales, evaluation: source.evaluation,
    findings: source.findings, playbooks: source.playbooks.pages, diagnostics: told, assets: theme.addresses,
    downloads: downloads(source), version: options.version)
  input.attachments = source.playbooks.attachments
  return input
}

/// The tables that are published row by row. Answers of single people are not, where small groups are protected.
private func downloads(_ source: SiteSource) -> Set<String> {
  let all = Set(source.sales.dataset.tables.keys)
  return source.configuration.privacy.minimumGroup > 1 ? all.subtracting(["surveys", "reviews"]) : all
}

private func isStopped(_ log: Diagnostics, _ options: BuildOptions) -> Bool {
  log.hasErrors || (options.strict && log.count(.warning) > 0)
}

/// Makes the pages on several threads; messages and links are taken in the order of the plan.
func renderPages(
  _ pages: [PagePlan], _ library: TemplateLibrary, _ jobs: Int, _ publication: Publication?,
  _ check: inout LinkCheck, _ log: inout Diagnostics
) async {
  // Ten thousand pages have a million links, nearly all of them to other pages.
  let known = Set(pages.map { PageLinks.hash($0.location.path) })
  // The longest pages come first, so that no thread is left alone with them.
  let order = pages.indices.filter { pages[$0].isLong } + pages.indices.filter { !pages[$0].isLong }
  let made = await inChunks(pages.count, jobs: jobs) { chunk in
    chunk.map { place -> (index: Int, links: PageLinks, log: Diagnostics) in
      let plan = pages[order[place]]
      var log = Diagnostics()
      let page = plan.make()
      let html = library.render(page.template, page.data, &log)
      let links = PageLinks(
        plan.location.path, html, checksAnchors: plan.route.folders.first != "playbooks", known: known)
      publication?.put(html, at: plan.location.path)
      return (order[place], links, log)
    }
  }
  for (_, links, messages) in made.sorted(by: { $0.index < $1.index }) {
    check.add(links)
    log.append(contentsOf: messages)
  }
}
