/// How a value is made safe for the place where it is printed.
enum ValueEscape: UInt8, Sendable {
  /// Between elements: text is escaped, markup passes.
  case text
  /// In an attribute or a title: markup is escaped too.
  case attribute
  /// A part of an address: percent-encoded, then escaped.
  case address
  case none
}

/// One step of a compiled template. Holds numbers only, so that running it counts no references.
enum Operation: Sendable {
  /// Copies bytes of the pool.
  case text(start: Int32, count: Int32)
  case value(path: Int32, escape: ValueEscape, at: Int32)
  /// The steps up to `end` are run once per element.
  case section(path: Int32, end: Int32, at: Int32)
  /// The steps up to `end` are run when there is no element.
  case inverted(path: Int32, end: Int32, at: Int32)
  /// `indent` indexes the library's indentations; -1 for a tag within a line.
  case partial(template: Int32, indent: Int32, at: Int32)
  case dynamicPartial(path: Int32, indent: Int32, at: Int32)
  /// `overrides` indexes the library's override sets.
  case parent(template: Int32, overrides: Int32, indent: Int32, at: Int32)
  case dynamicParent(path: Int32, overrides: Int32, indent: Int32, at: Int32)
  /// The steps up to `end` are the default content; `shape` indexes the library's block shapes.
  case block(name: Int32, end: Int32, shape: Int32, at: Int32)
  /// Remembers where an address begins that consists of parts.
  case addressStart
  /// Replaces the address by `#` if its scheme is refused.
  case addressEnd(at: Int32)
}

/// A run of steps that belongs to one file: a template or the replacement of a block.
struct Segment: Sendable {
  var steps: Range<Int>
  /// Index of the template whose file the steps come from.
  var template: Int
}

/// How the content of a block stands in its line.
struct BlockShape: Sendable {
  var indent: [UInt8]
  var opensLine: Bool
  var closesLine: Bool
}

/// The replacements that one parent tag brings along.
struct Override: Sendable {
  var block: Int32
  var segment: Int
}

/// A dotted name, cut up.
struct TemplatePath: Sendable, Hashable {
  /// `nil` for the implicit iterator.
  var first: TemplateName?
  var rest: [TemplateName] = []

  init(_ text: String) {
    guard text != "." else { return }
    var parts = text.split(separator: ".", omittingEmptySubsequences: false).map { TemplateName(String($0)) }
    first = parts.removeFirst()
    rest = parts
  }
}
