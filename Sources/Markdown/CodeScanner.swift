/// A coloured stretch of code.
enum CodeToken: Equatable {
  case comment, string, number, keyword, key

  /// The element that holds it.
  var start: StaticString {
    switch self {
    case .comment: "<span class=\"c-comment\">"
    case .string: "<span class=\"c-string\">"
    case .number: "<span class=\"c-number\">"
    case .keyword: "<span class=\"c-keyword\">"
    case .key: "<span class=\"c-key\">"
    }
  }
}

/// Cuts code into coloured stretches, in one pass; broken code is coloured as far as it can be read.
struct CodeScanner {
  let code: Run
  let grammar: CodeGrammar
  /// The end of the first line.
  let headerEnd: Int
  var index = 0
  private(set) var tokens: [(token: CodeToken, range: Range<Int>)] = []

  init(_ code: Run, _ grammar: CodeGrammar) {
    self.code = code
    self.grammar = grammar
    headerEnd = code.firstIndex(of: UInt8(ascii: "\n")) ?? code.count
    while index < code.count {
      if index == 0 || code[index - 1] == UInt8(ascii: "\n") { readLineStart() }
      guard index < code.count else { return }
      switch grammar.family {
      case .words: readWords()
      case .csv: readField()
      case .ini: index = lineEnd(from: index) + 1
      case .markup: readMarkup()
      }
    }
  }

  mutating func add(_ token: CodeToken, to end: Int) {
    let end = min(max(end, index), code.count)
    if end > index { tokens.append((token, index..<end)) }
    index = end
  }

  func lineEnd(from start: Int) -> Int {
    var end = start
    while end < code.count, code[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  func isAt(_ sign: StaticString, _ place: Int) -> Bool {
    guard place + sign.utf8CodeUnitCount <= code.count else { return false }
    for offset in 0..<sign.utf8CodeUnitCount where code[place + offset] != sign.utf8Start[offset] {
      return false
    }
    return true
  }

  // MARK: Words, strings, comments

  private mutating func readWords() {
    let byte = code[index]
    if readComment() { return }
    if grammar.quotes.contains(byte) { return readString(byte) }
    if byte == UInt8(ascii: "$"), case .variables = grammar.keys { return readVariable() }
    let isStart = index == 0 || !isWord(code[index - 1])
    if isDigit(byte), isStart { return add(.number, to: numberEnd()) }
    guard isWord(byte) else {
      index += 1
      return
    }
    var end = index
    while end < code.count, isWord(code[end]) { end += 1 }
    let word = end - index <= 20 ? String(decoding: code[index..<end], as: UTF8.self) : ""
    let isKeyword = grammar.keywords.contains(grammar.ignoresCase ? word.lowercased() : word)
    if isKeyword { add(.keyword, to: end) } else { index = end }
  }

  private mutating func readComment() -> Bool {
    if let sign = grammar.lineComment, isAt(sign, index) {
      let isFree = index == 0 || isBlank(code[index - 1]) || code[index - 1] == UInt8(ascii: "\n")
      guard isFree || !grammar.commentNeedsBlank else { return false }
      add(.comment, to: lineEnd(from: index))
      return true
    }
    guard let (open, close) = grammar.blockComment, isAt(open, index) else { return false }
    var end = index + open.utf8CodeUnitCount
    while end < code.count, !isAt(close, end) { end += 1 }
    add(.comment, to: end + close.utf8CodeUnitCount)
    return true
  }

  mutating func readString(_ quote: UInt8) {
    let isTriple = grammar.hasTripleQuotes && isTripled(quote, index)
    let length = isTriple ? 3 : 1
    var end = index + length
    while end < code.count {
      if grammar.hasEscapes, code[end] == UInt8(ascii: "\\") {
        end += 2
      } else if code[end] == UInt8(ascii: "\n"), !isTriple, !grammar.hasLongStrings {
        break
      } else if code[end] == quote, !isTriple || isTripled(quote, end) {
        end += length
        // Without escapes a doubled quote stands for one.
        guard !grammar.hasEscapes, end < code.count, code[end] == quote else { break }
        end += 1
      } else {
        end += 1
      }
    }
    add(isKey(endingAt: end) ? .key : .string, to: end)
  }

  private func isTripled(_ quote: UInt8, _ place: Int) -> Bool {
    place + 2 < code.count && code[place..<(place + 3)].allSatisfy { $0 == quote }
  }

  private func isKey(endingAt end: Int) -> Bool {
    guard case .strings = grammar.keys else { return false }
    var next = end
    while next < code.count, isBlank(code[next]) { next += 1 }
    return next < code.count && code[next] == UInt8(ascii: ":")
  }

  private mutating func readVariable() {
    var end = index + 1
    let hasBrace = end < code.count && code[end] == UInt8(ascii: "{")
    if hasBrace { end += 1 }
    if hasBrace {
      while end < code.count, code[end] != UInt8(ascii: "}"), code[end] != UInt8(ascii: "\n") { end += 1 }
      if end < code.count, code[end] == UInt8(ascii: "}") { end += 1 }
    } else {
      while end < code.count, isWord(code[end]) { end += 1 }
    }
    if end > index + 1 { add(.key, to: end) } else { index += 1 }
  }

  private func numberEnd() -> Int {
    var end = index
    while end < code.count, isWord(code[end]) || (code[end] == UInt8(ascii: ".") && isDigitAt(end + 1)) {
      end += 1
    }
    return end
  }

  private func isDigitAt(_ place: Int) -> Bool { place < code.count && isDigit(code[place]) }
}

func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

/// A byte of a name; those of other scripts count as letters.
func isWord(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == UInt8(ascii: "_") || byte >= 0x80 }

extension Renderer {
  /// Writes code with its stretches coloured; the text stays what it was.
  mutating func writeCode(_ code: [UInt8], _ grammar: CodeGrammar) {
    code.withUnsafeBufferPointer { code in
      var written = 0
      for (token, range) in CodeScanner(code, grammar).tokens {
        out.escaped(Run(rebasing: code[written..<range.lowerBound]))
        out.raw(token.start)
        out.escaped(Run(rebasing: code[range]))
        out.raw("</span>")
        written = range.upperBound
      }
      out.escaped(Run(rebasing: code[written...]))
    }
    document.plain.append(contentsOf: code)
  }
}
