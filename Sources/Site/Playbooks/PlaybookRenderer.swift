import Diagnostics
import Effects
import Markdown
import Sales
import Settings

/// Turns the source of a page into the page, knowing all the others.
struct PlaybookRenderer<Disk: Files>: Sendable {
  let index: PlaybookIndex
  let attachments: AttachmentShelf
  let fragments: FragmentShelf
  let site: String
  let languages: [MessageLanguage]
  let files: Disk

  /// What a source gives: the page, what is wrong with it, and the files that it links to, below `playbooks/`.
  struct Result: Sendable {
    var page: Playbook
    var messages: Diagnostics
    var files: [String]
  }

  /// Where a link of a page leads, once the names are looked up.
  private enum Way {
    /// A page, in the language in which the link stands unless another is named.
    case page(Route, MessageLanguage?, anchor: String?, title: String?)
    case file(String)
    /// As the author wrote it.
    case asWritten
    case nowhere(id: String, arguments: [String: String])
  }

  func render(_ source: PlaybookSource) -> Result {
    var log = Diagnostics()
    let document = document(source, shownIn: source.language)
    var used: [String] = []
    for link in document.links {
      switch way(of: link, source) {
      case .asWritten, .page: continue
      case .file(let path): used.append(path)
      case .nowhere(let id, let arguments):
        log.report(
          id, at: Position(file: link.file ?? source.file, line: link.line, column: link.column), arguments)
      }
    }
    document.report(file: source.file, to: &log)
    var abroad: [MessageLanguage: MarkdownDocument] = [:]
    for language in languages where language != source.language {
      // Without a translation the page stands in the other language too, where its links start from another folder.
      guard index.route(source.path, language.rawValue) == nil else { continue }
      abroad[language] = self.document(source, shownIn: language)
    }
    var page = page(source, PlaybookText(document, abroad: abroad))
    page.outline = outline(source, document, used)
    source.body.drop()
    return Result(page: page, messages: log, files: used)
  }

  /// The page without its text.
  func sketch(_ source: PlaybookSource) -> Result {
    Result(page: page(source, PlaybookText(MarkdownDocument())), messages: Diagnostics(), files: [])
  }

  private func page(_ source: PlaybookSource, _ text: PlaybookText) -> Playbook {
    Playbook(
      path: source.path, language: source.language, file: source.file, front: source.front,
      route: index.route(source.path, source.language.rawValue) ?? .home, text: text)
  }

  private func outline(_ source: PlaybookSource, _ document: MarkdownDocument, _ files: [String]) -> String {
    var text = "\(source.head) \(source.firstLine)\n"
    for heading in document.headings { text += "\(heading.level) \(heading.anchor) \(heading.text)\n" }
    for file in files + document.fragments { text += file + "\n" }
    return contentHash(Array(text.utf8))
  }

  private func document(_ source: PlaybookSource, shownIn language: MessageLanguage) -> MarkdownDocument {
    var options = MarkdownOptions(words: source.language == .chinese ? .chinese : .english)
    options.lineOffset = source.firstLine - 1
    options.reservedAnchors = ["main"]
    let route = index.route(source.path, source.language.rawValue) ?? .home
    let here = location(route, language)
    options.resolve = { link in
      switch way(of: link, source) {
      case .asWritten: .asWritten
      case .nowhere: .nowhere
      case .page(let route, let other, let anchor, let title):
        .address(here.address(of: location(route, other ?? language), anchor: anchor), title: title)
      case .file(let path): target(here.address(of: attachments.location(path)), attachments.size(path), link)
      }
    }
    options.include = { fragments.target($0, source.language) }
    return renderMarkdown(source.body.bytes, options)
  }

  private func target(_ address: String, _ size: ImageSize?, _ link: MarkdownLink) -> LinkTarget {
    guard link.kind == .image, let size else { return .address(address, title: nil) }
    return .image(address, width: size.width, height: size.height)
  }

  /// The heading that a link of a finished page names, with the page on which it should stand.
  func heading(of link: MarkdownLink, from page: Playbook) -> (
    path: String, language: MessageLanguage, anchor: String
  )? {
    switch PlaybookTarget(link, from: page.path, in: page.language.rawValue) {
    case .here(let anchor): return (page.path, page.language, anchor)
    case .page(let name, let other, let anchor):
      guard let anchor else { return nil }
      let language = languages.first { $0.rawValue == other } ?? page.language
      guard case .page(let path) = answer(link, name, page.path, language) else { return nil }
      return (path, language, anchor)
    case .file, .elsewhere: return nil
    }
  }

  private func answer(_ link: MarkdownLink, _ name: String, _ page: String, _ language: MessageLanguage)
    -> PlaybookIndex.Answer
  {
    link.kind == .wiki
      ? index.page(named: name, from: page, language.rawValue) : index.page(at: name, language.rawValue)
  }

  private func way(of link: MarkdownLink, _ source: PlaybookSource) -> Way {
    switch PlaybookTarget(link, from: source.path, in: source.language.rawValue) {
    case .here, .elsewhere: return .asWritten
    case .file(let path):
      if attachments.holds(path) { return .file(path) }
      let near = nearMiss(of: path, among: attachments.paths)
      return .nowhere(
        id: near == nil ? "attachment-missing" : "attachment-misspelt",
        arguments: ["link": link.destination, "near": near.map { "playbooks/" + $0 } ?? "", "path": path])
    case .page(let name, let other, let anchor):
      let language = languages.first { $0.rawValue == other } ?? source.language
      switch answer(link, name, source.path, language) {
      case .page(let path):
        guard let route = index.place(path, language.rawValue) else { return .asWritten }
        return .page(
          route, other == nil ? nil : language, anchor: anchor, title: index.title(path, language.rawValue))
      case .several(let paths):
        return .nowhere(
          id: "playbook-ambiguous-link",
          arguments: ["link": link.destination, "pages": paths.joined(separator: ", ")])
      case .none(let near):
        return .nowhere(
          id: near == nil ? "playbook-broken-link" : "playbook-misspelt-link",
          arguments: ["link": link.destination, "near": near ?? ""])
      }
    }
  }

  private func location(_ route: Route, _ language: MessageLanguage) -> Location {
    SiteMap.location(route, language, first: languages.first)
  }
}
