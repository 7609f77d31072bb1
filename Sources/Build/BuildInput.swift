import Diagnostics
import Effects
import Sales
import Site

/// Hashes of everything that a site is made from: the program, its options, the site's files, the theme.
///
/// Folders that quotabook wrote, and those whose names start with a dot, are no input.
struct BuildInput: Sendable {
  /// All input but the contents of ``pages``.
  let frame: String
  /// The pages of the knowledge base, in the order of their files.
  var pages: [Page] = []

  struct Page: Sendable {
    /// The path below the site folder.
    var file: String
    /// A hash of the contents.
    var hash: String
  }

  /// A hash of all input.
  let hash: String

  /// Reads all input; `nil` where the program cannot be told from another one.
  init?(_ options: BuildOptions, _ disk: DiskFiles) async {
    guard let program = disk.stamp("/proc/self/exe") else { return nil }
    var text =
      "\(options.version) \(program.size) \(program.nanoseconds) \(options.today) \(options.zoneOffset)\n"
    text +=
      "\(options.asOf?.description ?? "") \(options.baseURL ?? "") \(options.drafts) \(options.strict)\n"
    for (file, day) in options.changed.sorted(by: { $0.key < $1.key }) { text += "\(file) \(day)\n" }
    let own = disk.inputs(options.site)
    let files = own + disk.inputs(options.templates)
    let hashes = await inChunks(files.count, jobs: options.jobs) { chunk in
      chunk.map { index in
        do {
          return contentHash(try disk.read(files[index].path))
        } catch {
          return ""
        }
      }
    }
    for (index, file) in files.enumerated() {
      text += file.name + "\n"
      if index < own.count, BuildInput.isPage(file.name) {
        pages.append(Page(file: String(file.name.dropFirst()), hash: hashes[index]))
      } else {
        // The age of data is what its file says.
        text += "\(hashes[index]) \(disk.modified(file.path) ?? 0)\n"
      }
    }
    frame = contentHash(Array(text.utf8))
    hash = contentHash(Array(pages.reduce(into: frame) { $0 += $1.hash }.utf8))
  }

  /// Whether a file, by its path from the site folder on, holds one page of the knowledge base, and that alone.
  private static func isPage(_ name: String) -> Bool {
    guard name.hasPrefix("/playbooks/"), name.hasSuffix(".md") else { return false }
    let parts = name.split(separator: "/")
    return parts.count > 2 && parts[2] + "/" != fragmentFolder
  }
}

extension DiskFiles {
  /// Every file below a folder that may be input, by its path and its name below the folder.
  fileprivate func inputs(_ folder: String) -> [(path: String, name: String)] {
    var found: [(path: String, name: String)] = []
    func visit(_ prefix: String) {
      for entry in entries(in: folder + prefix) where !entry.name.hasPrefix(".") {
        let path = prefix + "/" + entry.name
        switch entry.kind {
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
