/// Words that people and programs write where there is no number or day; as texts they may mean something (NA is
/// North America).
private let nullValues: Set<[UInt8]> = Set(
  [
    "na", "n.a.", "n.a", "\\n", "<null>", "[null]", "undefined", "tbd", "tba", "?", "？", "／", "－", "－－", ".",
    "…",
    "......", "待定", "未定", "不详", "不明", "未知", "待确认", "没有", "无数据", "不适用", "0000-00-00", "0000-00-00 00:00:00",
    "0000/00/00", "1900-01-00", "1900/1/0", "1900/1/0 0:00",
  ].map { Array($0.utf8) })

/// Whether the text, compared without case, stands for an empty number or day.
func isNullValue(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  if isNullWord(bytes) { return true }
  guard bytes.count <= 20 else { return false }
  return nullValues.contains(bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
}

/// The id of the message about a cell that a spreadsheet has spoilt: `#REF!`, `########`; else `nil`.
func spreadsheetFault(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
  guard bytes.count > 1, bytes[0] == 0x23 else { return nil }
  if bytes.allSatisfy({ $0 == 0x23 }) { return "cell-of-hashes" }
  return bytes.last == 0x21 || bytes.last == 0x3F ? "spreadsheet-error" : nil
}

extension Cell {
  /// Calls `body` with the text in UTF-8, with doubled quotes made single; ASCII is not copied.
  @inline(__always)
  func withText(_ bytes: UnsafePointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let text = UnsafeBufferPointer(start: bytes + start, count: count)
    if hasDoubledQuotes || text.contains(where: { $0 >= 0x80 }) {
      content(bytes).withUnsafeBufferPointer(body)
    } else {
      body(text)
    }
  }
}
