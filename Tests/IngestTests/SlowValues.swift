import Periods

/// Random numbers that are the same in every run.
struct ValueChance: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
}

/// The slow, obvious reader of amounts, of texts with at most one reading: digits as text, one rule after the other.
enum SlowAmount {
  /// The amount in minor units, or `nil` when the text is none.
  static func cents(_ text: String) -> Int64? {
    var body = text.lowercased().replacing("￥", with: "¥").replacing("（", with: "(").replacing("）", with: ")")
    body = trimmed(body)
    var isNegative: Bool?
    var hasSign = false
    var hasYuan = false
    var power: Int?
    func strip() -> Bool {
      body = trimmed(body)
      if isNegative == nil, body.hasPrefix("-") || body.hasPrefix("+") {
        isNegative = body.removeFirst() == "-"
      } else if isNegative == nil, body.hasSuffix("-") {
        isNegative = true
        body.removeLast()
      } else if isNegative == nil, body.hasPrefix("("), body.hasSuffix(")"), body.count > 1 {
        isNegative = true
        body = String(body.dropFirst().dropLast())
      } else if !hasSign,
        let sign = ["hk$", "¥", "$"].first(where: { body.hasPrefix($0) || body.hasSuffix($0) })
      {
        body = body.hasPrefix(sign) ? String(body.dropFirst(sign.count)) : String(body.dropLast(sign.count))
        hasSign = true
      } else if !hasYuan, body.hasSuffix("元") {
        hasYuan = true
        body.removeLast()
      } else if power == nil,
        let unit = [("万亿", 12), ("万", 4), ("亿", 8), ("k", 3)].first(where: { body.hasSuffix($0.0) })
      {
        power = unit.1
        body.removeLast(unit.0.count)
      } else {
        return false
      }
      return true
    }
    while !body.allSatisfy({ "0123456789,. ".contains($0) }) || body != trimmed(body) {
      if !strip() { break }
    }
    guard let (whole, decimals) = split(body) else { return nil }
    // Shift the point by the unit, then round by looking at the digits behind the second one.
    var digits = whole + decimals
    var places = decimals.count - (power ?? 0)
    while places < 3 {
      digits += "0"
      places += 1
    }
    digits = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let kept = String(digits.dropLast(places - 2))
    let rest = digits.suffix(places - 2)
    guard var value = Int64(kept) else { return nil }
    let half = "5" + String(repeating: "0", count: rest.count - 1)
    if String(rest) > half || (String(rest) == half && value % 2 == 1) { value += 1 }
    return isNegative == true ? -value : value
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// Whole digits and decimals; texts with two readings count as grouped when the comma stands there.
  private static func split(_ text: String) -> (String, String)? {
    let patterns: [(Regex<Substring>, Character?)] = [
      (#/[0-9]+/#, nil), (#/[0-9]*\.[0-9]+/#, "."), (#/[0-9]+\./#, "."),
      (#/[1-9][0-9]{0,2}(?:,[0-9]{3})+/#, nil),
      (#/[0-9]{1,3}(?:,[0-9]{3}){2,}/#, nil), (#/[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}/#, nil),
      (#/[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]*/#, "."), (#/[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}\.[0-9]*/#, "."),
      (#/[0-9]{1,3}(?:\.[0-9]{3}){2,}/#, nil), (#/[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]*/#, ","),
      (#/[0-9]{1,3}(?: [0-9]{3})+/#, nil), (#/[0-9]{1,3}(?: [0-9]{3})+\.[0-9]*/#, "."),
      (#/[0-9]{1,3}(?: [0-9]{3})+,[0-9]*/#, ","), (#/[0-9]*,[0-9]+/#, ","),
    ]
    for (pattern, decimal) in patterns where text.wholeMatch(of: pattern) != nil {
      let place = decimal.flatMap { text.lastIndex(of: $0) } ?? text.endIndex
      return (
        text[..<place].filter { $0 >= "0" && $0 <= "9" }, text[place...].filter { $0 >= "0" && $0 <= "9" }
      )
    }
    return nil
  }
}

/// The slow, obvious reader of dates with four digits of the year: one pattern after the other.
enum SlowDay {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  static func day(_ text: String) -> Day? {
    var body = text.lowercased()
    for (word, plain) in [("年", "-"), ("月", "-"), ("日", " ")] { body = body.replacing(word, with: plain) }
    for weekday in ["星期五", "周五", " fri"] where body.hasSuffix(weekday) {
      body = String(body.dropLast(weekday.count))
    }
    if let match = body.firstMatch(
      of: #/^ *([0-9]{4}) *([-\/.]) *([0-9]{1,2}) *([-\/.]) *([0-9]{1,2})(?:[ t,]+(.*))? *$/#)
    {
      guard match.2 == match.4, isTime(match.6 ?? "") else { return nil }
      return day(match.1, match.3, match.5)
    }
    if let match = body.firstMatch(of: #/^ *([0-9]{4})([0-9][0-9])([0-9][0-9]) *$/#) {
      return day(match.1, match.2, match.3)
    }
    if let match = body.firstMatch(
      of: #/^ *([0-9]{1,2})([-\/ .])([a-z]+)([-\/ .])([0-9]{4})(?:[ ,]+(.*))? *$/#)
    {
      guard match.2 == match.4, isTime(match.6 ?? ""),
        let month = months.firstIndex(where: { match.3 == $0 })
      else { return nil }
      return day(match.5, "\(month + 1)", match.1)
    }
    return nil
  }

  private static func isTime(_ text: some StringProtocol) -> Bool {
    let time = text.split(separator: " ").joined(separator: " ")
    if time.isEmpty { return true }
    guard let match = time.wholeMatch(of: #/([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:\.[0-9]+)?)?/#),
      let hours = Int(match.1), let minutes = Int(match.2), let seconds = Int(match.3 ?? "0")
    else { return false }
    return minutes < 60 && seconds <= 60 && (hours < 24 || hours == 24 && minutes == 0 && seconds == 0)
  }

  private static func day(
    _ year: some StringProtocol, _ month: some StringProtocol, _ day: some StringProtocol
  ) -> Day? {
    guard let year = Int(year), let month = Int(month), let day = Int(day) else { return nil }
    return Day(year: year, month: month, day: day)
  }
}
