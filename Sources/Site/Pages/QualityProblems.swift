import Diagnostics
import Sales
import Templates

/// What stands on the data-quality page about single cells, rows and lines.
enum QualityProblems {
  /// How many problems of one owner, and of all, are on the page; the download has all.
  static let perOwner = 20
  static let inAll = 200

  /// The cells and rows that could not be used, by the person who can mend them; `nil` when there are none.
  static func byOwner(_ desk: Desk) -> TemplateValue? {
    let problems = desk.input.sales.problems
    guard !problems.isEmpty else { return nil }
    let groups = Dictionary(grouping: problems, by: \.owner).sorted { left, right in
      // Rows that are nobody's stand at the end, the longest lists first.
      if left.key.isEmpty != right.key.isEmpty { return right.key.isEmpty }
      if left.value.count != right.value.count { return left.value.count > right.value.count }
      return left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
    }
    var rows: [[Cell]] = []
    for (owner, own) in groups {
      let name = owner.isEmpty ? desk.say("未写负责人", "no owner") : owner
      let count = desk.figures.number(Double(own.count))
      for problem in own.prefix(min(perOwner, inAll - rows.count)) {
        rows.append(
          [Cell(desk.say("\(name)（\(count)）", "\(name) (\(count))"))] + cells(problem, desk))
      }
    }
    let all = desk.figures.number(Double(problems.count))
    let owners = groups.count { !$0.key.isEmpty }
    let isWhole = rows.count == problems.count
    return Element.table(
      id: "problems", title: desk.say("待修正的数据，按负责人", "Data to mend, by owner"),
      note: desk.say(
        "共 \(all) 处，涉及 \(desk.number(owners)) 人；在原系统里改好后重新导出。"
          + (isWhole ? "" : "这里每人最多列 \(perOwner) 处，全部在下载的文件里。"),
        "\(desk.counted(problems.count, "place", "places")) of \(desk.counted(owners, "person", "people")); mend them where they come from and export again."
          + (isWhole ? "" : " At most \(perOwner) a person are listed here; the download has all.")),
      columns: [
        Cell(desk.say("负责人", "Owner")), Cell(desk.say("记录", "Record")), Cell(desk.say("位置", "Place")),
        Cell(desk.say("内容", "Text")), Cell(desk.say("问题", "Problem")), Cell(desk.say("处理", "Remedy")),
      ], rows: rows, download: (desk.address(file: "data/problems.csv"), desk.say(.download)))
  }

  private static func cells(_ problem: DataProblem, _ desk: Desk) -> [Cell] {
    let text = problem.text.count > 80 ? String(problem.text.prefix(79)) + "…" : problem.text
    return [
      Cell(problem.record.isEmpty ? "—" : problem.record),
      Cell(problem.message.position?.description ?? "—"), Cell(text),
      Cell(problem.message.message(desk.language)), Cell(problem.message.remedy(desk.language) ?? ""),
    ]
  }

  /// The lines that are no rows; `nil` when there are none.
  static func leftOut(_ desk: Desk) -> TemplateValue? {
    let lines = desk.input.sales.reports.flatMap { report in report.leftOut.map { (report.name, $0) } }
    guard !lines.isEmpty else { return nil }
    let rows = lines.prefix(100).map { file, line -> [Cell] in
      let text = line.text.count > 80 ? String(line.text.prefix(79)) + "…" : line.text
      return [
        Cell("\(file):\(line.line)"), Cell(desk.say(line.kind.chinese, line.kind.english)), Cell(text),
      ]
    }
    return Element.table(
      id: "left-out", title: desk.say("不是数据的行", "Lines that are no rows"),
      note: desk.say("标题、合计、备注等，不计入任何数字。", "Titles, sums and remarks; they enter no number."),
      columns: [
        Cell(desk.say("位置", "Place")), Cell(desk.say("是什么", "What it is")), Cell(desk.say("内容", "Text")),
      ], rows: Array(rows))
  }

  /// How every file was read, and why.
  static func reasons(_ desk: Desk) -> TemplateValue {
    let rows = desk.input.sales.reports.map { report in
      [
        Cell(report.name),
        Cell(report.readAs.map { desk.say($0.chinese, $0.english) }.joined(separator: desk.say("；", "; "))),
      ]
    }
    return Element.table(
      id: "reading", title: desk.say("怎么读的", "How files were read"), note: "",
      columns: [Cell(desk.say("文件", "File")), Cell(desk.say("识别结果与依据", "What was recognised, and why"))],
      rows: rows)
  }
}
