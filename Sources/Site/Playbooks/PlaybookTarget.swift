import Foundation
import Markdown

/// Where a link of a page leads.
enum PlaybookTarget: Hashable {
  /// A page by the path below its language folder, of another language when one is named.
  case page(String, language: String?, anchor: String?)
  /// A heading of the page itself.
  case here(anchor: String)
  /// A file below `playbooks/` that is no page, by its path there: `zh-CN/objections/form.xlsx`.
  case file(String)
  /// Another host, a mailbox, or an address from the root of the server.
  case elsewhere

  /// Reads a link of the page at `path` below the folder of its `language`.
  ///
  /// A relative link to a `.md` file leads to a page; a wiki link is a path, a name or a title, and is looked up by
  /// the shelf; other relative links lead to files.
  init(_ link: MarkdownLink, from path: String, in language: String) {
    var destination = link.destination[...]
    var anchor: String?
    if let hash = destination.firstIndex(of: "#") {
      anchor = String(destination[destination.index(after: hash)...])
      destination = destination[..<hash]
    }
    if link.kind == .wiki {
      let name = destination.hasSuffix(".md") ? destination.dropLast(3) : destination
      self =
        name.isEmpty && anchor != nil
        ? .here(anchor: anchor ?? "") : .page(String(name), language: nil, anchor: anchor)
      return
    }
    if destination.isEmpty {
      self = anchor.map { .here(anchor: $0) } ?? .elsewhere
      return
    }
    let first = destination.prefix { $0 != "/" }
    if destination.hasPrefix("/") || first.contains(":") || link.kind == .bare {
      self = .elsewhere
      return
    }
    let plain = String(destination).removingPercentEncoding ?? String(destination)
    let folders = [language] + path.split(separator: "/").dropLast().map(String.init)
    guard let steps = PlaybookTarget.walk(plain, from: folders) else {
      self = .file(plain)
      return
    }
    guard plain.hasSuffix(".md"), steps.count > 1, let name = steps.last?.dropLast(3) else {
      self = .file(steps.joined(separator: "/"))
      return
    }
    let below = (steps[1...].dropLast() + [String(name)]).joined(separator: "/")
    self = .page(below, language: steps[0] == language ? nil : steps[0], anchor: anchor)
  }

  /// The folders and the name that a relative path leads to; `nil` when it leaves the folder of the playbooks.
  private static func walk(_ path: String, from folders: [String]) -> [String]? {
    var steps = folders
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        guard !steps.isEmpty else { return nil }
        steps.removeLast()
      } else {
        steps.append(String(part))
      }
    }
    return steps
  }
}
