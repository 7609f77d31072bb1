import Signals
import Statistics
import Testing

@Suite struct DifferenceTests {
  @Test func `Pearson's statistic of two groups`() throws {
    // By hand: p = .5, (50 − 40)² ÷ 20 twice = 10 on 1 degree.
    let found = rateDifference(
      [GroupCounts(hits: 50, trials: 80), GroupCounts(hits: 30, trials: 80)], months: 12)
    #expect(found.test?.statistic == 10)
    #expect(found.test?.degrees == 1)
    #expect(differenceVerdicts([found]) == [.real])
    #expect(found.ranking.map(\.group) == [0, 1])
  }

  @Test func `thirty reps between 55 and 70 % do not differ beyond chance`() throws {
    let won = [
      208, 101, 163, 107, 150, 114, 349, 158, 80, 75, 135, 107, 135, 171, 174, 209, 127, 130, 122, 149, 129,
      105, 155, 72, 78, 176, 221, 122, 55, 161,
    ]
    let decided = [
      336, 153, 261, 160, 229, 187, 553, 275, 126, 123, 232, 152, 206, 264, 272, 335, 231, 227, 194, 213, 195,
      175, 237, 110, 121, 264, 347, 193, 79, 261,
    ]
    let found = rateDifference(zip(won, decided).map { GroupCounts(hits: $0, trials: $1) }, months: 12)
    #expect(agrees(try #require(found.test).p, 0.264, digits: 3))
    #expect(differenceVerdicts([found]) == [.withinChance])
  }

  @Test func `groups below ten and windows below twelve months are not compared`() {
    let groups = [
      GroupCounts(hits: 9, trials: 9), GroupCounts(hits: 5, trials: 10), GroupCounts(hits: 4, trials: 10),
    ]
    let found = rateDifference(groups, months: 12)
    #expect(found.leftOut == [0])
    #expect(found.test?.degrees == 1)
    #expect(!found.ranking.contains { $0.group == 0 })
    #expect(rateDifference(groups, months: 11).test == nil)
    #expect(differenceVerdicts([rateDifference(groups, months: 11)]) == [.notTested])
  }

  @Test func `who works at quarter ends is not better for it`() throws {
    let groups = [
      GroupCounts(hits: [10, 10, 64], trials: [20, 20, 80]),
      GroupCounts(hits: [40, 40, 16], trials: [80, 80, 20]),
    ]
    #expect(try #require(rateDifference(groups, months: 12).test).statistic < 1e-12)
    let mixed = groups.map { GroupCounts(hits: $0.hits.reduce(0, +), trials: $0.allTrials) }
    #expect(differenceVerdicts([rateDifference(mixed, months: 12)]) == [.real])
  }

  @Test func `more dimensions ask for more proof`() {
    let close = rateDifference(
      [GroupCounts(hits: 46, trials: 80), GroupCounts(hits: 33, trials: 80)], months: 12)
    let flat = rateDifference(
      [GroupCounts(hits: 40, trials: 80), GroupCounts(hits: 40, trials: 80)], months: 12)
    #expect(differenceVerdicts([close]) == [.real])
    #expect(differenceVerdicts([close, flat, flat]) == [.withinChance, .withinChance, .withinChance])
  }

  @Test func `a lucky few stand behind many good ones`() {
    let groups = [
      GroupCounts(hits: 10, trials: 10), GroupCounts(hits: 160, trials: 200),
      GroupCounts(hits: 60, trials: 200), GroupCounts(hits: 90, trials: 200),
    ]
    #expect(rateDifference(groups, months: 24).ranking.map(\.group) == [1, 0, 3, 2])
  }

  @Test func `deal sizes that follow the product are explained by it`() {
    let small = (0..<40).map { 5 + Double(($0 * 7) % 13) / 10 }
    let large = small.map { $0 + 2 }
    let mix = [
      GroupDeals(logs: small, products: small.map { _ in 0 }),
      GroupDeals(
        logs: Array(large.prefix(38)) + small.prefix(2), products: large.indices.map { $0 < 38 ? 1 : 0 }),
    ]
    #expect(differenceVerdicts([amountDifference(mix, months: 12)]) == [.explainedByProductMix])
    let own = [
      GroupDeals(logs: small, products: small.map { _ in 0 }),
      GroupDeals(logs: large, products: large.map { _ in 0 }),
    ]
    let found = amountDifference(own, months: 12)
    #expect(differenceVerdicts([found]) == [.real])
    #expect(found.ranking.map(\.group) == [1, 0])
  }

  @Test func `nothing differs where all deals are alike`() {
    let logs = (0..<40).map { 5 + Double(($0 * 7) % 13) / 10 }
    let groups = [0, 1, 2].map { _ in GroupDeals(logs: logs, products: logs.map { _ in 0 }) }
    #expect(differenceVerdicts([amountDifference(groups, months: 12)]) == [.withinChance])
  }
}
