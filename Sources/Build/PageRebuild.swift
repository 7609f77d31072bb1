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
  /// - Returns: `nil`, with nothing published, when more than texts changed, or when there is something new to say
  ///   about them.
  func run(_ options: BuildOptions) async -> BuildOutcome? {
    guard let (changed, outlines) = memory.changes(input), !changed.isEmpty else { return nil }
    // Whatever goes wrong here is told by the build of everything that follows.
    var log = Diagnostics()
    guard let publication = Publication.begin(output: output, disk: disk, &log) else { return nil }
    async let kept: Void = keepAll(publication, jobs: options.jobs)
    var options = options
    options.playbooks = .files(changed)
    let source = await readSite(options, files: disk, &log)
    await kept
    guard let source, !log.hasErrors, isSame(source, changed, outlines, log) else {
      publication.abandon()
      return nil
    }
    var outcome = await publish(source, changed, options, publication)
    outcome?.outlines = outlines
    return outcome
  }

  /// Whether other pages and the messages are what they were.
  private func isSame(
    _ source: SiteSource, _ changed: Set<String>, _ outlines: [String: String], _ log: Diagnostics
  ) -> Bool {
    let pages = source.playbooks.pages.filter { changed.contains($0.file) }
    // What is wrong with the pages must be what was wrong with them before.
    let read = changed.union(pages.flatMap(\.document.fragments))
    guard let problems = log.problems(in: read), problems == memory.log.problems(in: read) else {
      return false
    }
    let now = Dictionary(uniqueKeysWithValues: pages.map { ($0.file, $0.outline) })
    // A page that is not shown, such as a draft, has no outline.
    return changed.allSatisfy { outlines[$0] == now[$0] ?? "-" }
  }

  /// Makes the pages and ends the publication, whether it succeeds or not.
  private func publish(
    _ source: SiteSource, _ changed: Set<String>, _ options: BuildOptions, _ publication: Publication
  ) async -> BuildOutcome? {
    // What is wrong with the theme has been told.
    var told = Diagnostics()
    let theme = Theme(options, files: disk, &told)
    let input = siteInput(source, theme, memory.told, options)
    let map = SiteMap(input)
    let pages = SitePlan(input, map).pages(holding: changed, map)
    var log = Diagnostics()
    var check = LinkCheck()
    for file in traces.files { check.add(file: file) }
    await renderPages(pages, theme.library, options.jobs, publication, &check, &log)
    check.report(&log)
    guard await patchSearch(input, map, changed, options, publication), log.entries.isEmpty else {
      publication.abandon()
      return nil
    }
    let written = publication.ownPaths
    guard let publication = publication.finish(old: traces.files, &log) else { return nil }
    var outcome = BuildOutcome(pages: memory.pages, made: pages.count)
    outcome.publication = publication
    outcome.written = written
    outcome.told = memory.told
    outcome.reconciliation = memory.rows
    return outcome
  }

  /// Takes over all files of the old site; those that are made anew replace them.
  private func keepAll(_ publication: Publication, jobs: Int) async {
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
