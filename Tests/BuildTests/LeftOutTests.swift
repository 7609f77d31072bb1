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
}
