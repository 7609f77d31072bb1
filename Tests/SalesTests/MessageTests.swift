import Diagnostics
import Testing

@Suite struct MessageTests {
  @Test func `every id of the catalogue stands for one message`() {
    let ids = Catalogue.entries.map(\.id)
    #expect(Set(ids.filter { id in ids.count { $0 == id } > 1 }) == [])
  }
}
