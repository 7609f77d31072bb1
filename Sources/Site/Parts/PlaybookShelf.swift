import Diagnostics
import Glibc

/// The playbook pages in the orders in which other pages ask for them, found once for all pages.
///
/// A language also has the pages that are not translated into it, as they stand in another.
struct PlaybookShelf: Sendable {
  /// What lies in a folder, as places among the pages of its language.
  struct Folder: Sendable {
    var pages: [Int] = []
    /// The paths of the folders in it, in order.
    var folders: [String] = []
    /// The kind that all its pages are of; `nil` when they are of several, or there are none.
    var kind: String?
    /// The list of its pages.
    var route = SiteMap.playbooks
  }

  /// Language → its pages in the authors' order.
  private var sorted: [MessageLanguage: [Playbook]] = [:]
  /// Language → metric → places in `sorted` of the pages that help it.
  private var helping: [MessageLanguage: [String: [Int]]] = [:]
  private var pageAt: [String: [MessageLanguage: Playbook]] = [:]
  /// Language → folder's path, empty for the root → what lies in it.
  private var folders: [MessageLanguage: [String: Folder]] = [:]
  private var placeOf: [MessageLanguage: [String: Int]] = [:]
  private var features: [MessageLanguage: PageFeatures] = [:]
  /// The languages with pages of which somebody knows a day.
  private var dated: Set<MessageLanguage> = []

  init(_ pages: [Playbook], languages: [MessageLanguage]) {
    for page in pages { pageAt[page.path, default: [:]][page.language] = page }
    for language in languages {
      let members = pageAt.values.compactMap { PlaybookShelf.best($0, language) }
      add(members, language)
    }
  }

  /// The page in the language, else in the first other.
  private static func best(_ twins: [MessageLanguage: Playbook], _ language: MessageLanguage) -> Playbook? {
    twins[language] ?? twins.values.min { $0.language.rawValue < $1.language.rawValue }
  }

  private mutating func add(_ members: [Playbook], _ language: MessageLanguage) {
    let ordered = members.sorted {
      ($0.front.order ?? .max, $0.path) < ($1.front.order ?? .max, $1.path)
    }
    var places: [String: [Int]] = [:]
    var tree: [String: Folder] = ["": Folder()]
    for (place, page) in ordered.enumerated() {
      for kpi in Set(page.front.kpis.map(\.text)) { places[kpi, default: []].append(place) }
      placeOf[language, default: [:]][page.path] = place
      var path = ""
      for name in page.folders {
        let below = path.isEmpty ? name : "\(path)/\(name)"
        if tree[below] == nil {
          tree[below] = Folder(route: SiteMap.folder(below))
          tree[path]?.folders.append(below)
        }
        path = below
      }
      tree[path]?.pages.append(place)
      if page.changed != nil || page.front.reviewed != nil { dated.insert(language) }
    }
    for path in tree.keys {
      tree[path]?.folders.sort()
      guard let pages = tree[path]?.pages, let first = pages.first else { continue }
      let kind = ordered[first].kind
      if pages.allSatisfy({ ordered[$0].kind == kind }) { tree[path]?.kind = kind }
    }
    sorted[language] = ordered
    helping[language] = places
    folders[language] = tree
    features[language] = PageFeatures(ordered)
  }

  func pages(_ language: MessageLanguage) -> [Playbook] { sorted[language] ?? [] }

  /// The page in the language, else in any other; `nil` when there is none.
  func page(_ path: String, _ language: MessageLanguage) -> Playbook? {
    pageAt[path].flatMap { PlaybookShelf.best($0, language) }
  }

  /// Whether a page is written in the language.
  func isTranslated(_ path: String, _ language: MessageLanguage) -> Bool { pageAt[path]?[language] != nil }

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

  /// The folders that have pages or folders in them, the root with an empty path first.
  func folderPaths(_ language: MessageLanguage) -> [String] { (folders[language] ?? [:]).keys.sorted() }

  func folder(_ path: String, _ language: MessageLanguage) -> (pages: [Playbook], folders: [String]) {
    guard let folder = folders[language]?[path], let pages = sorted[language] else { return ([], []) }
    return (folder.pages.map { pages[$0] }, folder.folders)
  }

  /// The kind that all pages of a folder are of; `nil` when they are of several, or there are none.
  func onlyKind(_ path: String, _ language: MessageLanguage) -> String? { folders[language]?[path]?.kind }

  /// The list of a folder below `playbooks/`.
  func route(_ path: String, _ language: MessageLanguage) -> Route {
    folders[language]?[path]?.route ?? SiteMap.folder(path)
  }

  /// Whether the day of a change or a review is known of any page.
  func hasDays(_ language: MessageLanguage) -> Bool { dated.contains(language) }

  /// How many pages lie in a folder and the folders in it.
  func count(below path: String, _ language: MessageLanguage) -> Int {
    guard let folder = folders[language]?[path] else { return 0 }
    return folder.pages.count + folder.folders.reduce(0) { $0 + count(below: $1, language) }
  }

  /// The pages before and after one in its folder, in the authors' order.
  func neighbours(of page: Playbook, _ language: MessageLanguage) -> (previous: Playbook?, next: Playbook?) {
    guard let place = placeOf[language]?[page.path], let pages = sorted[language],
      let members = folders[language]?[page.folders.joined(separator: "/")]?.pages,
      let position = PlaybookShelf.position(of: place, in: members)
    else { return (nil, nil) }
    let next = members.index(after: position)
    return (
      position > 0 ? pages[members[position - 1]] : nil, next < members.count ? pages[members[next]] : nil
    )
  }

  /// The position of a place among ascending ones.
  private static func position(of place: Int, in places: [Int]) -> Int? {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low] == place ? low : nil
  }

  /// The pages most like one, by what they help, their stage, their tags and the words of their titles.
  func related(to page: Playbook, _ language: MessageLanguage, most: Int) -> [Playbook] {
    guard let place = placeOf[language]?[page.path], let pages = sorted[language] else { return [] }
    return (features[language]?.nearest(place, most: most) ?? []).map { pages[$0] }
  }
}

/// What pages have in common.
private struct PageFeatures: Sendable {
  /// What two pages may share.
  private enum Feature: Hashable {
    case kpi(String)
    case tag(String)
    case stage(String)
    /// Two letters that follow each other in the title.
    case letters(UInt32, UInt32)

    var weight: Double {
      switch self {
      case .kpi: 3
      case .tag: 2
      case .stage: 1
      case .letters: 0.3
      }
    }
  }

  private var featuresOf: [[(feature: Int32, weight: Double)]]
  private var pagesWith: [[Int32]] = []

  /// A feature of more pages than this tells little, and would make every page look at every other.
  private static let mostPages = 200

  init(_ pages: [Playbook]) {
    var numbers: [Feature: Int32] = [:]
    var lists: [[Int32]] = []
    featuresOf = pages.enumerated().map { place, page in
      var found: [(feature: Int32, weight: Double)] = []
      for feature in PageFeatures.features(page) {
        let number = numbers[feature] ?? Int32(lists.count)
        if number == lists.count {
          numbers[feature] = number
          lists.append([])
        }
        // A page that has a feature twice has it once.
        guard lists[Int(number)].last != Int32(place) else { continue }
        lists[Int(number)].append(Int32(place))
        found.append((number, feature.weight))
      }
      return found
    }
    pagesWith = lists
  }

  private static func features(_ page: Playbook) -> [Feature] {
    var features = page.front.kpis.map { Feature.kpi($0.text) } + page.front.tags.map { .tag($0) }
    if let stage = page.front.stage { features.append(.stage(stage.text)) }
    var last: UInt32?
    for scalar in page.title.lowercased().unicodeScalars where isLetter(scalar) {
      if let last { features.append(.letters(last, scalar.value)) }
      last = scalar.value
    }
    return features
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    // Most Chinese characters and Latin letters need no look at Unicode's tables.
    switch scalar.value {
    case 0x61...0x7A, 0x4E00...0x9FA5: true
    case 0...0x7F: false
    default: scalar.properties.isAlphabetic
    }
  }

  func nearest(_ place: Int, most: Int) -> [Int] {
    var scores: [Int32: Double] = [:]
    for (feature, weight) in featuresOf[place] {
      let pages = pagesWith[Int(feature)]
      guard pages.count > 1, pages.count <= PageFeatures.mostPages else { continue }
      let rarity = log(Double(featuresOf.count + 1) / Double(pages.count))
      for other in pages where other != place { scores[other, default: 0] += weight * rarity }
    }
    return scores.filter { $0.value >= 1 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(most).map { Int($0.key) }
  }
}
