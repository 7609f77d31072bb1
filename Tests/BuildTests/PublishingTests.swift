import Build
import Diagnostics
import Testing

@Suite struct PublishingTests {
  @Test func `writes nothing when nothing changed`() async throws {
    let site = try SmallSite()
    let first = await site.build().outcome
    let second = await site.build().outcome
    #expect(second?.publication?.written == 0)
    #expect(second?.publication?.removed == 0)
    #expect(second?.publication?.unchanged == first?.publication?.written)
  }

  @Test func `writes only what a change touches, and removes what is gone`() async throws {
    let site = try SmallSite()
    _ = await site.build()
    let before = try site.published()
    try site.write("# 演示\n\n先听，再演示。\n", to: "playbooks/zh-CN/demo.md")
    let outcome = try #require(await site.build().outcome?.publication)
    let after = try site.published()
    let changed = Set(after.keys).filter { before[$0] != after[$0] }
    #expect(changed.contains("playbooks/demo/index.html"))
    #expect(outcome.written == changed.count)
    #expect(outcome.removed == 0)
  }

  @Test func `gives the same bytes in different folders and on one thread or two`() async throws {
    let one = try SmallSite()
    let other = try SmallSite()
    _ = await one.build { $0.jobs = 1 }
    _ = await other.build { $0.jobs = 2 }
    let published = try one.published()
    #expect(published.count > 20)
    #expect(try published == other.published())
  }

  @Test func `leaves the old site untouched by an error`() async throws {
    let site = try SmallSite()
    _ = await site.build()
    let old = try site.published()
    try site.write(SmallSite.configuration + "currency: euro\n", to: "quotabook.yml")
    try site.write(SmallSite.deals + "D9,Ana,Pump,Won,2026-03-01,2026-03-02,1\n", to: "data/deals.csv")
    let (outcome, log) = await site.build()
    #expect(outcome == nil)
    #expect(log.hasErrors)
    #expect(try site.published() == old)
  }

  @Test func `publishes nothing for warnings when strict`() async throws {
    let site = try SmallSite(["data/deals.csv": SmallSite.deals + "D5,Ana\n"])
    let (outcome, log) = await site.build { $0.strict = true }
    #expect(outcome == nil)
    #expect(!log.hasErrors)
    #expect(try site.published().isEmpty)
    #expect(await site.build().outcome != nil)
  }

  @Test func `does not touch a folder that it did not write`() async throws {
    let site = try SmallSite()
    try disk.write(Array("mine".utf8), to: site.output + "/notes.txt")
    let (outcome, log) = await site.build()
    #expect(outcome == nil)
    #expect(log.entries.map(\.id) == ["foreign-output"])
    #expect(try site.published() == ["notes.txt": "mine"])
  }

  @Test(arguments: [("2026-03-31", false), ("2026-06-30", true)])
  func `shows a banner on every page when an extract is older than its cadence`(day: String, isStale: Bool)
    async throws
  {
    let configuration =
      "as_of: \(day)\nprimary: bookings\ndata:\n  deals: {from: data/deals.csv, cadence: 45d}\n"
      + "  people: data/people.csv\n  products: data/products.csv\n"
    let site = try SmallSite(["quotabook.yml": configuration])
    let (outcome, log) = await site.build()
    #expect(outcome != nil)
    #expect(log.entries.contains { $0.id == "stale-extract" } == isStale)
    for page in ["index.html", "en/index.html", "reps/Ana/index.html"] {
      #expect(try site.page(page).contains("class=\"banner\"") == isStale, "\(page)")
    }
    let strict = await site.build { $0.strict = true }
    #expect((strict.outcome == nil) == isStale)
  }
}
