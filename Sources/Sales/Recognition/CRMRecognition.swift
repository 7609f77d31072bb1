import Diagnostics
import Ingest

/// The CRM that a header was taken for, and why.
struct CRMRecognition: Sendable {
  var adapter: Adapter
  /// The headers that only this CRM has, in the order of the file.
  var signs: [String]
  /// How many of the headers the CRM's words for the table explain, and how many there are.
  var known = 0
  var headers: Int

  /// The reason in both languages, or `nil` where no CRM was recognised.
  var reason: Phrase? {
    guard !signs.isEmpty else { return nil }
    let shown = signs.prefix(3).map { "'\($0)'" }
    let share = headers == 0 ? 0 : Int((Double(known) * 100 / Double(headers)).rounded())
    return Phrase(
      zh:
        "按 \(shown.joined(separator: "、"))\(signs.count > 3 ? " 等" : "") \(signs.count) 个特征列识别为 \(adapter.title)"
        + "；\(headers) 列中有 \(known) 列（\(share)%）是它的列名",
      en: "taken for \(adapter.title) by \(signs.count) headers that give it away"
        + " (\(shown.joined(separator: ", "))\(signs.count > 3 ? " …" : "")); "
        + "\(known) of \(headers) headers (\(share)%) are its own")
  }
}

/// Recognises the CRM by its header: two headers that give it away, the most of all; among equals the CRM whose words
/// explain the most headers.
///
/// - Parameter table: the canonical table, where it is known.
func recogniseCRM(_ header: [String], table: String? = nil) -> CRMRecognition {
  let names = header.map(plainHeader)
  let folded = header.map(foldedHeader)
  let filled = header.count { !$0.isEmpty }
  var best = CRMRecognition(adapter: .generic, signs: [], headers: filled)
  for adapter in Adapter.all {
    let signs = zip(header, names).filter { adapter.signature.contains($1) }.map(\.0)
    guard signs.count >= 2 else { continue }
    let vocabularies = adapter.headers.filter { table == nil || $0.table == table }
    let known =
      vocabularies.map { words in
        folded.count { name in words.columns[name] != nil }
      }.max() ?? 0
    if (signs.count, known) > (best.signs.count, best.known) {
      best = CRMRecognition(adapter: adapter, signs: signs, known: known, headers: filled)
    }
  }
  return best
}

extension HeaderMapping {
  /// Why the header was taken for one of this CRM, in both languages; empty where none was recognised.
  func reasons(_ header: [String]) -> [Phrase] {
    let found = recogniseCRM(header, table: schema.name)
    var reasons = found.adapter.id == adapter.id ? [found.reason].compactMap { $0 } : []
    if hasMadeIDs(header) {
      reasons.append(
        Phrase(zh: "没有编号列，以名称和客户作为编号", en: "there is no column of ids; name and account stand in"))
    }
    if adapter.quirks.pairsCurrencies, columns["currency"] == nil, let amount = columns["amount"],
      header[amount].hasSuffix("(Converted)")
    {
      reasons.append(
        Phrase(
          zh: "'\(header[amount])' 没有币种列，按站点的货币读取",
          en: "'\(header[amount])' has no column of its currency and is read in the site's"))
    }
    if let cycle = columns["cycle"], adapter.quirks.cycleUnit != nil, columns["closed"] == nil {
      reasons.append(
        Phrase(
          zh: "没有成交日期列，由创建时间加'\(header[cycle])'得出",
          en: "there is no column of close days; they are the creation plus '\(header[cycle])'"))
    }
    return reasons
  }
}

extension HeaderMapping {
  /// Whether the ids are the names of the records, because the file has no others.
  func hasMadeIDs(_ header: [String]) -> Bool {
    guard let id = columns["id"], !configured.contains(id) else { return false }
    let words = adapter.vocabulary(schema.name)?.columns[foldedHeader(header[id])]
    return words.map { $0.columns.count > 1 && $0.columns[1] == "id" } ?? false
  }
}

/// Recognises the CRM by its header.
func recogniseAdapter(_ header: [String]) -> Adapter { recogniseCRM(header).adapter }

/// The header with signs of full width in their plain form and without the star of a required field.
private func plainHeader(_ text: String) -> String {
  var narrow = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let half = (0xFF01...0xFF5E).contains(scalar.value) ? UnicodeScalar(scalar.value - 0xFEE0) : nil
    narrow.append(half ?? scalar)
  }
  while let last = narrow.last, last == "*" || last == " " { narrow.removeLast() }
  return String(narrow)
}
