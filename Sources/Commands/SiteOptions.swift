import ArgumentParser
import Build
import Diagnostics
import Effects
import Foundation
import Periods
import Settings

/// The options that `build`, `check`, `metrics` and `explain` share.
struct SiteOptions: ParsableArguments {
  @Argument(
    help: """
      站点文件夹；不写时，当前文件夹有 quotabook.yml 就用它，否则用 content。\
      The site folder; without it the current folder when it holds quotabook.yml, else content.
      """)
  var site: String?

  @Option(
    name: .customLong("as-of"), help: "当作今天的日期，例如 2026-11-20。The day that counts as today, as in 2026-11-20.")
  var asOf: String?

  @Flag(help: "把警告当作错误。Treats warnings as errors.")
  var strict = false

  @Flag(help: "包括草稿和以后才发布的页面。Includes drafts and pages to be published later.")
  var drafts = false

  @Option(name: .customLong("base-url"), help: "站点发布后的网址。The address under which the site is published.")
  var baseURL: String?

  @Option(help: "用几个线程；结果与此无关。How many threads to use; the result does not depend on it.")
  var jobs: Int?

  @Option(help: "提示用哪种语言：zh-CN 或 en。The language of the messages: zh-CN or en.")
  var language: String?

  @Option(help: "把提示和数目以 JSON 写到这个文件。Writes messages and counts to this file as JSON.")
  var report: String?

  @Flag(help: "只显示错误。Prints errors alone.")
  var quiet = false

  mutating func validate() throws {
    if let asOf, Day(iso: asOf) == nil {
      throw ValidationError("--as-of '\(asOf)' is not a day such as 2026-11-20")
    }
    if let language, MessageLanguage(rawValue: language) == nil {
      throw ValidationError("--language '\(language)' is neither zh-CN nor en")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs '\(jobs)' is not a positive number") }
  }

  /// The site folder: the one named, else the current folder, else `content`.
  func folder(_ disk: DiskFiles) -> String {
    if let site { return site.count > 1 && site.hasSuffix("/") ? String(site.dropLast()) : site }
    return disk.kind("quotabook.yml") == .file ? "." : "content"
  }

  /// What the modules below are asked to do.
  func buildOptions(_ disk: DiskFiles) -> BuildOptions {
    let site = folder(disk)
    let clock = Clock(zone: zone(site, disk))
    var options = BuildOptions(
      site: site, templates: Installation.templates(disk), today: clock.today, zoneOffset: clock.offset,
      version: Quotabook.version)
    options.asOf = asOf.flatMap { Day(iso: $0) } ?? clock.sourceDate
    options.baseURL = baseURL
    options.drafts = drafts
    options.strict = strict
    options.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    return options
  }

  /// The language of the messages: the one asked for, else the site's first.
  func messageLanguage(_ disk: DiskFiles) -> MessageLanguage {
    if let language, let known = MessageLanguage(rawValue: language) { return known }
    return settings(folder(disk), disk)?.languages.first ?? .english
  }

  private func zone(_ site: String, _ disk: DiskFiles) -> String {
    settings(site, disk)?.timeZone ?? SiteConfiguration().timeZone
  }

  /// The configuration alone; its messages come when the site is read.
  private func settings(_ site: String, _ disk: DiskFiles) -> SiteConfiguration? {
    do {
      var log = Diagnostics()
      let text = String(decoding: try disk.read(site + "/quotabook.yml"), as: UTF8.self)
      return parseYAML(text, file: "quotabook.yml", &log).map { readConfiguration($0, &log) }
    } catch {
      return nil
    }
  }
}

/// The clock, read once, in the site's zone.
struct Clock {
  var today: Day
  /// Seconds ahead of UTC.
  var offset: Int
  /// The day of `SOURCE_DATE_EPOCH`, or `nil`.
  var sourceDate: Day?

  init(zone name: String) {
    let now = Date()
    let zone = TimeZone(identifier: name) ?? TimeZone(secondsFromGMT: 0) ?? .current
    offset = zone.secondsFromGMT(for: now)
    today = Clock.day(now.timeIntervalSince1970, offset)
    if let text = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"], let seconds = Double(text) {
      sourceDate = Clock.day(seconds, zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds)))
    }
  }

  private static func day(_ seconds: Double, _ offset: Int) -> Day {
    Day(number: Int32(((seconds + Double(offset)) / 86_400).rounded(.down)))
  }
}

/// Where the standard templates are.
enum Installation {
  /// Beside the installed program (`PREFIX/share/quotabook/templates`), else in a folder above it (a checkout).
  static func templates(_ disk: DiskFiles) -> String {
    let program = disk.resolved("/proc/self/exe") ?? CommandLine.arguments.first ?? "."
    var folders = program.split(separator: "/").dropLast().map(String.init)
    let installed = "/" + (folders.dropLast() + ["share", "quotabook", "templates"]).joined(separator: "/")
    if disk.kind(installed + "/page.mustache") == .file { return installed }
    while !folders.isEmpty {
      let found = "/" + folders.joined(separator: "/") + "/templates"
      if disk.kind(found + "/page.mustache") == .file { return found }
      folders.removeLast()
    }
    return "templates"
  }
}
