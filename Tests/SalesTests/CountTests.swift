import Diagnostics
import Sales
import Testing

/// What is said when there are too many problems of a kind to list them all.
@Suite struct CountTests {
  private func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (1...count).map { line($0) + "\n" }.joined()
  }

  /// What is said last in both languages.
  private func last(_ log: Diagnostics) -> [String] {
    MessageLanguage.allCases.reversed().compactMap {
      consoleText(log, $0).split(separator: "\n").last.map(String.init)
    }
  }

  /// The messages of this id in both languages.
  private func last(_ id: String, _ log: Diagnostics) -> [String] {
    log.entries.filter { $0.id == id }.flatMap { [consoleText($0, .english), consoleText($0, .chinese)] }
  }

  @Test func `counts unreadable cells after the first twenty`() {
    let (_, log) = read(["data/deals.csv": "id,stage,amount\n" + lines(103) { "\($0),Demo,x\($0)" }])
    #expect(
      last(log) == [
        "data/deals.csv: and 83 more of these in column 'amount' [unreadable-amount]",
        "data/deals.csv: 'amount' 列还有 83 处同样的问题 [unreadable-amount]",
      ])
    #expect(log.entries.count == 20)
    #expect(log.count(.warning) == 103)
  }

  @Test func `counts rejected rows after the first twenty`() {
    let (data, log) = read(["data/orders.csv": "id,date\n" + lines(102) { "\($0)," } + "x,2026-01-01\n"])
    #expect(
      last(log) == [
        "data/orders.csv: and 82 more of these in column 'date' [required-cell-empty]",
        "data/orders.csv: 'date' 列还有 82 处同样的问题 [required-cell-empty]",
      ])
    #expect(data.reports.map(\.rejected) == [102])
  }

  @Test func `counts duplicates after the first twenty`() {
    let (data, log) = read(["data/deals.csv": "id,stage\n" + lines(106) { _ in "1,Demo" }])
    #expect(
      last(log) == [
        "data/deals.csv: and 85 more of these in column 'id' [duplicate-id]",
        "data/deals.csv: 'id' 列还有 85 处同样的问题 [duplicate-id]",
      ])
    #expect(data.reports.map { [$0.rowsRead, $0.used, $0.duplicates] } == [[106, 1, 105]])
  }

  @Test func `counts closes before creation after the first twenty`() {
    let (_, log) = read([
      "data/deals.csv": "id,stage,created,closed\n" + lines(101) { "\($0),Won,2026-02-02,2026-02-01" }
    ])
    #expect(
      last(log) == [
        "data/deals.csv: and 81 more of these in column 'closed' [closed-before-created]",
        "data/deals.csv: 'closed' 列还有 81 处同样的问题 [closed-before-created]",
      ])
  }

  @Test func `counts unknown names after the first twenty`() {
    let (_, log) = read([
      "data/deals.csv": "id,stage,account\n" + lines(53) { "\($0),Demo,Nobody \($0)" },
      "data/accounts.csv": "name,industry\nSomebody Else Entirely,x\n",
    ])
    #expect(
      last(log) == [
        "data/deals.csv: and 33 more of these in column 'account' [unknown-account]",
        "data/deals.csv: 'account' 列还有 33 处同样的问题 [unknown-account]",
      ])
  }

  @Test func `names that no table knows and none is near`() {
    let (_, log) = read([
      "data/deals.csv": "id,stage,product,account,owner\n1,Demo,Xyz,Qqq,Anna\n",
      "data/products.csv": "name,list_price\nGTX Pro,1\n",
      "data/accounts.csv": "name,industry\nCancity,x\nQqqq,y\n",
      "data/people.csv": "name,team\nAnne,T\n",
    ])
    #expect(
      log.sorted().filter { $0.severity == .warning }.map { $0.message(.english) } == [
        "'Xyz' in column 'product' is not among the products (rows: 1; this is the first)",
        "'Qqq' in column 'account' is not among the accounts (rows: 1; this is the first)",
        "'Anna' in column 'owner' is not among the people (rows: 1; this is the first)",
      ])
    #expect(
      log.sorted().filter { $0.severity == .warning }.map(\.id) == [
        "unknown-product", "misspelt-account", "misspelt-owner",
      ])
    #expect(
      log.sorted().filter { $0.severity == .warning }.map { $0.message(.chinese) } == [
        "'product' 列的 'Xyz' 不在产品表里（共 1 行，这是第一行）", "'account' 列的 'Qqq' 不在客户表里（共 1 行，这是第一行）",
        "'owner' 列的 'Anna' 不在人员表里（共 1 行，这是第一行）",
      ])
  }

  @Test func `a stage that no setting is near, and a header and a table likewise`() {
    let (_, log) = read(
      ["data/x.csv": "id,stage\n1,Frobnicate\n", "data/y.csv": "id\n1\n"],
      "stages: [{id: q, names: [资质]}]\ndata: {deals: {from: data/x.csv, columns: {Zzzzzz: owner}}, other: {from: data/y.csv, table: qqqqqq}}"
    )
    #expect(
      log.sorted().map { consoleText($0, .english) } == [
        """
        quotabook.yml:2:61: error: there is no table 'qqqqqq' [unknown-data-table]
            table: qqqqqq
            fix: use one of: deals, stage_history, orders, contracts, payment_plans, payments, accounts, products, people, targets, activities, training, surveys, reviews, spend, observations, rates, holidays
        """,
        """
        data/x.csv:2:3: warning: stages: of the configuration lacks 'Frobnicate' (rows: 1); it counts as open and comes last [unknown-stage]
            1,Frobnicate
            fix: add it to stages: in quotabook.yml
        """,
        """
        quotabook.yml:2:44: warning: 'data/x.csv' has no column 'Zzzzzz'; this mapping has no effect [unknown-header]
            fix: its columns are: id, stage
        """,
      ])
    #expect(
      log.sorted().map { $0.message(.chinese) } == [
        "没有 'qqqqqq' 这种表", "配置的 stages: 里没有阶段 'Frobnicate'（共 1 行）；按进行中计算，排在最后",
        "'data/x.csv' 没有列 'Zzzzzz'；这条对应没有作用",
      ])
  }
}
