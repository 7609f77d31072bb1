import Diagnostics

/// `sum(amount) where status = won`, `count(first(closed) per account)`, `quantile(amount, 0.9)`.
extension ExpressionParser {
  mutating func aggregate() throws(ExpressionProblem) -> Aggregate {
    let start = token.offset
    guard case .name(let name) = token.kind else {
      throw expected("an aggregate such as sum(amount)", zh: "汇总函数，例如 sum(amount)")
    }
    guard let function = Aggregate.Function(rawValue: name) else { throw unknownFunction(name, at: start) }
    index += 1
    try expect("(")
    var aggregate = Aggregate(function: function, expression: nil, type: nil, share: share(of: function))
    if function == .count {
      if isFirst { aggregate.first = try firstRecord() }
    } else {
      try argument(of: &aggregate)
    }
    try expect(")")
    if take(word: "where") {
      let (condition, first) = try condition()
      aggregate.filter = condition
      if let first { aggregate.first = first }
    }
    try expectEnd()
    return aggregate
  }

  private func unknownFunction(_ name: String, at start: Int) -> ExpressionProblem {
    let known = Aggregate.Function.allCases.map(\.rawValue)
    let near = nearMiss(of: name, among: known)
    return ExpressionProblem(
      id: near == nil ? "unknown-function" : "misspelt-function", offset: start,
      arguments: ["function": name, "near": near ?? "", "known": known.joined(separator: ", ")])
  }

  private func share(of function: Aggregate.Function) -> Double? {
    switch function {
    case .median: 0.5
    case .min: 0
    case .max: 1
    case .sum, .count, .countDistinct, .mean, .quantile: nil
    }
  }

  private mutating func argument(of aggregate: inout Aggregate) throws(ExpressionProblem) {
    let start = token.offset
    let (expression, type) = try expression()
    aggregate.expression = expression
    aggregate.type = type ?? .number
    switch (aggregate.function, aggregate.type) {
    case (.countDistinct, _):
      guard case .column = expression else {
        throw ExpressionProblem(id: "distinct-needs-column", offset: start)
      }
    case (_, .text), (_, .day):
      throw ExpressionProblem(
        id: "not-a-number", offset: start,
        arguments: [
          "function": aggregate.function.rawValue, "type": word(type).en, "type_zh": word(type).zh,
        ])
    default: break
    }
    guard aggregate.function == .quantile else { return }
    try expect(",")
    guard case .number(let millionths) = token.kind, (0...1_000_000).contains(millionths) else {
      throw expected("a share between 0 and 1", zh: "0 到 1 之间的份额")
    }
    index += 1
    aggregate.share = Double(millionths) / 1_000_000
  }

  /// Whether `first(` stands here.
  var isFirst: Bool {
    isWord("first") && index + 1 < tokens.count && tokens[index + 1].kind == .sign("(")
  }

  /// `first(date) per key`
  mutating func firstRecord() throws(ExpressionProblem) -> Aggregate.First {
    index += 1
    try expect("(")
    let date = try column(of: .day)
    try expect(")")
    guard take(word: "per") else { throw expected("'per'") }
    return Aggregate.First(date: date, key: try column(of: .text))
  }

  private mutating func column(of wanted: RowType) throws(ExpressionProblem) -> String {
    let start = token.offset
    guard case .name(let name) = token.kind else { throw expected("a column", zh: "列名") }
    let type = try type(ofColumn: name, at: start)
    guard type == wanted else {
      throw ExpressionProblem(
        id: "wrong-column-kind", offset: start,
        arguments: [
          "column": name, "type": word(type).en, "type_zh": word(type).zh, "wanted": word(wanted).en,
          "wanted_zh": word(wanted).zh,
        ])
    }
    index += 1
    return name
  }
}
