import Diagnostics
import Ingest
import Periods
import Tables

extension SalesReader {
  /// The exchange rates of the site.
  var rateBook: RateBook {
    RateBook(data.dataset["rates"], site: configuration.currency) { row in
      guard let (file, local) = data.places["rates"]?[row],
        let column = files[file].mapping.columns["rate"]
      else { return nil }
      return files[file].source.text(row: local, column: column)
    }
  }

  /// Brings the amounts of a table into the site's currency, and says what became of them.
  ///
  /// The rate is that of the row's day (of a deal: the day it was decided), else of the as-of day.
  mutating func convert(_ table: inout RecordTable, _ book: RateBook) {
    let days = table.name == "deals" ? table.days("closed") : dateColumn(table)
    let today = asOf.number
    let result = table.convertAmounts(book) { row in
      let day = days?.numbers[row] ?? DayColumn.missing
      return day == DayColumn.missing ? today : day
    }
    report(result.converted, of: table.name, book)
    for (currency, rows) in result.missing.sorted(by: { $0.key < $1.key }) {
      let first = rows.map { days?.numbers[$0] ?? DayColumn.missing }.filter { $0 != DayColumn.missing }.min()
      reportMissing(currency, rows, of: table.name, by: Day(number: min(first ?? today, today)))
    }
  }

  private func dateColumn(_ table: RecordTable) -> DayColumn? {
    TableSchema.named(table.name)?.date.flatMap { table.days($0) }
  }

  /// Adds to each file's report how many rows were converted, and from which currencies.
  private mutating func report(_ converted: [String: [Int]], of table: String, _ book: RateBook) {
    for (currency, rows) in converted.sorted(by: { $0.key < $1.key }) {
      var counts: [Int: Int] = [:]
      for row in rows { if let (file, _) = data.places[table]?[row] { counts[file, default: 0] += 1 } }
      for (file, count) in counts {
        files[file].report.readAs.append(
          Phrase(
            zh: "\(countText(count)) 行的金额由 \(currency) 按当日汇率换算成 \(book.site)",
            en:
              "amounts converted from \(currency) to \(book.site) at the rate of their day: \(counted(count, "row", "rows"))"
          ))
      }
    }
  }

  private mutating func reportMissing(_ currency: String, _ rows: [Int], of table: String, by day: Day) {
    guard let row = rows.first, let (file, _) = data.places[table]?[row] else { return }
    let hasColumn = files[file].mapping.columns["currency"] != nil
    let column = hasColumn ? "currency" : TableSchema.named(table)?.amount ?? "amount"
    let candidates = currencies(ofSign: currency)
    var arguments = [
      "currency": currency, "count": "\(rows.count)", "site": configuration.currency, "day": day.description,
      "line": "\(day),\(currency),…",
    ]
    arguments["candidates"] = candidates.sorted().joined(separator: ", ")
    let id =
      candidates.count > 1
      ? "foreign-currency-sign" : data.dataset["rates"] == nil ? "foreign-currency" : "rate-missing"
    note(id, rows, of: table, column, arguments)
    log.report(id, at: cell(column, of: table, row), arguments, excerpt: data.rawRow(table, row))
  }
}
