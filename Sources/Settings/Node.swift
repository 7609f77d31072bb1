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
///   - prefix: what the ids of the messages start with: a fault of one page weighs less than one of the configuration.
/// - Returns: the root node (`null` for an empty text), or `nil` after the message `yaml-syntax` or `duplicate-key`.
package func parseYAML(
  _ text: String, file: String, lineOffset: Int = 0, prefix: String = "", _ log: inout Diagnostics
) -> Node? {
  guard !AliasKeys.areDangerous(in: text) else {
    log.report(
      prefix + "yaml-syntax", at: Position(file: file),
      [
        "problem": "aliases ('*') stand in keys; write those keys out",
        "problem_zh": "键里用了别名（'*'）；请直接写出键名",
      ])
    return nil
  }
  do {
    guard let root = try Yams.compose(yaml: text) else {
      return Node(.null, at: Position(file: file, line: 1 + lineOffset, column: 1))
    }
    var maker = NodeMaker(file: file, lineOffset: lineOffset)
    return try maker.make(root)
  } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
    for key in keys.sorted() {
      let line = secondLine(of: key, in: text, from: context.mark.line)
      log.report(
        prefix + "duplicate-key", at: Position(file: file, line: line + lineOffset), ["key": key],
        excerpt: excerpt(of: text, line: line))
    }
  } catch let error as YamlError {
    let problem = YAMLProblem(error, in: text)
    log.report(
      prefix + "yaml-syntax",
      at: Position(file: file, line: problem.line + lineOffset, column: problem.column),
      ["problem": problem.wording.english, "problem_zh": problem.wording.chinese],
      excerpt: excerpt(of: text, line: problem.line))
  } catch is NodeMaker.TooManyNodes {
    log.report(
      prefix + "yaml-syntax", at: Position(file: file),
      [
        "problem": "its aliases ('*') stand for more than a million values",
        "problem_zh": "别名（'*'）展开后超过一百万个值",
      ])
  } catch {
    log.report(
      prefix + "yaml-syntax", at: Position(file: file),
      ["problem": "its form breaks the rules of YAML", "problem_zh": "写法不符合 YAML 规则"])
  }
  return nil
}

/// Turns the parser's nodes into nodes with places, aliases written out.
private struct NodeMaker {
  struct TooManyNodes: Error {}

  let file: String
  let lineOffset: Int
  /// Ten aliases of ten aliases and so on are a line each and more nodes than memory holds.
  var left = 1_000_000

  mutating func make(_ node: Yams.Node) throws(TooManyNodes) -> Node {
    left -= 1
    guard left >= 0 else { throw TooManyNodes() }
    let mark = node.mark
    let position = Position(file: file, line: (mark?.line ?? 1) + lineOffset, column: mark?.column ?? 1)
    switch node {
    case .scalar(let scalar):
      let quoted = scalar.style != .plain && scalar.style != .any
      if !quoted && nullTexts.contains(scalar.string) {
        return Node(.null, at: position)
      }
      return Node(.scalar(scalar.string, quoted: quoted), at: position)
    case .sequence(let sequence):
      var items: [Node] = []
      for item in sequence { items.append(try make(item)) }
      return Node(.sequence(items), at: position)
    case .mapping(let mapping):
      var entries: [Node.Entry] = []
      for (key, value) in mapping { entries.append(Node.Entry(key: try make(key), value: try make(value))) }
      return Node(.mapping(entries), at: position)
    case .alias:
      return Node(.null, at: position)
    }
  }
}

/// The line on which a key that is given twice stands for the second time, from the mapping's first line on.
private func secondLine(of key: String, in text: String, from first: Int) -> Int {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  var seen = 0
  for index in max(0, first - 1)..<max(first, lines.count) where index < lines.count {
    let line = lines[index].drop { " -{\"'".contains($0) }
    guard line.hasPrefix(key), line.dropFirst(key.count).drop(while: { " \"'".contains($0) }).first == ":"
    else {
      continue
    }
    seen += 1
    if seen == 2 { return index + 1 }
  }
  return first
}

private func excerpt(of text: String, line: Int) -> String? {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  return lines.indices.contains(line - 1) ? String(lines[line - 1]) : nil
}
