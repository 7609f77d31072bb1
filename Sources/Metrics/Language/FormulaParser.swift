import Diagnostics

/// Reads formulas over metric ids. The word `primary` stands for the metric of the targets.
struct FormulaParser {
  private var tokens: [Token]
  private var index = 0
  /// Where each id stands in the text, in the order of appearance.
  private(set) var places: [(id: String, offset: Int)] = []

  static let functions = [
    "working_days", "headcount", "growth", "rolling", "attainment", "pace", "required", "cascade-gap",
  ]

  init(_ text: String) throws(ExpressionProblem) { tokens = try tokensOf(text) }

  private var token: Token { tokens[min(index, tokens.count - 1)] }

  private mutating func take(_ sign: String) -> Bool {
    guard token.kind == .sign(sign) else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ sign: String) throws(ExpressionProblem) {
    guard take(sign) else { throw expected("'\(sign)'") }
  }

  private func expected(_ what: String, zh: String? = nil) -> ExpressionProblem {
    let found: (zh: String, en: String) =
      switch token.kind {
      case .name(let text), .day(let text), .sign(let text), .text(let text): ("'\(text)'", "'\(text)'")
      case .number(let value): ("'\(plain(value))'", "'\(plain(value))'")
      case .end: ("结尾", "the end")
      }
    return ExpressionProblem(
      id: "expression-expected", offset: token.offset,
      arguments: ["expected": what, "expected_zh": zh ?? what, "found": found.en, "found_zh": found.zh])
  }

  mutating func formula() throws(ExpressionProblem) -> Formula {
    let result = try sum()
    guard token.kind == .end else { throw expected("the end", zh: "结尾") }
    return result
  }

  private mutating func sum() throws(ExpressionProblem) -> Formula {
    var left = try product()
    while true {
      if take("+") {
        left = .binary(.plus, left, try product())
      } else if take("-") {
        left = .binary(.minus, left, try product())
      } else {
        return left
      }
    }
  }

  private mutating func product() throws(ExpressionProblem) -> Formula {
    var left = try operand()
    while true {
      if take("*") {
        left = .binary(.times, left, try operand())
      } else if take("/") {
        left = .binary(.over, left, try operand())
      } else {
        return left
      }
    }
  }

  private mutating func operand() throws(ExpressionProblem) -> Formula {
    let start = token.offset
    if take("(") {
      let inner = try sum()
      try expect(")")
      return inner
    }
    if take("-") { return .binary(.minus, .number(0), try operand()) }
    switch token.kind {
    case .number(let value):
      index += 1
      return .number(value)
    case .name(let name):
      index += 1
      guard take("(") else {
        places.append((name, start))
        return .metric(name)
      }
      let call = try function(name, at: start)
      try expect(")")
      return call
    case .text, .day, .sign, .end: throw expected("a metric or a number", zh: "指标或数字")
    }
  }

  private mutating func function(_ name: String, at start: Int) throws(ExpressionProblem) -> Formula {
    switch name {
    case "working_days", "headcount":
      guard case .name("period") = token.kind else { throw expected("'period'") }
      index += 1
      return name == "headcount" ? .headcount : .workingDays
    case "growth":
      let id = try metricID()
      try expect(",")
      let (count, unit) = try steps()
      guard count == 1, let step = Formula.Step(rawValue: unit) else {
        throw ExpressionProblem(
          id: "growth-step", offset: start, arguments: ["text": "\(count) \(unit)"])
      }
      return .growth(id, step)
    case "rolling":
      let id = try metricID()
      try expect(",")
      let (count, unit) = try steps()
      let factor = ["month": 1, "quarter": 3, "year": 12][unit]
      guard let factor, (1...120).contains(count * factor) else {
        throw ExpressionProblem(
          id: "rolling-span", offset: start, arguments: ["text": "\(count) \(unit)"])
      }
      return .rolling(id, count * factor)
    case "attainment": return .attainment(try metricID())
    case "pace": return .pace(try metricID())
    case "required": return .required(try metricID())
    case "cascade-gap": return .cascadeGap(try metricID())
    default: throw unknownFunction(name, at: start)
    }
  }

  private func unknownFunction(_ name: String, at start: Int) -> ExpressionProblem {
    let near = nearMiss(of: name, among: FormulaParser.functions)
    return ExpressionProblem(
      id: near == nil ? "unknown-function" : "misspelt-function", offset: start,
      arguments: [
        "function": name, "near": near ?? "", "known": FormulaParser.functions.joined(separator: ", "),
      ])
  }

  private mutating func metricID() throws(ExpressionProblem) -> String {
    guard case .name(let id) = token.kind else { throw expected("a metric", zh: "指标") }
    places.append((id, token.offset))
    index += 1
    return id
  }

  /// `1 month`, `12 months`; the unit comes back in the singular.
  private mutating func steps() throws(ExpressionProblem) -> (count: Int, unit: String) {
    guard case .number(let millionths) = token.kind, millionths % 1_000_000 == 0, millionths > 0,
      millionths < 1_000_000_000
    else { throw expected("a number of periods such as '1 month'", zh: "期数，例如 '1 month'") }
    index += 1
    guard case .name(let unit) = token.kind else {
      throw expected("month, quarter or year", zh: "month、quarter 或 year")
    }
    index += 1
    return (Int(millionths / 1_000_000), unit.hasSuffix("s") ? String(unit.dropLast()) : unit)
  }
}
