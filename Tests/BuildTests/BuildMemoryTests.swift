import Build
import Diagnostics
import Effects
import Testing

@Suite struct BuildMemoryTests {
  private func memory(_ site: SmallSite) throws -> String {
    let folder = site.folder + "/content/.quotabook/cache"
    return folder + "/" + (try #require(disk.tree(folder).first))
  }

  @Test func `tells the same messages again when nothing changed`() async throws {
    let site = try SmallSite(["data/deals.csv": SmallSite.deals + "D5,Ana\n"])
    let first = await site.build()
    let kept = try memory(site)
    let stamp = try #require(disk.stamp(kept)?.nanoseconds)
    let second = await site.build()
    #expect(disk.stamp(kept)?.nanoseconds == stamp, "the second build did not build")
    #expect(first.log.entries.isEmpty == false)
    #expect(first.log.sorted() == second.log.sorted())
    #expect(first.outcome?.pages == second.outcome?.pages)
  }

  @Test func `mends a page that somebody changed or removed`() async throws {
    let site = try SmallSite()
    _ = await site.build()
    let published = try site.published()
    try disk.write(Array("gone".utf8), to: site.output + "/index.html")
    try disk.remove(site.output + "/about/index.html")
    _ = await site.build()
    #expect(try site.published() == published)
  }

  @Test func `sees a change that keeps the size of the file`() async throws {
    let site = try SmallSite()
    _ = await site.build()
    let before = try site.published()
    try site.write(SmallSite.deals.replacing("3000.50", with: "3000.60"), to: "data/deals.csv")
    _ = await site.build()
    #expect(try site.published()["data/deals.csv"]?.contains("3000.60") == true)
    #expect(try site.published()["data/metrics.csv"] != before["data/metrics.csv"])
  }

  @Test func `sees other options`() async throws {
    let site = try SmallSite()
    _ = await site.build()
    _ = await site.build { $0.baseURL = "https://example.org/sales/" }
    #expect(try site.published()["sitemap.xml"]?.contains("https://example.org/sales/index.html") == true)
  }

  @Test(arguments: ["{", "{\"input\":1}"])
  func `builds everything when its memory is damaged`(text: String) async throws {
    let site = try SmallSite()
    _ = await site.build()
    let published = try site.published()
    try disk.write(Array(text.utf8), to: try memory(site))
    let outcome = await site.build().outcome
    #expect(outcome?.publication?.written == 0)
    #expect(try site.published() == published)
  }

  @Test func `remembers nothing of a build that failed`() async throws {
    let site = try SmallSite(["data/deals.csv": SmallSite.deals + "D5,Ana\n"])
    _ = await site.build { $0.strict = true }
    #expect(disk.tree(site.folder + "/content/.quotabook/cache").isEmpty)
  }
}
