import Diagnostics
import Effects
import Settings

/// A file to be read.
struct FoundFile: Sendable {
  /// Relative to the site folder.
  var path: String
  /// The entry of `data:` that names it, or `nil` when it was found in `data/`.
  var setting: DataSource?
}

/// Finds the files of a site: those that the configuration names, else every table in `data/`.
func findFiles(
  _ configuration: SiteConfiguration, _ files: some Files, site: String, _ log: inout Diagnostics
) -> [FoundFile] {
  var found: [FoundFile] = []
  if configuration.data.isEmpty {
    // No link is followed out of the site; those that lead there are reported below.
    let tree = files.tree(site + "/data", inside: site)
    for path in tree.files.filter(isTable) + tree.outside { found.append(FoundFile(path: "data/" + path)) }
  }
  var all: (files: [String], outside: [String])?
  for source in configuration.data {
    guard let pattern = pathInside(source.from) else {
      log.report("path-outside-site", at: source.position, ["path": source.from])
      continue
    }
    var paths: [String] = []
    if pattern.contains("*") {
      let tree = all ?? files.tree(site, inside: site)
      all = tree
      paths = (tree.files + tree.outside).filter { matches($0, pattern) }
    } else if files.kind(site + "/" + pattern) == .file {
      paths = [pattern]
    }
    if paths.isEmpty { log.report("file-missing", at: source.position, ["path": source.from]) }
    found += paths.map { FoundFile(path: $0, setting: source) }
  }
  if let path = configuration.calendar.holidaysFile {
    addHolidays(path, configuration, files, site, &found, &log)
  }
  return found.filter { isInside($0, files, site, &log) }
}

/// Whether the file is inside the site when links are followed; one that is not is reported.
private func isInside(_ found: FoundFile, _ files: some Files, _ site: String, _ log: inout Diagnostics)
  -> Bool
{
  if files.resolvesInside(site, site + "/" + found.path) { return true }
  log.report(
    "path-outside-site", at: found.setting?.position ?? Position(file: found.path), ["path": found.path])
  return false
}

private func addHolidays(
  _ path: String, _ configuration: SiteConfiguration, _ files: some Files, _ site: String,
  _ found: inout [FoundFile], _ log: inout Diagnostics
) {
  guard let inside = pathInside(path) else {
    log.report("path-outside-site", at: configuration.position, ["path": path])
    return
  }
  guard files.kind(site + "/" + inside) == .file else {
    log.report("file-missing", at: configuration.position, ["path": path])
    return
  }
  let setting = DataSource(
    name: "holidays", table: "holidays", from: inside, position: configuration.position)
  if let index = found.firstIndex(where: { $0.path == inside }) {
    found[index].setting = found[index].setting ?? setting
  } else {
    found.append(FoundFile(path: inside, setting: setting))
  }
}

private func isTable(_ path: String) -> Bool {
  let name = path.lowercased()
  let last = name.split(separator: "/").last ?? ""
  // Excel and WPS keep a file of this name beside each workbook that is open, Windows its previews in the other.
  if last.hasPrefix("~$") || last == "thumbs.db" { return false }
  let endings = [".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".sqlite", ".sqlite3", ".db"]
  return endings.contains { name.hasSuffix($0) }
}

/// The path without `.` and empty parts, or `nil` when it leads out of the folder.
func pathInside(_ path: String) -> String? {
  guard !path.hasPrefix("/"), !path.hasPrefix("~") else { return nil }
  var parts: [Substring] = []
  for part in path.split(separator: "/") where part != "." {
    if part == ".." {
      guard parts.popLast() != nil else { return nil }
    } else {
      parts.append(part)
    }
  }
  return parts.isEmpty ? nil : parts.joined(separator: "/")
}

/// Whether the path fits a pattern in which `*` stands for any characters of one folder's or file's name.
func matches(_ path: String, _ pattern: String) -> Bool {
  let parts = path.split(separator: "/", omittingEmptySubsequences: false)
  let wanted = pattern.split(separator: "/", omittingEmptySubsequences: false)
  return parts.count == wanted.count
    && zip(parts, wanted).allSatisfy { matchesName(Array($0.utf8), Array($1.utf8)) }
}

/// Walks both texts; at a dead end it goes back to the last star and lets it take one byte more.
private func matchesName(_ name: [UInt8], _ pattern: [UInt8]) -> Bool {
  var (place, wanted) = (0, 0)
  var star: (place: Int, wanted: Int)?
  while place < name.count {
    if wanted < pattern.count, pattern[wanted] == 0x2A {
      star = (place, wanted)
      wanted += 1
    } else if wanted < pattern.count, pattern[wanted] == name[place] {
      place += 1
      wanted += 1
    } else if let last = star {
      star = (last.place + 1, last.wanted)
      (place, wanted) = (last.place + 1, last.wanted + 1)
    } else {
      return false
    }
  }
  return pattern[wanted...].allSatisfy { $0 == 0x2A }
}
