import Foundation
import Periods
import Testing

/// What a cell says, before anybody writes it down.
enum DialectValue: Sendable {
  case text(String)
  case day(Day?)
  /// In hundredths.
  case amount(Int)
}

/// One way to write tables down.
struct WrittenDialect: CustomTestStringConvertible, Sendable {
  var name: String
  /// As the C library calls it.
  var encoding = "UTF-8"
  var hasMark = false
  var delimiter = ","
  var lineEnd = "\n"
  var quotesAll = false
  /// Whether the file is a workbook, where days are numbers.
  var isWorkbook = false
  var day: @Sendable (Day) -> String = { $0.description }
  var amount: @Sendable (Int) -> String = { decimals($0) }

  var testDescription: String { name }
  var ending: String { isWorkbook ? "xlsx" : "csv" }

  func bytes(_ rows: [[DialectValue]]) throws -> [UInt8] {
    if isWorkbook { return dialectWorkbook(rows) }
    let text = rows.map { row in row.map(cell).joined(separator: delimiter) + lineEnd }.joined()
    return try #require(
      encoded((hasMark ? "\u{FEFF}" : "") + text, encoding), "\(encoding) lacks a character")
  }

  private func cell(_ value: DialectValue) -> String {
    let text =
      switch value {
      case .text(let text): text
      case .day(let day): day.map(self.day) ?? ""
      case .amount(let cents): amount(cents)
      }
    let needsQuotes = quotesAll || [delimiter, "\"", "\n"].contains { text.contains($0) }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}

/// `1234567.50` of hundredths, with any signs.
func decimals(_ cents: Int, point: String = ".", grouping: String = "") -> String {
  let digits = Array(String(cents / 100))
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text += grouping }
    text.append(digit)
  }
  return text + point + two(cents % 100)
}

func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

/// The text in an encoding of the C library; `nil` when a character is missing there.
private func encoded(_ text: String, _ name: String) -> [UInt8]? {
  let handle = iconv_open(name, "UTF-8")
  defer { iconv_close(handle) }
  var input = text.utf8.map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: input.count * 4 + 8)
  var (inputLeft, outputLeft) = (input.count, output.count)
  let size = output.count
  let result = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      var (from, to) = (input.baseAddress, output.baseAddress)
      return iconv(handle, &from, &inputLeft, &to, &outputLeft)
    }
  }
  return result == 0 ? output.prefix(size - outputLeft).map { UInt8(bitPattern: $0) } : nil
}

/// The rows as a workbook of one sheet, in an archive without compression.
private func dialectWorkbook(_ rows: [[DialectValue]]) -> [UInt8] {
  let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
  let sheet = rows.map { row in
    let cells = row.map { value in
      switch value {
      case .text(let text): "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>"
      case .day(nil): "<c/>"
      // Excel counts 25,569 days to 1970-01-01.
      case .day(let day?): "<c s=\"1\"><v>\(day.number + 25_569)</v></c>"
      case .amount(let cents): "<c><v>\(decimals(cents))</v></c>"
      }
    }
    return "<row>\(cells.joined())</row>"
  }
  return storedArchive([
    (
      "_rels/.rels",
      "<Relationships><Relationship Id=\"w\" Type=\"\(relations)officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    ),
    (
      "xl/workbook.xml",
      "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"
    ),
    (
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"s\" Type=\"\(relations)worksheet\" Target=\"sheet.xml\"/>"
        + "<Relationship Id=\"f\" Type=\"\(relations)styles\" Target=\"styles.xml\"/></Relationships>"
    ),
    (
      "xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
    ),
    ("xl/sheet.xml", "<worksheet><sheetData>\(sheet.joined())</sheetData></worksheet>"),
  ])
}

private func storedArchive(_ parts: [(name: String, text: String)]) -> [UInt8] {
  var entries: [UInt8] = []
  var directory: [UInt8] = []
  for (name, text) in parts {
    let (name, content) = (Array(name.utf8), Array(text.utf8))
    let size = little(content.count, 4)
    let common =
      [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0x5A] + little(checksum(content), 4) + size + size
      + little(name.count, 2) + [0, 0]
    let offset = little(entries.count, 4)
    entries += [0x50, 0x4B, 3, 4] + common + name + content
    directory += [0x50, 0x4B, 1, 2, 20, 0] + common + [UInt8](repeating: 0, count: 10) + offset + name
  }
  let count = little(parts.count, 2)
  return entries + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count + little(directory.count, 4)
    + little(entries.count, 4) + [0, 0]
}

private func little(_ number: Int, _ bytes: Int) -> [UInt8] {
  (0..<bytes).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
}

/// CRC-32 as archives use it.
private func checksum(_ bytes: [UInt8]) -> Int {
  var sum: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }
  return Int(~sum)
}
