import Diagnostics
import Metrics
import Periods
import Tables
import Testing

@Suite struct MetricsCSVTests {
  func evaluation() async throws -> Evaluation {
    let (catalogue, log) = catalogue(
      of: """
        win-rate: {unit: percent, from: deals, date: closed, of: count() where status = won, over: "count() where status in (won, lost)"}
        bookings: {unit: money, from: deals, date: closed, value: sum(amount) where status = won}
        size: {unit: money, from: deals, date: closed, value: mean(amount) where status = won}
        open: {unit: count, from: deals, at: end, value: count() where status = open}
        """)
    #expect(log.entries.isEmpty)
    let deals = try table(
      "deals",
      """
      id,team,status,created:day,closed:day,amount:money
      1,"东,一",won,2026-01-01,2026-01-10,10.50
      2,=x,lost,2026-01-01,2026-01-11,
      3,=x,won,2026-01-01,2026-01-31,0.25
      4,=x,open,2026-01-01,,4
      """.replacing("\"东,一\"", with: "东一"))
    let targets = try table("targets", "scope,name,metric,period,value\nteam,东一,,2026-01,20\n")
    var context = try context(asOf: "2026-01-31")
    context.periods = [.month]
    let (evaluation, _) = await evaluated(catalogue, dataset(deals, targets), context)
    return evaluation
  }

  // The first record is of 10 January: the month is not covered.
  @Test func `has its rows sorted, its decimals by unit, and only rows that say something`() async throws {
    let bytes = metricsCSV(try await evaluation()) { metric, scope, _ in
      metric == "size" && scope == .company ? "up" : ""
    }
    #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(
      String(decoding: bytes.dropFirst(3), as: UTF8.self) == """
        metric,scope,name,period,value,numerator,denominator,n,low,high,target,unit,partial,signal
        bookings,company,,2026-01,10.75,,,2,,,20.00,money,1,
        bookings,company,,all,10.75,,,2,,,,money,0,
        bookings,team,'=x,2026-01,0.25,,,1,,,,money,1,
        bookings,team,'=x,all,0.25,,,1,,,,money,0,
        bookings,team,东一,2026-01,10.50,,,1,,,20.00,money,1,
        bookings,team,东一,all,10.50,,,1,,,,money,0,
        open,company,,2026-01,1,,,1,,,,count,1,
        open,company,,as-of,1,,,1,,,,count,0,
        open,team,'=x,2026-01,1,,,1,,,,count,1,
        open,team,'=x,as-of,1,,,1,,,,count,0,
        open,team,东一,2026-01,0,,,0,,,,count,1,
        open,team,东一,as-of,0,,,0,,,,count,0,
        size,company,,2026-01,5.3750,,,2,,,,money,1,up
        size,company,,all,5.3750,,,2,,,,money,0,up
        size,team,'=x,2026-01,0.2500,,,1,,,,money,1,
        size,team,'=x,all,0.2500,,,1,,,,money,0,
        size,team,东一,2026-01,10.5000,,,1,,,,money,1,
        size,team,东一,all,10.5000,,,1,,,,money,0,
        win-rate,company,,2026-01,0.666667,2,3,3,0.207660,0.938508,,percent,1,
        win-rate,company,,all,0.666667,2,3,3,0.207660,0.938508,,percent,0,
        win-rate,team,'=x,2026-01,0.500000,1,2,2,0.094531,0.905469,,percent,1,
        win-rate,team,'=x,all,0.500000,1,2,2,0.094531,0.905469,,percent,0,
        win-rate,team,东一,2026-01,1.000000,1,1,1,0.206549,1.000000,,percent,1,
        win-rate,team,东一,all,1.000000,1,1,1,0.206549,1.000000,,percent,0,

        """)
  }

  @Test func `explains a value in plain text`() async throws {
    let evaluation = try await evaluation()
    let version = evaluation.catalogue["win-rate"]?.version ?? ""
    #expect(
      explanation(
        of: "win-rate", in: evaluation, Scope(kind: "team", name: "=x"), try period("2026-01"), .english)
          == """
          win-rate (win-rate)


          Formula: of count() where status = won over count() where status in (won, lost)
          Definition: of count() where status = won over count() where status in (won, lost)
          Records: deals, by closed
          Unit: percent
          Version: \(version)

          team =x, 2026-01
          Value: 0.500000
          Numerator ÷ denominator: 1 ÷ 2
          95 % interval: 0.094531 … 0.905469
          Period: partial
          Rows counted: 1
          Rows below the line: 2
            left out: 1 – does not meet: status = won
            left out: 1 – no date 'closed'
          From:
            data/deals.csv:4

          """)
    #expect(
      explanation(of: "bookings", in: evaluation, .company, .period(.all), .chinese)?
        .contains("计入的行：2\n  未计入：1 – 不满足条件：status = won\n") == true)
    #expect(explanation(of: "nothing", in: evaluation, .company, .asOf, .english) == nil)
  }
}
