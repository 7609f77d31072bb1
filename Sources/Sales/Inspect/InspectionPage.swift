import Diagnostics
import Ingest
import Tables

extension Inspection {
  /// The page that `quotabook inspect` prints.
  package func page(_ language: MessageLanguage) -> String {
    func say(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }
    let table = TableSchema.named(report.table)?.title[language] ?? report.table
    let crm = Adapter.named(report.adapter)?.title ?? report.adapter
    var lines = [path]
    lines.append("  " + say("表：\(table)（\(report.table)），格式：\(crm)", "table: \(table), format: \(crm)"))
    lines += report.readAs.map { "  " + $0[language] }
    lines.append(
      "  "
        + say(
          "行：读到 \(report.rowsRead)，可用 \(report.used)，不可用 \(report.rejected)，重复 \(report.duplicates)",
          "rows: \(report.rowsRead) read, \(report.used) used, \(report.rejected) rejected, \(report.duplicates) duplicates"
        ))
    if let newest = report.newest { lines.append("  " + say("最新记录：\(newest)", "newest record: \(newest)")) }
    lines += ["", "  " + say("列", "columns")] + columnLines(language)
    if !missing.isEmpty {
      lines += ["", "  " + say("缺少的列和因此没有的内容", "columns that are missing, and what lacks them")]
      lines += missing.map { "    \($0.column): \($0.metrics.joined(separator: ", "))" }
    }
    lines += ["", "  " + say("问题", "problems")]
    let text = consoleText(problems, language)
    if text.isEmpty { lines.append("    " + say("没有", "none")) }
    return lines.joined(separator: "\n") + "\n" + text
  }

  private func columnLines(_ language: MessageLanguage) -> [String] {
    let names = report.mapping.map { $0.columns.isEmpty ? "–" : $0.columns.joined(separator: ", ") }
    let headerWidth = min(30, report.mapping.map { displayWidth($0.header) }.max() ?? 0)
    let nameWidth = names.map(displayWidth).max() ?? 0
    return zip(zip(report.mapping, names), columns).map { pair, guess in
      var line = "    " + padded(pair.0.header, headerWidth) + "  → " + padded(pair.1, nameWidth)
      line += "  " + padded(kindName(kind(of: pair.0.columns) ?? guess.kind, language), 7)
      line += guess.samples.map { $0.count > 24 ? String($0.prefix(23)) + "…" : $0 }.joined(separator: " | ")
      if guess.unreadable > 0 {
        line += language == .chinese ? "（\(guess.unreadable) 个读不出来）" : " (\(guess.unreadable) unreadable)"
      }
      return line
    }
  }

  /// How a mapped column is read, whatever its cells look like.
  private func kind(of columns: [String]) -> ColumnKind? {
    switch columns.first.flatMap({ TableSchema.named(report.table)?.field($0) })?.kind {
    case .text: .text
    case .money: .money
    case .number, .percent: .number
    case .day: .day
    case nil: nil
    }
  }

  private func kindName(_ kind: ColumnKind, _ language: MessageLanguage) -> String {
    switch (kind, language) {
    case (.text, .chinese): "文字"
    case (.money, .chinese): "金额"
    case (.number, .chinese): "数字"
    case (.day, .chinese): "日期"
    case (_, .english): kind.rawValue
    }
  }

  /// The entry of `data:` that reads the file so, to paste into `quotabook.yml`.
  package func yaml() -> String {
    var text = "data:\n  \(report.table):\n    from: \(quoted(path))\n"
    if report.adapter != "generic" { text += "    crm: \(report.adapter)\n" }
    let used = report.mapping.filter { entry in
      let fields = TableSchema.named(report.table)?.fields.map(\.name) ?? []
      return !entry.columns.isEmpty && entry.columns.allSatisfy(fields.contains)
    }
    guard !used.isEmpty else { return text }
    text += "    columns:\n"
    for (header, columns) in used {
      let value = columns.count == 1 ? columns[0] : "[" + columns.joined(separator: ", ") + "]"
      text += "      \(quoted(header)): \(value)\n"
    }
    return text
  }
}

/// The text as a YAML scalar: in quotes unless it is plain letters, digits and a few signs.
private func quoted(_ text: String) -> String {
  let isPlain =
    text.first?.isLetter == true
    && text.allSatisfy { $0.isLetter || $0.isNumber || "_./ -".contains($0) } && text.last != " "
  if isPlain { return text }
  return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    + "\""
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
