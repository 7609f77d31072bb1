import Diagnostics

/// Conditions: `status in (won, lost) and amount > 0`, `not`, `is empty`, parentheses.
extension ExpressionParser {
  mutating func condition() throws(ExpressionProblem) -> (condition: Condition?, first: Aggregate.First?) {
    var first: Aggregate.First?
    let condition = try either(&first, outermost: true)
    return (condition, first)
  }

  private mutating func either(
    _ first: inout Aggregate.First?, outermost: Bool
  ) throws(ExpressionProblem) -> Condition? {
    let hadFirst = first != nil
    var parts: [Condition] = []
    if let part = try both(&first, outermost: outermost) { parts.append(part) }
    let start = token.offset
    guard isWord("or") else { return parts.first }
    while take(word: "or") {
      if let part = try both(&first, outermost: outermost) { parts.append(part) }
    }
    // "The first record, or …" has no meaning: which record is first depends on the rest of the condition.
    if first != nil, !hadFirst { throw ExpressionProblem(id: "first-misplaced", offset: start) }
    return .any(parts)
  }

  private mutating func both(
    _ first: inout Aggregate.First?, outermost: Bool
  ) throws(ExpressionProblem) -> Condition? {
    var parts: [Condition] = []
    repeat {
      if isFirst {
        guard outermost, first == nil else {
          throw ExpressionProblem(id: "first-misplaced", offset: token.offset)
        }
        first = try firstRecord()
      } else {
        parts.append(try negation())
      }
    } while take(word: "and")
    return parts.count > 1 ? .all(parts) : parts.first
  }

  private mutating func negation() throws(ExpressionProblem) -> Condition {
    if take(word: "not") { return .not(try negation()) }
    guard isSign("(") else { return try comparison() }
    // A parenthesis may hold a condition or the left side of a comparison.
    let start = index
    var attempt = self
    attempt.index += 1
    var none: Aggregate.First?
    if let inner = try attempt.inParentheses(&none) {
      self = attempt
      return inner
    }
    index = start
    return try comparison()
  }

  /// The condition between parentheses, or `nil` when what stands there is an expression.
  private mutating func inParentheses(
    _ first: inout Aggregate.First?
  ) throws(ExpressionProblem) -> Condition? {
    var depth = 1
    var ahead = index
    var holdsComparison = false
    while ahead < tokens.count, depth > 0 {
      switch tokens[ahead].kind {
      case .sign("("): depth += 1
      case .sign(")"): depth -= 1
      case .sign(let sign) where ["=", "!=", "<", "<=", ">", ">="].contains(sign): holdsComparison = true
      case .name(let name) where ["in", "is", "not"].contains(name.lowercased()): holdsComparison = true
      case .name, .text, .number, .day, .sign, .end: break
      }
      ahead += 1
    }
    guard holdsComparison else { return nil }
    let inner = try either(&first, outermost: false)
    try expect(")")
    return inner
  }

  private mutating func comparison() throws(ExpressionProblem) -> Condition {
    let start = token.offset
    let left = try expression()
    if take(word: "is") {
      let negated = take(word: "not")
      guard take(word: "empty") else { throw expected("'empty'") }
      return negated ? .not(.isEmpty(left.expression)) : .isEmpty(left.expression)
    }
    let negated = isWord("not")
    if negated { index += 1 }
    if take(word: "in") { return try membership(of: left, negated: negated, at: start) }
    if negated { throw expected("'in'") }
    guard case .sign(let text) = token.kind, let sign = Condition.Comparison(rawValue: text) else {
      throw expected("a comparison (= != < <= > >= in, is empty)", zh: "比较（= != < <= > >= in、is empty）")
    }
    index += 1
    if left.type == .text {
      guard case .column(let column) = left.expression, sign == .equal || sign == .unequal else {
        throw ExpressionProblem(id: "text-comparison", offset: start, arguments: ["sign": text])
      }
      return .text(column: column, oneOf: [try value(of: column)], negated: sign == .unequal)
    }
    let place = token.offset
    let right = try expression()
    try check(left, text, right, at: place)
    return .compare(left.expression, sign, right.expression)
  }

  private mutating func membership(
    of left: Typed, negated: Bool, at start: Int
  ) throws(ExpressionProblem) -> Condition {
    try expect("(")
    if left.type == .text {
      guard case .column(let column) = left.expression else {
        throw ExpressionProblem(id: "text-comparison", offset: start, arguments: ["sign": "in"])
      }
      var values: [String] = []
      repeat { values.append(try value(of: column)) } while take(sign: ",")
      try expect(")")
      return .text(column: column, oneOf: values, negated: negated)
    }
    var values: [RowExpression] = []
    repeat {
      let place = token.offset
      let value = try expression()
      try check(left, "in", value, at: place)
      values.append(value.expression)
    } while take(sign: ",")
    try expect(")")
    return .among(left.expression, values, negated: negated)
  }

  private func check(
    _ left: Typed, _ sign: String, _ right: Typed, at place: Int
  ) throws(ExpressionProblem) {
    let comparable =
      left.type == right.type || (right.type == nil && left.type != .day)
      || (left.type == nil && right.type != .day && right.type != .text)
    guard comparable else {
      throw ExpressionProblem(
        id: "type-mismatch", offset: place,
        arguments: [
          "left": word(left.type).en, "right": word(right.type).en, "left_zh": word(left.type).zh,
          "right_zh": word(right.type).zh, "sign": sign,
        ])
    }
  }

  /// A text to compare the column with; where its values are a closed list, one of them.
  private mutating func value(of column: String) throws(ExpressionProblem) -> String {
    let start = token.offset
    let text = try literalText()
    guard let known = TableSchema.values(of: column, in: table), !known.contains(loweredASCII(text)) else {
      return text
    }
    let near = nearMiss(of: text, among: known)
    throw ExpressionProblem(
      id: near == nil ? "unknown-value" : "misspelt-value", offset: start,
      arguments: [
        "column": column, "text": text, "near": near ?? "", "known": known.joined(separator: ", "),
      ])
  }

  /// A text to compare with: bare words up to the next sign, or text in quotes.
  private mutating func literalText() throws(ExpressionProblem) -> String {
    switch token.kind {
    case .text(let text), .day(let text), .name(let text):
      index += 1
      return text
    case .number(let value):
      index += 1
      return plain(value)
    case .sign, .end: throw expected("a text", zh: "文本")
    }
  }
}
