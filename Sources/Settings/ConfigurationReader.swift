import Diagnostics
import Foundation
import Periods

/// The keys of `quotabook.yml`.
private let configurationKeys = [
  "title", "languages", "base_url", "timezone", "currency", "as_of", "primary", "calendar", "stages", "data",
  "aliases", "goals", "links", "stale", "show", "colors", "privacy", "synonyms", "audiences", "grace_days",
]

/// Reads the configuration from the root node of `quotabook.yml`.
///
/// Every unknown key and impossible value is reported; what is wrong keeps its default, so that the rest can still
/// be checked.
package func readConfiguration(_ root: Node, _ log: inout Diagnostics) -> SiteConfiguration {
  var reader = NodeReader(log: log)
  var site = SiteConfiguration()
  site.position = Position(file: root.position.file)
  for entry in reader.entries(root, of: root.position.file, allowed: configurationKeys)
  where !entry.value.isNull {
    reader.readBasics(entry.key.text ?? "", entry.value, into: &site)
    reader.readSections(entry.key.text ?? "", entry.value, into: &site)
  }
  log = reader.log
  return site
}

extension NodeReader {
  /// The settings that are one value.
  fileprivate mutating func readBasics(_ key: String, _ node: Node, into site: inout SiteConfiguration) {
    switch key {
    case "title": site.title = phrase(node, key) ?? site.title
    case "languages": readLanguages(node, into: &site)
    case "base_url":
      guard let text = text(node, key) else { return }
      if isWebAddress(text) {
        site.baseURL = text.hasSuffix("/") ? text : text + "/"
      } else {
        wrong(node, key, allowed: "https://…/")
      }
    case "timezone":
      guard let text = text(node, key) else { return }
      if text == "UTC" || (text.contains("/") && TimeZone(identifier: text) != nil) {
        site.timeZone = text
      } else {
        let near = nearMiss(of: text, among: TimeZone.knownTimeZoneIdentifiers)
        wrong(node, key, allowed: near ?? "Asia/Shanghai, UTC, …")
      }
    case "currency":
      guard let text = text(node, key) else { return }
      let isCode = text.utf8.count == 3 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
      if isCode { site.currency = text } else { wrong(node, key, allowed: "CNY, USD, EUR, …") }
    case "as_of": readAsOf(node, into: &site)
    case "primary":
      site.primary = text(node, key) ?? site.primary
      site.primaryPosition = node.position
    case "grace_days": site.graceDays = whole(node, key, 0...31) ?? site.graceDays
    case "stale":
      for entry in entries(node, of: key, allowed: ["rule"]) {
        if let rule = staleRule(entry.value) { site.stale = rule }
      }
    default: return
    }
  }

  /// The settings that hold others.
  fileprivate mutating func readSections(_ key: String, _ node: Node, into site: inout SiteConfiguration) {
    switch key {
    case "calendar": readCalendar(node, into: &site.calendar)
    case "stages": site.stages = stages(node)
    case "data": site.data = dataSources(node)
    case "aliases": site.aliases = aliases(node)
    case "goals":
      for entry in mapping(node, key) ?? [] {
        guard let metric = entry.key.text, let text = text(entry.value, "goals.\(metric)") else { continue }
        site.goals.append(
          Goal(metric: metric, text: text, position: entry.value.position, key: entry.key.position))
      }
    case "links": site.links = links(node)
    case "show": readShow(node, into: &site.show)
    case "colors":
      for entry in entries(node, of: key, allowed: ["direction", "status"]) {
        if entry.key.text == "direction" {
          let chosen = choice(entry.value, "colors.direction", ["none", "green-up", "red-up"])
          site.colors.direction = chosen ?? site.colors.direction
        } else {
          let chosen = choice(entry.value, "colors.status", ["blue-orange", "green-red"])
          site.colors.status = chosen ?? site.colors.status
        }
      }
    case "privacy":
      for entry in entries(node, of: key, allowed: ["noindex", "minimum_group"]) {
        if entry.key.text == "noindex" {
          site.privacy.noindex = flag(entry.value, "privacy.noindex") ?? site.privacy.noindex
        } else {
          let size = whole(entry.value, "privacy.minimum_group", 1...1000)
          site.privacy.minimumGroup = size ?? site.privacy.minimumGroup
        }
      }
    case "synonyms":
      site.synonyms = (list(node, key) ?? []).compactMap { texts($0, "synonyms") }.filter { $0.count > 1 }
    case "audiences":
      site.audiences = audiences(node)
      log.report("audiences-unsupported", at: node.position)
    default: return
    }
  }

  private mutating func readLanguages(_ node: Node, into site: inout SiteConfiguration) {
    guard let items = list(node, "languages") else { return }
    var languages: [MessageLanguage] = []
    for item in items {
      guard let name = choice(item, "languages", ["zh-CN", "en"]),
        let language = MessageLanguage(rawValue: name)
      else { continue }
      if !languages.contains(language) { languages.append(language) }
    }
    if !languages.isEmpty { site.languages = languages }
  }

  private mutating func readAsOf(_ node: Node, into site: inout SiteConfiguration) {
    if node.text == "newest" {
      site.asOf = .newest
    } else if let text = node.text, let day = Day(iso: text) {
      site.asOf = .date(day)
    } else {
      wrong(node, "as_of", allowed: "2026-11-20, newest")
    }
  }

  private mutating func staleRule(_ node: Node) -> StaleRule? {
    switch node.text {
    case "p95": return .p95
    case "longest": return .longest
    case let text?:
      if let days = Int(text), (1...10_000).contains(days) { return .days(days) }
    case nil: break
    }
    wrong(node, "stale.rule", allowed: "p95, longest, 1…10000")
    return nil
  }
}

func isWebAddress(_ text: String) -> Bool {
  guard let rest = ["https://", "http://"].first(where: text.hasPrefix).map({ text.dropFirst($0.count) })
  else {
    return false
  }
  return !rest.isEmpty && rest.first != "/" && !rest.contains { $0 == " " || $0 == "\"" || $0 == "<" }
}
