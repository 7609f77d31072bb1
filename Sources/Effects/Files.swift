/// The few operations on files that everything else is handed.
///
/// Paths use `/`; relative ones start at the current folder of the process. Everything that touches the disk goes
/// through here, so that tests run on ``MemoryFiles``.
package protocol Files: Sendable {
  /// The bytes of the file, mapped or read at once.
  /// - Throws: ``FileFailure`` when it is missing or unreadable.
  func read(_ path: String) throws(FileFailure) -> [UInt8]
  /// The first bytes of the file, at most so many.
  /// - Throws: ``FileFailure`` when it is missing or unreadable.
  func beginning(of path: String, most: Int) throws(FileFailure) -> [UInt8]
  /// What the path leads to, following links; `nil` when there is nothing.
  func kind(_ path: String) -> FileKind?
  /// The names in a folder in byte order, without `.` and `..`; empty when it is no folder.
  func names(in folder: String) -> [String]
  /// What lies in a folder, in byte order of the names; empty when it is no folder.
  func entries(in folder: String) -> [FolderEntry]
  /// When the file was last modified, in seconds since 1970; `nil` when there is no such file.
  func modified(_ path: String) -> Int?
  /// Writes the whole file, creating its folders.
  func write(_ bytes: [UInt8], to path: String) throws(FileFailure)
  /// Whether the path itself is a symbolic link.
  func isLink(_ path: String) -> Bool
  /// The absolute path to which this one leads when every link on the way is followed; `nil` when there is nothing.
  func resolved(_ path: String) -> String?
  /// Removes a file or a folder with all it holds; a missing one is fine.
  func remove(_ path: String) throws(FileFailure)
}

package enum FileKind: Sendable, Hashable {
  case file
  case folder
}

/// A name in a folder.
package struct FolderEntry: Sendable, Hashable {
  package var name: String
  /// What the name leads to, following links; `nil` for a link to nothing and for what is neither file nor folder.
  package var kind: FileKind?
  /// Whether the name itself is a symbolic link.
  package var isLink: Bool

  package init(name: String, kind: FileKind?, isLink: Bool) {
    self.name = name
    self.kind = kind
    self.isLink = isLink
  }
}

/// A file operation that did not succeed.
package struct FileFailure: Error, Sendable, Hashable, CustomStringConvertible {
  package var path: String
  /// The system's error number.
  package var code: Int32
  /// The system's words for it.
  package var reason: String

  package init(path: String, code: Int32, reason: String) {
    self.path = path
    self.code = code
    self.reason = reason
  }

  package var description: String { "\(path): \(reason)" }
}

extension Files {
  package func beginning(of path: String, most: Int) throws(FileFailure) -> [UInt8] {
    Array(try read(path).prefix(most))
  }

  package func entries(in folder: String) -> [FolderEntry] {
    names(in: folder).map { name in
      let path = folder + "/" + name
      return FolderEntry(name: name, kind: kind(path), isLink: isLink(path))
    }
  }

  /// Every file below `folder` as a path relative to it, in byte order; names that start with `.` are left out.
  package func tree(_ folder: String) -> [String] { tree(folder, inside: nil).files }
}
