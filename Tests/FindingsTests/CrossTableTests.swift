import Findings
import Periods
import Tables
import Testing

@Suite struct CrossTableTests {
  /// Deals of one product in two regions, all decided in the middle of 2025: won of decided.
  private func table(
    _ regions: [(name: String, won: Int, decided: Int)], from: String = "2025-01-01",
    to: String = "2026-01-01"
  ) throws -> CrossTable? {
    let rows = regions.flatMap { region in
      (0..<region.decided).map { (region.name, $0 < region.won ? "won" : "lost") }
    }
    let day = try #require(Day(iso: "2025-06-15"))
    var deals = RecordTable(
      name: "deals", rowCount: rows.count,
      origins: RowOrigins(files: ["data/deals.csv"], lines: rows.indices.map { Int32($0 + 2) }))
    deals["product"] = .text(TextColumn(rows.map { _ in Optional("Gateway") }))
    deals["region"] = .text(TextColumn(rows.map { Optional($0.0) }))
    deals["status"] = .text(TextColumn(rows.map { Optional($0.1) }))
    deals["closed"] = .day(DayColumn(numbers: rows.map { _ in day.number }))
    let days = DayRange(start: try #require(Day(iso: from)), end: try #require(Day(iso: to)))
    return CrossTable(Dataset(tables: ["deals": deals]), rows: "product", columns: "region", days: days)
  }

  @Test func `expects of a pair the rate of the same product elsewhere`() throws {
    let table = try #require(try table([("North", 10, 50), ("South", 30, 40), ("West", 10, 40)]))
    #expect(table.rows == ["Gateway"] && table.columns == ["North", "South", "West"])
    let north = try #require(table.cells[0][0])
    #expect(north.won == 10 && north.decided == 50)
    #expect(north.expected == 50 * 40.0 / 80)
  }

  @Test func `says that a pair differs only beyond chance`() throws {
    let unlike = try #require(try table([("North", 10, 50), ("South", 30, 50)]))
    // z = 0.4 / √(0.4 · 0.6 · 2 / 50) = 4.0825; p = 4.456e-5, twice for the two cells.
    let p = try #require(unlike.cells[0][0]?.p)
    #expect(abs(p - 8.912e-5) < 1e-7)
    #expect(unlike.cells[0].allSatisfy { $0?.differs == true })
    let like = try #require(try table([("North", 22, 50), ("South", 28, 50)]))
    #expect(like.cells[0].allSatisfy { $0?.differs == false })
  }

  @Test func `fewer than ten decided deals are not judged`() throws {
    let table = try #require(try table([("North", 0, 9), ("South", 90, 100)]))
    #expect(table.cells[0].allSatisfy { $0?.p == nil && $0?.expected != nil })
  }

  @Test func `less than a year is counted and not judged`() throws {
    let table = try #require(
      try table([("North", 10, 50), ("South", 30, 50)], from: "2025-02-01", to: "2026-01-01"))
    #expect(table.cells[0].allSatisfy { $0?.decided == 50 && $0?.p == nil })
  }

  @Test func `days without a decided deal give no table`() throws {
    #expect(try table([("North", 1, 2)], from: "2024-01-01", to: "2025-01-01") == nil)
  }
}
