import Glibc
import Markdown
import Testing

/// Puts pages together from pieces that meet badly.
struct PageGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  private static let pieces = [
    "*", "**", "_", "__", "`", "``", "```", "~~~", "[", "](", "](/u)", "](b \"\")", "](<a b> 't\"x')", "![",
    "](i.png \"t\")", "]", "[r]", "\n[r]: /url \"t\"\n", "[q]: <> \"\"\n", "<b>", "<!-- c -->",
    "<http://a.b/?d=1&e='>",
    "&amp;", "&#35;", "&#0;", "\\", "\\*", "\\[", "\n", "\n\n", "\n> ", "\n- ", "\n* ", "\n1. ", "\n7) ",
    "\n    ", "  ",
    "\t", "# ", "\n===\n", "\n---\n", "***\n", "  \n", "a", "b c", "中文", "“引”", "\"", "'", "<", ">", "&", "|",
    "~",
    "[j](javascript:a)", "[d](data:image/png;x)", "\r\n", "\r", "``` swift x\nq\n```\n", "<div>\n", "\u{0}",
    "\u{A0}",
    "| a |\n|---|\n| b |\n", "\n- [ ] t", "~~", "{{x}}", "[[w]]", "[^1]", "\n[^1]: n\n", "www.a.com ",
    "\n> [!TIP]\n",
  ]

  mutating func page() -> [UInt8] {
    var page: [UInt8] = []
    for _ in 0..<(1 + next() % 40) { page += Self.pieces[Int(next() % UInt64(Self.pieces.count))].utf8 }
    return page
  }

  private mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}

@Suite struct CommonMarkTests {
  static let hasCommand = access("/usr/bin/cmark", X_OK) == 0

  @Test(.enabled(if: hasCommand, "needs the command cmark"))
  func `prints byte for byte what the command cmark prints`() throws {
    var generator = PageGenerator(seed: 1)
    let path = try temporaryFile()
    defer { unlink(path) }
    for _ in 0..<200 {
      let page = generator.page()
      let stream = try #require(fopen(path, "w"))
      fwrite(page, 1, page.count, stream)
      fclose(stream)
      let command = try #require(popen("/usr/bin/cmark '\(path)'", "r"))
      defer { pclose(command) }
      let expected = everything(from: command)
      #expect(renderCommonMark(page) == expected, "\(String(decoding: page, as: UTF8.self).debugDescription)")
    }
  }

  private func temporaryFile() throws -> String {
    var path = Array("\(P_tmpdir)/quotabook-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    try #require(descriptor >= 0)
    close(descriptor)
    return String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  @Test func `an empty page is empty`() {
    #expect(renderCommonMark([]).isEmpty)
    #expect(html("") == "")
  }
}
