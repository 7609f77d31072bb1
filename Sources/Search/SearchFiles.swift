/// Returns the files that searching `entries` needs, with paths below the folder of the index: `manifest.js`,
/// `t0.js` … with the pages of each term, and `p0.js` … with what is shown of the pages.
///
/// The same entries give the same bytes, whatever the number of jobs.
///
/// - Parameter synonyms: groups of words that find each other's pages: 回款, 收款, collection.
package func searchFiles(
  _ entries: [SearchEntry], synonyms: [[String]], jobs: Int
) async -> [(path: String, bytes: [UInt8])] {
  let order = SearchEntry.Group.allCases.flatMap { group in entries.filter { $0.group == group } }
  let shelves = shelves(of: order)
  let shards = await termShards(of: order, jobs: jobs)
  let pages = await inOrder(shelves.count, jobs: jobs) { pageFile($0, of: order[shelves[$0]]) }
  var files = shards.enumerated().map { (path: "t\($0.offset).js", bytes: $0.element) }
  files += pages.enumerated().map { (path: "p\($0.offset).js", bytes: $0.element) }
  var stamp: UInt64 = 0xCBF2_9CE4_8422_2325
  for file in files { add(file.bytes, to: &stamp) }
  let manifest = manifest(
    order, shards: shards.count, shelves: shelves, synonyms: synonyms, stamp: String(stamp, radix: 36))
  return [("manifest.js", manifest)] + files
}

/// Adds bytes to a hash, eight at a time.
private func add(_ bytes: [UInt8], to hash: inout UInt64) {
  bytes.withUnsafeBytes { raw in
    for offset in stride(from: 0, to: raw.count - raw.count % 8, by: 8) {
      hash =
        (hash ^ UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    for byte in raw.suffix(raw.count % 8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
}

/// What the browser loads first.
private func manifest(
  _ entries: [SearchEntry], shards: Int, shelves: [Range<Int>], synonyms: [[String]], stamp: String
) -> [UInt8] {
  var script = ScriptWriter(kind: "m", number: nil)
  script.raw("{\"stamp\":")
  script.string(stamp)
  script.raw(",\"shards\":\(shards),\"groups\":[")
  let counts = SearchEntry.Group.allCases.map { group in entries.count { $0.group == group } }
  script.raw(counts.map(String.init).joined(separator: ","))
  script.raw("]")
  for (name, text) in languageData {
    script.raw(",\"\(name)\":")
    script.string(text)
  }
  script.raw(",\"shelves\":\"")
  script.raw(shelves.map { PostingCode.character($0.count - 1) })
  script.raw("\",\"synonyms\":[")
  for (index, group) in synonyms.enumerated() {
    script.raw(index == 0 ? "[" : ",[")
    for (index, word) in group.enumerated() {
      if index > 0 { script.raw(",") }
      script.string(word)
    }
    script.raw("]")
  }
  script.raw("]}")
  return script.end()
}

/// Runs `body` for 0 ..< count on so many tasks; the results come in order.
func inOrder<Result: Sendable>(
  _ count: Int, jobs: Int, _ body: @escaping @Sendable (Int) -> Result
) async -> [Result] {
  let size = count / (max(jobs, 1) * 8) + 1
  let starts = Array(stride(from: 0, to: count, by: size))
  return await withTaskGroup(of: (Int, [Result]).self) { group in
    var results: [[Result]] = Array(repeating: [], count: starts.count)
    var next = 0
    func start(_ index: Int) -> @Sendable () -> (Int, [Result]) {
      let range = starts[index]..<min(starts[index] + size, count)
      return { (index, range.map(body)) }
    }
    while next < min(max(jobs, 1), starts.count) {
      let work = start(next)
      group.addTask { work() }
      next += 1
    }
    while let (index, part) = await group.next() {
      results[index] = part
      guard next < starts.count else { continue }
      let work = start(next)
      group.addTask { work() }
      next += 1
    }
    return results.flatMap { $0 }
  }
}
