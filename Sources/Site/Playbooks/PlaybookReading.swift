import Diagnostics
import Effects
import Foundation
import Markdown
import Periods
import Settings

/// The knowledge base as it was read.
package struct PlaybookSet: Sendable {
  /// The pages in the order of their paths.
  package var pages: [Playbook] = []
  /// The files that the pages link to or show, in the order of their paths.
  package var attachments: [Attachment] = []

  package init() {}
}

/// A playbook file that has been read but not rendered.
struct PlaybookSource: Sendable {
  var path: String
  var language: MessageLanguage
  var file: String
  var front: FrontMatter
  var body: [UInt8]
  var firstLine: Int
}

/// Reads every page below `playbooks/` of a site.
///
/// - Parameters:
///   - metrics: the ids that `kpis:` may name.
///   - drafts: whether pages marked as drafts, or to be published later, are read too.
///   - changed: the day of the last change of each file below the site folder, as far as known.
/// - Returns: the pages, whose links lead to the pages' addresses, and the files to be copied.
package func readPlaybooks(
  site: String, files: some Files, configuration: SiteConfiguration, metrics: [String], asOf: Day,
  drafts: Bool, changed: [String: Day] = [:], jobs: Int, _ log: inout Diagnostics
) async -> PlaybookSet {
  let tree = files.tree(site + "/playbooks", inside: site)
  for path in tree.outside.map({ "playbooks/" + $0 }) {
    log.report("path-outside-site", at: Position(file: path), ["path": path])
  }
  let known = Set(metrics)
  var sources: [PlaybookSource] = []
  for language in configuration.languages {
    let folder = language.rawValue + "/"
    let names = tree.files.filter { $0.hasPrefix(folder) && $0.hasSuffix(".md") }
      .map { String($0.dropFirst(folder.count)) }.filter { !$0.hasPrefix(fragmentFolder) }
    let read = await inChunks(names.count, jobs: jobs) { chunk in
      names[chunk].map { readSource(site, "playbooks/" + folder, $0, language, files) }
    }
    for (source, messages) in read {
      log.append(contentsOf: messages)
      guard let source else { continue }
      let isEarly = source.front.publish.map { $0 > asOf } ?? false
      if !drafts && (source.front.draft || isEarly) { continue }
      reportMetrics(source.front, known, metrics, &log)
      sources.append(source)
    }
  }
  let others = tree.files.filter { !$0.hasSuffix(".md") }
  let shelf = AttachmentShelf(others, site: site, languages: configuration.languages, files: files)
  let renderer = PlaybookRenderer(
    index: PlaybookIndex(sources), attachments: shelf,
    fragments: FragmentShelf(tree.files, site, configuration.languages, files, &log), site: site,
    languages: configuration.languages,
    files: files)
  return await render(sources, renderer, changed, jobs: jobs, &log)
}

private func reportMetrics(
  _ front: FrontMatter, _ known: Set<String>, _ metrics: [String], _ log: inout Diagnostics
) {
  for kpi in front.kpis where !known.contains(kpi.text) {
    let near = nearMiss(of: kpi.text, among: metrics)
    log.report(
      near == nil ? "playbook-unknown-kpi" : "playbook-misspelt-kpi", at: kpi.position,
      ["kpi": kpi.text, "near": near ?? ""])
  }
}

private func readSource(
  _ site: String, _ folder: String, _ name: String, _ language: MessageLanguage, _ files: some Files
) -> (PlaybookSource?, Diagnostics) {
  var log = Diagnostics()
  let file = folder + name
  do {
    let text = String(decoding: try files.read(site + "/" + file), as: UTF8.self)
    let (front, offset, line) = readFrontMatter(source: text, file: file, &log)
    let source = PlaybookSource(
      path: String(name.dropLast(3)), language: language, file: file, front: front,
      body: Array(text.utf8.dropFirst(offset)), firstLine: line)
    return (source, log)
  } catch {
    log.report("file-missing", at: Position(file: file), ["path": file])
    return (nil, log)
  }
}

/// Renders the sources on several threads; pages and messages come in the order of the sources.
private func render(
  _ sources: [PlaybookSource], _ renderer: PlaybookRenderer<some Files>, _ changed: [String: Day], jobs: Int,
  _ log: inout Diagnostics
) async -> PlaybookSet {
  let rendered = await inChunks(sources.count, jobs: jobs) { chunk in
    sources[chunk].map { renderer.render($0) }
  }
  var anchors: [MessageLanguage: [String: Set<String>]] = [:]
  for page in rendered.map(\.page) {
    anchors[page.language, default: [:]][page.path] = Set(page.document.headings.map(\.anchor))
  }
  var set = PlaybookSet()
  var used: Set<String> = []
  for result in rendered {
    log.append(contentsOf: result.messages)
    reportAnchors(result.page, renderer, anchors, &log)
    used.formUnion(result.files)
    var page = result.page
    page.changed = changed[page.file]
    set.pages.append(page)
  }
  for path in renderer.attachments.paths {
    if used.contains(path) {
      set.attachments.append(
        Attachment(file: "playbooks/" + path, location: renderer.attachments.location(path)))
    } else {
      log.report("attachment-unused", at: Position(file: "playbooks/" + path), [:])
    }
  }
  return set
}

/// Reports links to headings that their page does not have.
private func reportAnchors(
  _ page: Playbook, _ renderer: PlaybookRenderer<some Files>,
  _ anchors: [MessageLanguage: [String: Set<String>]], _ log: inout Diagnostics
) {
  for link in page.document.links {
    guard let wanted = renderer.heading(of: link, from: page), wanted.anchor != "main",
      let known = anchors[wanted.language]?[wanted.path]
    else { continue }
    let plain = wanted.anchor.removingPercentEncoding ?? wanted.anchor
    guard !known.contains(wanted.anchor), !known.contains(plain) else { continue }
    let near = nearMiss(of: plain, among: known.sorted())
    log.report(
      near == nil ? "playbook-broken-anchor" : "playbook-misspelt-anchor",
      at: Position(file: link.file ?? page.file, line: link.line, column: link.column),
      [
        "link": link.destination, "near": near ?? "",
        "known": known.sorted().prefix(8).joined(separator: ", "),
      ])
  }
}
