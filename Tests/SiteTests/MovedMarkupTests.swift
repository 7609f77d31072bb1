import Testing

@testable import Site

@Suite struct MovedMarkupTests {
  private func moved(_ markup: String, to: String, prefix: String = "") -> String {
    let moved = MovedMarkup(
      from: Location("playbooks/objections/price/index.html"), to: Location(to), prefix: prefix)
    return String(decoding: moved.markup(Array(markup.utf8)), as: UTF8.self)
  }

  @Test func `leaves markup alone that stays where it is`() {
    let markup = "<p id=\"a\"><a href=\"../x/index.html\">x</a></p>"
    #expect(moved(markup, to: "playbooks/objections/price/index.html") == markup)
  }

  @Test func `gives ids a prefix, and links to them`() {
    #expect(
      moved(
        "<h2 id=\"why\">Why</h2><a href=\"#why\">why</a>", to: "playbooks/objections/price/index.html",
        prefix: "p1-")
        == "<h2 id=\"p1-why\">Why</h2><a href=\"#p1-why\">why</a>")
  }

  @Test(arguments: [
    ("../budget/index.html", "objections/budget/index.html"),
    ("../../../metrics/win-rate/index.html#more", "../metrics/win-rate/index.html#more"),
    ("form.xlsx", "objections/price/form.xlsx"), ("https://example.org/../x", "https://example.org/../x"),
    ("mailto:ana@example.org", "mailto:ana@example.org"), ("/x", "/x"),
  ])
  func `starts addresses from the new folder`(address: String, expected: String) {
    let page = "playbooks/objection-cards.html"
    let html = moved("<a href=\"\(address)\">x</a><img src=\"\(address)\">", to: page)
    func plain(_ html: String) -> String { html.replacing("../playbooks/", with: "") }
    #expect(plain(html) == "<a href=\"\(expected)\">x</a><img src=\"\(expected)\">")
  }

  @Test func `keeps text that looks like an attribute`() {
    let text = "<p>write id=&quot;a&quot; here</p>"
    #expect(moved(text, to: "playbooks/objection-cards.html", prefix: "x-") == text)
  }
}
