import Periods
import Tables

/// A table prepared for counting: as it stood on the as-of day, each row with its scopes.
struct TableView: Sendable {
  let name: String
  let rowCount: Int
  var columns: [String: Column]
  /// For each kind of scope the number of the row's member, −1 where it has none; `nil` without such a column.
  var scopeOf: [[Int32]?]
  /// Rows that are there at all: created after the as-of day are not.
  var present: [Bool]
  /// For stocks: rows whose end is known or not yet come; never void ones.
  var canBeOpen: [Bool]

  /// The same with every deal open, as it was before it was decided.
  var beforeDecision: TableView {
    guard name == "deals" else { return self }
    var view = self
    view.columns["status"] = .text(
      TextColumn(codes: [Int32](repeating: 0, count: rowCount), entries: ["open"]))
    return view
  }

  func days(_ name: String) -> [Int32]? {
    if case .day(let column)? = columns[name] { column.numbers } else { nil }
  }

  func text(_ name: String) -> TextColumn? {
    if case .text(let column)? = columns[name] { column } else { nil }
  }
}

/// Puts a table into the state of the as-of day.
///
/// A deal closed after it is open on it. Order lines without an amount get quantity × price × (1 − discount).
func preparedColumns(of table: RecordTable, asOf: Day) -> (
  columns: [String: Column], present: [Bool], open: [Bool]
) {
  var columns = table.columns
  var present = [Bool](repeating: true, count: table.rowCount)
  var open = [Bool](repeating: true, count: table.rowCount)
  let life = TableSchema.life(of: table.name)
  if let life, let start = table.days(life.start) {
    for row in 0..<table.rowCount where start.numbers[row] > asOf.number { present[row] = false }
  }
  switch table.name {
  case "deals":
    let status = statusOnDay(table, asOf: asOf)
    columns["status"] = .text(status.column)
    let openCode = status.column.entries.firstIndex(of: "open").map { Int32($0) } ?? -2
    // A void deal never was a chance; of a decided one without a close nobody knows until when it was open.
    let voidCode = status.column.entries.firstIndex(of: "void").map { Int32($0) } ?? -2
    let closed = table.days("closed")?.numbers
    for row in 0..<table.rowCount where status.column.codes[row] != openCode {
      let isKnown = closed.map { $0[row] != DayColumn.missing } ?? false
      open[row] = isKnown && status.column.codes[row] != voidCode
    }
    if var closed {
      // An open deal has no close yet, whatever the export writes there.
      for row in 0..<table.rowCount where status.column.codes[row] == openCode {
        closed[row] = DayColumn.missing
      }
      columns["closed"] = .day(DayColumn(numbers: closed))
    }
  case "orders":
    if let amount = orderAmounts(table) { columns["amount"] = .money(amount) }
  default: break
  }
  return (columns, present, open)
}

private func statusOnDay(_ table: RecordTable, asOf: Day) -> (column: TextColumn, changed: Int) {
  var column =
    table.text("status") ?? TextColumn(codes: [Int32](repeating: -1, count: table.rowCount), entries: [])
  guard let closed = table.days("closed")?.numbers else { return (column, 0) }
  var changed = 0
  var openCode = column.entries.firstIndex(of: "open").map { Int32($0) }
  for row in 0..<table.rowCount where closed[row] > asOf.number && column.codes[row] != openCode {
    let code = openCode ?? Int32(column.entries.count)
    if openCode == nil { column.entries.append("open") }
    openCode = code
    column.codes[row] = code
    changed += 1
  }
  return (column, changed)
}

private func orderAmounts(_ table: RecordTable) -> NumberColumn? {
  guard let price = table.numbers("unit_price"), let quantity = table.numbers("quantity") else { return nil }
  let given = table.numbers("amount")
  let discount = table.numbers("discount")
  var values = given?.values ?? [Int64](repeating: NumberColumn.missing, count: table.rowCount)
  for row in values.indices where values[row] == NumberColumn.missing {
    guard price.values[row] != NumberColumn.missing, quantity.values[row] != NumberColumn.missing else {
      continue
    }
    var share = discount?.values[row] ?? 0
    if share == NumberColumn.missing { share = 0 }
    // Shares and quantities are in millionths: 10^12 is taken out in one rounding.
    let exact = Int128(price.values[row]) * Int128(quantity.values[row]) * Int128(1_000_000 - share)
    values[row] = Int64(clamping: halfEven(exact, 1_000_000_000_000))
  }
  return NumberColumn(values: values, scale: 100)
}

/// The quotient rounded to the nearest integer, halves to the even one.
func halfEven(_ dividend: Int128, _ divisor: Int128) -> Int128 {
  let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
  let twice = remainder.magnitude * 2
  let away: Int128 = (dividend < 0) == (divisor < 0) ? 1 : -1
  if twice > divisor.magnitude || (twice == divisor.magnitude && quotient % 2 != 0) { return quotient + away }
  return quotient
}
