import Periods

/// How a target's value reads.
enum TargetReading: Equatable {
  /// In millionths of the metric's unit; a percentage as a share.
  case value(Int64)
  /// A bare number above 1 for a metric in percent: 30 % or 3,000 %?
  case barePercent
  case unreadable
}

/// Reads a target as people write it: `1,200,000`, `1.200.000,50`, `120万`, `¥1.2M`, `30%`, `0.30`.
func readTarget(_ text: String, unit: MetricUnit, writtenUnit: String?) -> TargetReading {
  var body = withoutGrouping(text.filter { !$0.isWhitespace && !"¥￥$€£_".contains($0) })
  var factor: Int128 = 1
  var isPercent = writtenUnit == "%" || writtenUnit == "percent"
  if body.hasSuffix("%") || body.hasSuffix("％") {
    body.removeLast()
    isPercent = true
  }
  for word in [body, writtenUnit ?? ""] {
    for (suffix, times) in multipliers where word.hasSuffix(suffix) {
      factor *= times
      if word == body { body.removeLast(suffix.count) }
      break
    }
  }
  let isNegative = body.hasPrefix("-")
  if isNegative { body.removeFirst() }
  guard let millionths = exactNumber(body, decimals: 6) else { return .unreadable }
  var exact = Int128(millionths) * factor
  if isPercent { exact = halfEven(exact, 100) }
  if unit == .percent, !isPercent, exact > 1_000_000 { return .barePercent }
  guard let value = Int64(exactly: isNegative ? -exact : exact) else { return .unreadable }
  return .value(value)
}

/// The number without signs between its thousands and with a point before its decimals.
///
/// Of point and comma the last one marks decimals. A comma alone groups thousands, unless the digits behind it are not
/// three; several points group them too.
private func withoutGrouping(_ text: String) -> String {
  let text = text.replacing("，", with: ",")
  let commas = text.count { $0 == "," }
  guard let comma = text.lastIndex(of: ",") else {
    return text.count { $0 == "." } > 1 ? text.filter { $0 != "." } : text
  }
  let digitsBehind = text[comma...].dropFirst().prefix { $0.isWholeNumber }.count
  let marksDecimals = text.lastIndex(of: ".").map { $0 < comma } ?? (commas == 1 && digitsBehind != 3)
  guard marksDecimals else { return text.filter { $0 != "," } }
  return text.filter { $0 != "." }.replacing(",", with: ".")
}

private let multipliers: [(String, Int128)] = [
  ("万元", 10_000), ("亿元", 100_000_000), ("元", 1), ("万", 10_000), ("亿", 100_000_000), ("K", 1000), ("k", 1000),
  ("M", 1_000_000), ("B", 1_000_000_000), ("天", 1), ("个", 1), ("单", 1),
]

/// Reads a period as people write it: `2026-11`, `2026年11月`, `2026/11`, `2026-Q3`, `2026年Q3`, `2026`, `2026年`.
func readTargetPeriod(_ text: String) -> Period? {
  let body = text.filter { !$0.isWhitespace }
  if let period = Period(body) { return period }
  let plain = body.replacing("年", with: "-").replacing("/", with: "-").replacing(".", with: "-")
    .replacing("月", with: "")
  let trimmed = plain.hasSuffix("-") ? String(plain.dropLast()) : plain
  if let period = Period(trimmed) { return period }
  if body.count == 6, let number = Int(body), (1...12).contains(number % 100) {
    return .month(Month(year: number / 100, month: number % 100))
  }
  // A target dated on the first day of its month.
  if let day = Day(iso: trimmed), day.parts.day == 1 { return .month(day.month) }
  return nil
}

/// The kind of scope that a word of the targets table means, or `nil`.
func scopeKind(_ text: String) -> String? {
  switch loweredASCII(text) {
  case "company", "公司", "all", "全公司", "总计": "company"
  case "team", "部门", "团队", "department", "manager": "team"
  case "rep", "员工", "销售", "销售员", "owner", "个人", "person": "rep"
  case "region", "区域", "大区", "地区": "region"
  case "product", "产品": "product"
  case "source", "来源", "线索来源": "source"
  default: nil
  }
}
