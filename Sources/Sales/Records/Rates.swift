import Periods
import Tables

/// The exchange rates of a site: how much of its own currency one unit of another is worth, by day.
struct RateBook: Sendable {
  /// A rate of 1 in its exact form.
  static let one: Int128 = 1_000_000_000_000

  /// ISO code → days and rates × ``one``, in the order of the days.
  private var rates: [String: [(day: Int32, rate: Int128)]] = [:]
  let site: String

  /// The currencies that have a rate, and the site's own.
  var currencies: Set<String> { Set(rates.keys).union([site]) }

  /// - Parameters:
  ///   - table: the rates, or `nil` when the site has none.
  ///   - text: a row's rate as it is written: weak currencies need more digits than the column keeps.
  init(_ table: RecordTable?, site: String, text: (Int) -> String?) {
    self.site = site
    guard let table, let days = table.days("date"), let names = table.text("currency"),
      let values = table.numbers("rate")
    else { return }
    for row in 0..<table.rowCount where values.values[row] != NumberColumn.missing && values.values[row] >= 0
    {
      guard let name = names[row], days.numbers[row] != DayColumn.missing else { continue }
      let kept = Int128(values.values[row]) * (RateBook.one / Int128(values.scale))
      let rate = text(row).flatMap(RateBook.exact) ?? kept
      if rate > 0 { rates[currencyCode(name), default: []].append((days.numbers[row], rate)) }
    }
    for (name, entries) in rates {
      // Of two rates of one day the later row counts.
      rates[name] = entries.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
        .map(\.element)
    }
  }

  /// The last known rate × ``one`` on or before the day, or `nil` when none is known by then.
  func rate(_ currency: String, on day: Int32) -> Int128? {
    if currency == site { return RateBook.one }
    guard let entries = rates[currency] else { return nil }
    // Years of daily rates are searched once for every row.
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].day <= day { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : entries[low - 1].rate
  }

  /// The ISO code that a currency column means: a sign that several currencies share is the site's, else the one of
  /// them that has rates; the sign itself when that does not decide.
  func currency(_ text: String) -> String {
    let candidates = Sales.currencies(ofSign: text)
    guard candidates.count > 1 else { return currencyCode(text) }
    if candidates.contains(site) { return site }
    let known = candidates.intersection(currencies)
    return known.count == 1 ? known.first ?? text : text
  }

  /// A plain decimal of at most 12 places × ``one``; `nil` for anything else.
  private static func exact(_ text: String) -> Int128? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Int128(parts[0]), whole >= 0, whole < 1_000_000_000 else {
      return nil
    }
    guard parts.count == 2 else { return whole * one }
    guard parts[1].utf8.count <= 12, let decimals = Int128(parts[1]), parts[1].first != "-" else {
      return nil
    }
    return whole * one + decimals
      * (0..<(12 - parts[1].utf8.count)).reduce(Int128(1)) { power, _ in power * 10 }
  }
}

/// What became of the amounts of a table that are in another currency.
struct CurrencyConversion: Sendable {
  /// Currency → rows whose amounts were converted.
  var converted: [String: [Int]] = [:]
  /// Currency → rows whose amounts were left empty, because no rate is known by their day.
  var missing: [String: [Int]] = [:]
}

extension RecordTable {
  /// Brings every amount into the site's currency at the rate of its row's day, rounded half-even.
  ///
  /// A row without a known rate loses its amounts: they are never added one to one. Converted rows are in the
  /// site's currency from then on.
  ///
  /// - Parameter day: the day whose rate a row takes.
  mutating func convertAmounts(_ book: RateBook, day: (Int) -> Int32) -> CurrencyConversion {
    var result = CurrencyConversion()
    guard var currencies = text("currency") else { return result }
    let names = currencies.entries.map(book.currency)
    guard names.contains(where: { $0 != book.site }) else { return result }
    var amounts: [(name: String, column: NumberColumn)] = []
    for (name, column) in columns.sorted(by: { $0.key < $1.key }) {
      if case .money(let column) = column { amounts.append((name, column)) }
    }
    for (name, _) in amounts { self[name] = nil }
    let own = Int32(names.firstIndex(of: book.site) ?? currencies.entries.count)
    if Int(own) == currencies.entries.count { currencies.entries.append(book.site) }
    for row in 0..<rowCount where currencies.codes[row] >= 0 {
      let name = names[Int(currencies.codes[row])]
      guard name != book.site, amounts.contains(where: { $0.column.values[row] != NumberColumn.missing })
      else {
        continue
      }
      let rate = book.rate(name, on: day(row))
      for index in amounts.indices where amounts[index].column.values[row] != NumberColumn.missing {
        amounts[index].column.values[row] =
          rate.map { scaled(amounts[index].column.values[row], by: $0, scale: RateBook.one) }
          ?? NumberColumn.missing
      }
      if rate == nil {
        result.missing[name, default: []].append(row)
      } else {
        result.converted[name, default: []].append(row)
        currencies.codes[row] = own
      }
    }
    for (name, column) in amounts { self[name] = .money(column) }
    self["currency"] = .text(currencies)
    return result
  }
}
