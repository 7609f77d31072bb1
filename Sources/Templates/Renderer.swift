import Diagnostics

/// Runs the steps of compiled templates over one page's data.
struct Renderer {
  let library: TemplateLibrary
  let program: Program
  /// The values in which names are looked up, the innermost last.
  var stack: [TemplateValue]
  var output: [UInt8]
  var log = Diagnostics()
  /// The template whose file the current steps come from.
  private var template = 0
  /// The blanks before each line are those from `indentStart` on; the ones before belong to outer templates.
  private var indent: [UInt8] = []
  private var indentStart = 0
  /// Whether the next byte begins a line of the template.
  private var beginsLine = false
  private var frames: [Frame] = []
  private var depth = 0
  private var isStopped = false
  private var addressStart = 0
  private var reported: Set<Reported> = []

  /// The replacements in force inside one parent.
  private struct Frame {
    var overrides: Int32
    /// The frame of the template that names the parent, or -1.
    var outer: Int
  }

  private struct Reported: Hashable {
    var id: String
    var template: Int
    var offset: Int32
  }

  /// Templates within templates. Data as deep as this do not occur; a template that includes itself does.
  private static let deepest = 100

  init(_ library: TemplateLibrary, stack: [TemplateValue], output: [UInt8]) {
    self.library = library
    self.program = library.program
    self.stack = stack
    self.output = output
  }

  mutating func run(template: Int) {
    run(segment: template, frame: -1)
  }

  private mutating func run(segment: Int, frame: Int) {
    let caller = template
    template = program.segments[segment].template
    run(program.segments[segment].steps, frame: frame)
    template = caller
  }

  private mutating func run(_ steps: Range<Int>, frame: Int) {
    var index = steps.lowerBound
    while index < steps.upperBound, !isStopped {
      let step = program.steps[index]
      index += 1
      switch step {
      case .text(let start, let count): copy(Int(start)..<Int(start + count))
      case .value(let path, let escape, let at): write(path, escape, at)
      case .section(let path, let end, let at):
        section(path, index..<Int(end), frame, at)
        index = Int(end)
      case .inverted(let path, let end, let at):
        if !isTrue(path, at) { run(index..<Int(end), frame: frame) }
        index = Int(end)
      case .partial(let other, let indent, let at): include(Int(other), indent, frame, at)
      case .dynamicPartial(let path, let indent, let at):
        if let other = dynamicTemplate(path, at) { include(other, indent, frame, at) }
      case .parent(let other, let overrides, let indent, let at):
        include(Int(other), indent, inherit(overrides, frame), at)
      case .dynamicParent(let path, let overrides, let indent, let at):
        if let other = dynamicTemplate(path, at) { include(other, indent, inherit(overrides, frame), at) }
      case .block(let name, let end, let shape, let at):
        block(name, index..<Int(end), program.shapes[Int(shape)], frame, at)
        index = Int(end)
      case .addressStart: addressStart = output.count
      case .addressEnd(let at): checkAddress(at)
      }
    }
  }

  private mutating func section(_ path: Int32, _ steps: Range<Int>, _ frame: Int, _ at: Int32) {
    guard let value = value(path, at), value.isTrue else { return }
    if case .list(let elements) = value {
      let top = stack.count
      stack.append(.null)
      for element in elements {
        stack[top] = element
        run(steps, frame: frame)
      }
    } else {
      stack.append(value)
      run(steps, frame: frame)
    }
    stack.removeLast()
  }

  private mutating func isTrue(_ path: Int32, _ at: Int32) -> Bool { value(path, at)?.isTrue ?? false }

  /// The template that the data name at `path`, or `nil` when they name none.
  private mutating func dynamicTemplate(_ path: Int32, _ at: Int32) -> Int? {
    guard case .text(let name)? = value(path, at) else { return nil }
    if let other = library.index[TemplateName(name)] { return other }
    if library.mode == .strict {
      report(
        "template-unknown-partial", at,
        ["name": name, "known": suggestion(for: name, among: library.names)])
    }
    return nil
  }

  private mutating func inherit(_ overrides: Int32, _ frame: Int) -> Int {
    frames.append(Frame(overrides: overrides, outer: frame))
    return frames.count - 1
  }

  private mutating func include(_ other: Int, _ indentation: Int32, _ frame: Int, _ at: Int32) {
    guard descend(at) else { return }
    let before = (count: indent.count, start: indentStart)
    if indentation < 0 {
      beginLine()
      indentStart = indent.count
    } else {
      indent += program.indents[Int(indentation)]
      beginsLine = true
    }
    run(segment: other, frame: frame)
    indent.removeLast(indent.count - before.count)
    indentStart = before.start
    beginsLine = indentation >= 0
    depth -= 1
  }

  private mutating func block(
    _ name: Int32, _ steps: Range<Int>, _ shape: BlockShape, _ frame: Int, _ at: Int32
  ) {
    guard descend(at) else { return }
    let before = (indent: indent.count, beginsLine: beginsLine, count: output.count)
    indent += shape.indent
    if shape.opensLine { beginsLine = true }
    if let found = override(name, frame) {
      run(segment: found.segment, frame: found.frame)
    } else {
      run(steps, frame: frame)
    }
    indent.removeLast(indent.count - before.indent)
    beginsLine = shape.closesLine || (before.beginsLine && output.count == before.count)
    depth -= 1
  }

  /// The outermost replacement of a block, and the frame of the template in which it is written.
  private func override(_ name: Int32, _ frame: Int) -> (segment: Int, frame: Int)? {
    var found: (segment: Int, frame: Int)?
    var current = frame
    while current >= 0 {
      let overrides = program.overrides[Int(frames[current].overrides)]
      if let match = overrides.last(where: { $0.block == name }) {
        found = (match.segment, frames[current].outer)
      }
      current = frames[current].outer
    }
    return found
  }

  private mutating func descend(_ at: Int32) -> Bool {
    guard depth < Self.deepest else {
      report("template-too-deep", at)
      isStopped = true
      return false
    }
    depth += 1
    return true
  }

  mutating func report(_ id: String, _ at: Int32, _ arguments: [String: String] = [:]) {
    guard reported.insert(Reported(id: id, template: template, offset: at)).inserted else { return }
    let source = library.sources[template]
    log.report(id, at: source.position(of: Int(at)), arguments, excerpt: source.line(around: Int(at)))
  }

  // MARK: Writing

  /// Reads the pool in place: slices of the array would count a reference per piece of text.
  private mutating func copy(_ range: Range<Int>) {
    guard indent.count > indentStart else {
      program.pool.withUnsafeBufferPointer {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range]))
      }
      beginsLine = program.pool[range.upperBound - 1] == newline
      return
    }
    var start = range.lowerBound
    while start < range.upperBound {
      // An empty line stays empty.
      if program.pool[start] != newline { beginLine() }
      let end = program.pool.withUnsafeBufferPointer { pool in
        var end = start
        while end < range.upperBound, pool[end] != newline { end += 1 }
        end = min(end + 1, range.upperBound)
        output.append(contentsOf: UnsafeBufferPointer(rebasing: pool[start..<end]))
        return end
      }
      beginsLine = program.pool[end - 1] == newline
      start = end
    }
  }

  private mutating func beginLine() {
    guard beginsLine else { return }
    output.append(contentsOf: indent[indentStart...])
    beginsLine = false
  }

  private mutating func write(_ path: Int32, _ escape: ValueEscape, _ at: Int32) {
    if beginsLine { beginLine() }
    guard let value = value(path, at) else { return }
    switch value {
    case .null: break
    case .flag(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
    case .number(let number): ValueWriter.append(number, to: &output)
    case .text(let text): ValueWriter.append(text, escape, to: &output)
    case .markup(let bytes): ValueWriter.append(markup: bytes, escape, to: &output)
    case .list, .object:
      if library.mode == .strict { report("template-not-text", at, ["name": name(of: path)]) }
    }
  }

  private mutating func checkAddress(_ at: Int32) {
    guard let refused = ValueWriter.refusedAddress(in: output[addressStart...]) else { return }
    output.removeSubrange(addressStart...)
    output.append(UInt8(ascii: "#"))
    report("template-unsafe-address", at, ["address": refused])
  }
}
