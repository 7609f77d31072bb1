import Glibc

/// The real disk. Uses POSIX calls, because Foundation's writing calls fsync for every file.
package struct DiskFiles: Files {
  /// Whether the file system may be asked to exchange two folders in one step.
  let canExchange: Bool

  /// - Parameter canExchange: `false` makes it behave like a file system that cannot exchange folders.
  package init(canExchange: Bool = true) { self.canExchange = canExchange }

  package func read(_ path: String) throws(FileFailure) -> [UInt8] { try beginning(of: path, most: .max) }

  package func beginning(of path: String, most: Int) throws(FileFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw lastFailure(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw lastFailure(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileFailure(path: path, code: EISDIR, reason: "not a regular file")
    }
    let size = min(Int(status.st_size), most)
    var problem: FileFailure?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      adviseLargePages(UnsafeMutableRawBufferPointer(buffer))
      while count < size, let base = buffer.baseAddress {
        let got = Glibc.read(descriptor, base + count, size - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { problem = lastFailure(path) }
        if got <= 0 { break }
        count += got
      }
    }
    if let problem { throw problem }
    return bytes
  }

  package func kind(_ path: String) -> FileKind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return nil
    }
  }

  package func names(in folder: String) -> [String] {
    var names: [String] = []
    forEachEntry(in: folder) { name, _ in names.append(name) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  package func entries(in folder: String) -> [FolderEntry] {
    var entries: [FolderEntry] = []
    forEachEntry(in: folder) { name, type in
      let path = folder + "/" + name
      switch Int(type) {
      case DT_REG: entries.append(FolderEntry(name: name, kind: .file, isLink: false))
      case DT_DIR: entries.append(FolderEntry(name: name, kind: .folder, isLink: false))
      // Some file systems do not say.
      default: entries.append(FolderEntry(name: name, kind: kind(path), isLink: isLink(path)))
      }
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Calls `body` with the name and the type of each entry, in the order of the disk.
  private func forEachEntry(in folder: String, _ body: (String, UInt8) -> Void) {
    guard let handle = opendir(folder) else { return }
    defer { closedir(handle) }
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { body(name, entry.pointee.d_type) }
    }
  }

  /// The size of a file in bytes and its modification time in nanoseconds since 1970; `nil` when it is not there.
  package func stamp(_ path: String) -> (size: Int, nanoseconds: Int)? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return (Int(status.st_size), status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec)
  }

  package func modified(_ path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return status.st_mtim.tv_sec
  }

  package func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    var descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 && errno == ENOENT {
      try makeFolders(above: path)
      descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    }
    guard descriptor >= 0 else { throw lastFailure(path) }
    let writer = FileWriter(path: path, descriptor: descriptor)
    do {
      try writer.append(bytes)
    } catch {
      Glibc.close(descriptor)
      throw error
    }
    try writer.close()
  }

  package func remove(_ path: String) throws(FileFailure) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return }
      throw lastFailure(path)
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      try removeFolder(path)
    } else {
      guard unlink(path) == 0 else { throw lastFailure(path) }
    }
  }

  /// Removes files of a folder, by their paths in it, and the folders in which they lie when these are empty then.
  ///
  /// That is faster than ``remove(_:)`` where the files are known, and may be done on several threads at once.
  package func remove(_ files: ArraySlice<String>, in folder: String) {
    var last = Substring()
    func leave() {
      if !last.isEmpty { rmdir(folder + "/" + last) }
    }
    for file in files {
      let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")) ?? file.startIndex
      if file[..<slash] != last { leave() }
      last = file[..<slash]
      unlink(folder + "/" + file)
    }
    leave()
  }

  private func removeFolder(_ folder: String) throws(FileFailure) {
    for entry in entries(in: folder) {
      let path = folder + "/" + entry.name
      if entry.kind == .folder && !entry.isLink {
        try removeFolder(path)
      } else {
        guard unlink(path) == 0 else { throw lastFailure(path) }
      }
    }
    guard rmdir(folder) == 0 else { throw lastFailure(folder) }
  }

  private func makeFolders(above path: String) throws(FileFailure) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/").dropLast() {
      made += (made.isEmpty || made == "/" ? "" : "/") + part
      if mkdir(made, 0o755) != 0 && errno != EEXIST { throw lastFailure(made) }
    }
  }
}
