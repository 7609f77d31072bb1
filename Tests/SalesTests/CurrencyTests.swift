import Diagnostics
import Sales
import Tables
import Testing

@Suite struct CurrencyTests {
  private let rates =
    "date,currency,rate\n2026-01-01,USD,7\n2026-03-01,USD,7.2\n2026-03-01,USD,7.25\n2026-01-01,JPY,0.0461\n"

  /// The amounts of deals `id,stage,closed,amount,currency`.
  private func amounts(
    _ rows: String, rates: String? = nil, _ yaml: String = "",
    header: String = "id,stage,closed,amount,currency"
  ) -> (amounts: [Double?], log: Diagnostics, data: SalesData) {
    var files = ["data/deals.csv": header + "\n" + rows + "\n"]
    files["data/rates.csv"] = rates
    let (data, log) = read(files, yaml)
    return (numbers(data.dataset["deals"], "amount"), log, data)
  }

  @Test(arguments: [
    ("2026-02-28", 700.0), ("2026-03-01", 725.0), ("2026-01-01", 700.0), ("2026-11-01", 725.0),
  ])
  func `takes the last rate on or before the day of the decision`(day: String, amount: Double) {
    #expect(amounts("1,Won,\(day),100,USD", rates: rates).amounts == [amount])
  }

  @Test func `rejected amounts in another currency are not added to the others`() {
    let (_, _, data) = amounts(
      "1,Won,2026-05-06,100,CNY\n,Won,2026-05-06,30,CNY\n,Won,2026-05-06,5,USD", rates: rates)
    #expect(
      data.reports.first { $0.table == "deals" }?.amountLine?.english.hasSuffix(
        "— (other currencies) rejected") == true)
    let (_, _, own) = amounts("1,Won,2026-05-06,100,CNY\n,Won,2026-05-06,30,人民币", rates: rates)
    #expect(
      own.reports.first { $0.table == "deals" }?.amountLine?.english
        == "sum of amounts: 100 used, 30 rejected")
  }

  @Test func `takes for an open deal the rate of the as-of day, whenever it is to close`() {
    let header = "id,stage,expected_close,amount,currency"
    #expect(amounts("1,Demo,2026-02-01,100,USD", rates: rates, header: header).amounts == [725])
    #expect(
      amounts("1,Demo,2026-02-01,100,USD", rates: rates, "as_of: 2026-02-15", header: header).amounts == [700]
    )
  }

  @Test func `leaves an amount empty for which no rate is known, and says which line is missing`() {
    let (amounts, log, _) = amounts(
      "1,Won,2026-05-06,100,EUR\n2,Won,2026-02-03,100,EUR\n3,Won,2025-12-31,100,USD\n4,Won,2026-02-03,9,CNY",
      rates: rates)
    #expect(amounts == [nil, nil, nil, 9])
    #expect(
      log.sorted().map { consoleText($0, .english) } == [
        """
        data/deals.csv:2:22: warning: rows in EUR without a rate of 2026-02-03 or before: 2; their amounts are left empty; this is the first [rate-missing]
            1,Won,2026-05-06,100,EUR
            fix: add to the rates the line 2026-02-03,EUR,… (one EUR in CNY)
        """,
        """
        data/deals.csv:4:22: warning: rows in USD without a rate of 2025-12-31 or before: 1; their amounts are left empty; this is the first [rate-missing]
            3,Won,2025-12-31,100,USD
            fix: add to the rates the line 2025-12-31,USD,… (one USD in CNY)
        """,
      ])
    #expect(
      log.sorted().map { $0.message(.chinese) } == [
        "2 行的货币是 EUR，汇率表里没有 2026-02-03 或更早的汇率；这些金额留空；这是第一行",
        "1 行的货币是 USD，汇率表里没有 2025-12-31 或更早的汇率；这些金额留空；这是第一行",
      ])
  }

  @Test func `rounds half-even, and keeps all digits of a weak currency's rate`() {
    let weak = "date,currency,rate\n2026-01-01,VND,0.000271\n2026-01-01,IDR,0.00000045\n"
    #expect(
      amounts("1,Won,2026-02-01,1000000,VND\n2,Won,2026-02-01,1000000000,IDR", rates: weak).amounts == [
        271, 450,
      ])
    let half = "date,currency,rate\n2026-01-01,USD,0.5\n"
    #expect(
      amounts("1,Won,2026-02-01,0.01,USD\n2,Won,2026-02-01,0.03,USD", rates: half).amounts == [0, 0.02])
  }

  @Test func `the import report says how many rows were converted, and the rows are in the site's currency`()
  {
    let (_, _, data) = amounts(
      "1,Won,2026-02-01,1,USD\n2,Won,2026-02-01,1,美元\n3,Won,2026-02-01,1,", rates: rates)
    let report = data.reports.first { $0.table == "deals" }
    #expect(
      report?.readAs.last?.english == "amounts converted from USD to CNY at the rate of their day: 2 rows")
    #expect(report?.readAs.last?.chinese == "2 行的金额由 USD 按当日汇率换算成 CNY")
    #expect(texts(data.dataset["deals"], "currency") == ["CNY", "CNY", nil])
    #expect(report?.amountUsed == 1500)
  }

  @Test func `signs in the cells tell the currency where no column does`() {
    let header = "id,stage,closed,amount"
    let rates = "date,currency,rate\n2026-01-01,HKD,0.9\n2026-01-01,EUR,8\n"
    let (amounts, log, _) = amounts(
      "1,Won,2026-02-01,\"HK$1,000\"\n2,Won,2026-02-01,€10\n3,Won,2026-02-01,￥7\n4,Won,2026-02-01,8\n5,Won,2026-02-01,$10",
      rates: rates, header: header)
    // Of the dollars only that of Hong Kong has rates.
    #expect(amounts == [900, 80, 7, 8, 9])
    #expect(log.entries.isEmpty)
  }

  @Test func `a sign that several currencies share is not guessed`() {
    let (amounts, log, _) = amounts(
      "1,Won,2026-02-01,$10\n2,Won,2026-02-01,￥6", rates: rates + "2026-01-01,HKD,0.9\n",
      header: "id,stage,closed,amount")
    #expect(amounts == [nil, 6])
    #expect(
      log.sorted().flatMap { [consoleText($0, .english), consoleText($0, .chinese)] } == [
        """
        data/deals.csv:2:18: warning: rows with '$', which may be AUD, CAD, HKD, MXN, NZD, SGD, TWD, USD, while the site's currency is CNY: 1; their amounts are left empty; this is the first [foreign-currency-sign]
            1,Won,2026-02-01,$10
            fix: export the currency too, or give rates for only one of these currencies
        """,
        """
        data/deals.csv:2:18: 警告: 1 行的金额写着 '$'，可能是 AUD, CAD, HKD, MXN, NZD, SGD, TWD, USD，站点的货币是 CNY；这些金额留空；这是第一行 [foreign-currency-sign]
            1,Won,2026-02-01,$10
            处理：导出时加上币种列，或在汇率表里只列出其中一种货币
        """,
      ])
  }

  @Test func `orders are converted as lines, at the rate of their day`() {
    let (data, _) = read([
      "data/orders.csv":
        "id,date,quantity,unit_price,currency\n1,2026-02-01,3,0.333,USD\n2,2026-04-01,2,1.5,USD\n",
      "data/rates.csv": rates,
    ])
    #expect(numbers(data.dataset["orders"], "amount") == [6.93, 21.75])
  }
}
