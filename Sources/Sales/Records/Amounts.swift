import Tables

/// `amount` (minor units) × `factor` ÷ `scale`, rounded half-even; ``NumberColumn/missing`` when out of range.
func scaled(_ amount: Int64, by factor: Int128, scale: Int128) -> Int64 {
  let product = Int128(amount) * factor
  let (whole, rest) = product.quotientAndRemainder(dividingBy: scale)
  var quotient = whole
  let twice = (rest < 0 ? -rest : rest) * 2
  if twice > scale || twice == scale && quotient % 2 != 0 { quotient += product < 0 ? -1 : 1 }
  return Int64(exactly: quotient) ?? NumberColumn.missing
}

extension RecordTable {
  /// Product → list price in minor units, from the products table.
  var listPrices: [String: Int64] {
    guard let names = text("name"), let prices = numbers("list_price") else { return [:] }
    var result: [String: Int64] = [:]
    for row in 0..<rowCount {
      if let name = names[row], prices.values[row] != NumberColumn.missing {
        result[name] = prices.values[row]
      }
    }
    return result
  }

  /// Fills empty `list_amount` with the product's list price × quantity (1 where it is empty).
  mutating func fillListAmounts(_ prices: [String: Int64]) {
    guard let products = text("product"), !prices.isEmpty else { return }
    let priceOf = products.entries.map { prices[$0] ?? NumberColumn.missing }
    let quantities = numbers("quantity")
    var amounts = numbers("list_amount") ?? .empty(rowCount, scale: 100)
    for row in 0..<rowCount where amounts.values[row] == NumberColumn.missing && products.codes[row] >= 0 {
      let price = priceOf[Int(products.codes[row])]
      guard price != NumberColumn.missing else { continue }
      if let quantities, quantities.values[row] != NumberColumn.missing {
        amounts.values[row] = scaled(
          price, by: Int128(quantities.values[row]), scale: Int128(quantities.scale))
      } else {
        amounts.values[row] = price
      }
    }
    self["list_amount"] = .money(amounts)
  }

  /// Gives open deals without amount their list amount, marked by 1 in `amount_estimated`.
  ///
  /// - Returns: how many deals got one, and the won deals with an amount of 0.
  mutating func estimateAmounts() -> (estimated: Int, wonForNothing: [Int]) {
    guard let status = text("status") else { return (0, []) }
    let list = numbers("list_amount")
    var amounts = numbers("amount") ?? .empty(rowCount, scale: 100)
    var marks = NumberColumn(values: [Int64](repeating: 0, count: rowCount), scale: 1_000_000)
    var estimated = 0
    var wonForNothing: [Int] = []
    for row in 0..<rowCount {
      if status.codes[row] == Outcome.won.code, amounts.values[row] == 0 { wonForNothing.append(row) }
      guard status.codes[row] == Outcome.open.code, amounts.values[row] == NumberColumn.missing, let list,
        list.values[row] != NumberColumn.missing
      else { continue }
      amounts.values[row] = list.values[row]
      marks.values[row] = 1_000_000
      estimated += 1
    }
    self["amount"] = .money(amounts)
    self["amount_estimated"] = .number(marks)
    return (estimated, wonForNothing)
  }

  /// Fills the empty chances of open deals from their stages.
  mutating func fillProbabilities(_ stages: StageModel) {
    guard let status = text("status") else { return }
    var column = numbers("probability") ?? .empty(rowCount, scale: 1_000_000)
    let titles = text("stage")
    let chances = titles?.entries.map { title in
      stages.stage(titled: title)?.probability.map { Int64(($0 * 1_000_000).rounded()) }
        ?? NumberColumn.missing
    }
    guard let titles, let chances else { return }
    for row in 0..<rowCount
    where column.values[row] == NumberColumn.missing && titles.codes[row] >= 0
      && status.codes[row] == Outcome.open.code
    {
      column.values[row] = chances[Int(titles.codes[row])]
    }
    guard column.values.contains(where: { $0 != NumberColumn.missing }) else { return }
    self["probability"] = .number(column)
  }

  /// Fills empty amounts of order lines: quantity (1 where empty) × unit price × (1 − discount).
  mutating func fillOrderAmounts() {
    guard let prices = numbers("unit_price") else { return }
    let quantities = numbers("quantity")
    let discounts = numbers("discount")
    var amounts = numbers("amount") ?? .empty(rowCount, scale: 100)
    for row in 0..<rowCount
    where amounts.values[row] == NumberColumn.missing && prices.values[row] != NumberColumn.missing {
      var quantity: Int64 = 1_000_000
      if let quantities, quantities.values[row] != NumberColumn.missing { quantity = quantities.values[row] }
      var share: Int64 = 1_000_000
      if let discounts, discounts.values[row] != NumberColumn.missing { share -= discounts.values[row] }
      // Both factors go in before the one rounding of the line.
      let factor = Int128(quantity) * Int128(share)
      amounts.values[row] = scaled(prices.values[row], by: factor, scale: 1_000_000_000_000)
    }
    self["amount"] = .money(amounts)
  }
}
