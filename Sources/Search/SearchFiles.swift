import Synchronization

/// Makes the files that searching `entries` needs, with paths below the folder of the index: `manifest.js`, `t0.js` …
/// with the pages of each term, and `p0.js` … with what is shown of the pages.
///
/// The same entries give the same bytes, whatever the number of jobs.
///
/// - Parameters:
///   - synonyms: groups of words that find each other's pages: 回款, 收款, collection.
///   - put: takes a file and its path; called by several threads at once, so that no more than a few files are in memory.
/// - Returns: the paths of all files.
package func makeSearchFiles(
  _ entries: [SearchEntry], synonyms: [[String]], jobs: Int,
  put: @escaping @Sendable (String, [UInt8]) -> Void
) async -> [String] {
  let order = SearchEntry.Group.allCases.flatMap { group in entries.filter { $0.group == group } }
  let layout = IndexLayout(order)
  let shelves = layout.shelves
  let place: @Sendable (String, [UInt8]) -> (path: String, stamp: UInt64) = { path, bytes in
    put(path, bytes)
    return (path, fileStamp(path, bytes))
  }
  let shards = await termShards(of: order, layout, jobs: jobs) { place("t\($0).js", $1) }
  let pages = await inOrder(shelves.count, jobs: jobs) {
    place("p\($0).js", ShelfFile(number: $0, order[shelves[$0]]).bytes)
  }
  let stamp = (shards + pages).reduce(0) { $0 &+ $1.stamp }
  put("manifest.js", IndexManifest(layout: layout, stamp: stamp).file(synonyms: synonyms))
  return ["manifest.js"] + (shards + pages).map(\.path)
}

/// The files of ``makeSearchFiles(_:synonyms:jobs:put:)``, all at once.
package func searchFiles(
  _ entries: [SearchEntry], synonyms: [[String]], jobs: Int
) async -> [(path: String, bytes: [UInt8])] {
  let shelf = FileShelf()
  let paths = await makeSearchFiles(entries, synonyms: synonyms, jobs: jobs) { path, bytes in
    shelf.files.withLock { $0[path] = bytes }
  }
  return shelf.files.withLock { files in paths.map { ($0, files[$0] ?? []) } }
}

private final class FileShelf: Sendable {
  let files = Mutex<[String: [UInt8]]>([:])
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
