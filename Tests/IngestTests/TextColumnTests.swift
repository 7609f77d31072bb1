import Testing

@testable import Ingest

@Suite struct TextColumnTests {
  @Test func `gives equal texts one entry in the order of their first appearance`() throws {
    let column = try column(["b", "a", " b ", "", "a"]).textColumn(0)
    #expect(column.entries == ["b", "a"])
    #expect(column.codes == [0, 1, 0, -1, 1])
  }

  @Test(arguments: ["-", "--", "N/A", "n/a", "NULL", "无", "——", "None"])
  func `leaves words for nothing empty`(word: String) throws {
    #expect(try column([word, "x"]).textColumn(0).codes == [-1, 0])
  }

  @Test func `keeps codes that only look like words for nothing`() throws {
    #expect(try column(["NA", "无锡", "0"]).textColumn(0).entries == ["NA", "无锡", "0"])
  }

  @Test func `compares texts with doubled quotes by what they say`() throws {
    let column = try table("a,b\n\"x\"\"y\",1\nx\"y,1\n\"x\"\"y\",1\n\"p\"\"q\",1").textColumn(0)
    #expect(column.entries == ["x\"y", "p\"q"])
    #expect(column.codes == [0, 0, 0, 1])
  }

  @Test func `takes composed and decomposed letters for one text`() throws {
    let column = try column(["Jos\u{E9}", "Jose\u{301}", "王"]).textColumn(0)
    #expect(column.entries == ["Jos\u{E9}", "王"])
    #expect(column.codes == [0, 0, 1])
  }

  @Test func `takes kana with separate and with joined voice marks for one text`() throws {
    #expect(try column(["\u{30AC}", "\u{30AB}\u{3099}"]).textColumn(0).codes == [0, 0])
  }

  @Test func `finds repeated ids without making strings`() throws {
    let ids = try column(["zcrm_7", "8", "", "zcrm_7", "-", "9", "8"]).ids(0)
    #expect(ids.codes == [0, 1, -1, 0, -1, 2, 1])
    #expect(ids.firstRows == [0, 1, 5])
    #expect(ids.repeats == [3, 6])
  }

  @Test func `keeps ids apart beyond the precision of numbers and by case`() throws {
    let ids = try column(["1234567890123456789", "1234567890123456788", "a0B", "a0b"]).ids(0)
    #expect(ids.firstRows.count == 4)
  }

  @Test func `holds up with many different texts`() throws {
    let texts = (0..<3000).map { "客户 \($0 % 2500)" }
    let column = try column(texts).textColumn(0)
    #expect(column.entries.elementsEqual(texts.prefix(2500)))
    #expect((0..<3000).allSatisfy { column[$0] == texts[$0] })
  }
}
