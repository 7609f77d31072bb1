/// A line that means something to this module alone: a container's fence, a tab's label, an abbreviation, an
/// include.
enum LineMark: Equatable {
  /// `::: details Title`; `length` is the number of colons.
  case open(name: [UInt8], title: [UInt8], length: Int)
  /// `:::` alone.
  case close(length: Int)
  /// `== Label`, a mark only within tabs.
  case label([UInt8])
  /// `*[KPI]: Key performance indicator`.
  case abbreviation(term: [UInt8], meaning: [UInt8])
  /// `{{> fragments/discount}}`.
  case include(name: [UInt8])

  /// Reads the text of a line without the blanks and quote marks before it; `nil` for an ordinary line.
  init?(_ text: Run) {
    guard let first = text.first else { return nil }
    let mark: LineMark?
    switch first {
    case UInt8(ascii: ":"): mark = Self.fence(text)
    case UInt8(ascii: "="): mark = Self.label(text)
    case UInt8(ascii: "*"): mark = Self.abbreviation(text)
    case UInt8(ascii: "{"): mark = Self.include(text)
    default: mark = nil
    }
    guard let mark else { return nil }
    self = mark
  }

  private static func fence(_ text: Run) -> LineMark? {
    let length = text.prefix { $0 == UInt8(ascii: ":") }.count
    guard length >= 3 else { return nil }
    let rest = trimmed(text[length...])
    guard let first = rest.first else { return .close(length: length) }
    guard first >= 0x80 || isAlphanumeric(first) else { return nil }
    let name = rest.prefix { !isBlank($0) }
    return .open(name: Mask.removed(from: name), title: plain(rest[name.endIndex...]), length: length)
  }

  private static func label(_ text: Run) -> LineMark? {
    guard text.count > 3, text[1] == UInt8(ascii: "="), isBlank(text[2]) else { return nil }
    let label = plain(text[3...])
    return label.isEmpty ? nil : .label(label)
  }

  /// A longer term than this is no abbreviation.
  static let longestTerm = 60

  private static func abbreviation(_ text: Run) -> LineMark? {
    guard text.count > 5, text[1] == UInt8(ascii: "["),
      let close = text.prefix(longestTerm + 3).firstIndex(of: UInt8(ascii: "]")), close + 1 < text.count,
      text[close + 1] == UInt8(ascii: ":")
    else { return nil }
    let term = plain(text[2..<close])
    let meaning = plain(text[(close + 2)...])
    guard !term.isEmpty, !meaning.isEmpty, !term.contains(UInt8(ascii: "[")) else { return nil }
    return .abbreviation(term: term, meaning: meaning)
  }

  private static func include(_ text: Run) -> LineMark? {
    let line = trimmed(text[...])
    guard line.count > 5, line.starts(with: "{{>".utf8), line.suffix(2).elementsEqual("}}".utf8) else {
      return nil
    }
    let name = plain(line.dropFirst(3).dropLast(2))
    let isName = !name.isEmpty && !name.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
    return isName ? .include(name: name) : nil
  }

  private static func plain(_ text: Slice<Run>) -> [UInt8] { Mask.removed(from: trimmed(text)) }

  private static func trimmed(_ text: Slice<Run>) -> Slice<Run> {
    var rest = text
    while let first = rest.first, isBlank(first) || first == Mask.joint { rest = rest.dropFirst() }
    while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
    return rest
  }
}

/// Wraps marked lines as `<?␓…␔?>`: CommonMark reads that as a block of HTML wherever a block may begin, in
/// quotes and list items too, and as text within code, where the wrapping is taken off again on output.
///
/// So it is libcmark that decides what stands in code and what belongs to which container.
struct LineMarking {
  private let source: SourceText
  private var marks: [Range<Int>] = []
  private var fence: (byte: UInt8, length: Int)?
  /// The containers that seem to be open, to know which `== Label` is a tab.
  private var open: [(isTabs: Bool, length: Int)] = []

  /// Returns the source with its marked lines wrapped, and whether there are any.
  static func wrapped(_ source: SourceText) -> (source: SourceText, hasMarks: Bool) {
    var marking = LineMarking(source: source)
    source.bytes.withUnsafeBufferPointer { bytes in
      for number in 1...max(1, source.lineCount) { marking.read(source.line(number), in: bytes) }
    }
    return marking.marks.isEmpty ? (source, false) : (marking.rebuilt(), true)
  }

  private init(source: SourceText) { self.source = source }

  private mutating func read(_ line: Range<Int>, in bytes: Run) {
    var start = line.lowerBound
    while start < line.upperBound, isBlank(bytes[start]) || bytes[start] == UInt8(ascii: ">") { start += 1 }
    guard start < line.upperBound else { return }
    switch bytes[start] {
    case UInt8(ascii: "`"), UInt8(ascii: "~"): readFence(Run(rebasing: bytes[start..<line.upperBound]))
    case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "{"):
      guard let mark = LineMark(Run(rebasing: bytes[start..<line.upperBound])), follows(mark) else { return }
      marks.append(start..<line.upperBound)
    default: return
    }
  }

  private mutating func readFence(_ text: Run) {
    let length = text.prefix { $0 == text[0] }.count
    guard length >= 3 else { return }
    guard let open = fence else { return fence = (text[0], length) }
    if open.byte == text[0], length >= open.length, text[length...].allSatisfy(isBlank) { fence = nil }
  }

  /// Keeps count of the containers; a label is one only directly within tabs.
  private mutating func follows(_ mark: LineMark) -> Bool {
    switch mark {
    case .label: return open.last?.isTabs == true
    case .open(let name, _, let length) where fence == nil:
      if open.count < MarkFinder.mostNested { open.append((name.elementsEqual("tabs".utf8), length)) }
    case .close(let length) where fence == nil:
      if let index = containerClosed(by: length, among: open.map(\.length)) { open.removeSubrange(index...) }
    case .open, .close, .abbreviation, .include: break
    }
    return true
  }

  private func rebuilt() -> SourceText {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.bytes.count + 6 * marks.count)
    var starts: [Int] = []
    starts.reserveCapacity(source.lineCount)
    var next = 0
    for number in 1...source.lineCount {
      starts.append(bytes.count)
      let start = source.lineStarts[number - 1]
      let end = number < source.lineCount ? source.lineStarts[number] : source.bytes.count
      guard next < marks.count, marks[next].lowerBound < end else {
        bytes.append(contentsOf: source.bytes[start..<end])
        continue
      }
      bytes.append(contentsOf: source.bytes[start..<marks[next].lowerBound])
      bytes.append(contentsOf: Mask.wrapStart)
      bytes.append(contentsOf: source.bytes[marks[next]])
      bytes.append(contentsOf: Mask.wrapEnd)
      bytes.append(contentsOf: source.bytes[marks[next].upperBound..<end])
      next += 1
    }
    return SourceText(bytes: bytes, lineStarts: starts)
  }
}

/// Returns which of the open containers a closing fence ends: the innermost of its own length, else the innermost
/// shorter one; those within it end too. `nil` when there is none.
func containerClosed(by length: Int, among open: [Int]) -> Int? {
  open.lastIndex(of: length) ?? open.lastIndex { $0 < length }
}
