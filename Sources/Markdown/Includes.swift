import CCmark

/// A fragment of Markdown that stands in a file of its own.
package struct MarkdownFragment: Sendable {
  /// The file's name as messages show it; two fragments with the same name are the same.
  package var file: String
  /// The Markdown below the front matter.
  package var source: [UInt8]
  /// The lines of the file before the source begins.
  package var lineOffset: Int

  package init(file: String, source: [UInt8], lineOffset: Int = 0) {
    self.file = file
    self.source = source
    self.lineOffset = lineOffset
  }
}

/// What a name in `{{> name}}` leads to.
package enum IncludeTarget: Sendable {
  case fragment(MarkdownFragment)
  /// Nothing; `near` is the name that was probably meant.
  case missing(near: String?)
}

/// A fragment that has been read, with its footnotes taken out.
struct LoadedFragment {
  var file: String
  var source: SourceText
  var hasMarks: Bool
  var lineOffset: Int
  var notes: [[UInt8]: Footnote]
}

/// The fragments of a page, each read once.
struct Fragments {
  enum Found {
    case fragment(LoadedFragment)
    case missing(near: String?)
  }
  private var known: [[UInt8]: Found] = [:]
  /// The files that are being written, from the outside in.
  var stack: [String] = []
  /// How many fragments have been written.
  var count = 0

  /// A fragment in a fragment in a fragment … so deep is a mistake.
  static let mostNested = 8
  /// A fragment that names another twice, which names a third twice … must not explode.
  static let mostWritten = 200

  /// Returns what a name leads to; `nil` when there is nobody to ask.
  mutating func find(_ name: [UInt8], _ options: MarkdownOptions) -> Found? {
    guard let include = options.include else { return nil }
    if let found = known[name] { return found }
    let found: Found
    switch include(String(decoding: name, as: UTF8.self)) {
    case .missing(let near): found = .missing(near: near)
    case .fragment(let fragment): found = .fragment(Self.load(fragment))
    }
    known[name] = found
    return found
  }

  private static func load(_ fragment: MarkdownFragment) -> LoadedFragment {
    var (source, hasMarks) = LineMarking.wrapped(SourceText(fragment.source))
    var notes: [[UInt8]: Footnote] = [:]
    if FootnoteReader.mayFindNotes(in: source.bytes) {
      let reader = FootnoteReader(source)
      for (label, note) in reader.notes {
        var note = note
        note.file = fragment.file
        note.lineOffset = fragment.lineOffset
        notes[FootnoteNumbers.key(label, in: fragment.file)] = note
      }
      source = source.replacing(reader.bytes)
    }
    return LoadedFragment(
      file: fragment.file, source: source, hasMarks: hasMarks, lineOffset: fragment.lineOffset, notes: notes)
  }
}

extension Renderer {
  /// Writes the fragment of that name as if it stood in the page.
  mutating func writeInclude(_ name: [UInt8], _ node: NodePointer) {
    guard let found = fragments.find(name, options) else { return writeMarkText(node) }
    let place = position(ofBlock: node)
    switch found {
    case .missing(let near):
      report(near == nil ? "include-missing" : "include-misspelt", at: place, excerpt: name, near: near ?? "")
    case .fragment(let fragment):
      if fragments.stack.contains(fragment.file) {
        report("include-cycle", at: place, excerpt: name)
      } else if fragments.stack.count >= Fragments.mostNested || fragments.count >= Fragments.mostWritten {
        report("include-too-many", at: place, excerpt: name)
      } else {
        write(fragment)
      }
    }
  }

  private mutating func write(_ fragment: LoadedFragment) {
    fragments.count += 1
    fragments.stack.append(fragment.file)
    footnotes.notes.merge(fragment.notes) { known, _ in known }
    if !document.fragments.contains(fragment.file) { document.fragments.append(fragment.file) }
    out.freshLine()
    let inner = Part(
      source: fragment.source, file: fragment.file, lineOffset: fragment.lineOffset, depth: 1,
      hasMarks: fragment.hasMarks)
    write(inner, extra: part.definitions)
    fragments.stack.removeLast()
  }

  /// Learns the abbreviations of the fragments named, and of those that they name in turn.
  mutating func learnAbbreviations(ofFragments names: [[UInt8]]) {
    var waiting = names
    var seen = Set(names)
    while let name = waiting.popLast(), seen.count <= Fragments.mostWritten {
      guard case .fragment(let fragment)? = fragments.find(name, options), fragment.hasMarks else { continue }
      let tree = Tree(parsing: fragment.source.bytes)
      guard let root = tree.root else { continue }
      let finder = MarkFinder(in: root)
      withExtendedLifetime(tree) {}
      for (term, meaning) in finder.abbreviations { abbreviations.add(term, meaning) }
      for inner in finder.includes where seen.insert(inner).inserted { waiting.append(inner) }
    }
  }
}
