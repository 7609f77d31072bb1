import Diagnostics
import Periods

/// Reads values out of YAML nodes and reports whatever does not fit, with its place and what is allowed.
///
/// The ids of the messages start with `prefix`, because the same mistake weighs more in the configuration than on a
/// single page.
struct NodeReader {
  /// Empty for the configuration, `front-matter-` for pages.
  var prefix = ""
  var log: Diagnostics

  /// Returns the entries of a mapping whose keys are known; the other keys are reported.
  ///
  /// - Parameter parent: what the mapping belongs to, as the author would name it.
  mutating func entries(_ node: Node, of parent: String, allowed: [String]) -> [Node.Entry] {
    guard let entries = mapping(node, parent) else { return [] }
    return entries.filter { entry in
      let key = entry.key.text ?? ""
      if allowed.contains(key) { return true }
      unknown(key, entry, in: parent, allowed)
      return false
    }
  }

  mutating func unknown(_ key: String, _ entry: Node.Entry, in parent: String, _ allowed: [String]) {
    var arguments = ["key": key, "parent": parent, "allowed": allowed.joined(separator: ", ")]
    let near = nearMiss(of: key, among: allowed)
    arguments["near"] = near
    report(near == nil ? "unknown-key" : "misspelt-key", entry.key, arguments, excerpt: excerpt(entry))
  }

  /// The entries of a mapping, in the order of the file; an empty value is an empty mapping.
  mutating func mapping(_ node: Node, _ key: String) -> [Node.Entry]? {
    if node.isNull { return [] }
    if let entries = node.entries { return entries }
    report("needs-mapping", node, ["key": key], excerpt: node.text.map { "\(key): \($0)" })
    return nil
  }

  /// The items of a list.
  mutating func list(_ node: Node, _ key: String) -> [Node]? {
    if node.isNull { return [] }
    if let items = node.items { return items }
    report("needs-list", node, ["key": key], excerpt: node.text.map { "\(key): \($0)" })
    return nil
  }

  mutating func text(_ node: Node, _ key: String) -> String? {
    if let text = node.text, !text.isEmpty { return text }
    report("needs-text", node, ["key": key])
    return nil
  }

  /// The texts of a list, or a single text as a list of one.
  mutating func texts(_ node: Node, _ key: String) -> [String]? {
    if let text = node.text { return [text] }
    return list(node, key)?.compactMap { text($0, key) }
  }

  /// One of `allowed`, or `nil` after a message.
  mutating func choice(_ node: Node, _ key: String, _ allowed: [String]) -> String? {
    if let text = node.text, allowed.contains(text) { return text }
    wrong(node, key, allowed: allowed.joined(separator: ", "))
    return nil
  }

  mutating func flag(_ node: Node, _ key: String) -> Bool? {
    choice(node, key, ["true", "false"]).map { $0 == "true" }
  }

  mutating func whole(_ node: Node, _ key: String, _ range: ClosedRange<Int>) -> Int? {
    if let text = node.text, let value = Int(text), range.contains(value) { return value }
    wrong(node, key, allowed: "\(range.lowerBound)…\(range.upperBound)")
    return nil
  }

  mutating func day(_ node: Node, _ key: String) -> Day? {
    if let text = node.text, let day = Day(iso: text) { return day }
    wrong(node, key, allowed: "2026-11-20")
    return nil
  }

  /// A number of days: `7`, `1 day`, `2 weeks`, `90 天`.
  mutating func dayCount(_ node: Node, _ key: String) -> Int? {
    if let text = node.text, let count = days(in: text), count > 0 { return count }
    wrong(node, key, allowed: "7, 7 days, 2 weeks")
    return nil
  }

  /// A text that holds in all languages, or a mapping from language to text.
  mutating func phrase(_ node: Node, _ key: String) -> Phrase? {
    if let text = node.text { return Phrase(zh: text, en: text) }
    var texts: [String: String] = [:]
    for entry in entries(node, of: key, allowed: ["zh-CN", "en"]) {
      if let name = entry.key.text { texts[name] = text(entry.value, "\(key).\(name)") }
    }
    guard let any = texts["zh-CN"] ?? texts["en"] else { return nil }
    return Phrase(zh: texts["zh-CN"] ?? any, en: texts["en"] ?? any)
  }

  mutating func wrong(_ node: Node, _ key: String, allowed: String) {
    report(
      "wrong-value", node, ["key": key, "text": written(node), "allowed": allowed],
      excerpt: "\(key): \(written(node))")
  }

  mutating func report(_ id: String, _ node: Node, _ arguments: [String: String], excerpt: String? = nil) {
    log.report(prefix + id, at: node.position, arguments, excerpt: excerpt)
  }
}

/// The value on one line, much as its author wrote it.
func written(_ node: Node) -> String {
  switch node.content {
  case .scalar(let text, _): text
  case .sequence(let items): "[" + items.map(written).joined(separator: ", ") + "]"
  case .mapping(let entries):
    "{" + entries.map { written($0.key) + ": " + written($0.value) }.joined(separator: ", ") + "}"
  case .null: ""
  }
}

/// `key: value` on one line.
func excerpt(_ entry: Node.Entry) -> String {
  let text = written(entry.key) + ": " + written(entry.value)
  return text.count <= 80 ? text : text.prefix(79) + "…"
}

private func days(in text: String) -> Int? {
  let digits = text.prefix { ("0"..."9").contains($0) }
  guard let count = Int(digits), count < 100_000 else { return nil }
  switch text.dropFirst(digits.count).drop(while: { $0 == " " }).lowercased() {
  case "", "d", "day", "days", "天", "日": return count
  case "week", "weeks", "周", "星期": return count * 7
  default: return nil
  }
}
