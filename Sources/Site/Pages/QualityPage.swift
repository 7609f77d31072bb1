import Diagnostics
import Tables
import Templates

/// Can I trust these pages?
enum QualityPage {
  static let route = SiteMap.quality

  static func data(_ desk: Desk) -> PageContent {
    PageContent(
      title: desk.say(.quality), lead: "\(desk.say(.asOf)) \(desk.dates.date(desk.evaluation.context.asOf))",
      description: desk.say("读入了什么、丢掉了什么、为什么", "What was read, what was left out, and why"),
      trail: [(desk.say(.overview), .home), (desk.say(.quality), nil)], navigation: route,
      elements: [
        messages(desk), QualityProblems.byOwner(desk), files(desk), fresh(desk), rejected(desk),
        QualityProblems.leftOut(desk), QualityProblems.reasons(desk), mapping(desk), missing(desk),
      ].compactMap { $0 })
  }

  private static func files(_ desk: Desk) -> TemplateValue {
    func number(_ value: Int) -> Cell { Cell(desk.figures.number(Double(value)), isNumeric: true) }
    func amount(_ cents: Int64?) -> Cell {
      Cell(desk.figures.fullMoney(cents.map { Double($0) / 100 }), isNumeric: true)
    }
    let rows = desk.input.sales.reports.map { report -> [Cell] in
      [
        Cell(report.name), Cell(desk.tableName(report.table)),
        Cell(report.adapter == "generic" ? desk.say("通用", "generic") : report.adapter),
        number(report.rowsRead), number(report.used),
        number(report.rejected), number(report.duplicates), number(report.void), amount(report.amountUsed),
        amount(report.amountRejected), Cell(reasons(report, desk)),
      ]
    }
    return Element.table(
      id: "files", title: desk.say("读入的文件", "Files read"),
      note: desk.say("读入 = 使用 + 拒收 + 重复 + 作废。", "Read = used + rejected + duplicates + void."),
      columns: [
        Cell(desk.say("文件", "File")), Cell(desk.say("表", "Table")), Cell("CRM"),
        Cell(desk.say("读入", "Read"), isNumeric: true), Cell(desk.say("使用", "Used"), isNumeric: true),
        Cell(desk.say("拒收", "Rejected"), isNumeric: true),
        Cell(desk.say("重复", "Duplicates"), isNumeric: true),
        Cell(desk.say("作废", "Void"), isNumeric: true), Cell(desk.say("使用金额", "Amount used"), isNumeric: true),
        Cell(desk.say("拒收金额", "Amount rejected"), isNumeric: true), Cell(desk.say("拒收原因", "Why rejected")),
      ], rows: rows)
  }

  private static func reasons(_ report: FileReport, _ desk: Desk) -> String {
    let reasons = report.rejectedByReason.map { reason, count in
      "\(desk.rejection(reason)) \(desk.figures.number(Double(count)))"
    }
    return reasons.isEmpty ? "—" : reasons.joined(separator: desk.say("、", ", "))
  }

  /// The files that carry days: how old their newest record is, and how old it may be.
  private static func fresh(_ desk: Desk) -> TemplateValue? {
    let dated = desk.input.sales.freshness.filter { $0.newest != nil || $0.cadenceDays != nil }
    guard !dated.isEmpty else { return nil }
    let rows = dated.map { entry -> [Cell] in
      let state = entry.isStale ? desk.say("过时", "out of date") : desk.say("正常", "fresh")
      return [
        Cell(entry.name), Cell(entry.newest.map { desk.dates.date($0) } ?? "—", isWhole: true),
        Cell(entry.ageDays.map { desk.figures.days(Double($0)) } ?? "—", isNumeric: true),
        Cell(entry.cadenceDays.map { desk.figures.days(Double($0)) } ?? "—", isNumeric: true),
        Cell(entry.cadenceDays == nil ? "—" : state),
      ]
    }
    return Element.table(
      id: "freshness", title: desk.say("数据新旧", "Freshness"),
      note: desk.say(
        "约定 = 最新记录最多可以多旧；用 cadence 写在配置里。",
        "Expected = how old the newest record may be; set by cadence in the configuration."),
      columns: [
        Cell(desk.say("文件", "File")), Cell(desk.say("最新记录", "Newest record")),
        Cell(desk.say("距今", "Age"), isNumeric: true), Cell(desk.say("约定", "Expected"), isNumeric: true),
        Cell(desk.say("状态", "State")),
      ], rows: rows)
  }

  private static func messages(_ desk: Desk) -> TemplateValue {
    var rows: [[Cell]] = []
    for group in grouped(desk.input.diagnostics, limit: 5) {
      for diagnostic in group.shown {
        rows.append([
          Cell(diagnostic.severity.word(desk.language)), Cell(diagnostic.position?.description ?? "—"),
          Cell(diagnostic.message(desk.language)), Cell(diagnostic.remedy(desk.language) ?? ""),
        ])
      }
      if group.hidden > 0, let first = group.shown.first {
        rows.append([
          Cell(first.severity.word(desk.language)), Cell(first.position?.file ?? "—"),
          Cell(desk.say("同类另有 \(desk.number(group.hidden)) 条", "\(desk.number(group.hidden)) more of these")),
          Cell(""),
        ])
      }
    }
    return Element.table(
      id: "messages", title: desk.say("问题与处理", "Problems and remedies"),
      note: rows.isEmpty ? desk.say("没有问题。", "No problems.") : "",
      columns: [
        Cell(desk.say("级别", "Severity")), Cell(desk.say("位置", "Place")), Cell(desk.say("问题", "Problem")),
        Cell(desk.say("处理", "Remedy")),
      ], rows: rows)
  }

  private static func mapping(_ desk: Desk) -> TemplateValue {
    let rows = desk.input.sales.reports.map { report -> [Cell] in
      let used = report.mapping.filter { !$0.columns.isEmpty }.map { entry in
        "\(entry.header) → " + entry.columns.map { named(desk, $0) }.joined(separator: " + ")
      }
      let unused = report.mapping.filter(\.columns.isEmpty).map(\.header)
      return [
        Cell(report.name), Cell(used.joined(separator: desk.say("；", "; "))),
        Cell(unused.isEmpty ? "—" : unused.joined(separator: desk.say("、", ", "))),
      ]
    }
    return Element.table(
      id: "mapping", title: desk.say("列的对应关系", "How columns were mapped"),
      note: desk.say("原列名 → 本站的列名。", "Header in the file → column of this site."),
      columns: [
        Cell(desk.say("文件", "File")), Cell(desk.say("对应", "Mapping")), Cell(desk.say("未使用", "Not used")),
      ], rows: rows)
  }

  /// The column's name for readers, and the one to write in a mapping.
  private static func named(_ desk: Desk, _ column: String) -> String {
    let name = desk.columnName(column)
    return name == column ? column : desk.say("\(name)（\(column)）", "\(name) (\(column))")
  }

  private static func rejected(_ desk: Desk) -> TemplateValue? {
    let found = desk.input.sales.reports.flatMap(\.rejectedRows)
    guard !found.isEmpty else { return nil }
    let rows = found.prefix(50).map { row -> [Cell] in
      [Cell(row.position.description), Cell(desk.rejection(row.reason)), Cell(row.text)]
    }
    return Element.table(
      id: "rejected", title: desk.say("拒收的行", "Rejected rows"),
      note: desk.say("共 \(desk.number(found.count)) 行。", desk.counted(found.count, "row.", "rows.")),
      columns: [Cell(desk.say("位置", "Place")), Cell(desk.say("原因", "Reason")), Cell(desk.say("内容", "Row"))],
      rows: Array(rows), download: (desk.address(file: "data/rejected.csv"), desk.say(.download)))
  }

  private static func missing(_ desk: Desk) -> TemplateValue? {
    let missing = desk.evaluation.notShown
    guard !missing.isEmpty else { return nil }
    return Element.facts(
      id: "missing", title: desk.say("没有数据、未显示", "Not shown: no data"),
      missing.map { ($0.metric.label[desk.language], $0.reason[desk.language]) }, span: .full)
  }
}

/// What made this site, and from what.
enum AboutPage {
  static let route = SiteMap.about

  static func data(_ desk: Desk) -> PageContent {
    let inputs = desk.input.sales.reports.map {
      [Cell($0.name), Cell($0.hash), Cell(desk.figures.number(Double($0.rowsRead)), isNumeric: true)]
    }
    let context = desk.evaluation.context
    return PageContent(
      title: desk.say(.about), lead: "\(desk.say(.asOf)) \(desk.dates.date(context.asOf))",
      description: desk.say("本站如何生成", "How this site is made"),
      trail: [(desk.say(.overview), .home), (desk.say(.about), nil)], navigation: route,
      elements: [
        Element.facts(
          id: "build", title: desk.say("生成", "Build"),
          [
            (desk.say("程序", "Program"), "quotabook \(desk.input.version)"),
            (desk.say(.asOf), context.asOf.description),
            (desk.say("时区", "Time zone"), desk.input.configuration.timeZone),
            (desk.say("货币", "Currency"), desk.input.configuration.currency),
            (
              desk.say("主指标", "Primary metric"),
              desk.catalogue[context.primary]?.label[desk.language] ?? context.primary
            ),
          ], span: .full),
        Element.table(
          id: "inputs", title: desk.say("输入文件", "Input files"),
          note: desk.say("内容指纹不变，数字就不变。", "Equal fingerprints give equal numbers."),
          columns: [
            Cell(desk.say("文件", "File")), Cell(desk.say("指纹", "Fingerprint")),
            Cell(desk.say("行", "Rows"), isNumeric: true),
          ],
          rows: inputs, download: (desk.address(file: "data/build.json"), "build.json")),
        Element.facts(
          id: "rules", title: desk.say("什么算真实变化", "What counts as a real change"),
          [
            (
              desk.say("只判完整月份", "Complete months only"),
              desk.say(
                "月底后 \(desk.input.configuration.graceDays) 天才判断；进行中的时段不判。",
                "A month is judged \(desk.counted(desk.input.configuration.graceDays, "day", "days")) after its end; running periods never."
              )
            ),
            (
              desk.say("窗口", "Windows"),
              desk.say(
                "最近 1、3、6（比率另有 12）个月，各与之前 12–24 个月比较。",
                "The last 1, 3, 6 (rates also 12) months, each against the 12–24 months before.")
            ),
            (
              desk.say("门槛", "Threshold"),
              desk.say(
                "公司级 p < 0.0054；下级所有序列合为一族，假发现率 5%。",
                "Company p < 0.0054; below, all series form one family at a false-discovery rate of 5%.")
            ),
          ], span: .full),
      ])
  }
}
