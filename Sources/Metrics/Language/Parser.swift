import Diagnostics
import Periods
import Tables

/// Reads aggregates, conditions and row expressions against the columns of one table.
struct ExpressionParser {
  let table: String
  /// Column → what it holds.
  let columns: [String: ColumnKind]
  var tokens: [Token]
  var index = 0

  init(_ text: String, table: String, columns: [String: ColumnKind]) throws(ExpressionProblem) {
    self.table = table
    self.columns = columns
    tokens = try tokensOf(text)
  }

  var token: Token { tokens[min(index, tokens.count - 1)] }

  func isSign(_ sign: String) -> Bool { token.kind == .sign(sign) }

  func isWord(_ word: String) -> Bool {
    if case .name(let name) = token.kind { name.lowercased() == word } else { false }
  }

  mutating func take(sign: String) -> Bool {
    guard isSign(sign) else { return false }
    index += 1
    return true
  }

  mutating func take(word: String) -> Bool {
    guard isWord(word) else { return false }
    index += 1
    return true
  }

  mutating func expect(_ sign: String) throws(ExpressionProblem) {
    guard take(sign: sign) else { throw expected("'\(sign)'") }
  }

  mutating func expectEnd() throws(ExpressionProblem) {
    guard token.kind == .end else { throw expected("the end", zh: "结尾") }
  }

  /// What stands at the token, for messages.
  var found: (zh: String, en: String) {
    switch token.kind {
    case .name(let text), .day(let text), .sign(let text): ("'\(text)'", "'\(text)'")
    case .text(let text): ("\"\(text)\"", "\"\(text)\"")
    case .number(let value): ("'\(plain(value))'", "'\(plain(value))'")
    case .end: ("结尾", "the end")
    }
  }

  func expected(_ what: String, zh: String? = nil) -> ExpressionProblem {
    ExpressionProblem(
      id: "expression-expected", offset: token.offset,
      arguments: [
        "expected": what, "expected_zh": zh ?? what, "found": found.en, "found_zh": found.zh,
      ])
  }

  // MARK: Row expressions

  /// A row expression with its type; the type of a bare number is `nil`.
  typealias Typed = (expression: RowExpression, type: RowType?)

  mutating func expression() throws(ExpressionProblem) -> Typed {
    var left = try product()
    while isSign("+") || isSign("-") {
      let start = token.offset
      let sign: RowExpression.Operator = isSign("+") ? .plus : .minus
      index += 1
      left = try combine(left, sign, try product(), at: start)
    }
    return left
  }

  private mutating func product() throws(ExpressionProblem) -> Typed {
    var left = try operand()
    while isSign("*") || isSign("/") {
      let start = token.offset
      let sign: RowExpression.Operator = isSign("*") ? .times : .over
      index += 1
      left = try combine(left, sign, try operand(), at: start)
    }
    return left
  }

  private mutating func operand() throws(ExpressionProblem) -> Typed {
    let start = token.offset
    switch token.kind {
    case .sign("("):
      index += 1
      let inner = try expression()
      try expect(")")
      return inner
    case .sign("-"):
      index += 1
      return try combine((.number(0), nil), .minus, try operand(), at: start)
    case .number(let value):
      index += 1
      return (.number(value), nil)
    case .day(let text):
      index += 1
      return (try day(text, at: start), .day)
    case .text(let text):
      guard Day(iso: text) != nil else { throw expected("a column", zh: "列名") }
      index += 1
      return (try day(text, at: start), .day)
    case .name(let name):
      index += 1
      return try named(name, at: start)
    case .sign, .end: throw expected("a column or a number", zh: "列名或数字")
    }
  }

  private func day(_ text: String, at start: Int) throws(ExpressionProblem) -> RowExpression {
    guard let day = Day(iso: text) else {
      throw ExpressionProblem(id: "expression-day", offset: start, arguments: ["text": text])
    }
    return .day(day.number)
  }

  private func named(_ name: String, at start: Int) throws(ExpressionProblem) -> Typed {
    switch name {
    case "as_of": return (.asOf, .day)
    case "period.start": return (.periodStart, .day)
    case "period.end": return (.periodEnd, .day)
    default: break
    }
    return (.column(name), try type(ofColumn: name, at: start))
  }

  func type(ofColumn name: String, at start: Int) throws(ExpressionProblem) -> RowType {
    switch columns[name] {
    case .text: return .text
    case .money: return .money
    case .number: return .number
    case .day: return .day
    case nil: throw unknownColumn(name, at: start)
    }
  }

  func unknownColumn(_ name: String, at start: Int) -> ExpressionProblem {
    let parts = name.split(separator: "-").map(String.init)
    if parts.count > 1, parts.allSatisfy({ columns[$0] != nil || Int($0) != nil }) {
      return ExpressionProblem(
        id: "minus-needs-blanks", offset: start,
        arguments: ["text": name, "better": parts.joined(separator: " - ")])
    }
    let near = nearMiss(of: name, among: columns.keys.sorted() + ["as_of", "period.start", "period.end"])
    return ExpressionProblem(
      id: near == nil ? "unknown-column" : "misspelt-column", offset: start,
      arguments: ["column": name, "table": table, "near": near ?? ""])
  }

  private func combine(
    _ left: Typed, _ sign: RowExpression.Operator, _ right: Typed, at start: Int
  ) throws(ExpressionProblem) -> Typed {
    let expression = RowExpression.binary(sign, left.expression, right.expression)
    guard let type = resultType(left.type, sign, right.type) else {
      throw ExpressionProblem(
        id: "type-mismatch", offset: start,
        arguments: [
          "left": word(left.type).en, "right": word(right.type).en, "left_zh": word(left.type).zh,
          "right_zh": word(right.type).zh, "sign": sign.rawValue,
        ])
    }
    return (expression, type)
  }

  /// `nil` when the two cannot be combined. A bare number (`nil`) takes the type of the other side.
  private func resultType(_ left: RowType?, _ sign: RowExpression.Operator, _ right: RowType?) -> RowType? {
    switch (left ?? .number, sign, right ?? .number) {
    case (.number, _, .number): .number
    case (.money, .plus, .money), (.money, .minus, .money): .money
    case (.days, .plus, .days), (.days, .minus, .days): .days
    case (.day, .minus, .day): .days
    case (.day, .plus, .days), (.day, .minus, .days), (.days, .plus, .day): .day
    case (.day, .plus, .number) where right == nil, (.day, .minus, .number) where right == nil: .day
    case (.days, .plus, .number) where right == nil, (.days, .minus, .number) where right == nil: .days
    case (.number, .plus, .days) where left == nil, (.number, .minus, .days) where left == nil: .days
    case (.number, .minus, .money) where left == nil: .money
    case (.money, .times, .number), (.number, .times, .money), (.money, .over, .number): .money
    case (.money, .over, .money), (.days, .over, .days), (.number, .over, .days), (.days, .over, .number),
      (.days, .times, .number), (.number, .times, .days):
      .number
    case (.money, .over, .days): .money
    default: nil
    }
  }

  /// The type in words of both languages.
  func word(_ type: RowType?) -> (zh: String, en: String) {
    switch type {
    case .money: ("金额", "money")
    case .number, nil: ("数字", "a number")
    case .days: ("天数", "days")
    case .day: ("日期", "a day")
    case .text: ("文本", "text")
    }
  }
}
