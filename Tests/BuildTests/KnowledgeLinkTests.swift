import Testing

@Suite struct KnowledgeLinkTests {
  private static let pages = [
    "playbooks/en/objections/dear.md": "---\ntitle: Too dear\n---\n## Ask back\n\nCompared with what?\n",
    "playbooks/zh-CN/objections/dear.md": "---\ntitle: 太贵\n---\n## 反问\n\n跟谁比？\n",
  ]

  private static let links = [
    ("[[objections/dear]]", "../dear/index.html", "Too dear"), ("[[dear]]", "../dear/index.html", "Too dear"),
    ("[[DEAR]]", "../dear/index.html", "Too dear"), ("[[Too dear]]", "../dear/index.html", "Too dear"),
    ("[[dear|the card]]", "../dear/index.html", "the card"),
    ("[[dear#ask-back|ask]]", "../dear/index.html#ask-back", "ask"),
    ("[[price]]", "../../price/index.html", "Price"),
    ("[x](dear.md#ask-back)", "../dear/index.html#ask-back", "x"),
    ("[x](../price.md)", "../../price/index.html", "x"), ("[x](%64ear.md)", "../dear/index.html", "x"),
    ("[x](../../zh-CN/objections/dear.md)", "../../../../playbooks/objections/dear/index.html", "x"),
  ]

  @Test func `leads a link to the page that it names by path, name or title`() async throws {
    let text = Self.links.map(\.0).joined(separator: "\n\n")
    var changes: [String: String?] = ["playbooks/en/objections/late.md": "---\ntitle: Late\n---\n\(text)\n"]
    for (path, text) in Self.pages { changes[path] = text }
    let html = try await SmallSite.built(changes).prose("en/playbooks/objections/late")
    let found = html.split(separator: "<p>").dropFirst().map {
      String($0.split(separator: "</p>").first ?? "")
    }
    #expect(found == Self.links.map { "<a href=\"\($0.1)\">\($0.2)</a>" })
  }

  @Test func `prefers the page in its own folder where several have the name`() async throws {
    let site = try await SmallSite.built([
      "playbooks/en/a/start.md": "# One\n", "playbooks/en/b/start.md": "# Two\n",
      "playbooks/en/b/next.md": "See [[start|it]].\n", "playbooks/zh-CN/a/start.md": "# 一\n",
    ])
    #expect(try site.prose("en/playbooks/b/next").contains("<a href=\"../start/index.html\">it</a>"))
  }

  private static let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"150\"></svg>"

  @Test func `copies what pages show and offer, with the sizes of pictures, and nothing else`() async throws {
    let site = try SmallSite([
      "playbooks/en/demo.md": "# Demo\n\n![Plan](plan.svg) [Form](forms/a%20b.txt) ![Logo](../logo.svg)\n",
      "playbooks/en/plan.svg": Self.svg, "playbooks/en/forms/a b.txt": "Who?\n",
      "playbooks/logo.svg": Self.svg,
      "playbooks/en/draft.txt": "not linked\n",
    ])
    let (outcome, log) = await site.build()
    #expect(outcome != nil)
    #expect(
      log.entries.map { "\($0.position?.file ?? "") \($0.id)" } == [
        "playbooks/en/draft.txt attachment-unused"
      ])
    let html = try site.prose("en/playbooks/demo")
    #expect(html.contains("<img src=\"../plan.svg\" alt=\"Plan\" width=\"300\" height=\"150\""))
    #expect(html.contains("<a href=\"../forms/a%20b.txt\">Form</a>"))
    #expect(html.contains("<img src=\"../../../playbooks/logo.svg\""))
    let published = try site.published()
    #expect(published["en/playbooks/plan.svg"] == Self.svg)
    #expect(published["en/playbooks/forms/a b.txt"] == "Who?\n")
    #expect(published["playbooks/logo.svg"] == Self.svg)
    #expect(!published.keys.contains { $0.contains("draft.txt") })
  }

  @Test func `shows the text alone of a link that leads to no file`() async throws {
    let site = try SmallSite(["playbooks/en/demo.md": "# Demo\n\nThe [form](form.txt) is gone.\n"])
    #expect(await site.build().outcome != nil)
    #expect(try site.prose("en/playbooks/demo").contains("<p>The form is gone.</p>"))
  }

  @Test func `lists links to other hosts with their places`() async throws {
    let site = try SmallSite([
      "playbooks/en/demo.md":
        "---\ntitle: Demo\n---\nSee [a](https://example.org/a) and https://example.org/b\n"
    ])
    let outcome = try #require(await site.build().outcome)
    let listed = outcome.externalLinks.map { "\($0.position.description) \($0.address)" }
    #expect(
      listed == [
        "playbooks/en/demo.md:4:5 https://example.org/a", "playbooks/en/demo.md:4:36 https://example.org/b",
      ])
  }
}
