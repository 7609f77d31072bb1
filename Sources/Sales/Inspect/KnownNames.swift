import Diagnostics
import Effects
import Ingest
import Settings
import Tables

/// A spelling in a file that probably stands for a known name.
package struct Spelling: Sendable, Hashable {
  /// `product`, `owner` or `stage`.
  package var dimension: String
  package var text: String
  package var rows: Int
  /// The name that is probably meant.
  package var meant: String
}

/// The names of products, people and stages, as the site and the files at hand know them.
struct KnownNames {
  private var names: [String: Set<String>] = [:]
  private let configuration: SiteConfiguration

  init(_ configuration: SiteConfiguration) {
    self.configuration = configuration
    for stage in configuration.stages { names["stage", default: []].formUnion([stage.id] + stage.names) }
  }

  /// Adds the names that a table of products or people gives.
  mutating func add(_ file: ReadFile) {
    let dimension = ["products": "product", "people": "owner"][file.schema.name]
    guard let dimension, case .text(let column)? = file.columns["name"] else { return }
    names[dimension, default: []].formUnion(column.entries)
  }

  /// Adds the names of a site's tables of products and people.
  mutating func add(_ site: InspectionSite, _ files: some Files, jobs: Int, except: Set<String>) {
    var silent = Diagnostics()
    let folder = site.folder.isEmpty ? "." : site.folder
    let options = ReadingOptions(
      site: site.folder, jobs: jobs, zone: ZoneOffsets(named: configuration.timeZone),
      currency: configuration.currency)
    for found in findFiles(configuration, files, site: folder, &silent) {
      guard !except.contains(options.full(found.path)) else { continue }
      let schema = found.setting.flatMap(schema(ofEntry:)) ?? schemas(byFile: found.path).first
      guard let schema, ["products", "people"].contains(schema.name) else { continue }
      for table in readFile(found, files, options, &silent) { add(table) }
    }
  }

  /// The spellings of a file that are near a known name, and those that differ from another one of the same column by
  /// case, blanks or hyphens alone.
  func spellings(in file: ReadFile) -> [Spelling] {
    let columns = [("product", "product"), ("owner", "owner"), ("owner", "rep"), ("stage", "stage")]
    return columns.flatMap { dimension, column -> [Spelling] in
      guard !["products", "people"].contains(file.schema.name),
        case .text(let values)? = file.columns[column], let index = file.mapping.columns[column]
      else { return [] }
      return spellings(of: values, dimension, isCode: file.source.header[index].hasSuffix(".id"))
    }
  }

  private func spellings(of values: TextColumn, _ dimension: String, isCode: Bool) -> [Spelling] {
    guard !isCode, values.entries.count <= 5_000 else { return [] }
    let counts = values.counts()
    let aliases = configuration.aliases[dimension] ?? [:]
    let known = names[dimension] ?? []
    let candidates = known.sorted()
    // Each comparison costs the product of two lengths; a million of them take about a second.
    let comparesAll = values.entries.count * candidates.count <= 1_000_000
    var byForm: [String: [Int]] = [:]
    for (entry, text) in values.entries.enumerated() where counts[entry] > 0 {
      byForm[foldedHeader(text), default: []].append(entry)
    }
    var found: [Spelling] = []
    for (entry, text) in values.entries.enumerated() where counts[entry] > 0 {
      guard aliases[text] == nil, !known.contains(text) else { continue }
      var meant: String?
      if dimension == "stage" {
        meant = nearStage(text, candidates)
      } else if comparesAll {
        meant = nearMiss(of: text, among: candidates)
      }
      if meant == nil {
        // Of two forms of one name the more frequent one is taken for right.
        let others = (byForm[foldedHeader(text)] ?? []).filter { counts[$0] > counts[entry] }
        meant = others.max { (counts[$0], $1) < (counts[$1], $0) }.map { values.entries[$0] }
      }
      guard let meant, meant != text else { continue }
      found.append(Spelling(dimension: dimension, text: text, rows: counts[entry], meant: meant))
    }
    return found.sorted { left, right in
      left.rows == right.rows
        ? left.text.utf8.lexicographicallyPrecedes(right.text.utf8) : left.rows > right.rows
    }
  }

  /// The stage that is probably meant; `nil` for one that some CRM knows.
  private func nearStage(_ text: String, _ own: [String]) -> String? {
    let stages = Adapter.all.flatMap(\.stages)
    let form = foldedStage(text)
    if stages.contains(where: { $0.names.contains(form) }) || own.contains(where: { foldedStage($0) == form })
    {
      return nil
    }
    return nearMiss(of: text, among: own)
      ?? nearMiss(of: text, among: Set(stages.compactMap(\.spellings.first)).sorted())
  }

  /// The stage as it is compared, without a number in front.
  private func foldedStage(_ text: String) -> String {
    let rest = text.drop { $0.isNumber || $0 == "." || $0 == "-" || $0 == "、" || $0 == " " }
    return foldedHeader(String(rest.isEmpty ? text[...] : rest))
  }
}
