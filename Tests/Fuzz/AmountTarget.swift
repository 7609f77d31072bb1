import Diagnostics
import Tables

@testable import Ingest

/// Each line is a cell of a column of amounts or numbers.
func fuzzAmounts(_ input: UnsafeBufferPointer<UInt8>) {
  guard let (table, reversed) = columns(of: lines(of: input)) else { return }
  for decimal in [nil, .point, .comma] as [DecimalSign?] {
    check(table.money(0, decimal: decimal), reversed.money(0, decimal: decimal), table)
    for percent in [false, true] {
      check(
        table.numbers(0, percent: percent, decimal: decimal),
        reversed.numbers(0, percent: percent, decimal: decimal), table)
    }
  }
  for cents in table.money(0).column.values where cents != NumberColumn.missing { demandReadBack(cents) }
}

private func check(_ reading: Reading<NumberColumn>, _ other: Reading<NumberColumn>, _ table: SourceTable) {
  let values = reading.column.values
  demandSame(values.count, table.rowCount, "a cell has no place")
  demandAccounted(reading, table) { values[$0] == NumberColumn.missing }
  demandSame(values, other.column.values.reversed(), "the order of the rows changes an amount")
  demandSame(reading.unreadable.count, other.unreadable.count, "the order of the rows changes a message")
  demandSame(reading.doubt?.cells, other.doubt?.cells, "the order of the rows changes a question")
}

/// An amount written in any of the usual forms is the same amount.
private func demandReadBack(_ cents: Int64) {
  let (whole, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
  let decimals = rest < 10 ? "0\(rest)" : String(rest)
  var grouped = ""
  for (index, digit) in String(whole).enumerated() {
    if index > 0, (String(whole).count - index) % 3 == 0 { grouped += "," }
    grouped.append(digit)
  }
  let sign = cents < 0 ? "-" : ""
  var forms = [
    "\(sign)\(whole).\(decimals)", "\(sign)￥\(grouped).\(decimals)元", "\(sign)\(grouped).\(decimals)",
    "\(whole).\(decimals)\(sign)", "\(sign)$ \(grouped).\(decimals)",
  ]
  if cents < 0 { forms.append("(\(grouped).\(decimals))") }
  for form in forms {
    let text = Array(form.utf8).withUnsafeBufferPointer(AmountTextReader.read)
    let value = text?.value(scaleDigits: 2, columnExponent: 0, commaIsDecimal: false)
    demandSame(value?.value, cents, "'\(form)' is another amount")
  }
}
