import Glibc
import Periods
import Tables

extension Workshop {
  /// The natural logarithms of the amounts (major units) of won deals, summed by month of their close.
  ///
  /// In whole billionths, so that the sum does not depend on the order of the rows.
  func logSizes() -> Grid? {
    guard let view = views["deals"], let closed = view.days("closed"), let status = view.text("status"),
      case .money(let amounts)? = view.columns["amount"]
    else { return nil }
    let won = status.entries.firstIndex(of: "won").map { Int32($0) } ?? -2
    var items = Contributions()
    for row in 0..<view.rowCount
    where status.codes[row] == won && amounts.values[row] > 0 && view.present[row] {
      let column = axis.monthColumn(closed[row])
      guard column >= 0 else { continue }
      items.rows.append(Int32(row))
      items.columns.append(column)
      items.values.append(Int64((log(Double(amounts.values[row]) / 100) * 1e9).rounded()))
    }
    return grid(of: items, width: axis.width(.month), view, GridNeeds(sums: true))
  }
}

extension Evaluation {
  /// For each month with won deals the mean of ln(amount) and the number of deals, in order of the months.
  ///
  /// Amounts are in major units; deals without a positive amount do not count.
  package func monthlyLogAmounts(_ scope: Scope) -> [(month: Month, mean: Double, n: Int)] {
    guard let grid = logSizes, let scope = scopeIndex.place(of: scope) else { return [] }
    return (1..<grid.width).compactMap { column in
      let cell = scope * grid.width + column
      let n = Int(grid.counts[cell])
      guard n > 0 else { return nil }
      return (Month(index: axis.first.index + column - 1), Double(grid.sums[cell]) / 1e9 / Double(n), n)
    }
  }
}
