import Diagnostics
import Effects
import Foundation
import Sales
import Site

/// What a build was made from and what it left behind, so that the next one can tell that there is nothing to do.
///
/// It lies in the site's `.quotabook/cache/`, which may be deleted at any time. Contents are compared, not times: a
/// site is never older than its input.
struct BuildMemory: Codable {
  /// A hash of all input, the program and its options.
  var input: String
  /// A hash of the names, sizes and times of the files written.
  var output: String
  var pages: Int
  var files: Int
  var log: Diagnostics
  /// What became of the rows of every file, by language.
  var reconciliation: [String: String]

  /// The memory of the last build into this folder when it was made from the same input and the folder is as it was
  /// left; otherwise `nil`.
  static func recall(_ input: String, _ options: BuildOptions, _ output: String, _ disk: DiskFiles)
    -> BuildMemory?
  {
    do {
      let bytes = try disk.read(path(options, output, disk))
      let memory = try JSONDecoder().decode(BuildMemory.self, from: Data(bytes))
      guard memory.input == input, memory.output == traces(output, disk)?.hash else { return nil }
      return memory
    } catch {
      // No memory, or one of another version: everything is built.
      return nil
    }
  }

  /// Remembers a finished build. A site folder that cannot be written has no memory.
  static func keep(
    _ input: String, _ outcome: BuildOutcome, _ log: Diagnostics, _ options: BuildOptions, _ output: String,
    _ disk: DiskFiles
  ) {
    guard let traces = traces(output, disk) else { return }
    let memory = BuildMemory(
      input: input, output: traces.hash, pages: outcome.pages, files: traces.files, log: log,
      reconciliation: [
        "zh-CN": outcome.reconciliation.chinese, "en": outcome.reconciliation.english,
      ])
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      try disk.write([UInt8](try encoder.encode(memory)), to: path(options, output, disk))
    } catch {
      return
    }
  }

  private static func path(_ options: BuildOptions, _ output: String, _ disk: DiskFiles) -> String {
    let name = contentHash(Array((disk.resolved(output) ?? output).utf8))
    return "\(options.site)/.quotabook/cache/build-\(name).json"
  }

  /// What the output folder looks like from outside; `nil` when it is not there.
  private static func traces(_ output: String, _ disk: DiskFiles) -> (hash: String, files: Int)? {
    guard let folder = disk.resolved(output) else { return nil }
    let paths = disk.tree(folder)
    var text = ""
    for path in paths {
      guard let stamp = disk.stamp(folder + "/" + path) else { return nil }
      text += "\(path)\n\(stamp.size) \(stamp.nanoseconds)\n"
    }
    return (contentHash(Array(text.utf8)), paths.count)
  }
}

/// A hash of everything that the pages depend on: the program, its options, the site's files, the theme.
///
/// Folders that quotabook wrote, and those whose names start with a dot, are no input.
func inputHash(_ options: BuildOptions, _ disk: DiskFiles) async -> String? {
  guard let program = disk.stamp("/proc/self/exe") else { return nil }
  var text =
    "\(options.version) \(program.size) \(program.nanoseconds) \(options.today) \(options.zoneOffset)\n"
  text += "\(options.asOf?.description ?? "") \(options.baseURL ?? "") \(options.drafts) \(options.strict)\n"
  for (file, day) in options.changed.sorted(by: { $0.key < $1.key }) { text += "\(file) \(day)\n" }
  let files = disk.inputs(options.site) + disk.inputs(options.templates)
  let hashes = await inOrder(files.count, jobs: options.jobs) { index in
    do {
      return contentHash(try disk.read(files[index].path))
    } catch {
      return ""
    }
  }
  for (file, hash) in zip(files, hashes) {
    text += "\(file.name)\n\(hash) \(disk.modified(file.path) ?? 0)\n"
  }
  return contentHash(Array(text.utf8))
}

extension DiskFiles {
  /// Every file below a folder that may be input, by its path and its name below the folder.
  fileprivate func inputs(_ folder: String) -> [(path: String, name: String)] {
    var found: [(path: String, name: String)] = []
    func visit(_ prefix: String) {
      for name in names(in: folder + prefix) where !name.hasPrefix(".") {
        let path = prefix + "/" + name
        switch kind(folder + path) {
        case .file: found.append((folder + path, path))
        case .folder where kind(folder + path + "/data/build.json") != .file: visit(path)
        case .folder, nil: continue
        }
      }
    }
    visit("")
    return found
  }
}
