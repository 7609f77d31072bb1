import Diagnostics
import Tables

extension SourceTable {
  /// The column as amounts in minor units, half-even beyond two decimals.
  ///
  /// A unit in the header, such as 金额（万元）, holds for every cell without a unit of its own. Whether a comma
  /// marks decimals is inferred from the whole column; if it cannot be told, the cells concerned stay empty and the
  /// reading carries a ``Reading/Doubt``.
  ///
  /// - Parameter decimal: the sign of decimals, or `nil` to infer it.
  package func money(_ column: Int, decimal: DecimalSign? = nil) -> Reading<NumberColumn> {
    let unit = headerUnit(header[column])
    var reader = AmountColumnReader(
      rowCount: rowCount, scaleDigits: 2, columnExponent: unit?.exponent ?? 0,
      reason: "unreadable-amount", allowsPercent: false)
    forEachCell(column) { row, bytes, cell in reader.take(row, bytes, cell) }
    var reading = reading(of: &reader, column, decimal)
    reading.column.scale = 100
    if let unit {
      reading.notes.append(
        Phrase(
          zh: "列名写明单位“\(unit.text)”，各格已换算",
          en: "the header names the unit '\(unit.text)'; the cells are converted"))
    }
    if reader.rounded > 0 {
      reading.notes.append(
        Phrase(
          zh: "\(countText(reader.rounded)) 格多于两位小数，已四舍六入五成双到分",
          en: "\(cells(reader.rounded, "has", "have")) more than two decimals; rounded to two, ties to even"))
    }
    return reading
  }

  /// The column as numbers × 1,000,000.
  ///
  /// - Parameters:
  ///   - percent: the column holds shares: `87%`, and `87` or `0.87` as the whole column tells, are 0.87.
  ///   - decimal: the sign of decimals, or `nil` to infer it.
  package func numbers(_ column: Int, percent: Bool, decimal: DecimalSign? = nil) -> Reading<NumberColumn> {
    // Two more digits are kept until it is known whether the numbers are percentages.
    var reader = AmountColumnReader(
      rowCount: rowCount, scaleDigits: percent ? 8 : 6, columnExponent: 0,
      reason: "unreadable-number", allowsPercent: true)
    forEachCell(column) { row, bytes, cell in reader.take(row, bytes, cell) }
    // No share has a thousand per cent.
    let onlyPoints = percent && reader.openCommas.isEmpty && reader.commaCells == 0
    var reading = reading(of: &reader, column, decimal ?? (onlyPoints ? .point : nil))
    if percent { toShares(&reading, reader.percentRows) }
    return reading
  }

  /// Settles the cells with two readings and says how.
  private func reading(
    of reader: inout AmountColumnReader, _ column: Int, _ stated: DecimalSign?
  ) -> Reading<NumberColumn> {
    var reading = Reading(column: NumberColumn(scale: 1_000_000))
    let open = reader.openPoints + reader.openCommas
    switch DecimalChoice(reader, stated: stated, delimiter: dialect.delimiter) {
    case .mixed: reader.refuseOpen()
    case .open: reading.doubt = decimalDoubt(reader, column)
    case .settled(let sign):
      for row in open {
        reader.settle(Int(row), text(row: Int(row), column: column), commaIsDecimal: sign == .comma)
      }
      reading.notes = decimalNotes(reader, column, sign, isStated: stated != nil)
    }
    if reader.scientific > 0 {
      reading.notes.append(
        Phrase(
          zh: "\(countText(reader.scientific)) 格是 1.2E+06 这样的科学记数法；电子表格写出时可能已舍去后面的数字",
          en:
            "\(cells(reader.scientific, "is", "are")) written like 1.2E+06; the spreadsheet may have cut the last digits"
        ))
    }
    reading.column.values = reader.values
    reading.unreadable = reader.unreadable.sorted { $0.row < $1.row }.map {
      UnreadableCell(row: $0.row, text: text(row: $0.row, column: column), reason: $0.reason)
    }
    reading.signs = reader.signCounts
    return reading
  }

  private func decimalNotes(
    _ reader: AmountColumnReader, _ column: Int, _ sign: DecimalSign, isStated: Bool
  ) -> [Phrase] {
    if sign == .comma, reader.commaCells > 0 || isStated {
      return [Phrase(zh: "逗号是小数点", en: "the comma marks decimals")]
    }
    guard !isStated, reader.pointCells == 0, let first = reader.openCommas.first else { return [] }
    let example = text(row: Int(first), column: column)
    return [
      Phrase(
        zh: "没有一格带小数；'\(example)' 这类写法里的逗号按千位分隔理解（否则在配置中写 decimal: comma）",
        en:
          "no cell has decimals; the comma of texts like '\(example)' is taken to group thousands (else write decimal: comma)"
      )
    ]
  }

  private func decimalDoubt(_ reader: AmountColumnReader, _ column: Int) -> Reading<NumberColumn>.Doubt? {
    let rows = reader.openPoints + reader.openCommas
    guard let row = rows.min() else { return nil }
    let text = text(row: Int(row), column: column)
    let isComma = reader.openPoints.isEmpty
    guard let separator = text.lastIndex(where: { ",.，．".contains($0) }) else { return nil }
    let (whole, decimals) = (text[..<separator], text[text.index(after: separator)...])
    return Reading.Doubt(
      id: "decimal-sign-unknown", row: Int(row), cells: rows.count,
      arguments: [
        "text": text, "count": String(rows.count), "grouped": String(whole + decimals),
        "fraction": "\(whole).\(decimals)", "groupedSign": isComma ? "point" : "comma",
        "fractionSign": isComma ? "comma" : "point",
      ])
  }

  /// Numbers are shares when none is above 2 and some lie between 0 and 1, or when none is above 1.
  private func toShares(_ reading: inout Reading<NumberColumn>, _ percentRows: [Int]) {
    let one: Int64 = 100_000_000
    var greatest: Int64 = 0
    var hasFraction = false
    var signed = percentRows[...]
    var isSigned = [Bool](repeating: false, count: percentRows.isEmpty ? 0 : reading.column.values.count)
    while let row = signed.popFirst() { isSigned[row] = true }
    func hasSign(_ row: Int) -> Bool { !isSigned.isEmpty && isSigned[row] }
    for (row, value) in reading.column.values.enumerated()
    where value != NumberColumn.missing && !hasSign(row) {
      let size = value < 0 ? -value : value
      greatest = max(greatest, size)
      if size > 0, size < one { hasFraction = true }
    }
    let areShares = greatest <= one || (hasFraction && greatest <= 2 * one)
    for (row, value) in reading.column.values.enumerated() where value != NumberColumn.missing {
      let share = halfEven(value.magnitude, areShares || hasSign(row) ? 100 : 10_000)
      reading.column.values[row] = value < 0 ? -share : share
    }
    guard greatest > 0 else { return }
    reading.notes.append(
      areShares
        ? Phrase(zh: "没有百分号的数是 0…1 的比例", en: "numbers without a percent sign are shares of 0…1")
        : Phrase(
          zh: "没有百分号的数是百分数（87 即 87%）", en: "numbers without a percent sign are percentages (87 is 87%)"))
  }

  private func halfEven(_ size: UInt64, _ divisor: UInt64) -> Int64 {
    let (quotient, rest) = size.quotientAndRemainder(dividingBy: divisor)
    let isUp = rest * 2 > divisor || (rest * 2 == divisor && quotient % 2 == 1)
    return Int64(quotient + (isUp ? 1 : 0))
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
