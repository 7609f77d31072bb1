import Diagnostics

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

  private var routes: [String: [String: Route]] = [:]
  /// Language → the last part of a path, in lower case → the paths.
  private var byName: [String: [String: [String]]] = [:]
  private var byTitle: [String: [String: [String]]] = [:]
  private var titleOf: [String: [String: String]] = [:]

  init(_ sources: [PlaybookSource]) {
    for source in sources {
      let language = source.language.rawValue
      routes[language, default: [:]][source.path] = SiteMap.playbook(source.path)
      let name = source.path.split(separator: "/").last.map { $0.lowercased() } ?? ""
      byName[language, default: [:]][name, default: []].append(source.path)
      if let title = source.front.title {
        titleOf[language, default: [:]][source.path] = title
        byTitle[language, default: [:]][title.lowercased(), default: []].append(source.path)
      }
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
    for paths in [byName[language]?[wanted], byTitle[language]?[wanted]] {
      guard let paths, let first = paths.first else { continue }
      return paths.count == 1 ? .page(first) : .several(paths.sorted())
    }
    let names = known.keys.sorted() + (byName[language]?.keys.sorted() ?? []) + titles(language)
    return .none(near: nearMiss(of: name, among: names))
  }

  private func titles(_ language: String) -> [String] { byTitle[language]?.keys.sorted() ?? [] }
}
