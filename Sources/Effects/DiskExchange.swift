import CSystem
import Glibc

/// The operations with which a finished folder takes the place of another one.
extension DiskFiles {
  /// Exchanges two paths in one step, so that nobody ever sees neither.
  /// - Throws: ``FileFailure`` with `EINVAL` or `ENOSYS` where the file system cannot do it.
  package func exchange(_ first: String, _ second: String) throws(FileFailure) {
    guard canExchange else {
      throw FileFailure(path: second, code: EINVAL, reason: String(cString: strerror(EINVAL)))
    }
    let code = quotabook_exchange(first, second)
    guard code == 0 else {
      throw FileFailure(path: second, code: code, reason: String(cString: strerror(code)))
    }
  }

  /// Gives `old` the name `new`.
  package func rename(_ old: String, to new: String) throws(FileFailure) {
    guard Glibc.rename(old, new) == 0 else { throw lastFailure(new) }
  }

  /// Gives the file a second name; both share bytes and times.
  /// - Returns: whether the file system did it.
  package func link(_ path: String, as second: String) -> Bool {
    Glibc.link(path, second) == 0
  }

  /// Copies a file together with its modification time.
  package func copy(_ path: String, to target: String) throws(FileFailure) {
    try write(try read(path), to: target)
    var status = stat()
    guard stat(path, &status) == 0 else { throw lastFailure(path) }
    let times = [status.st_atim, status.st_mtim]
    guard utimensat(AT_FDCWD, target, times, 0) == 0 else { throw lastFailure(target) }
  }

  /// Makes a folder and those above it; an existing one is fine.
  package func makeFolder(_ path: String) throws(FileFailure) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += (made.isEmpty || made == "/" ? "" : "/") + part
      if mkdir(made, 0o755) != 0 && errno != EEXIST { throw lastFailure(made) }
    }
  }

  /// The path without links and dots; `nil` when nothing is there.
  package func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Takes an exclusive lock that ends with the process or with ``FolderLock/release()``.
  /// - Returns: `nil` when another process holds it.
  package func lock(_ path: String) throws(FileFailure) -> FolderLock? {
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw lastFailure(path) }
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
        let code = errno
        close(descriptor)
        if code == EWOULDBLOCK { return nil }
        throw FileFailure(path: path, code: code, reason: String(cString: strerror(code)))
      }
      // The one before may have removed the file between our opening and our locking: then we hold nothing.
      var mine = Glibc.stat()
      var there = Glibc.stat()
      if fstat(descriptor, &mine) == 0, stat(path, &there) == 0, mine.st_ino == there.st_ino,
        mine.st_dev == there.st_dev
      {
        return FolderLock(descriptor: descriptor, path: path)
      }
      close(descriptor)
    }
  }
}

/// A lock on a folder's name, in a file beside the folder.
package struct FolderLock: Sendable {
  let descriptor: Int32
  let path: String

  /// Removes the file while it is still locked, so that nobody else can hold it, and ends the lock.
  package func release() {
    unlink(path)
    close(descriptor)
  }
}
