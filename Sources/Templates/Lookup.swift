import Diagnostics

/// Finding values by name.
extension Renderer {
  /// The value at `path`, or `nil` when the data do not have it, which strict mode reports.
  mutating func value(_ path: Int32, _ at: Int32) -> TemplateValue? {
    guard let first = program.paths[Int(path)].first else { return stack.last }
    var level = stack.count - 1
    while level >= 0 {
      if case .object(let object) = stack[level], let index = object.index(of: first) {
        if program.paths[Int(path)].rest.isEmpty { return object.entries[index].value }
        return descend(into: object.entries[index].value, path, at)
      }
      level -= 1
    }
    if library.mode == .strict { reportUnknown(first.text, path, at, known: visibleNames) }
    return nil
  }

  /// Each part after the first is looked up in the value before it alone.
  private mutating func descend(into start: TemplateValue, _ path: Int32, _ at: Int32) -> TemplateValue? {
    var value = start
    for part in program.paths[Int(path)].rest {
      switch value {
      // Parts of absent data are absent.
      case .null, .flag(false): return .null
      case .object(let object):
        guard let index = object.index(of: part) else {
          if library.mode == .strict { reportUnknown(part.text, path, at, known: object.names) }
          return nil
        }
        value = object.entries[index].value
      case .flag, .number, .text, .markup, .list:
        if library.mode == .strict { reportUnknown(part.text, path, at, known: []) }
        return nil
      }
    }
    return value
  }

  private var visibleNames: [String] {
    stack.reversed().flatMap { value -> [String] in
      if case .object(let object) = value { return object.names }
      return []
    }
  }

  private mutating func reportUnknown(_ part: String, _ path: Int32, _ at: Int32, known: [String]) {
    report(
      name(of: path) == part ? "template-unknown-name" : "template-unknown-part", at,
      ["name": name(of: path), "part": part, "known": suggestion(for: part, among: known)])
  }

  /// The dotted name as it is written.
  func name(of path: Int32) -> String {
    let path = program.paths[Int(path)]
    guard let first = path.first else { return "." }
    return ([first] + path.rest).map(\.text).joined(separator: ".")
  }
}
