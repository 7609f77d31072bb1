import Testing

/// A page that stands in one language only.
@Suite struct TranslationTests {
  private static let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"150\"></svg>"

  private func site() async throws -> SmallSite {
    try await SmallSite.built([
      "playbooks/en/guides/visit.md":
        "---\ntitle: Visits\n---\n## Before\n\n[Price](../price.md) [Plan](plan.svg) [up](#before) ![Plan](plan.svg)\n",
      "playbooks/en/guides/plan.svg": Self.svg,
    ])
  }

  @Test func `stands in the other language too, with a notice and marked as foreign`() async throws {
    let page = try await site().page("playbooks/guides/visit/index.html")
    #expect(page.contains("<html lang=\"zh-CN\""))
    #expect(page.contains("<p class=\"notice\">这一页还没有中文译文，以下为英文原文。</p>"))
    #expect(page.contains("<div class=\"prose\" lang=\"en\">"))
  }

  @Test func `has no notice in its own language`() async throws {
    #expect(!(try await site().page("en/playbooks/guides/visit/index.html").contains("class=\"notice\"")))
  }

  @Test func `leads to the reader's language where it can, and to its files where they are`() async throws {
    let html = try await site().prose("playbooks/guides/visit")
    #expect(html.contains("<a href=\"../../price/index.html\">Price</a>"))
    #expect(html.contains("<a href=\"../../../en/playbooks/guides/plan.svg\">Plan</a>"))
    #expect(html.contains("<img src=\"../../../en/playbooks/guides/plan.svg\""))
    #expect(html.contains("<a href=\"#before\">up</a>"))
  }

  @Test(arguments: ["[x](guides/visit.md)", "[[guides/visit|x]]"])
  func `is reached by links of the other language`(link: String) async throws {
    let site = try await SmallSite.built([
      "playbooks/en/guides/visit.md": "---\ntitle: Visits\n---\nKnock.\n",
      "playbooks/zh-CN/demo.md": "# 演示\n\n\(link)\n",
    ])
    #expect(try site.prose("playbooks/demo").contains("<a href=\"../guides/visit/index.html\">x</a>"))
  }

  @Test func `is found by the search of the other language`() async throws {
    let site = try await site()
    let files = try site.published().filter { $0.key.hasPrefix("search/zh-CN/") }
    #expect(files.values.contains { $0.contains("playbooks/guides/visit/index.html") })
  }

  @Test func `publishes tags and objection cards of one language alone`() async throws {
    let site = try await SmallSite.built([
      "playbooks/zh-CN/demo.md":
        "---\nkind: objection\ntags: [演示]\n---\n## 客户怎么说\n\n不。\n\n## 为什么\n\n忙。\n\n## 怎么回应\n\n好。\n\n## 证明\n\n有。\n\n## 反问\n\n何时？\n"
    ])
    let published = try site.published()
    #expect(published["playbooks/tags.html"]?.contains("href=\"../en/playbooks/index.html\"") == true)
    #expect(
      published["playbooks/objection-cards.html"]?.contains("href=\"../en/playbooks/index.html\"") == true)
    #expect(published["en/playbooks/tags.html"] == nil)
    #expect(published["en/playbooks/objection-cards.html"] == nil)
  }
}
