import Diagnostics
import Glibc
import Testing

@testable import Ingest

/// The text in another encoding, by the C library; `nil` when it cannot be written in it.
func encoded(_ text: String, _ encoding: TextEncoding, mark: Bool = false) -> [UInt8]? {
  let name =
    switch encoding {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .gb18030: "GB18030"
    case .big5: "BIG5"
    case .shiftJIS: "CP932"
    case .windows1252: "CP1252"
    case .macRoman: "MACINTOSH"
    }
  let handle = iconv_open(name, "UTF-8")
  defer { iconv_close(handle) }
  var input = ((mark ? "\u{FEFF}" : "") + text).utf8.map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: input.count * 4 + 8)
  var (inputLeft, outputLeft) = (input.count, output.count)
  let size = output.count
  let result = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      var (from, to) = (input.baseAddress, output.baseAddress)
      return iconv(handle, &from, &inputLeft, &to, &outputLeft)
    }
  }
  guard result == 0 else { return nil }
  return output.prefix(size - outputLeft).map { UInt8(bitPattern: $0) }
}

private let chinese = """
  商机编号,商机名称,客户名称,负责人,金额,创建时间
  1,数据平台一期,杭州云帆科技,王敏,120000,2026-01-05
  2,智能客服续费,苏州恒远制造,李强,86000,2026-02-11

  """
private let traditional = "編號,商機名稱,客戶名稱,負責人,金額\n1,資料平台,臺北雲帆科技,王敏,120000\n2,智慧客服續約,高雄恆遠製造,李強,86000\n"
private let japanese = "番号,案件名,顧客名,担当者,金額\n1,データ基盤の構築,東京システム株式会社,佐藤,120000\n2,保守サービスの更新,大阪製作所,鈴木,86000\n"
private let western =
  "id,name,account,owner\n1,Café équipement,Société Générale,José Martín\n2,Größe,Müller & Söhne,Jürgen Groß\n3,Año,Peña,Françoise\n"

@Suite struct EncodingTests {
  @Test(
    arguments: [
      (chinese, TextEncoding.gb18030), (chinese, .utf16LittleEndian), (chinese, .utf16BigEndian),
      (chinese, .utf8),
      (traditional, .big5), (traditional, .utf16LittleEndian), (japanese, .shiftJIS), (western, .windows1252),
      (western, .macRoman), (western, .utf16BigEndian), (western, .utf8),
    ])
  func `recognises the encoding of an ordinary file without a mark`(text: String, encoding: TextEncoding)
    throws
  {
    let (table, log) = read(try #require(encoded(text, encoding)))
    #expect(table?.dialect.encoding == encoding)
    #expect(table?.rows == read(text).table?.rows)
    #expect(table?.header == read(text).table?.header)
    #expect(english(log) == "")
  }

  @Test(arguments: [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian])
  func `takes a mark off`(encoding: TextEncoding) throws {
    let (table, log) = read(try #require(encoded(chinese, encoding, mark: true)))
    #expect(table?.dialect.encoding == encoding)
    #expect(table?.dialect.hasByteOrderMark == true)
    #expect(table?.header.first == "商机编号")
    #expect(english(log) == "")
  }

  @Test func `does not believe a mark that the text belies`() throws {
    let (table, _) = read([0xEF, 0xBB, 0xBF] + (try #require(encoded(chinese, .gb18030))))
    #expect(table?.dialect.encoding == .gb18030)
    #expect(table?.header.first == "商机编号")
  }

  @Test func `looks at the whole file, not at its beginning`() throws {
    let plain = "id,name\n" + (0..<20_000).map { "\($0),plain text of some length here\n" }.joined()
    let (table, _) = read(Array(plain.utf8) + (try #require(encoded("x,杭州云帆科技有限公司\n", .gb18030))))
    #expect(table?.dialect.encoding == .gb18030)
    #expect(table?.rows.last == ["x", "杭州云帆科技有限公司"])
  }

  @Test func `the configuration overrides what would be recognised`() throws {
    var options = CSVOptions()
    options.encoding = "Mac Roman"
    let table = read([0x61, 0x2C, 0x62, 0x0A, 0x31, 0x2C, 0x8E, 0x0A], options).table
    #expect(table?.rows == [["1", "é"]])
    #expect(table?.dialect.reasons.first?.english == "encoding Mac Roman: named in the configuration")
  }

  @Test(arguments: ["GBK", "gb2312", "CP936", "gb-18030"])
  func `knows the other names of an encoding`(name: String) {
    #expect(TextEncoding.named(name) == .gb18030)
  }

  @Test func `points at characters, not bytes, whatever the encoding`() throws {
    for encoding in [TextEncoding.gb18030, .utf16LittleEndian, .big5, .utf8] {
      let bytes = try #require(encoded("名,b,c\n\"王\n二\",中文,x\n", encoding))
      var options = CSVOptions()
      options.encoding = encoding.name
      let table = try #require(read(bytes, options).table)
      #expect(table.position(row: 0, column: 2) == Position(file: "data/deals.csv", line: 3, column: 7))
      #expect(table.rowText(row: 0) == "\"王\n二\",中文,x")
    }
  }

  @Test func `reads vertical bars in GB18030, whose characters hold them`() throws {
    // The second byte of 倈 is a vertical bar.
    let text = "编号|名称\n1|倈来\n2|王敏客户\n"
    let (table, log) = read(try #require(encoded(text, .gb18030)))
    #expect(table?.rows == [["1", "倈来"], ["2", "王敏客户"]])
    #expect(english(log) == "")
  }

  @Test func `reads full-width digits, empty words and wide blanks in GB18030`() throws {
    let text = "日期,金额,名称\n２０２６－０１－０５,１２３４.５,　王敏　\n2026年3月5日,￥12.3万,无\n"
    let (found, _) = read(try #require(encoded(text, .gb18030)))
    let table = try #require(found)
    #expect(table.money(1).column.values == [123_450, 12_300_000])
    #expect(table.days(0, order: nil).unreadable.isEmpty)
    #expect(table.textColumn(2).entries == ["王敏"])
  }

  @Test func `decodes every character of four bytes and beyond the first plane`() throws {
    let text = "名,b\n㐀𠮷😀é,1\n王,2\n客户名称,3\n"
    #expect(read(try #require(encoded(text, .gb18030))).table?.rows == read(text).table?.rows)
  }

  @Test func `a byte that is no character empties its cell, not the file`() throws {
    let bytes =
      try #require(encoded(chinese, .gb18030)) + [
        0x33, 0x2C, 0xCA, 0xFD, 0xFF, 0x2C, 0x78, 0x2C, 0x79, 0x2C, 0x31, 0x2C, 0x0A,
      ]
    let (table, log) = read(bytes)
    #expect(table?.rows.last == ["3", "", "x", "y", "1", ""])
    #expect(
      english(log) == """
        data/deals.csv:4:3: warning: the cell in column '商机名称' holds bytes that are no characters in GB18030; left empty [cell-undecodable]
            3,数\u{FFFD},x,y,1,
            fix: correct the cell where it comes from and export again, best as UTF-8

        """)
  }

  @Test func `what follows an emptied cell of several lines keeps its place`() {
    var options = CSVOptions()
    options.encoding = "utf-8"
    let (table, _) = read(Array("a,b\n\"x\ny".utf8) + [0xFF] + Array("\",z\n".utf8), options)
    #expect(table?.rows == [["", "z"]])
    #expect(table?.position(row: 0, column: 1) == Position(file: "data/deals.csv", line: 3, column: 5))
  }

  @Test func `half a pair in UTF-16 empties its cell`() throws {
    let bytes = try #require(encoded("a,b\n1,", .utf16LittleEndian, mark: true)) + [0x00, 0xD8, 0x0A, 0x00]
    let (table, log) = read(bytes)
    #expect(table?.rows == [["1", ""]])
    #expect(log.entries.map(\.id) == ["cell-undecodable"])
    #expect(log.entries.map(\.position) == [Position(file: "data/deals.csv", line: 2, column: 3)])
  }

  @Test func `every pair of GB18030 decodes as the C library decodes it`() throws {
    var different = 0
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE where trail != 0x7F {
        let text = TextEncoding.gb18030.text([lead, trail], 0..<2)
        if !text.contains("\u{FFFD}"), encoded(text, .gb18030) != [lead, trail] { different += 1 }
      }
    }
    #expect(different == 0)
  }

  /// A small generator that is the same on every run.
  private struct Chance: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  private static let alphabets: [TextEncoding: [String]] = [
    .utf8: ["王", "敏", "é", "😀", "が", "a"], .utf16LittleEndian: ["王", "敏", "é", "😀", "が", "x"],
    .utf16BigEndian: ["王", "敏", "é", "𠮷", "が", "x"], .gb18030: ["王", "敏", "倈", "喆", "㐀", "é", "が", "a"],
    .big5: ["臺", "灣", "功", "許", "a", "蓋"], .shiftJIS: ["ソ", "表", "が", "ｱ", "能", "a"],
    .windows1252: ["é", "ü", "ß", "€", "’", "a", "b"], .macRoman: ["é", "ü", "ß", "•", "’", "a", "b"],
  ]

  /// Where the rows begin and the file is split must not matter: on one thread, on two, and on many small parts.
  private static let routes: [(jobs: Int, smallest: Int)] = [(1, 1 << 16), (2, 1), (2, 64), (3, 7), (16, 1)]

  @Test(arguments: TextEncoding.allCases, [",", ";", "\t", "|"])
  func `any table reads back equal in every encoding and dialect`(
    encoding: TextEncoding, delimiter: String
  ) throws {
    var chance = Chance(
      state: 0x9E37_79B9 + UInt64(encoding.rawValue) * 31 + UInt64(delimiter.utf8.first ?? 0))
    let alphabet =
      (EncodingTests.alphabets[encoding] ?? []) + ["1", " ", "\"", "\n", ",", ";", "\t", "|", "-"]
    for round in 0..<12 {
      let width = Int.random(in: 2...5, using: &chance)
      let rows = (0..<Int.random(in: 1...9, using: &chance)).map { row in
        (0..<width).map { column -> String in
          let length = Int.random(in: 0...5, using: &chance)
          let inner = (0..<length).map { _ in alphabet.randomElement(using: &chance) ?? "" }.joined()
          // An outer letter keeps blanks inside; the first cell keeps the row from being blank.
          return length == 0 && column > 0 ? "" : "x\(inner)x"
        }
      }
      let end = ["\n", "\r\n", "\r"].randomElement(using: &chance) ?? "\n"
      let header = (0..<width).map { "h\($0)" }
      let text =
        ([header] + rows).map { cells in
          cells.map { cell in
            let needsQuotes = cell.unicodeScalars.contains { "\"\n\r,;\t|".unicodeScalars.contains($0) }
            guard needsQuotes || Bool.random(using: &chance) else { return cell }
            return "\""
              + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
          }.joined(separator: delimiter)
        }.joined(separator: end) + (Bool.random(using: &chance) ? end : "")
      let bytes = try #require(encoded(text, encoding, mark: encoding == .utf8 && round % 2 == 0))
      for route in EncodingTests.routes {
        var options = CSVOptions(delimiter: delimiter.utf8.first, jobs: route.jobs)
        options.smallestPart = route.smallest
        options.encoding = encoding.name
        options.keepsEveryRow = true
        let table = try #require(read(bytes, options).table)
        #expect(table.header == header)
        #expect(table.rows == rows)
      }
    }
  }
}
