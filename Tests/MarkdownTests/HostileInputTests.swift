import Glibc
import Markdown
import Testing

@Suite struct HostileInputTests {
  /// Inputs that make careless renderers slow or recursive, each of the given size.
  static let shapes: [(name: String, make: @Sendable (Int) -> String)] = [
    ("nested quotes", { String(repeating: ">", count: $0) + "a" }),
    ("nested lists", { String(repeating: "- ", count: $0) + "a" }),
    ("open brackets", { String(repeating: "[", count: $0) }),
    ("nested brackets", { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }),
    ("open pictures around links", { String(repeating: "![[]()", count: $0) }),
    ("pipes", { String(repeating: "|", count: $0) }),
    (
      "wide header above short rows",
      { n in
        String(repeating: "|", count: n) + "\n" + String(repeating: "|-", count: n) + "|\n"
          + String(repeating: "|x\n", count: n)
      }
    ),
    ("tables that end at once", { String(repeating: "|a|\n|-|\n|\n", count: $0 / 10) }),
    ("lazy lines", { "> |a|\n> |-|\n" + String(repeating: "b\n", count: $0) }),
    ("tildes", { String(repeating: "a ~~b ~c ", count: $0) }),
    ("open braces", { String(repeating: "{{", count: $0) }),
    ("placeholders", { String(repeating: "{{a}}", count: $0) }),
    ("open wiki links", { String(repeating: "[[a ", count: $0) }),
    ("hosts", { String(repeating: "www._", count: $0) }),
    ("addresses", { String(repeating: "http://a ", count: $0) }),
    ("mailboxes", { String(repeating: "a@", count: $0) }),
    ("links in one line", { String(repeating: "[a](b) ", count: $0) }),
    (
      "footnotes that name each other",
      { n in
        "[^0]\n\n" + (0..<n / 10).map { "[^\($0)]: x [^\($0 + 1)]\n\n" }.joined()
      }
    ),
    ("equal headings", { String(repeating: "# a\n", count: $0) }),
    ("escapes", { String(repeating: "\\~", count: $0) }),
    ("stars beside Chinese", { String(repeating: "**“一”**后", count: $0) }),
    ("one long line", { String(repeating: "sales 销售 ", count: $0) }),
    ("container starts", { String(repeating: "::: details a\n", count: $0) }),
    ("container ends", { "::: tabs\n" + String(repeating: ":::\n", count: $0) }),
    ("container ends that fit nothing", { String(repeating: ":::: tabs\n:::\n", count: $0) }),
    ("containers in one list", { String(repeating: "- ::: details\n  ::: tabs\n", count: $0) }),
    ("colons in one line", { String(repeating: "::: ", count: $0) }),
    ("labels", { "::: tabs\n" + String(repeating: "== a\n", count: $0) }),
    ("abbreviations", { n in (0..<n).map { "*[a\($0)]: b\n" }.joined() }),
    (
      "abbreviations that begin alike",
      { n in
        (1...50).map { "*[\(String(repeating: "a ", count: $0))b]: c\n" }.joined() + "\n"
          + String(repeating: "a ", count: n)
      }
    ),
    ("open abbreviations", { String(repeating: "*[", count: $0) }),
    ("open abbreviations in lines", { String(repeating: "*[a\n", count: $0) }),
    ("includes", { String(repeating: "{{> a}}\n", count: $0) }),
    ("open includes", { String(repeating: "{{> a\n", count: $0) }),
    ("picture sizes", { String(repeating: "![a](b){width=1}", count: $0) }),
    ("open picture sizes", { String(repeating: "![a](b){width=", count: $0) }),
    ("open heading ids", { "# " + String(repeating: "{#a", count: $0) + "}" }),
    ("equal heading ids", { String(repeating: "# a {#a}\n", count: $0) }),
    ("open strings in code", { "``` json\n" + String(repeating: "\"", count: $0) }),
    ("open comments in code", { "``` swift\n" + String(repeating: "/* ", count: $0) }),
    ("open tags in code", { "``` html\n" + String(repeating: "<a b=", count: $0) }),
    (
      "fields in code",
      { "``` csv\n" + String(repeating: ",", count: $0) + "\n" + String(repeating: ",a", count: $0) }
    ),
    (
      "keys in code",
      { "``` yaml\n" + String(repeating: "a", count: $0) + "\n" + String(repeating: "- ", count: $0) }
    ),
  ]

  /// The work for a page as processor time of this thread, which does not depend on what else runs.
  private func work(_ page: [UInt8]) -> Double {
    var options = MarkdownOptions()
    options.include = { _ in
      .fragment(MarkdownFragment(file: "a.md", source: Array("{{> b}}\n\na\n\n{{> a}}\n".utf8)))
    }
    var start = timespec()
    var end = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start)
    _ = renderMarkdown(page, options)
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end)
    return Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
  }

  // Three doublings: work that grows with the input is 8 times as much, with its square 64 times. A measurement can be
  // disturbed, so that one of five is enough.
  @Test(arguments: shapes.indices)
  func `three doublings of an input make about eight times the work`(index: Int) {
    let small = Array(Self.shapes[index].make(2_000).utf8)
    let large = Array(Self.shapes[index].make(16_000).utf8)
    let isLinear = (0..<5).contains { _ in work(large) < 24 * work(small) }
    #expect(isLinear, "\(Self.shapes[index].name)")
  }

  @Test func `survives 50,000 nested quotes, brackets and pipes`() {
    let n = 50_000
    #expect(html(String(repeating: ">", count: n) + "a").components(between: "<blockquote>").count == n + 1)
    #expect(html(String(repeating: "[", count: n)) == "<p>" + String(repeating: "[", count: n) + "</p>\n")
    #expect(html(String(repeating: "|", count: n)) == "<p>" + String(repeating: "|", count: n) + "</p>\n")
    #expect(renderCommonMark(Array((String(repeating: ">", count: n) + "a").utf8)).count > n)
  }

  @Test func `fills up short rows only so far`() {
    let page = HostileInputTests.shapes[6].make(4000)
    #expect(html(page).utf8.count < 40 * page.utf8.count)
  }

  @Test func `never writes tags or script addresses of the author's`() {
    var generator = PageGenerator(seed: 7)
    for _ in 0..<300 {
      let page = String(decoding: renderMarkdown(generator.page(), MarkdownOptions()).html, as: UTF8.self)
      for sign in [
        "<b>", "<div>", "<!--", "<?", "\"javascript:", "\"data:", "\u{1}", "\u{2}", "\u{3}", "\u{13}",
        "\u{14}",
      ] {
        #expect(!page.contains(sign), "\(page)")
      }
    }
  }

  @Test func `closes every tag that it opens`() {
    var generator = PageGenerator(seed: 8)
    for _ in 0..<300 {
      let source = generator.page()
      let page = String(decoding: renderMarkdown(source, MarkdownOptions()).html, as: UTF8.self)
      #expect(unbalanced(page) == nil, "\(String(decoding: source, as: UTF8.self).debugDescription)\n\(page)")
    }
  }

  /// Returns the first tag that closes what is not open, or is left open.
  private func unbalanced(_ page: String) -> String? {
    var open: [String] = []
    for piece in page.components(between: "<").dropFirst() {
      let tag = String(piece.prefix { $0 != ">" })
      if tag.hasSuffix("/") { continue }
      let name = String(tag.prefix { $0 != " " })
      if name.hasPrefix("/") {
        guard open.popLast() == String(name.dropFirst()) else { return tag }
      } else {
        open.append(name)
      }
    }
    return open.last
  }

  @Test func `gives the same bytes from many threads at once`() async {
    var generator = PageGenerator(seed: 9)
    let pages = (0..<60).map { _ in generator.page() + Array("\n\n| ~~a~~ |\n|---|\n| **“b”**后 |\n".utf8) }
    let expected = pages.map { renderMarkdown($0, MarkdownOptions()).html }
    await withTaskGroup(of: (Int, [UInt8]).self) { group in
      for _ in 0..<8 {
        for (index, page) in pages.enumerated() {
          group.addTask { (index, renderMarkdown(page, MarkdownOptions()).html) }
        }
      }
      for await (index, html) in group where html != expected[index] { Issue.record("page \(index) differs") }
    }
  }
}
