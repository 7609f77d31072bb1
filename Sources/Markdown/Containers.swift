import CCmark
import Diagnostics

/// What a `:::` container is.
enum ContainerKind: Equatable {
  case details, tabs
  case alert(AlertKind)
  /// A name that means nothing: what stands in it is shown as if the fences were not there.
  case unknown

  init(name: [UInt8]) {
    switch String(decoding: name, as: UTF8.self) {
    case "details": self = .details
    case "tabs": self = .tabs
    case "note", "info": self = .alert(.note)
    case "tip": self = .alert(.tip)
    case "important": self = .alert(.important)
    case "warning": self = .alert(.warning)
    case "caution", "danger": self = .alert(.caution)
    default: self = .unknown
    }
  }

  static let names = ["details", "tabs", "note", "info", "tip", "important", "warning", "caution", "danger"]
}

/// What is done where the tree has a wrapped line.
enum MarkAction {
  case open(ContainerKind, name: [UInt8], title: [UInt8])
  /// Ends containers, the innermost first; all but the last were not closed by their author.
  case close([ContainerEnd])
  case label([UInt8], follows: Bool)
  case include([UInt8])
  /// An abbreviation, which shows nothing.
  case nothing
  /// A fence that closes nothing.
  case stray
  /// A label outside of tabs, which is text.
  case text
}

/// How a container ends: tabs may have a label before.
struct ContainerEnd {
  var kind: ContainerKind
  var hasLabel: Bool
}

/// Finds the wrapped lines of a tree and which fences belong together: those with the same parent.
struct MarkFinder: TreeVisitor {
  private struct Open {
    var node: NodePointer
    var end: ContainerEnd
    var length: Int
  }
  private(set) var actions: [NodePointer: MarkAction] = [:]
  private(set) var abbreviations: [(term: [UInt8], meaning: [UInt8])] = []
  private(set) var includes: [[UInt8]] = []
  private var open: [NodePointer: [Open]] = [:]
  /// Containers that ended only because one around them did.
  private var neverClosed: Set<NodePointer> = []
  /// More containers within each other than this are not told apart.
  static let mostNested = 32

  init(in root: NodePointer) { walk(root, &self) }

  /// The containers that are left open, by the node that they end with, the innermost first.
  var unclosed: [NodePointer: [ContainerEnd]] { open.mapValues { $0.reversed().map(\.end) } }

  /// The opening fences without an end of their own.
  var unclosedFences: Set<NodePointer> { neverClosed.union(open.values.joined().map(\.node)) }

  mutating func enter(_ node: NodePointer) -> Bool {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HTML_BLOCK:
      if let parent = cmark_node_parent(node), let mark = Self.mark(node) { read(mark, node, parent) }
      return false
    case CMARK_NODE_DOCUMENT, CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST, CMARK_NODE_ITEM: return true
    default: return false
    }
  }

  mutating func leave(_ node: NodePointer) {}

  /// Returns the mark that a block of HTML is, or `nil` for one of the author's.
  private static func mark(_ node: NodePointer) -> LineMark? {
    let html = run(cmark_node_get_literal(node))
    let text = html.drop { isBlank($0) }
    guard text.starts(with: Mask.wrapStart), let end = text.firstIndex(of: Mask.wrapClose) else { return nil }
    return LineMark(Run(rebasing: text[(text.startIndex + Mask.wrapStart.count)..<end]))
  }

  private mutating func read(_ mark: LineMark, _ node: NodePointer, _ parent: NodePointer) {
    switch mark {
    case .open(let name, let title, let length):
      let kind = ContainerKind(name: name)
      actions[node] = .open(kind, name: name, title: title)
      if open[parent, default: []].count < Self.mostNested {
        let end = ContainerEnd(kind: kind, hasLabel: false)
        open[parent, default: []].append(Open(node: node, end: end, length: length))
      } else {
        actions[node] = .open(.unknown, name: name, title: [])
      }
    case .close(let length): close(length, node, parent)
    case .label(let label):
      guard var last = open[parent]?.popLast() else { return actions[node] = .text }
      let isTab = last.end.kind == .tabs
      actions[node] = isTab ? .label(label, follows: last.end.hasLabel) : .text
      if isTab { last.end.hasLabel = true }
      open[parent]?.append(last)
    case .abbreviation(let term, let meaning):
      actions[node] = .nothing
      abbreviations.append((term, meaning))
    case .include(let name):
      actions[node] = .include(name)
      includes.append(name)
    }
  }

  private mutating func close(_ length: Int, _ node: NodePointer, _ parent: NodePointer) {
    let candidates = open[parent] ?? []
    guard let index = containerClosed(by: length, among: candidates.map(\.length)) else {
      return actions[node] = .stray
    }
    actions[node] = .close(candidates[index...].reversed().map(\.end))
    for skipped in candidates[(index + 1)...] { neverClosed.insert(skipped.node) }
    open[parent]?.removeSubrange(index...)
  }

}

extension Renderer {
  /// Writes what stands for a wrapped line; returns whether the node is one.
  mutating func writeMark(_ node: NodePointer) -> Bool {
    guard !part.actions.isEmpty, let action = part.actions[node] else { return false }
    switch action {
    case .open(let kind, let name, let title): writeStart(of: kind, name, title, node)
    case .close(let ends): for end in ends { write(end) }
    case .label(let label, let follows): writeLabel(label, follows)
    case .include(let name): writeInclude(name, node)
    case .nothing: break
    case .stray:
      report("container-stray", at: position(ofBlock: node), excerpt: markText(node))
      writeMarkText(node)
    case .text: writeMarkText(node)
    }
    return true
  }

  private mutating func writeStart(
    of kind: ContainerKind, _ name: [UInt8], _ title: [UInt8], _ node: NodePointer
  ) {
    if part.unclosed.contains(node), kind != .unknown {
      report("container-unclosed", at: position(ofBlock: node), excerpt: markText(node))
    }
    out.freshLine()
    switch kind {
    case .details:
      let shown = title.isEmpty ? Array(options.words.details.utf8) : title
      out.raw("<details>\n<summary>")
      shown.withUnsafeBufferPointer { out.escaped($0) }
      out.raw("</summary>\n")
      if !title.isEmpty { appendPlain(title) }
    case .tabs: out.raw("<div class=\"tabs\">\n")
    case .alert(let alert):
      writeAlertStart(alert, title: title.isEmpty ? nil : String(decoding: title, as: UTF8.self))
      if !title.isEmpty { appendPlain(title) }
    case .unknown:
      let text = String(decoding: name, as: UTF8.self)
      let near = nearMiss(of: text, among: ContainerKind.names)
      report(
        near == nil ? "container-unknown" : "container-misspelt", at: position(ofBlock: node), excerpt: name,
        near: near ?? "")
    }
    part.openContainers += 1
  }

  private mutating func writeLabel(_ label: [UInt8], _ follows: Bool) {
    out.freshLine()
    if follows { out.raw("</section>\n") }
    out.raw("<section class=\"tab\">\n<p class=\"tab-label\">")
    label.withUnsafeBufferPointer { out.escaped($0) }
    out.raw("</p>\n")
    appendPlain(label)
  }

  private mutating func write(_ end: ContainerEnd) {
    part.openContainers -= 1
    out.freshLine()
    switch end.kind {
    case .details: out.raw("</details>\n")
    case .tabs:
      if end.hasLabel { out.raw("</section>\n") }
      out.raw("</div>\n")
    case .alert: out.raw("</div>\n")
    case .unknown: break
    }
  }

  /// Ends the containers that are still open where the block around them ends.
  mutating func writeUnclosed(in parent: NodePointer) {
    guard !part.ends.isEmpty, let ends = part.ends.removeValue(forKey: parent) else { return }
    for end in ends { write(end) }
  }

  /// A line of the plain text.
  mutating func appendPlain(_ text: [UInt8]) {
    breakPlain()
    document.plain.append(contentsOf: text)
    breakPlain()
  }

  /// The line as its author wrote it.
  func markText(_ node: NodePointer) -> [UInt8] {
    let text = Mask.removed(from: run(cmark_node_get_literal(node)))
    return text.filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
  }

  mutating func writeMarkText(_ node: NodePointer) {
    let text = markText(node)
    out.freshLine()
    out.raw("<p>")
    text.withUnsafeBufferPointer { out.escaped($0) }
    out.raw("</p>\n")
    appendPlain(text)
  }
}
