import Templates
import Testing

@Suite struct PlaceTests {
  @Test(arguments: [
    "<p>{{v}}</p>", "<p title=\"{{v}}\">", "<p title='{{v}}'>", "<a href=\"{{v}}\">", "<title>{{v}}</title>",
    "{{#list}}<b>{{.}}</b>{{/list}}", "{{$b}}{{v}}{{/b}}", "{{>other}}", "{{>*kind}}",
  ])
  func `never lets data become an element or an attribute`(template: String) {
    let data: TemplateValue = [
      "v": "\"'><script>alert(1)</script>", "list": ["\"><script>", "<script\u{338}>"], "kind": "other",
    ]
    let rendering = render(template, data, partials: ["other": "<i>{{v}}</i>"])
    #expect(rendering.messages.isEmpty)
    #expect(!rendering.page.utf8.elementsEqual(template.utf8))
    #expect(
      !rendering.page.unicodeScalars.split(separator: "<").contains {
        $0.starts(with: "script".unicodeScalars)
      })
    #expect(!rendering.page.contains("\"'>"))
  }

  @Test func `escapes by the place in HTML`() {
    let template = """
      <title>{{v}}</title>
      <p class='{{v}}' data-x="a {{v}}">{{v}}</p>
      """
    let rendering = render(template, ["v": "<'\">&"])
    #expect(rendering.messages.isEmpty)
    #expect(
      rendering.page == """
        <title>&lt;&#39;&quot;&gt;&amp;</title>
        <p class='&lt;&#39;&quot;&gt;&amp;' data-x="a &lt;&#39;&quot;&gt;&amp;">&lt;'&quot;&gt;&amp;</p>
        """)
  }

  @Test(arguments: ["<", "\"", ">", "&"])
  func `escapes a sign with a combining mark after it`(sign: String) {
    let page = render("<p>{{v}}</p>", ["v": .text(sign + "\u{301}\u{20DD}")]).page
    #expect(page.hasPrefix("<p>&"))
  }

  @Test func `prints markup as it is between elements and escaped elsewhere`() {
    let data: TemplateValue = ["v": .markup(Array("<b>1</b>".utf8))]
    #expect(
      render("<i title=\"{{v}}\">{{v}}</i>", data).page
        == "<i title=\"&lt;b&gt;1&lt;/b&gt;\"><b>1</b></i>")
  }

  @Test(arguments: [
    ("<a href=\"{{v}}\">", "../teams/east/index.html?a=1#x", "<a href=\"../teams/east/index.html?a=1#x\">"),
    (
      "<a href=\"{{v}}\">", "https://crm.example/深圳?a=1&b=2",
      "<a href=\"https://crm.example/%E6%B7%B1%E5%9C%B3?a=1&amp;b=2\">"
    ),
    ("<a href=\"reps/{{v}}/\">", "a:b \"c\"", "<a href=\"reps/a:b%20%22c%22/\">"),
    ("<a href='{{v}}'>", "it's", "<a href='it&#39;s'>"),
    ("<img src=\"{{v}}\">", "data:text/html,x", "<img src=\"#\">"),
    ("<a href=\"{{v}}\">", "javascript:alert(1)", "<a href=\"#\">"),
    ("<a href=\"{{v}}\">", " Java\nScript:alert(1)", "<a href=\"#\">"),
    ("<a href=\"{{v}}script:alert(1)\">", "java", "<a href=\"#\">"),
    ("<a href=\"{{#on}}{{v}}{{/on}}script:x\">", "java", "<a href=\"#\">"),
    ("<a\nhref = \"{{v}}\" title=\"t\">", "vbscript:x", "<a\nhref = \"#\" title=\"t\">"),
  ])
  func `judges an address as a whole`(template: String, value: String, expected: String) {
    let rendering = render(template, ["v": .text(value), "on": true])
    #expect(rendering.page == expected)
    #expect(rendering.messages == (expected.contains("\"#\"") ? ["template-unsafe-address"] : []))
  }

  @Test func `refuses a scheme that two values make together`() {
    let rendering = render("<a href=\"{{a}}{{b}}\">", ["a": "java", "b": "script:alert(1)"])
    #expect(rendering.page == "<a href=\"#\">")
  }

  @Test(arguments: [
    ("<{{v}}>", "template-value-in-tag"), ("</{{v}}>", "template-value-in-tag"),
    ("<p {{v}}>", "template-value-in-tag"), ("<p data-{{v}}=\"\">", "template-value-in-tag"),
    ("<p class={{v}}>", "template-value-unquoted"), ("<p class=a{{v}}>", "template-value-unquoted"),
    ("<script>{{v}}</script>", "template-value-in-code"), ("<STYLE>{{v}}</STYLE>", "template-value-in-code"),
    ("<p style=\"{{v}}\">", "template-value-in-code"), ("<p onclick=\"f({{v}})\">", "template-value-in-code"),
    ("<a href=\"javascript:{{v}}\">", "template-value-in-code"),
    ("<!-- {{v}} -->", "template-value-in-comment"), ("<!DOCTYPE {{v}}>", "template-value-in-comment"),
    ("<p title=\"{{{v}}}\">", "template-raw-in-attribute"),
    ("<title>{{&v}}</title>", "template-raw-in-attribute"),
    ("<p {{>other}}>", "template-partial-in-tag"), ("<a href=\"{{>other}}\">", "template-partial-in-tag"),
    ("<p {{#v}}title=\"{{/v}}\">", "template-splits-markup"), ("{{#v}}<p {{/v}}>", "template-splits-markup"),
    ("<a {{#v}}href{{/v}}=\"{{v}}\">", "template-value-in-code"),
    ("<a {{#v}}hr{{/v}}ef=\"{{v}}\">", "template-value-in-code"),
    ("<p", "template-unfinished-markup"), ("<!-- ", "template-unfinished-markup"),
    ("{{$b}}{{/b}}<p class=\"{{$b}}{{/b}}\">", "template-block-places"),
  ])
  func `refuses tags where no escaping is safe`(template: String, id: String) {
    #expect(render(template, ["v": "x"], partials: ["other": ""]).messages.first == id)
  }

  @Test(arguments: [
    "<li{{#v}} aria-current=\"page\"{{/v}}><b>{{v}}</b></li>", "<input {{#v}}checked{{/v}} value=\"{{v}}\">",
    "<p class=\"a{{#v}} b{{/v}}\">{{v}}</p>", "<!-- note --><p>{{v}}</p>", "a < b {{v}}",
    "<script src=\"x.js\"></script>{{v}}", "<script>if (a<b) f('</p>')</script >{{v}}",
    "<a href=\"{{v}}\"><img src='{{v}}/x.svg' alt=\"{{v}}\"></a>", "<!--> {{v}}", "<br/>{{v}}",
  ])
  func `accepts what HTML authors write`(template: String) {
    #expect(render(template, ["v": "x"]).messages.isEmpty)
  }

  @Test func `escapes a replacement for the place of its block`() {
    let layout = "<title>{{$title}}{{/title}}</title><body class=\"{{$kind}}{{/kind}}\">{{$main}}{{/main}}"
    let template =
      "{{<layout}}{{$title}}{{v}}{{/title}}{{$kind}}{{v}}{{/kind}}{{$main}}{{v}}{{/main}}{{/layout}}"
    let rendering = render(template, ["v": "'"], partials: ["layout": layout])
    #expect(rendering.messages.isEmpty)
    #expect(rendering.page == "<title>&#39;</title><body class=\"&#39;\">'")
  }
}
