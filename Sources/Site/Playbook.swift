import Diagnostics
import Effects
import Foundation
import Markdown
import Periods
import Settings

/// A page of the knowledge base in one language.
package struct Playbook: Sendable {
  /// The path below the language folder without `.md`: `objections/price`.
  package var path: String
  package var language: MessageLanguage
  /// The file relative to the site folder.
  package var file: String
  package var front: FrontMatter
  package var document: MarkdownDocument
  package let route: Route

  init(
    path: String, language: MessageLanguage, file: String, front: FrontMatter, document: MarkdownDocument,
    route: Route
  ) {
    self.path = path
    self.language = language
    self.file = file
    self.front = front
    self.document = document
    self.route = route
  }

  /// The title of its head, else its first heading, else the file's name.
  package var title: String {
    front.title ?? document.headings.first?.text ?? path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The day from which the page is past its review, or `nil` when no review was promised.
  package var due: Day? {
    guard let reviewed = front.reviewed, let days = front.reviewEveryDays else { return nil }
    return reviewed + days
  }
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
/// - Returns: the pages in the order of their paths; links between them lead to the pages' addresses.
package func readPlaybooks(
  site: String, files: some Files, configuration: SiteConfiguration, metrics: [String], asOf: Day,
  drafts: Bool,
  jobs: Int, _ log: inout Diagnostics
) async -> [Playbook] {
  var sources: [PlaybookSource] = []
  for language in configuration.languages {
    let folder = "playbooks/\(language.rawValue)"
    let tree = files.tree(site + "/" + folder, inside: site)
    for path in tree.outside.map({ folder + "/" + $0 }) {
      log.report("path-outside-site", at: Position(file: path), ["path": path])
    }
    let names = tree.files.filter { $0.hasSuffix(".md") }
    let read = await inChunks(names.count, jobs: jobs) { chunk in
      names[chunk].map { readSource(site, folder, $0, language, files) }
    }
    for (source, messages) in read {
      log.append(contentsOf: messages)
      guard let source else { continue }
      let isEarly = source.front.publish.map { $0 > asOf } ?? false
      if !drafts && (source.front.draft || isEarly) { continue }
      for kpi in source.front.kpis where !metrics.contains(kpi.text) {
        let near = nearMiss(of: kpi.text, among: metrics)
        log.report(
          near == nil ? "playbook-unknown-kpi" : "playbook-misspelt-kpi", at: kpi.position,
          ["kpi": kpi.text, "near": near ?? ""])
      }
      sources.append(source)
    }
  }
  return await render(sources, jobs: jobs, &log)
}

private func readSource(
  _ site: String, _ folder: String, _ name: String, _ language: MessageLanguage, _ files: some Files
) -> (PlaybookSource?, Diagnostics) {
  var log = Diagnostics()
  let file = folder + "/" + name
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
private func render(_ sources: [PlaybookSource], jobs: Int, _ log: inout Diagnostics) async -> [Playbook] {
  var routes: [MessageLanguage: [String: Route]] = [:]
  for source in sources {
    let slugs = source.path.split(separator: "/").map { Slugs.slug(String($0)) }
    routes[source.language, default: [:]][source.path] = Route(["playbooks"] + slugs)
  }
  let known = routes
  let rendered = await inChunks(sources.count, jobs: jobs) { chunk in
    sources[chunk].map { render($0, known[$0.language] ?? [:]) }
  }
  var anchors: [MessageLanguage: [String: Set<String>]] = [:]
  for (page, _) in rendered {
    anchors[page.language, default: [:]][page.path] = Set(page.document.headings.map(\.anchor))
  }
  for (page, messages) in rendered {
    log.append(contentsOf: messages)
    reportAnchors(page, anchors[page.language] ?? [:], &log)
  }
  return rendered.map(\.0)
}

/// Reports links to headings that their page does not have.
private func reportAnchors(_ page: Playbook, _ anchors: [String: Set<String>], _ log: inout Diagnostics) {
  for link in page.document.links {
    let wanted: (path: String, anchor: String?)
    switch target(of: link, from: page.path) {
    case .page(let path, let anchor): wanted = (path, anchor)
    case .here(let anchor): wanted = (page.path, anchor)
    case .file, .elsewhere: continue
    }
    guard let anchor = wanted.anchor, let known = anchors[wanted.path], anchor != "main" else { continue }
    let plain = anchor.removingPercentEncoding ?? anchor
    guard !known.contains(anchor), !known.contains(plain) else { continue }
    let near = nearMiss(of: plain, among: known.sorted())
    log.report(
      near == nil ? "playbook-broken-anchor" : "playbook-misspelt-anchor",
      at: Position(file: page.file, line: link.line, column: link.column),
      [
        "link": link.destination, "near": near ?? "",
        "known": known.sorted().prefix(8).joined(separator: ", "),
      ])
  }
}

private func render(_ source: PlaybookSource, _ known: [String: Route]) -> (Playbook, Diagnostics) {
  var log = Diagnostics()
  var options = MarkdownOptions(words: source.language == .chinese ? .chinese : .english)
  options.lineOffset = source.firstLine - 1
  options.reservedAnchors = ["main"]
  let route = known[source.path] ?? .home
  let here = Location(route.path)
  options.resolve = { link in
    switch target(of: link, from: source.path) {
    case .here, .elsewhere: return .asWritten
    case .file: return .nowhere
    case .page(let path, let anchor):
      guard let target = known[path] else { return .nowhere }
      return .address(here.address(of: Location(target.path), anchor: anchor), title: nil)
    }
  }
  let document = renderMarkdown(source.body, options)
  for link in document.links {
    let path: String
    switch target(of: link, from: source.path) {
    case .here, .elsewhere: continue
    case .file(let file): path = file
    case .page(let page, _):
      if known[page] != nil { continue }
      path = page
    }
    let near = nearMiss(of: path, among: known.keys.sorted())
    log.report(
      near == nil ? "playbook-broken-link" : "playbook-misspelt-link",
      at: Position(file: source.file, line: link.line, column: link.column),
      ["link": link.destination, "near": near ?? ""])
  }
  let page = Playbook(
    path: source.path, language: source.language, file: source.file, front: source.front, document: document,
    route: route)
  return (page, log)
}

/// What a link of a playbook means to the site.
private enum PlaybookTarget {
  case page(String, anchor: String?)
  /// A heading of the page itself.
  case here(anchor: String)
  /// A file of the site folder that is no page.
  case file(String)
  /// Another host, a mailbox, or an address from the root of the server.
  case elsewhere
}

/// A relative link to a `.md` file, or a wiki link, leads to a page of the same language; other relative links lead to
/// files, which are not published.
private func target(of link: MarkdownLink, from page: String) -> PlaybookTarget {
  var destination = link.destination[...]
  var anchor: String?
  if let hash = destination.firstIndex(of: "#") {
    anchor = String(destination[destination.index(after: hash)...])
    destination = destination[..<hash]
  }
  if destination.isEmpty, link.kind != .wiki { return anchor.map { .here(anchor: $0) } ?? .elsewhere }
  let isPage = link.kind == .wiki || (destination.hasSuffix(".md") && !destination.contains("://"))
  guard isPage, !destination.isEmpty else {
    let first = destination.prefix { $0 != "/" }
    return destination.hasPrefix("/") || first.contains(":") || link.kind == .bare
      ? .elsewhere : .file(String(destination))
  }
  var folders = link.kind == .wiki ? [] : page.split(separator: "/").dropLast().map(String.init)
  for part in destination.split(separator: "/") {
    if part == "." { continue }
    if part == ".." {
      if folders.isEmpty { return .page(String(destination), anchor: anchor) }
      folders.removeLast()
    } else {
      folders.append(String(part))
    }
  }
  var path = folders.joined(separator: "/")
  if path.hasSuffix(".md") { path.removeLast(3) }
  return .page(path, anchor: anchor)
}
