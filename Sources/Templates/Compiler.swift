import Diagnostics

/// Compiles templates to steps, settling for each value how it is escaped.
///
/// The replacement of a block prints where its parent has the block. Replacements are therefore compiled last, once
/// the place of the block is known.
struct Compiler {
  let sources: [TemplateSource]
  let index: [TemplateName: Int]
  let mode: TemplateMode
  var program = Program()
  /// The template being compiled.
  var template = 0
  /// The place in HTML; not followed in lenient mode.
  var scanner = MarkupScanner()
  /// Steps before this one must not grow any more: something jumps behind them.
  var settled = 0
  var blockPlaces: [Int32: (scanner: MarkupScanner, position: Position)] = [:]
  var waiting: [Waiting] = []

  struct Waiting {
    var block: Node.Block
    var name: Int32
    var template: Int
    var segment: Int
  }

  static func program(
    of sources: [TemplateSource], index: [TemplateName: Int], mode: TemplateMode, _ log: inout Diagnostics
  ) -> Program {
    var compiler = Compiler(sources: sources, index: index, mode: mode)
    compiler.program.segments = sources.indices.map { Segment(steps: 0..<0, template: $0) }
    for template in sources.indices { compiler.compile(template: template, &log) }
    while compiler.compileWaiting(&log) {}
    for waiting in compiler.waiting {
      compiler.template = waiting.template
      let known = compiler.blockPlaces.keys.map { compiler.program.blockNames[Int($0)] }.sorted()
      compiler.report(
        "template-unknown-block", waiting.block.range,
        ["known": suggestion(for: waiting.block.name, among: known)], &log)
    }
    return compiler.program
  }

  var source: TemplateSource { sources[template] }

  func report(_ id: String, _ range: Range<Int>, _ arguments: [String: String], _ log: inout Diagnostics) {
    let tag = ["tag": source.text(of: range)].merging(arguments) { $1 }
    log.report(
      id, at: source.position(of: range.lowerBound), tag, excerpt: source.line(around: range.lowerBound))
  }

  private mutating func compile(template: Int, _ log: inout Diagnostics) {
    self.template = template
    if String(validating: source.bytes, as: UTF8.self) == nil {
      log.report("template-not-utf8", at: Position(file: source.file))
      return
    }
    let tokens = Tag.paired(Tokenizer.tokens(of: source, &log), of: source, &log)
    let nodes = TreeBuilder.nodes(of: StandaloneLines.applied(to: tokens, of: source), in: source)
    scanner = MarkupScanner()
    let start = program.steps.count
    settled = start
    compile(nodes, &log)
    if scanner.place != .text {
      log.report("template-unfinished-markup", at: source.position(of: source.bytes.count))
    }
    program.segments[template].steps = start..<program.steps.count
  }

  /// - Returns: whether anything could be compiled.
  private mutating func compileWaiting(_ log: inout Diagnostics) -> Bool {
    let round = waiting
    waiting = []
    var hasProgress = false
    for item in round {
      guard let place = blockPlaces[item.name]?.scanner ?? (mode == .lenient ? MarkupScanner() : nil) else {
        waiting.append(item)
        continue
      }
      hasProgress = true
      template = item.template
      scanner = place
      let start = program.steps.count
      settled = start
      compile(item.block.children, &log)
      expect(place, after: item.block.range, &log)
      program.segments[item.segment].steps = start..<program.steps.count
    }
    return hasProgress
  }

  /// What is printed or not must leave the page at the same place of its HTML.
  mutating func expect(_ before: MarkupScanner, after range: Range<Int>, _ log: inout Diagnostics) {
    if let joined = before.joined(with: scanner) {
      scanner = joined
    } else {
      report("template-splits-markup", range, [:], &log)
      scanner = before
    }
  }

  mutating func compile(_ nodes: [Node], _ log: inout Diagnostics) {
    for node in nodes {
      switch node {
      case .text(let range, _): text(range)
      case .value(let name, let isRaw, let range): value(name, isRaw: isRaw, range, &log)
      case .section(let section): compile(section, &log)
      case .partial(let inclusion): partial(inclusion, &log)
      case .parent(let inclusion, let overrides): parent(inclusion, overrides, &log)
      case .block(let block): compile(block, &log)
      }
    }
  }

  private mutating func text(_ range: Range<Int>) {
    let bytes = source.bytes[range]
    guard mode == .strict else { return copy(bytes) }
    let addresses = scanner.read(bytes)
    var rest = bytes
    if let closed = addresses.closed {
      copy(rest.prefix(closed))
      rest = rest.dropFirst(closed)
      program.steps.append(.addressEnd(at: Int32(range.lowerBound + closed)))
    }
    if let opened = addresses.opened {
      let end = range.lowerBound + opened
      copy(rest[..<end])
      rest = rest[end...]
      program.steps.append(.addressStart)
    }
    copy(rest)
  }

  private mutating func copy(_ bytes: ArraySlice<UInt8>) {
    guard !bytes.isEmpty else { return }
    let start = Int32(program.pool.count)
    program.pool += bytes
    if program.steps.count > settled, case .text(let first, let count)? = program.steps.last,
      first + count == start
    {
      program.steps[program.steps.count - 1] = .text(start: first, count: count + Int32(bytes.count))
    } else {
      program.steps.append(.text(start: start, count: Int32(bytes.count)))
    }
  }
}
