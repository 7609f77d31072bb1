/// A count with its thousands marked, as both languages write it: `1,291`.
package func countText(_ count: Int) -> String {
  let digits = String(count.magnitude)
  var text = ""
  for (place, digit) in digits.enumerated() {
    if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
    text.append(digit)
  }
  return count < 0 ? "-" + text : text
}

/// A count with its English noun: `1 row`, `1,291 rows`.
package func counted(_ count: Int, _ one: String, _ many: String) -> String {
  countText(count) + " " + (count == 1 ? one : many)
}
