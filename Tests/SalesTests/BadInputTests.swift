import Diagnostics
import Periods
import Sales
import Tables
import Testing

private let deals = """
  id,owner,product,stage,created,closed,amount
  1,王敏,A,赢单,2026-01-05,2026-02-05,100
  2,王敏,A,输单,2026-01-05,2026-02-06,
  3,李雷,B,谈判,2026-03-01,,50

  """

/// What bad input gets: the message in both languages, and the rest of the work done.
@Suite struct BadInputTests {
  private func expect(
    _ log: Diagnostics, _ english: String, _ chinese: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(consoleText(log, .english) == english + "\n", sourceLocation: sourceLocation)
    #expect(consoleText(log, .chinese) == chinese + "\n", sourceLocation: sourceLocation)
  }

  @Test func `a clean file gets no message`() {
    let (data, log) = read(["data/deals.csv": deals], "as_of: 2026-11-20")
    #expect(log.entries.isEmpty)
    #expect(data.reports.map(\.used) == [3])
  }

  @Test func `a file that the configuration names is missing`() {
    let (_, log) = read(["data/deals.csv": deals], "data: {deals: data/deals.csv, people: data/people.csv}")
    expect(
      log,
      """
      quotabook.yml:1:31: error: there is no file 'data/people.csv' [file-missing]
          fix: check the path, or export the file first
      """,
      """
      quotabook.yml:1:31: 错误: 找不到文件 'data/people.csv' [file-missing]
          处理：检查路径，或先导出这个文件
      """)
  }

  @Test func `a path leads out of the site`() {
    let (_, log) = read(["data/deals.csv": deals], "data: {deals: data/deals.csv, people: ../people.csv}")
    expect(
      log,
      """
      quotabook.yml:1:31: error: '../people.csv' is not inside the site folder [path-outside-site]
          fix: put the file itself, not a link to it, into data/ of the site and write a relative path
      """,
      """
      quotabook.yml:1:31: 错误: '../people.csv' 不在站点文件夹里 [path-outside-site]
          处理：把文件放进站点的 data/，并写相对路径；不要用指向外面的链接
      """)
  }

  @Test func `a table lacks a required column`() {
    let (data, log) = read(
      ["data/deals.csv": deals, "data/orders.csv": "id,when,amount\n1,2026-01-01,5\n"],
      "data: {deals: data/deals.csv, orders: data/orders.csv}")
    #expect(data.dataset["deals"]?.rowCount == 3 && data.dataset["orders"] == nil)
    expect(
      log,
      """
      data/orders.csv:1:1: error: 'orders' needs the column 'date', and no header stands for it; the file is not used [table-lacks-column]
          id, when, amount
          fix: say in quotabook.yml which header it is, as in data: {orders: {from: data/orders.csv, columns: {when: date}}}
      """,
      """
      data/orders.csv:1:1: 错误: 'orders' 必须有列 'date'，表头里没有对应的列；没有使用这个文件 [table-lacks-column]
          id, when, amount
          处理：在 quotabook.yml 里写明是哪一列，例如 data: {orders: {from: data/orders.csv, columns: {when: date}}}
      """)
  }

  @Test func `an id occurs twice and the row modified last is used`() {
    let (data, log) = read([
      "data/deals.csv":
        "stage,id,amount,modified\n赢单,7,1,2026-03-02\n赢单,7,2,2026-03-01\n赢单,8,3,2026-03-01\n"
    ])
    #expect(texts(data.dataset["deals"], "id") == ["7", "8"])
    #expect(numbers(data.dataset["deals"], "amount") == [1, 3])
    #expect(data.reports.map(\.duplicates) == [1] && data.reports.map(\.used) == [2])
    let duplicates = log.entries.filter { $0.id == "duplicate-id" }
    #expect(
      duplicates.map { consoleText($0, .english) } == [
        """
        data/deals.csv:3:4: warning: '7' in column 'id' stands in several rows; the one at data/deals.csv:2 is used, this one is not [duplicate-id]
            赢单,7,2,2026-03-01
            fix: remove the surplus row at its source
        """
      ])
    #expect(
      duplicates.map { consoleText($0, .chinese) } == [
        """
        data/deals.csv:3:4: 警告: 'id' 列的 '7' 有多行；采用 data/deals.csv:2，不用这一行 [duplicate-id]
            赢单,7,2,2026-03-01
            处理：在源表里删去多余的行
        """
      ])
  }

  @Test func `an id occurs in two files of one table and the last row is used`() {
    let (data, _) = read(
      ["data/a.csv": "id,stage,amount\n1,赢单,5\n", "data/b.csv": "id,stage,amount\n1,赢单,6\n2,赢单,7\n"],
      "data: {deals: {from: \"data/*.csv\"}}")
    #expect(numbers(data.dataset["deals"], "amount") == [6, 7])
    #expect(data.reports.map(\.duplicates) == [1, 0])
    #expect(data.rawRow("deals", 0) == "1,赢单,6" && data.rawRow("deals", 2) == nil)
    #expect(data.dataset["deals"]?.origins.position(row: 1)?.description == "data/b.csv:3")
  }

  @Test func `a deal is closed before it was created`() {
    let (data, log) = read(["data/deals.csv": "id,stage,created,closed\n1,赢单,2026-02-02,2026-02-01\n"])
    #expect(data.dataset["deals"]?.rowCount == 1)
    expect(
      log,
      """
      data/deals.csv:2:17: warning: closed on 2026-02-01, before it was created on 2026-02-02; left out of sales cycles [closed-before-created]
          1,赢单,2026-02-02,2026-02-01
          fix: correct one of the two days in the CRM
      """,
      """
      data/deals.csv:2:17: 警告: 成交日 2026-02-01 早于创建日 2026-02-02；这一行不计入销售周期 [closed-before-created]
          1,赢单,2026-02-02,2026-02-01
          处理：在 CRM 里改正其中一个日期
      """)
  }

  @Test func `an owner and a product are not in their tables`() {
    let (_, log) = read([
      "data/deals.csv":
        "id,owner,product,stage,closed\n1,Anna,GTXPro,Won,2026-01-02\n2,Zoe,GTX Pro,Won,2026-01-02\n",
      "data/people.csv": "name,team\nAnna,A\n", "data/products.csv": "name,list_price\nGTX Pro,10\n",
    ])
    expect(
      log,
      """
      data/deals.csv:2:8: warning: 'GTXPro' in column 'product' is not among the products (rows: 1; this is the first) [misspelt-product]
          1,Anna,GTXPro,Won,2026-01-02
          fix: if 'GTX Pro' is meant, add to quotabook.yml this line: aliases: {product: {GTXPro: GTX Pro}}
      data/deals.csv:3:3: warning: 'Zoe' in column 'owner' is not among the people (rows: 1; this is the first) [unknown-owner]
          2,Zoe,GTX Pro,Won,2026-01-02
          fix: add it to the table of people; if only the spelling differs, add to quotabook.yml this line: aliases: {owner: {Zoe: …}}
      """,
      """
      data/deals.csv:2:8: 警告: 'product' 列的 'GTXPro' 不在产品表里（共 1 行，这是第一行） [misspelt-product]
          1,Anna,GTXPro,Won,2026-01-02
          处理：如果是指 'GTX Pro'，在 quotabook.yml 里加一行：aliases: {product: {GTXPro: GTX Pro}}
      data/deals.csv:3:3: 警告: 'owner' 列的 'Zoe' 不在人员表里（共 1 行，这是第一行） [unknown-owner]
          2,Zoe,GTX Pro,Won,2026-01-02
          处理：把它加进人员表；如果只是写法不同，在 quotabook.yml 里加一行：aliases: {owner: {Zoe: …}}
      """)
  }

  @Test func `a required cell is empty or unreadable`() {
    let (data, log) = read(["data/orders.csv": "id,date,amount\n1,2026-01-01,5\n,2026-01-01,6\n3,soon,7\n"])
    let report = data.reports[0]
    #expect(report.rowsRead == 3 && report.used == 1 && report.rejected == 2)
    #expect(report.amountUsed == 500 && report.amountRejected == 1300)
    #expect(report.rejectedRows.map(\.text) == [",2026-01-01,6", "3,soon,7"])
    expect(
      log,
      """
      data/orders.csv:3:1: warning: the required column 'id' is empty; the row is not used [required-cell-empty]
          ,2026-01-01,6
          fix: fill it in the CRM and export again
      data/orders.csv:4:3: warning: 'soon' in the required column 'date' cannot be read; the row is not used [required-cell-unreadable]
          3,soon,7
          fix: write a date or a number in a common form
      """,
      """
      data/orders.csv:3:1: 警告: 必需列 'id' 是空的；没有使用这一行 [required-cell-empty]
          ,2026-01-01,6
          处理：在 CRM 里补上后重新导出
      data/orders.csv:4:3: 警告: 必需列 'date' 里的 'soon' 读不出来；没有使用这一行 [required-cell-unreadable]
          3,soon,7
          处理：改成日期或数字的常见写法
      """)
  }

  @Test func `a ragged row and an unreadable cell leave the rest of the file in use`() {
    let (data, log) = read([
      "data/deals.csv":
        "id,stage,amount,closed\n1,Won,ten,2026-01-01\n2,Won\n3,Won,5,2026-02-30\n4,Won,6,2026-01-02\n"
    ])
    #expect(data.reports[0].rowsRead == 4 && data.reports[0].used == 3 && data.reports[0].rejected == 1)
    #expect(numbers(data.dataset["deals"], "amount") == [nil, 5, 6])
    #expect(days(data.dataset["deals"], "closed") == ["2026-01-01", nil, "2026-01-02"])
    #expect(log.entries.contains { $0.position?.description == "data/deals.csv:2:7" })
    #expect(log.entries.contains { $0.position?.description == "data/deals.csv:4:9" })
    #expect(!log.hasErrors)
  }

  @Test func `amounts in another currency are left empty`() {
    let (data, log) = read(["data/deals.csv": "id,stage,amount,currency\n1,谈判,5,人民币\n2,谈判,6,USD\n"])
    #expect(numbers(data.dataset["deals"], "amount") == [5, nil])
    expect(
      log,
      """
      data/deals.csv:3:8: warning: rows in USD instead of CNY: 1, and the site has no rates; their amounts are left empty; this is the first [foreign-currency]
          2,谈判,6,USD
          fix: write data/rates.csv with the header date,currency,rate and the line 2026-11-20,USD,… (one USD in CNY)
      """,
      """
      data/deals.csv:3:8: 警告: 1 行的货币是 USD，不是 CNY，而站点没有汇率表；这些金额留空；这是第一行 [foreign-currency]
          2,谈判,6,USD
          处理：建立 data/rates.csv，第一行写 date,currency,rate，下面写 2026-11-20,USD,…（1 USD 合多少 CNY）
      """)
  }

  @Test func `a site has neither deals nor orders`() {
    let (_, log) = read(["data/people.csv": "name,team\nAnna,A\n"])
    expect(
      log,
      """
      quotabook.yml: error: there are neither deals nor orders [no-deals-or-orders]
          fix: export deals or orders as CSV into data/ of the site
      """,
      """
      quotabook.yml: 错误: 没有商机表，也没有订单表 [no-deals-or-orders]
          处理：导出商机或订单为 CSV，放进站点的 data/
      """)
  }

  @Test func `a file is no table that is known`() {
    let (data, log) = read(["data/deals.csv": deals, "data/notes.csv": "colour,taste\nred,sweet\n"])
    #expect(data.reports.count == 1)
    #expect(
      log.entries.map { consoleText($0, .english) } == [
        """
        data/notes.csv:1: warning: cannot tell which table this is; not used [table-not-recognised]
            colour, taste
            fix: name its table (deals, stage_history, orders, contracts, payment_plans, payments, accounts, products, people, targets, activities, training, surveys, reviews, spend, observations, rates, holidays) and its columns under data: in quotabook.yml
        """
      ])
    #expect(log.entries.map { $0.message(.chinese) } == ["认不出这是什么表；没有使用"])
  }

  @Test func `a mapping names what is not there`() {
    let (_, log) = read(
      ["data/x.csv": deals],
      "data:\n  deals: {from: data/x.csv, columns: {Owner: owner, amout: amount, product: produkt, created: zzz}}\n"
    )
    #expect(
      log.sorted().map { "\($0.severity) \($0.position?.description ?? "") \($0.message(.english))" } == [
        "error quotabook.yml:2:68 'deals' has no column 'produkt'",
        "error quotabook.yml:2:86 'deals' has no column 'zzz'",
        "warning quotabook.yml:2:53 'data/x.csv' has no column 'amout'; this mapping has no effect",
      ])
    #expect(log.sorted().map(\.id) == ["misspelt-column-name", "unknown-column-name", "misspelt-header"])
    #expect(
      log.sorted().map { $0.message(.chinese) } == [
        "'deals' 没有列 'produkt'", "'deals' 没有列 'zzz'", "'data/x.csv' 没有列 'amout'；这条对应没有作用",
      ])
  }

  @Test func `a table that does not exist is named`() {
    let (_, log) = read(
      ["data/x.csv": deals], "data: {a: {from: data/x.csv, table: dealz}, b: {from: data/x.csv}}")
    #expect(
      consoleText(log, .english) == """
        quotabook.yml:1:8: error: there is no table 'dealz' [misspelt-data-table]
            table: dealz
            fix: write 'deals'

        """)
    #expect(log.entries.map { $0.message(.chinese) } == ["没有 'dealz' 这种表"])
  }

  @Test func `an extract is older than its cadence`() {
    let (data, log) = read(
      ["data/deals.csv": deals], "data: {deals: {from: data/deals.csv, cadence: 7 days}}")
    #expect(data.freshness.map(\.isStale) == [true])
    expect(
      log,
      """
      data/deals.csv: warning: the newest record is of 2026-03-01, 264 days before 2026-11-20; days allowed: 7 [stale-extract]
          fix: export this file again
      """,
      """
      data/deals.csv: 警告: 最新的记录是 2026-03-01，到 2026-11-20 已有 264 天；应当不超过 7 天 [stale-extract]
          处理：重新导出这个文件
      """)
  }
}
