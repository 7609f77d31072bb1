/// The footnotes of a page and the numbers they get in the order in which they are first named.
struct FootnoteNumbers {
  var notes: [[UInt8]: Footnote] = [:]
  /// The link definitions of the page and of each fragment, which the notes there may use.
  var definitions: [String?: [UInt8]] = [:]
  private(set) var order: [[UInt8]] = []
  private var numbers: [[UInt8]: Int] = [:]
  private(set) var uses: [Int] = []

  /// Returns the name that a fragment's note has among the notes of the page.
  static func key(_ label: [UInt8], in file: String) -> [UInt8] { label + [0] + Array(file.utf8) }

  /// Returns the number of the note and how often it has been named, or `nil` when there is no such note.
  ///
  /// A fragment's own notes come before those of the page.
  mutating func mark(_ name: [UInt8], in file: String?) -> (number: Int, use: Int)? {
    let own = file.map { Self.key(name, in: $0) } ?? name
    let label = notes[own] != nil ? own : name
    guard notes[label] != nil else { return nil }
    if let number = numbers[label] {
      uses[number - 1] += 1
      return (number, uses[number - 1])
    }
    order.append(label)
    uses.append(1)
    numbers[label] = order.count
    return (order.count, 1)
  }
}

extension Renderer {
  /// Writes the notes that the page names, in the order of their numbers; a note may name further ones.
  mutating func writeFootnotes() {
    guard !footnotes.order.isEmpty else { return reportUnusedNotes() }
    out.freshLine()
    out.raw("<section class=\"footnotes\" aria-label=\"")
    out.escaped(options.words.footnotes)
    out.raw("\">\n<ol>\n")
    var number = 1
    while number <= footnotes.order.count {
      if let note = footnotes.notes[footnotes.order[number - 1]] { write(note, number) }
      number += 1
    }
    out.raw("</ol>\n</section>\n")
    reportUnusedNotes()
  }

  private mutating func write(_ note: Footnote, _ number: Int) {
    out.raw("<li id=\"fn:")
    out.number(number)
    out.raw("\">\n")
    let body = Part(
      source: SourceText(masked: note.bytes), file: note.file, lineOffset: note.lineOffset + note.line - 1,
      shifts: note.shifts, depth: 1, hasMarks: holds(Mask.wrapOpen, note.bytes))
    write(body, extra: footnotes.definitions[note.file] ?? [])
    let back = backLink(number)
    let end = Array("</p>\n".utf8)
    if out.bytes.suffix(end.count).elementsEqual(end) {
      out.bytes.removeLast(end.count)
      out.raw(" ")
      out.bytes.append(contentsOf: back)
      out.raw("</p>\n")
    } else {
      out.bytes.append(contentsOf: back)
      out.raw("\n")
    }
    out.raw("</li>\n")
  }

  private func backLink(_ number: Int) -> [UInt8] {
    var link = HTMLWriter(capacity: 96)
    link.raw("<a href=\"#fnref:")
    link.number(number)
    link.raw("\" class=\"footnote-back\" aria-label=\"")
    link.escaped("\(options.words.backToText) \(number)")
    link.raw("\">↩</a>")
    return link.bytes
  }

  private mutating func reportUnusedNotes() {
    let named = Set(footnotes.order)
    let unused = footnotes.notes.filter { !named.contains($0.key) }
    let sorted = unused.sorted { ($0.value.file ?? "", $0.value.line) < ($1.value.file ?? "", $1.value.line) }
    for (key, note) in sorted {
      let position = TextPosition(line: note.lineOffset + note.line, column: 1, file: note.file)
      let label = key.prefix { $0 != 0 }
      report("footnote-unused", at: position, excerpt: Array("[^".utf8) + label + Array("]".utf8))
    }
  }
}
