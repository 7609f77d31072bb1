import Testing

@testable import Search

@Suite struct EntryTests {
  @Test func `counts the bytes of title, headings and texts`() {
    let entry = SearchEntry(
      group: .page, title: "ab", address: "x", sections: [.init(heading: "c", anchor: "c", text: "价")])
    #expect(entry.size == 6)
  }
}
