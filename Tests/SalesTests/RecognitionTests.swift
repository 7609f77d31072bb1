import Diagnostics
import Sales
import Tables
import Testing

@Suite struct RecognitionTests {
  /// The table and the canonical columns, in the order of the header, that a file is read as.
  private func recognised(_ header: String, _ file: String) -> (
    table: String, columns: [[String]], adapter: String
  ) {
    let cells = header.split(separator: ",", omittingEmptySubsequences: false).map { name in
      name.contains("期") || name.lowercased().contains("date") ? "2026-01-02" : "1"
    }
    let (data, _) = read(["data/" + file: header + "\n" + cells.joined(separator: ",") + "\n"])
    guard let report = data.reports.first else { return ("", [], "") }
    return (report.table, report.mapping.map(\.columns), report.adapter)
  }

  @Test(arguments: [
    ("商机编号,商机名称,客户名称,负责人,商机金额,预计成交日期,商机阶段", "deals", "id name account owner amount expected_close stage"),
    (
      "Opportunity ID,Opportunity Name,Owner,Amount,Stage,Closed Date", "deals",
      "id name owner amount stage closed"
    ),
    ("商機編號,商機名稱,客戶名稱,負責人,商機金額,預計成交日期,商機階段", "deals", "id name account owner amount expected_close stage"),
    ("订单编号,下单日期,客户名称,产品名称,数量,单价,折扣", "orders", "id date account product quantity unit_price discount"),
    (
      "Order ID,Order Date,Customer,Product,Qty,Unit Price", "orders",
      "id date account product quantity unit_price"
    ),
    ("姓名,工号,部门,直属上级,大区,入职日期", "people", "name id team manager region started"),
    ("Name,Team,Manager,Region,Hire Date", "people", "name team manager region started"),
    ("产品名称,目录价,成本,产品系列", "products", "name list_price cost category"),
    ("Product,List Price,Series", "products", "name list_price category"),
    ("客户名称,客户行业,客户级别,客户来源", "accounts", "name industry tier source"),
    ("Account Name,Industry,Tier,Subsidiary Of", "accounts", "name industry tier parent"),
    ("范围,名称,指标,期间,目标值", "targets", "scope name metric period value"),
    ("Scope,Name,Metric,Period,Target", "targets", "scope name metric period value"),
    ("签到时间,签到人,客户名称,活动类型,时长(分钟)", "activities", "date rep account kind minutes"),
    ("合同编号,客户名称,签约日期,合同金额", "contracts", "id account signed amount"),
    ("合同编号,计划回款日期,计划回款金额", "payment_plans", "contract due amount"),
    ("合同编号,回款日期,回款金额,回款方式", "payments", "contract date amount kind"),
    ("学员,课程,培训日期,学时,成绩", "training", "rep course date hours score"),
    ("Response Date,Score,Scale,Comment", "surveys", "date score scale comment"),
    ("月份,费用类型,渠道,费用金额", "spend", "month kind channel amount"),
  ])
  func `recognises a table by its header`(header: String, table: String, columns: String) {
    let found = recognised(header, "export.csv")
    #expect(found.table == table)
    #expect(found.columns.map { $0.joined(separator: "+") }.joined(separator: " ") == columns)
  }

  @Test(arguments: [
    ("Deal Name,Amount,Stage,Closing Date", "Deals_2026_11_22.csv", "zoho"),
    ("Deal Name,Amount,Stage", "Deals_2026_11_22.csv", "zoho"),
    ("商机名称,客户名称,负责人,商机金额", "商机2.0.csv", "fxiaoke"),
    ("商机名称,客户名称,商机阶段", "商机2.0_20261122.csv", "fxiaoke"),
    ("Opportunity Name,Stage,Amount,Close Date", "report1763800000000.csv", "salesforce"),
    ("Deal Name,Deal Stage,Amount,Close Date", "hubspot-crm-exports-deals.csv", "hubspot"),
    // A name is no proof against the header, and no name none at all.
    ("Opportunity ID,Opportunity Name,Opportunity Owner,Stage", "Deals_2026_11_22.csv", "salesforce"),
    ("ID,Kunde,Wert,Deal,Menge", "Deals_2026_11_22.csv", "generic"),
    ("ID,Deal Name,Amount,Stage,Closing Date", "Deals.csv", "generic"),
  ])
  func `a short header is that of the CRM which names its exports so`(
    header: String, file: String, crm: String
  ) {
    let found = recognised(header, file)
    #expect(found.table == "deals")
    #expect(found.adapter == crm)
  }

  @Test(arguments: [
    ("Deals_2026_11_22.csv", "deals"), ("商机.csv", "deals"), ("sales_pipeline.csv", "deals"),
    ("Opportunities 2026.csv", "deals"), ("NewOpportunityObj.csv", "deals"),
  ])
  func `recognises a table by its file name`(file: String, table: String) {
    #expect(recognised("ID,Name,Date,Amount,Owner", file).table == table)
  }

  @Test(arguments: [
    ("Record Id,Deal Owner.id,Deal Owner,Amount,Deal Name,Closing Date,Stage,Probability (%)", "zoho"),
    ("商机编号,商机名称,负责人,负责人主属部门,商机金额,阶段状态,赢率", "fxiaoke"),
    ("Opportunity ID,Opportunity Owner,Account Name,Opportunity Name,Stage,Close Date", "salesforce"),
    ("Record ID,Deal Name,Deal Stage,Pipeline,Close Date,Create Date,Deal owner,Amount", "hubspot"),
    ("商机名称,客户名称,商机金额,预计成交日期,商机状态组,商机阶段,备注,编号", "wukong"),
    ("商机名称*,客户名称*,金额*,意向产品,结束时间*,可能性（%）,负责人*,编号", "cordys"),
    ("商机编号,商机名称,商机所有者,可能性（%）,阶段", "zoho"),
    ("Potential Id,Potential Owner,Potential Name,Stage", "zoho"),
    ("id,Deal_Name,Account_Name,Stage,Closing_Date", "zoho"),
    ("hs_object_id,dealname,dealstage,closedate", "hubspot"),
    ("Deal Owner ,ID,Closing Date  ,Amount", "zoho"),
    ("ID,Name,Owner,Stage,Amount", "generic"), ("ID,Deal Owner,Stage", "generic"),
  ])
  func `recognises a CRM by its header`(header: String, adapter: String) {
    let found = recognised(header, "deals.csv")
    #expect(found.table == "deals" && found.adapter == adapter)
  }

  @Test func `says by which headers the CRM is known, and how much of the file it explains`() {
    let (data, _) = read([
      "data/deals.csv": "Record Id,Deal Owner,Closing Date,Stage,Our Own Field\n1,A,2026-01-01,Lost,x\n"
    ])
    let reasons = data.reports.first?.readAs ?? []
    #expect(
      reasons.map(\.english).contains(
        "taken for Zoho CRM by 3 headers that give it away ('Record Id', 'Deal Owner', 'Closing Date'); "
          + "4 of 5 headers (80%) are its own"))
    #expect(
      reasons.map(\.chinese).contains(
        "按 'Record Id'、'Deal Owner'、'Closing Date' 3 个特征列识别为 Zoho CRM；5 列中有 4 列（80%）是它的列名"))
  }

  @Test func `the id half of a pair names another record, unless it is the record's own`() {
    let (data, _) = read([
      "data/contracts.csv": "合同编号,Deal.id,Deal,Account.id,Account,合同金额\n1,77,Pumps,88,Acme,5\n",
      "data/deals.csv": "id,stage\n1,Demo\n",
    ])
    let contracts = data.reports.first { $0.table == "contracts" }
    #expect(contracts?.mapping.map { $0.columns.joined() } == ["id", "", "deal", "", "account", "amount"])
  }

  @Test(arguments: [
    ("Amount Currency,Amount,Amount (Converted)", [[], [], ["amount"]]),
    ("Amount Currency,Amount", [["currency"], ["amount"]]),
    (
      "Amount (Converted) Currency,Amount (Converted),Amount Currency,Amount",
      [["currency"], ["amount"], [], []]
    ),
  ])
  func `the currency of an amount is that of its own pair`(header: String, columns: [[String]]) {
    let found = recognised("Opportunity ID,Opportunity Owner,Stage," + header, "deals.csv")
    #expect(found.adapter == "salesforce" && Array(found.columns.dropFirst(3)) == columns)
  }

  @Test func `the department of Fxiaoke is the team and its state the status`() {
    let (data, _) = read([
      "data/商机.csv":
        "商机编号,负责人,负责人主属部门,商机阶段,阶段状态,赢率,预计成交日期\n1,王敏,一部,报价,赢单,100,2026-03-01\n2,王敏,一部,报价,无效,0,2026-03-01\n"
    ])
    let deals = data.dataset["deals"]
    #expect(texts(deals, "team") == ["一部", "一部"])
    #expect(texts(deals, "status") == ["won", "void"])
    #expect(days(deals, "closed") == ["2026-03-01", nil])
    #expect(data.reports.map(\.void) == [1] && data.reports.map(\.used) == [1])
  }

  @Test func `the configuration goes before recognition`() {
    let (data, _) = read(
      ["data/x.csv": "id,owner,boss,region,stage,amount,Amount 2\n1,A,B,C,Won,1,2\n"],
      "data: {deals: {from: data/x.csv, columns: {boss: [owner, team], Amount 2: amount}}}")
    let deals = data.dataset["deals"]
    #expect(
      texts(deals, "owner") == ["B"] && texts(deals, "team") == ["B"] && numbers(deals, "amount") == [2])
  }

  @Test func `several files make one table and a column may be in only one of them`() {
    let (data, _) = read(
      ["data/hk-1.csv": "id,stage,amount\n1,Won,1\n", "data/hk-2.csv": "id,stage,product\n2,Lost,P\n"],
      "data: {deals_hk: {from: \"data/hk-*.csv\"}}")
    let deals = data.dataset["deals"]
    #expect(texts(deals, "id") == ["1", "2"] && texts(deals, "product") == [nil, "P"])
    #expect(numbers(deals, "amount") == [1, nil] && texts(deals, "stage") == ["Won", "Lost"])
  }
}
