import Templates
import Testing

@Suite struct MustacheTests {
  @Test(arguments: [
    ("no tags { here }", "no tags { here }"),
    ("{{deal}}", "&lt;b&gt; &amp; &quot;x&quot; it's"),
    ("{{{deal}}}|{{& deal }}", "<b> & \"x\" it's|<b> & \"x\" it's"),
    ("{{count}} {{rate}} {{won}} {{lost}}[{{nothing}}]", "85 1.21 true false[]"),
    ("{{owner.team.name}}", "East"),
    ("[{{missing}}{{owner.missing.name}}{{deal.name}}]", "[]"),
    ("{{! gone }}a{{!\n gone too\n}}b", "ab"),
  ])
  func `prints values by name`(template: String, expected: String) {
    let data: TemplateValue = [
      "deal": "<b> & \"x\" it's", "count": 85, "rate": "1.21", "won": true, "lost": false, "nothing": nil,
      "owner": ["team": ["name": "East"]],
    ]
    #expect(lenient(template, data) == expected)
  }

  @Test(arguments: [
    ("{{#list}}({{.}}){{/list}}", "(a)(b)"),
    ("{{#nested}}{{#.}}{{.}},{{/.}};{{/nested}}", "1,2,;3,;"),
    ("{{#empty}}x{{/empty}}{{^empty}}none{{/empty}}", "none"),
    ("{{#yes}}y{{/yes}}{{^yes}}n{{/yes}}{{#no}}y{{/no}}{{^no}}n{{/no}}", "yn"),
    ("{{#missing}}x{{/missing}}{{^missing}}absent{{/missing}}", "absent"),
    ("{{#blank}}x{{/blank}}{{^blank}}blank{{/blank}}", "blank"),
    ("{{#zero}}{{.}}{{/zero}}", "0"),
    ("{{#rep}}{{name}} of {{company}}{{/rep}}", "Wang of ACME"),
    ("{{#rep.team}}{{size}}{{name}}{{/rep.team}}", "6Wang"),
  ])
  func `repeats a section per element and looks names up outwards`(template: String, expected: String) {
    let data: TemplateValue = [
      "list": ["a", "b"], "nested": [[1, 2], [3]], "empty": [], "yes": true, "no": false, "blank": "",
      "zero": 0, "company": "ACME", "name": "Wang", "rep": ["name": "Wang", "team": ["size": 6]],
    ]
    #expect(lenient(template, data) == expected)
  }

  @Test func `resolves the rest of a dotted name only inside its first part`() {
    #expect(lenient("{{#a}}[{{b.c}}]{{/a}}", ["a": ["b": [:]], "b": ["c": "wrong"]]) == "[]")
  }

  @Test(arguments: [
    ("a\n{{#yes}}\nb\n{{/yes}}\nc", "a\nb\nc"),
    ("a\r\n  {{#yes}} \r\nb\r\n\t{{/yes}}\r\nc", "a\r\nb\r\nc"),
    ("  {{! note }}\na", "a"),
    ("a {{! note }}\nb", "a \nb"),
    ("{{yes}}\n", "true\n"),
    (" {{#yes}}x{{/yes}}\n", " x\n"),
    ("{{#yes}}\nlast\n  {{/yes}}", "last\n"),
  ])
  func `removes lines that hold one tag only`(template: String, expected: String) {
    #expect(lenient(template, ["yes": true]) == expected)
  }

  @Test func `changes delimiters from the tag on, and not in partials`() {
    let template = "{{=<% %>=}}\n<%a%> {{a}} <%> other%> <%={{ }}=%>{{a}}"
    #expect(lenient(template, ["a": 1], ["other": "{{a}}<%a%>"]) == "1 {{a}} 1<%a%> 1")
  }

  @Test(arguments: [
    ("[{{>line}}]", "[x]"),
    ("  {{>lines}}\nend", "  x\n  y\nend"),
    ("- {{>lines}}!", "- x\ny\n!"),
    ("[{{>missing}}]", "[]"),
    ("  {{>outer}}\n", "  <\n    x\n    y\n  >\n"),
    (" {{>raw}}\n", " 1\n2|\n"),
  ])
  func `includes partials, indented when they stand alone`(template: String, expected: String) {
    let partials = [
      "line": "{{v}}", "lines": "{{v}}\ny\n", "outer": "<\n  {{>lines}}\n>\n", "raw": "{{{w}}}|\n",
    ]
    #expect(lenient(template, ["v": "x", "w": "1\n2"], partials) == expected)
  }

  @Test func `includes a partial in itself while data last`() {
    let data: TemplateValue = [
      "n": 1, "teams": [["n": 2, "teams": []], ["n": 3, "teams": [["n": 4, "teams": []]]]],
    ]
    #expect(lenient("{{>t}}", data, ["t": "{{n}}({{#teams}}{{>t}}{{/teams}})"]) == "1(2()3(4()))")
  }

  @Test(arguments: [
    ("{{>*kind}}", "chart"), ("{{> * page.kind }}", "table"), ("{{>*missing}}", ""), ("{{>*unknown}}", ""),
    ("{{#page}}{{>*kind}}{{/page}}", "table"), ("{{<*kind}}{{/kind}}", ""), ("{{<*kind}}{{/*kind}}", "chart"),
  ])
  func `takes the name of a partial from the data`(template: String, expected: String) {
    let data: TemplateValue = ["kind": "c", "page": ["kind": "t"], "unknown": "nowhere"]
    let partials = ["c": "chart", "t": "table"]
    let rendering = render(template, data, partials: partials, mode: .lenient)
    #expect(rendering.messages.isEmpty ? rendering.page == expected : expected.isEmpty)
  }

  @Test func `leaves out a byte-order mark`() {
    #expect(lenient("\u{FEFF}a") == "a")
  }
}
