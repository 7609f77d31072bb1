// A large site gets a few thousand files, not tens of thousands; a small one loads hardly more than it shows.
private let mostShelves = 3_000
private let smallestShelf = 4_000
private let mostOnShelf = 64

/// Returns which entries stand in one file together: neighbours of a group, until there is enough text.
func shelves(of entries: [SearchEntry]) -> [Range<Int>] {
  let total = entries.reduce(0) { $0 + $1.size }
  let enough = max(smallestShelf, total / mostShelves)
  var shelves: [Range<Int>] = []
  var start = 0
  var size = 0
  for (index, entry) in entries.enumerated() {
    let fits = index - start < mostOnShelf && size + entry.size / 2 < enough
    if index > start, !fits || entry.group != entries[start].group {
      shelves.append(start..<index)
      start = index
      size = 0
    }
    size += entry.size
  }
  if start < entries.count { shelves.append(start..<entries.count) }
  return shelves
}

/// Returns the script with what is shown of some pages: title, address, note, badge, keywords, and heading, anchor and
/// text of each section.
func pageFile(_ number: Int, of entries: ArraySlice<SearchEntry>) -> [UInt8] {
  var script = ScriptWriter(kind: "p", number: number, capacity: entries.reduce(0) { $0 + $1.size + 200 })
  script.raw("[")
  for (index, entry) in entries.enumerated() {
    if index > 0 { script.raw(",\n") }
    script.raw("[")
    for field in [entry.title, entry.address, entry.note, entry.badge?.rawValue ?? ""] {
      script.string(field)
      script.raw(",")
    }
    script.raw("[")
    list(entry.keywords, &script)
    script.raw("],[")
    list(entry.sections.flatMap { [$0.heading, $0.anchor, $0.text] }, &script)
    script.raw("]]")
  }
  script.raw("]")
  return script.end()
}

private func list(_ texts: [String], _ script: inout ScriptWriter) {
  for (index, text) in texts.enumerated() {
    if index > 0 { script.raw(",") }
    script.string(text)
  }
}
