import Findings
import Testing

/// Won deals of two colleagues over two years, two sizes of product.
@Suite struct DealSizeTests {
  /// - Parameters:
  ///   - largeOf: how many of twelve deals a month are of the large product, for each of the two.
  ///   - bonus: how much more Bob gets for everything, in percent.
  private static func difference(largeOf: [Int], bonus: Int = 0) async throws -> Difference {
    var lines = ["id,owner,product,stage,amount,created,closed"]
    for month in 0..<24 {
      let (year, number) = (2024 + (month + 10) / 12, (month + 10) % 12 + 1)
      let name = "\(year)-\(number < 10 ? "0" : "")\(number)"
      for (person, owner) in ["Ann", "Bob"].enumerated() {
        for place in 0..<12 {
          let isLarge = place < largeOf[person]
          let size = (isLarge ? 9000 : 1000) * (100 + (month * 5 + place * 7) % 23) / 100
          let amount = person == 1 ? size * (100 + bonus) / 100 : size
          let day = "\(name)-\(10 + place)"
          lines.append(
            "\(owner)\(month)-\(place),\(owner),\(isLarge ? "Hall" : "Unit"),Closed Won,\(amount),\(name)-01,\(day)"
          )
        }
      }
    }
    let site = try #require(
      await judgedSite([
        "data/deals.csv": lines.joined(separator: "\n") + "\n",
        "quotabook.yml": """
        title: Two
        as_of: 2026-11-05
        timezone: Europe/Berlin
        currency: EUR
        data: {deals: {from: data/deals.csv, covers: {from: 2024-11-01, to: 2026-10-31}}}
        """,
      ]))
    return try #require(site.findings.difference("deal-size", "rep"))
  }

  @Test func `deal sizes that differ by what is sold are explained by the product mix`() async throws {
    let found = try await Self.difference(largeOf: [3, 9])
    #expect(found.verdict == .explainedByProductMix && !found.differs)
    #expect(found.order == ["Ann", "Bob"] && found.flagged.isEmpty)
    #expect(found.sentence.english.hasPrefix("Explained by the product mix"))
    #expect(found.sentence.chinese.hasPrefix("差别可由产品结构解释"))
  }

  @Test func `deal sizes that differ at the same mix are ranked`() async throws {
    let found = try await Self.difference(largeOf: [6, 6], bonus: 20)
    #expect(found.differs && found.order == ["Bob", "Ann"] && found.flagged == ["Ann", "Bob"])
    #expect(found.sentence.english == "They differ beyond chance, even at the same product mix.")
    #expect(found.sentence.chinese == "扣除产品结构后，差别仍超出偶然。")
  }

  @Test func `deal sizes that are alike do not differ`() async throws {
    let found = try await Self.difference(largeOf: [6, 6])
    #expect(found.verdict == .withinChance && found.order == ["Ann", "Bob"] && found.flagged.isEmpty)
    #expect(found.sentence.english == "No difference beyond chance.")
  }
}
