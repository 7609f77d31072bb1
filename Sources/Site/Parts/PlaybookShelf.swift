import Diagnostics

/// The playbook pages in the orders in which other pages ask for them, found once for all pages.
struct PlaybookShelf: Sendable {
  /// Language → its pages in the authors' order.
  private var sorted: [MessageLanguage: [Playbook]] = [:]
  /// Language → metric → places in `sorted` of the pages that help it.
  private var helping: [MessageLanguage: [String: [Int]]] = [:]
  private var pageAt: [String: [MessageLanguage: Playbook]] = [:]

  init(_ pages: [Playbook]) {
    for (language, members) in Dictionary(grouping: pages, by: \.language) {
      let ordered = members.sorted {
        ($0.front.order ?? .max, $0.path) < ($1.front.order ?? .max, $1.path)
      }
      sorted[language] = ordered
      var places: [String: [Int]] = [:]
      for (place, page) in ordered.enumerated() {
        for kpi in Set(page.front.kpis.map(\.text)) { places[kpi, default: []].append(place) }
      }
      helping[language] = places
    }
    for page in pages { pageAt[page.path, default: [:]][page.language] = page }
  }

  func pages(_ language: MessageLanguage) -> [Playbook] { sorted[language] ?? [] }

  /// The page in the language, else in any other; `nil` when there is none.
  func page(_ path: String, _ language: MessageLanguage) -> Playbook? {
    guard let twins = pageAt[path] else { return nil }
    return twins[language] ?? twins.values.min { $0.language.rawValue < $1.language.rawValue }
  }

  /// The first `most` pages of the language that help one of the metrics, without `path`, in the authors' order.
  func pages(helping metrics: [String], _ language: MessageLanguage, except path: String, most: Int)
    -> [Playbook]
  {
    guard let pages = sorted[language], let places = helping[language] else { return [] }
    var found: Set<Int> = []
    // One more than asked for from each metric, because the page itself may be among them.
    for metric in metrics { found.formUnion((places[metric] ?? []).prefix(most + 1)) }
    return found.sorted().lazy.map { pages[$0] }.filter { $0.path != path }.prefix(most).map { $0 }
  }
}
