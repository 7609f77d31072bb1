import Testing

@Suite struct SearchFilesTests {
  @Test func `writes an index for each language that knows pages, metrics and people`() async throws {
    let site = try await SmallSite.built([:])
    let files = try site.published()
    for (folder, names) in [
      ("search/zh-CN/", ["谈价格", "赢单率", "李雷"]), ("search/en/", ["Price", "Win rate", "Ana"]),
    ] {
      #expect(files[folder + "manifest.js"]?.hasPrefix("quotabookIndex(\"m\"") == true)
      let all = files.filter { $0.key.hasPrefix(folder) }.values.joined()
      for name in names { #expect(all.contains(name), "\(folder) \(name)") }
    }
  }

  @Test func `writes the same index whatever the number of threads`() async throws {
    var indexes: [[String: String]] = []
    for jobs in [1, 3] {
      let site = try SmallSite()
      #expect(await site.build { $0.jobs = jobs }.outcome != nil)
      indexes.append(try site.published().filter { $0.key.hasPrefix("search/") })
    }
    #expect(indexes[0].count > 4)
    #expect(indexes[0] == indexes[1])
  }

  @Test func `tells every page where the index is`() async throws {
    let site = try await SmallSite.built([:])
    for (page, index) in [
      ("index.html", "search/zh-CN/"), ("playbooks/price/index.html", "../../search/zh-CN/"),
      ("en/index.html", "../search/en/"), ("en/playbooks/price/index.html", "../../../search/en/"),
    ] {
      #expect(try site.page(page).contains("\"\(index)\""), "\(page)")
    }
  }

  @Test func `lists every page by its first letter for those without JavaScript`() async throws {
    let site = try await SmallSite.built([:])
    let english = try site.page("en/search/index.html")
    let letter = try #require(part(english, from: "id=\"letter-D\"", to: "id=\"letter-"))
    #expect(letter.contains("<a href=\"../playbooks/demo/index.html\">Demo</a>"))
    #expect(!letter.contains(">Price<"))
    let chinese = try site.page("search/index.html")
    let talk = try #require(part(chinese, from: "id=\"letter-T\"", to: "</section>"))
    #expect(talk.contains(">谈价格</a>"))
  }

  @Test func `leaves drafts and pages of a later day out of the index`() async throws {
    let site = try SmallSite([
      "playbooks/en/secret.md": "---\ntitle: Secret\ndraft: true\n---\nHush.\n",
      "playbooks/en/later.md": "---\ntitle: Tomorrow\npublish: 2026-04-01\n---\nWait.\n",
    ])
    #expect(await site.build().outcome != nil)
    let files = try site.published()
    for word in ["Secret", "Tomorrow"] {
      #expect(!files.contains { $0.key.hasSuffix(".html") && $0.value.contains(word) }, "\(word)")
      #expect(!files.contains { $0.key.hasPrefix("search/") && $0.value.contains(word) }, "\(word)")
    }
  }
}
