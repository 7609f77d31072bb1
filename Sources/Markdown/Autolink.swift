/// Finds addresses that stand bare in a text, by the rules of GitHub's autolinks.
enum Autolink {
  /// Returns the end of the address that starts at `start` with `http://`, `https://` or `www.`, or `nil`.
  ///
  /// It ends before blanks, `<`, Chinese punctuation, and before closing punctuation that belongs to the
  /// sentence.
  static func end(from start: Int, in run: Run) -> Int? {
    guard isBoundary(before: start, in: run) else { return nil }
    let hostStart: Int
    if starts(run, at: start, with: "https://") {
      hostStart = start + 8
    } else if starts(run, at: start, with: "http://") {
      hostStart = start + 7
    } else if starts(run, at: start, with: "www.") {
      hostStart = start
    } else {
      return nil
    }
    let isBareHost = hostStart == start
    guard let host = hostEnd(from: hostStart, needsDot: isBareHost, in: run) else { return nil }
    let end = trimmedEnd(from: hostStart, to: addressEnd(from: host, in: run), in: run)
    guard let end, end > hostStart + (isBareHost ? 4 : 0) else { return nil }
    return end
  }

  /// Returns the range of the e-mail address around the `@` at `at`, not before `limit`, or `nil`.
  static func email(around at: Int, notBefore limit: Int, in run: Run) -> Range<Int>? {
    var start = at
    while start > limit, isMailboxByte(run[start - 1]) { start -= 1 }
    guard start < at else { return nil }
    var end = at + 1
    var dots = 0
    while end < run.count {
      let byte = run[end]
      if byte == UInt8(ascii: "."), end + 1 < run.count, isAlphanumeric(run[end + 1]) {
        dots += 1
      } else if !isAlphanumeric(byte) && byte != UInt8(ascii: "-") && byte != UInt8(ascii: "_") {
        break
      }
      end += 1
    }
    guard dots > 0, let last = end > at + 1 ? run[end - 1] : nil, isAlphanumeric(last) else { return nil }
    return start..<end
  }

  /// Returns the end of the host name, or `nil` when it is none: an underscore in its last two parts, or no
  /// dot.
  private static func hostEnd(from start: Int, needsDot: Bool, in run: Run) -> Int? {
    var index = start
    var dots = 0
    var underscoresInLast = 0
    var underscoresBefore = 0
    // No host name is longer; the bound keeps a long row of false starts from being read again and again.
    let limit = min(run.count, start + 255)
    while index < limit {
      let byte = run[index]
      if byte == UInt8(ascii: "_") {
        underscoresInLast += 1
      } else if byte == UInt8(ascii: ".") {
        underscoresBefore = underscoresInLast
        underscoresInLast = 0
        dots += 1
      } else if byte >= 0x80 {
        guard CharacterClass(startingAt: index, in: run).isLetter else { break }
        index += scalarLength(byte) - 1
      } else if !isAlphanumeric(byte) && byte != UInt8(ascii: "-") {
        break
      }
      index += 1
    }
    index = min(index, run.count)
    guard index > start, underscoresInLast == 0, underscoresBefore == 0, !needsDot || dots > 0 else {
      return nil
    }
    return index
  }

  private static func addressEnd(from start: Int, in run: Run) -> Int {
    var index = start
    while index < run.count {
      let byte = run[index]
      if byte <= 0x20 || byte == UInt8(ascii: "<") { break }
      if byte >= 0xC2 {
        switch CharacterClass(startingAt: index, in: run) {
        case .blank, .chinesePunctuation: return index
        case .letter, .punctuation, .chineseLetter: break
        }
      }
      index += 1
    }
    return index
  }

  /// Takes off the closing punctuation, a bracket that was not opened inside, and an entity's name.
  private static func trimmedEnd(from start: Int, to limit: Int, in run: Run) -> Int? {
    var end = limit
    var surplus = 0
    for index in start..<limit {
      if run[index] == UInt8(ascii: "(") { surplus -= 1 }
      if run[index] == UInt8(ascii: ")") { surplus += 1 }
    }
    while end > start {
      switch run[end - 1] {
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
        UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"), UInt8(ascii: "\""):
        end -= 1
      case UInt8(ascii: ")") where surplus > 0:
        surplus -= 1
        end -= 1
      case UInt8(ascii: ";"):
        guard let ampersand = entityStart(endingAt: end - 1, notBefore: start, in: run) else { return end }
        end = ampersand
      default: return end
      }
    }
    return nil
  }

  private static func entityStart(endingAt semicolon: Int, notBefore start: Int, in run: Run) -> Int? {
    var index = semicolon
    while index > start, isAlphanumeric(run[index - 1]) { index -= 1 }
    guard index > start, index < semicolon, run[index - 1] == UInt8(ascii: "&") else { return nil }
    return index - 1
  }

  /// An address begins after a blank, an opening sign, or a Chinese character, which needs no blank.
  private static func isBoundary(before index: Int, in run: Run) -> Bool {
    guard index > 0 else { return true }
    switch run[index - 1] {
    case 0...0x20, UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "("),
      UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: ","):
      return true
    case 0x80...: return CharacterClass(endingAt: index, in: run) != .letter
    default: return false
    }
  }

  private static func isMailboxByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}

@inline(__always)
func isAlphanumeric(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

/// Returns whether `run` holds `prefix` (in small letters) at `index`, whatever the case of its letters.
func starts(_ run: some Collection<UInt8>, at index: Int, with prefix: StaticString) -> Bool {
  let prefix = Run(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount)
  let rest = run.dropFirst(index)
  guard rest.count >= prefix.count else { return false }
  return zip(rest, prefix).allSatisfy { lowercased($0) == $1 }
}
