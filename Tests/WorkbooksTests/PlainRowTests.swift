import Diagnostics
import Testing
import Workbooks

/// What came of a sheet, for comparison.
private struct Result: Equatable {
  var csv: String?
  var rowNumbers: [Int32] = []
  var columns: [SheetTable.Column] = []
  var headerRows: ClosedRange<Int>?
  /// The report; of a sheet that cannot be read only the ids, since the two ways count lines differently.
  var report: [String]

  init(_ file: WorkbookFile) {
    var log = Diagnostics()
    let table = table(file, &log)
    csv = table.map { String(decoding: $0.bytes, as: UTF8.self) }
    rowNumbers = table?.rowNumbers ?? []
    columns = table?.columns ?? []
    headerRows = table?.headerRows
    report = table == nil ? log.entries.map(\.id) : log.sorted().map { consoleText($0, .english) }
  }
}

private struct Dice {
  var state: UInt64

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(sides))
  }

  mutating func pick(_ texts: String...) -> String { texts[roll(texts.count)] }
}

/// Rows in plain and in unusual forms.
private func rows(_ count: Int, _ dice: inout Dice) -> String {
  var text = ""
  for number in 1...count {
    let name = dice.roll(12) == 0 ? "" : " r=\"\(number)\""
    text += dice.pick(
      "<row\(name)>", "<row\(name) spans=\"1:5\" x14ac:dyDescent=\"0.2\">", "<row\(name) hidden=\"1\">",
      "<row\(name)>")
    for column in 0..<dice.roll(6) { text += cell(columnLetters(column) + String(number), &dice) }
    text += dice.pick(
      "</row>", "</row>", "</row>", "</row>\n", "</row >", "</row><!-- <row><c><v>9</v></c></row> -->",
      "</row><row/>")
  }
  return text
}

private func cell(_ place: String, _ dice: inout Dice) -> String {
  let name = dice.roll(15) == 0 ? "" : " r=\"\(place)\""
  let number = dice.roll(90_000)
  return dice.pick(
    "<c\(name) s=\"\(dice.roll(3))\"><v>\(number)</v></c>", "<c\(name) t=\"s\"><v>\(dice.roll(4))</v></c>",
    "<c\(name) s='1' t='s'><v>0</v></c>", "<c t=\"s\"\(name)><v>1</v></c>", "<c\(name)/>",
    "<c\(name) s=\"1\" />",
    "<c\(name)><f>A1+1</f><v>\(number).5</v></c>",
    "<c\(name) t=\"str\"><f t=\"shared\" si=\"0\"/><v>x,y</v></c>",
    "<c\(name)><f>A1</f></c>", "<c\(name)><f>A1&gt;2</f><v>1</v></c>",
    "<c\(name) t=\"str\"><v>华\(number)</v></c>",
    "<c\(name) t=\"str\"><v>a&amp;b</v></c>", "<c\(name) t=\"inlineStr\"><is><t>i\(number)</t></is></c>",
    "<c\(name) t=\"inlineStr\"><is><t xml:space=\"preserve\"> 华东é😀 </t></is></c>",
    "<c\(name)><is><t>8</t></is></c>",
    "<c\(name) t=\"inlineStr\"><is><t>a</t><t>b</t></is></c>", "<c\(name) t=\"inlineStr\"><is/></c>",
    "<c\(name) t=\"inlineStr\"><is><t/></is></c>", "<c\(name) t=\"inlineStr\"><v>1</v><is><t>2</t></is></c>",

    "<c\(name) t=\"inlineStr\"><v>direct</v></c>", "<c\(name) t=\"e\"><v>#N/A</v></c>",
    "<c\(name) t=\"b\"><v>1</v></c>",
    "<c\(name)><v></v></c>", "<c\(name)><v/></c>", "<c\(name)>\n<v>7</v>\n</c>",
    "<c\(name)><v>\(number)</v><extLst/></c>")
}

/// The same sheet in a form whose rows all go through the XML parser.
private func withoutPlainRows(_ file: WorkbookFile) -> WorkbookFile {
  var file = file
  file.parts[file.parts.count - 1].text.replace("<sheetData>", with: "<sheetData >", maxReplacements: 1)
  return file
}

private func file(_ rows: String, behind: String = "") -> WorkbookFile {
  WorkbookFile(
    rows, behind: behind, shared: "<si><t>one</t></si><si><t>\"two\"</t></si><si><t>三</t></si>",
    formats: "14|0%")
}

@Suite struct PlainRowTests {
  @Test(arguments: 0..<60)
  func `reads plain rows as the XML parser does`(seed: Int) {
    var dice = Dice(state: UInt64(seed))
    let file = file(rows(30, &dice), behind: "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>")
    let result = Result(file)
    #expect(result == Result(withoutPlainRows(file)))
    #expect(result.csv?.isEmpty == false)
  }

  @Test(arguments: Array(0..<60) + [804, 1107, 1187])
  func `reads damaged rows as the XML parser does`(seed: Int) {
    var dice = Dice(state: UInt64(seed) + 1000)
    let text = Array(rows(6, &dice).unicodeScalars)
    for _ in 0..<8 {
      var damaged = text
      for _ in 0...dice.roll(2) {
        let place = dice.roll(damaged.count)
        switch dice.roll(3) {
        case 0: damaged.remove(at: place)
        case 1: damaged[place] = Unicode.Scalar(UInt8(32 + dice.roll(95)))
        default: damaged.insert(Array("<>/\"&=- rcvst".unicodeScalars)[dice.roll(13)], at: place)
        }
      }
      let file = file(String(String.UnicodeScalarView(damaged)))
      #expect(Result(file) == Result(withoutPlainRows(file)), "\(String(String.UnicodeScalarView(damaged)))")
    }
  }

  @Test(
    arguments: [
      [0xC3, 0x28], [0xC0, 0x80], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xEF, 0xBF, 0xBE],
      [0xF4, 0x90, 0x80, 0x80], [0xFF],
      [0xEF, 0xBF, 0xBD], [0xE5, 0x8D, 0x8E], [0xF0, 0x9F, 0x98, 0x80],
    ] as [[UInt8]])
  func `accepts the characters that the XML parser accepts`(character: [UInt8]) throws {
    var results: [String] = []
    for opening in ["<sheetData>", "<sheetData >"] {
      var file = file("<row><c t=\"inlineStr\"><is><t>a####b</t></is></c></row>")
      file.parts[file.parts.count - 1].text.replace("<sheetData>", with: opening)
      let filled = Array("a####b".utf8)
      let wanted =
        Array("a".utf8) + character + Array(repeating: 0x23, count: 4 - character.count) + Array("b".utf8)
      file.patch = (filled, wanted)
      results.append(Result(file).csv ?? "nil")
    }
    #expect(results[0] == results[1])
    let text = String(validating: character, as: UTF8.self)
    #expect((results[0] == "nil") == (text == nil || text == "\u{FFFE}"))
  }

  @Test func `leaves texts in other encodings to the XML parser`() {
    var file = file("<row><c t=\"inlineStr\"><is><t>é</t></is></c></row>")
    file.parts[file.parts.count - 1].text.replace("UTF-8", with: "ISO-8859-1")
    // The two bytes of é in UTF-8 are two letters there.
    #expect(Result(file).csv == "Ã©\n")
  }

  @Test func `reads rows wherever the unpacked pieces end`() {
    var dice = Dice(state: 5)
    let text = rows(12, &dice)
    let long = "<row><c t=\"str\"><v>\(String(repeating: "x", count: 300_000))</v></c></row>"
    for shift in stride(from: 0, to: 700, by: 23) {
      let filler = "<row r=\"1\"/>" + String(repeating: " ", count: 65_536 * 4 - shift)
      let result = Result(file(filler + text))
      #expect(result.csv == Result(file(text)).csv)
    }
    let result = Result(file(text + long + text))
    #expect(result == Result(withoutPlainRows(file(text + long + text))))
    #expect(result.csv?.contains("xxxx") == true)
  }
}
