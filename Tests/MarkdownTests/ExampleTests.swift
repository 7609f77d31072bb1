import Markdown
import Testing

@Suite struct ExampleTests {
  @Test(arguments: Example.extended)
  func `a page becomes what its example shows`(example: Example) {
    #expect(html(example.markdown) == example.html)
  }

  @Test(arguments: Example.commonMark)
  func `CommonMark becomes what its example shows`(example: Example) {
    #expect(String(decoding: renderCommonMark(Array(example.markdown.utf8)), as: UTF8.self) == example.html)
  }

  @Test func `the examples are there`() {
    #expect(Example.extended.count >= 60)
    #expect(Example.commonMark.count >= 12)
  }
}
