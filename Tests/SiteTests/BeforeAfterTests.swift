import Testing

@testable import Site

@Suite struct BeforeAfterTests {
  private typealias Side = BeforeAfter.Side

  private func verdict(
    _ before: (Int, Int), _ after: (Int, Int), others: ((Int, Int), (Int, Int)) = ((200, 400), (200, 400)),
    months: (Int, Int) = (12, 6)
  ) -> BeforeAfter.Verdict {
    var sides = BeforeAfter()
    sides.before = Side(hits: before.0, trials: before.1, months: months.0)
    sides.after = Side(hits: after.0, trials: after.1, months: months.1)
    sides.othersBefore = Side(hits: others.0.0, trials: others.0.1, months: months.0)
    sides.othersAfter = Side(hits: others.1.0, trials: others.1.1, months: months.1)
    return sides.verdict
  }

  @Test func `cannot tell with fewer than three months or thirty cases on a side`() {
    #expect(verdict((10, 100), (90, 100), months: (12, 2)) == .tooEarly)
    #expect(verdict((10, 100), (90, 100), months: (2, 12)) == .tooEarly)
    #expect(verdict((2, 29), (27, 30)) == .tooEarly)
    #expect(verdict((2, 30), (27, 29)) == .tooEarly)
    #expect(verdict((2, 30), (27, 30), months: (3, 3)) == .real(isUp: true))
  }

  @Test func `takes a change whose interval holds zero for chance`() {
    #expect(verdict((50, 100), (58, 100)) == .noise)
  }

  @Test func `does not credit a page with what happened to the other teams too`() {
    #expect(verdict((40, 100), (70, 100), others: ((160, 400), (280, 400))) == .likeOthers)
    #expect(verdict((40, 100), (70, 100), others: ((0, 0), (0, 0))) == .likeOthers)
  }

  @Test func `sees a change beyond chance and beyond the others, either way`() {
    #expect(verdict((40, 100), (70, 100)) == .real(isUp: true))
    #expect(verdict((70, 100), (40, 100)) == .real(isUp: false))
  }

  @Test func `gives the change in shares with Newcombe's interval`() throws {
    var sides = BeforeAfter()
    sides.before = Side(hits: 48, trials: 80, months: 6)
    sides.after = Side(hits: 56, trials: 70, months: 6)
    let change = try #require(sides.change)
    #expect(abs(change.value - 0.2) < 1e-12)
    #expect(abs(change.interval.low - 0.0524) < 0.00005)
    #expect(abs(change.interval.high - 0.3339) < 0.00005)
    #expect(sides.othersChange == nil)
    #expect(sides.lead == nil)
  }
}
