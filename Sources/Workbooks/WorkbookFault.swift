import Diagnostics

/// Why a workbook or one of its parts cannot be read.
enum WorkbookFault: Error, Hashable {
  /// The archive itself is broken; the reason is libzip's short name for it.
  case brokenArchive(Phrase)
  /// A part unpacks wrongly or is no well-formed XML.
  case brokenPart(String, Phrase)
  case missingPart(String)
  /// No reference tells where the cells of the sheet with this name are.
  case unplacedSheet(String)
  /// A part is locked with a password.
  case locked
  /// A part unpacks to more than this many bytes.
  case tooLarge(part: String, limit: Int)
  /// All parts together unpack to more than this many bytes.
  case allTooLarge(limit: Int)
  case tooLongCell(limit: Int)
  case tooManyCells(limit: Int)
  case tooManyTexts(limit: Int)
  case tooMuchText(limit: Int)
  /// A part declares document types or entities, or nests without end: no spreadsheet program writes that.
  case unsafePart(String)

  func report(at place: Position, _ log: inout Diagnostics) {
    switch self {
    case .brokenArchive(let reason):
      log.report(
        "workbook-damaged", at: place, ["reason": reason[.english], "reason_zh": reason[.chinese]])
    case .brokenPart(let part, let reason):
      log.report(
        "workbook-part-damaged", at: place,
        ["part": part, "reason": reason[.english], "reason_zh": reason[.chinese]])
    case .missingPart(let part):
      log.report("workbook-part-missing", at: place, ["part": part])
    case .unplacedSheet(let sheet):
      log.report("sheet-without-part", at: place, ["sheet": sheet])
    case .locked:
      log.report("workbook-locked", at: place)
    case .tooLarge(let part, let limit):
      log.report("workbook-too-large", at: place, ["part": part, "limit": sizeText(limit)])
    case .allTooLarge(let limit):
      log.report("workbook-too-large-in-all", at: place, ["limit": sizeText(limit)])
    case .tooLongCell(let limit):
      log.report("cell-too-long", at: place, ["limit": sizeText(limit)])
    case .tooManyCells(let limit):
      log.report("sheet-too-many-cells", at: place, ["limit": String(limit)])
    case .tooManyTexts(let limit):
      log.report("workbook-too-many-texts", at: place, ["limit": String(limit)])
    case .tooMuchText(let limit):
      log.report("workbook-too-much-text", at: place, ["limit": sizeText(limit)])
    case .unsafePart(let part):
      log.report("workbook-unsafe", at: place, ["part": part])
    }
  }
}

/// `2 GB`, `512 MB`, `64 KB` or `100 B`: the largest unit that divides the number.
private func sizeText(_ bytes: Int) -> String {
  for (shift, unit) in [(30, "GB"), (20, "MB"), (10, "KB")]
  where bytes >= 1 << shift && bytes % (1 << shift) == 0 {
    return "\(bytes >> shift) \(unit)"
  }
  return "\(bytes) B"
}
