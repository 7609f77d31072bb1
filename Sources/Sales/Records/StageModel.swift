import Diagnostics
import Ingest
import Settings
import Tables

/// A stage of the sales process as the site shows it.
package struct Stage: Sendable, Hashable {
  package var id: String
  /// The name shown: the configuration's first, else the data's without a number in front.
  package var title: String
  /// Its names in all languages, the configuration's before those of its CRM.
  package var names: [String] = []
  /// The spellings that occur in the data, sorted.
  package var spellings: [String]
  /// The chance 0…1 to win a deal from here: the configuration's, else the most frequent one of the open deals in the
  /// stage, 1 and 0 where the deal is decided; `nil` when nobody says. A CRM's default process is no evidence.
  package var probability: Double?
  package var outcome: Outcome
  /// The deals that are in the stage now.
  package var deals = 0
  /// The pipelines whose deals are in the stage now, sorted; empty where the data know none.
  package var pipelines: [String] = []
  /// Whether the place in the process is known from the configuration, a number in front of the name or the CRM.
  var hasPlace = true
}

/// The stages in the order in which a deal passes them; those that end a deal come last.
package struct StageModel: Sendable {
  package var stages: [Stage] = []

  /// Stages in which deals are worked on.
  package var open: [Stage] { stages.filter { $0.outcome == .open } }

  package func stage(titled title: String) -> Stage? { stages.first { $0.title == title } }

  /// Title → what readers of the language call the stage: its first name in their script. Without one, or where two
  /// stages would have the same name, the title itself.
  package func names(_ language: MessageLanguage) -> [String: String] {
    let found = stages.map { stage in
      (title: stage.title, name: stage.names.first { isWritten($0, in: language) } ?? stage.title)
    }
    let uses = Dictionary(grouping: found, by: \.name)
    return Dictionary(
      found.map { ($0.title, uses[$0.name, default: []].count > 1 ? $0.title : $0.name) },
      uniquingKeysWith: { first, _ in first })
  }

  init() {}

  /// Builds the stages from the configuration and the entries of a column of stages.
  ///
  /// - Parameters:
  ///   - adapters: whose default stages are known, the most specific first.
  ///   - first: the place and the text of the first row in the stage.
  init(
    _ column: TextColumn?, counts: [Int], settings: [StageSetting], adapters: [Adapter],
    _ log: inout Diagnostics, first: (String) -> (place: Position?, text: String?)
  ) {
    let known = adapters.flatMap(\.stages)
    var found = settings.enumerated().map { Candidate($1, order: Double($0), known) }
    for (entry, count) in zip(column?.entries ?? [], counts) where count > 0 {
      let (number, text) = stageNumber(entry)
      let names = [foldedHeader(entry), foldedHeader(text)]
      if let index = found.firstIndex(where: { !$0.folded.isDisjoint(with: names) }) {
        found[index].stage.spellings.append(entry)
        found[index].number = found[index].number ?? number
        continue
      }
      let candidate = Candidate(entry, text, number, known)
      if !settings.isEmpty, candidate.knownOrder == nil { report(entry, count, settings, first(entry), &log) }
      found.append(candidate)
    }
    stages = StageModel.ordered(found, hasSettings: !settings.isEmpty).map { candidate in
      var stage = candidate.stage
      stage.hasPlace = candidate.setting != nil || candidate.number != nil || candidate.knownOrder != nil
      stage.spellings.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      return stage
    }
  }

  /// Sorts by the first rule that knows a place for every open stage: configuration, numbers in front of the
  /// names, the CRM's default process, the names.
  private static func ordered(_ found: [Candidate], hasSettings: Bool) -> [Candidate] {
    let open = found.filter { $0.stage.outcome == .open }
    let place: (Candidate) -> Double
    if hasSettings {
      place = { $0.setting ?? 1000 + ($0.knownOrder ?? 500) }
    } else if open.allSatisfy({ $0.number != nil }) {
      place = { $0.number ?? 1000 }
    } else {
      place = { $0.knownOrder ?? 500 }
    }
    func rank(_ outcome: Outcome) -> Int { [.open: 0, .won: 1, .lost: 2, .void: 3][outcome] ?? 0 }
    return found.sorted { left, right in
      let ranks = (rank(left.stage.outcome), rank(right.stage.outcome))
      if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
      let places = (place(left), place(right))
      if places.0 != places.1 { return places.0 < places.1 }
      return left.stage.title.utf8.lexicographicallyPrecedes(right.stage.title.utf8)
    }
  }

  private func report(
    _ entry: String, _ count: Int, _ settings: [StageSetting], _ first: (place: Position?, text: String?),
    _ log: inout Diagnostics
  ) {
    let near = nearMiss(of: entry, among: settings.flatMap(\.names))
    var arguments = ["stage": entry, "count": "\(count)", "column": "stage"]
    arguments["near"] = near
    log.report(
      near == nil ? "unknown-stage" : "misspelt-stage", at: first.place, arguments, excerpt: first.text)
  }
}

/// A stage with what its place can be taken from.
private struct Candidate {
  var stage: Stage
  /// Its spellings as they are compared.
  var folded: Set<String>
  var setting: Double?
  var number: Double?
  var knownOrder: Double?

  init(_ setting: StageSetting, order: Double, _ known: [KnownStage]) {
    let folded = Set(
      (setting.names + [setting.id]).flatMap { [foldedHeader($0), foldedHeader(stageNumber($0).text)] })
    self.folded = folded
    let matches = known.filter { stage in stage.names.contains(where: folded.contains) }
    let match = matches.first
    stage = Stage(
      id: setting.id, title: setting.names.first ?? setting.id,
      names: setting.names + matches.flatMap(\.spellings), spellings: [],
      probability: setting.probability ?? match?.end,
      outcome: match?.outcome ?? (setting.probability == 1 ? .won : .open))
    self.setting = order
  }

  init(_ entry: String, _ text: String, _ number: Double?, _ known: [KnownStage]) {
    let folded: Set = [foldedHeader(entry), foldedHeader(text)]
    self.folded = folded
    let index = known.firstIndex { stage in stage.names.contains(where: folded.contains) }
    let match = index.map { known[$0] }
    // A CRM that speaks one language leaves the other name to the words in common use.
    let matches = known.filter { stage in stage.names.contains(where: folded.contains) }
    stage = Stage(
      id: match?.id ?? text, title: text, names: [text] + matches.flatMap(\.spellings), spellings: [entry],
      probability: match?.end, outcome: match?.outcome ?? .open)
    self.number = number
    knownOrder = index.map(Double.init)
  }
}

extension KnownStage {
  /// The chance of a stage that ends the deal: 1 or 0; `nil` while the deal is open.
  fileprivate var end: Double? { outcome == .open ? nil : probability }
}

/// Whether a name is in the script of a language: with Chinese characters, or in letters without any.
private func isWritten(_ name: String, in language: MessageLanguage) -> Bool {
  let isChinese = name.unicodeScalars.contains { $0.properties.isIdeographic }
  switch language {
  case .chinese: return isChinese
  case .english: return !isChinese && name.contains(where: \.isLetter)
  }
}

/// Splits `01资质审查`, `2. Demo` into the number and the name; a name without number keeps all its text.
func stageNumber(_ text: String) -> (number: Double?, text: String) {
  let digits = text.prefix { ("0"..."9").contains($0) }
  guard (1...3).contains(digits.count), let number = Double(digits) else { return (nil, text) }
  let rest = text.dropFirst(digits.count).drop { " .-–、:：)）_".contains($0) }
  guard let first = rest.first, first.isLetter else { return (nil, text) }
  return (number, String(rest))
}
