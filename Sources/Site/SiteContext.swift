import Diagnostics
import Findings
import Formatting
import Metrics
import Periods
import Sales
import Settings
import Templates

/// Everything that the pages are made of.
package struct SiteInput: Sendable {
  package var configuration: SiteConfiguration
  package var sales: SalesData
  package var evaluation: Evaluation
  package var findings: Findings
  package var playbooks: [Playbook]
  /// The files that pages of the knowledge base show or offer.
  package var attachments: [Attachment] = []
  /// The site's own words; `nil` when it has none.
  package var words: WordBook?
  /// What is wrong with the input, for the data-quality page.
  package var diagnostics: Diagnostics
  /// The addresses of the assets by their plain names: `site.css` → `assets/site.1a2b.css`.
  package var assets: [String: String]
  /// The tables that are offered for download.
  package var downloads: Set<String>
  package var version: String

  package init(
    configuration: SiteConfiguration, sales: SalesData, evaluation: Evaluation, findings: Findings,
    playbooks: [Playbook], diagnostics: Diagnostics, assets: [String: String], downloads: Set<String>,
    version: String
  ) {
    self.configuration = configuration
    words = WordBook(configuration.wording)
    self.sales = sales
    self.evaluation = evaluation
    self.findings = findings
    self.playbooks = playbooks
    self.diagnostics = diagnostics
    self.assets = assets
    self.downloads = downloads
    self.version = version
  }
}

extension SalesData {
  /// The team in which a person is now, or was last; `nil` when nobody says.
  func team(of person: String) -> String? {
    (people.person(person, on: asOf) ?? people.spans(person).last)?.team
  }
}

/// The site seen from one page in one language: its words, its addresses, its way of writing numbers.
struct Desk: Sendable {
  let input: SiteInput
  let map: SiteMap
  let language: MessageLanguage
  let here: Location
  let route: Route
  /// Stands before the ids of charts, where a page may show the same one twice.
  var chartPrefix = ""

  init(_ input: SiteInput, _ map: SiteMap, _ language: MessageLanguage, _ route: Route) {
    self.input = input
    self.map = map
    self.language = language
    self.route = route
    here = map.location(route, language)
  }

  var evaluation: Evaluation { input.evaluation }
  var findings: Findings { input.findings }
  var catalogue: MetricCatalogue { input.evaluation.catalogue }
  var writing: Formatting.Language { language == .chinese ? .chinese : .english }

  var figures: Figures {
    Figures(language: writing, currency: Currency(code: input.configuration.currency))
  }

  var dates: Dates {
    Dates(language: writing, isFiscal: input.evaluation.context.calendar.fiscalYearStart != 1)
  }

  /// A text in the page's language, in the site's own words where it has some.
  func say(_ chinese: String, _ english: String) -> String {
    let standard = language == .chinese ? chinese : english
    return input.words?.text(standard, language) ?? standard
  }

  func say(_ word: Word) -> String { say(word.phrase.chinese, word.phrase.english) }

  /// The relative address of a page in this page's language.
  func address(_ route: Route, anchor: String? = nil) -> String {
    here.address(of: map.location(route, language), anchor: anchor)
  }

  /// The relative address of a file that is the same in all languages.
  func address(file: String) -> String { here.address(of: Location(file)) }

  /// A value as its metric's unit is written.
  func text(_ value: Double?, _ metric: MetricDefinition) -> String {
    figures.text(value, as: FigureKind(metric.unit))
  }

  /// A count with its thousands marked.
  func number(_ count: Int) -> String { figures.number(Double(count)) }

  /// A count with its English noun: `1 row`, `1,291 rows`.
  func counted(_ count: Int, _ one: String, _ many: String) -> String {
    number(count) + " " + (count == 1 ? one : many)
  }

  /// The names of a dimension's members, in order.
  func members(_ dimension: String) -> [String] { evaluation.members(of: dimension).map(\.name) }

  /// The page of a scope, or `nil` when it has none.
  func route(of scope: Scope) -> Route? { map.route(of: scope) }

  /// The reps who are in a team now, in order of name.
  func reps(of team: String) -> [String] { members("rep").filter { input.sales.team(of: $0) == team } }

  /// The name of a scope for readers.
  func name(_ scope: Scope) -> String {
    if scope == .company { return say(.company) }
    return scope.name == "unassigned" ? say("未分配", "Unassigned") : scope.name
  }
}

/// The addresses of all pages.
package struct SiteMap: Sendable {
  let languages: [MessageLanguage]
  let openDeals: OpenDeals
  let accountIDs: RecordIDs
  let productIDs: RecordIDs
  let behind: RowsBehind?
  let judged: JudgedMonths
  let shelf: PlaybookShelf
  let relevance: Relevance
  let courses: Courses
  let dealTallies: DealTallies
  let stageStays: StageStays
  /// How many warnings and errors the input gave.
  let problemCount: Int
  let companyCards = CardShelf()
  let traces = TraceShelf()
  /// A stage's id and every name that the configuration gives it → its name in the data.
  let stageTitles: [String: String]
  private let tagIndex: TagIndex
  /// The metrics that have data, and so a page.
  let shownMetrics: Set<String>
  private let slugs: [String: Slugs]
  private let showsReps: Bool
  private static let folders = ["team": "teams", "rep": "reps", "region": "regions", "product": "products"]

  package init(_ input: SiteInput) {
    languages = input.configuration.languages
    openDeals = OpenDeals(input.evaluation, input.sales.dataset)
    let links = input.configuration.links
    accountIDs = RecordIDs(links["account"] == nil ? nil : input.sales.dataset["accounts"])
    productIDs = RecordIDs(links["product"] == nil ? nil : input.sales.dataset["products"])
    behind = RowsBehind(input.evaluation, input.sales.dataset)
    judged = JudgedMonths(input.findings)
    shelf = PlaybookShelf(input.playbooks, languages: input.configuration.languages)
    tagIndex = TagIndex(shelf, languages: input.configuration.languages)
    relevance = Relevance(input.findings, input.playbooks)
    courses = Courses(input.sales, reps: input.evaluation.members(of: "rep").map(\.name))
    dealTallies = DealTallies(input.sales.dataset, asOf: input.sales.asOf)
    stageStays = StageStays(input.sales.dataset, asOf: input.sales.asOf)
    problemCount = input.diagnostics.count(.warning) + input.diagnostics.count(.error)
    stageTitles = SiteMap.stageTitles(input)
    shownMetrics = Set(input.evaluation.available.map(\.id))
    showsReps = input.configuration.show.reps
    var slugs: [String: Slugs] = [:]
    for kind in SiteMap.folders.keys { slugs[kind] = Slugs(input.evaluation.members(of: kind).map(\.name)) }
    self.slugs = slugs
  }

  /// The tags of a language with the places of their pages, the most used first.
  func tags(_ language: MessageLanguage) -> [(tag: String, pages: [Int])] { tagIndex[language] }

  private static func stageTitles(_ input: SiteInput) -> [String: String] {
    var titles: [String: String] = [:]
    for stage in input.sales.stages.stages {
      for name in [stage.id, stage.title] + stage.spellings where titles[name] == nil {
        titles[name] = stage.title
      }
    }
    for setting in input.configuration.stages {
      guard let title = ([setting.id] + setting.names).lazy.compactMap({ titles[$0] }).first else { continue }
      for name in setting.names where titles[name] == nil { titles[name] = title }
    }
    return titles
  }

  /// The page of a scope; `nil` for kinds without pages.
  func route(of scope: Scope) -> Route? {
    if scope == .company { return .home }
    if scope.kind == "rep" && !showsReps { return nil }
    guard let folder = SiteMap.folders[scope.kind], let slug = slugs[scope.kind]?[scope.name] else {
      return nil
    }
    return Route([folder, slug])
  }

  /// The file of a route in a language.
  package func location(_ route: Route, _ language: MessageLanguage) -> Location {
    SiteMap.location(route, language, first: languages.first)
  }

  static func location(_ route: Route, _ language: MessageLanguage, first: MessageLanguage?) -> Location {
    language == first ? Location(route.path) : Location(prefix(language) + "/" + route.path)
  }

  static func prefix(_ language: MessageLanguage) -> String { language == .english ? "en" : "zh-CN" }

  static let pipeline = Route(["pipeline"])
  static let funnel = Route(["funnel"])
  static let matrix = Route(["products"])
  static let teams = Route(["teams"])
  static let glossary = Route(["glossary"])
  static let quality = Route(["data-quality"])
  static let about = Route(["about"])
  static let playbooks = Route(["playbooks"])
  static let notFound = Route([], file: "404.html")

  static func metric(_ id: String) -> Route { Route(["metrics", id]) }
}
