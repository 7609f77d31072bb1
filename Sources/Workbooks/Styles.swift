/// The number formats of the cells' styles.
struct Styles: Sendable {
  /// For each style of a cell what its numbers mean.
  var formats: [NumberFormat] = []

  /// The meaning of a number in a cell of this style; a plain number when there is no such style.
  @inline(__always)
  func format(_ style: Int) -> NumberFormat { style < formats.count ? formats[style] : .number }
}

/// Reads `styles.xml`.
func readStyles(_ part: String, of archive: Archive) throws(WorkbookFault) -> Styles {
  let listener = StyleListener()
  try parse(part, of: archive, for: listener)
  return Styles(formats: listener.ids.map { listener.custom[$0] ?? builtInFormat($0) })
}

private final class StyleListener: PartListener {
  var custom: [Int: NumberFormat] = [:]
  var ids: [Int] = []
  private var isInCellFormats = false

  override func open(_ name: UnsafePointer<CChar>, _ attributes: Attributes) {
    if isNamed(name, "numFmt") {
      guard let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] else {
        return
      }
      custom[id] = numberFormat(code)
    } else if isNamed(name, "cellXfs") {
      isInCellFormats = true
    } else if isInCellFormats, isNamed(name, "xf") {
      ids.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
    }
  }

  override func close(_ name: UnsafePointer<CChar>) -> Bool {
    if isNamed(name, "cellXfs") { isInCellFormats = false }
    return true
  }
}
