import Tables
import Testing

@testable import Ingest

/// Columns of so many different texts that they are kept as bytes.
@Suite struct ManyTextsTests {
  private static let ascending = (0..<6000).map { "D\(100_000 + $0)" }

  @Test(arguments: [
    [], ["D100007"], ["", "-", "D100000", "D105999"], ["A1", "A1", "D100003", "B", "A1"], ["x\"y", "x\"y"],
    ["Jose\u{301}", "Jos\u{E9}"],
  ])
  func `numbers ids that ascend, whatever follows them`(last: [String]) throws {
    try expectSame(ManyTextsTests.ascending + last)
  }

  @Test(arguments: [0, 1, 2999, 5990])
  func `numbers ids of which some are in disorder`(place: Int) throws {
    var texts = ManyTextsTests.ascending
    texts.insert("D100001", at: place)
    texts.insert("", at: place)
    try expectSame(texts)
  }

  @Test(arguments: ["无锡", "N/A", "é", "e\u{301}", "\u{304B}\u{3099}"])
  func `keeps texts of any script apart as strings are`(text: String) throws {
    let many = (0..<5000).map { "\(text)\($0 * 7919 % 5003)" }
    try expectSame(many + [text, "客户", "客户"] + many)
  }

  @Test func `reads many different texts of other encodings as UTF-8`() throws {
    let names = (0..<5000).map { "客户\($0 * 7919 % 5003)厂" }
    let bytes = (["编号,客户"] + names.enumerated().map { "K\(10_000 + $0),\($1)" }).joined(separator: "\n")
    let table = try table(bytes)
    #expect(table.textColumn(0).entries.elementsEqual((0..<5000).map { "K\(10_000 + $0)" }))
    #expect(table.textColumn(1).entries.elementsEqual(names))
  }

  /// A plain dictionary of strings gives the same codes and entries.
  private func expectSame(_ texts: [String]) throws {
    let found = try column(texts).textColumn(0)
    let expected = TextColumn(texts.map { $0 == "-" || $0 == "N/A" ? nil : $0 })
    #expect(found.codes == expected.codes)
    #expect(found.entries.count == expected.entries.count)
    #expect(zip(found.entries, expected.entries).allSatisfy { $0.utf8.elementsEqual($1.utf8) })
  }
}

@Suite struct TextIndexTests {
  @Test func `finds each text among others`() {
    let index = TextIndex(["a", "王敏", "b", "a"])
    #expect(index.places(of: ["b", "c", "王敏", "a", ""]) == [2, -1, 1, 0, -1])
  }

  @Test func `takes composed and decomposed letters for one text on both sides`() {
    #expect(TextIndex(["Jos\u{E9}"]).places(of: ["Jose\u{301}", "Jos\u{E9}"]) == [0, 0])
    #expect(TextIndex(["Jose\u{301}"]).places(of: ["Jose\u{301}", "Jos\u{E9}"]) == [0, 0])
  }

  @Test func `finds nothing among nothing`() {
    #expect(TextIndex([]).places(of: ["a"]) == [-1])
    #expect(TextIndex(["a"]).places(of: []).isEmpty)
  }
}

@Suite struct TextEntriesTests {
  @Test func `drops a beginning only where all have it`() {
    #expect(TextEntries(["z_1", "z_22"]).dropping("z_") == ["1", "22"])
    #expect(TextEntries(["1", "2"]).dropping("z_") == ["1", "2"])
    #expect(TextEntries(["z_1", "2"]).dropping("z_") == nil)
    #expect(TextEntries(["1", "z_2"]).dropping("z_") == nil)
    #expect(TextEntries(["z_"]).dropping("z_") == nil)
    #expect(TextEntries(["z_\u{301}"]).dropping("z_") == nil)
  }

  @Test func `gives bytes and strings alike`() {
    let packed = TextEntries(TextEntries(["a", "王敏", ""]).packed(more: 1))
    #expect(packed == ["a", "王敏", ""])
    var longer = packed
    longer.append("b")
    #expect(longer == ["a", "王敏", "", "b"])
    #expect(packed.count == 3)
  }
}
