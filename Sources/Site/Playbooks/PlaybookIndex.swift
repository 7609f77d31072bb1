import Diagnostics
import Synchronization

/// Which pages there are, for links that name them.
struct PlaybookIndex: Sendable {
  /// What a name leads to.
  enum Answer {
    case page(String)
    /// No page; perhaps one that is spelt much alike.
    case none(near: String?)
    /// Several pages are called so.
    case several([String])
  }

  /// What wiki links name pages by, found for the first of them.
  private final class Names: Sendable {
    private let found = Mutex<[String: (byName: [String: [String]], byTitle: [String: [String]])]>([:])

    /// The last part of a path, and a title, both in lower case → the paths.
    func names(_ language: String, _ paths: some Sequence<String>, _ titles: [String: String]) -> (
      byName: [String: [String]], byTitle: [String: [String]]
    ) {
      found.withLock { found in
        if let names = found[language] { return names }
        var names: (byName: [String: [String]], byTitle: [String: [String]]) = ([:], [:])
        for path in paths {
          let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
          names.byName[name, default: []].append(path)
        }
        for (path, title) in titles { names.byTitle[title.lowercased(), default: []].append(path) }
        found[language] = names
        return names
      }
    }
  }

  private var routes: [String: [String: Route]] = [:]
  private var titleOf: [String: [String: String]] = [:]
  private let names = Names()

  init(_ sources: [PlaybookSource]) {
    for source in sources {
      let language = source.language.rawValue
      routes[language, default: [:]][source.path] = SiteMap.playbook(source.path)
      if let title = source.front.title { titleOf[language, default: [:]][source.path] = title }
    }
  }

  func route(_ path: String, _ language: String) -> Route? { routes[language]?[path] }

  /// Where a page stands among those of a language: without a translation it stands there in another one.
  func place(_ path: String, _ language: String) -> Route? {
    route(path, language) ?? routes.values.lazy.compactMap { $0[path] }.first
  }

  /// The title that the head of a page gives, or `nil`.
  func title(_ path: String, _ language: String) -> String? { titleOf[language]?[path] }

  /// The page that a link to a file names.
  func page(at path: String, _ language: String) -> Answer {
    if place(path, language) != nil { return .page(path) }
    return .none(near: nearMiss(of: path, among: (routes[language]?.keys.sorted() ?? [])))
  }

  /// The page that `[[name]]` names on a page: its path from the language's folder, from the page's own folder, the
  /// last part of a path, or a title.
  func page(named name: String, from page: String, _ language: String) -> Answer {
    let known = routes[language] ?? [:]
    if place(name, language) != nil { return .page(name) }
    let folder = page.split(separator: "/").dropLast().joined(separator: "/")
    if !folder.isEmpty, place("\(folder)/\(name)", language) != nil { return .page("\(folder)/\(name)") }
    let wanted = name.lowercased()
    let (byName, byTitle) = names.names(language, known.keys, titleOf[language] ?? [:])
    for paths in [byName[wanted], byTitle[wanted]] {
      guard let paths, let first = paths.first else { continue }
      return paths.count == 1 ? .page(first) : .several(paths.sorted())
    }
    let all = known.keys.sorted() + byName.keys.sorted() + byTitle.keys.sorted()
    return .none(near: nearMiss(of: name, among: all))
  }
}
