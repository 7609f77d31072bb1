// Less text is not worth a task of its own.
private let smallestPart = 60_000

/// A part of the pages, read; handed from the task that reads to the one that writes.
private final class IndexedPart: @unchecked Sendable {
  let indexer: PageIndexer

  init(_ entries: ArraySlice<SearchEntry>, averageSize: RoundedSize, pinyin: PinyinInitials) {
    let bytes = entries.reduce(0) { $0 + $1.size }
    var indexer = PageIndexer(averageSize: averageSize, bytes: bytes, pinyin: pinyin)
    for index in entries.indices { indexer.read(entries[index], page: index) }
    self.indexer = indexer
  }
}

/// Makes the scripts with the postings of all terms, each handed to `use` with its number; a term stands in the one its
/// hash names.
func termShards<Result: Sendable>(
  of entries: [SearchEntry], _ layout: IndexLayout, jobs: Int,
  _ use: @escaping @Sendable (Int, [UInt8]) -> Result
) async -> [Result] {
  let total = entries.reduce(0) { $0 + $1.size }
  let averageSize = layout.averageSize
  let count = layout.shards
  let pinyin = PinyinInitials()
  let ranges = evenParts(of: entries, total: total, count: max(1, min(jobs, total / smallestPart)))
  let parts = await inOrder(ranges.count, jobs: jobs) {
    IndexedPart(entries[ranges[$0]], averageSize: averageSize, pinyin: pinyin)
  }
  let places = await inOrder(parts.count, jobs: jobs) {
    termsByShard(parts[$0].indexer.list.names, shards: count)
  }
  return await inOrder(count, jobs: jobs) { shard in
    use(shard, shardFile(shard, parts, places.map { $0[shard] }))
  }
}

/// Neighbouring entries of about the same amount of text.
private func evenParts(of entries: [SearchEntry], total: Int, count: Int) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var start = 0
  var size = 0
  for index in entries.indices {
    size += entries[index].size
    if size * count >= total * (ranges.count + 1), ranges.count + 1 < count {
      ranges.append(start..<index + 1)
      start = index + 1
    }
  }
  return ranges + [start..<entries.count]
}

private func termsByShard(_ names: [TermName], shards: Int) -> [[Int32]] {
  var places: [[Int32]] = Array(repeating: [], count: shards)
  let mask = UInt32(shards - 1)
  for (index, name) in names.enumerated() { places[Int(name.hash & mask)].append(Int32(index)) }
  return places
}

/// Writes the terms of a shard in the order of their bytes: `term postings term postings …`.
private func shardFile(_ number: Int, _ parts: [IndexedPart], _ places: [[Int32]]) -> [UInt8] {
  var terms: [(name: [UInt8], part: Int, index: Int)] = []
  for (part, indices) in places.enumerated() {
    for index in indices { terms.append((parts[part].indexer.list.names[Int(index)].text, part, Int(index))) }
  }
  terms.sort {
    $0.name == $1.name ? $0.part < $1.part : $0.name.lexicographicallyPrecedes($1.name)
  }
  var script = ScriptWriter(kind: "t", number: number, capacity: 30_000)
  script.raw("\"")
  var output: [UInt8] = []
  var lastName: [UInt8] = []
  var lastPage: Int32 = -1
  for term in terms {
    if term.name != lastName {
      if !lastName.isEmpty { output.append(UInt8(ascii: " ")) }
      output += term.name
      output.append(UInt8(ascii: " "))
      lastName = term.name
      lastPage = -1
    }
    let part = parts[term.part]
    let postings = part.indexer.term(term.index)
    PostingCode.write(gap: Int(postings.firstPage - lastPage), weight: Int(postings.firstWeight)) {
      output.append($0)
    }
    part.indexer.copyPostings(of: term.index, to: &output)
    lastPage = postings.lastPage
  }
  script.raw(output)
  script.raw("\"")
  return script.end()
}
