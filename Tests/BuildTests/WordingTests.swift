import Diagnostics
import Testing

@Suite struct WordingTests {
  @Test func `says what the site prefers to say, in one language`() async throws {
    let site = try SmallSite(["strings/zh-CN.yml": "总览: 首页\n"])
    let (outcome, log) = await site.build()
    #expect(outcome != nil && log.count(.warning) == 0)
    #expect(try site.page("index.html").contains(">首页<"))
    #expect(!(try site.page("index.html").contains(">总览<")))
  }

  @Test func `warns about a text that no page says`() async throws {
    let site = try SmallSite(["strings/zh-CN.yml": "总揽: 首页\n完全没有这句话: 是\n"])
    let (outcome, log) = await site.build()
    #expect(outcome != nil)
    let told = log.entries.filter { $0.position?.file == "strings/zh-CN.yml" }
    #expect(
      told.map { "\($0.position?.description ?? "") \($0.id)" } == [
        "strings/zh-CN.yml:1:1 string-misspelt", "strings/zh-CN.yml:2:1 string-unknown",
      ])
    #expect(told.first?.remedy(.english) == "if '总览' is meant, write that")
  }
}
