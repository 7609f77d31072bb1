import Diagnostics
import Testing

@Suite struct PositionTests {
  @Test func `names a cell of a sheet`() {
    #expect(Position(file: "data/x.xlsx", sheet: "商机", cell: "H118").description == "data/x.xlsx:商机!H118")
    #expect(Position(file: "data/x.xlsx", sheet: "商机").description == "data/x.xlsx:商机")
  }

  @Test func `orders cells by row and then by column`() {
    let cells = ["AA1", "H118", "Z1", "H9", "A9", "A10"]
    let sorted = cells.map { Position(file: "x.xlsx", sheet: "s", cell: $0) }.sorted()
    #expect(sorted.compactMap(\.cell) == ["Z1", "AA1", "A9", "H9", "A10", "H118"])
  }
}
