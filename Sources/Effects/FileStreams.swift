import Glibc

extension DiskFiles {
  /// Opens a new or emptied file for writing piece by piece; its folder must be there.
  package func writer(to path: String) throws(FileFailure) -> FileWriter {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw lastFailure(path) }
    return FileWriter(path: path, descriptor: descriptor)
  }

  /// Opens a file for reading from its start; `nil` when it is not there or not readable.
  package func reader(of path: String) -> FileReader? {
    guard kind(path) == .file else { return nil }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    return descriptor >= 0 ? FileReader(descriptor: descriptor) : nil
  }
}

/// A file that is being written.
package struct FileWriter: Sendable {
  let path: String
  let descriptor: Int32

  package func append(_ bytes: [UInt8]) throws(FileFailure) {
    var written = 0
    var problem: FileFailure?
    bytes.withUnsafeBytes { buffer in
      while written < buffer.count, let base = buffer.baseAddress {
        let put = Glibc.write(descriptor, base + written, buffer.count - written)
        if put < 0 && errno == EINTR { continue }
        if put < 0 {
          problem = lastFailure(path)
          break
        }
        written += put
      }
    }
    if let problem { throw problem }
  }

  /// A full disk may only be noticed here.
  package func close() throws(FileFailure) {
    if Glibc.close(descriptor) != 0 { throw lastFailure(path) }
  }
}

/// A file that is being read from its start.
package struct FileReader: Sendable {
  let descriptor: Int32

  /// The next bytes, fewer than `count` only at the end or where the disk fails.
  package func next(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, let base = buffer.baseAddress {
        let got = Glibc.read(descriptor, base + filled, count - filled)
        if got < 0 && errno == EINTR { continue }
        if got <= 0 { break }
        filled += got
      }
    }
  }

  package func close() { Glibc.close(descriptor) }
}

/// What the system says about the operation that has just failed.
func lastFailure(_ path: String) -> FileFailure {
  let code = errno
  return FileFailure(path: path, code: code, reason: String(cString: strerror(code)))
}
