import Diagnostics
import Testing

@Suite struct PlaybookLinkTests {
  /// The messages about the page `talk.md`, whose body is the text.
  private func messages(_ text: String) async throws -> (Bool, String) {
    let page = "---\ntitle: 谈话\nkpis: [win-rate]\n---\n## 先听\n\n\(text)\n"
    let site = try SmallSite(["playbooks/zh-CN/talk.md": page])
    let (outcome, log) = await site.build()
    let about = log.entries.filter { $0.position?.file.hasSuffix("talk.md") == true }
    let text = about.map { "\($0.position?.description ?? "") \($0.id)" }.joined(separator: "\n")
    return (outcome != nil, text)
  }

  @Test(arguments: [
    ("[听](#先听)", ""), ("[听](price.md#无)", "playbooks/zh-CN/talk.md:7:1 playbook-broken-anchor"),
    ("[听](#先听听)", "playbooks/zh-CN/talk.md:7:1 playbook-misspelt-anchor"),
    ("[表](tables/list.xlsx)", "playbooks/zh-CN/talk.md:7:1 attachment-missing"),
    ("[站](https://example.org/#x)", ""),
  ])
  func `warns where a link stands and publishes the page`(text: String, expected: String) async throws {
    let (isPublished, found) = try await messages(text)
    #expect(isPublished)
    #expect(found == expected)
  }
}

@Suite struct PlaybookMetricTests {
  @Test func `shows a metric without data as such and publishes the page`() async throws {
    let page = "---\ntitle: 回款\nkpis: [win-rate, collection-rate]\n---\n先约日期。\n"
    let site = try SmallSite(["playbooks/zh-CN/cash.md": page])
    #expect(await site.build().outcome != nil)
    let html = try site.page("playbooks/cash/index.html")
    #expect(html.contains("metrics/win-rate/index.html"))
    #expect(!html.contains("metrics/collection-rate/"))
    #expect(html.contains("<span>当期回款率</span> <b>—</b>"))
  }
}

@Suite struct PrivacyTests {
  static let surveys = """
    date,kind,rep,score,scale
    2026-02-01,customer,Ana,9,10
    2026-02-03,customer,李雷,4,10

    """

  @Test(arguments: [(5, false), (1, true)])
  func `publishes single answers only where small groups are not protected`(least: Int, isPublished: Bool)
    async throws
  {
    let configuration = SmallSite.configuration + "privacy: {minimum_group: \(least)}\n"
    let site = try SmallSite(["quotabook.yml": configuration, "data/surveys.csv": Self.surveys])
    _ = await site.build()
    let published = try site.published()
    #expect((published["data/surveys.csv"] != nil) == isPublished)
    #expect(published["data/deals.csv"] != nil)
    let names = published.filter { $0.key.hasSuffix(".html") && $0.value.contains("data/surveys.csv\"") }
    #expect(names.isEmpty || isPublished)
  }
}
