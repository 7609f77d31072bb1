/// Returns the files of an index that change when some of its entries do: written over those of the last build they are,
/// byte for byte, what `searchFiles` gives for all entries as they are now.
///
/// The old files must come from the same version of the program. Their terms are read from the old texts, so that the
/// caller need not know what an entry was before.
///
/// - Parameters:
///   - manifest: `manifest.js` of the last build.
///   - changed: entries as they are now, each with its number in the order of the index: KPIs first, then pages, people
///     and customers, those of a group as they stood in the list given to `searchFiles`. When that list is already in
///     this order, the number is the position in the list.
///   - synonyms: all groups of synonyms as they are now.
///   - file: returns the bytes of a file of the last build by its path below the folder of the index.
/// - Returns: `nil` when the whole index must be built: entries would stand in other files, an entry is of another
///   group than before, or the old files are not as expected.
package func patchedSearchFiles(
  manifest: [UInt8], changed: [(page: Int, entry: SearchEntry)], synonyms: [[String]], jobs: Int,
  file: (String) -> [UInt8]?
) async -> [(path: String, bytes: [UInt8])]? {
  guard let old = IndexManifest(manifest) else { return nil }
  var files: [ChangedFile] = []
  guard let edits = rewriteShelves(of: old.layout, changed, file, &files),
    let layout = layout(old.layout, after: edits)
  else { return nil }
  let changes = termChanges(of: edits, averageSize: layout.averageSize)
  let byShard = Dictionary(grouping: changes) { Int($0.name.hash & UInt32(layout.shards - 1)) }
    .sorted { $0.key < $1.key }
  let shards = byShard.compactMap { number, changes in
    file("t\(number).js").map { (number: number, bytes: $0, changes: changes) }
  }
  guard shards.count == byShard.count else { return nil }
  let patched = await inOrder(shards.count, jobs: jobs) {
    patchedShard(shards[$0].number, shards[$0].bytes, shards[$0].changes)
  }
  for (shard, bytes) in zip(shards, patched) {
    guard let bytes else { return nil }
    files.append(ChangedFile(path: "t\(shard.number).js", old: shard.bytes, new: bytes))
  }
  let stamp = files.reduce(old.stamp) { $0 &- $1.oldStamp &+ $1.newStamp }
  let manifest = IndexManifest(layout: layout, stamp: stamp).file(synonyms: synonyms)
  return [("manifest.js", manifest)] + files.filter { $0.old != $0.new }.map { ($0.path, $0.new) }
}

private struct ChangedFile {
  let path: String
  let old: [UInt8]
  let new: [UInt8]

  var oldStamp: UInt64 { fileStamp(path, old) }
  var newStamp: UInt64 { fileStamp(path, new) }
}

/// Puts the new entries into the files that show them.
///
/// - Returns: each entry before and after, in the order of the index.
private func rewriteShelves(
  of layout: IndexLayout, _ changed: [(page: Int, entry: SearchEntry)], _ file: (String) -> [UInt8]?,
  _ files: inout [ChangedFile]
) -> [EntryEdit]? {
  let changed = changed.sorted { $0.page < $1.page }
  guard zip(changed, changed.dropFirst()).allSatisfy({ $0.page < $1.page }),
    (changed.first?.page ?? 0) >= 0, (changed.last?.page ?? -1) < layout.count
  else { return nil }
  var edits: [EntryEdit] = []
  var rest = changed[...]
  for (number, range) in layout.shelves.enumerated() {
    let own = rest.prefix { $0.page < range.upperBound }
    guard !own.isEmpty else { continue }
    rest = rest.dropFirst(own.count)
    let path = "p\(number).js"
    guard let bytes = file(path), var shelf = ShelfFile(number: number, count: range.count, bytes) else {
      return nil
    }
    for (page, new) in own {
      let place = page - range.lowerBound
      guard let old = entry(group: new.group, readFrom: shelf.lines[place]) else { return nil }
      shelf.lines[place] = line(of: new)
      edits.append(EntryEdit(page: page, old: old, new: new))
    }
    files.append(ChangedFile(path: path, old: bytes, new: shelf.bytes))
  }
  return edits
}

/// Returns the layout with the sizes of edited entries.
///
/// - Returns: `nil` when any entry would come into another file, or be of another group.
private func layout(_ old: IndexLayout, after edits: [EntryEdit]) -> IndexLayout? {
  var layout = old
  for edit in edits {
    guard let stretch = layout.stretch(of: edit.page),
      IndexLayout.group(ofStretch: stretch) == edit.new.group,
      edit.old.sections.isEmpty == edit.new.sections.isEmpty
    else { return nil }
    layout.stretches[stretch].size += edit.new.size - edit.old.size
  }
  guard layout.averageSize == old.averageSize, layout.shelves == old.shelves else { return nil }
  return layout
}
