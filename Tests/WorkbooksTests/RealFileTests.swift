import Diagnostics
import Testing
import Workbooks

/// Workbooks as other programs write them.
@Suite struct RealFileTests {
  private func tables(_ name: String, _ log: inout Diagnostics) throws -> [SheetTable?] {
    let book = try #require(readWorkbook(try fixture(name), file: "data/\(name)", &log))
    return book.sheets.map { book.read($0, &log) }
  }

  private func text(_ table: SheetTable?) -> String {
    table.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "nil"
  }

  @Test func `reads a workbook of openpyxl`() throws {
    var log = Diagnostics()
    let tables = try tables("openpyxl.xlsx", &log)
    #expect(
      text(tables[0])
        == "商机列表,,,,,\n商机ID,商机名称,金额,成交日期,赢率,是否\n1234567890123456789,\"广州, 一期\",123000.5,2026-11-20,25%,TRUE\n0002,\"say \"\"hi\"\"\",-7,2026-11-20 08:30:00,100%,FALSE\n3,two lines,,2025-01-01,,\n"
        .replacing("two lines", with: "\"two\nlines\""))
    #expect(tables[0]?.columns.map(\.isPercent) == [false, false, false, false, true, false])
    #expect(tables[0]?.rowNumbers == [1, 3, 4, 5, 7])
    #expect(text(tables[1]) == "a\n1\n")
    try expectReport(log, "openpyxl")
  }

  @Test func `reads a workbook of XlsxWriter that counts from 1904`() throws {
    var log = Diagnostics()
    let tables = try tables("xlsxwriter-1904.xlsx", &log)
    #expect(text(tables[0]) == "名称,日期,时长,公式\n华东大区,2026-11-20,1.5,3\n_x0041_,1904-01-01 12:00:00,0.25,ok\n")
    #expect(log.entries.isEmpty)
  }

  @Test func `reads an archive of the 64-bit kind`() throws {
    var log = Diagnostics()
    #expect(text(try tables("zip64.xlsx", &log)[0]) == "a,b\n1,2\n")
    #expect(log.entries.isEmpty)
  }

  @Test func `stops at a small file that unpacks to gigabytes`() throws {
    var limits = WorkbookLimits.standard
    limits.partBytes = 1 << 20
    for (name, golden) in [("bomb.xlsx", "bomb"), ("bomb-understated.xlsx", "bomb-understated")] {
      var log = Diagnostics()
      let book = try #require(readWorkbook(try fixture(name), file: "data/\(name)", limits: limits, &log))
      #expect(book.read(book.sheets[0], &log) == nil)
      try expectReport(log, golden)
    }
  }

  @Test func `says that the compressed data is broken`() throws {
    var bytes = try fixture("openpyxl.xlsx")
    let name = Array("xl/worksheets/sheet1.xml".utf8)
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: name) })
    for index in 0..<40 { bytes[place + name.count + 60 + index] = 0xFF }
    var log = Diagnostics()
    let book = try #require(readWorkbook(bytes, file: "data/x.xlsx", &log))
    #expect(book.read(book.sheets[0], &log) == nil)
    try expectReport(log, "broken-data")
  }
}
