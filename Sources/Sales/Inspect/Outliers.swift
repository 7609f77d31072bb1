import Diagnostics
import Periods
import Tables

extension SalesReader {
  /// Points out records that make up more than a fifth of their month and are far larger than the others.
  ///
  /// Orders count by their date; without them won deals by their close day. "Far larger" is beyond the upper quartile
  /// plus three interquartile ranges (Tukey's outer fence), of at least twenty records: in a month of two deals each
  /// is more than a fifth, and that is no news.
  mutating func reportOutliers() {
    let name = data.dataset["orders"]?.numbers("amount") == nil ? "deals" : "orders"
    guard let table = data.dataset[name], let amounts = table.numbers("amount"),
      let days = table.days(name == "deals" ? "closed" : "date")
    else { return }
    let status = name == "deals" ? table.text("status") : nil
    let counted = (0..<table.rowCount).filter { row in
      (status == nil || status?[row] == Outcome.won.rawValue) && amounts.values[row] > 0
        && days.numbers[row] != DayColumn.missing && days.numbers[row] <= asOf.number
    }
    guard counted.count >= 20 else { return }
    let sorted = counted.map { amounts.values[$0] }.sorted()
    let (low, high) = (sorted[sorted.count / 4], sorted[sorted.count * 3 / 4])
    let fence = Double(high) + 3 * Double(high - low)
    var months: [Month: (total: Double, count: Int)] = [:]
    for row in counted {
      let month = Day(number: days.numbers[row]).month
      months[month, default: (0, 0)].total += Double(amounts.values[row])
      months[month, default: (0, 0)].count += 1
    }
    for row in counted where Double(amounts.values[row]) > fence {
      let month = Day(number: days.numbers[row]).month
      guard let (total, count) = months[month], Double(amounts.values[row]) > total / 5, count > 1 else {
        continue
      }
      let share = Int((Double(amounts.values[row]) / total * 100).rounded())
      log.report(
        "outlier-in-month", at: cell("amount", of: name, row),
        [
          "id": table.text("id")?[row] ?? "", "amount": moneyText(amounts.values[row]), "month": "\(month)",
          "share": String(share), "count": String(count), "total": moneyText(Int64(total)),
          "column": "amount",
        ], excerpt: data.rawRow(name, row))
    }
  }
}

/// Minor units as an amount with thousands separators: `1,234,567.50`, without decimals where they are zero.
func moneyText(_ minor: Int64) -> String {
  let digits = String(minor.magnitude / 100)
  var text = ""
  for (place, digit) in digits.enumerated() {
    if place > 0, (digits.count - place) % 3 == 0 { text += "," }
    text.append(digit)
  }
  let cents = minor.magnitude % 100
  if cents > 0 { text += cents < 10 ? ".0\(cents)" : ".\(cents)" }
  return (minor < 0 ? "-" : "") + text
}
