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
  let layout = IndexLayout(order)
  let shelves = layout.shelves
  let shards = await termShards(of: order, layout, jobs: jobs)
  let pages = await inOrder(shelves.count, jobs: jobs) {
    ShelfFile(number: $0, order[shelves[$0]]).bytes
  }
  var files = shards.enumerated().map { (path: "t\($0.offset).js", bytes: $0.element) }
  files += pages.enumerated().map { (path: "p\($0.offset).js", bytes: $0.element) }
  let stamp = files.reduce(0) { $0 &+ fileStamp($1.path, $1.bytes) }
  let manifest = IndexManifest(layout: layout, stamp: stamp)
  return [("manifest.js", manifest.file(synonyms: synonyms))] + files
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
