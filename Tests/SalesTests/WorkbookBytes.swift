/// An Excel workbook of text cells, in an archive without compression.
///
/// - Parameters:
///   - sheets: name → rows of texts; an empty text is no cell.
///   - bomb: the part that is said to be compressed and to unpack to so many bytes.
func workbook(
  _ sheets: [(name: String, rows: [[String]])], bomb: (name: String, size: UInt32)? = nil
) -> [UInt8] {
  var list = ""
  var references = ""
  for (index, sheet) in sheets.enumerated() {
    list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"s\(index + 1)\"/>"
    references += reference("s\(index + 1)", "worksheet", "worksheets/sheet\(index + 1).xml")
  }
  var parts = [
    ("_rels/.rels", relationships(reference("w", "officeDocument", "xl/workbook.xml"))),
    ("xl/workbook.xml", "<workbook xmlns=\"m\" xmlns:r=\"r\"><sheets>\(list)</sheets></workbook>"),
    ("xl/_rels/workbook.xml.rels", relationships(references)),
  ]
  for (index, sheet) in sheets.enumerated() {
    let rows = sheet.rows.enumerated().map { number, row in
      "<row r=\"\(number + 1)\">" + cells(row, number + 1) + "</row>"
    }
    parts.append(
      (
        "xl/worksheets/sheet\(index + 1).xml",
        "<worksheet xmlns=\"m\"><sheetData>\(rows.joined())</sheetData></worksheet>"
      ))
  }
  return archive(parts.map { (name: $0.0, content: Array($0.1.utf8)) }, bomb: bomb)
}

private func cells(_ row: [String], _ number: Int) -> String {
  row.enumerated().map { column, text in
    guard !text.isEmpty, let letter = UnicodeScalar(65 + column) else { return "" }
    return "<c r=\"\(letter)\(number)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
  }.joined()
}

private func reference(_ id: String, _ kind: String, _ target: String) -> String {
  "<Relationship Id=\"\(id)\" Type=\"http://x/relationships/\(kind)\" Target=\"\(target)\"/>"
}

private func relationships(_ list: String) -> String { "<Relationships xmlns=\"p\">\(list)</Relationships>" }

/// - Parameter bomb: the part that is said to be compressed and to unpack to so many bytes.
func archive(
  _ parts: [(name: String, content: [UInt8])], bomb: (name: String, size: UInt32)? = nil
) -> [UInt8] {
  var archive: [UInt8] = []
  var directory: [UInt8] = []
  for part in parts {
    let name = Array(part.name.utf8)
    let size = UInt32(part.content.count)
    let isBomb = bomb?.name == part.name
    let common =
      little(UInt16(0)) + little(UInt16(isBomb ? 8 : 0)) + little(UInt32(0x5A21_0000))
      + little(checksum(part.content)) + little(size) + little(isBomb ? bomb?.size ?? 0 : size)
      + little(UInt16(name.count)) + little(UInt16(0))
    let offset = UInt32(archive.count)
    archive += [0x50, 0x4B, 3, 4] + little(UInt16(20)) + common + name + part.content
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

private func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
  withUnsafeBytes(of: number.littleEndian) { Array($0) }
}

/// CRC-32 as archives use it.
private func checksum(_ bytes: [UInt8]) -> UInt32 {
  var sum: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }
  return ~sum
}
