import Diagnostics
import Periods

/// What the head of a playbook page says about the page.
package struct FrontMatter: Sendable {
  /// A text with the place where it stands.
  package struct Mention: Sendable, Hashable {
    package var text: String
    package var position: Position

    package init(text: String, position: Position) {
      self.text = text
      self.position = position
    }
  }

  package var title: String?
  package var titlePosition: Position?
  package var summary: String?
  /// One of ``kinds``, or `nil`.
  package var kind: String?
  /// The metrics that the page helps to mend.
  package var kpis: [Mention] = []
  package var stage: Mention?
  package var tags: [String] = []
  package var audience: String?
  package var owner: String?
  package var reviewed: Day?
  /// After how many days the page is due for review, or `nil`.
  package var reviewEveryDays: Int?
  /// Team → the day since when it works by the page.
  package var adopted: [String: Day] = [:]
  /// Pages with a smaller number come first; `nil` comes last.
  package var order: Int?
  /// Earlier addresses of the page.
  package var aliases: [String] = []
  package var draft = false
  /// The day from which the page is shown, or `nil` for always.
  package var publish: Day?
  /// Of a training page: the course's name in the training table.
  package var course: String?
  /// Of a training page: how long it takes, in the author's words.
  package var duration: String?
  package var skills: [String] = []
  /// Of a competitor page: the name in the deals' column of competitors.
  package var competitor: Mention?
  /// Of a product page, and of an objection that belongs to one: the name in the data.
  package var product: Mention?
  /// Of a process page: the stages that it describes, by id or name, in order.
  package var stages: [Mention] = []
  /// Of an objection page: the reason under which the CRM files deals lost to it.
  package var lostReason: Mention?
  /// Keys that the product does not know, as text for templates, in the order of the file.
  package var extra: [(key: String, text: String)] = []
  package var position: Position

  package init(position: Position) { self.position = position }

  package static let kinds = [
    "training", "objection", "process", "product", "case", "competitor", "role", "meeting", "guide",
  ]
}

private let pageKeys = [
  "title", "summary", "kind", "kpis", "stage", "tags", "audience", "owner", "reviewed", "review_every",
  "adopted",
  "order", "aliases", "draft", "publish", "course", "duration", "skills", "competitor", "product", "stages",
  "lost_reason",
]

/// Reads the YAML block between two lines `---` at the head of a page.
///
/// A block that is no YAML is a fault of this page alone: it says nothing then, and the body stays.
///
/// - Returns: what it says, and where the body starts: its offset in UTF-8 bytes and its line from 1. A page
///   without a block has a body from its first character; one whose block does not end, from the line below `---`.
package func readFrontMatter(
  source: String, file: String, _ log: inout Diagnostics
) -> (matter: FrontMatter, bodyStartOffset: Int, bodyStartLine: Int) {
  readFrontMatter(bytes: Array(source.utf8), file: file, &log)
}

/// The same for a page in UTF-8.
package func readFrontMatter(
  bytes: [UInt8], file: String, _ log: inout Diagnostics
) -> (matter: FrontMatter, bodyStartOffset: Int, bodyStartLine: Int) {
  let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  var matter = FrontMatter(position: Position(file: file, line: 1))
  guard isFence(bytes, line(bytes, from: start).text, closing: false) else { return (matter, start, 1) }
  let head = line(bytes, from: start).next
  var offset = head
  var number = 2
  while offset < bytes.count {
    let (text, next) = line(bytes, from: offset)
    if isFence(bytes, text, closing: true) {
      let yaml = String(decoding: bytes[head..<offset], as: UTF8.self)
      let root =
        plainHead(yaml, file: file, lineOffset: 1)
        ?? parseYAML(yaml, file: file, lineOffset: 1, prefix: "front-matter-", &log)
      if let root { read(root, into: &matter, &log) }
      return (matter, next, number + 1)
    }
    offset = next
    number += 1
  }
  log.report("front-matter-unclosed", at: Position(file: file, line: 1, column: 1), excerpt: "---")
  // Whatever was meant to be the body is among the lines: it must not vanish.
  return (matter, head, 2)
}

private func read(_ root: Node, into matter: inout FrontMatter, _ log: inout Diagnostics) {
  var reader = NodeReader(prefix: "front-matter-", log: log)
  for entry in reader.mapping(root, root.position.file) ?? [] where !entry.value.isNull {
    let key = entry.key.text ?? ""
    guard pageKeys.contains(key) else {
      reader.unknown(key, entry, in: root.position.file, pageKeys)
      matter.extra.append((key, written(entry.value)))
      continue
    }
    reader.readTexts(key, entry.value, into: &matter)
    reader.readSubject(key, entry.value, into: &matter)
    reader.readValues(key, entry.value, into: &matter)
  }
  log = reader.log
}

extension NodeReader {
  fileprivate mutating func readTexts(_ key: String, _ node: Node, into matter: inout FrontMatter) {
    switch key {
    case "title":
      matter.title = text(node, key)
      if matter.title != nil { matter.titlePosition = node.position }
    case "summary": matter.summary = text(node, key)
    case "kind": matter.kind = choice(node, key, FrontMatter.kinds)
    case "kpis":
      matter.kpis = mentions(node, key)
    case "stage": matter.stage = mention(node, key)
    case "tags": matter.tags = texts(node, key) ?? []
    case "audience": matter.audience = text(node, key)
    case "owner": matter.owner = text(node, key)
    case "aliases": matter.aliases = texts(node, key) ?? []
    default: return
    }
  }

  /// What a page of its kind is about.
  fileprivate mutating func readSubject(_ key: String, _ node: Node, into matter: inout FrontMatter) {
    switch key {
    case "course": matter.course = text(node, key)
    case "duration": matter.duration = text(node, key)
    case "skills": matter.skills = texts(node, key) ?? []
    case "competitor": matter.competitor = mention(node, key)
    case "product": matter.product = mention(node, key)
    case "stages": matter.stages = mentions(node, key)
    case "lost_reason": matter.lostReason = mention(node, key)
    default: return
    }
  }

  private mutating func mention(_ node: Node, _ key: String) -> FrontMatter.Mention? {
    text(node, key).map { .init(text: $0, position: node.position) }
  }

  /// The texts of a list, or a single text, with their places.
  private mutating func mentions(_ node: Node, _ key: String) -> [FrontMatter.Mention] {
    (node.text == nil ? list(node, key) ?? [] : [node]).compactMap { mention($0, key) }
  }

  fileprivate mutating func readValues(_ key: String, _ node: Node, into matter: inout FrontMatter) {
    switch key {
    case "reviewed": matter.reviewed = day(node, key)
    case "review_every": matter.reviewEveryDays = dayCount(node, key)
    case "order": matter.order = whole(node, key, -1_000_000...1_000_000)
    case "draft": matter.draft = flag(node, key) ?? false
    case "publish": matter.publish = day(node, key)
    case "adopted":
      for entry in mapping(node, key) ?? [] {
        guard let team = entry.key.text else { continue }
        matter.adopted[team] = day(entry.value, "adopted.\(team)")
      }
    default: return
    }
  }
}

/// The line from `offset` without its end, and where the next one starts.
private func line(_ bytes: [UInt8], from offset: Int) -> (text: Range<Int>, next: Int) {
  var end = offset
  while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
  // CR alone ends a line too, as it does for YAML and Markdown.
  let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
  return (offset..<end, min(end + (isPair ? 2 : 1), bytes.count))
}

private func isFence(_ bytes: [UInt8], _ range: Range<Int>, closing: Bool) -> Bool {
  var text = bytes[range]
  while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
  return text.elementsEqual("---".utf8) || closing && text.elementsEqual("...".utf8)
}
