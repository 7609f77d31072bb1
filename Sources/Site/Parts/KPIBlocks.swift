import Diagnostics
import Findings
import Markdown
import Markup
import Metrics
import Periods
import Settings
import Templates

extension Desk {
  /// The text of a page as stretches of HTML and, where it asks for them, charts, tables and cards.
  ///
  /// - Parameter prefix: stands before every id, and in links to them, where several pages stand on one.
  func body(_ page: Playbook, prefix: String = "") -> TemplateValue {
    let document = page.document(shownIn: language)
    let moved = MovedMarkup(
      from: map.location(page.route, language), to: here, prefix: prefix,
      label: prefix.isEmpty ? "" : page.title + say("：", ": "))
    var parts: [TemplateValue] = []
    var markup: [UInt8] = []
    var blocks = 0
    for segment in document.segments {
      switch segment {
      case .html(let range): markup.append(contentsOf: document.html(range))
      case .placeholder(let placeholder):
        guard placeholder.kind == .block else {
          markup.append(contentsOf: inlineValue(placeholder))
          continue
        }
        blocks += 1
        var desk = self
        // A page may show the same chart twice.
        desk.chartPrefix = "\(prefix)in-text-\(blocks)-"
        let elements = desk.block(placeholder, page.file)
        if elements.isEmpty {
          markup.append(contentsOf: noData(placeholder))
          continue
        }
        if !markup.isEmpty { parts.append(["markup": .markup(moved.markup(markup)), "blocks": []]) }
        parts.append(["markup": "", "blocks": .list(elements)])
        markup = []
      }
    }
    if !markup.isEmpty { parts.append(["markup": .markup(moved.markup(markup)), "blocks": []]) }
    return .list(parts)
  }

  /// `{{win-rate}}` in a line of text: the value, linked to its metric's page, with what must be known of it.
  func inlineValue(_ placeholder: Placeholder) -> [UInt8] {
    let reference = KPIReference(inline: placeholder.text)
    guard let id = reference.metrics.first, let answer = KPIAnswer(reference, metric: id, evaluation) else {
      return placeholder.literal
    }
    let figure = value(id, answer.scope, answer.period)
    let label = [
      answer.metric.label[language], answer.scope == .company ? nil : name(answer.scope),
      answer.metric.isStock && isRunning(answer.period) ? asOfLine : dates.period(answer.period),
    ].compactMap { $0 }.joined(separator: " · ")
    var output = MarkupBuffer()
    if map.shownMetrics.contains(id) {
      output.raw("<a class=\"figure\"")
      output.address("href", address(SiteMap.metric(id)))
    } else {
      output.raw("<span class=\"figure\"")
    }
    output.attribute("title", label)
    output.raw(">")
    output.text(text(figure?.value, answer.metric))
    output.trusted(map.shownMetrics.contains(id) ? "</a>" : "</span>")
    if let remark = reservation(answer, figure) {
      output.raw("<small>")
      output.text(say("（\(remark)）", " (\(remark))"))
      output.raw("</small>")
    }
    return output.bytes
  }

  /// Why a value is missing, or what makes it stand for less than its period; `nil` for a whole one.
  private func reservation(_ answer: KPIAnswer, _ figure: MetricValue?) -> String? {
    guard let figure, figure.value != nil else { return reasonForNothing(answer, figure) }
    guard figure.partial else { return figure.remark?[language] }
    if let gap = incompleteness(answer.metric.id, answer.period) { return gap }
    guard isRunning(answer.period), !answer.metric.isStock else { return nil }
    return say("截至", "to ") + dates.dayAndMonth(evaluation.context.asOf)
  }

  private func reasonForNothing(_ answer: KPIAnswer, _ figure: MetricValue?) -> String {
    if let missing = evaluation.notShown.first(where: { $0.metric.id == answer.metric.id }) {
      return missing.reason[language]
    }
    return figure?.remark?[language] ?? say("这个时段没有记录", "no record in this period")
  }

  /// What a block shows; empty when there is nothing to draw.
  private func block(_ placeholder: Placeholder, _ file: String) -> [TemplateValue] {
    var log = Diagnostics()
    guard let reference = KPIReference(block: placeholder.text, file: file, line: placeholder.line, &log)
    else { return [] }
    let answers = reference.metrics.compactMap { KPIAnswer(reference, metric: $0, evaluation) }
    guard let first = answers.first else { return [] }
    switch (reference.form, reference.by) {
    case (.card, _):
      let ids = answers.map(\.metric.id)
      let shown = ids.filter { value($0, first.scope, first.period) != nil }
      return shown.isEmpty ? [] : [cards(first.scope, first.period, of: shown, most: 8)]
    case (.chart, let by?): return answers.compactMap { chart($0, by: by) }
    case (.chart, nil):
      return answers.compactMap { answer in
        process(answer.metric.id, answer.scope, span: .full)
          ?? years(answer.metric.id, answer.scope, span: .full)
      }
    case (.table, let by?): return [table(answers, by: by)].compactMap { $0 }
    case (.table, nil): return [table(answers)].compactMap { $0 }
    }
  }

  private func chart(_ answer: KPIAnswer, by dimension: String) -> TemplateValue? {
    answer.metric.kind == .proportion
      ? dots(answer.metric.id, by: dimension, span: .full)
      : bars(answer.metric.id, by: dimension, answer.period, span: .full)
  }

  /// The members of a dimension with a column for each metric.
  private func table(_ answers: [KPIAnswer], by dimension: String) -> TemplateValue? {
    guard let first = answers.first else { return nil }
    let rows = evaluation.members(of: dimension).compactMap { scope -> [Cell]? in
      let figures = answers.map { value($0.metric.id, scope, $0.period) }
      guard figures.contains(where: { $0?.value != nil }) else { return nil }
      let cells = zip(answers, figures).map { Cell(text($1?.value, $0.metric), isNumeric: true) }
      return [Cell(name(scope), href: route(of: scope).map { address($0) })] + cells
    }
    guard !rows.isEmpty else { return nil }
    return Element.table(
      id: chartPrefix + "table",
      title: answers.map { $0.metric.label[language] }.joined(separator: say("、", ", ")),
      note: lead(first.period),
      columns: [Cell(dimensionWord(dimension))]
        + answers.map { Cell($0.metric.label[language], isNumeric: true) }, rows: rows)
  }

  /// The last twelve months with a column for each metric.
  private func table(_ answers: [KPIAnswer]) -> TemplateValue? {
    guard let first = answers.first else { return nil }
    let months = evaluation.months(first.metric.id, first.scope).suffix(12).map(\.month)
    guard !months.isEmpty else { return nil }
    let rows = months.reversed().map { month -> [Cell] in
      let running = isRunning(.month(month)) ? say("（进行中）", " (running)") : ""
      return [Cell(dates.month(month) + running)]
        + answers.map { answer in
          Cell(
            text(
              evaluation.value(answer.metric.id, answer.scope, .period(.month(month)))?.value, answer.metric),
            isNumeric: true)
        }
    }
    let title = answers.map { $0.metric.label[language] }.joined(separator: say("、", ", "))
    return Element.table(
      id: chartPrefix + "table", title: first.scope == .company ? title : "\(name(first.scope)) · \(title)",
      note: asOfLine,
      columns: [Cell(say("月份", "Month"))]
        + answers.map { Cell($0.metric.label[language], isNumeric: true) }, rows: rows)
  }

  private func noData(_ placeholder: Placeholder) -> [UInt8] {
    var log = Diagnostics()
    let reference = KPIReference(block: placeholder.text, file: "", line: 0, &log)
    let answer = reference.flatMap { reference in
      reference.metrics.first.flatMap { KPIAnswer(reference, metric: $0, evaluation) }
    }
    guard let answer else { return placeholder.literal }
    var output = MarkupBuffer()
    output.raw("<p class=\"quiet\">")
    let reason = reasonForNothing(answer, value(answer.metric.id, answer.scope, answer.period))
    output.text(answer.metric.label[language] + say("：—（\(reason)）", ": — (\(reason))"))
    output.raw("</p>\n")
    return output.bytes
  }
}
