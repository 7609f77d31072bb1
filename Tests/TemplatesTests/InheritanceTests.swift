import Templates
import Testing

@Suite struct InheritanceTests {
  private let partials = [
    "layout": "<{{$title}}none{{/title}}|{{$body}}empty{{/body}}>",
    "wide": "{{<layout}}{{$title}}wide{{/title}}{{/layout}}",
    "list": "{{#teams}}{{$team}}{{name}}{{/team}};{{/teams}}",
    "indented": "start\n  {{$body}}\n  {{/body}}\nend\n",
    "default": "start\n{{$body}}\n    given\n{{/body}}\nend\n",
    "inline": "a: {{$body}}x{{/body}}\n",
  ]

  @Test(arguments: [
    ("{{$x}}own{{/x}}", "own"),
    ("{{>layout}}", "<none|empty>"),
    ("{{<layout}}{{/layout}}", "<none|empty>"),
    ("{{<layout}}ignored {{$title}}T{{/title}} ignored{{/layout}}", "<T|empty>"),
    ("{{<wide}}{{$body}}B{{/body}}{{/wide}}", "<wide|B>"),
    ("{{<wide}}{{$title}}T{{/title}}{{/wide}}", "<T|empty>"),
    ("{{<missing}}{{$title}}T{{/title}}{{/missing}}", ""),
    (
      "{{<layout}}{{$body}}{{<layout}}{{$title}}in{{/title}}{{/layout}}{{/body}}{{/layout}}",
      "<none|<in|empty>>"
    ),
  ])
  func `replaces the blocks of a parent`(template: String, expected: String) {
    #expect(lenient(template, [:], partials) == expected)
  }

  @Test func `evaluates a replacement where its block stands`() {
    let data: TemplateValue = ["name": "company", "teams": [["name": "East"], ["name": "West"]]]
    #expect(lenient("{{<list}}{{$team}}*{{name}}{{/team}}{{/list}}", data, partials) == "*East;*West;")
  }

  @Test func `prefers the outermost replacement`() {
    let chain = ["c": "{{$x}}c{{/x}}", "b": "{{<c}}{{$x}}b{{/x}}{{/c}}", "a": "{{<b}}{{$x}}a{{/x}}{{/b}}"]
    #expect(lenient("{{<a}}{{/a}} {{<a}}{{$x}}page{{/x}}{{/a}}", [:], chain) == "a page")
  }

  @Test func `lets a replacement hold blocks of its own`() {
    let chain = [
      "base": "{{$main}}base{{/main}}", "two": "{{<base}}{{$main}}[{{$left}}l{{/left}}]{{/main}}{{/base}}",
    ]
    #expect(lenient("{{<two}}{{/two}} {{<two}}{{$left}}L{{/left}}{{/two}}", [:], chain) == "[l] [L]")
  }

  @Test func `shows the default inside a replacement of the same name`() {
    let template = "{{<layout}}{{$title}}new {{$title}}old{{/title}}{{/title}}{{/layout}}"
    #expect(lenient(template, [:], partials) == "<new old|empty>")
  }

  @Test(arguments: [
    (
      "{{<indented}}{{$body}}\n      one\n        two\n{{/body}}{{/indented}}\n",
      "start\n  one\n    two\nend\n"
    ),
    ("{{<default}}\n{{$body}}\none\n{{/body}}\n{{/default}}\n", "start\n    one\nend\n"),
    ("{{>default}}", "start\n    given\nend\n"),
    ("{{<inline}}{{$body}}one{{/body}}{{/inline}}", "a: one\n"),
    (">\n  {{<default}}{{/default}}\n<", ">\n  start\n      given\n  end\n<"),
    ("x {{<inline}}{{/inline}} y\n", "x a: x\n y\n"),
  ])
  func `indents a replacement like the block it replaces`(template: String, expected: String) {
    #expect(lenient(template, [:], partials) == expected)
  }
}
