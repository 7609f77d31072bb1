import Diagnostics
import Metrics
import Periods
import Settings
import Tables
import Testing

private let header =
  "id,owner,team,product,account,status,created:day,closed:day,expected_close:day,amount:money\n"

/// One deal on each day that is needed so that every month is covered.
private func steadyDeals(months: ClosedRange<Int>, amount: (Int) -> Int) throws -> String {
  var text = "status,closed:day,amount:money\n"
  for number in months {
    let month = Month(year: 2026, month: number)
    for step in 0..<month.days.count { text += "won,\(month.first + step),\(amount(number))\n" }
  }
  return text
}

@Suite struct EvaluationTests {
  @Test func `a stock is what was created and not closed by the period's end`() async throws {
    let deals = try table(
      "deals",
      header + """
        1,a,t,p,x,won,2026-01-10,2026-03-05,,100
        2,a,t,p,y,open,2026-02-01,,2027-02-10,50
        3,b,t,p,z,open,,,,7
        4,b,t,p,z,won,2026-03-31,2026-03-31,,9
        5,b,t,p,z,void,2026-01-01,2026-06-01,,9
        """)
    let (evaluation, _) = await evaluated(try catalogue(), dataset(deals), try context(asOf: "2026-11-20"))
    func open(_ name: String) throws -> Double? {
      evaluation.value("pipeline-open", .company, try period(name))?.value
    }
    #expect(try open("2026-01") == 100)
    #expect(try open("2026-02") == 150)
    #expect(try open("2026-Q1") == 50)
    #expect(try open("2026-11") == 57)
    #expect(try open("as-of") == 57)
    #expect(try open("2027-02") == 50)
    #expect(try open("2027-03") == 0)
    #expect(
      evaluation.value("pipeline-open", .company, try period("2026-02"))?.remark?.english
        == "replayed from today's records")
    #expect(evaluation.value("pipeline-open", .company, .asOf)?.remark == nil)
  }

  @Test func `a deal closed after the as-of day is open on it, one created after it is absent`() async throws
  {
    let deals = try table(
      "deals", header + "1,a,t,p,x,won,2026-01-10,2026-03-05,,100\n2,a,t,p,y,won,2026-04-01,2026-04-02,,100\n"
    )
    let (evaluation, _) = await evaluated(try catalogue(), dataset(deals), try context(asOf: "2026-02-15"))
    #expect(evaluation.value("deals-open", .company, .asOf)?.value == 1)
    #expect(evaluation.value("deals", .company, .period(.all))?.value == 1)
    #expect(evaluation.value("deals-won", .company, .period(.all))?.value == nil)
  }

  @Test func `no denominator means no value`() async throws {
    let deals = try table(
      "deals", header + "1,a,t,p,x,won,2026-01-10,2026-01-12,,\n2,a,t,p,x,open,2026-03-01,,,\n")
    let (evaluation, _) = await evaluated(try catalogue(), dataset(deals), try context(asOf: "2026-03-15"))
    let value = evaluation.value("win-rate", .company, try period("2026-02"))
    #expect(value?.value == nil)
    #expect(value?.denominator == 0)
    #expect(evaluation.value("bookings", .company, try period("2026-02"))?.value == 0)
  }

  @Test func `a proportion has its rows and the Wilson interval`() async throws {
    var text = "status,closed:day\n"
    for number in 0..<25 {
      text += "\(number < 15 ? "won" : "lost"),2026-01-\(number < 9 ? "0" : "")\(number + 1)\n"
    }
    let (evaluation, _) = await evaluated(
      try catalogue(), dataset(try table("deals", text)), try context(asOf: "2026-01-31"))
    let value = try #require(evaluation.value("win-rate", .company, .period(.all)))
    #expect(value.numerator == 15 && value.denominator == 25 && value.n == 25)
    #expect(abs((value.low ?? 0) - 0.407395) < 1e-6 && abs((value.high ?? 0) - 0.765966) < 1e-6)
  }

  @Test func `a close before the creation is left out of cycles only`() async throws {
    let deals = try table(
      "deals", header + "1,a,t,p,x,won,2026-01-10,2026-01-12,,5\n2,a,t,p,x,won,2026-01-10,2026-01-05,,5\n")
    let (evaluation, _) = await evaluated(try catalogue(), dataset(deals), try context(asOf: "2026-01-31"))
    #expect(evaluation.value("sales-cycle-mean", .company, .period(.all))?.value == 2)
    #expect(evaluation.value("deals-won", .company, .period(.all))?.value == 2)
    let trace = try #require(evaluation.trace("sales-cycle", .company, .period(.all)))
    #expect(trace.counted == [0])
    #expect(trace.leftOut.map { "\($0.rows) \($0.reason.english)" } == ["1 closed before it was created"])
  }

  @Test func `a metric without its table is listed and never invented`() async throws {
    let deals = try table("deals", header + "1,a,t,p,x,won,2026-01-10,2026-01-12,,5\n")
    let (evaluation, _) = await evaluated(try catalogue(), dataset(deals), try context(asOf: "2026-01-31"))
    let missing = Dictionary(
      evaluation.notShown.map { ($0.metric.id, $0.reason) }, uniquingKeysWith: { first, _ in first })
    #expect(missing["csat"]?.english == "no data: there is no table 'surveys'")
    #expect(missing["csat"]?.chinese == "没有数据：缺少表 surveys")
    #expect(
      missing["pipeline-weighted"]?.english
        == "no data: the CRM gives no chances; stages: may give each stage its probability")
    #expect(evaluation.value("csat", .company, .period(.all)) == nil)
  }

  @Test func `else takes the place of a metric without data and says so`() async throws {
    let deals = try table("deals", header + "1,a,t,p,x,won,2026-01-10,2026-01-12,,5\n")
    let (evaluation, _) = await evaluated(try catalogue(), dataset(deals), try context(asOf: "2026-01-31"))
    let value = evaluation.value("revenue", .company, .period(.all))
    #expect(value?.value == 5)
    #expect(value?.remark?.english == "no data of its own, shows Bookings")
  }

  @Test func `a scope that the table does not know has no value`() async throws {
    let deals = try table("deals", "status,closed:day,team,amount:money\nwon,2026-01-12,t,5\n")
    let orders = try table("orders", "date:day,product,amount:money\n2026-01-12,p,8\n")
    let (evaluation, _) = await evaluated(
      try catalogue(), dataset(deals, orders), try context(asOf: "2026-01-31"))
    #expect(evaluation.value("revenue", Scope(kind: "team", name: "t"), .period(.all)) == nil)
    #expect(evaluation.value("revenue", Scope(kind: "product", name: "p"), .period(.all))?.value == 8)
    #expect(evaluation.value("bookings", Scope(kind: "team", name: "t"), .period(.all))?.value == 5)
  }

  @Test func `whoever comes where the history starts may have come before`() async throws {
    let deals = try table(
      "deals",
      header + """
        1,a,t,p,x,won,2025-12-01,2026-01-02,,5
        2,a,t,p,y,won,2026-01-01,2026-02-02,,5
        3,a,t,p,z,won,2026-01-01,2026-04-02,,5
        """)
    let (evaluation, _) = await evaluated(try catalogue(), dataset(deals), try context(asOf: "2026-06-30"))
    for name in ["2026-01", "2026-Q1", "2026", "all"] {
      let value = try #require(evaluation.value("new-customers", .company, try period(name)), "\(name)")
      #expect(value.value == nil && value.isWithheld && value.n > 0, "\(name)")
      #expect(value.remark?.english == "the records start in 2026-01: what came before is unknown")
    }
    #expect(evaluation.value("new-customers", .company, try period("2026-02"))?.value == 1)
    #expect(evaluation.value("new-customers", .company, try period("2026-Q2"))?.value == 1)
    let text = String(decoding: metricsCSV(evaluation), as: UTF8.self)
    #expect(!text.contains("\nnew-customers,company,,2026-Q1,"))
    #expect(text.contains("\nnew-customers,company,,2026-Q2,1,"))
  }

  @Test(arguments: [(1, true), (2, false)])
  func `a weighted pipeline needs chances of nearly all deals`(lacking: Int, isGiven: Bool) async throws {
    var lines = ["id,status,created:day,amount:money,probability:number"]
    for number in 0..<20 {
      lines.append("\(number),open,2026-01-01,100,\(number < lacking ? "" : "0.5")")
    }
    // Without an amount there is nothing to weight.
    lines.append("20,open,2026-01-01,,")
    let (evaluation, _) = await evaluated(
      try catalogue(), dataset(try table("deals", lines.joined(separator: "\n"))),
      try context(asOf: "2026-03-31"))
    let value = try #require(evaluation.value("pipeline-weighted", .company, .asOf))
    #expect(value.value == (isGiven ? Double(20 - lacking) * 50 : nil))
    #expect((value.remark?.english == "2 of 20 deals have no chance") == !isGiven)
    #expect((value.remark?.chinese == "20 个商机中有 2 个没有成交概率") == !isGiven)
  }

  @Test func `only the first record of an account makes a new customer`() async throws {
    let deals = try table(
      "deals",
      header + """
        0,a,t,p,z,won,2026-01-01,2026-01-02,,5
        2,b,t,p,x,won,2026-01-01,2026-02-02,,5
        1,a,t,p,x,won,2026-01-01,2026-02-02,,5
        3,a,t,p,x,won,2026-01-01,2026-03-02,,5
        4,a,t,p,y,won,2026-01-01,2026-03-02,,5
        """)
    let (evaluation, _) = await evaluated(try catalogue(), dataset(deals), try context(asOf: "2026-03-31"))
    #expect(evaluation.value("new-customers", .company, try period("2026-02"))?.value == 1)
    #expect(evaluation.value("new-customers", .company, try period("2026-03"))?.value == 1)
    // Two on one day: the smaller id counts, wherever it stands.
    #expect(
      evaluation.value("new-customers", Scope(kind: "rep", name: "a"), try period("2026-02"))?.value == 1)
    #expect(
      evaluation.value("new-customers", Scope(kind: "rep", name: "b"), try period("2026-02"))?.value == 0)
  }

  @Test func `an order line without amount is quantity times price less discount, halves to even`()
    async throws
  {
    let orders = try table(
      "orders",
      "date:day,quantity:number,unit_price:money,discount:number\n2026-01-12,3,0.35,0.5\n2026-01-13,1,0.45,0.5\n"
    )
    let (evaluation, _) = await evaluated(try catalogue(), dataset(orders), try context(asOf: "2026-01-31"))
    // 0.525 → 0.52 and 0.225 → 0.22
    #expect(evaluation.value("revenue", .company, .period(.all))?.value == 0.74)
  }

  @Test func `growth compares a running month with the same days of the month before`() async throws {
    let text = try steadyDeals(months: 1...11) { $0 == 11 ? 150 : 100 }
    let (evaluation, _) = await evaluated(
      try catalogue(), dataset(try table("deals", text)), try context(asOf: "2026-11-20"))
    let running = evaluation.value("growth-mom", .company, try period("2026-11"))
    #expect(running?.denominator == 2000)
    #expect(running?.value == 0.5)
    #expect(running?.partial == true)
    #expect(evaluation.value("growth-mom", .company, try period("2026-05"))?.value == 1.0 / 30)
    #expect(evaluation.value("growth-mom", .company, try period("2026-Q2")) == nil)
    #expect(evaluation.value("growth-qoq", .company, try period("2026-Q2"))?.value == 1.0 / 90)
  }

  @Test func `there is no growth from an incomplete base`() async throws {
    let text =
      try "status,closed:day,amount:money\nwon,2026-01-20,5\n"
      + steadyDeals(months: 2...4) { _ in 1 }
      .split(separator: "\n").dropFirst().joined(separator: "\n")
    let (evaluation, _) = await evaluated(
      try catalogue(), dataset(try table("deals", text)), try context(asOf: "2026-04-30"))
    #expect(evaluation.isPartial(try period("2026-01"), "bookings"))
    #expect(evaluation.isPartial(try period("2026-Q1"), "bookings"))
    #expect(!evaluation.isPartial(try period("2026-02"), "bookings"))
    #expect(!evaluation.isPartial(.period(.all), "bookings"))
    #expect(evaluation.value("growth-mom", .company, try period("2026-02"))?.value == nil)
    #expect(evaluation.value("growth-mom", .company, try period("2026-03"))?.value == 3.0 / 28)
  }

  @Test func `the numerator's rows must be among the denominator's`() async throws {
    let own =
      "m: {unit: percent, from: deals, date: closed, of: count() where amount > 1, over: count() where status = won}"
    let deals = try table("deals", header + "1,a,t,p,x,lost,2026-01-10,2026-01-12,,5\n")
    let (_, log) = await evaluated(try catalogue(own: own), dataset(deals), try context(asOf: "2026-01-31"))
    #expect(
      consoleText(log, .english) == """
        metrics.yml:1:1: error: the numerator of metric 'm' has 1 row outside its denominator [numerator-outside]
            fix: let the condition of over include that of of

        """)
  }

  @Test func `rolling windows span whole months up to the period's end`() async throws {
    let own =
      "r: {unit: money, formula: 'rolling(bookings, 3 months)'}\nq: {unit: money, formula: 'rolling(deal-size-median, 2 months)'}"
    let text = try steadyDeals(months: 1...6) { $0 * 10 }
    let (evaluation, _) = await evaluated(
      try catalogue(own: own), dataset(try table("deals", text)), try context(asOf: "2026-06-30"))
    #expect(
      evaluation.value("r", .company, try period("2026-03"))?.value == 1800)
    #expect(evaluation.value("r", .company, try period("2026-02")) == nil)
    #expect(evaluation.value("q", .company, try period("2026-06"))?.value == 50)
  }

  @Test func `the mean of the logarithms comes month by month`() async throws {
    let deals = try table(
      "deals",
      "status,closed:day,amount:money\nwon,2026-01-12,1\nwon,2026-01-13,7.389056\nlost,2026-01-13,9\n")
    let (evaluation, _) = await evaluated(try catalogue(), dataset(deals), try context(asOf: "2026-01-31"))
    let logs = evaluation.monthlyLogAmounts(.company)
    #expect(logs.count == 1 && logs.first?.n == 2)
    #expect(abs((logs.first?.mean ?? 0) - 1) < 1e-3)
  }

  @Test func `is the same in any order of rows and on any number of threads`() async throws {
    let site = SmallSite(seed: 3)
    var texts = site.texts
    for (name, text) in site.texts {
      let lines = text.split(separator: "\n")
      texts[name] = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
    }
    let data = try site.dataset()
    let turned = Dataset(tables: try texts.reduce(into: [:]) { $0[$1.key] = try table($1.key, $1.value) })
    var context = try context(asOf: site.asOf)
    context.periods = [.week, .month, .quarter, .year]
    let (one, _) = await evaluated(try catalogue(), data, context)
    context.jobs = 1
    let (other, _) = await evaluated(try catalogue(), turned, context)
    let csv = metricsCSV(one)
    #expect(csv == metricsCSV(other))
    #expect(csv.count > 100_000)
  }

  @Test func `weeks are counted from Monday`() async throws {
    var context = try context(asOf: "2026-01-31")
    context.periods = [.week]
    let deals = try table(
      "deals", "status,closed:day,amount:money\nwon,2026-01-04,1\nwon,2026-01-05,2\nwon,2026-01-11,4\n")
    let (evaluation, _) = await evaluated(try catalogue(), dataset(deals), context)
    #expect(evaluation.value("bookings", .company, try period("2026-W01"))?.value == 1)
    #expect(evaluation.value("bookings", .company, try period("2026-W02"))?.value == 6)
    #expect(evaluation.value("deal-size-median", .company, try period("2026-W02"))?.value == 3)
  }
}
