/// One word or sign of a metric's expression.
struct Token: Equatable {
  enum Kind: Equatable {
    /// A column, metric, function or bare text: letters, digits, `_`, and `-` or `.` between them.
    case name(String)
    /// Text in quotes.
    case text(String)
    /// A number in millionths; `30%` is 0.3.
    case number(Int64)
    /// A day such as `2026-11-20`, as it stands.
    case day(String)
    /// `+ - * / ( ) , = != < <= > >=`
    case sign(String)
    case end
  }

  var kind: Kind
  /// The place of its first character in the expression, from 0.
  var offset: Int
}

/// What is wrong with an expression, and where.
struct ExpressionProblem: Error, Equatable {
  /// The id of the message.
  var id: String
  /// The place in the expression, from 0.
  var offset: Int
  var arguments: [String: String] = [:]
}

/// Splits an expression into tokens; the last one is `.end`.
func tokensOf(_ expression: String) throws(ExpressionProblem) -> [Token] {
  var scanner = TokenScanner(Array(expression))
  var tokens: [Token] = []
  while let token = try scanner.next() { tokens.append(token) }
  tokens.append(Token(kind: .end, offset: scanner.index))
  return tokens
}

private struct TokenScanner {
  let characters: [Character]
  var index = 0

  init(_ characters: [Character]) { self.characters = characters }

  private func character(_ ahead: Int = 0) -> Character? {
    index + ahead < characters.count ? characters[index + ahead] : nil
  }

  mutating func next() throws(ExpressionProblem) -> Token? {
    while let blank = character(), blank.isWhitespace { index += 1 }
    guard let first = character() else { return nil }
    let start = index
    if isWordStart(first) { return Token(kind: .name(name()), offset: start) }
    if first.isASCII, first.isNumber { return Token(kind: try numberOrDay(), offset: start) }
    if first == "'" || first == "\"" { return Token(kind: try quoted(first), offset: start) }
    let two = String(characters[index..<min(index + 2, characters.count)])
    if ["!=", "<=", ">="].contains(two) {
      index += 2
      return Token(kind: .sign(two), offset: start)
    }
    guard "+-*/(),=<>".contains(first) else {
      throw ExpressionProblem(id: "expression-syntax", offset: start, arguments: ["text": String(first)])
    }
    index += 1
    return Token(kind: .sign(String(first)), offset: start)
  }

  private func isWordStart(_ character: Character) -> Bool { character.isLetter || character == "_" }

  private func isWord(_ character: Character) -> Bool {
    isWordStart(character) || character.isNumber
  }

  private mutating func name() -> String {
    let start = index
    while let current = character() {
      if isWord(current) {
        index += 1
      } else if current == "-" || current == ".", let next = character(1), isWord(next) {
        index += 2
      } else {
        break
      }
    }
    return String(characters[start..<index])
  }

  private mutating func quoted(_ quote: Character) throws(ExpressionProblem) -> Token.Kind {
    let start = index
    index += 1
    while let current = character(), current != quote { index += 1 }
    guard character() != nil else {
      throw ExpressionProblem(id: "expression-unclosed", offset: start, arguments: ["quote": String(quote)])
    }
    index += 1
    return .text(String(characters[start + 1..<index - 1]))
  }

  private mutating func numberOrDay() throws(ExpressionProblem) -> Token.Kind {
    let start = index
    if characters.count >= start + 10 {
      let ten = String(characters[start..<start + 10])
      if ten.split(separator: "-", omittingEmptySubsequences: false).map(\.count) == [4, 2, 2],
        ten.allSatisfy({ $0 == "-" || ($0.isASCII && $0.isNumber) })
      {
        index += 10
        return .day(ten)
      }
    }
    while let current = character(), current == "." || current == "_" || (current.isASCII && current.isNumber)
    {
      index += 1
    }
    let text = String(characters[start..<index].filter { $0 != "_" })
    let isPercent = character() == "%"
    if isPercent { index += 1 }
    guard let millionths = exactNumber(text, decimals: isPercent ? 4 : 6) else {
      throw ExpressionProblem(id: "expression-number", offset: start, arguments: ["text": text])
    }
    return .number(millionths)
  }
}

/// Reads `123.45` as an integer count of 10^−decimals; `nil` when it is no number, or too long or too large.
func exactNumber(_ text: some StringProtocol, decimals: Int) -> Int64? {
  var result: Int64 = 0
  var missing = decimals
  var seenPoint = false
  var digits = 0
  for byte in text.utf8 {
    if byte == 0x2E, !seenPoint {
      seenPoint = true
      continue
    }
    guard (0x30...0x39).contains(byte) else { return nil }
    if seenPoint {
      guard missing > 0 else {
        if byte == 0x30 { continue }
        return nil
      }
      missing -= 1
    }
    digits += 1
    let (product, tooLarge) = result.multipliedReportingOverflow(by: 10)
    let (sum, overflows) = product.addingReportingOverflow(Int64(byte - 0x30))
    if tooLarge || overflows { return nil }
    result = sum
  }
  guard digits > 0 else { return nil }
  while missing > 0 {
    let (product, tooLarge) = result.multipliedReportingOverflow(by: 10)
    if tooLarge { return nil }
    result = product
    missing -= 1
  }
  return result
}
