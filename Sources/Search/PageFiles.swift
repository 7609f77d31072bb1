/// A file with what is shown of some pages, one in each line.
struct ShelfFile {
  private let number: Int
  var lines: [[UInt8]]

  init(number: Int, _ entries: ArraySlice<SearchEntry>) {
    self.number = number
    lines = entries.map(line)
  }

  /// Reads a file written before.
  ///
  /// - Parameter count: how many entries it must have.
  init?(number: Int, count: Int, _ bytes: [UInt8]) {
    self.number = number
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
    guard lines.count == count + 1, lines.removeLast().isEmpty else { return nil }
    lines[0].removeFirst(min(Self.opening(number).utf8.count, lines[0].count))
    for index in lines.indices { lines[index].removeLast(min(index + 1 < count ? 1 : 3, lines[index].count)) }
    self.lines = lines
    guard self.bytes == bytes else { return nil }
  }

  private static func opening(_ number: Int) -> String { "quotabookIndex(\"p\",\(number),[" }

  var bytes: [UInt8] {
    var script = ScriptWriter(
      kind: "p", number: number, capacity: lines.reduce(0) { $0 + $1.count + 2 })
    script.raw("[")
    for (index, line) in lines.enumerated() {
      if index > 0 { script.raw(",\n") }
      script.raw(line)
    }
    script.raw("]")
    return script.end()
  }
}

/// Returns title, address, note, badge, keywords, and heading, anchor and text of each section; a 1 behind marks an
/// entry that is found by initials.
func line(of entry: SearchEntry) -> [UInt8] {
  var script = ScriptWriter(capacity: entry.size + 200)
  script.raw("[")
  for field in [entry.title, entry.address, entry.note, entry.badge?.rawValue ?? ""] {
    script.string(field)
    script.raw(",")
  }
  script.raw("[")
  script.strings(entry.keywords)
  script.raw("],[")
  script.strings(entry.sections.flatMap { [$0.heading, $0.anchor, $0.text] })
  script.raw(entry.isControlled ? "],1]" : "]]")
  return script.bytes
}

/// Returns the entry that a line stands for, but with a space for each character that a script cannot hold.
///
/// - Returns: `nil` when the line was not written by this program.
func entry(group: SearchEntry.Group, readFrom bytes: [UInt8]) -> SearchEntry? {
  var reader = ScriptReader(bytes)
  guard reader.skip("["), let title = reader.string(), reader.skip(","), let address = reader.string(),
    reader.skip(","), let note = reader.string(), reader.skip(","), let badge = reader.string(),
    reader.skip(","), let keywords = reader.strings(), reader.skip(","), let parts = reader.strings(),
    parts.count.isMultiple(of: 3)
  else { return nil }
  let isControlled = reader.skip(",1")
  let sections = stride(from: 0, to: parts.count, by: 3).map {
    SearchEntry.Section(heading: parts[$0], anchor: parts[$0 + 1], text: parts[$0 + 2])
  }
  let entry = SearchEntry(
    group: group, title: title, address: address, note: note, badge: SearchEntry.Badge(rawValue: badge),
    keywords: keywords, isControlled: isControlled, sections: sections)
  return line(of: entry) == bytes ? entry : nil
}
