import Diagnostics
import Settings

/// A sheet of a workbook or a table of a database, as far as it must be known to choose among them.
struct FilePart: Sendable {
  var name: String
  var isHidden: Bool
  /// The texts of its first rows, among them the header.
  var firstRows: [[String]]
}

/// Which parts of a file are read when nothing says so.
///
/// For an entry of the configuration it is the part whose header fits its table best. Without one it is every part
/// whose header is a table's: at least three columns are known, or its own name says what it is.
struct PartChoice: Sendable {
  /// Indices of the parts, in the order of the file, each with the reason.
  private(set) var chosen: [(index: Int, reason: Phrase)] = []
  private let parts: [FilePart]
  private let found: FoundFile
  /// What a part is called.
  private let kind: Phrase

  private struct Candidate {
    var index: Int
    var known: Int
    var isNamed: Bool
  }

  init(_ parts: [FilePart], of found: FoundFile, kind: Phrase) {
    self.parts = parts
    self.found = found
    self.kind = kind
    let visible = parts.indices.filter { !parts[$0].isHidden }
    let candidates = (visible.isEmpty ? Array(parts.indices) : visible).compactMap(candidate)
    let best = candidates.max { ($0.known, $1.index) < ($1.known, $0.index) }
    let taken = candidates.filter { candidate in
      if found.setting != nil { return candidate.index == best?.index }
      return candidate.known >= 3 || candidate.isNamed || candidate.index == best?.index
    }
    chosen = taken.map { ($0.index, reason($0)) }
    // Where nothing is recognised the first part is read, so that its header is told.
    if chosen.isEmpty, let first = visible.first ?? parts.indices.first {
      chosen = [
        (
          first,
          Phrase(zh: "\(kind.chinese) '\(parts[first].name)'", en: "\(kind.english) '\(parts[first].name)'")
        )
      ]
    }
  }

  /// Notes the parts that are not read.
  func reportOthers(_ log: inout Diagnostics) {
    let others = parts.indices.filter { index in
      !chosen.contains { $0.index == index } && !parts[index].firstRows.allSatisfy(\.isEmpty)
    }
    guard !others.isEmpty else { return }
    let names = others.map { "'\(parts[$0].name)'" }.joined(separator: ", ")
    log.report("sheets-not-read", at: Position(file: found.path), ["sheets": names])
  }

  /// How many columns of the table, or of any table, the best row of the part names; `nil` when it is none.
  private func candidate(_ index: Int) -> Candidate? {
    let part = parts[index]
    var best: Candidate?
    for row in part.firstRows where row.contains(where: { !$0.isEmpty }) {
      guard let mapping = mapping(part, row) else { continue }
      let known = Set(mapping.columns.values).count + mapping.periods.count
      let isNamed = schemas(byFile: part.name).contains { $0.name == mapping.schema.name }
      if known > best?.known ?? 0 { best = Candidate(index: index, known: known, isNamed: isNamed) }
    }
    return best
  }

  private func mapping(_ part: FilePart, _ row: [String]) -> HeaderMapping? {
    let configured = found.setting?.columns ?? []
    var wanted = found.setting.flatMap(schema(ofEntry:))
    if wanted == nil {
      wanted =
        recogniseTable(
          file: recognisedName(part.name), path: found.path, header: row, configured: configured)?.schema
    }
    guard let wanted else { return nil }
    let adapter = found.setting?.crm.flatMap(Adapter.named) ?? recogniseAdapter(row, file: found.path)
    let mapping = HeaderMapping(row, to: wanted, adapter: adapter, configured: configured)
    return mapping.missing.isEmpty ? mapping : nil
  }

  /// The name that may tell what a part is: its own when that is a word for a table, else the file's.
  private func recognisedName(_ part: String) -> String {
    schemas(byFile: part).isEmpty ? found.path : part
  }

  private func reason(_ candidate: Candidate) -> Phrase {
    let name = parts[candidate.index].name
    let count = parts.count
    return Phrase(
      zh: "\(kind.chinese) '\(name)'：认出 \(candidate.known) 列"
        + (count > 1 ? "（文件里共有 \(count) 个）" : ""),
      en: "\(kind.english) '\(name)': \(candidate.known) columns are known"
        + (count > 1 ? " (the file has \(count))" : ""))
  }
}
