import Diagnostics
import Markdown
import Testing

@Suite struct ExtensionTests {
  private func page(_ markdown: String, _ change: (inout MarkdownOptions) -> Void = { _ in })
    -> MarkdownDocument
  {
    var options = MarkdownOptions()
    change(&options)
    return renderMarkdown(markdown, options)
  }

  private func shown(_ document: MarkdownDocument) -> String {
    String(decoding: document.html, as: UTF8.self)
  }

  /// Two fragments, the second below two lines of front matter.
  private static let including: @Sendable (inout MarkdownOptions) -> Void = { options in
    options.lineOffset = 10
    options.include = { name in
      switch name {
      case "a":
        .fragment(MarkdownFragment(file: "fragments/a.md", source: Array("# A\n\n[x](y.md)\n\n{{> b}}".utf8)))
      case "b":
        .fragment(
          MarkdownFragment(
            file: "fragments/b.md", source: Array("{{win-rate}} [](javascript:x)\n\n- [ ] t\n\n<b>".utf8),
            lineOffset: 2))
      case "deep": .fragment(MarkdownFragment(file: "fragments/\(name).md", source: Array("{{> deep}}".utf8)))
      default: .missing(near: name == "aa" ? "a" : nil)
      }
    }
  }

  @Test func `tells file and line of what stands in a fragment`() {
    let document = page("[p](q.md)\n\n{{> a}}\n\n[r](s.md)\n", Self.including)
    #expect(
      document.links.map { "\($0.file ?? "page"):\($0.line):\($0.column) \($0.destination)" }
        == [
          "page:11:1 q.md", "fragments/a.md:3:1 y.md", "fragments/b.md:3:14 javascript:x", "page:15:1 s.md",
        ])
    #expect(document.headings.map { "\($0.file ?? "page"):\($0.line) \($0.text)" } == ["fragments/a.md:1 A"])
    #expect(document.tasks.map { "\($0.file ?? "page"):\($0.line)" } == ["fragments/b.md:5"])
    #expect(
      document.placeholders.map { "\($0.file ?? "page"):\($0.line):\($0.column)" } == ["fragments/b.md:3:1"])
    #expect(document.fragments == ["fragments/a.md", "fragments/b.md"])
    var log = Diagnostics()
    document.report(file: "page.md", to: &log)
    #expect(consoleText(log, .english).contains("fragments/b.md:3:14: warning: a link to 'javascript:x'"))
    #expect(consoleText(log, .english).contains("fragments/b.md:7:1: warning: HTML is shown as text"))
  }

  @Test(arguments: [
    ("{{> aa}}", "include-misspelt", 11), ("x\n\n{{> none}}", "include-missing", 13),
    ("{{> deep}}", "include-cycle", 1), ("a {{> a}}", "include-in-text", 11),
    ("::: details\na", "container-unclosed", 11), ("\n:::", "container-stray", 12),
    ("::: detials\n:::", "container-misspelt", 11), ("::: 提示\n:::", "container-unknown", 11),
    ("# a\n# b {#a}", "anchor-taken", 12), ("![a](b){width=x}", "image-size", 11),
  ])
  func `reports what an extension cannot make sense of`(markdown: String, id: String, line: Int) {
    let problems = page(markdown, Self.including).problems
    #expect(problems.map(\.id) == [id])
    #expect(problems.map(\.line) == [line])
  }

  @Test func `says what was probably meant`() {
    var log = Diagnostics()
    page("{{> aa}}\n\n::: tab\n:::\n", Self.including).report(file: "p.md", to: &log)
    #expect(consoleText(log, .english).contains("did you mean a\n"))
    #expect(consoleText(log, .english).contains("did you mean tabs\n"))
  }

  @Test func `stops fragments that multiply`() {
    let document = page("{{> 0}}") { options in
      options.include = { name in
        let level = Int(name) ?? 0
        let inner = "{{> \(level + 1)}}\n\n"
        return .fragment(MarkdownFragment(file: "\(level).md", source: Array((inner + inner + inner).utf8)))
      }
    }
    #expect(document.problems.contains { $0.id == "include-too-many" })
    #expect(document.fragments.count == 8)
  }

  @Test func `resolves a fragment's links as if they stood in the page`() {
    let document = page("{{> a}}") { options in
      Self.including(&options)
      options.resolve = { .address("../\($0.destination)", title: nil) }
    }
    #expect(shown(document).contains("<a href=\"../y.md\">x</a>"))
  }

  @Test func `the text for search holds tabs, details and fragments`() {
    let document = page(
      "# H\n\n::: tabs\n== 电话\n您好\n== 微信\n在吗\n:::\n\n::: details 更多\n内容\n:::\n\n![a](b \"c\")\n\n{{> b}}\n\n*[x]: y\n",
      Self.including)
    #expect(
      document.sections.map(\.text) == ["电话\n您好\n微信\n在吗\n更多\n内容\na\nc\n{{win-rate}} \nt\n<b>\n"])
  }

  @Test func `a summary is neither hidden nor a caption`() {
    #expect(page("![a](b \"c\")\n\n::: details\nd\n:::\n\ne\n").summary == "e")
  }

  @Test(arguments: [
    ("![a](b.png)", "width=\"800\" height=\"600\""),
    ("![a](b.png){width=400}", "width=\"400\" height=\"300\""),
    ("![a](b.png){height=300}", "width=\"400\" height=\"300\""),
    ("![a](b.png){width=10 height=10}", "width=\"10\" height=\"10\""),
  ])
  func `writes the size of the file, or the author's with the other side to scale`(
    markdown: String, size: String
  ) {
    let document = page(markdown) { $0.resolve = { _ in .image("/i/b.png", width: 800, height: 600) } }
    #expect(shown(document) == "<p><img src=\"/i/b.png\" alt=\"a\" \(size) loading=\"lazy\" /></p>\n")
  }

  @Test func `a figure without its file shows the description and the caption`() {
    let document = page("![a](b.png \"c\")") { $0.resolve = { _ in .nowhere } }
    #expect(shown(document) == "<figure>\na\n<figcaption>c</figcaption>\n</figure>\n")
  }

  @Test func `marks links that the caller leads out of the site`() {
    let document = page("[[w]]") { $0.resolve = { _ in .address("https://example.org/", title: "W") } }
    #expect(
      shown(document) == "<p><a href=\"https://example.org/\" class=\"external\" rel=\"noopener\">W</a></p>\n"
    )
  }

  @Test func `colouring leaves the text of code as it is`() {
    var generator = PageGenerator(seed: 11)
    let languages = ["json", "yaml", "sql", "bash", "csv", "ini", "html", "xml", "python", "swift"]
    for language in languages {
      for _ in 0..<40 {
        let code = String(decoding: generator.page(), as: UTF8.self)
        let fence = String(repeating: "`", count: 9)
        let coloured = html("\(fence) \(language)\n\(code)\n\(fence)\n")
        let plain = html("\(fence) x\(language)\n\(code)\n\(fence)\n").replacing(
          "language-x", with: "language-")
        let stripped = coloured.replacing(#/<span class="c-[a-z]+">|<\/span>/#, with: "")
        #expect(stripped == plain, "\(code.debugDescription)")
      }
    }
  }

  @Test func `the text for search holds the code`() {
    #expect(page("``` json\n{\"a\": 1}\n```\n").text == "{\"a\": 1}\n")
  }
}
