import Ingest

/// What a CRM calls things.
struct Adapter: Sendable {
  /// `generic`, `zoho`, `fxiaoke`, `salesforce`, `hubspot`, `wukong`, `cordys`.
  var id: String
  /// The product's name.
  var title: String
  /// Headers, spelt exactly so, that give the CRM away; two of them are proof.
  var signature: Set<String>
  /// Parts of the names that it gives its exports, in small letters, with 0 for every digit: a name that holds one
  /// makes a header that gives little away enough.
  var fileNames: [String] = []
  var headers: [CRMHeaders]
  var stages: [KnownStage]
  /// What its cells mean other than they say.
  var quirks = Quirks()

  static let all = [generic, zoho, fxiaoke, salesforce, hubSpot, wukong, cordys]

  static func named(_ id: String) -> Adapter? { all.first { $0.id == id } }

  func vocabulary(_ table: String) -> CRMHeaders? { headers.first { $0.table == table } }
}

/// The headers under which a CRM exports the columns of one table.
struct CRMHeaders: Sendable {
  /// The canonical table.
  var table: String
  /// Folded header → canonical columns and the header's rank: among several headers of one column the lowest wins.
  var columns: [String: (columns: [String], rank: Int)]

  /// - Parameter words: a line for each column, `column = Header | Header`; a header that fills several columns
  ///   stands on a line `column, column = Header`. The canonical names themselves always count.
  init(_ table: String, _ words: String) {
    self.table = table
    columns = [:]
    var rank = 0
    for line in words.split(separator: "\n") {
      let sides = line.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { continue }
      let names = sides[0].split(separator: ",").map { $0.filter { $0 != " " } }
      for header in sides[1].split(separator: "|") {
        columns[foldedHeader(String(header))] = (names, rank)
        rank += 1
      }
    }
  }
}

/// What a stage does to a deal.
package enum Outcome: String, Sendable, Hashable, CaseIterable {
  case open, won, lost, void
}

/// A stage of a CRM's default process.
struct KnownStage: Sendable {
  var id: String
  /// The spellings, compared as headers are, without a number in front.
  var names: [String]
  /// The spellings as they are shown, the leading one first.
  var spellings: [String]
  /// The default chance 0…1, or `nil`.
  var probability: Double?
  var outcome: Outcome

  /// - Parameter names: separated by `|`.
  init(_ id: String, _ names: String, _ percent: Int? = nil, _ outcome: Outcome = .open) {
    self.id = id
    spellings = names.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
    self.names = spellings.map(foldedHeader)
    self.probability = percent.map { Double($0) / 100 }
    self.outcome = outcome
  }
}
