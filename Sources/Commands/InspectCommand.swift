import ArgumentParser
import Diagnostics
import Effects
import Foundation
import Sales
import Settings

/// `quotabook inspect`: what files are, how they were read, and what is wrong with them.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "说明数据文件是怎么读的。Says how data files are understood.",
    discussion: """
      文件中或所在站点的产品表、人员表用来找出写错的名称；没有站点也可以用。
      Tables of products and people among the files, or of the site they lie in, help to find misspelt names. \
      A site is not needed.
      """)

  @Argument(help: "CSV、TSV、Excel（.xlsx）和 SQLite 文件。CSV, TSV, Excel (.xlsx) and SQLite files.") var files:
    [String]
  @Flag(help: "打印可以贴进 quotabook.yml 的配置。Prints the configuration to paste into quotabook.yml.") var yaml =
    false
  @Option(
    help: """
      与哪个站点核对；不写时用第一个文件所在的站点。\
      The site to compare with; without it the one whose folder the first file lies in.
      """)
  var site: String?
  @Option(
    help: """
      说明用哪种语言：zh-CN 或 en；不写时用站点的第一种，否则 zh-CN。\
      The language of the page: zh-CN or en; without it the site's first, else zh-CN.
      """)
  var language: String?
  @Option(help: "用几个线程；结果与此无关。How many threads to use; the result does not depend on it.") var jobs: Int?

  func validate() throws {
    if let language, MessageLanguage(rawValue: language) == nil {
      throw ValidationError("--language '\(language)' is neither zh-CN nor en")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs '\(jobs)' is not a positive number") }
  }

  func run() throws {
    let disk = DiskFiles()
    let paths = files.map { $0.hasPrefix("./") ? String($0.dropFirst(2)) : $0 }
    var log = Diagnostics()
    let home = try surroundings(of: paths[0], disk, &log)
    let chosen = language.flatMap(MessageLanguage.init(rawValue:))
    let spoken = chosen ?? home?.configuration.languages.first ?? .chinese
    let clock = Clock(zone: (home?.configuration ?? SiteConfiguration()).timeZone)
    let found = inspect(
      paths, disk, site: home, today: clock.today,
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, &log)
    if yaml {
      Console.out(configurationYAML(found))
    } else {
      Console.out(found.map { $0.page(spoken) }.joined(separator: "\n"))
    }
    Console.report(log, spoken, quiet: false)
    if log.hasErrors || found.contains(where: { $0.problems.hasErrors }) { throw ExitCode(1) }
  }

  /// The site that is named, or the nearest folder above the file that holds a configuration; `nil` without any.
  private func surroundings(
    of file: String, _ disk: DiskFiles, _ log: inout Diagnostics
  ) throws -> InspectionSite? {
    if let site {
      let folder = site.hasSuffix("/") && site.count > 1 ? String(site.dropLast()) : site
      guard disk.kind(folder + "/quotabook.yml") == .file else {
        throw ValidationError("--site '\(site)' holds no quotabook.yml")
      }
      return read(folder == "." ? "" : folder, disk, &log)
    }
    // From inside a site's folder the file's own path does not name the site.
    let whole = file.hasPrefix("/") ? file : FileManager.default.currentDirectoryPath + "/" + file
    return try nearest(above: file, disk, &log) ?? nearest(above: whole, disk, &log)
  }

  /// The nearest folder on the path that holds a configuration.
  private func nearest(
    above file: String, _ disk: DiskFiles, _ log: inout Diagnostics
  ) throws -> InspectionSite? {
    let isAbsolute = file.hasPrefix("/")
    var parts = file.split(separator: "/").dropLast()
    while true {
      let folder = (isAbsolute ? "/" : "") + parts.joined(separator: "/")
      let path = (parts.isEmpty ? folder : folder + "/") + "quotabook.yml"
      if disk.kind(path) == .file { return read(folder, disk, &log) }
      guard !parts.isEmpty else { return nil }
      parts.removeLast()
    }
  }

  private func read(_ folder: String, _ disk: DiskFiles, _ log: inout Diagnostics) -> InspectionSite? {
    do {
      let path = (folder.isEmpty || folder == "/" ? folder : folder + "/") + "quotabook.yml"
      guard disk.resolvesInside(folder.isEmpty ? "." : folder, path) else {
        log.report("link-outside-site", at: Position(file: path), ["path": path])
        return nil
      }
      let text = String(decoding: try disk.read(path), as: UTF8.self)
      guard let root = parseYAML(text, file: path, &log) else { return nil }
      return InspectionSite(
        folder: folder, configuration: readConfiguration(root, &log),
        current: FileManager.default.currentDirectoryPath)
    } catch {
      log.report("disk-failed", at: Position(file: folder), ["reason": error.reason])
      return nil
    }
  }
}
