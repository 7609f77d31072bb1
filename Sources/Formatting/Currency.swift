/// The currency that a site counts in, and how its amounts are marked.
package struct Currency: Sendable, Hashable {
  /// The ISO 4217 code.
  package var code: String
  /// Whether the site shows more than one currency, so that a bare `¥` or `$` would be ambiguous.
  package var isOneOfSeveral: Bool
  /// Whether 元 follows the number instead of the sign before it; for CNY only.
  package var yuanAfter: Bool

  package init(code: String = "CNY", isOneOfSeveral: Bool = false, yuanAfter: Bool = false) {
    self.code = code
    self.isOneOfSeveral = isOneOfSeveral
    self.yuanAfter = yuanAfter
  }

  /// The sign before the number: `¥`, `$`, or the code and a no-break space where there is no common sign.
  package var prefix: String {
    if yuanAfter && code == "CNY" { return "" }
    switch code {
    case "CNY": return isOneOfSeveral ? "CN¥" : "¥"
    case "JPY": return isOneOfSeveral ? "JP¥" : "¥"
    case "USD": return isOneOfSeveral ? "US$" : "$"
    case "EUR": return "€"
    case "GBP": return "£"
    case "KRW": return "₩"
    case "INR": return "₹"
    case "HKD": return "HK$"
    case "TWD": return "NT$"
    case "SGD": return "S$"
    case "AUD": return "A$"
    case "CAD": return "C$"
    default: return code + "\u{A0}"
    }
  }

  /// The word after the number: 元 when asked for, else nothing.
  package var suffix: String { yuanAfter && code == "CNY" ? "元" : "" }
}
