import Settings
import Templates
import Testing

@testable import Site

@Suite struct ElementTests {
  private func spans(_ parts: [PagePart]) -> [String] {
    Element.rows(parts).map { element in
      guard case .object(let parts) = element, case .text(let id)? = parts["id"],
        case .text(let span)? = parts["span"]
      else { return "?" }
      return id + " " + span
    }
  }

  private func half(_ id: String) -> PagePart { { ["id": .text(id), "span": .text($0.rawValue)] } }

  private func full(_ id: String) -> PagePart { { _ in ["id": .text(id), "span": "full"] } }

  @Test func `puts two halves in a row`() {
    #expect(spans([half("a"), half("b")]) == ["a half", "b half"])
  }

  @Test func `widens a half that would stand alone, at the end and before a full element`() {
    #expect(spans([half("a"), half("b"), half("c")]) == ["a half", "b half", "c full"])
    #expect(spans([half("a"), full("b"), half("c"), half("d")]) == ["a full", "b full", "c half", "d half"])
  }

  @Test func `passes over parts with nothing to show`() {
    #expect(spans([half("a"), { _ in nil }, half("b")]) == ["a half", "b half"])
    #expect(spans([{ _ in nil }]).isEmpty)
  }
}

@Suite struct PlaybookGroupTests {
  @Test(arguments: [(0, 0), (12, 0), (13, 1), (300, 1), (301, 2), (10_000, 34)])
  func `gives large groups as many lists as they need`(pages: Int, lists: Int) {
    #expect(PlaybookGroup.lists(for: pages) == lists)
  }

  @Test func `has a place for every kind of page`() {
    #expect(Set(PlaybookGroup.all.flatMap(\.kinds)) == Set(FrontMatter.kinds))
  }
}
