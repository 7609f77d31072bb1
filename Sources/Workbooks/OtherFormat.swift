import Diagnostics

/// What a file is when it is no `.xlsx` workbook.
enum OtherFormat: Hashable {
  case nothing
  /// The binary workbook of Excel 97–2003.
  case oldExcel
  case locked
  case named(Phrase)
  case archive
  case html
  case text

  func report(at place: Position, _ log: inout Diagnostics) {
    switch self {
    case .nothing: log.report("file-empty", at: place)
    case .oldExcel: log.report("workbook-is-xls", at: place)
    case .locked: log.report("workbook-locked", at: place)
    case .archive: log.report("workbook-is-archive", at: place)
    case .html: log.report("workbook-is-html", at: place)
    case .text: log.report("workbook-is-text", at: place)
    case .named(let name):
      log.report(
        "workbook-other-format", at: place, ["format": name[.english], "format_zh": name[.chinese]])
    }
  }
}

/// Recognises by its bytes a file that is no archive at all; `nil` for archives, also broken ones.
func otherFormat(_ bytes: [UInt8]) -> OtherFormat? {
  if bytes.isEmpty { return .nothing }
  if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return compoundFile(bytes) }
  if bytes.starts(with: Array("PK".utf8)) { return nil }
  if bytes.starts(with: [0x25, 0x50, 0x44, 0x46]) { return .named(Phrase(zh: "PDF 文件", en: "a PDF file")) }
  let start = bytes.prefix(1 << 12)
  guard !start.contains(0) || bytes.starts(with: [0xFF, 0xFE]) else { return nil }
  let words = String(decoding: start.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  if words.contains("urn:schemas-microsoft-com:office:spreadsheet") {
    return .named(Phrase(zh: "Excel 2003 的 XML 表格", en: "an XML spreadsheet of Excel 2003"))
  }
  if words.contains("<html") || words.contains("<table") { return .html }
  return .text
}

/// Compound files hold old workbooks, and new ones locked with a password.
private func compoundFile(_ bytes: [UInt8]) -> OtherFormat {
  if contains(bytes, "EncryptedPackage") { return .locked }
  if contains(bytes, "Workbook") || contains(bytes, "Book") { return .oldExcel }
  if contains(bytes, "WordDocument") { return .named(Phrase(zh: "Word 文档", en: "a Word document")) }
  return .named(Phrase(zh: "旧版 Office 文件", en: "a file of an old Office program"))
}

/// Whether a compound file has a stream of this name, which its directory holds in UTF-16.
private func contains(_ bytes: [UInt8], _ name: String) -> Bool {
  // A directory entry is 128 bytes and begins with the name; sectors begin at multiples of 512 bytes.
  let wide: [UInt8] = Array(name.utf8.map { [$0, 0] as [UInt8] }.joined()) + [0, 0]
  return stride(from: 512, to: bytes.count - wide.count, by: 128).contains { start in
    bytes[start..<(start + wide.count)].elementsEqual(wide)
  }
}

/// Recognises archives of other programs by their parts; `nil` when there is a list of sheets, or nothing known.
func otherArchive(_ archive: Archive) -> OtherFormat? {
  let marks: [(part: String, name: Phrase)] = [
    ("xl/workbook.bin", Phrase(zh: "Excel 二进制工作簿 .xlsb", en: "a binary workbook (.xlsb)")),
    ("word/document.xml", Phrase(zh: "Word 文档 .docx", en: "a Word document (.docx)")),
    ("ppt/presentation.xml", Phrase(zh: "PowerPoint 演示文稿 .pptx", en: "a PowerPoint file (.pptx)")),
    ("Index/Document.iwa", Phrase(zh: "Apple Numbers 表格", en: "a table of Apple Numbers")),
    ("Index.zip", Phrase(zh: "Apple Numbers 表格", en: "a table of Apple Numbers")),
    ("content.xml", Phrase(zh: "OpenDocument 表格 .ods", en: "an OpenDocument spreadsheet (.ods)")),
  ]
  guard !archive.has("xl/workbook.xml") else { return nil }
  if let mark = marks.first(where: { archive.has($0.part) }) { return .named(mark.name) }
  let isOffice = archive.has("[Content_Types].xml") || archive.has("_rels/.rels")
  return isOffice ? nil : .archive
}
