import Diagnostics

/// Opens an Excel workbook: its list of sheets, its shared texts and its number formats.
///
/// - Parameter file: the path relative to the site folder, for positions.
/// - Returns: `nil` only after an error message: the file is no workbook of this kind, is locked, damaged or too
///   large, or has no sheet of cells.
package func readWorkbook(
  _ bytes: [UInt8], file: String, limits: WorkbookLimits = .standard, _ log: inout Diagnostics
) -> Workbook? {
  let place = Position(file: file)
  if let other = otherFormat(bytes) {
    other.report(at: place, &log)
    return nil
  }
  do {
    let opening = try Archive.with(bytes, limits) { (archive) throws(WorkbookFault) in
      if let other = otherArchive(archive) { return Opening.other(other) }
      return .workbook(try openWorkbook(archive, bytes, file: file))
    }
    switch opening {
    case .other(let format): format.report(at: place, &log)
    case .workbook(let workbook) where workbook.sheets.isEmpty:
      log.report("workbook-without-sheets", at: place)
    case .workbook(let workbook): return workbook
    }
  } catch {
    error.report(at: place, &log)
  }
  return nil
}

private enum Opening {
  case workbook(Workbook)
  case other(OtherFormat)
}

private func openWorkbook(
  _ archive: Archive, _ bytes: [UInt8], file: String
) throws(WorkbookFault) -> Workbook {
  let main = try relationships(of: "", in: archive).first { $0.kind == "officeDocument" }?.target
  let part = main ?? "xl/workbook.xml"
  let list = WorkbookListener()
  try parse(part, of: archive, for: list)
  let references = try relationships(of: part, in: archive)
  func target(_ kind: String, _ usual: String) -> String? {
    if let reference = references.first(where: { $0.kind == kind }) { return reference.target }
    let name = partName(usual, from: part.split(separator: "/").dropLast().joined(separator: "/"))
    return archive.has(name) ? name : nil
  }
  let texts = target("sharedStrings", "sharedStrings.xml")
  let styles = target("styles", "styles.xml")
  let sharedTexts = if let texts { try readSharedTexts(texts, of: archive) } else { SharedTexts() }
  let numberFormats = if let styles { try readStyles(styles, of: archive) } else { Styles() }
  return Workbook(
    file: file, sheets: list.sheets(references), bytes: bytes, texts: sharedTexts, styles: numberFormats,
    dayCount: list.dayCount, limits: archive.limits, unpacked: archive.unpacked)
}

/// Hears the list of sheets in `workbook.xml`.
private final class WorkbookListener: PartListener {
  private struct Entry {
    var name: String
    var isHidden: Bool
    var reference: String
  }

  private var entries: [Entry] = []
  private(set) var dayCount = DayCount.from1900

  override func open(_ name: UnsafePointer<CChar>, _ attributes: Attributes) {
    if isNamed(name, "sheet") {
      let state = attributes["state"]
      entries.append(
        Entry(
          name: attributes["name"] ?? "", isHidden: state == "hidden" || state == "veryHidden",
          reference: attributes["id"] ?? ""))
    } else if isNamed(name, "workbookPr"), let mark = attributes["date1904"], mark == "1" || mark == "true" {
      dayCount = .from1904
    }
  }

  /// The sheets that hold cells, each with the part it refers to.
  func sheets(_ references: [Relationship]) -> [Sheet] {
    entries.compactMap { entry in
      let reference = references.first { $0.id == entry.reference }
      guard reference == nil || reference?.kind == "worksheet" else { return nil }
      return Sheet(name: entry.name, isHidden: entry.isHidden, part: reference?.target)
    }
  }
}
