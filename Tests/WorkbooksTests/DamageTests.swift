import Diagnostics
import Testing
import Workbooks

/// Opens bytes that are no readable workbook and compares the report with the golden file of this name.
private func expectRefusal(_ bytes: [UInt8], _ name: String, _ place: SourceLocation = #_sourceLocation)
  throws
{
  var log = Diagnostics()
  #expect(readWorkbook(bytes, file: "data/x.xlsx", &log) == nil, sourceLocation: place)
  try expectReport(log, name, place)
}

/// A compound file whose directory holds streams of these names.
private func compoundFile(_ streams: String...) -> [UInt8] {
  var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 1016)
  for name in ["Root Entry"] + streams {
    let wide = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    bytes += wide + Array(repeating: 0, count: 128 - wide.count)
  }
  return bytes + Array(repeating: 0, count: 512)
}

private let minimal = WorkbookFile(row(1, "a", "b") + row(2, "1", "2"))

@Suite struct DamageTests {
  @Test func `says that the file is empty`() {
    var log = Diagnostics()
    #expect(readWorkbook([], file: "data/x.xlsx", &log) == nil)
    #expect(log.entries.map(\.id) == ["file-empty"])
  }

  @Test func `says how to save an old workbook`() throws {
    try expectRefusal(compoundFile("Workbook"), "old-excel")
    try expectRefusal(compoundFile("Book"), "old-excel")
  }

  @Test func `says how to unlock a workbook with a password`() throws {
    try expectRefusal(compoundFile("EncryptionInfo", "EncryptedPackage"), "locked")
    var file = minimal
    file.flags = 1
    try expectRefusal(file.bytes, "locked")
  }

  @Test func `names other compound files`() throws {
    try expectRefusal(compoundFile("WordDocument"), "word-old")
    try expectRefusal(compoundFile("Contents"), "office-old")
  }

  @Test(arguments: [
    ("xl/workbook.bin", "xlsb"), ("content.xml", "ods"), ("word/document.xml", "word"),
    ("Index/Document.iwa", "numbers"), ("notes.txt", "archive"),
  ])
  func `names archives of other programs`(part: String, golden: String) throws {
    var file = minimal
    file.parts = [(part, "x")]
    try expectRefusal(file.bytes, golden)
  }

  @Test func `recognises web pages and text under the name of a workbook`() throws {
    try expectRefusal(Array("\u{FEFF}<HTML><body><table><tr><td>a</td></tr></table>".utf8), "html")
    try expectRefusal(Array("商机,金额\nA,1\n".utf8), "text")
    try expectRefusal(
      Array("<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>".utf8),
      "xml-2003")
    try expectRefusal(Array("%PDF-1.7\n".utf8), "pdf")
  }

  @Test func `says that a file is cut off, wherever it is cut`() throws {
    let bytes = minimal.bytes
    for share in [0.1, 0.5, 0.9] {
      try expectRefusal(Array(bytes.prefix(Int(Double(bytes.count) * share))), "cut-off")
    }
    try expectRefusal(Array(bytes.dropLast(1)), "cut-off")
    try expectRefusal(Array(repeating: 0, count: 4096), "cut-off")
  }

  @Test func `never reads a damaged file without a message`() {
    let bytes = minimal.bytes
    var unnoticed = 0
    for index in stride(from: 0, to: bytes.count, by: 7) {
      var damaged = bytes
      damaged[index] ^= 0x55
      var log = Diagnostics()
      guard let book = readWorkbook(damaged, file: "x.xlsx", &log) else {
        #expect(log.hasErrors)
        continue
      }
      for sheet in book.sheets {
        let table = book.read(sheet, &log)
        if table == nil { #expect(log.hasErrors) } else if table?.rowCount != 2 { unnoticed += 1 }
      }
    }
    #expect(unnoticed == 0)
  }

  @Test func `says that a checksum is wrong`() throws {
    var bytes = minimal.bytes
    let text = Array("<t>a</t>".utf8)
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: text) })
    bytes[place + 3] = 0x7A
    var log = Diagnostics()
    let book = try #require(readWorkbook(bytes, file: "data/x.xlsx", &log))
    #expect(book.read(book.sheets[0], &log) == nil)
    try expectReport(log, "checksum")
  }

  @Test func `says that the list of sheets is missing`() throws {
    var file = minimal
    file.remove("xl/workbook.xml")
    try expectRefusal(file.bytes, "no-workbook")
  }

  @Test func `says which part a reference looks for in vain`() throws {
    var file = minimal
    file.remove("xl/worksheets/sheet1.xml")
    try expectReport(of: file, "wrong-target")
    var shared = WorkbookFile(row(1, "a"), shared: "<si><t>x</t></si>")
    shared.remove("xl/sharedStrings.xml")
    try expectReport(of: shared, "no-shared-texts")
    var unlinked = minimal
    unlinked.replace("xl/_rels/workbook.xml.rels", "<Relationships/>")
    try expectReport(of: unlinked, "no-reference")
  }

  @Test func `says that there is no sheet with cells`() throws {
    var file = minimal
    let name = "xl/_rels/workbook.xml.rels"
    let list = try #require(file.parts.first { $0.name == name })
    file.replace(name, list.text.replacing("/worksheet\"", with: "/chartsheet\""))
    try expectRefusal(file.bytes, "charts-only")
  }

  @Test func `says where the XML of a sheet is faulty`() throws {
    try expectReport(of: WorkbookFile("<row><c><v>1</c></row>"), "faulty-xml")
    var file = minimal
    let sheet = file.parts[file.parts.count - 1]
    file.replace(sheet.name, String(sheet.text.prefix(120)))
    #expect(try expectReport(of: file, "xml-cut-off") == nil)
  }

  @Test func `finds parts whatever the case and the slashes of their names`() {
    var file = minimal
    file.parts = file.parts.map { ($0.name.replacing("/", with: "\\").uppercased(), $0.text) }
    #expect(csv(file) == "a,b\n1,2\n")
  }

  @Test func `finds parts by absolute and climbing references`() throws {
    for target in [
      "/xl/worksheets/sheet1.xml", "../xl/./worksheets/sheet1.xml", "../../../xl/worksheets/sheet1.xml",
    ] {
      var file = minimal
      let name = "xl/_rels/workbook.xml.rels"
      let list = try #require(file.parts.first { $0.name == name })
      file.replace(name, list.text.replacing("worksheets/sheet1.xml", with: target))
      #expect(csv(file) == "a,b\n1,2\n")
    }
  }
}
