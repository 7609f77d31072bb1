import Diagnostics
import Effects
import Publish
import Search
import Site

/// A build of only those pages on which a changed text stands.
///
/// What other pages show of a page is its head and its headings. While these stay, only the page itself, the pages that
/// hold its whole text and the search index are made anew; all other files of the old site are those that a build of
/// everything would write.
struct PageRebuild {
  let input: BuildInput
  let memory: BuildMemory
  /// The old site, as the last build left it.
  let traces: OutputTraces
  let output: String
  let disk: DiskFiles

  /// Builds what changed.
  ///
  /// - Returns: `nil`, with nothing published, when more than texts changed, or when there is something to say about them.
  func run(_ options: BuildOptions) async -> BuildOutcome? {
    guard let (changed, outlines) = memory.changes(input), !changed.isEmpty,
      !memory.log.mayConcern(changed)
    else { return nil }
    var options = options
    options.playbooks = .files(changed)
    var log = Diagnostics()
    guard let source = await readSite(options, files: disk, &log), !log.hasErrors else { return nil }
    let pages = source.playbooks.pages.filter { changed.contains($0.file) }
    let fragments = pages.flatMap(\.document.fragments)
    guard !log.mayConcern(changed.union(fragments)), !memory.log.mayConcern(Set(fragments)) else {
      return nil
    }
    let now = Dictionary(uniqueKeysWithValues: pages.map { ($0.file, $0.outline) })
    // A page that is not shown, such as a draft, has no outline.
    guard changed.allSatisfy({ outlines[$0] == now[$0] ?? "-" }) else { return nil }
    guard var outcome = await publish(source, changed, options) else { return nil }
    outcome.outlines = outlines
    return outcome
  }

  private func publish(
    _ source: SiteSource, _ changed: Set<String>, _ options: BuildOptions
  ) async -> BuildOutcome? {
    // What is wrong with the theme has been told.
    var told = Diagnostics()
    let theme = Theme(options, files: disk, &told)
    var log = Diagnostics()
    let input = siteInput(source, theme, memory.told, options)
    let map = SiteMap(input)
    let pages = SitePlan(input, map).pages(holding: changed, map)
    guard let publication = Publication.begin(output: output, disk: disk, &log) else { return nil }
    var check = LinkCheck()
    for file in traces.files { check.add(file: file) }
    await renderPages(pages, theme.library, options.jobs, publication, &check, &log)
    check.report(&log)
    let isIndexed = await patchSearch(input, map, changed, options, publication)
    guard isIndexed, log.entries.isEmpty else {
      publication.abandon()
      return nil
    }
    let written = publication.paths
    await keepOthers(publication, jobs: options.jobs)
    guard let publication = publication.finish(old: traces.files, &log) else { return nil }
    var outcome = BuildOutcome(pages: memory.pages, made: pages.count)
    outcome.publication = publication
    outcome.written = written
    outcome.told = memory.told
    outcome.reconciliation = memory.rows
    return outcome
  }

  /// Takes over all files of the old site that were not made anew.
  private func keepOthers(_ publication: Publication, jobs: Int) async {
    let files = traces.files
    _ = await inChunks(files.count, jobs: jobs) { chunk in
      publication.keep(files[chunk])
      return [true]
    }
  }

  /// Puts the changed pages in the place of the old ones in the search index; returns whether that was possible.
  private func patchSearch(
    _ input: SiteInput, _ map: SiteMap, _ changed: Set<String>, _ options: BuildOptions,
    _ publication: Publication
  ) async -> Bool {
    for language in input.configuration.languages {
      let folder = "search/\(language.rawValue)/"
      func old(_ path: String) -> [UInt8]? {
        do {
          return try disk.read(publication.output + "/" + folder + path)
        } catch {
          return nil
        }
      }
      let entries = searchEntries(of: changed, input, map, language)
      guard !entries.isEmpty else { continue }
      guard let manifest = old("manifest.js"),
        let files = await patchedSearchFiles(
          manifest: manifest, changed: entries, synonyms: input.configuration.synonyms, jobs: options.jobs,
          file: old)
      else { return false }
      for file in files { publication.put(file.bytes, at: folder + file.path) }
    }
    return true
  }
}
