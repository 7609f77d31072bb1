import Diagnostics
import Templates
import Testing

@Suite struct SyntaxTests {
  @Test(arguments: [
    ("a\n{{#deals}}\n", "page.html:2:1: error: '{{#deals}}' is never closed [template-unclosed-section]"),
    ("{{/deals}}", "page.html:1:1: error: '{{/deals}}' closes nothing [template-stray-end]"),
    ("华 {{name", "page.html:1:3: error: the tag is not closed by '}}' [template-unclosed-tag]"),
    ("{{{name}}", "page.html:1:1: error: the tag is not closed by '}}}' [template-unclosed-tag]"),
    ("{{ a b }}", "page.html:1:1: error: '{{ a b }}' holds no usable name [template-bad-name]"),
    ("{{a..b}}", "page.html:1:1: error: '{{a..b}}' holds no usable name [template-bad-name]"),
    ("{{}}", "page.html:1:1: error: '{{}}' holds no usable name [template-bad-name]"),
    ("{{#}}", "page.html:1:1: error: '{{#}}' holds no usable name [template-bad-name]"),
    ("{{=one=}}", "page.html:1:1: error: '{{=one=}}' does not give two delimiters [template-bad-delimiters]"),
  ])
  func `reports faulty tags at their place`(template: String, first: String) {
    let console = render(template, ["deals": []], mode: .lenient).console
    #expect(console.split(separator: "\n").first.map(String.init) == first)
  }

  @Test func `reports sections that cross each other`() {
    let rendering = render("{{#a}}{{#b}}{{/a}}{{/b}}", ["a": false, "b": false])
    #expect(
      rendering.console == """
        page.html:1:7: error: '{{#b}}' is never closed [template-unclosed-section]
            fix: add '{{/b}}' where it ends
        page.html:1:19: error: '{{/b}}' closes nothing [template-stray-end]
            fix: remove it or check its name; expected here: –

        """)
  }

  @Test func `reports the faults of all templates, in Chinese too`() {
    var log = Diagnostics()
    _ = TemplateLibrary(
      [
        TemplateSource(name: "b", file: "b.html", text: "{{#x}}"),
        TemplateSource(name: "a", file: "a.html", bytes: [0x61, 0xFF]),
      ], &log)
    #expect(
      consoleText(log, .chinese) == """
        a.html: 错误: 文件不是 UTF-8 编码 [template-not-utf8]
            处理：用 UTF-8 编码另存
        b.html:1:1: 错误: '{{#x}}' 没有结束标签 [template-unclosed-section]
            处理：在该处之后写上 '{{/x}}'

        """)
  }

  @Test func `survives sections nested without end`() {
    let rendering = render(String(repeating: "{{#a}}", count: 20_000), mode: .lenient)
    #expect(rendering.messages == ["template-too-deep"])
  }
}
