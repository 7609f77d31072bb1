import Diagnostics
import Templates
import Testing

@Suite struct StrictnessTests {
  @Test func `reports every unknown name with its place and a near miss`() {
    let rendering = render(
      "<h1>{{titel}}</h1>\n{{#rep}}  {{nmae}}{{/rep}}\n华{{rep.phone}}\n",
      ["title": "x", "rep": ["name": "y"]])
    #expect(
      rendering.console == """
        page.html:1:5: error: the page's data have no 'titel' [template-unknown-name]
            <h1>{{titel}}</h1>
            fix: check the spelling; there is: title
        page.html:2:11: error: the page's data have no 'nmae' [template-unknown-name]
            {{#rep}}  {{nmae}}{{/rep}}
            fix: check the spelling; there is: name
        page.html:3:2: error: the page's data have no 'phone' where 'rep.phone' is looked up [template-unknown-part]
            华{{rep.phone}}
            fix: check the spelling; on that level there is: name

        """)
  }

  @Test func `takes a section over a missing name for an error and goes on`() {
    let rendering = render("{{#deals}}x{{/deals}}{{^rows}}none{{/rows}}", [:])
    #expect(rendering.messages == ["template-unknown-name", "template-unknown-name"])
    #expect(rendering.page == "none")
  }

  @Test func `accepts absent data that are given as null, false or empty`() {
    let data: TemplateValue = ["a": nil, "b": false, "c": [], "d": ""]
    let rendering = render("{{a}}{{#a}}x{{/a}}{{a.b}}{{#b}}x{{/b}}{{#c}}x{{/c}}{{d}}{{^c}}ok{{/c}}", data)
    #expect(rendering.messages.isEmpty)
    #expect(rendering.page == "ok")
  }

  @Test func `speaks up once per place of a repeated section`() {
    #expect(
      render("{{#list}}{{x}}{{/list}}", ["list": [[:], [:], [:]]]).messages == ["template-unknown-name"])
  }

  @Test func `does not print lists and objects`() {
    let rendering = render("{{list}}{{rep}}", ["list": [1], "rep": ["name": "x"]])
    #expect(rendering.messages == ["template-not-text", "template-not-text"])
    #expect(rendering.page.isEmpty)
  }

  @Test func `reports unknown partials, parents and blocks`() {
    let rendering = render(
      "{{>raw}}\n{{<layuot}}{{/layuot}}\n{{<layout}}{{$mian}}{{/mian}}{{/layout}}\n{{>*kind}}\n",
      ["kind": "rows"],
      partials: ["row": "", "layout": "{{$main}}{{/main}}"])
    #expect(
      rendering.console == """
        page.html:1:1: error: there is no template 'raw' to include [template-unknown-partial]
            {{>raw}}
            fix: check the name; there is: row
        page.html:2:1: error: there is no template 'layuot' to include [template-unknown-partial]
            {{<layuot}}{{/layuot}}
            fix: check the name; there is: layout
        page.html:3:12: error: '{{$mian}}' replaces a block that no template has [template-unknown-block]
            {{<layout}}{{$mian}}{{/mian}}{{/layout}}
            fix: check the name; there is: main
        page.html:4:1: error: there is no template 'rows' to include [template-unknown-partial]
            {{>*kind}}
            fix: check the name; there is: row

        """)
  }

  @Test func `names the file in which the fault stands`() {
    let rendering = render("{{>row}}", partials: ["row": "a\n {{x}}"])
    #expect(rendering.console.hasPrefix("row.html:2:2: error: the page's data have no 'x'"))
    let replaced = render(
      "{{<lay}}{{$main}}\n  {{x}}\n{{/main}}{{/lay}}", partials: ["lay": "{{$main}}{{/main}}"])
    #expect(replaced.console.hasPrefix("page.html:2:3: error: the page's data have no 'x'"))
  }

  @Test func `stops templates that include themselves`() {
    let rendering = render("{{>page}}{{>page}}")
    #expect(rendering.messages == ["template-too-deep"])
    let circle = render("{{<b}}{{/b}}", partials: ["b": "{{<c}}{{/c}}", "c": "{{<b}}{{/b}}"], mode: .lenient)
    #expect(circle.messages == ["template-too-deep"])
  }

  @Test func `reports a page whose template does not exist`() {
    var log = Diagnostics()
    let library = TemplateLibrary([TemplateSource(name: "team", file: "team.html", text: "")], &log)
    #expect(library.render("taem", [:], &log).isEmpty)
    #expect(
      consoleText(log, .english) == """
        error: there is no template 'taem' [template-unknown]
            fix: check the name; there is: team

        """)
  }

  @Test func `lets a later source of the same name win`() {
    var log = Diagnostics()
    let library = TemplateLibrary(
      [
        TemplateSource(name: "a", file: "standard/a", text: "standard"),
        TemplateSource(name: "a", file: "own/a", text: "own"),
      ], &log)
    #expect(library.render("a", [:], &log) == Array("own".utf8))
  }

  @Test func `looks names up in the page before the shared values`() {
    var log = Diagnostics()
    let library = TemplateLibrary([TemplateSource(name: "a", file: "a", text: "{{x}}{{y}}{{z}}")], &log)
    let page = library.render("a", ["x": 1], over: [["x": 2, "y": 2, "z": 2], ["x": 3, "y": 3]], &log)
    #expect(page == Array("132".utf8))
  }
}
