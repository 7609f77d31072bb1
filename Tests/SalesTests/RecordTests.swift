import Diagnostics
import Periods
import Sales
import Tables
import Testing

@Suite struct DealRecordTests {
  private func deals(_ text: String, _ yaml: String = "", others: [String: String] = [:]) -> (
    SalesData, Diagnostics
  ) {
    read(others.merging(["data/deals.csv": text]) { first, _ in first }, yaml)
  }

  @Test(arguments: [
    ("Closed Won", "won"), ("赢单", "won"), ("07成交", "won"), ("closedwon", "won"), ("成功", "won"),
    ("Closed Lost to Competition", "lost"), ("09因竞争丢失关闭", "lost"), ("08丢失的线索", "lost"), ("流失", "lost"),
    ("Loss", "lost"), ("无效", "void"), ("Duplicate", "void"), ("作废", "void"), ("Negotiation/Review", "open"),
    ("Whatever", "open"),
  ])
  func `a stage tells the status`(stage: String, status: String) {
    let (data, _) = deals("id,stage,closed\n1,\(stage),2026-01-01\n")
    #expect(texts(data.dataset["deals"], "status") == [status])
  }

  @Test func `numbers in front of stages order them and are not shown`() {
    let (data, _) = deals("id,stage\n1,05提案/报价\n2,01资质审查\n3,07成交\n4,02自定义\n")
    #expect(data.stages.stages.map(\.title) == ["资质审查", "自定义", "提案/报价", "成交"])
    #expect(data.stages.stages.map(\.deals) == [1, 1, 1, 1])
    #expect(texts(data.dataset["deals"], "stage") == ["提案/报价", "资质审查", "成交", "自定义"])
  }

  @Test func `the chance of a stage is the most frequent one of its open deals`() {
    let (data, _) = deals(
      "id,stage,probability\n1,Demo,30\n2,Demo,30\n3,Demo,70\n4,Demo,\n5,Won,100\n6,Quote,\n")
    #expect(data.stages.open.map(\.probability) == [0.3, nil])
    #expect(numbers(data.dataset["deals"], "probability") == [0.3, 0.3, 0.7, 0.3, 1, nil])
  }

  @Test func `stages that nobody knows stand in the order of their chances`() {
    let (data, _) = deals("id,stage,probability\n1,Zebra,10\n2,Ant,50\n3,Mole,30\n4,Won,100\n")
    #expect(data.stages.stages.map(\.title) == ["Zebra", "Mole", "Ant", "Won"])
  }

  @Test func `a stage knows the pipelines whose deals are in it`() {
    let (data, _) = deals("id,stage,pipeline\n1,Demo,B\n2,Demo,A\n3,Won,A\n4,Won,\n")
    #expect(data.stages.stages.map(\.pipelines) == [["A", "B"], ["A"]])
  }

  @Test func `configured stages bring order, name and probability`() {
    let (data, log) = deals(
      "id,stage,amount\n1,报价单,1\n2,Qualify,2\n3,报价啊,3\n",
      "stages: [{id: q, names: [资质, Qualify], probability: 10}, {id: p, names: [报价, 报价单], probability: 50}]\n"
    )
    #expect(data.stages.stages.map(\.title) == ["资质", "报价", "报价啊"])
    #expect(texts(data.dataset["deals"], "stage") == ["报价", "资质", "报价啊"])
    #expect(numbers(data.dataset["deals"], "probability") == [0.5, 0.1, nil])
    #expect(
      consoleText(log, .english) == """
        data/deals.csv:4:3: warning: stages: of the configuration lacks '报价啊' (rows: 1); it counts as open and comes last [misspelt-stage]
            3,报价啊,3
            fix: if '报价' is meant, add the spelling to its names under stages:

        """)
    #expect(log.entries.map { $0.message(.chinese) } == ["配置的 stages: 里没有阶段 '报价啊'（共 1 行）；按进行中计算，排在最后"])
  }

  @Test func `a word of the status column that is not known is reported and the stage decides`() {
    let (data, log) = deals("id,stage,status,closed\n1,Won,hm,2026-01-01\n2,Demo,进行中,\n")
    #expect(texts(data.dataset["deals"], "status") == ["won", "open"])
    #expect(
      log.entries.map { consoleText($0, .english) } == [
        """
        data/deals.csv:2:7: warning: the status 'hm' is not known (rows: 1; this is the first); the stage decides, else the deal is open [unknown-status]
            1,Won,hm,2026-01-01
            fix: list it under stages: in quotabook.yml, or use open, won, lost or void in the CRM
        """
      ])
    #expect(log.entries.map { $0.message(.chinese) } == ["不认识状态 'hm'（共 1 行，这是第一行）；改由阶段判断，没有阶段的按进行中计算"])
  }

  @Test func `the closing date of Zoho is a plan while the deal is open`() {
    let (data, _) = deals(
      "Record Id,Deal Owner,Stage,Closing Date\n1,A,Closed Won,2026-05-01\n2,A,Qualification,2026-12-01\n")
    #expect(days(data.dataset["deals"], "closed") == ["2026-05-01", nil])
    #expect(days(data.dataset["deals"], "expected_close") == ["2026-05-01", "2026-12-01"])
  }

  @Test func `on an earlier day later deals are absent and later decisions open`() {
    let (data, log) = read(
      ["data/deals.csv": "id,stage,created,closed\n1,Won,2026-01-01,2026-06-01\n2,Demo,2026-07-01,\n"],
      asOf: Day(iso: "2026-05-31"))
    let table = data.dataset["deals"]
    #expect(texts(table, "id") == ["1"] && texts(table, "status") == ["open"])
    #expect(days(table, "closed") == [nil] && days(table, "expected_close") == ["2026-06-01"])
    #expect(texts(table, "stage") == [nil])
    #expect(
      consoleText(log, .english) == """
        data/deals.csv: note: rows whose 'created' is after 2026-05-31: 1; on that day they did not exist and are left out [after-as-of]

        """)
    #expect(log.entries.map { $0.message(.chinese) } == ["1 行的 'created' 晚于 2026-05-31，当天还不存在，没有计入"])
    #expect(data.reports.map(\.used) == [2])
  }

  @Test func `a close later than the file itself is reported`() {
    let (data, log) = deals("id,stage,created,closed\n1,Won,2026-01-01,2026-11-21\n", "as_of: newest")
    #expect(data.asOf == Day(iso: "2026-01-01"))
    #expect(
      consoleText(log, .english) == """
        data/deals.csv:2:18: warning: deals closed later than the file itself was written: 1; they are open on 2026-01-01; this is the first [closed-after-as-of]
            1,Won,2026-01-01,2026-11-21
            fix: check the close days of these deals

        """)
    #expect(log.entries.map { $0.message(.chinese) } == ["1 个商机的成交日晚于文件的修改日，在 2026-01-01 仍按进行中计算；这是第一个"])
  }

  @Test func `list amounts come from products and stand in for open deals only`() {
    let (data, log) = deals(
      "id,stage,product,quantity,amount,closed\n1,Demo,P,2.5,,\n2,Lost,P,,,2026-01-01\n3,Won,P,,0,2026-01-01\n4,Demo,,,,\n",
      others: ["data/products.csv": "name,list_price\nP,10.01\n"])
    let table = data.dataset["deals"]
    #expect(numbers(table, "list_amount") == [25.02, 10.01, 10.01, nil])
    #expect(numbers(table, "amount") == [25.02, nil, 0, nil])
    #expect(numbers(table, "amount_estimated") == [1, 0, 0, 0])
    #expect(data.reports.first { $0.table == "deals" }?.amountUsed == 0)
    #expect(
      log.sorted().map { $0.message(.english) } == [
        "open deals without amount: 1; their list price stands in",
        "won deals with an amount of 0: 1; they count as 0",
      ])
    #expect(log.sorted().map { $0.message(.chinese) } == ["1 个进行中的商机没有金额，用目录价代替", "1 个赢单的金额是 0，按 0 计入"])
  }

  @Test func `without stage and status a closed deal counts as won, and that is said`() {
    let (data, log) = deals("id,owner,closed\n1,A,2026-01-01\n2,A,\n")
    #expect(texts(data.dataset["deals"], "status") == ["won", "open"])
    #expect(
      log.entries.map { $0.message(.english) } == [
        "there is neither stage nor status; deals with a close day count as won"
      ])
    #expect(log.entries.map { $0.message(.chinese) } == ["没有阶段列，也没有状态列；有成交日的商机按赢单计算"])
  }

  @Test func `a decided deal without close day belongs to no period`() {
    let (_, log) = deals("id,stage,closed\n1,Won,\n2,Won,2026-01-01\n")
    #expect(
      log.entries.map { $0.message(.english) } == [
        "won or lost deals without a close day: 1; no period counts them; this is the first"
      ])
    #expect(log.entries.map { $0.message(.chinese) } == ["1 个已赢单或输单的商机没有成交日，不计入任何期间；这是第一个"])
  }

  @Test(arguments: [
    ("0.25\n2,Demo,1", [0.25, 1]), ("25\n2,Demo,90", [0.25, 0.9]), ("25%\n2,Demo,5%", [0.25, 0.05]),
  ])
  func `reads a probability as share or percent, whichever the column means`(cells: String, shares: [Double])
  {
    let (data, _) = deals("id,stage,probability\n1,Demo,\(cells)\n")
    #expect(numbers(data.dataset["deals"], "probability") == shares)
  }
}

@Suite struct OwnershipTests {
  private let people = """
    name,team,region,started,ended
    王敏,一部,华东,2025-01-01,2026-03-31
    王敏,二部,华北,2026-04-01,
    李雷,三部,,,

    """

  @Test func `a person who moved counts where she was on the day`() {
    let (data, _) = read([
      "data/people.csv": people,
      "data/deals.csv":
        "id,owner,stage,closed\n1,王敏,Won,2026-03-31\n2,王敏,Won,2026-04-01\n3,王敏,Demo,\n4,无名,Demo,\n5,,Demo,\n",
    ])
    #expect(texts(data.dataset["deals"], "team") == ["一部", "二部", "二部", unassigned, unassigned])
    #expect(texts(data.dataset["deals"], "region") == ["华东", "华北", "华北", unassigned, unassigned])
  }

  @Test func `the deal's own team goes first, and the account's region last`() {
    let (data, _) = read([
      "data/people.csv": people, "data/accounts.csv": "name,region,industry\n甲,华南,x\n",
      "data/deals.csv": "id,owner,team,account,stage\n1,李雷,特区,甲,Demo\n2,李雷,,乙,Demo\n",
    ])
    #expect(texts(data.dataset["deals"], "team") == ["特区", "三部"])
    #expect(texts(data.dataset["deals"], "region") == ["华南", unassigned])
  }

  @Test func `activities and training belong to the team of their rep`() {
    let (data, _) = read([
      "data/people.csv": people, "data/deals.csv": "id,stage\n1,Demo\n",
      "data/activities.csv": "date,rep,kind\n2026-03-01,王敏,visit\n",
      "data/training.csv": "rep,course,date\n李雷,X,2026-01-01\n",
    ])
    #expect(texts(data.dataset["activities"], "team") == ["一部"])
    #expect(texts(data.dataset["training"], "team") == ["三部"])
  }

  @Test func `without teams the manager is the team, and that is said`() {
    let (data, log) = read([
      "data/people.csv": "name,manager\nAnna,Max\n", "data/deals.csv": "id,owner,stage\n1,Anna,Demo\n",
    ])
    #expect(
      texts(data.dataset["deals"], "team") == ["Max"] && texts(data.dataset["people"], "team") == ["Max"])
    #expect(
      log.entries.map { $0.message(.english) } == [
        "there is no column of teams; the manager's name stands for the team"
      ])
    #expect(log.entries.map { $0.message(.chinese) } == ["没有团队列；以上级的名字作为团队"])
  }

  @Test func `a deal's own manager is its team when nothing else names one`() {
    let (data, log) = read(["data/deals.csv": "id,owner,主管,stage\n1,Anna,Max,Demo\n2,Ben,,Demo\n"])
    #expect(texts(data.dataset["deals"], "team") == ["Max", unassigned])
    #expect(log.entries.map(\.id) == ["manager-is-team"])
    let mapped = read(
      ["data/x.csv": "id,Boss,stage\n1,Max,Demo\n"],
      "data: {deals: {from: data/x.csv, columns: {Boss: [manager, team]}}}")
    #expect(texts(mapped.data.dataset["deals"], "team") == ["Max"] && mapped.log.entries.isEmpty)
  }

  @Test func `nobody has a team when nothing names one`() {
    let (data, _) = read(["data/deals.csv": "id,owner,stage\n1,Anna,Demo\n"])
    #expect(data.dataset["deals"]?["team"] == nil && data.dataset["deals"]?["region"] == nil)
  }
}

@Suite struct OtherRecordTests {
  @Test func `an order line without amount is quantity times price less discount, rounded once half-even`() {
    let (data, _) = read([
      "data/orders.csv":
        "id,date,quantity,unit_price,discount,amount\n1,2026-01-01,3,0.35,50%,\n1,2026-01-01,1,2,10%,\n2,2026-01-01,,7,,5\n"
    ])
    #expect(numbers(data.dataset["orders"], "amount") == [0.52, 1.8, 5])
    #expect(data.reports.map(\.duplicates) == [0])
  }

  @Test func `equal lines of one order are duplicates`() {
    let line = "1,2026-01-01,P,5\n"
    let (data, log) = read([
      "data/orders.csv": "id,date,product,amount\n" + line + "1,2026-01-01,Q,5\n" + line
    ])
    #expect(texts(data.dataset["orders"], "product") == ["P", "Q"])
    #expect(log.entries.map(\.id) == ["duplicate-id"] && data.reports.map(\.duplicates) == [1])
  }

  @Test func `reads long targets and keeps the value as written`() {
    let (data, _) = read(
      [
        "data/deals.csv": "id,stage\n1,Demo\n",
        "data/targets.csv":
          "scope,name,metric,period,value\n公司,,,2026年,1000万\n团队,一部,win-rate,2026Q3,30%\n员工,王敏,销售,2026年3月,5\n",
      ], "primary: bookings")
    let targets = data.dataset["targets"]
    #expect(
      texts(targets, "scope") == ["company", "team", "rep"] && texts(targets, "name") == [nil, "一部", "王敏"])
    #expect(texts(targets, "metric") == ["bookings", "win-rate", "bookings"])
    #expect(texts(targets, "period") == ["2026", "2026-Q3", "2026-03"])
    #expect(texts(targets, "value") == ["1000万", "30%", "5"])
  }

  @Test func `reads wide targets with a column for each month`() {
    let (data, _) = read([
      "data/deals.csv": "id,stage\n1,Demo\n", "data/people.csv": "name,team\n王敏,一部\n",
      "data/targets.csv": "名称,年份,一月,2月,Dec,年目标\n公司,2026,1,2,,9\n王敏,2026,3,,4,\n一部,2025,,,5,\n",
    ])
    let targets = data.dataset["targets"]
    #expect(texts(targets, "scope") == ["company", "company", "company", "rep", "rep", "team"])
    #expect(texts(targets, "period") == ["2026-01", "2026-02", "2026", "2026-01", "2026-12", "2025-12"])
    #expect(texts(targets, "value") == ["1", "2", "9", "3", "4", "5"])
    #expect(targets?.origins.lines == [2, 2, 2, 3, 3, 4])
    #expect(data.rawRow("targets", 5) == "一部,2025,,,5,")
  }

  @Test func `a target whose value is no number is a rejected row, wherever its unit belongs`() {
    let (data, log) = read([
      "data/deals.csv": "id,stage\n1,Demo\n",
      "data/targets.csv":
        "scope,metric,period,value\ncompany,bookings,2026-01,abc\ncompany,bookings,2026-02,￥12.5万\n"
        + "company,win-rate,2026,30%\ncompany,sales-cycle,2026,45 天\ncompany,bookings,2026-03,待定\n",
    ])
    #expect(texts(data.dataset["targets"], "value") == ["￥12.5万", "30%", "45 天"])
    let report = data.reports.first { $0.table == "targets" }
    #expect(report?.rejectedRows.map(\.reason) == ["unreadable-target", "unreadable-target"])
    #expect(report?.used == 3)
    #expect(log.entries.map(\.position?.description) == ["data/targets.csv:2:26", "data/targets.csv:6:26"])
    #expect(!log.hasErrors)
  }

  @Test func `of a wide row only the unreadable target is left out`() {
    let (data, log) = read([
      "data/deals.csv": "id,stage\n1,Demo\n",
      "data/targets.csv": "name,year,一月,二月,三月\n公司,2026,1,abc,3\n一部,2026,abc,,tbd\n",
    ])
    #expect(texts(data.dataset["targets"], "period") == ["2026-01", "2026-03"])
    #expect(log.entries.map(\.id) == ["unreadable-target", "unreadable-target", "unreadable-target"])
    #expect(data.reports.first { $0.table == "targets" }?.rejected == 1)
  }

  @Test(arguments: ["2026-H1", "2026H2", "H1", "FY26 H1", "2026上半年", "2026年下半年"])
  func `half a year is no period, and the message names the remedy`(period: String) throws {
    let (data, log) = read([
      "data/deals.csv": "id,stage\n1,Demo\n",
      "data/targets.csv":
        "scope,metric,period,value\ncompany,bookings,\(period),5\ncompany,bookings,2026,6\n",
    ])
    #expect(texts(data.dataset["targets"], "value") == ["6"])
    #expect(log.entries.map(\.id) == ["half-year-target"])
    let message = try #require(log.entries.first)
    #expect(
      message.remedy(.english) == "write it as the targets of two quarters, such as 2026-Q1 and 2026-Q2")
    #expect(data.reports.first { $0.table == "targets" }?.rejectedRows.map(\.reason) == ["half-year-target"])
  }

  @Test func `a wide column of half a year is reported at its header`() {
    let (data, log) = read([
      "data/deals.csv": "id,stage\n1,Demo\n",
      "data/targets.csv": "name,year,一月,二月,上半年\n公司,2026,1,,9\n",
    ])
    #expect(texts(data.dataset["targets"], "value") == ["1"])
    #expect(log.entries.map(\.id) == ["half-year-target"])
    #expect(log.entries.first?.position?.description == "data/targets.csv:1:17")
  }

  @Test func `an amount grouped by four digits is refused, never read as something else`() {
    let (data, log) = read([
      "data/deals.csv": "id,stage,amount\n1,Demo,\"1,2345,6789\"\n2,Demo,\"12,345.50\"\n"
    ])
    #expect(data.dataset["deals"]?.numbers("amount")?[0] == nil)
    #expect(data.dataset["deals"]?.numbers("amount")?[1] == 12_345.5)
    #expect(log.entries.map(\.id) == ["unreadable-amount"])
  }

  @Test func `a sheet named for a text file is a warning at the setting`() {
    let (data, log) = read(
      ["data/deals.csv": "id,stage\n1,Demo\n"], "data: {deals: {from: data/deals.csv, sheet: 商机}}")
    #expect(data.dataset["deals"]?.rowCount == 1)
    #expect(log.entries.map(\.id) == ["sheet-of-text-file"])
    #expect(log.entries.first?.position?.file == "quotabook.yml")
  }

  @Test func `a target whose period means nothing is a rejected row`() {
    let (data, log) = read([
      "data/deals.csv": "id,stage\n1,Demo\n",
      "data/targets.csv": "scope,metric,period,value\ncompany,bookings,soon,5\ncompany,bookings,2026,6\n",
    ])
    #expect(texts(data.dataset["targets"], "value") == ["6"])
    #expect(data.reports.map { [$0.rowsRead, $0.used, $0.rejected] } == [[1, 1, 0], [2, 1, 1]])
    #expect(
      consoleText(log, .english) == """
        data/targets.csv:2:18: warning: 'soon' in column 'period' is not a period; the row is not used [unreadable-period]
            company,bookings,soon,5
            fix: write it like 2026, 2026-Q3 or 2026-11

        """)
    #expect(log.entries.map { $0.message(.chinese) } == ["'period' 列的 'soon' 不是期间；没有使用这一行"])
  }

  @Test func `holidays and make-up days make the calendar`() {
    let (data, _) = read(
      ["data/deals.csv": "id,stage\n1,Demo\n", "data/free.csv": "日期,类型\n2026-10-01,国庆节\n2026-10-10,补班\n"],
      "calendar: {holidays: data/free.csv, fiscal_year_start: 4}\ndata: {deals: data/deals.csv}")
    #expect(
      data.calendar.holidays == [Day(number: 20_727)] && data.calendar.workdays == [Day(number: 20_736)])
    #expect(data.calendar.fiscalYearStart == 4 && data.calendar.springFestival)
  }

  @Test func `aliases hold in every table`() {
    let (data, log) = read(
      [
        "data/deals.csv": "id,product,owner,stage\n1,GTXPro,A. Lee,Demo\n",
        "data/products.csv": "name,list_price\nGTX Pro,10\n",
        "data/people.csv": "name,team\nAda Lee,T\n",
      ], "aliases: {product: {GTXPro: GTX Pro}, owner: {A. Lee: Ada Lee}}")
    #expect(
      texts(data.dataset["deals"], "product") == ["GTX Pro"] && texts(data.dataset["deals"], "team") == ["T"])
    #expect(log.entries.map(\.id) == ["amount-from-list"])
  }

  @Test func `aliases hold for the names of targets`() {
    let (data, _) = read(
      [
        "data/deals.csv": "id,stage\n1,Demo\n",
        "data/targets.csv":
          "scope,name,metric,period,value\nrep,A. Lee,bookings,2026,5\nteam,A. Lee,bookings,2026,6\n",
      ], "aliases: {owner: {A. Lee: Ada Lee}}")
    #expect(texts(data.dataset["targets"], "name") == ["Ada Lee", "A. Lee"])
  }

  @Test func `the history of stages speaks of the same stages as the deals`() {
    let (data, _) = read([
      "data/deals.csv": "id,stage\n1,02需求分析\n2,07成交\n",
      "data/stage_history.csv": "deal,stage,entered\n1,01资质审查,2026-01-01\n1,02需求分析,2026-02-01\n",
    ])
    #expect(data.stages.stages.map(\.title) == ["资质审查", "需求分析", "成交"])
    #expect(data.stages.stages.map(\.deals) == [0, 1, 1])
    #expect(texts(data.dataset["stage_history"], "stage") == ["资质审查", "需求分析"])
  }

  @Test func `the hash of a file changes with any byte and its length`() {
    let bytes = Array("id,stage\n1,Demo\n".utf8)
    #expect(contentHash(bytes) == contentHash(bytes) && contentHash(bytes).count == 16)
    let changed = bytes.indices.map { index in
      var copy = bytes
      copy[index] ^= 1
      return contentHash(copy)
    }
    #expect(
      Set(changed + [contentHash(bytes), contentHash(bytes + [0]), contentHash([])]).count == bytes.count + 3)
  }
}
