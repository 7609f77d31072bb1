import Periods
import Tables
import Testing

@testable import Site

/// What pages count over the last twelve complete months, here November 2025 to October 2026.
@Suite struct DealCountTests {
  private func asOf() throws -> Day { try #require(Day(iso: "2026-11-20")) }

  private func days(_ texts: [String?]) -> Column {
    .day(DayColumn(numbers: texts.map { $0.flatMap { Day(iso: $0) }?.number ?? DayColumn.missing }))
  }

  private func tallies() throws -> DealTallies {
    let deals: [(status: String?, closed: String?, rival: String?, reason: String?, stage: String?)] = [
      ("won", "2025-11-01", "Axis", nil, nil), ("lost", "2026-10-31", "Axis", "price", nil),
      ("lost", "2025-10-31", "Axis", "price", nil), ("won", "2026-11-01", "Axis", nil, nil),
      ("lost", "2026-05-05", nil, "timing", nil), ("won", "2026-05-06", nil, nil, nil),
      ("open", nil, "Axis", nil, "Talks"), ("open", "2026-12-01", nil, nil, "Talks"),
      ("void", "2026-05-06", "Axis", "price", nil), (nil, "2026-05-06", "Axis", nil, nil),
      ("won", nil, "Axis", nil, nil),
    ]
    var data = Dataset()
    data.tables["deals"] = RecordTable(
      name: "deals", rowCount: deals.count,
      columns: [
        "status": .text(TextColumn(deals.map { $0.status })), "closed": days(deals.map { $0.closed }),
        "competitor": .text(TextColumn(deals.map { $0.rival })),
        "lost_reason": .text(TextColumn(deals.map { $0.reason })),
        "stage": .text(TextColumn(deals.map { $0.stage })),
      ])
    return DealTallies(data, asOf: try asOf())
  }

  @Test func `counts decided deals of complete months against each competitor`() throws {
    let tallies = try tallies()
    #expect(tallies.competitors.keys.sorted() == ["Axis"])
    #expect(tallies.competitors["Axis"]?.won == 1)
    #expect(tallies.competitors["Axis"]?.decided == 2)
    #expect(tallies.all.won == 2)
    #expect(tallies.all.decided == 4)
  }

  @Test func `counts why deals were lost, and those open in each stage`() throws {
    let tallies = try tallies()
    #expect(tallies.lost == 2)
    #expect(tallies.lostReasons == ["price": 1, "timing": 1])
    #expect(tallies.open == ["Talks": 2])
  }

  @Test func `counts nothing without deals`() throws {
    let tallies = DealTallies(Dataset(), asOf: try asOf())
    #expect(tallies.all.decided == 0)
    #expect(tallies.open.isEmpty)
  }

  /// Stays of so many days in the stage Offer, each of a deal of its own that went on to Talks on the day given.
  private func stay(_ lengths: [Int], left: String = "2026-03-31") throws -> StageStays.Stay? {
    let end = try #require(Day(iso: left))
    var rows: [(deal: String, stage: String, day: Day)] = []
    for (number, length) in lengths.enumerated() {
      // The history need not be in order.
      rows.append(("D\(number)", "Talks", end))
      rows.append(("D\(number)", "Offer", end + -length))
    }
    var data = Dataset()
    data.tables["stage_history"] = RecordTable(
      name: "stage_history", rowCount: rows.count,
      columns: [
        "deal": .text(TextColumn(rows.map { $0.deal })), "stage": .text(TextColumn(rows.map { $0.stage })),
        "entered": .day(DayColumn(numbers: rows.map { $0.day.number })),
      ])
    let stays = StageStays(data, asOf: try asOf())
    #expect(stays["Talks"] == nil)
    return stays["Offer"]
  }

  @Test func `gives the median of the days that deals stayed in a stage`() throws {
    #expect(try stay([1, 2, 3, 4, 5, 7, 8, 9, 10, 90]) == StageStays.Stay(median: 6, count: 10))
  }

  @Test func `says nothing of fewer than ten stays, or of those that ended before the twelve months`() throws
  {
    #expect(try stay([1, 2, 3, 4, 5, 7, 8, 9, 10]) == nil)
    #expect(try stay([1, 2, 3, 4, 5, 7, 8, 9, 10, 90], left: "2025-10-31") == nil)
  }
}
