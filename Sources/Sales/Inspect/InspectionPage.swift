import Diagnostics
import Ingest
import Tables

extension Inspection {
  /// The page that `quotabook inspect` prints.
  package func page(_ language: MessageLanguage) -> String {
    func say(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }
    var lines = [report.sheet.map { "\(path):\($0)" } ?? path]
    func section(_ title: String, _ content: [String]) {
      guard !content.isEmpty else { return }
      lines.append("  " + title)
      lines += content.map { "    " + $0 }
    }
    section(
      say("这是什么", "what it is"),
      [report.kindLine[language] + tableName(language)])
    section(say("怎么读的", "how it was read"), report.readAs.map { $0[language] })
    section(say("对账", "reconciliation"), sums(language))
    section(say("列：列名 → 用作什么，例子", "columns: header → what it feeds, samples"), usedColumns(language))
    section(say("没有用到的列", "columns that are not used"), unusedColumns())
    section(say("缺少的列，以及因此没有的内容", "columns that are missing, and what lacks them"), missingLines(language))
    section(say("很可能写错的名称", "names that are probably misspelt"), spellingLines(language))
    let text = problemText(language)
    lines.append("  " + say("问题", "problems") + (text.isEmpty ? say("：没有", ": none") : ""))
    return lines.joined(separator: "\n") + "\n" + text
  }

  /// The table's name in the configuration, where the title is another word.
  private func tableName(_ language: MessageLanguage) -> String {
    let title = TableSchema.named(report.table)?.title[language]
    if title == report.table { return "" }
    return language == .chinese ? "（\(report.table)）" : " (\(report.table))"
  }

  private func sums(_ language: MessageLanguage) -> [String] {
    var lines = [report.rowsLine[language]]
    if let amounts = report.amountLine { lines.append(amounts[language]) }
    if !sums.isEmpty {
      let isChinese = language == .chinese
      let list = sums.map { sum in
        let code = sum.currency.isEmpty ? (isChinese ? "未写币种" : "no currency") : sum.currency
        return "\(code) \(moneyText(sum.amount))"
      }
      lines.append(
        isChinese
          ? "各币种的金额合计：\(list.joined(separator: "，"))；生成站点时按汇率表换算"
          : "sums of amounts by currency: \(list.joined(separator: ", ")); a build converts them by the table of rates"
      )
    }
    if let leftOut = report.leftOutLine { lines.append(leftOut[language]) }
    if let newest = report.newest {
      lines.append(language == .chinese ? "最新记录：\(newest)" : "newest record: \(newest)")
    }
    return lines
  }

  private func usedColumns(_ language: MessageLanguage) -> [String] {
    let used = columns.filter { !$0.targets.isEmpty }
    let targets = used.map { $0.targets.joined(separator: ", ") }
    let headerWidth = min(30, used.map { displayWidth($0.header) }.max() ?? 0)
    let targetWidth = min(30, targets.map(displayWidth).max() ?? 0)
    return zip(used, targets).map { column, target in
      var line = padded(column.header, headerWidth) + " → " + padded(target, targetWidth) + "  "
      line += padded(column.kind.map { kindName($0, language) } ?? "", language == .chinese ? 6 : 7)
      line += samples(column)
      if column.unreadable > 0 {
        // A damaged id is kept as text, so it is among the filled cells.
        let isKept = column.kind == .text
        let (bad, all) = (
          countText(column.unreadable), countText(column.filled + (isKept ? 0 : column.unreadable))
        )
        line +=
          language == .chinese
          ? "（\(all) 个中 \(bad) 个\(isKept ? "已被改写" : "读不出来")）"
          : " (\(bad) of \(all) \(isKept ? "rewritten by a spreadsheet" : "unreadable"))"
      } else if column.filled == 0, report.rowsRead > 0, column.kind != nil {
        // Where a question is open, the cells have texts and no values.
        let isBlank = column.samples.isEmpty
        line +=
          language == .chinese ? (isBlank ? "（全部为空）" : "（没有读入）") : isBlank ? "(all empty)" : " (not read)"
      }
      return line.last == " " ? String(line.reversed().drop { $0 == " " }.reversed()) : line
    }
  }

  private func unusedColumns() -> [String] {
    let unused = columns.filter { $0.targets.isEmpty }
    let width = min(30, unused.map { displayWidth($0.header) }.max() ?? 0)
    return unused.map { column in
      let header = column.header.isEmpty ? "–" : column.header
      let samples = samples(column)
      return samples.isEmpty ? header : padded(header, width) + "  " + samples
    }
  }

  private func samples(_ column: InspectedColumn) -> String {
    column.samples.map { sample in
      let line = sample.split(whereSeparator: \.isNewline).joined(separator: " ")
      return line.count > 24 ? String(line.prefix(23)) + "…" : line
    }.joined(separator: " | ")
  }

  private func missingLines(_ language: MessageLanguage) -> [String] {
    let width = missing.map { displayWidth($0.column) }.max() ?? 0
    return missing.map { entry in
      let names = entry.lacking.map { $0[language] }
      return padded(entry.column, width) + "  " + names.joined(separator: language == .chinese ? "、" : ", ")
    }
  }

  private func spellingLines(_ language: MessageLanguage) -> [String] {
    guard !spellings.isEmpty else { return [] }
    let names = [
      "product": Phrase(zh: "产品", en: "product"), "owner": Phrase(zh: "负责人", en: "owner"),
      "stage": Phrase(zh: "阶段", en: "stage"),
    ]
    var lines = spellings.prefix(20).map { spelling in
      let name = names[spelling.dimension]?[language] ?? spelling.dimension
      return language == .chinese
        ? "\(name) '\(spelling.text)'（\(countText(spelling.rows)) 行）→ '\(spelling.meant)'？"
        : "\(name) '\(spelling.text)' (\(counted(spelling.rows, "row", "rows"))) → '\(spelling.meant)'?"
    }
    let more = spellings.count - 20
    if more > 0 {
      lines.append(language == .chinese ? "另有 \(countText(more)) 个" : "and \(countText(more)) more")
    }
    lines.append(
      language == .chinese ? "如果是同一个，写进 quotabook.yml：" : "if they are the same, add to quotabook.yml:")
    lines.append("aliases:")
    for dimension in ["product", "owner", "stage"] {
      let own = spellings.prefix(20).filter { $0.dimension == dimension }
      guard !own.isEmpty else { continue }
      let entries = own.map { "\(yamlText($0.text)): \(yamlText($0.meant))" }
      lines.append("  \(dimension): {\(entries.joined(separator: ", "))}")
    }
    return lines
  }

  /// The first problems with their places; the rest is counted.
  private func problemText(_ language: MessageLanguage) -> String {
    var text = ""
    var shown = 0
    var hidden = 0
    for group in grouped(problems) {
      for diagnostic in group.shown {
        if shown < 20 { text += consoleText(diagnostic, language) + "\n" } else { hidden += 1 }
        shown += 1
      }
      hidden += group.hidden
    }
    guard hidden > 0 else { return text }
    return text
      + (language == .chinese
        ? "另有 \(countText(hidden)) 个问题\n" : "and \(counted(hidden, "more problem", "more problems"))\n")
  }

  private func kindName(_ kind: FieldKind, _ language: MessageLanguage) -> String {
    switch (kind, language) {
    case (.text, .chinese): "文字"
    case (.money, .chinese): "金额"
    case (.number, .chinese): "数字"
    case (.percent, .chinese): "比例"
    case (.day, .chinese): "日期"
    case (.percent, .english): "share"
    case (_, .english): kind.rawValue
    }
  }
}

/// Columns of a terminal: ideographs and full-width characters take two.
private func displayWidth(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { width, scalar in
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0x20000...0x3FFFD:
      width + 2
    default: width + 1
    }
  }
}

private func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - displayWidth(text)))
}
