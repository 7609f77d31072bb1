import Diagnostics
import Ingest

/// The CRM that a header was taken for, and why.
struct CRMRecognition: Sendable {
  var adapter: Adapter
  /// The headers that only this CRM has, in the order of the file.
  var signs: [String]
  /// The file's name, where it helped to recognise the CRM, else `nil`.
  var file: String?
  /// How many of the headers the CRM's words for the table explain, and how many there are.
  var known = 0
  var headers: Int

  /// The reason in both languages, or `nil` where no CRM was recognised.
  var reason: Phrase? {
    guard !signs.isEmpty || file != nil else { return nil }
    let shown = signs.prefix(3).map { "'\($0)'" }
    let share = headers == 0 ? 0 : Int((Double(known) * 100 / Double(headers)).rounded())
    if let file {
      let (zh, en) = signs.isEmpty ? ("", "") : ("和列 \(shown[0]) ", " and the header \(shown[0])")
      return Phrase(
        zh: "按文件名 '\(file)' \(zh)识别为 \(adapter.title)；\(headers) 列中有 \(known) 列（\(share)%）是它的列名",
        en:
          "taken for \(adapter.title) by the file's name '\(file)'\(en); \(known) of \(headers) headers (\(share)%) are its own"
      )
    }
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
/// explain the most headers. A name of a file that a CRM gives stands for one of its two headers, or for both where its
/// words explain most of the header.
///
/// - Parameters:
///   - table: the canonical table, where it is known.
///   - file: the file's path, or `nil` when its name is no help.
func recogniseCRM(_ header: [String], table: String? = nil, file: String? = nil) -> CRMRecognition {
  let names = header.map(plainHeader)
  let folded = header.map(foldedHeader)
  let filled = header.count { !$0.isEmpty }
  let name = file?.split(separator: "/").last.map(String.init)
  let pattern = name.map(digitsAsZeros)
  var best = CRMRecognition(adapter: .generic, signs: [], headers: filled)
  for adapter in Adapter.all {
    let signs = zip(header, names).filter { adapter.signature.contains($1) }.map(\.0)
    let isNamed = pattern.map { name in adapter.fileNames.contains { name.contains($0) } } ?? false
    guard signs.count >= 2 || isNamed else { continue }
    let vocabularies = adapter.headers.filter { table == nil || $0.table == table }
    let known =
      vocabularies.map { words in
        folded.count { name in words.columns[name] != nil }
      }.max() ?? 0
    if signs.count < 2, best.signs.count >= 2 || signs.isEmpty && (known < 3 || known * 3 < filled * 2) {
      continue
    }
    if (signs.count, known) > (best.signs.count, best.known) {
      best = CRMRecognition(
        adapter: adapter, signs: signs, file: signs.count < 2 ? name : nil, known: known, headers: filled)
    }
  }
  return best
}

extension HeaderMapping {
  /// Why the header was taken for one of this CRM, in both languages; empty where none was recognised.
  func reasons(_ header: [String], file: String) -> [Phrase] {
    let found = recogniseCRM(header, table: schema.name, file: file)
    var reasons = found.adapter.id == adapter.id ? [found.reason].compactMap { $0 } : []
    if hasMadeIDs(header) {
      reasons.append(
        columns["account"] == nil
          ? Phrase(zh: "没有编号列，以名称作为编号", en: "there is no column of ids; the name stands in")
          : Phrase(zh: "没有编号列，以名称和客户作为编号", en: "there is no column of ids; name and account stand in"))
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

/// Recognises the CRM by its header and the file's name.
func recogniseAdapter(_ header: [String], file: String) -> Adapter {
  recogniseCRM(header, file: file).adapter
}

/// The name in small letters with 0 for every digit: `deals_0000_00_00.csv`.
private func digitsAsZeros(_ name: String) -> String {
  String(name.lowercased().map { ("0"..."9").contains($0) ? "0" : $0 })
}

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
