import Diagnostics
import Periods

/// A page of plain text about one value: what it means, how it is computed, which rows counted and which did not.
///
/// - Returns: `nil` when there is no metric of this id.
package func explanation(
  of metric: String, in evaluation: Evaluation, _ scope: Scope, _ period: ReportPeriod,
  _ language: MessageLanguage
) -> String? {
  guard let place = evaluation.catalogue.place(of: metric) else { return nil }
  let definition = evaluation.catalogue.definitions[place]
  let isChinese = language == .chinese
  func line(_ zh: String, _ en: String, _ text: String) -> String {
    (isChinese ? "\(zh)：" : "\(en): ") + text
  }
  var lines = ["\(definition.label[language]) (\(definition.id))", definition.description[language], ""]
  lines.append(line("公式", "Formula", definition.words[language]))
  lines.append(line("定义", "Definition", definition.expression))
  if let table = definition.from {
    let date = definition.date.map { isChinese ? "，日期 \($0)" : ", by \($0)" } ?? ""
    lines.append(line("数据表", "Records", table + date))
  }
  lines.append(line("单位", "Unit", definition.unit.rawValue))
  lines.append(line("版本", "Version", definition.version))
  let shown = evaluation.catalogue.definitions[evaluation.shown[place]]
  if shown.id != definition.id { lines.append(line("改用指标", "Shows", shown.id)) }
  lines += ["", "\(scope.description), \(period)"]
  lines += valueLines(place, in: evaluation, scope, period, line)
  if let trace = evaluation.trace(metric, scope, period) {
    lines.append(line("计入的行", "Rows counted", "\(trace.counted.count)"))
    if !trace.base.isEmpty { lines.append(line("分母的行", "Rows below the line", "\(trace.base.count)")) }
    for (reason, rows) in trace.leftOut {
      lines.append("  " + line("未计入", "left out", "\(rows) – \(reason[language])"))
    }
    lines += places(of: trace, in: evaluation, line)
  } else {
    lines += operands(of: shown, in: evaluation, scope, period, language)
  }
  return lines.joined(separator: "\n") + "\n"
}

private func valueLines(
  _ metric: Int, in evaluation: Evaluation, _ scope: Scope, _ period: ReportPeriod,
  _ line: (String, String, String) -> String
) -> [String] {
  guard let value = evaluation.value(evaluation.catalogue.definitions[metric].id, scope, period) else {
    let reason = evaluation.reasonForNoData(metric)
    return [line("值", "Value", "—" + (reason.map { line(" \($0.chinese)", " \($0.english)", "") } ?? ""))]
  }
  let decimals = evaluation.decimals(metric)
  func number(_ value: Double?, _ digits: Int) -> String {
    var bytes: [UInt8] = []
    appendNumber(value, digits, &bytes)
    return bytes.isEmpty ? "—" : String(decoding: bytes, as: UTF8.self)
  }
  var lines = [line("值", "Value", number(value.value, decimals.value))]
  if value.numerator != nil || value.denominator != nil {
    let text =
      "\(number(value.numerator, decimals.numerator)) ÷ \(number(value.denominator, decimals.denominator))"
    lines.append(line("分子 ÷ 分母", "Numerator ÷ denominator", text))
  }
  if value.low != nil {
    let text = "\(number(value.low, decimals.value)) … \(number(value.high, decimals.value))"
    lines.append(line("95% 区间", "95 % interval", text))
  }
  if value.target != nil { lines.append(line("目标", "Target", number(value.target, decimals.target))) }
  if value.partial { lines.append(line("期间", "Period", line("不完整", "partial", "").trimmedColon)) }
  if let remark = value.remark {
    lines.append(line("说明", "Note", line(remark.chinese, remark.english, "").trimmedColon))
  }
  return lines
}

extension String {
  /// The text without the colon at its end.
  fileprivate var trimmedColon: String {
    if hasSuffix("：") { return String(dropLast()) }
    return hasSuffix(": ") ? String(dropLast(2)) : self
  }
}

/// The first rows with their places in the files.
private func places(
  of trace: Trace, in evaluation: Evaluation, _ line: (String, String, String) -> String
) -> [String] {
  guard let table = evaluation.dataset[trace.table] else { return [] }
  let found = trace.counted.prefix(20).compactMap { table.origins.position(row: $0)?.description }
  guard !found.isEmpty else { return [] }
  let more = trace.counted.count - found.count
  return [line("出处", "From", "")] + found.map { "  \($0)" } + (more > 0 ? ["  … +\(more)"] : [])
}

/// The values that a formula is made of.
private func operands(
  of definition: MetricDefinition, in evaluation: Evaluation, _ scope: Scope, _ period: ReportPeriod,
  _ language: MessageLanguage
) -> [String] {
  guard case .formula(let formula) = definition.body else { return [] }
  var seen: Set<String> = []
  return formula.metrics.map { $0 == "primary" ? evaluation.context.primary : $0 }
    .filter { seen.insert($0).inserted }
    .compactMap { id in
      guard let place = evaluation.catalogue.place(of: id) else { return nil }
      var bytes: [UInt8] = []
      let value = evaluation.value(id, scope, period)?.value
      appendNumber(value, evaluation.decimals(place).value, &bytes)
      let text = bytes.isEmpty ? "—" : String(decoding: bytes, as: UTF8.self)
      return "  \(evaluation.catalogue.definitions[place].label[language]) (\(id)) = \(text)"
    }
}
