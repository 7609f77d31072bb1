import Diagnostics
import Tables

extension FileReport {
  /// What became of the rows: `read 8,800 = used 8,788 + rejected 2 (too few cells 2) + duplicates 10 + void 0`.
  package var rowsLine: Phrase {
    let count = countText
    let reasons = rejectedByReason
    let zh = reasons.map { "\(rejectionReason($0.reason).chinese) \(count($0.count))" }
    let en = reasons.map { "\(rejectionReason($0.reason).english) \(count($0.count))" }
    return Phrase(
      zh: "读到 \(count(rowsRead)) 行 = 使用 \(count(used)) + 拒收 \(count(rejected))"
        + (zh.isEmpty ? "" : "（\(zh.joined(separator: "、"))）")
        + " + 重复 \(count(duplicates)) + 作废 \(count(void))",
      en: "\(counted(rowsRead, "row", "rows")) read = \(count(used)) used + \(count(rejected)) rejected"
        + (en.isEmpty ? "" : " (\(en.joined(separator: ", ")))")
        + " + \(counted(duplicates, "duplicate", "duplicates")) + \(count(void)) void")
  }

  /// The sums of the main amount over used and rejected rows, or `nil` without such a column.
  package var amountLine: Phrase? {
    guard let amountUsed else { return nil }
    // Amounts of rejected rows in other currencies are not converted, and never added one to one.
    let rejected = amountRejected.map(moneyText)
    return Phrase(
      zh: "金额合计：使用 \(moneyText(amountUsed))，拒收 \(rejected ?? "—（有外币）")",
      en: "sum of amounts: \(moneyText(amountUsed)) used, \(rejected ?? "— (other currencies)") rejected")
  }

  /// The lines that are no rows, by kind: `above the header 2 (lines 1, 2), a sum 1 (line 903)`; `nil` when there are none.
  package var leftOutLine: Phrase? {
    var kinds: [Phrase] = []
    for line in leftOut where !kinds.contains(line.kind) { kinds.append(line.kind) }
    guard !kinds.isEmpty else { return nil }
    func list(_ language: MessageLanguage) -> String {
      kinds.map { kind in
        let lines = leftOut.filter { $0.kind == kind }.map(\.line)
        let shown = lines.prefix(5).map(String.init).joined(separator: language == .chinese ? "、" : ", ")
        let more = lines.count > 5 ? " …" : ""
        return language == .chinese
          ? "\(kind.chinese) \(countText(lines.count)) 行（第 \(shown)\(more) 行）"
          : "\(kind.english) \(countText(lines.count)) (\(lines.count == 1 ? "line" : "lines") \(shown)\(more))"
      }.joined(separator: language == .chinese ? "，" : ", ")
    }
    return Phrase(zh: "不是数据的行：\(list(.chinese))", en: "lines that are no rows: \(list(.english))")
  }

  /// What the file is: `deals, Zoho CRM`.
  package var kindLine: Phrase {
    let title = TableSchema.named(table)?.title ?? Phrase(zh: table, en: table)
    let crm = Adapter.named(adapter)?.title ?? adapter
    let isGeneric = adapter == Adapter.generic.id
    return Phrase(
      zh: isGeneric ? title.chinese : "\(title.chinese)，\(crm)",
      en: isGeneric ? title.english : "\(title.english), \(crm)")
  }
}

extension SalesData {
  /// What became of every file, a few lines each: for the console, after a build.
  package func reconciliation(_ language: MessageLanguage) -> String {
    let ages = Dictionary(
      zip(reports.map(\.name), freshness.map { $0 }), uniquingKeysWith: { first, _ in first })
    var text = ""
    for report in reports {
      text += "\(report.name): \(report.kindLine[language])\n"
      var lines = [report.rowsLine[language]]
      if let amounts = report.amountLine { lines.append(amounts[language]) }
      if let leftOut = report.leftOutLine { lines.append(leftOut[language]) }
      if let newest = report.newest {
        let age = ages[report.name]?.ageDays
        let isChinese = language == .chinese
        var line = isChinese ? "最新记录 \(newest)" : "newest record \(newest)"
        if let age { line += isChinese ? "，\(countText(age)) 天前" : ", \(counted(age, "day", "days")) ago" }
        if let cadence = ages[report.name]?.cadenceDays {
          line += isChinese ? "（约定不超过 \(cadence) 天）" : " (expected within \(cadence))"
        }
        lines.append(line)
      }
      text += lines.map { "  \($0)\n" }.joined()
    }
    return text
  }
}
