import Diagnostics
import Tables
import Testing

@testable import Ingest

/// Every message of the reader with its exact output.
@Suite struct BadInputTests {
  private func expect(
    _ bytes: [UInt8], _ english: String, _ chinese: String, rows: [[String]]?,
    _ options: CSVOptions = CSVOptions()
  ) {
    let (table, log) = read(bytes, options)
    #expect(table?.rows == rows)
    #expect(consoleText(log, .english) == english + "\n")
    #expect(consoleText(log, .chinese) == chinese + "\n")
  }

  private func expect(_ text: String, _ english: String, _ chinese: String, rows: [[String]]?) {
    expect(Array(text.utf8), english, chinese, rows: rows)
  }

  @Test(arguments: ["", "\u{FEFF}", "\n \n"]) func `an empty file is an error`(text: String) {
    expect(
      text,
      """
      data/deals.csv: error: the file is empty [file-empty]
          fix: export it again; if it is no longer needed, delete it, and its entry under data: if there is one
      """,
      """
      data/deals.csv: 错误: 文件是空的 [file-empty]
          处理：重新导出；不再需要的话，删去这个文件（配置的 data: 里写了它的也一并删去）
      """, rows: nil)
  }

  @Test func `a header without rows is a warning`() {
    expect(
      "a,b\n",
      """
      data/deals.csv: warning: there is a header but no row below it [header-only]
          fix: check the filter of the export
      """,
      """
      data/deals.csv: 警告: 只有表头，没有一行数据 [header-only]
          处理：检查导出时的筛选条件
      """, rows: [])
  }

  @Test(arguments: [("PK\u{3}\u{4}", "xlsx")]) func `a workbook is no text`(start: String, format: String) {
    expect(
      Array(start.utf8) + [0x14, 0, 6, 0],
      """
      data/deals.csv: error: this is an Excel workbook (xlsx), not text [file-is-excel]
          fix: in Excel, save it as 'CSV UTF-8 (Comma delimited)'
      """,
      """
      data/deals.csv: 错误: 这是 Excel 工作簿（xlsx），不是文本 [file-is-excel]
          处理：在 Excel 中另存为“CSV UTF-8（逗号分隔）”
      """, rows: nil)
  }

  @Test func `old workbooks and compressed files are told apart`() {
    #expect(read([0xD0, 0xCF, 0x11, 0xE0, 0xA1]).log.entries.map(\.arguments) == [["format": "xls"]])
    #expect(read([0x1F, 0x8B, 8, 0]).log.entries.map(\.arguments) == [["format": "gzip"]])
  }

  @Test func `a database is no table of text`() {
    expect(
      "SQLite format 3\0",
      """
      data/deals.csv: error: the file is no table of text but SQLite [file-not-text]
          fix: export the data as CSV UTF-8
      """,
      """
      data/deals.csv: 错误: 文件不是文本表格，而是 SQLite [file-not-text]
          处理：导出为 CSV UTF-8
      """, rows: nil)
  }

  @Test func `a file beyond the limit is refused`() {
    var options = CSVOptions()
    options.largest = 8
    expect(
      Array("a,b\n1,2\n3,4\n".utf8),
      """
      data/deals.csv: error: the file has more than 8 bytes [file-too-large]
          fix: split it, by year for example, and read the parts with from: 'data/deals-*.csv'
      """,
      """
      data/deals.csv: 错误: 文件超过 8 字节 [file-too-large]
          处理：按年份拆成几个文件，用 from: 'data/deals-*.csv' 一起读取
      """, rows: nil, options)
  }

  @Test func `a row with too few cells is kept as rejected, with its text`() {
    expect(
      "a,b,c\n1,2\n3,4,5\n",
      """
      data/deals.csv:2:4: warning: the row has only 2 cells, the header has 3; no number counts the row [row-too-short]
          1,2
          fix: add the missing cells (an empty one needs its delimiter too), or remove the row
      """,
      """
      data/deals.csv:2:4: 警告: 这一行只有 2 格，表头有 3 列；整行不计入 [row-too-short]
          1,2
          处理：补齐缺少的单元格（没有内容也要留分隔符），或删去这一行
      """, rows: [["3", "4", "5"]])
    #expect(
      read("a,b,c\n1,2\n3,4,5\n").table?.rejected == [
        RejectedRow(
          position: Position(file: "data/deals.csv", line: 2, column: 1), reason: "row-too-short", text: "1,2"
        )
      ])
  }

  @Test func `a row with too many cells points at the first surplus one`() {
    expect(
      "a,b\n王敏,1,234\n3,4\n",
      """
      data/deals.csv:2:6: warning: the row has 3 cells, the header only 2; no number counts the row [row-too-long]
          王敏,1,234
          fix: put text that contains the delimiter into quotes, or remove the surplus cells
      """,
      """
      data/deals.csv:2:6: 警告: 这一行有 3 格，表头只有 2 列；整行不计入 [row-too-long]
          王敏,1,234
          处理：给含有分隔符的内容加上引号，或删去多余的单元格
      """, rows: [["3", "4"]])
  }

  @Test func `an unclosed quote costs its own line only`() {
    expect(
      "a,b\n1,\"open\n2,x\n3,y\n",
      """
      data/deals.csv:2:3: warning: this quote is not closed up to the end of the file; only this line is given up, the rest is read [quote-unclosed]
          1,"open
          fix: close the quote, or remove it
      """,
      """
      data/deals.csv:2:3: 警告: 这个引号直到文件末尾都没有结束；只放弃这一行，后面的照常读取 [quote-unclosed]
          1,"open
          处理：补上结束引号，或删去这个引号
      """, rows: [["2", "x"], ["3", "y"]])
  }

  @Test func `text behind a closing quote costs its own line only`() {
    expect(
      "a,b\n\"5\" tube\",1\n2,x\n",
      """
      data/deals.csv:2:1: warning: the cell goes on after its closing quote (line 2, character 5); only this line is given up [quote-stray]
          "5" tube",1
          fix: write a quote inside a cell twice (""), or close the cell's quote
      """,
      """
      data/deals.csv:2:1: 警告: 这一格的引号在第 2 行第 5 字符前结束，后面还有文字；只放弃这一行 [quote-stray]
          "5" tube",1
          处理：把格内的引号写成两个（""），或补上结束引号
      """, rows: [["2", "x"]])
  }

  @Test func `an unclosed quote ends where the next quoted cell begins`() {
    let (table, log) = read("a,b\n1,\"open\n2,\"x\"\n3,\"y\"\n")
    #expect(table?.rows == [["2", "x"], ["3", "y"]])
    #expect(log.entries.map(\.id) == ["quote-stray"])
  }

  @Test func `a broken header is an error`() {
    expect(
      "a,\"b\n1,2\n",
      """
      data/deals.csv:1:3: error: a quote in the header is not closed [header-quote]
          fix: close the quote of this name, or remove it
      """,
      """
      data/deals.csv:1:3: 错误: 表头里的引号没有配对 [header-quote]
          处理：给这个列名补上结束引号，或删去开头的引号
      """, rows: nil)
  }

  @Test func `a header with NUL bytes is an error`() {
    expect(
      "a,b\0\n1,2\n",
      """
      data/deals.csv:1:4: error: the header holds bytes that are no UTF-8 text [header-not-text]
          fix: save the file as CSV UTF-8
      """,
      """
      data/deals.csv:1:4: 错误: 表头里有不是 UTF-8 文字的字节 [header-not-text]
          处理：把文件另存为 CSV UTF-8
      """, rows: nil)
  }

  @Test func `a name that occurs twice is reported at its second place`() {
    expect(
      "金额,b,金额\n1,2,3\n",
      """
      data/deals.csv:1:6: warning: the column '金额' occurs twice (columns 1 and 3); only the first is used [header-duplicate]
          fix: rename one of them in the export, or leave the needless one out
      """,
      """
      data/deals.csv:1:6: 警告: 列名 '金额' 出现两次（第 1 列和第 3 列），只用第一列 [header-duplicate]
          处理：在导出中给其中一列改名，或去掉多余的列
      """, rows: [["1", "2", "3"]])
  }

  @Test func `a nameless column is reported when it holds text`() {
    expect(
      "a,,c\n1,,3\n4,5,6\n",
      """
      data/deals.csv:1:3: warning: column 2 has no name but holds text (such as '5'); it is not used [header-nameless]
          fix: give it a name in the header row
      """,
      """
      data/deals.csv:1:3: 警告: 第 2 列没有列名，但有内容（例如 '5'），不使用这一列 [header-nameless]
          处理：在表头中给它一个名字
      """, rows: [["1", "", "3"], ["4", "5", "6"]])
  }

  @Test func `a delimiter that is not certain is reported with both readings`() {
    expect(
      "a,b;c\n1,2;3\n",
      """
      data/deals.csv:1: warning: the delimiter is not certain: read with comma as 2 columns, but semicolon makes 2 [delimiter-uncertain]
          fix: if semicolon is right, write delimiter: ";" in the configuration
      """,
      """
      data/deals.csv:1: 警告: 分隔符不确定：按逗号读作 2 列，但按分号也可读作 2 列 [delimiter-uncertain]
          处理：如果应是分号，在配置中写 delimiter: ";"
      """, rows: [["1", "2;3"]])
  }

  @Test func `mixed line ends are noted`() {
    expect(
      "a,b\r\n1,2\r3,4\r5,6\n",
      """
      data/deals.csv: note: the rows end in different ways (CR, LF); all are understood [mixed-line-ends]
      """,
      """
      data/deals.csv: 提示: 换行方式不一致（CR, LF），都已识别 [mixed-line-ends]
      """, rows: [["1", "2"], ["3", "4"], ["5", "6"]])
  }

  @Test func `a cell with bytes that are no text is emptied`() {
    let bytes = Array("a,b\n王敏,好\n李强,x".utf8) + [0xFF] + Array("y\n".utf8)
    expect(
      bytes,
      """
      data/deals.csv:3:4: warning: the cell in column 'b' holds bytes that are no UTF-8 text; left empty [cell-not-utf8]
          李强,x\u{FFFD}y
          fix: correct the cell where it comes from and export it as UTF-8 again
      """,
      """
      data/deals.csv:3:4: 警告: 'b' 列的这一格含有不是 UTF-8 文字的字节；已留空 [cell-not-utf8]
          李强,x\u{FFFD}y
          处理：在来源系统里改正这一格，再导出为 UTF-8
      """, rows: [["王敏", "好"], ["李强", ""]])
    #expect(read(bytes).table?.rowText(row: 1) == "李强,x\u{FFFD}y")
  }

  @Test func `a cell with NUL bytes is emptied, the rest of its row stays`() {
    expect(
      "a,b\n1\0,2\n",
      """
      data/deals.csv:2:1: warning: the cell in column 'a' holds NUL bytes; left empty [cell-with-nul]
          1\0,2
          fix: export the file again; it may have been damaged on the way
      """,
      """
      data/deals.csv:2:1: 警告: 'a' 列的这一格含有 NUL 字节；已留空 [cell-with-nul]
          1\0,2
          处理：重新导出文件；文件可能在传输中损坏
      """, rows: [["", "2"]])
  }

  @Test func `damage in the second part of a file is found too`() throws {
    var options = CSVOptions(jobs: 2)
    options.smallestPart = 1
    let bytes =
      Array("a,b\n".utf8) + Array(String(repeating: "王,2\n", count: 9).utf8) + [0x33, 0x2C, 0xE7, 0x0A]
    let (table, log) = read(bytes, options)
    #expect(log.entries.map(\.position?.line) == [11])
    #expect(table?.rows.last == ["3", ""])
    #expect(table?.rows.first == ["王", "2"])
  }

  @Test func `thousands of open quotes do not cost thousands of passes`() {
    let (table, log) = read("a,b\n" + String(repeating: "1,\"x\n", count: 3000))
    #expect(table?.rowCount == 0)
    #expect(log.count(.warning) == 3000)
  }
}
