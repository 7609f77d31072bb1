import Diagnostics
import Yams

/// A YAML node that knows its place, with scalars as the author wrote them.
///
/// Nothing is interpreted here: `NO`, `010` and `12:30` stay text, and the schema that reads them decides.
package struct Node: Sendable {
  package indirect enum Content: Sendable {
    /// The text; `quoted` tells `"12"` from `12`.
    case scalar(String, quoted: Bool)
    case sequence([Node])
    /// The entries in the order of the file.
    case mapping([Entry])
    case null
  }

  package struct Entry: Sendable {
    package var key: Node
    package var value: Node
  }

  package var content: Content
  package var position: Position

  package init(_ content: Content, at position: Position) {
    self.content = content
    self.position = position
  }

  /// The text of a scalar, or `nil`.
  package var text: String? { if case .scalar(let text, _) = content { text } else { nil } }

  /// The items of a sequence, or `nil`.
  package var items: [Node]? { if case .sequence(let items) = content { items } else { nil } }

  /// The entries of a mapping, or `nil`.
  package var entries: [Entry]? { if case .mapping(let entries) = content { entries } else { nil } }

  package var isNull: Bool { if case .null = content { true } else { false } }

  /// The value of a key of a mapping, or `nil`.
  package subscript(key: String) -> Node? { entries?.first { $0.key.text == key }?.value }
}

/// Reads a YAML text.
///
/// - Parameters:
///   - file: the path for positions.
///   - lineOffset: lines that precede the text in its file (for front matter).
/// - Returns: the root node (`null` for an empty text), or `nil` after the message `yaml-syntax`.
package func parseYAML(
  _ text: String, file: String, lineOffset: Int = 0, _ log: inout Diagnostics
) -> Node? {
  do {
    guard let root = try Yams.compose(yaml: text) else {
      return Node(.null, at: Position(file: file, line: 1 + lineOffset, column: 1))
    }
    return convert(root, file, lineOffset, &log)
  } catch let error as YamlError {
    let (line, column, problem) = place(of: error)
    log.report(
      "yaml-syntax", at: Position(file: file, line: line + lineOffset, column: column), ["problem": problem],
      excerpt: excerpt(of: text, line: line))
  } catch {
    log.report("yaml-syntax", at: Position(file: file), ["problem": "\(error)"])
  }
  return nil
}

private func convert(_ node: Yams.Node, _ file: String, _ offset: Int, _ log: inout Diagnostics) -> Node {
  let mark = node.mark
  let position = Position(file: file, line: (mark?.line ?? 1) + offset, column: mark?.column ?? 1)
  switch node {
  case .scalar(let scalar):
    let quoted = scalar.style != .plain && scalar.style != .any
    if !quoted && ["", "~", "null", "Null", "NULL"].contains(scalar.string) {
      return Node(.null, at: position)
    }
    return Node(.scalar(scalar.string, quoted: quoted), at: position)
  case .sequence(let sequence):
    return Node(.sequence(sequence.map { convert($0, file, offset, &log) }), at: position)
  case .mapping(let mapping):
    var entries: [Node.Entry] = []
    var seen: Set<String> = []
    for (key, value) in mapping {
      let entry = Node.Entry(key: convert(key, file, offset, &log), value: convert(value, file, offset, &log))
      if let name = entry.key.text, !seen.insert(name).inserted {
        log.report("duplicate-key", at: entry.key.position, ["key": name])
      }
      entries.append(entry)
    }
    return Node(.mapping(entries), at: position)
  case .alias:
    return Node(.null, at: position)
  }
}

private func place(of error: YamlError) -> (line: Int, column: Int, problem: String) {
  switch error {
  case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
    .composer(_, let problem, let mark, _):
    return (mark.line, mark.column, problem)
  case .reader(let problem, _, _, _): return (1, 1, problem)
  case .duplicatedKeysInMapping(let keys, let context):
    let mark = context.mark
    return (mark.line, mark.column, "duplicate keys: \(keys.sorted().joined(separator: ", "))")
  default: return (1, 1, "\(error)")
  }
}

private func excerpt(of text: String, line: Int) -> String? {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  return lines.indices.contains(line - 1) ? String(lines[line - 1]) : nil
}
