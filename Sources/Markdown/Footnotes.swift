/// The text of a footnote, taken out of the source.
struct Footnote {
  /// The Markdown of the note, already masked.
  var bytes: [UInt8]
  /// The line of the source in which it begins.
  var line: Int
  /// How many bytes of each line were left out at its start.
  var shifts: [Int]
  /// The fragment that it stands in, `nil` for the page, and the lines of the file before the source.
  var file: String?
  var lineOffset = 0
}

/// Takes footnote definitions (`[^1]: text`) out of a source: libcmark would read some of them as link
/// definitions.
struct FootnoteReader {
  private(set) var notes: [[UInt8]: Footnote] = [:]
  /// The source with the lines of the notes blank, so that all lines keep their numbers.
  private(set) var bytes: [UInt8]
  private let source: SourceText
  private var fence: (byte: UInt8, length: Int)?

  init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
    var number = 1
    while number <= source.lineCount {
      let line = source.line(number)
      if readFence(line) || fence != nil {
        number += 1
      } else if let (label, start) = definition(in: line) {
        number = read(label, from: number, start)
      } else {
        number += 1
      }
    }
  }

  static func mayFindNotes(in bytes: [UInt8]) -> Bool { holds(UInt8(ascii: "^"), bytes) }

  private mutating func readFence(_ line: Range<Int>) -> Bool {
    let start = indentation(line, atMost: 3)
    guard start < line.upperBound else { return false }
    let byte = source.bytes[start]
    guard byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else { return false }
    let length = source.bytes[start..<line.upperBound].prefix { $0 == byte }.count
    guard length >= 3 else { return false }
    if let open = fence {
      let isEnd = source.bytes[(start + length)..<line.upperBound].allSatisfy(isBlank)
      if open.byte == byte, length >= open.length, isEnd { fence = nil }
    } else {
      fence = (byte, length)
    }
    return true
  }

  /// Returns the label and where the note's text begins.
  private func definition(in line: Range<Int>) -> ([UInt8], Int)? {
    let start = indentation(line, atMost: 3)
    guard start + 4 < line.upperBound, source.bytes[start] == UInt8(ascii: "["),
      source.bytes[start + 1] == UInt8(ascii: "^"),
      let close = source.bytes[start..<line.upperBound].firstIndex(of: UInt8(ascii: "]")),
      close > start + 2, close + 1 < line.upperBound, source.bytes[close + 1] == UInt8(ascii: ":")
    else { return nil }
    let label = source.bytes[(start + 2)..<close]
    guard !label.contains(where: isBlank) else { return nil }
    var text = close + 2
    while text < line.upperBound, isBlank(source.bytes[text]) { text += 1 }
    return (Array(label), text)
  }

  /// Reads a note to its end: a blank line that is not followed by an indented one, or the next note.
  private mutating func read(_ label: [UInt8], from first: Int, _ textStart: Int) -> Int {
    var note = Footnote(bytes: [], line: first, shifts: [])
    append(textStart..<source.line(first).upperBound, of: first, to: &note)
    var number = first + 1
    var followsBlank = false
    while number <= source.lineCount {
      let line = source.line(number)
      let start = indentation(line, atMost: 4)
      let isEmpty = source.bytes[line].allSatisfy(isBlank)
      let isIndented =
        start > line.lowerBound && (start - line.lowerBound >= 4 || source.bytes[line.lowerBound] == 9)
      if !isEmpty, followsBlank, !isIndented { break }
      if !isEmpty, !isIndented, definition(in: line) != nil || isMark(line, start) { break }
      append((isEmpty ? line.upperBound : start)..<line.upperBound, of: number, to: &note)
      followsBlank = isEmpty
      number += 1
    }
    if notes[label] == nil { notes[label] = note }
    return number
  }

  /// A container or an abbreviation does not belong to the note above it.
  private func isMark(_ line: Range<Int>, _ start: Int) -> Bool {
    source.bytes[start..<line.upperBound].starts(with: Mask.wrapStart)
  }

  private mutating func append(_ range: Range<Int>, of number: Int, to note: inout Footnote) {
    note.shifts.append(range.lowerBound - source.line(number).lowerBound)
    note.bytes.append(contentsOf: source.bytes[range])
    note.bytes.append(UInt8(ascii: "\n"))
    for index in source.line(number) { bytes[index] = UInt8(ascii: " ") }
  }

  private func indentation(_ line: Range<Int>, atMost limit: Int) -> Int {
    var index = line.lowerBound
    while index < line.upperBound, index < line.lowerBound + limit, source.bytes[index] == UInt8(ascii: " ") {
      index += 1
    }
    if limit == 4, index == line.lowerBound, index < line.upperBound, source.bytes[index] == 9 { index += 1 }
    return index
  }
}
