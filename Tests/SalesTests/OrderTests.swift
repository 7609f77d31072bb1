import Diagnostics
import Periods
import Sales
import Tables
import Testing

/// A small generator of the same numbers on every machine.
private struct Lottery: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    // SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct OrderTests {
  private let header = "id,owner,product,stage,created,closed,amount\n"

  private func rows(_ seed: UInt64) -> [String] {
    var lottery = Lottery(state: seed)
    return (0..<60).map { id in
      let owner = ["王敏", "李雷", "Zoe", ""].randomElement(using: &lottery) ?? ""
      let product = ["P", "Q", "R"].randomElement(using: &lottery) ?? ""
      let stage = ["Won", "Lost", "Demo", "01资质审查", "无效"].randomElement(using: &lottery) ?? ""
      let month = Int.random(in: 1...9, using: &lottery)
      let amount = Bool.random(using: &lottery) ? "\(Int.random(in: 0...99_999, using: &lottery)).5" : ""
      return "\(id),\(owner),\(product),\(stage),2026-0\(month)-03,2026-1\(month % 2)-0\(month),\(amount)"
    }
  }

  /// Everything that may be counted, for each combination of dimensions.
  private func sums(_ data: SalesData) -> [String: Double] {
    var sums: [String: Double] = [:]
    let deals = data.dataset["deals"]
    let keys = zip(
      zip(texts(deals, "status"), texts(deals, "team")), zip(texts(deals, "stage"), texts(deals, "product")))
    let values = zip(
      zip(numbers(deals, "amount"), numbers(deals, "list_amount")),
      zip(days(deals, "closed"), days(deals, "expected_close")))
    for (key, value) in zip(keys, values) {
      let name =
        "\(key.0.0 ?? "") \(key.0.1 ?? "") \(key.1.0 ?? "") \(key.1.1 ?? "") \(value.1.0 ?? "") \(value.1.1 ?? "")"
      sums[name, default: 0] += (value.0.0 ?? 0) + (value.0.1 ?? 0) + 1
    }
    return sums
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `the order of rows changes no sum`(seed: UInt64) {
    let others = [
      "data/people.csv": "name,team\n王敏,一部\n李雷,二部\n", "data/products.csv": "name,list_price\nP,3\nQ,4\n",
    ]
    let original = rows(seed)
    var lottery = Lottery(state: seed &+ 99)
    let mixed = original.shuffled(using: &lottery)
    let one = read(
      others.merging(["data/deals.csv": header + original.joined(separator: "\n")]) { first, _ in first })
    let other = read(
      others.merging(["data/deals.csv": header + mixed.joined(separator: "\n")]) { first, _ in first },
      jobs: 3)
    #expect(sums(one.data) == sums(other.data))
    #expect(one.data.stages.stages == other.data.stages.stages)
    #expect(one.data.reports.map(\.used) == other.data.reports.map(\.used))
    #expect(one.data.asOf == other.data.asOf)
    #expect(one.log.entries.map(\.id).sorted() == other.log.entries.map(\.id).sorted())
  }
}
