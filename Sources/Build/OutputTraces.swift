import Effects
import Sales
import Site

/// What an output folder looks like from outside: the names, sizes and times of its files.
struct OutputTraces: Sendable {
  /// The files in the order of their paths.
  private(set) var files: [String] = []
  private var stamps: [(size: Int, nanoseconds: Int)] = []

  /// Looks at a folder; `nil` when it is not there.
  init?(_ output: String, _ disk: DiskFiles, jobs: Int) async {
    guard let folder = disk.resolved(output) else { return nil }
    let files = disk.tree(folder)
    self.files = files
    stamps = await inChunks(files.count, jobs: jobs) { chunk in
      chunk.compactMap { disk.stamp(folder + "/" + files[$0]) }
    }
    guard stamps.count == files.count else { return nil }
  }

  /// The same folder after some of its files were written anew; `nil` when others came.
  func renewed(_ written: Set<String>, _ output: String, _ disk: DiskFiles) -> OutputTraces? {
    guard let folder = disk.resolved(output) else { return nil }
    var traces = self
    var found = 0
    for (index, file) in files.enumerated() where written.contains(file) {
      guard let stamp = disk.stamp(folder + "/" + file) else { return nil }
      traces.stamps[index] = stamp
      found += 1
    }
    return found == written.count ? traces : nil
  }

  var hash: String {
    var text = ""
    for (file, stamp) in zip(files, stamps) { text += "\(file)\n\(stamp.size) \(stamp.nanoseconds)\n" }
    return contentHash(Array(text.utf8))
  }
}
