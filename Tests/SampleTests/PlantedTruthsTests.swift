import Periods
import Testing

@testable import Sample

/// What a plain loop over the deals of the published seed finds.
@Suite struct PlantedTruthsTests {
  static let company = Company(SampleOptions())
  static let chance: Company = {
    var options = SampleOptions()
    options.plantedTruths = false
    return Company(options)
  }()

  private func winRate(_ company: Company = company, where holds: (Deal) -> Bool) -> (
    rate: Double, count: Int
  ) {
    var won = 0
    var decided = 0
    for deal in company.deals where deal.isDecided && holds(deal) {
      decided += 1
      if deal.outcome == .won { won += 1 }
    }
    return (Double(won) / Double(max(1, decided)), decided)
  }

  private func isClosed(_ deal: Deal, _ start: Day, _ end: Day) -> Bool {
    deal.closed.map { start <= $0 && $0 < end } ?? false
  }

  @Test func `the north wins about 50 % before May 2026 and 32 % after`() {
    let truths = Self.company.truths
    #expect(truths.northFalls.description == "2026-05-01")
    let before = winRate {
      $0.team == TeamID.north && isClosed($0, Self.company.monthsBack(31), truths.northFalls)
    }
    let after = winRate {
      $0.team == TeamID.north && isClosed($0, truths.northFalls, Self.company.monthsBack(0))
    }
    #expect(abs(before.rate - 0.51) < 0.03)
    #expect(abs(after.rate - 0.33) < 0.04)
    #expect(after.count >= 6 * 40)
  }

  @Test(arguments: [(0, 0.40), (1, 0.44), (2, 0.61)])
  func `the third month of a quarter wins more`(position: Int, rate: Double) {
    let found = winRate { deal in
      deal.closed.map { sampleCalendar.positionInQuarter($0.month) == position } ?? false
    }
    #expect(abs(found.rate - rate) < 0.025)
  }

  @Test func `the third month of a quarter decides more`() {
    let counts = (0..<3).map { position in
      winRate { $0.closed.map { sampleCalendar.positionInQuarter($0.month) == position } ?? false }.count
    }
    #expect(Double(counts[2]) > 1.25 * Double(counts[0]))
  }

  @Test func `the dashboard is weak in the south alone`() {
    let there = winRate { $0.team == TeamID.south && $0.product == dashboard }
    let others = winRate { $0.team == TeamID.south && $0.product != dashboard }
    let elsewhere = winRate { $0.team != TeamID.south && $0.product == dashboard }
    #expect(abs(others.rate - there.rate - Truths.dashboardLacksInSouth) < 0.07)
    #expect(elsewhere.rate - there.rate > 0.13)
    #expect(there.count > 250)
  }

  @Test func `the south wins about 20 points more after its training`() {
    let day = Self.company.truths.southTrained
    #expect(day.description == "2026-03-01")
    let before = winRate { $0.team == TeamID.south && isClosed($0, Self.company.monthsBack(31), day) }
    let after = winRate { $0.team == TeamID.south && isClosed($0, day, Self.company.monthsBack(0)) }
    #expect(abs(after.rate - before.rate - Truths.trainingBrings) < 0.05)
  }

  @Test func `about 200 open deals are older than any won cycle`() {
    let longest =
      Self.company.wonDeals.compactMap { deal in deal.closed.map { $0 - deal.created } }.max() ?? 0
    let asOf = Self.company.options.asOf
    let stale = Self.company.deals.count { $0.outcome == .open && asOf - $0.created > longest }
    #expect(longest <= Truths.longestCycle)
    #expect((160...240).contains(stale))
  }

  @Test func `January and February together have the work of two months in every year`() {
    let counts = [2024, 2025, 2026].map { year in
      Self.company.deals.count { $0.created.parts.year == year && $0.created.parts.month <= 2 }
    }
    #expect(counts.allSatisfy { (440...560).contains($0) })
    let february = [2024, 2025, 2026].map { year in
      Self.company.deals.count { $0.created.month == Month(year: year, month: 2) }
    }
    #expect(february[1] > february[0] + 40 && february[1] > february[2] + 40)
  }

  @Test func `the new colleague has won four of five`() throws {
    let place = Self.company.people.firstIndex { $0.isNewcomer }
    let newcomer = try #require(place)
    let mine = Self.company.deals.filter { $0.person == newcomer && $0.isDecided }
    #expect(mine.map(\.outcome) == [.won, .won, .lost, .won, .won])
  }

  @Test func `the small team is lucky in one month only by a handful of deals`() {
    let month = Self.company.truths.luckyMonth
    let found = winRate { $0.team == TeamID.overseas && $0.closed?.month == month }
    #expect(found.rate >= 0.8 && found.count < 20)
  }

  @Test func `without truths every group wins alike`() {
    let groups: [(Deal) -> Bool] = [
      { $0.team == TeamID.north && $0.closed.map { $0 >= Self.chance.truths.northFalls } ?? false },
      { $0.closed.map { sampleCalendar.positionInQuarter($0.month) == 2 } ?? false },
      { $0.team == TeamID.south && $0.product == dashboard },
      { $0.team == TeamID.south && $0.closed.map { $0 >= Self.chance.truths.southTrained } ?? false },
    ]
    for holds in groups {
      let found = winRate(Self.chance, where: holds)
      // Three standard errors.
      #expect(abs(found.rate - Truths.evenRate) < 1.5 / Double(found.count).squareRoot())
    }
    let asOf = Self.chance.options.asOf
    #expect(Self.chance.deals.allSatisfy { $0.outcome != .open || asOf - $0.created <= Truths.longestCycle })
  }

  @Test
  func
    `nothing happens after the extract, nothing ends before it starts, and people sell while they are there`()
  {
    for company in [Self.company, Self.chance] {
      for deal in company.deals {
        #expect(deal.created <= company.options.asOf && deal.created >= company.start)
        guard let closed = deal.closed else { continue }
        #expect(closed > deal.created && closed <= company.options.asOf)
        #expect(company.people[deal.person].ended.map { closed <= $0 } ?? true)
      }
    }
  }
}
