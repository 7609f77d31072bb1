import Diagnostics
import Effects
import Foundation
import Markdown
import Periods
import Sales
import Settings
import Synchronization

/// The knowledge base as it was read.
package struct PlaybookSet: Sendable {
  /// The pages in the order of their paths.
  package var pages: [Playbook] = []
  /// The files that the pages link to or show, in the order of their paths.
  package var attachments: [Attachment] = []

  package init() {}
}

/// Of which pages of the knowledge base the text is wanted.
package enum PlaybookChoice: Sendable {
  case all
  /// Of these files, and of the pages that share a page of the site with them.
  case files(Set<String>)
}

/// A playbook file that has been read but not rendered.
struct PlaybookSource: Sendable {
  var path: String
  var language: MessageLanguage
  var file: String
  var front: FrontMatter
  /// A hash of the lines above the body.
  var head: String
  let body: PlaybookBody
  var firstLine: Int
}

/// The text of a page until it is rendered: all texts together are much to keep.
final class PlaybookBody: Sendable {
  private let text: Mutex<[UInt8]?>
  private let load: @Sendable () -> [UInt8]

  /// - Parameters:
  ///   - bytes: the text, or `nil` when it is only read where somebody asks for it.
  ///   - load: reads it.
  init(_ bytes: [UInt8]?, load: @escaping @Sendable () -> [UInt8]) {
    text = Mutex(bytes)
    self.load = load
  }

  var bytes: [UInt8] { text.withLock { $0 } ?? load() }

  func drop() { text.withLock { $0 = nil } }
}

/// Reads every page below `playbooks/` of a site.
///
/// - Parameters:
///   - metrics: the ids that `kpis:` may name.
///   - drafts: whether pages marked as drafts, or to be published later, are read too.
///   - changed: the day of the last change of each file below the site folder, as far as known.
///   - choice: which pages are rendered; the others have a head and no text.
/// - Returns: the pages, whose links lead to the pages' addresses, and the files to be copied.
package func readPlaybooks(
  site: String, files: some Files, configuration: SiteConfiguration, metrics: [String], asOf: Day,
  drafts: Bool, changed: [String: Day] = [:], choice: PlaybookChoice = .all, jobs: Int,
  _ log: inout Diagnostics
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
      names[chunk].map { name in
        let file = "playbooks/" + folder + name
        return readSource(
          String(name.dropLast(3)), language, file: file, at: site + "/" + file, files,
          isWhole: choice.mayRead(file))
      }
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
  return await render(sources, renderer, changed, choice, jobs: jobs, &log)
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

/// Heads of pages are rarely longer.
private let usualHead = 4_096

/// Reads a page, or only its head.
private func readSource(
  _ path: String, _ language: MessageLanguage, file: String, at place: String, _ files: some Files,
  isWhole: Bool
) -> (PlaybookSource?, Diagnostics) {
  var log = Diagnostics()
  do {
    let bytes =
      isWhole ? repaired(try files.read(place)) : try files.beginning(of: place, most: usualHead)
    let (front, offset, line) = readFrontMatter(bytes: bytes, file: file, &log)
    // A head without its end may have been cut off.
    if !isWhole, bytes.count == usualHead, !log.entries.isEmpty || front.title == nil {
      return readSource(path, language, file: file, at: place, files, isWhole: true)
    }
    let body = PlaybookBody(isWhole ? Array(bytes[offset...]) : nil) {
      do {
        return Array(repaired(try files.read(place)).dropFirst(offset))
      } catch {
        return []
      }
    }
    let source = PlaybookSource(
      path: path, language: language, file: file, front: front, head: contentHash(Array(bytes[..<offset])),
      body: body, firstLine: line)
    return (source, log)
  } catch {
    log.report("file-missing", at: Position(file: file), ["path": file])
    return (nil, log)
  }
}

/// The bytes, with U+FFFD for what is no UTF-8.
private func repaired(_ bytes: [UInt8]) -> [UInt8] {
  String(validating: bytes, as: UTF8.self) == nil ? Array(String(decoding: bytes, as: UTF8.self).utf8) : bytes
}

/// Renders the sources on several threads; pages and messages come in the order of the sources.
private func render(
  _ sources: [PlaybookSource], _ renderer: PlaybookRenderer<some Files>, _ changed: [String: Day],
  _ choice: PlaybookChoice, jobs: Int, _ log: inout Diagnostics
) async -> PlaybookSet {
  let wanted = choice.places(in: sources)
  let rendered = await inChunks(sources.count, jobs: jobs) { chunk in
    chunk.map { wanted?.contains($0) ?? true ? renderer.render(sources[$0]) : renderer.sketch(sources[$0]) }
  }
  let anchors = anchors(rendered.map(\.page), sources, renderer, isWhole: wanted == nil)
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

extension PlaybookChoice {
  /// Whether the text of a file is wanted for itself.
  fileprivate func mayRead(_ file: String) -> Bool {
    guard case .files(let files) = self else { return true }
    return files.contains(file)
  }

  /// The places of the pages to be rendered; `nil` stands for all.
  fileprivate func places(in sources: [PlaybookSource]) -> Set<Int>? {
    guard case .files(let files) = self else { return nil }
    let chosen = sources.filter { files.contains($0.file) }
    let folders = Set(chosen.map { folder(of: $0) })
    let hasObjection = chosen.contains { $0.front.kind == "objection" }
    let short = Set(
      folders.filter { folder in
        sources.count { self.folder(of: $0) == folder } <= SectionPrint.most * 2
      })
    return Set(
      sources.indices.filter { place in
        let source = sources[place]
        // Pages of a short folder are printed as one, all objections are one page of cards, and the first heading of a
        // page without a title is its title.
        return files.contains(source.file) || source.front.title == nil
          || hasObjection && source.front.kind == "objection"
          || !short.isEmpty && short.contains(folder(of: source))
      })
  }

  private func folder(of source: PlaybookSource) -> String {
    source.path.split(separator: "/").dropLast().joined(separator: "/")
  }
}

/// The anchors of the headings of each page, by language and path.
///
/// - Parameter isWhole: whether all pages are rendered; if not, those to whose headings others link are rendered here.
private func anchors(
  _ pages: [Playbook], _ sources: [PlaybookSource], _ renderer: PlaybookRenderer<some Files>, isWhole: Bool
) -> [MessageLanguage: [String: Set<String>]] {
  var anchors: [MessageLanguage: [String: Set<String>]] = [:]
  func add(_ page: Playbook) {
    anchors[page.language, default: [:]][page.path] = Set(page.document.headings.map(\.anchor))
  }
  guard !isWhole else {
    pages.forEach(add)
    return anchors
  }
  for page in pages {
    for link in page.document.links {
      guard let wanted = renderer.heading(of: link, from: page),
        anchors[wanted.language]?[wanted.path] == nil,
        let source = sources.first(where: { $0.language == wanted.language && $0.path == wanted.path })
      else { continue }
      add(renderer.render(source).page)
    }
  }
  return anchors
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
