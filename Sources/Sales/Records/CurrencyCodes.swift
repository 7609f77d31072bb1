import Tables

/// The ISO code that a currency's name or sign stands for, in capitals.
func currencyCode(_ text: String) -> String {
  switch text.uppercased() {
  case "RMB", "CNH", "人民币", "人民币元", "元", "￥", "¥": "CNY"
  case "美元", "$", "US$": "USD"
  case "欧元", "€": "EUR"
  case "英镑", "£": "GBP"
  case "港币", "港元", "HK$": "HKD"
  case "日元", "円": "JPY"
  case "NT$", "新台币": "TWD"
  case let code: code
  }
}

/// The ISO codes that a currency sign may stand for.
func currencies(ofSign sign: String) -> Set<String> {
  switch sign {
  case "￥", "¥": ["CNY", "JPY"]
  case "元": ["CNY", "TWD", "HKD"]
  case "$": ["USD", "HKD", "TWD", "SGD", "AUD", "CAD", "NZD", "MXN"]
  case let other: [currencyCode(other)]
  }
}

/// The currency sign or code at either end of an amount, or `nil` where it has none: `HK$1,200` is `HK$`.
func currencySign(of amount: String) -> String? {
  let letters = amount.uppercased().filter { !$0.isNumber && !" .,'()-+−%".contains($0) }
  return currencySigns.first { letters.hasPrefix($0) || letters.hasSuffix($0) }
}

/// The longer ones first: `HK$` ends in `$`.
private let currencySigns = [
  "HK$", "US$", "NT$", "RMB", "CNY", "USD", "EUR", "GBP", "HKD", "JPY", "TWD", "￥", "¥", "$", "€", "£", "元",
]

extension ReadFile {
  /// Keeps the currency that the cells of the main amount state by a sign, where no column states it and a sign is
  /// not that of the site.
  mutating func keepSigns(_ reading: [(sign: String, count: Int)], column: Int, site: String) {
    guard let amount = schema.amount, mapping.columns[amount] == column,
      reading.contains(where: { !currencies(ofSign: $0.sign).contains(site) })
    else { return }
    let signs = (0..<source.rowCount).map { row in currencySign(of: source.text(row: row, column: column)) }
    columns["currency"] = .text(TextColumn(signs))
  }
}
