import Testing

@testable import Ingest

@Suite struct NullWordTests {
  @Test(arguments: [
    "", "-", "--", "—", "——", "－", "/", "N/A", "NULL", "null", "None", "NaN", "(blank)", "\\N", "<null>",
    "[NULL]",
    "undefined", "无", "空", "暂无", "未填写",
  ])
  func `leaves a text for nothing empty`(text: String) throws {
    #expect(try column([text]).textColumn(0)[0] == nil)
  }

  @Test(arguments: ["NA", "TBD", "未知", "0", "no", "?", "4876876000000123456", "0012", "1.23457E+18"])
  func `keeps a text that may mean something`(text: String) throws {
    #expect(try column([text]).textColumn(0)[0] == text)
  }
}
