/// The abbreviations of a page, found in a text by one walk through a tree of their letters.
struct Abbreviations {
  private var meanings: [[UInt8]: [UInt8]] = [:]
  /// For a state and the next byte the next state; 0 is the start.
  private var steps: [UInt64: Int] = [:]
  /// For each state the term that ends there.
  private var terms: [[UInt8]?] = [nil]
  private var firstBytes = [Bool](repeating: false, count: 256)

  var isEmpty: Bool { meanings.isEmpty }

  /// Remembers what a term means; the first definition counts.
  mutating func add(_ term: [UInt8], _ meaning: [UInt8]) {
    guard let first = term.first, meanings[term] == nil else { return }
    meanings[term] = meaning
    firstBytes[Int(first)] = true
    var state = 0
    for byte in term {
      let key = UInt64(state) << 8 | UInt64(byte)
      if let next = steps[key] {
        state = next
      } else {
        terms.append(nil)
        steps[key] = terms.count - 1
        state = terms.count - 1
      }
    }
    terms[state] = term
  }

  struct Match {
    var range: Range<Int>
    var meaning: [UInt8]
  }

  /// Returns the terms in a text that are words of their own, the longest at each place; beside Chinese every
  /// place is the edge of a word.
  func matches(in text: Run, from start: Int) -> [Match] {
    var matches: [Match] = []
    var index = start
    while index < text.count {
      let isStart = firstBytes[Int(text[index])] && Self.isEdge(index, in: text)
      guard isStart, let match = longest(from: index, in: text) else {
        index += 1
        continue
      }
      matches.append(match)
      index = match.range.upperBound
    }
    return matches
  }

  /// At most as many steps as the longest allowed term has bytes.
  private func longest(from start: Int, in text: Run) -> Match? {
    var state = 0
    var index = start
    var best: Match?
    while index < text.count, let next = steps[UInt64(state) << 8 | UInt64(text[index])] {
      state = next
      index += 1
      if let term = terms[state], let meaning = meanings[term], Self.isEdge(index, in: text),
        !Self.belongsToAddress(start..<index, in: text)
      {
        best = Match(range: start..<index, meaning: meaning)
      }
    }
    return best
  }

  /// Returns whether a word may begin or end before the byte at `index`.
  private static func isEdge(_ index: Int, in text: Run) -> Bool {
    guard index > 0, index < text.count else { return true }
    let before = text[index - 1]
    let after = text[index]
    if after & 0xC0 == 0x80 { return false }
    if before < 0x80, after < 0x80 { return !isWordByte(before) || !isWordByte(after) }
    let isLetterBefore =
      before < 0x80 ? isWordByte(before) : CharacterClass(endingAt: index, in: text) == .letter
    let isLetterAfter =
      after < 0x80 ? isWordByte(after) : CharacterClass(startingAt: index, in: text) == .letter
    return !isLetterBefore || !isLetterAfter
  }

  private static func isWordByte(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == UInt8(ascii: "_") }

  /// A word beside `@` or before `://` is part of an address.
  private static func belongsToAddress(_ range: Range<Int>, in text: Run) -> Bool {
    let at = UInt8(ascii: "@")
    if range.lowerBound > 0, text[range.lowerBound - 1] == at { return true }
    guard range.upperBound < text.count else { return false }
    return text[range.upperBound] == at || text[range.upperBound...].starts(with: "://".utf8)
  }
}

extension Renderer {
  /// Writes the abbreviation at the scanner's place; returns whether there is one.
  mutating func writeAbbreviation(_ scanner: inout TextScanner) -> Bool {
    while scanner.nextTerm < scanner.terms.count {
      let match = scanner.terms[scanner.nextTerm]
      if match.range.lowerBound > scanner.index { return false }
      scanner.nextTerm += 1
      guard match.range.lowerBound == scanner.index, match.range.upperBound <= scanner.limit else { continue }
      flush(&scanner, to: scanner.index)
      out.raw("<abbr title=\"")
      match.meaning.withUnsafeBufferPointer { out.escaped($0) }
      out.raw("\">")
      let term = Run(rebasing: scanner.text[match.range])
      out.escaped(term)
      out.raw("</abbr>")
      document.plain.append(contentsOf: term)
      skip(&scanner, to: match.range.upperBound)
      return true
    }
    scanner.terms = []
    return false
  }
}
