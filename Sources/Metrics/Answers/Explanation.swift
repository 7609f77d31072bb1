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
  let explainer = Explainer(
    evaluation: evaluation, metric: place, scope: scope, period: period, language: language)
  let lines =
    explainer.definitionLines + ["", "\(scope.description), \(period)"] + explainer.valueLines
    + explainer.rowLines
  return lines.joined(separator: "\n") + "\n"
}

private struct Explainer {
  let evaluation: Evaluation
  let metric: Int
  let scope: Scope
  let period: ReportPeriod
  let language: MessageLanguage

  private var definition: MetricDefinition { evaluation.catalogue.definitions[metric] }
  private var shown: MetricDefinition { evaluation.catalogue.definitions[evaluation.shown[metric]] }

  private func line(_ zh: String, _ en: String, _ text: String = "") -> String {
    switch language {
    case .chinese: "\(zh)：\(text)"
    case .english: text.isEmpty ? "\(en):" : "\(en): \(text)"
    }
  }

  private func number(_ value: Double?, _ digits: Int) -> String {
    var bytes: [UInt8] = []
    appendNumber(value, digits, &bytes)
    return bytes.isEmpty ? "—" : String(decoding: bytes, as: UTF8.self)
  }

  var definitionLines: [String] {
    var lines = ["\(definition.label[language]) (\(definition.id))", definition.description[language], ""]
    lines.append(line("公式", "Formula", definition.words[language]))
    lines.append(line("定义", "Definition", definition.expression))
    if let table = definition.from {
      let date = definition.date.map { Phrase(zh: "，日期 \($0)", en: ", by \($0)")[language] } ?? ""
      lines.append(line("数据表", "Records", table + date))
    }
    lines.append(line("单位", "Unit", definition.unit.rawValue))
    lines.append(line("版本", "Version", definition.version))
    if shown.id != definition.id { lines.append(line("改用指标", "Shows", shown.id)) }
    return lines
  }

  var valueLines: [String] {
    guard let value = evaluation.value(definition.id, scope, period) else {
      let reason = evaluation.reasonForNoData(metric)
      return [line("值", "Value", "—" + (reason.map { " (\($0[language]))" } ?? ""))]
    }
    let decimals = evaluation.decimals(metric)
    var lines = [line("值", "Value", number(value.value, decimals.value))]
    if value.numerator != nil || value.denominator != nil {
      let above = number(value.numerator, decimals.numerator)
      let below = number(value.denominator, decimals.denominator)
      lines.append(line("分子 ÷ 分母", "Numerator ÷ denominator", "\(above) ÷ \(below)"))
    }
    if value.low != nil {
      let ends = "\(number(value.low, decimals.value)) … \(number(value.high, decimals.value))"
      let name = evaluation.interval(of: definition.id) ?? Phrase(zh: "95% 区间", en: "95 % interval")
      lines.append(line(name.chinese, name.english, ends))
    }
    if value.target != nil { lines.append(line("目标", "Target", number(value.target, decimals.target))) }
    if value.partial { lines.append(line("期间", "Period", Phrase(zh: "不完整", en: "partial")[language])) }
    if let remark = value.remark { lines.append(line("说明", "Note", remark[language])) }
    for note in evaluation.notes(definition.id, scope, period) { lines.append("  " + note[language]) }
    return lines
  }

  /// The rows counted and left out, or, for a formula, its operands.
  var rowLines: [String] {
    guard let trace = evaluation.trace(definition.id, scope, period) else { return operandLines }
    var lines = [line("计入的行", "Rows counted", "\(trace.counted.count)")]
    if !trace.base.isEmpty { lines.append(line("分母的行", "Rows below the line", "\(trace.base.count)")) }
    for (reason, rows) in trace.leftOut {
      lines.append("  " + line("未计入", "left out", "\(rows) – \(reason[language])"))
    }
    let table = evaluation.dataset[trace.table]
    let places = trace.counted.prefix(20).compactMap { table?.origins.position(row: $0)?.description }
    guard !places.isEmpty else { return lines }
    let more = trace.counted.count - places.count
    return lines + [line("出处", "From")] + places.map { "  \($0)" } + (more > 0 ? ["  … +\(more)"] : [])
  }

  private var operandLines: [String] {
    guard case .formula(let formula) = shown.body else { return [] }
    var seen: Set<String> = []
    return formula.metrics.map { $0 == "primary" ? evaluation.context.primary : $0 }
      .filter { seen.insert($0).inserted }
      .compactMap { id in
        guard let place = evaluation.catalogue.place(of: id) else { return nil }
        let value = number(evaluation.value(id, scope, period)?.value, evaluation.decimals(place).value)
        return "  \(evaluation.catalogue.definitions[place].label[language]) (\(id)) = \(value)"
      }
  }
}
