import Diagnostics
import Tables

extension SourceTable {
  /// The column as amounts in minor units, half-even beyond two decimals.
  ///
  /// A unit in the header, such as 金额（万元）, holds for every cell without a unit of its own. Whether a comma
  /// marks decimals is inferred from the whole column.
  package func money(_ column: Int) -> Reading<NumberColumn> {
    var reader = AmountColumnReader(
      rowCount: rowCount, scale: 100, columnExponent: headerUnit(header[column])?.exponent ?? 0,
      reason: "unreadable-amount", allowsPercent: false)
    forEachCell(column) { row, bytes, cell in reader.take(row, bytes, cell) }
    var reading = reader.reading(commaByDefault: dialect.delimiter == 0x3B)
    if let unit = headerUnit(header[column]) {
      reading.notes.append(
        Phrase(
          zh: "列名写明单位“\(unit.text)”，各格已换算",
          en: "the header names the unit '\(unit.text)'; the cells are converted"))
    }
    return reading
  }

  /// The column as numbers × 1,000,000.
  ///
  /// - Parameter percent: the column holds shares: `87%`, and `87` or `0.87` as the whole column tells, are 0.87.
  package func numbers(_ column: Int, percent: Bool) -> Reading<NumberColumn> {
    // Two more digits are kept until it is known whether the numbers are percentages.
    var reader = AmountColumnReader(
      rowCount: rowCount, scale: percent ? 100_000_000 : 1_000_000, columnExponent: 0,
      reason: "unreadable-number", allowsPercent: true)
    forEachCell(column) { row, bytes, cell in reader.take(row, bytes, cell) }
    var reading = reader.reading(commaByDefault: dialect.delimiter == 0x3B)
    reading.column.scale = 1_000_000
    if percent { toShares(&reading, percentRows: Set(reader.percentRows)) }
    return reading
  }

  /// Numbers are shares when none is above 2 and some lie between 0 and 1, or when none is above 1.
  private func toShares(_ reading: inout Reading<NumberColumn>, percentRows: Set<Int>) {
    let one: Int64 = 100_000_000
    var greatest: Int64 = 0
    var hasFraction = false
    for (row, value) in reading.column.values.enumerated()
    where value != NumberColumn.missing && !percentRows.contains(row) {
      let size = value < 0 ? -value : value
      greatest = max(greatest, size)
      if size > 0, size < one { hasFraction = true }
    }
    let areShares = greatest <= one || (hasFraction && greatest <= 2 * one)
    for (row, value) in reading.column.values.enumerated() where value != NumberColumn.missing {
      let divisor: Int128 = areShares || percentRows.contains(row) ? 100 : 10_000
      let share = Int64(halfEven(Int128(value.magnitude), divisor))
      reading.column.values[row] = value < 0 ? -share : share
    }
    guard greatest > 0 else { return }
    reading.notes.append(
      areShares
        ? Phrase(zh: "没有百分号的数是 0…1 的比例", en: "numbers without a percent sign are shares of 0…1")
        : Phrase(
          zh: "没有百分号的数是百分数（87 即 87%）", en: "numbers without a percent sign are percentages (87 is 87%)"))
  }
}

/// The unit that a header states, such as 万元 in `金额（万元）`, or `nil`.
func headerUnit(_ header: String) -> (text: String, exponent: Int)? {
  let units: [(String, Int)] = [
    ("万元", 4), ("万", 4), ("亿元", 8), ("亿", 8), ("千元", 3), ("百万元", 6), ("百万", 6), ("k", 3), ("000", 3),
    ("thousand", 3), ("million", 6),
  ]
  let openings: Set<Character> = ["(", "（", "[", "【", "/", "／"]
  let closings: Set<Character> = [")", "）", "]", "】"]
  guard let opening = header.lastIndex(where: openings.contains) else { return nil }
  var inside = header[header.index(after: opening)...].lowercased()
  if let last = inside.last, closings.contains(last) { inside.removeLast() }
  inside = inside.filter { $0 != " " && $0 != "￥" && $0 != "¥" && $0 != "'" }
  return units.first { $0.0 == inside }.map { (text: $0.0, exponent: $0.1) }
}
