import Diagnostics

extension SiteMap {
  static let search = Route(["search"])
  // Pages of authors are folders, so that no name of theirs can meet these.
  static let cards = Route(["playbooks"], file: "objection-cards.html")
  static let maintenance = Route(["playbooks"], file: "maintenance.html")
  static let tags = Route(["playbooks"], file: "tags.html")

  static func tag(_ tag: String) -> Route { Route(["playbooks"], file: "tag-\(Slugs.slug(tag)).html") }

  /// The list of a folder below `playbooks/`.
  static func folder(_ path: String) -> Route {
    Route(["playbooks"] + path.split(separator: "/").map { Slugs.slug(String($0)) })
  }

  /// A folder's pages, bound together: as deep as they are, so that their links lead the same way.
  static func print(_ path: String) -> Route { Route(folder(path).folders + ["print"]) }

  /// Where a page stands. A page called `index` stands for its folder.
  static func playbook(_ path: String) -> Route {
    let parts = path.split(separator: "/").map(String.init)
    return folder(
      (parts.count > 1 && parts.last == "index" ? parts.dropLast() : parts[...]).joined(separator: "/"))
  }
}

/// The tags of each language, found once for all pages.
struct TagIndex: Sendable {
  private var tags: [MessageLanguage: [(tag: String, pages: [Int])]] = [:]

  init(_ shelf: PlaybookShelf, languages: [MessageLanguage]) {
    for language in languages {
      var places: [String: [Int]] = [:]
      for (place, page) in shelf.pages(language).enumerated() {
        for tag in Set(page.front.tags) { places[tag, default: []].append(place) }
      }
      tags[language] = places.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map {
        ($0.key, $0.value)
      }
    }
  }

  /// The tags of a language with the places of their pages, the most used first.
  subscript(language: MessageLanguage) -> [(tag: String, pages: [Int])] { tags[language] ?? [] }
}
