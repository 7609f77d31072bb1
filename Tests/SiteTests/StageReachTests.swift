import Periods
@testable import Sales
@testable import Site
import Tables
import Testing

@Suite struct StageReachTests {
  private typealias Deal = (id: String, stage: String, status: String, created: String)

  private let stages: StageModel = {
    var model = StageModel()
    for title in ["Lead", "Offer", "Talks"] {
      model.stages.append(
        Stage(id: title, title: title, spellings: [title], probability: nil, outcome: .open))
    }
    model.stages.append(Stage(id: "Won", title: "Won", spellings: ["Won"], probability: nil, outcome: .won))
    return model
  }()

  private func reach(_ deals: [Deal], history: [(deal: String, stage: String)]? = nil) throws -> StageReach {
    var data = Dataset()
    data.tables["deals"] = RecordTable(
      name: "deals", rowCount: deals.count,
      columns: [
        "id": .text(TextColumn(deals.map { $0.id })), "stage": .text(TextColumn(deals.map { $0.stage })),
        "status": .text(TextColumn(deals.map { $0.status })),
        "created": .day(DayColumn(numbers: deals.map { Day(iso: $0.created)?.number ?? DayColumn.missing })),
      ])
    if let history {
      data.tables["stage_history"] = RecordTable(
        name: "stage_history", rowCount: history.count,
        columns: [
          "deal": .text(TextColumn(history.map { $0.deal })),
          "stage": .text(TextColumn(history.map { $0.stage })),
        ])
    }
    let asOf = try #require(Day(iso: "2026-11-20"))
    return try #require(StageReach(data, stages, before: asOf))
  }

  @Test func `counts a skipped stage as reached, and every stage for a won deal`() throws {
    let found = try reach([
      ("1", "Offer", "open", "2026-03-01"), ("2", "Won", "won", "2026-04-01"),
      ("3", "Lead", "open", "2026-05-01"),
    ])
    #expect(found.names == ["Lead", "Offer", "Talks"])
    #expect(found.counts == [3, 2, 1])
    #expect(found.won == 1)
  }

  @Test func `takes deals created in the twelve complete months before`() throws {
    let found = try reach([
      ("1", "Lead", "open", "2025-10-31"), ("2", "Lead", "open", "2025-11-01"),
      ("3", "Lead", "open", "2026-10-31"),
      ("4", "Lead", "open", "2026-11-01"),
    ])
    #expect(found.counts == [2, 0, 0])
  }

  @Test func `leaves out void deals`() throws {
    #expect(try reach([("1", "Talks", "void", "2026-03-01")]).counts == [0, 0, 0])
  }

  @Test func `knows of a lost deal's stages only from the stage history`() throws {
    let deals: [Deal] = [("1", "Lost", "lost", "2026-03-01")]
    let without = try reach(deals)
    #expect(without.isLowerBound)
    #expect(without.counts == [1, 0, 0])
    let with = try reach(deals, history: [("1", "Talks"), ("1", "Lead")])
    #expect(!with.isLowerBound)
    #expect(with.counts == [1, 1, 1])
  }

  @Test func `gives the range between the extremes where no history exists`() throws {
    let deals: [Deal] = [
      ("1", "Won", "won", "2026-03-01"), ("2", "Offer", "open", "2026-03-01"),
      ("3", "Lost", "lost", "2026-03-01"), ("4", "Lost", "lost", "2026-03-01"),
    ]
    let bounds = try #require(try reach(deals).bounds)
    #expect(bounds.reached(0) == 4...4)
    #expect(bounds.reached(1) == 2...4)
    #expect(bounds.reached(2) == 1...3)
    #expect(bounds.reached(3) == 1...1)
    #expect(bounds.rate(from: 0, to: 1) == 0.5...1)
    #expect(bounds.rate(from: 1, to: 2) == 0.25...0.75)
    // At worst both lost deals fell at the last stage, at best neither came so far.
    #expect(bounds.rate(from: 2, to: 3) == 1.0 / 3...1)
    #expect(try reach(deals, history: [("3", "Lead"), ("4", "Lead")]).bounds == nil)
  }

  @Test func `is nil without two stages to compare`() throws {
    var data = Dataset()
    let column = Column.text(TextColumn(["x"]))
    data.tables["deals"] = RecordTable(
      name: "deals", rowCount: 1,
      columns: [
        "id": column, "stage": column, "status": column, "created": .day(DayColumn(numbers: [20_000])),
      ])
    #expect(StageReach(data, StageModel(), before: Day(number: 20_100)) == nil)
  }
}
