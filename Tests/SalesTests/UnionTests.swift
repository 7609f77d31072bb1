import Diagnostics
import Sales
import Tables
import Testing

/// Several files that make one table.
@Suite struct UnionTests {
  private let configuration = "data: {deals: {from: \"data/*.csv\"}}"

  private func deals(_ files: [String: String], _ yaml: String? = nil) -> (data: SalesData, log: Diagnostics)
  {
    read(Dictionary(uniqueKeysWithValues: files.map { ("data/" + $0, $1) }), yaml ?? configuration)
  }

  @Test func `a deal in two files counts as its newest modification says, in whichever file`() {
    let (data, log) = deals([
      "a.csv": "id,stage,amount,modified\n1,Demo,5,2026-03-01\n2,Won,6,2026-01-01\n",
      "b.csv": "id,stage,amount,modified\n1,Won,7,2026-02-01\n2,Lost,8,2026-02-01\n3,Won,9,2026-02-01\n",
    ])
    #expect(texts(data.dataset["deals"], "id") == ["1", "2", "3"])
    #expect(numbers(data.dataset["deals"], "amount") == [5, 8, 9])
    #expect(data.reports.map(\.duplicates) == [1, 1] && data.reports.map(\.used) == [1, 2])
    #expect(
      log.sorted().filter { $0.id == "duplicates-across-files" }.map { consoleText($0, .english) } == [
        "data/a.csv: note: rows that stand in 'data/b.csv' too, where the newer ones are taken from: 1 [duplicates-across-files]",
        "data/b.csv: note: rows that stand in 'data/a.csv' too, where the newer ones are taken from: 1 [duplicates-across-files]",
      ])
    #expect(
      log.sorted().first { $0.id == "duplicates-across-files" }?.message(.chinese)
        == "1 行在 'data/b.csv' 里也有，采用那里较新的一行")
  }

  @Test func `without modifications the file with the newer records wins, whatever its name`() {
    let (data, _) = deals([
      "a.csv": "id,stage,amount,created\n1,Won,5,2026-01-05\n2,Demo,1,2026-09-01\n",
      "b.csv": "id,stage,amount,created\n1,Demo,7,2026-01-05\n",
    ])
    #expect(numbers(data.dataset["deals"], "amount") == [5, 1])
    #expect(data.reports.map(\.duplicates) == [0, 1])
  }

  @Test func `equal ids of two CRMs are two deals, and the one known longest keeps its id`() {
    let (data, log) = deals([
      "old.csv":
        "Record Id,Deal Owner,Stage,Closing Date,Created Time\n7,A,Closed Won,2025-03-01,2025-01-01\n",
      "new.csv": "商机编号,负责人,阶段状态,赢率,创建时间\n7,B,进行中,20,2026-03-01\n",
    ])
    #expect(Set(texts(data.dataset["deals"], "id")) == ["7", "fxiaoke:7"])
    #expect(data.reports.map(\.used) == [1, 1])
    #expect(!log.entries.contains { $0.id.hasPrefix("duplicate") })
  }

  @Test func `equal ids in a CRM's export and in a table made by hand are one deal`() {
    let (data, _) = deals([
      "old.csv":
        "Record Id,Deal Owner,Stage,Closing Date,Created Time\n7,A,Closed Won,2025-03-01,2025-01-01\n",
      "new.csv": "id,owner,stage,created\n7,B,Lost,2026-03-01\n",
    ])
    #expect(texts(data.dataset["deals"], "owner") == ["B"])
  }

  @Test func `the records of two CRMs find the deals of their own CRM`() {
    let (data, _) = read(
      [
        "data/old.csv":
          "Record Id,Deal Owner,Stage,Closing Date,Created Time\n7,A,Closed Won,2025-03-01,2025-01-01\n",
        "data/new.csv": "商机编号,负责人,阶段状态,赢率,创建时间\n7,B,进行中,20,2026-03-01\n",
        "data/visits.csv": "签到时间,签到人,签到地点,商机编号\n2026-04-01,B,路口,7\n",
        "data/calls.csv": "date,rep,deal\n2026-04-01,A,7\n",
      ],
      """
      data: {old: {from: data/old.csv, table: deals}, new: {from: data/new.csv, table: deals},
        visits: {from: data/visits.csv, table: activities, columns: {商机编号: deal}}, calls: {from: data/calls.csv, table: activities}}
      """)
    #expect(Set(texts(data.dataset["activities"], "deal")) == ["7", "fxiaoke:7"])
    #expect(texts(data.dataset["activities"], "kind") == [nil, "外勤"])
  }

  @Test func `a record that names its deal finds it where only one deal has the name`() {
    let (data, _) = read([
      "data/商机.csv": "商机名称,客户名称,负责人,阶段状态,赢率\n续费,甲,B,进行中,20\n续费,乙,B,进行中,20\n扩容,丙,B,进行中,20\n",
      "data/合同.csv": "合同编号,客户名称,商机名称,合同金额\n1,乙,续费,5\n2,丁,扩容,5\n3,丁,续费,5\n",
    ])
    #expect(texts(data.dataset["contracts"], "deal") == ["续费 · 乙", "扩容 · 丙", "续费"])
  }

  @Test func `an account of two CRMs without ids is one`() {
    let (data, _) = read([
      "data/accounts_old.csv":
        "Account Name,Account Owner,Account Owner.id,Created By.id,Created Time\nAcme,A,1,1,2025-01-01\n",
      "data/客户.csv": "客户名称,负责人,归属部门,生命状态,创建时间\nAcme,B,一部,正常,2026-01-01\n",
      "data/deals.csv": "id,stage\n1,Demo\n",
    ])
    #expect(data.reports.filter { $0.table == "accounts" }.map(\.adapter) == ["zoho", "fxiaoke"])
    #expect(texts(data.dataset["accounts"], "owner") == ["B"])
  }

  @Test func `the prefix of Zoho's ids is not part of them`() {
    let (data, _) = deals([
      "a.csv": "Record Id,Deal Owner,Stage,Modified Time\nzcrm_7,A,Closed Won,2025-03-01\n",
      "b.csv": "Record Id,Deal Owner,Stage,Modified Time\n7,A,Closed Lost,2025-02-01\n",
    ])
    #expect(texts(data.dataset["deals"], "id") == ["7"] && texts(data.dataset["deals"], "status") == ["won"])
  }

  @Test func `ids of Salesforce of 15 and 18 characters are one, and their case counts`() {
    let (data, _) = deals([
      "a.csv": "Id,StageName,CloseDate,CreatedDate\n006A0000003TvhT,Closed Won,2026-01-02,2026-01-01\n",
      "b.csv":
        "Id,StageName,CloseDate,CreatedDate\n006A0000003TvhTIAS,Closed Lost,2026-01-02,2026-01-03\n006A0000003Tvht,Closed Won,2026-01-02,2026-01-01\n",
    ])
    #expect(texts(data.dataset["deals"], "id") == ["006A0000003TvhTIAS", "006A0000003TvhtIAC"])
    #expect(texts(data.dataset["deals"], "status") == ["lost", "won"])
  }

  @Test func `an order in two files is taken from the newer one where each file has one row for it`() {
    let (data, _) = read([
      "data/orders_2025.csv": "id,date,amount\n1,2025-12-30,5\n2,2025-12-31,6\n",
      "data/orders_2026.csv": "id,date,amount\n2,2025-12-31,7\n3,2026-01-01,8\n",
    ])
    #expect(numbers(data.dataset["orders"], "amount") == [5, 7, 8])
    #expect(data.reports.map(\.duplicates) == [1, 0])
  }

  @Test func `order lines of two files are duplicates only where they are equal`() {
    let (data, _) = read([
      "data/orders_1.csv": "id,date,product,amount\n1,2026-01-01,P,5\n1,2026-01-01,Q,6\n2,2026-01-02,P,5\n",
      "data/orders_2.csv": "id,date,product,amount\n2,2026-01-02,P,5\n2,2026-01-02,R,7\n",
    ])
    #expect(numbers(data.dataset["orders"], "amount") == [5, 6, 5, 7])
    #expect(data.reports.map(\.duplicates) == [0, 1])
  }

  @Test func `equal payments of one file are two payments, those of two files one`() {
    let (data, log) = read([
      "data/payments_1.csv": "contract,date,amount\nC,2026-01-01,5\nC,2026-01-01,5\nC,2026-01-02,6\n",
      "data/payments_2.csv": "contract,date,amount\nC,2026-01-01,5\nC,2026-01-03,7\n",
      "data/deals.csv": "id,stage\n1,Demo\n",
    ])
    #expect(numbers(data.dataset["payments"], "amount") == [5, 5, 6, 7])
    #expect(data.reports.map(\.duplicates) == [0, 0, 1])
    #expect(log.entries.map(\.id) == ["duplicates-across-files"])
  }

  @Test func `a plan stands in for the close day only in files without close days`() {
    let (data, log) = deals([
      "old.csv": "Record Id,Deal Owner,Stage,Closing Date\n1,A,Closed Won,2025-03-01\n2,A,Closed Won,\n",
      "new.csv": "商机编号,负责人,阶段状态,赢率,预计成交日期\n9,B,赢单,100,2026-03-01\n",
    ])
    let deals = data.dataset["deals"]
    let closes = Dictionary(
      uniqueKeysWithValues: zip(texts(deals, "id").compactMap { $0 }, days(deals, "closed")))
    #expect(closes == ["1": "2025-03-01", "2": nil, "9": "2026-03-01"])
    #expect(log.entries.contains { $0.id == "decided-without-close" && $0.arguments["count"] == "1" })
  }

  @Test(arguments: 1...6)
  func `a file cut into several says the same as the whole`(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let header = "id,stage,amount,created,modified\n"
    // Each id has one day of modification for each of its rows, so that the newest row is one row.
    let rows = (0..<60).map { row in
      "\(row % 25),\(["Demo", "Won", "Lost"][random(3)]),\(random(1000)),2026-01-05,2026-02-\(10 + row / 25 * 5)\n"
    }
    let (whole, _) = deals(["all.csv": header + rows.joined()])
    var parts: [String: String] = [:]
    for row in rows { parts["part\(random(4)).csv", default: header] += row }
    let (cut, _) = deals(parts)
    func records(_ data: SalesData) -> [String] {
      let table = data.dataset["deals"]
      return zip(zip(texts(table, "id"), texts(table, "stage")), numbers(table, "amount"))
        .map { "\($0.0 ?? "") \($0.1 ?? "") \($1 ?? -1)" }.sorted()
    }
    #expect(records(whole).count == 25 && records(whole) == records(cut))
    #expect(cut.reports.reduce(0) { $0 + $1.duplicates } == 35)
  }
}
