import Testing

@testable import Ingest

@Suite struct YesNoTests {
  @Test(arguments: ["yes", "Yes", "Y", "true", "TRUE", "1", "1.0", "１", "是", "√", "✓", "有", "ＹＥＳ"])
  func `takes for a yes`(text: String) { #expect(yesOrNo(text) == true) }

  @Test(arguments: ["no", "No", "N", "false", "FALSE", "0", "0.0", "０", "否", "×", "无"])
  func `takes for a no`(text: String) { #expect(yesOrNo(text) == false) }

  @Test(arguments: ["", "maybe", "2", "是否", "-", "10", "Won"])
  func `does not decide`(text: String) { #expect(yesOrNo(text) == nil) }
}
