import Glibc
import Metrics
import Periods
import Signals
import Tables

/// A won deal of more than nothing: its row, the month of its closing, and ln of its amount.
struct WonDeal: Sendable {
  var row: Int
  var month: Int
  var log: Double
}

/// Returns the won deals of a table closed up to a day, by month and size; `nil` where the table cannot tell them.
func wonDeals(_ deals: RecordTable, by date: String, through asOf: Day) -> [WonDeal]? {
  guard let days = deals.days(date), let amounts = deals.numbers("amount"), let status = deals.text("status"),
    let won = status.entries.firstIndex(of: "won")
  else { return nil }
  var rows: [WonDeal] = []
  for row in 0..<deals.rowCount where status.codes[row] == Int32(won) {
    guard let day = days[row], day <= asOf, let amount = amounts[row], amount > 0 else { continue }
    rows.append(WonDeal(row: row, month: day.month.index, log: log(amount)))
  }
  // Floating sums depend on the order of their terms: sorted, the order of rows does not matter.
  rows.sort { ($0.month, $0.log) < ($1.month, $1.log) }
  return rows
}

/// The won deals of a stretch of months, to be compared by the members of a dimension.
struct DealSizes {
  private let deals: RecordTable
  private let rows: [WonDeal]

  init?(_ deals: RecordTable?, by date: String, in months: ClosedRange<Int>, through asOf: Day) {
    guard let deals, let rows = wonDeals(deals, by: date, through: asOf) else { return nil }
    self.deals = deals
    self.rows = rows.filter { months.contains($0.month) }
  }

  /// The deals of each member. Products themselves differ by what they are: for them no product mean is taken off.
  func groups(of names: [String], by dimension: String) -> [GroupDeals] {
    guard let column = deals.text(dimension == "rep" ? "owner" : dimension) else { return [] }
    let products = dimension == "product" ? nil : deals.text("product")
    let members = Dictionary(grouping: rows) { column.codes[$0.row] }
    return names.map { name in
      let code = column.entries.firstIndex(of: name)
      let own = code.flatMap { members[Int32($0)] } ?? []
      return GroupDeals(logs: own.map(\.log), products: own.map { Int(products?.codes[$0.row] ?? 0) })
    }
  }
}
