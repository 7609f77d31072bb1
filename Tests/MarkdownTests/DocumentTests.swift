import Diagnostics
import Markdown
import Testing

@Suite struct DocumentTests {
  private func page(_ markdown: String, _ change: (inout MarkdownOptions) -> Void = { _ in })
    -> MarkdownDocument
  {
    var options = MarkdownOptions()
    change(&options)
    return renderMarkdown(markdown, options)
  }

  private func places(_ markdown: String) -> [String] {
    page(markdown) { $0.lineOffset = 10 }.links.map { "\($0.line):\($0.column) \($0.destination)" }
  }

  @Test(arguments: [
    ("a [b](c)", ["11:3 c"]),
    ("价格 [b](c)", ["11:4 c"]),
    ("a\n  b ![c](d)", ["12:5 d"]),
    ("> a [b](c)\n> d [e](f)\ng [h](i)", ["11:5 c", "12:5 f", "13:3 i"]),
    ("- a\n  b [c](d)\n\n  e [f](g)", ["12:5 d", "14:5 g"]),
    ("[x]: /y\nb [c](d)", ["12:3 d"]),
    ("| a |\n|---|\n| **“x”**后 [b](c) |", ["13:12 c"]),
    ("| a |\n|---|\n| www.b.cc |", ["13:3 http://www.b.cc"]),
    ("text [[page|label]] x@y.zz", ["11:6 page", "11:21 mailto:x@y.zz"]),
    ("a[^1]\n\n[^1]: see [b](c)\n    or [d](e)", ["13:11 c", "14:8 e"]),
    ("> | a |\n> |---|\nlazy [b](c)", ["13:6 c"]),
    ("**[文](a)**后 [b](c)", ["11:3 a", "11:13 c"]),
  ])
  func `tells where each link stands in the file`(markdown: String, expected: [String]) {
    #expect(places(markdown) == expected)
  }

  @Test func `lets the caller say where links lead`() {
    let markdown = "[a](p.md#x) ![b](i.png) [[w]] [[w|label]] [c](gone.md) www.d.ee"
    let document = page(markdown) {
      $0.resolve = { link in
        switch (link.kind, link.destination) {
        case (.wiki, "w"): .address("../w/index.html", title: "W & Co")
        case (.image, _): .address("/assets/" + link.destination, title: nil)
        case (_, "gone.md"): .nowhere
        case (.link, _): .address("../p/index.html#x", title: nil)
        default: .asWritten
        }
      }
    }
    #expect(
      String(decoding: document.html, as: UTF8.self) == """
        <p><a href="../p/index.html#x">a</a> <img src="/assets/i.png" alt="b" loading="lazy" /> \
        <a href="../w/index.html">W &amp; Co</a> <a href="../w/index.html">label</a> c \
        <a href="http://www.d.ee" class="external" rel="noopener">www.d.ee</a></p>

        """)
    #expect(document.links.map(\.kind) == [.link, .image, .wiki, .wiki, .link, .bare])
  }

  @Test func `refuses scripts from the caller too`() {
    let document = page("[a](b)") { $0.resolve = { _ in .address("java\nscript:x", title: nil) } }
    #expect(String(decoding: document.html, as: UTF8.self) == "<p>a</p>\n")
  }

  @Test func `shows wiki links as text when nobody knows their pages`() {
    #expect(
      html("[[a]] [[b|c]] \\[[d]] `[[e]]`\n\n| x |\n|---|\n| [[f\\|g]] |").contains(
        "<p>a c [[d]] <code>[[e]]"))
    #expect(page("| x |\n|---|\n| [[f\\|g]] |").links.map(\.destination) == ["f"])
  }

  @Test func `lists the headings for a table of contents`() {
    let document = page("# A *b*\n\n### {{c}}\n\nd\n===\n") {
      $0.headingShift = 1
      $0.reservedAnchors = ["d"]
    }
    #expect(
      document.headings.map { "\($0.level) \($0.text) #\($0.anchor) \($0.line)" }
        == ["2 A b #a-b 1", "4 {{c}} #c 3", "2 d #d-2 5"])
    #expect(
      String(decoding: document.html, as: UTF8.self).hasPrefix(
        "<h2 id=\"a-b\">A <em>b</em></h2>\n<h4 id=\"c\">"))
  }

  @Test func `gives the text of each section without markup`() {
    let document = page(
      "Before **all**.\n\n# One\n\na `b` [c](d)\n- e\n- [x] f\n\n# Two\n\n| g | h |\n|---|---|\n| i | j\\|k |"
    )
    #expect(document.summary == "Before all.")
    #expect(document.sections.map { $0.heading?.text } == [nil, "One", "Two"])
    #expect(document.sections.map(\.text) == ["Before all.\n", "a b c\ne\nf\n", "g h \ni j|k \n"])
  }

  @Test func `has no summary without a paragraph`() {
    #expect(page("# a\n\n- b\n").summary == "")
  }

  @Test func `lists the tasks`() {
    let tasks = page("- [ ] call **now**\n- b\n- [x] done\n").tasks
    #expect(tasks.map(\.text) == ["call now", "done"])
    #expect(tasks.map(\.isDone) == [false, true])
    #expect(tasks.map(\.line) == [1, 3])
  }

  @Test func `keeps a block before the heading that follows it`() {
    let document = renderMarkdown("```kpi\nx\n```\n\n## {{y}} now\n", MarkdownOptions())
    let html = document.html { Array(($0.kind == .block ? "BLOCK" : "VALUE").utf8) }
    #expect(String(decoding: html, as: UTF8.self) == "BLOCK<h2 id=\"y-now\">VALUE now</h2>\n")
  }

  @Test func `hands out placeholders in the order of the page`() {
    let document = page("# {{a}}\n\nx {{ b c=\"d\" }} y\n\n| {{e}} |\n|---|\n\n``` kpi trend\nf\n```\n")
    #expect(document.placeholders.map(\.text) == ["a", "b c=\"d\"", "e", "f\n"])
    #expect(document.placeholders.map { "\($0.line):\($0.column)" } == ["1:3", "3:3", "5:3", "8:1"])
    #expect(document.placeholders.last?.info == "trend")
    #expect(document.placeholders.last?.kind == .block)
    let filled = String(decoding: document.html { Array("<\($0.text.prefix(1))>".utf8) }, as: UTF8.self)
    #expect(filled.hasPrefix("<h1 id=\"a\"><a></h1>\n<p>x <b> y</p>\n<div class=\"scroll\""))
    #expect(filled.contains("<th scope=\"col\"><e></th>"))
    #expect(filled.hasSuffix("</div>\n<f>"))
  }

  @Test func `cuts a page into HTML and placeholders`() {
    let document = page("a {{b}}{{c}} d")
    let shown = document.segments.map { segment in
      switch segment {
      case .html(let range): String(decoding: document.html(range), as: UTF8.self)
      case .placeholder(let placeholder): "[\(placeholder.text)]"
      }
    }
    #expect(shown == ["<p>a ", "[b]", "[c]", " d</p>\n"])
  }

  @Test func `lets HTML through on request, but no script address`() {
    var options = MarkdownOptions()
    options.allowsRawHTML = true
    #expect(html("<div>\n\na <b>c</b> [d](javascript:e)", options) == "<div>\n<p>a <b>c</b> d</p>\n")
  }

  @Test func `speaks the language of the page`() {
    let markdown = "> [!TIP]\n> a\n\n| b |\n|---|\n\nc[^1]\n\n[^1]: d"
    let page = html(markdown, MarkdownOptions(words: .chinese))
    for words in [">提示<", "\"表格：b\"", "\"脚注\"", "\"返回正文 1\""] { #expect(page.contains(words)) }
  }

  @Test func `reports what is wrong with a page`() {
    let markdown = "<b>x</b>\n\n[a](javascript:b) ![](c.png) {{d\n\n[^e]: f\n"
    var log = Diagnostics()
    page(markdown) { $0.lineOffset = 4 }.report(file: "playbooks/en/a.md", to: &log)
    #expect(
      consoleText(log, .english) == """
        playbooks/en/a.md:5:1: warning: HTML is shown as text here [raw-html]
            <b>
            fix: say it in Markdown; if only angle brackets are meant, put them between backquotes
        playbooks/en/a.md:7:1: warning: a link to 'javascript:b' is not allowed; its text is shown alone [unsafe-link]
            javascript:b
            fix: link to https:, mailto:, tel: or a page of the site
        playbooks/en/a.md:7:19: warning: the picture 'c.png' has no description [image-without-text]
            c.png
            fix: write ![what the picture shows](…)
        playbooks/en/a.md:7:30: warning: two opening braces are not closed in their line; shown as text \
        [placeholder-unclosed]
            {{d
            fix: close them with two braces in the same line; if braces are meant, put a backslash before them
        playbooks/en/a.md:9:1: note: no text refers to the footnote '[^e]'; it is not shown [footnote-unused]
            [^e]
            fix: write [^e] where it belongs, or remove the note

        """)
    #expect(consoleText(log, .chinese).contains("不允许链接到 'javascript:b'；只显示文字 [unsafe-link]"))
  }
}
