import Testing

/// Folders, tags, neighbours, related pages and earlier addresses.
@Suite struct WaysTests {
  private func site() async throws -> SmallSite {
    try await SmallSite.built([
      "playbooks/en/calls/index.md": "---\ntitle: Calling\norder: 1\n---\nStart here.\n",
      "playbooks/en/calls/first.md": "---\ntitle: First\norder: 3\ntags: [phone]\n---\nHello.\n",
      "playbooks/en/calls/second.md":
        "---\ntitle: Second\norder: 2\ntags: [phone, mail]\n---\nHello again.\n",
      "playbooks/en/calls/late/evening.md": "---\ntitle: Evening\nkind: training\n---\nGood evening.\n",
    ])
  }

  /// The labels of the way to a page.
  private func trail(_ html: String) -> [String] {
    let list = part(html, from: "<nav class=\"trail\"", to: "</nav>") ?? ""
    return list.split(separator: "<li>").dropFirst().map { item in
      let plain = item.split(separator: ">", maxSplits: 1).last?.split(separator: "<").first
      return String(plain ?? "")
    }
  }

  @Test func `shows the way to a page through its folders`() async throws {
    let site = try await site()
    let evening = try site.page("en/playbooks/calls/late/evening/index.html")
    #expect(trail(evening) == ["Overview", "Playbooks", "Calling", "late", "Evening"])
    #expect(
      trail(try site.page("en/playbooks/calls/first/index.html")) == [
        "Overview", "Playbooks", "Calling", "First",
      ])
  }

  @Test func `takes a page called index for its folder, with what lies in it`() async throws {
    let site = try await site()
    let folder = try site.page("en/playbooks/calls/index.html")
    #expect(trail(folder) == ["Overview", "Playbooks", "Calling"])
    #expect(folder.contains("Start here."))
    let section = try #require(try site.section("section", of: "en/playbooks/calls/index.html"))
    for address in ["late/index.html", "second/index.html", "first/index.html", "print/index.html"] {
      #expect(section.contains("<a href=\"\(address)\">"), "\(address)")
    }
    #expect(!section.contains(">Calling<"))
  }

  @Test func `lists a folder that has no page of its own`() async throws {
    let folder = try await site().page("en/playbooks/calls/late/index.html")
    #expect(folder.contains("<a href=\"evening/index.html\">Evening</a>"))
    #expect(folder.contains("<a href=\"print/index.html\">"))
  }

  @Test func `binds the pages of a folder for printing, with ids that differ`() async throws {
    let site = try await SmallSite.built([
      "playbooks/en/a/one.md": "---\ntitle: One\n---\n## Why\n\n[up](#why)\n",
      "playbooks/en/a/two.md": "---\ntitle: Two\n---\n## Why\n\n[up](#why)\n",
    ])
    let html = try site.page("en/playbooks/a/print/index.html")
    for id in ["p1-why", "p2-why"] {
      #expect(html.contains("id=\"\(id)\""))
      #expect(html.contains("<a href=\"#\(id)\">up</a>"))
    }
  }

  @Test func `goes on within a folder in the authors' order`() async throws {
    let site = try await site()
    let second = try site.page("en/playbooks/calls/second/index.html")
    let neighbours = try #require(part(second, from: "<nav class=\"neighbours\"", to: "</nav>"))
    #expect(neighbours.contains("rel=\"prev\" href=\"../index.html\""))
    #expect(neighbours.contains("rel=\"next\" href=\"../first/index.html\""))
    let evening = try site.page("en/playbooks/calls/late/evening/index.html")
    #expect(!evening.contains("class=\"neighbours\""))
  }

  @Test func `lists the pages of each tag`() async throws {
    let site = try await site()
    let tags = try site.page("en/playbooks/tags.html")
    #expect(tags.contains("<a href=\"tag-phone.html\">phone</a> <span class=\"quiet\">2</span>"))
    let phone = try site.page("en/playbooks/tag-phone.html")
    #expect(phone.contains(">First</a>") && phone.contains(">Second</a>"))
    let mail = try #require(try site.section("pages-1", of: "en/playbooks/tag-mail.html"))
    #expect(mail.contains(">Second</a>") && !mail.contains(">First</a>"))
  }

  @Test func `relates pages by what they help and their tags, not to strangers`() async throws {
    let site = try await SmallSite.built([
      "playbooks/en/x.md": "---\ntitle: Quite\nkpis: [bookings]\ntags: [phone]\n---\nA.\n",
      "playbooks/en/y.md": "---\ntitle: Other\nkpis: [bookings]\n---\nB.\n",
      "playbooks/en/z.md": "---\ntitle: Gym\ntags: [swim]\n---\nC.\n",
    ])
    let related = try #require(try site.section("related", of: "en/playbooks/x/index.html"))
    #expect(related.contains(">Other</a>"))
    #expect(!related.contains(">Gym</a>"))
    #expect(try site.section("related", of: "en/playbooks/z/index.html") == nil)
  }

  @Test func `leads on from an earlier address`() async throws {
    let site = try SmallSite([
      "quotabook.yml": SmallSite.configuration + "base_url: https://example.org/sales/\n",
      "playbooks/en/demo.md": "---\ntitle: Demo & more\naliases: [old/demo.html, older]\n---\nTry it.\n",
    ])
    let outcome = try #require(await site.build().outcome)
    let page = try site.page("en/old/demo.html")
    #expect(page.contains("http-equiv=\"refresh\" content=\"0; url=../playbooks/demo/index.html\""))
    #expect(page.contains("<a href=\"../playbooks/demo/index.html\">Demo &amp; more</a>"))
    #expect(page.contains("content=\"noindex\""))
    #expect(try site.page("en/older/index.html").contains("../playbooks/demo/index.html"))
    let map = try site.page("sitemap.xml")
    #expect(map.contains("<loc>https://example.org/sales/en/playbooks/demo/index.html</loc>"))
    #expect(!map.contains("/old"))
    let pages = try site.published().keys.count { $0.hasSuffix(".html") }
    #expect(outcome.pages == pages - 2)
  }

  @Test func `never puts an earlier address over a page`() async throws {
    let site = try SmallSite([
      "playbooks/en/demo.md": "---\ntitle: Demo\naliases: [playbooks/price/]\n---\nTry it.\n",
      "playbooks/en/more.md": "---\ntitle: More\naliases: [old]\n---\nA.\n",
      "playbooks/en/most.md": "---\ntitle: Most\naliases: [old]\n---\nB.\n",
    ])
    let (outcome, log) = await site.build()
    #expect(outcome != nil)
    let messages = log.entries.filter { $0.id == "alias-taken" }.map { $0.position?.file }
    #expect(messages == ["playbooks/en/demo.md", "playbooks/en/most.md"])
    #expect(try site.page("en/playbooks/price/index.html").contains("Ask first."))
    #expect(try site.page("en/old/index.html").contains("playbooks/more/index.html"))
  }
}
