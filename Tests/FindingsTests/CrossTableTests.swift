import Findings
import Periods
import Tables
import Testing

@Suite struct CrossTableTests {
  /// Deals of one product in some regions, all decided in the middle of 2025: won of decided.
  private func table(
    _ regions: [(name: String, won: Int, decided: Int)], from: String = "2025-01-01",
    to: String = "2026-01-01"
  ) throws -> CrossTable? {
    try table(regions.map { ("Gateway", $0.name, $0.won, $0.decided) }, from: from, to: to)
  }

  private func table(
    _ pairs: [(product: String, region: String, won: Int, decided: Int)], from: String = "2025-01-01",
    to: String = "2026-01-01"
  ) throws -> CrossTable? {
    let rows = pairs.flatMap { pair in (0..<pair.decided).map { (pair, $0 < pair.won ? "won" : "lost") } }
    let day = try #require(Day(iso: "2025-06-15"))
    var deals = RecordTable(
      name: "deals", rowCount: rows.count,
      origins: RowOrigins(files: ["data/deals.csv"], lines: rows.indices.map { Int32($0 + 2) }))
    deals["product"] = .text(TextColumn(rows.map { Optional($0.0.product) }))
    deals["region"] = .text(TextColumn(rows.map { Optional($0.0.region) }))
    deals["status"] = .text(TextColumn(rows.map { Optional($0.1) }))
    deals["closed"] = .day(DayColumn(numbers: rows.map { _ in day.number }))
    let days = DayRange(start: try #require(Day(iso: from)), end: try #require(Day(iso: to)))
    return CrossTable(Dataset(tables: ["deals": deals]), rows: "product", columns: "region", days: days)
  }

  /// The pairs that are said to differ.
  private func differing(_ table: CrossTable) -> [String] {
    table.rows.indices.flatMap { row in
      table.columns.indices.filter { table.cells[row][$0]?.differs == true }
        .map { "\(table.rows[row]) \(table.columns[$0])" }
    }
  }

  @Test func `a weak pair does not make the others look strong`() throws {
    let table = try #require(
      try table([("North", 100, 200), ("South", 40, 200), ("West", 100, 200), ("East", 110, 200)]))
    #expect(differing(table) == ["Gateway South"])
    // East is measured by North and West, and no longer by the weak South: 100 of 200.
    #expect(table.cells[0][0]?.expected == 100)
    #expect((table.cells[0][0]?.p ?? 0) > 0.3)
  }

  @Test func `a region that is weak in everything is no weak pair`() throws {
    let regions = [("North", 100), ("South", 50), ("West", 100)]
    func pairs(_ routerInSouth: Int) -> [(product: String, region: String, won: Int, decided: Int)] {
      ["Gateway", "Router", "Sensor"].flatMap { product in
        regions.map { region, won in
          let isCell = product == "Router" && region == "South"
          return (product, region, isCell ? routerInSouth : won, 200)
        }
      }
    }
    #expect(differing(try #require(try table(pairs(50)))).isEmpty)
    let strong = try #require(try table(pairs(100)))
    #expect(differing(strong) == ["Router South"])
    // A third of the odds in the south's other products: a quarter of 200, the half deals of continuity apart.
    let place = try #require(strong.columns.firstIndex(of: "South"))
    #expect(abs((strong.cells[1][place]?.expected ?? 0) - 50) < 0.5)
  }

  @Test func `expects of a pair the rate of the same product elsewhere`() throws {
    let table = try #require(try table([("North", 20, 50), ("South", 22, 40), ("West", 18, 40)]))
    #expect(table.rows == ["Gateway"] && table.columns == ["North", "South", "West"])
    let north = try #require(table.cells[0][0])
    #expect(north.won == 20 && north.decided == 50)
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
