import Diagnostics

/// How each kind of tag is compiled.
extension Compiler {
  mutating func value(_ name: String, isRaw: Bool, _ range: Range<Int>, _ log: inout Diagnostics) {
    guard let escape = escape(isRaw: isRaw, range, &log) else { return }
    program.steps.append(.value(path: program.path(name), escape: escape, at: Int32(range.lowerBound)))
  }

  /// How a value is escaped at the current place, or `nil` when none may stand there.
  private func escape(isRaw: Bool, _ range: Range<Int>, _ log: inout Diagnostics) -> ValueEscape? {
    guard mode == .strict else { return isRaw ? ValueEscape.none : .text }
    var fault: String?
    switch scanner.place {
    case .text: return isRaw ? ValueEscape.none : .text
    case .plainText where !isRaw, .value(_, .plain) where !isRaw: return .attribute
    case .value(_, .address) where !isRaw: return .address
    case .plainText, .value(_, .plain), .value(_, .address): fault = "template-raw-in-attribute"
    case .code, .value(_, .code): fault = "template-value-in-code"
    case .comment, .declaration: fault = "template-value-in-comment"
    case .beforeValue, .unquotedValue: fault = "template-value-unquoted"
    case .tagStart, .tagName, .betweenAttributes, .attributeName, .afterAttributeName:
      fault = "template-value-in-tag"
    }
    if let fault { report(fault, range, [:], &log) }
    return nil
  }

  mutating func compile(_ section: Node.Section, _ log: inout Diagnostics) {
    let path = program.path(section.name)
    let place = program.steps.count
    let before = scanner
    program.steps.append(.addressStart)
    settled = program.steps.count
    compile(section.children, &log)
    settled = program.steps.count
    let end = Int32(settled)
    let at = Int32(section.range.lowerBound)
    program.steps[place] =
      section.isInverted ? .inverted(path: path, end: end, at: at) : .section(path: path, end: end, at: at)
    if mode == .strict { expect(before, after: section.range, &log) }
  }

  mutating func compile(_ block: Node.Block, _ log: inout Diagnostics) {
    let name = program.block(block.name)
    let shape = Int32(program.shapes.count)
    program.shapes.append(
      BlockShape(
        indent: Array(source.bytes[block.indent]), opensLine: block.opensLine, closesLine: block.closesLine))
    let place = program.steps.count
    let before = scanner
    note(name, block, &log)
    program.steps.append(.addressStart)
    settled = program.steps.count
    compile(block.children, &log)
    settled = program.steps.count
    program.steps[place] = .block(
      name: name, end: Int32(settled), shape: shape, at: Int32(block.range.lowerBound))
    if mode == .strict { expect(before, after: block.range, &log) }
  }

  /// Remembers where a block stands; one name in two kinds of places could not be replaced safely.
  private mutating func note(_ name: Int32, _ block: Node.Block, _ log: inout Diagnostics) {
    guard let known = blockPlaces[name] else {
      blockPlaces[name] = (scanner, source.position(of: block.range.lowerBound))
      return
    }
    guard known.scanner != scanner else { return }
    report("template-block-places", block.range, ["name": block.name, "other": "\(known.position)"], &log)
  }

  mutating func partial(_ inclusion: Node.Inclusion, _ log: inout Diagnostics) {
    guard standsInText(inclusion, &log) else { return }
    let indent = indent(inclusion)
    let at = Int32(inclusion.range.lowerBound)
    if inclusion.isDynamic {
      program.steps.append(.dynamicPartial(path: program.path(inclusion.name), indent: indent, at: at))
    } else if let template = known(inclusion, &log) {
      program.steps.append(.partial(template: template, indent: indent, at: at))
    }
  }

  mutating func parent(_ inclusion: Node.Inclusion, _ blocks: [Node.Block], _ log: inout Diagnostics) {
    guard standsInText(inclusion, &log) else { return }
    let at = Int32(inclusion.range.lowerBound)
    var overrides: [Override] = []
    for block in blocks {
      let name = program.block(block.name)
      overrides.append(Override(block: name, segment: program.segments.count))
      waiting.append(
        Waiting(block: block, name: name, template: template, segment: program.segments.count))
      program.segments.append(Segment(steps: 0..<0, template: template))
    }
    let set = Int32(program.overrides.count)
    program.overrides.append(overrides)
    let indent = indent(inclusion)
    if inclusion.isDynamic {
      let path = program.path(inclusion.name)
      program.steps.append(.dynamicParent(path: path, overrides: set, indent: indent, at: at))
    } else if let template = known(inclusion, &log) {
      program.steps.append(.parent(template: template, overrides: set, indent: indent, at: at))
    }
  }

  /// Another template is compiled as text between elements, so it may only stand there.
  private func standsInText(_ inclusion: Node.Inclusion, _ log: inout Diagnostics) -> Bool {
    if mode == .lenient || scanner.place == .text { return true }
    report("template-partial-in-tag", inclusion.range, [:], &log)
    return false
  }

  private mutating func indent(_ inclusion: Node.Inclusion) -> Int32 {
    guard let range = inclusion.indent else { return -1 }
    program.indents.append(Array(source.bytes[range]))
    return Int32(program.indents.count - 1)
  }

  private func known(_ inclusion: Node.Inclusion, _ log: inout Diagnostics) -> Int32? {
    if let template = index[TemplateName(inclusion.name)] { return Int32(template) }
    if mode == .strict {
      let known = suggestion(for: inclusion.name, among: sources.map(\.name))
      report("template-unknown-partial", inclusion.range, ["name": inclusion.name, "known": known], &log)
    }
    return nil
  }
}
