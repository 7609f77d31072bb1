import Diagnostics
import Foundation
import Testing
import Workbooks

/// A workbook put together from parts, in an archive without compression.
struct WorkbookFile {
  var parts: [(name: String, text: String)] = []
  /// Bytes of flags for every part, such as 1 for a locked one.
  var flags: UInt16 = 0
  /// Bytes to be replaced by others of the same number, for contents that are no text.
  var patch: (from: [UInt8], to: [UInt8])?

  /// The usual parts around one sheet whose rows are `rows`, the XML inside `sheetData`.
  init(
    _ rows: String, behind: String = "", shared: String? = nil, formats: String = "", date1904: Bool = false
  ) {
    self.init(sheets: [("Deals", rows, "")], shared: shared, formats: formats, date1904: date1904)
    parts[parts.count - 1].text = sheet(rows, behind)
  }

  init(
    sheets: [(name: String, rows: String, state: String)], shared: String? = nil, formats: String = "",
    date1904: Bool = false
  ) {
    var list = ""
    var references = ""
    for (index, entry) in sheets.enumerated() {
      let number = index + 1
      let state = entry.state.isEmpty ? "" : " state=\"\(entry.state)\""
      list += "<sheet name=\"\(entry.name)\" sheetId=\"\(number)\"\(state) r:id=\"s\(number)\"/>"
      references += reference("s\(number)", "worksheet", "worksheets/sheet\(number).xml")
    }
    if shared != nil { references += reference("t", "sharedStrings", "sharedStrings.xml") }
    if !formats.isEmpty { references += reference("f", "styles", "styles.xml") }
    add("_rels/.rels", relationships(reference("w", "officeDocument", "xl/workbook.xml")))
    add(
      "xl/workbook.xml",
      "<workbook xmlns=\"m\" xmlns:r=\"r\"><workbookPr date1904=\"\(date1904)\"/><sheets>\(list)</sheets></workbook>"
    )
    add("xl/_rels/workbook.xml.rels", relationships(references))
    if let shared { add("xl/sharedStrings.xml", "<sst xmlns=\"m\">\(shared)</sst>") }
    if !formats.isEmpty { add("xl/styles.xml", styles(formats)) }
    for (index, entry) in sheets.enumerated() {
      add("xl/worksheets/sheet\(index + 1).xml", sheet(entry.rows, ""))
    }
  }

  mutating func add(_ name: String, _ text: String) { parts.append((name, text)) }

  mutating func remove(_ name: String) { parts.removeAll { $0.name == name } }

  mutating func replace(_ name: String, _ text: String) {
    remove(name)
    add(name, text)
  }

  private func patched(_ content: [UInt8]) -> [UInt8] {
    guard let patch else { return content }
    return content.replacing(patch.from, with: patch.to)
  }

  var bytes: [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let content = patched(Array(part.text.utf8))
      let name = Array(part.name.utf8)
      let common =
        little(flags) + little(UInt16(0)) + little(UInt32(0x5A21_0000)) + little(checksum(content))
        + little(UInt32(content.count)) + little(UInt32(content.count)) + little(UInt16(name.count))
        + little(UInt16(0))
      let offset = UInt32(archive.count)
      archive += [0x50, 0x4B, 3, 4] + little(UInt16(20)) + common + name + content
      directory += [0x50, 0x4B, 1, 2] + little(UInt16(20)) + little(UInt16(20)) + common
      directory +=
        little(UInt16(0)) + little(UInt16(0)) + little(UInt16(0)) + little(UInt32(0)) + little(offset)
      directory += name
    }
    let count = little(UInt16(parts.count))
    let end = [0x50, 0x4B, 5, 6] + little(UInt16(0)) + little(UInt16(0)) + count + count
    return archive + directory + end + little(UInt32(directory.count)) + little(UInt32(archive.count))
      + little(UInt16(0))
  }
}

private func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
  withUnsafeBytes(of: number.littleEndian) { Array($0) }
}

/// CRC-32 as archives use it.
private func checksum(_ bytes: [UInt8]) -> UInt32 {
  var sum: UInt32 = 0xFFFF_FFFF
  for byte in bytes { sum = checksums[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ sum >> 8 }
  return ~sum
}

private let checksums: [UInt32] = (0..<256).map { byte in
  (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
}

private func reference(_ id: String, _ kind: String, _ target: String) -> String {
  "<Relationship Id=\"\(id)\" Type=\"http://x/relationships/\(kind)\" Target=\"\(target)\"/>"
}

private func relationships(_ list: String) -> String { "<Relationships xmlns=\"p\">\(list)</Relationships>" }

private func sheet(_ rows: String, _ behind: String) -> String {
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"m\"><sheetData>\(rows)</sheetData>\(behind)</worksheet>"
}

/// Styles 1, 2, … show numbers by these format codes, separated by `|`; a bare number is a built-in id.
private func styles(_ formats: String) -> String {
  var custom = ""
  var cells = "<xf numFmtId=\"0\"/>"
  for (index, format) in formats.split(separator: "|").enumerated() {
    let id = Int(format) ?? 200 + index
    let code = format.replacing("\"", with: "&quot;")
    if Int(format) == nil { custom += "<numFmt numFmtId=\"\(id)\" formatCode=\"\(code)\"/>" }
    cells += "<xf numFmtId=\"\(id)\"/>"
  }
  return
    "<styleSheet><numFmts>\(custom)</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>\(cells)</cellXfs></styleSheet>"
}

/// A row of inline texts.
func row(_ number: Int, _ texts: String...) -> String {
  let cells = texts.enumerated().map { column, text in
    text.isEmpty
      ? "" : "<c r=\"\(columnLetters(column))\(number)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
  }
  return "<row r=\"\(number)\">\(cells.joined())</row>"
}

/// Reads the first sheet.
func table(
  _ file: WorkbookFile, limits: WorkbookLimits = .standard, _ log: inout Diagnostics
) -> SheetTable? {
  guard let book = readWorkbook(file.bytes, file: "data/x.xlsx", limits: limits, &log) else { return nil }
  return book.sheets.first.flatMap { book.read($0, &log) }
}

/// The first sheet's rows as comma-separated text; nothing may be wrong with them.
func csv(_ file: WorkbookFile, _ place: SourceLocation = #_sourceLocation) -> String {
  var log = Diagnostics()
  let table = table(file, &log)
  #expect(consoleText(log, .english) == "", sourceLocation: place)
  return table.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "nil"
}

/// The value of one cell, given as its XML.
func value(_ cell: String, shared: String? = nil, formats: String = "", date1904: Bool = false) -> String {
  var log = Diagnostics()
  let file = WorkbookFile("<row>\(cell)</row>", shared: shared, formats: formats, date1904: date1904)
  let table = table(file, &log)
  return table.map { $0.rowCount == 0 ? "" : $0.texts(row: 0)[0] } ?? "nil"
}

private let testFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent()

func fixture(_ name: String) throws -> [UInt8] {
  Array(try Data(contentsOf: testFolder.appendingPathComponent("Fixtures/xlsx/\(name)")))
}

/// Compares the report in both languages with the golden file of this name.
func expectReport(_ log: Diagnostics, _ name: String, _ place: SourceLocation = #_sourceLocation) throws {
  let report = consoleText(log, .english) + "\n" + consoleText(log, .chinese)
  let golden = testFolder.appendingPathComponent("Goldens/workbooks/\(name).txt")
  if ProcessInfo.processInfo.environment["QUOTABOOK_ACCEPT"] == "1" {
    try FileManager.default.createDirectory(
      at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(report.utf8).write(to: golden)
  }
  let expected = String(decoding: try Data(contentsOf: golden), as: UTF8.self)
  #expect(report == expected, sourceLocation: place)
}

/// Reads the first sheet and compares the report with the golden file of this name.
@discardableResult
func expectReport(
  of file: WorkbookFile, limits: WorkbookLimits = .standard, _ name: String,
  _ place: SourceLocation = #_sourceLocation
) throws -> SheetTable? {
  var log = Diagnostics()
  let table = table(file, limits: limits, &log)
  try expectReport(log, name, place)
  return table
}
