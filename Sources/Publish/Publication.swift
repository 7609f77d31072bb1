import Diagnostics
import Dispatch
import Effects
import Glibc
import Synchronization

/// A site that is being written aside and takes the old one's place only when it is whole.
///
/// The new folder stands beside the output folder under a hidden name. Files that did not change are linked from the
/// old site, so that they keep their bytes and times. Until ``finish(_:)`` exchanges the two folders, the old site is
/// untouched, whatever happens to the process.
package final class Publication: Sendable {
  package let output: String
  private let staging: String
  private let disk: DiskFiles
  private let lock: FolderLock
  private let state = Mutex(State())

  private struct State {
    var paths: Set<String> = []
    var folders: Set<String> = []
    var written = 0
    var unchanged = 0
    /// Files that were taken over and may still be replaced.
    var kept: Set<String> = []
    var failure: FileFailure?
  }

  /// What a publication did.
  package struct Outcome: Sendable, Hashable {
    package var written: Int
    package var unchanged: Int
    package var removed: Int
    /// Whether readers never saw a mixture: always, unless the file system cannot exchange folders.
    package var atomic: Bool

    package init(written: Int, unchanged: Int, removed: Int, atomic: Bool) {
      self.written = written
      self.unchanged = unchanged
      self.removed = removed
      self.atomic = atomic
    }
  }

  /// Prepares the folder aside.
  ///
  /// - Returns: `nil` after a message: the output folder holds something that quotabook did not write
  ///   (`foreign-output`), another build is at work on it (`output-busy`), or the disk failed (`disk-failed`).
  package static func begin(output: String, disk: DiskFiles, _ log: inout Diagnostics) -> Publication? {
    let target = disk.resolved(output) ?? output
    if disk.kind(target) == .file || isForeign(target, disk) {
      log.report("foreign-output", at: Position(file: output))
      return nil
    }
    let (parent, name) = split(target)
    do {
      try disk.makeFolder(parent)
      guard let lock = try disk.lock("\(parent)/.\(name).quotabook-lock") else {
        log.report("output-busy", at: Position(file: output))
        return nil
      }
      let staging = "\(parent)/.\(name).quotabook-new"
      try disk.remove(staging)
      try disk.makeFolder(staging)
      return Publication(output: target, staging: staging, disk: disk, lock: lock)
    } catch {
      log.report("disk-failed", at: Position(file: error.path), ["reason": error.reason])
      return nil
    }
  }

  private init(output: String, staging: String, disk: DiskFiles, lock: FolderLock) {
    self.output = output
    self.staging = staging
    self.disk = disk
    self.lock = lock
  }

  /// Adds a file; its path is relative to the site and uses `/`. May be called from several threads at once.
  package func put(_ bytes: [UInt8], at path: String) {
    let (isNew, wasKept) = state.withLock { state in
      guard state.failure == nil else { return (false, false) }
      let wasKept = state.kept.remove(path) != nil
      if wasKept { state.unchanged -= 1 }
      return (state.paths.insert(path).inserted || wasKept, wasKept)
    }
    guard isNew else { return }
    do {
      // What stands there is the old site's own file by another name: it must not be written to.
      if wasKept { try disk.remove(staging + "/" + path) }
      try makeFolder(of: path)
      let old = output + "/" + path
      let new = staging + "/" + path
      if hasSameBytes(old, bytes) {
        if !disk.link(old, as: new) { try disk.copy(old, to: new) }
        state.withLock { $0.unchanged += 1 }
      } else {
        try disk.write(bytes, to: new)
        state.withLock { $0.written += 1 }
      }
    } catch {
      state.withLock { $0.failure = $0.failure ?? error }
    }
  }

  /// Takes files of the old site over as they are; each may be put anew later. May be called from several threads at
  /// once.
  package func keep(_ paths: ArraySlice<String>) {
    let new = state.withLock { state in
      guard state.failure == nil else { return ArraySlice<String>() }
      let new = paths.filter { state.paths.insert($0).inserted }
      state.kept.formUnion(new)
      state.unchanged += new.count
      return new[...]
    }
    do {
      for path in new {
        try makeFolder(of: path)
        let old = output + "/" + path
        if !disk.link(old, as: staging + "/" + path) { try disk.copy(old, to: staging + "/" + path) }
      }
    } catch {
      state.withLock { $0.failure = $0.failure ?? error }
    }
  }

  /// The paths of the files that were put, without those that were taken over.
  package var ownPaths: Set<String> { state.withLock { $0.paths.subtracting($0.kept) } }

  /// Starts a file that is too large to be in memory; write it with ``PublicationFile/append(_:)`` and end it with
  /// ``close(_:)``.
  ///
  /// - Returns: `nil` when the path is taken or writing has failed before.
  package func open(_ path: String) -> PublicationFile? {
    let isNew = state.withLock { $0.failure == nil && $0.paths.insert(path).inserted }
    guard isNew else { return nil }
    do {
      try makeFolder(of: path)
      let writer = try disk.writer(to: staging + "/" + path)
      return PublicationFile(path: path, writer: writer, old: disk.reader(of: output + "/" + path))
    } catch {
      state.withLock { $0.failure = $0.failure ?? error }
      return nil
    }
  }

  /// Ends a file; if the old site has the same bytes there, the old file is kept.
  package func close(_ file: PublicationFile) {
    do {
      let isSame = try file.finish()
      if isSame {
        let new = staging + "/" + file.path
        try disk.remove(new)
        if !disk.link(output + "/" + file.path, as: new) {
          try disk.copy(output + "/" + file.path, to: new)
        }
      }
      state.withLock { state in
        if isSame { state.unchanged += 1 } else { state.written += 1 }
      }
    } catch {
      state.withLock { $0.failure = $0.failure ?? error }
    }
  }

  /// Gives up: the old site stays as it is.
  package func abandon() {
    removeQuietly(staging)
    lock.release()
  }

  /// Puts the new site in the old one's place.
  ///
  /// - Parameter old: the files of the old site in the order of their paths, where they are known.
  /// - Returns: `nil` after the message `disk-failed`; the old site is then untouched, except where the file system
  ///   cannot exchange folders and the replacement itself broke off (the message says so).
  package func finish(old: [String]? = nil, _ log: inout Diagnostics) -> Outcome? {
    defer { lock.release() }
    let result = state.withLock { $0 }
    if let failure = result.failure {
      log.report("disk-failed", at: Position(file: failure.path), ["reason": failure.reason])
      removeQuietly(staging)
      return nil
    }
    let there = old ?? (disk.kind(output) == .folder ? disk.tree(output) : [])
    let obsolete = there.filter { !result.paths.contains($0) }
    var outcome = Outcome(
      written: result.written, unchanged: result.unchanged, removed: obsolete.count, atomic: true)
    if result.written == 0 && obsolete.isEmpty && disk.kind(output) == .folder {
      removeQuietly(staging)
      return outcome
    }
    do {
      outcome.atomic = try replace(there, obsolete, result.paths, &log)
    } catch {
      log.report("disk-failed", at: Position(file: error.path), ["reason": error.reason])
      return nil
    }
    return outcome
  }

  /// Exchanges the folders; returns whether that was one step.
  private func replace(
    _ there: [String], _ obsolete: [String], _ paths: Set<String>, _ log: inout Diagnostics
  ) throws(FileFailure) -> Bool {
    guard disk.kind(output) != nil else {
      try disk.rename(staging, to: output)
      return true
    }
    do {
      try disk.exchange(staging, output)
      removeOld(there)
      removeQuietly(staging)
      return true
    } catch  where error.code == EINVAL || error.code == ENOSYS || error.code == EBUSY || error.code == EXDEV
    {
      log.report("not-atomic", at: Position(file: output), ["reason": error.reason])
    }
    // File by file: pages first appear, then the ones that are gone disappear, so that no link leads nowhere.
    for path in paths.sorted() {
      try disk.write(try disk.read(staging + "/" + path), to: output + "/" + path)
    }
    for path in obsolete { try disk.remove(output + "/" + path) }
    removeQuietly(staging)
    return false
  }

  /// Removes the files of the old site, which now stands aside, on two threads.
  private func removeOld(_ files: [String]) {
    let middle = files.count / 2
    let halves = [files[..<middle], files[middle...]]
    DispatchQueue.concurrentPerform(iterations: halves.count) { disk.remove(halves[$0], in: staging) }
  }

  private func makeFolder(of path: String) throws(FileFailure) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return }
    let folder = String(path[..<slash])
    if state.withLock({ $0.folders.contains(folder) }) { return }
    // The folders above are known most of the time, so that one call makes this one.
    try makeFolder(of: folder)
    let made = staging + "/" + folder
    if mkdir(made, 0o755) != 0 && errno != EEXIST { try disk.makeFolder(made) }
    state.withLock { _ = $0.folders.insert(folder) }
  }

  private func hasSameBytes(_ path: String, _ bytes: [UInt8]) -> Bool {
    guard disk.kind(path) == .file else { return false }
    do {
      return try disk.read(path) == bytes
    } catch {
      // An unreadable old file is simply written anew.
      return false
    }
  }

  private func removeQuietly(_ path: String) {
    do {
      try disk.remove(path)
    } catch {
      // The next build removes what is left aside before it starts.
      return
    }
  }

  private static func isForeign(_ folder: String, _ disk: DiskFiles) -> Bool {
    guard disk.kind(folder) == .folder, !disk.names(in: folder).isEmpty else { return false }
    guard disk.kind(folder + "/data/build.json") == .file else { return true }
    do {
      let text = String(decoding: try disk.read(folder + "/data/build.json"), as: UTF8.self)
      return !text.contains("\"generator\":\"quotabook\"") && !text.contains("\"generator\": \"quotabook\"")
    } catch {
      return true
    }
  }

  private static func split(_ path: String) -> (parent: String, name: String) {
    var trimmed = path[...]
    while trimmed.count > 1 && trimmed.hasSuffix("/") { trimmed = trimmed.dropLast() }
    guard let slash = trimmed.lastIndex(of: "/") else { return (".", String(trimmed)) }
    let parent = trimmed[..<slash]
    return (parent.isEmpty ? "/" : String(parent), String(trimmed[trimmed.index(after: slash)...]))
  }
}
