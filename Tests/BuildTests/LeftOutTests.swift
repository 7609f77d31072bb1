import Testing

/// Why rows do not count, in the words of the page's reader.
@Suite struct LeftOutTests {
  @Test func `names columns, states and conditions in the language of the page`() async throws {
    let site = try SmallSite()
    _ = await site.build()
    let chinese = try site.page("metrics/bookings/index.html")
    #expect(chinese.contains("不满足条件：状态 = 赢单（1 行）"))
    #expect(!chinese.contains("status = won（"))
    #expect(try site.page("en/metrics/bookings/index.html").contains("does not meet: status = won (1)"))
  }

  @Test func `says on the data-quality page why a row was rejected`() async throws {
    let site = try SmallSite(["data/deals.csv": SmallSite.deals + "D5,Ana\n"])
    _ = await site.build()
    #expect(try site.page("data-quality/index.html").contains("单元格太少"))
    #expect(try site.page("en/data-quality/index.html").contains("too few cells"))
  }
}
