import Diagnostics
import Tables
import Testing

@testable import Ingest

@Suite struct StructureTests {
  @Test func `reads header and rows, trimmed and unquoted`() throws {
    let table = try table("id , name\n1, 王敏 \n2,\"a, \"\"b\"\"\"\n")
    #expect(table.header == ["id", "name"])
    #expect(table.rows == [["1", "王敏"], ["2", "a, \"b\""]])
    #expect(table.lines == [2, 3])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `accepts every kind of line end, the last one missing`(end: String) throws {
    let table = try table(["a,b", "1,2", "3,4"].joined(separator: end))
    #expect(table.rows == [["1", "2"], ["3", "4"]])
    #expect(table.lines == [2, 3])
  }

  @Test func `keeps line ends and delimiters inside quotes and counts the lines`() throws {
    let table = try table("a,b\n\"x\r\ny\nz\",2\n3,4\n")
    #expect(table.rows == [["x\r\ny\nz", "2"], ["3", "4"]])
    #expect(table.lines == [2, 5])
  }

  @Test func `skips blank lines and lines of nothing but delimiters`() throws {
    let table = try table("\n  \na,b\n\n1,2\n , \n,\n3,4\n\n")
    #expect(table.header == ["a", "b"])
    #expect(table.rows == [["1", "2"], ["3", "4"]])
    #expect(table.lines == [5, 8])
  }

  @Test func `removes the byte-order mark from the first name and from its column`() throws {
    let table = try table("\u{FEFF}a,b\n1,2")
    #expect(table.header == ["a", "b"])
    #expect(table.dialect.hasByteOrderMark)
    #expect(table.headerPosition(column: 1) == Position(file: "data/deals.csv", line: 1, column: 3))
  }

  @Test(arguments: [(",", 0x2C), (";", 0x3B), ("\t", 0x09), ("|", 0x7C)] as [(String, UInt8)])
  func `recognises the delimiter`(mark: String, byte: UInt8) throws {
    let table = try table("a\(mark)b c\(mark)d\n1\(mark)2 3\(mark)\n4\(mark)5\(mark)6\n")
    #expect(table.dialect.delimiter == byte)
    #expect(table.rows == [["1", "2 3", ""], ["4", "5", "6"]])
  }

  @Test func `is not misled by decimal commas in a file with semicolons`() throws {
    let table = try table("name;amount\nA;1,50\nB;2,75\n")
    #expect(table.dialect.delimiter == 0x3B)
  }

  @Test func `takes the delimiter that the configuration names`() throws {
    let table = try table("a,b;c\n1,2;3\n", delimiter: 0x3B)
    #expect(table.header == ["a,b", "c"])
    #expect(table.rows == [["1,2", "3"]])
  }

  @Test func `reads a table of one column`() throws {
    let table = try table("name\n王敏\n李强\n")
    #expect(table.rows == [["王敏"], ["李强"]])
    #expect(
      table.dialect.reasons.contains(
        Phrase(zh: "只有一列：没有任何分隔符能把首行分开", en: "one column: no delimiter splits the first row")))
  }

  @Test func `says what was recognised and why`() throws {
    let table = try table("a;b\r\n1;2\r\n")
    #expect(
      table.dialect.reasons.map(\.english) == [
        "encoding UTF-8: no byte-order mark, but the text conforms",
        "delimiter semicolon: the first row has 2 columns, and so have 100% of the 1 rows tried",
        "line ends: CRLF",
      ])
    #expect(table.dialect.reasons.map(\.chinese)[1] == "分隔符为分号：首行 2 列，后面 1 行中 100% 列数相同")
  }

  @Test func `accepts a needless delimiter at the end of rows or header`() throws {
    #expect(try table("a,b\n1,2,\n3,4,,\n").rows == [["1", "2"], ["3", "4"]])
    #expect(try table("a,b,\n1,2\n3,4,\n").rows == [["1", "2", ""], ["3", "4", ""]])
  }

  @Test func `takes a quote inside a plain cell as it is`() throws {
    #expect(try table("a,b\n5\" tube,2\n").rows == [["5\" tube", "2"]])
  }

  @Test func `accepts blanks around quotes`() throws {
    #expect(try table("a,b\n \"1,0\" , \"2\"\n").rows == [["1,0", "2"]])
  }

  @Test func `points at a cell in characters, also below a line end inside quotes`() throws {
    let table = try table("名称,b,c\n\"王敏\n二\",商机,3\n")
    #expect(table.position(row: 0, column: 0) == Position(file: "data/deals.csv", line: 2, column: 1))
    #expect(table.position(row: 0, column: 1) == Position(file: "data/deals.csv", line: 3, column: 4))
    #expect(table.position(row: 0, column: 2) == Position(file: "data/deals.csv", line: 3, column: 7))
    #expect(table.rowText(row: 0) == "\"王敏\n二\",商机,3")
  }
}
