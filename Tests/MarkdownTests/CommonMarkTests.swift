import Glibc
import Markdown
import Testing

@Suite struct CommonMarkTests {
  static let hasCommand = access("/usr/bin/cmark", X_OK) == 0

  private func expectLikeCommand(_ page: [UInt8]) throws {
    let expected = try output(of: "/usr/bin/cmark", on: page)
    #expect(renderCommonMark(page) == expected, "\(String(decoding: page, as: UTF8.self).debugDescription)")
  }

  @Test(.enabled(if: hasCommand, "needs the command cmark"))
  func `prints byte for byte what the command cmark prints for pieces that meet badly`() throws {
    var generator = PageGenerator(seed: 1)
    for _ in 0..<200 { try expectLikeCommand(generator.page()) }
  }

  @Test(.enabled(if: hasCommand, "needs the command cmark"))
  func `prints byte for byte what the command cmark prints for blocks within blocks`() throws {
    var generator = NestedPageGenerator(seed: 1)
    for _ in 0..<200 { try expectLikeCommand(generator.page()) }
  }

  @Test(.enabled(if: hasCommand, "needs the command cmark"))
  func `prints byte for byte what the command cmark prints for the pages of the examples`() throws {
    for example in Example.extended + Example.gitHub + Example.commonMark {
      try expectLikeCommand(Array(example.markdown.utf8))
    }
  }

  @Test func `an empty page is empty`() {
    #expect(renderCommonMark([]).isEmpty)
    #expect(html("") == "")
  }
}
