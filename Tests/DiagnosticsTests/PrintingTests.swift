import Diagnostics
import Testing

@Suite struct PrintingTests {
  private func log(_ count: Int, file: String = "data/deals.csv", column: String = "amount") -> Diagnostics {
    var log = Diagnostics()
    for row in 0..<count {
      log.report(
        "unreadable-amount", at: Position(file: file, line: row + 2, column: 7),
        ["column": column, "text": "a lot"])
    }
    return log
  }

  @Test func `prints place, severity, message and id, then the text, then the remedy`() {
    var log = Diagnostics()
    log.report(
      "misspelt-key", at: Position(file: "quotabook.yml", line: 3, column: 1),
      ["parent": "quotabook.yml", "key": "langauges", "near": "languages"], excerpt: "langauges: [en]")
    #expect(
      consoleText(log, .english) == """
        quotabook.yml:3:1: error: 'langauges' is not a key of 'quotabook.yml' [misspelt-key]
            langauges: [en]
            fix: write 'languages'

        """)
    #expect(
      consoleText(log, .chinese) == """
        quotabook.yml:3:1: 错误: 'quotabook.yml' 没有 'langauges' 这一项设置 [misspelt-key]
            langauges: [en]
            处理：改成 'languages'

        """)
  }

  @Test func `leaves out the place when there is none`() {
    var log = Diagnostics()
    log.report("no-deals-or-orders")
    #expect(
      consoleText(log, .english).hasPrefix("error: there are neither deals nor orders [no-deals-or-orders]\n")
    )
  }

  @Test func `names a cell of a spreadsheet by sheet and cell`() {
    #expect(Position(file: "a.xlsx", sheet: "Q3", cell: "H118").description == "a.xlsx:Q3!H118")
    #expect(Position(file: "a.csv", line: 4).description == "a.csv:4")
    #expect(Position(file: "a.csv").description == "a.csv")
  }

  @Test func `shows twenty of a kind and counts the rest`() {
    #expect(grouped(log(20)).allSatisfy { $0.hidden == 0 })
    let text = consoleText(log(23), .english)
    #expect(
      text.split(separator: "\n").count { $0.hasPrefix("data/deals.csv:") && $0.contains("warning:") } == 20)
    #expect(text.hasSuffix("data/deals.csv: and 3 more of these in column 'amount' [unreadable-amount]\n"))
    #expect(
      consoleText(log(23), .chinese).hasSuffix("data/deals.csv: 'amount' 列还有 3 处同样的问题 [unreadable-amount]\n"))
  }

  @Test func `keeps twenty of a million equal problems and counts the rest`() {
    let many = log(1_000_000)
    #expect(many.entries.count == Diagnostics.listed)
    #expect(many.count(.warning) == 1_000_000)
    #expect(consoleText(many, .english).contains("and 999,980 more of these in column 'amount'"))
    var joined = log(1_000_000)
    joined.append(contentsOf: many)
    #expect(joined.entries.count == Diagnostics.listed)
    #expect(joined.count(.warning) == 2_000_000)
    let moved = joined.moved(from: "data/deals.csv", to: "deals.csv")
    #expect(moved.count(.warning) == 2_000_000)
    #expect(moved.only(.error).count(.warning) == 0)
    #expect(
      consoleText(moved, .chinese).hasSuffix("deals.csv: 'amount' 列还有 1,999,980 处同样的问题 [unreadable-amount]\n")
    )
  }

  @Test func `counts nothing where nothing is left over`() {
    var few = log(3)
    few.count(-17, of: "unreadable-amount", at: Position(file: "data/deals.csv", line: 1), column: "amount")
    #expect(few.count(.warning) == 3)
    #expect(few.lists("unreadable-amount", at: Position(file: "data/deals.csv", line: 1), column: "amount"))
    #expect(
      !log(20).lists("unreadable-amount", at: Position(file: "data/deals.csv", line: 1), column: "amount"))
  }

  @Test func `makes a message an error when it turns out to stand in the way`() {
    var log = Diagnostics()
    log.report("table-not-recognised", at: Position(file: "a.csv", line: 1))
    log.raise("table-not-recognised")
    #expect(log.hasErrors && log.count(.warning) == 0)
    log.report("table-not-recognised", at: Position(file: "b.csv", line: 1))
    #expect(log.count(.error) == 2)
  }

  @Test func `tells the system's reason in the reader's language`() {
    var log = Diagnostics()
    log.report("disk-failed", at: Position(file: "site"), ["reason": "No space left on device"])
    #expect(consoleText(log, .english).hasPrefix("site: error: the disk failed: No space left on device ["))
    #expect(consoleText(log, .chinese).hasPrefix("site: 错误: 磁盘操作失败：磁盘已满 ["))
  }

  @Test func `counts each file and column by itself`() {
    var all = log(21)
    all.append(contentsOf: log(21, file: "data/orders.csv"))
    all.append(contentsOf: log(20, column: "list_amount"))
    #expect(grouped(all).map(\.hidden).filter { $0 > 0 } == [1, 1])
  }

  @Test func `puts errors before warnings before notes, then sorts by place`() {
    var log = Diagnostics()
    log.report("won-for-nothing", at: Position(file: "a.csv"), ["count": "1"])
    log.report("unreadable-date", at: Position(file: "b.csv", line: 2), ["column": "closed", "text": "?"])
    log.report("unreadable-date", at: Position(file: "a.csv", line: 10), ["column": "closed", "text": "?"])
    log.report("unreadable-date", at: Position(file: "a.csv", line: 9), ["column": "closed", "text": "?"])
    log.report("file-empty", at: Position(file: "z.csv"))
    let places = log.sorted().map { $0.position?.description ?? "" }
    #expect(places == ["z.csv", "a.csv:9", "a.csv:10", "b.csv:2", "a.csv"])
    #expect(log.hasErrors)
    #expect(log.count(.warning) == 3)
  }
}
