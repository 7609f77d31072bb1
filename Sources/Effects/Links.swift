import Glibc

extension Files {
  /// Whether the path is a symbolic link; a disk without links says no.
  package func isLink(_ path: String) -> Bool { false }

  /// Where the path leads when every link on the way is followed, or `nil` when there is nothing.
  package func resolved(_ path: String) -> String? { kind(path) == nil ? nil : path }

  /// Whether the path leads to something inside the folder of a site when every link on the way is followed.
  package func resolvesInside(_ site: String, _ path: String) -> Bool {
    guard let root = resolved(site.isEmpty ? "." : site), let place = resolved(path) else { return false }
    return place == root || place.hasPrefix(root == "/" ? root : root + "/")
  }

  /// Every file below `folder`, as ``tree(_:)``, and the links below it that lead out of the site and are not followed.
  ///
  /// - Parameter site: the folder out of which no link is followed, or `nil` to follow all.
  /// - Returns: paths relative to `folder`, in byte order.
  package func tree(_ folder: String, inside site: String?) -> (files: [String], outside: [String]) {
    var found: (files: [String], outside: [String]) = ([], [])
    // `above` are the folders on the way here as they are without links, this one last.
    func visit(_ prefix: String, _ above: [String]) {
      let here = folder + (prefix.isEmpty ? "" : "/" + prefix)
      for entry in entries(in: here) where !entry.name.hasPrefix(".") {
        let path = prefix.isEmpty ? entry.name : prefix + "/" + entry.name
        let full = folder + "/" + path
        if entry.isLink, let site, entry.kind != nil, !resolvesInside(site, full) {
          found.outside.append(path)
          continue
        }
        switch entry.kind {
        case .file: found.files.append(path)
        case .folder:
          let place = entry.isLink ? resolved(full) : (above.last ?? folder) + "/" + entry.name
          // A link to a folder above it would be walked for ever.
          guard let place, !entry.isLink || !above.contains(place) else { continue }
          visit(path, above + [place])
        case nil: continue
        }
      }
    }
    visit("", [resolved(folder) ?? folder])
    found.files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    found.outside.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return found
  }
}

extension DiskFiles {
  package func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }
}
