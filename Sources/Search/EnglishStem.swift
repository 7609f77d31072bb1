/// Returns the stem of an English word in lower case: negotiations → negoti. Other words come back cut the same way on
/// both sides of a search, which is all that is needed.
///
/// The rules are those of the Porter2 algorithm (M. F. Porter, 2001).
func englishStem(_ word: [UInt8]) -> [UInt8] {
  guard word.count > 2 else { return word }
  if let whole = stemsOfWholeWords[word] { return whole }
  var stem = EnglishStem(word)
  stem.removeOwner()
  stem.removePlural()
  if !unchangedWords.contains(stem.letters) {
    stem.removePast()
    stem.turnY()
    stem.shorten(secondStep, in: stem.first)
    stem.shorten(thirdStep, in: stem.first)
    stem.shorten(fourthStep, in: stem.second)
    stem.removeFinalLetter()
  }
  return stem.letters.map { $0 == consonantY ? UInt8(ascii: "y") : $0 }
}

private let consonantY = UInt8(ascii: "Y")

/// Words that follow no rule, and their stems.
let wholeWords = [
  ("skis", "ski"), ("skies", "sky"), ("dying", "die"), ("lying", "lie"), ("tying", "tie"), ("idly", "idl"),
  ("gently", "gentl"), ("ugly", "ugli"), ("early", "earli"), ("only", "onli"), ("singly", "singl"),
  ("sky", "sky"), ("news", "news"), ("howe", "howe"), ("atlas", "atlas"), ("cosmos", "cosmos"),
  ("bias", "bias"),
  ("andes", "andes"),
]

private let stemsOfWholeWords: [[UInt8]: [UInt8]] = Dictionary(
  uniqueKeysWithValues: wholeWords.map { (Array($0.0.utf8), Array($0.1.utf8)) })

private let unchangedWords = Set(
  ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"].map { Array($0.utf8) }
)

/// What each ending is replaced by in the second step; the longest that fits counts.
let longEndings = [
  ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("entli", "ent"), ("izer", "ize"),
  ("ization", "ize"), ("ational", "ate"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("aliti", "al"),
  ("alli", "al"), ("fulness", "ful"), ("ousli", "ous"), ("ousness", "ous"), ("iveness", "ive"),
  ("iviti", "ive"),
  ("biliti", "ble"), ("bli", "ble"), ("ogi", "og"), ("fulli", "ful"), ("lessli", "less"), ("li", ""),
]

/// What each ending is replaced by in the third step.
let middleEndings = [
  ("tional", "tion"), ("ational", "ate"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"),
  ("ful", ""), ("ness", ""), ("ative", ""),
]

/// What is cut off in the fourth step.
let lastEndings = [
  "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize",
  "ion",
  "al", "er", "ic",
]

private typealias Ending = (text: [UInt8], replacement: [UInt8])

private func longestFirst(_ endings: [(String, String)]) -> [Ending] {
  endings.map { (Array($0.0.utf8), Array($0.1.utf8)) }.sorted { $0.0.count > $1.0.count }
}

private let secondStep = longestFirst(longEndings)
private let thirdStep = longestFirst(middleEndings)
private let fourthStep = longestFirst(lastEndings.map { ($0, "") })

private let regionPrefixes = ["gener", "commun", "arsen"].map { Array($0.utf8) }

private struct EnglishStem {
  var letters: [UInt8]
  /// Where the regions begin that endings are cut from: after the first vowel and consonant, and after the second.
  var first = 0
  var second = 0

  init(_ word: [UInt8]) {
    letters = word
    if letters.first == UInt8(ascii: "'") { letters.removeFirst() }
    for index in letters.indices where letters[index] == UInt8(ascii: "y") {
      if index == 0 || isVowel(index - 1) { letters[index] = consonantY }
    }
    if let prefix = regionPrefixes.first(where: { letters.starts(with: $0) }) {
      first = prefix.count
    } else {
      first = region(from: 0)
    }
    second = region(from: first)
  }

  private func region(from start: Int) -> Int {
    var index = start + 1
    while index < letters.count {
      if !isVowel(index), isVowel(index - 1) { return index + 1 }
      index += 1
    }
    return letters.count
  }

  private func isVowel(_ index: Int) -> Bool {
    switch letters[index] {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "y"):
      true
    default: false
    }
  }

  private func ends(_ text: String) -> Bool { ends(Array(text.utf8)) }

  private func ends(_ text: [UInt8]) -> Bool {
    letters.count >= text.count && letters.suffix(text.count).elementsEqual(text)
  }

  private func hasVowel(before end: Int) -> Bool { end > 0 && (0..<end).contains(where: isVowel) }

  mutating func removeOwner() {
    for ending in ["'s'", "'s", "'"] where ends(ending) {
      letters.removeLast(ending.utf8.count)
      return
    }
  }

  mutating func removePlural() {
    if ends("sses") {
      letters.removeLast(2)
    } else if ends("ied") || ends("ies") {
      letters.removeLast(letters.count > 4 ? 2 : 1)
    } else if ends("us") || ends("ss") {
      return
    } else if ends("s"), hasVowel(before: letters.count - 2) {
      letters.removeLast()
    }
  }

  mutating func removePast() {
    for ending in ["eedly", "eed"] where ends(ending) {
      if letters.count - ending.utf8.count >= first { letters.removeLast(ending.utf8.count - 2) }
      return
    }
    for ending in ["ingly", "edly", "ing", "ed"] where ends(ending) {
      guard hasVowel(before: letters.count - ending.utf8.count) else { return }
      letters.removeLast(ending.utf8.count)
      if ends("at") || ends("bl") || ends("iz") {
        letters.append(UInt8(ascii: "e"))
      } else if endsInDouble {
        letters.removeLast()
      } else if first >= letters.count, endsInShortSyllable(letters.count) {
        letters.append(UInt8(ascii: "e"))
      }
      return
    }
  }

  private var endsInDouble: Bool {
    guard letters.count > 1, let last = letters.last, last == letters[letters.count - 2] else { return false }
    return "bdfgmnprt".utf8.contains(last)
  }

  private func endsInShortSyllable(_ end: Int) -> Bool {
    guard end >= 2, isVowel(end - 2), !isVowel(end - 1) else { return false }
    if end == 2 { return true }
    return !isVowel(end - 3) && !"wxY".utf8.contains(letters[end - 1])
  }

  mutating func turnY() {
    guard let last = letters.last, last == UInt8(ascii: "y") || last == consonantY, letters.count > 2,
      !isVowel(letters.count - 2)
    else { return }
    letters[letters.count - 1] = UInt8(ascii: "i")
  }

  mutating func shorten(_ endings: [Ending], in region: Int) {
    guard let ending = endings.first(where: { ends($0.text) }) else { return }
    let start = letters.count - ending.text.count
    guard start >= region, isAllowed(ending.text, after: start) else { return }
    letters.replaceSubrange(start..., with: ending.replacement)
  }

  private func isAllowed(_ ending: [UInt8], after start: Int) -> Bool {
    let before = start > 0 ? letters[start - 1] : 0
    switch String(decoding: ending, as: UTF8.self) {
    case "ogi": return before == UInt8(ascii: "l")
    case "li": return "cdeghkmnrt".utf8.contains(before)
    case "ative": return start >= second
    case "ion": return "st".utf8.contains(before)
    default: return true
    }
  }

  mutating func removeFinalLetter() {
    let end = letters.count - 1
    if ends("e") {
      if end >= second || (end >= first && !endsInShortSyllable(end)) { letters.removeLast() }
    } else if ends("ll"), end >= second {
      letters.removeLast()
    }
  }
}
