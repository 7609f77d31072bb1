import Glibc
import Synchronization

/// A disk in memory, for tests: a site in a few strings.
package final class MemoryFiles: Files {
  private let contents: Mutex<[String: [UInt8]]>
  private let times: Mutex<[String: Int]> = Mutex([:])

  /// - Parameter files: path → text.
  package init(_ files: [String: String] = [:]) {
    contents = Mutex(files.mapValues { Array($0.utf8) })
  }

  /// Sets the modification time of a file, in seconds since 1970.
  package func setModified(_ path: String, _ seconds: Int) { times.withLock { $0[path] = seconds } }

  package func read(_ path: String) throws(FileFailure) -> [UInt8] {
    guard let bytes = contents.withLock({ $0[path] }) else {
      throw FileFailure(path: path, code: ENOENT, reason: "No such file or directory")
    }
    return bytes
  }

  package func kind(_ path: String) -> FileKind? {
    contents.withLock { files in
      if files[path] != nil { return .file }
      return files.keys.contains { $0.hasPrefix(path + "/") } ? .folder : nil
    }
  }

  package func names(in folder: String) -> [String] {
    contents.withLock { files in
      let prefix = folder + "/"
      let names = files.keys.filter { $0.hasPrefix(prefix) }.map {
        String($0.dropFirst(prefix.count).prefix { $0 != "/" })
      }
      return Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
  }

  package func modified(_ path: String) -> Int? {
    guard contents.withLock({ $0[path] != nil }) else { return nil }
    return times.withLock { $0[path] ?? 0 }
  }

  package func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    contents.withLock { $0[path] = bytes }
  }

  package func remove(_ path: String) throws(FileFailure) {
    contents.withLock { files in
      for key in files.keys where key == path || key.hasPrefix(path + "/") { files[key] = nil }
    }
  }
}
