/// A workbook of one sheet around these parts: rows, shared texts, cell formats, what stands below the rows.
///
/// - Parameter opening: the tag before the rows.
func workbook(_ parts: [[UInt8]], opening: String) -> [UInt8] {
  func part(_ index: Int) -> [UInt8] { index < parts.count ? parts[index] : [] }
  var archive = Archive()
  archive.add(
    "_rels/.rels",
    "<Relationships xmlns=\"p\">" + reference("w", "officeDocument", "xl/workbook.xml") + "</Relationships>")
  archive.add(
    "xl/workbook.xml",
    "<workbook xmlns=\"m\" xmlns:r=\"r\"><sheets><sheet name=\"Deals\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"
  )
  var references = reference("s", "worksheet", "worksheets/sheet1.xml")
  if !part(1).isEmpty { references += reference("t", "sharedStrings", "sharedStrings.xml") }
  if !part(2).isEmpty { references += reference("f", "styles", "styles.xml") }
  archive.add("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"p\">\(references)</Relationships>")
  if !part(1).isEmpty { archive.add("xl/sharedStrings.xml", "<sst xmlns=\"m\">", part(1), "</sst>") }
  if !part(2).isEmpty { archive.add("xl/styles.xml", "<styleSheet>", part(2), "</styleSheet>") }
  archive.add(
    "xl/worksheets/sheet1.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"m\">" + opening,
    part(0), "</sheetData>", part(3), "</worksheet>")
  return archive.bytes
}

private func reference(_ id: String, _ kind: String, _ target: String) -> String {
  "<Relationship Id=\"\(id)\" Type=\"http://x/relationships/\(kind)\" Target=\"\(target)\"/>"
}

/// An archive whose entries are not compressed.
private struct Archive {
  private var entries: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  mutating func add(_ name: String, _ pieces: any ArchivePiece...) {
    let content = pieces.flatMap(\.archived)
    let name = Array(name.utf8)
    let size = little(UInt32(content.count))
    let common =
      [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0x5A] + little(checksum(content)) + size + size
      + little(UInt16(name.count))
      + [0, 0]
    let offset = little(UInt32(entries.count))
    entries += [0x50, 0x4B, 3, 4] + common + name + content
    directory += [0x50, 0x4B, 1, 2, 20, 0] + common + [UInt8](repeating: 0, count: 10) + offset + name
    count += 1
  }

  var bytes: [UInt8] {
    entries + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + little(count) + little(count)
      + little(UInt32(directory.count)) + little(UInt32(entries.count)) + [0, 0]
  }
}

private protocol ArchivePiece {
  var archived: [UInt8] { get }
}

extension String: ArchivePiece { fileprivate var archived: [UInt8] { Array(utf8) } }

extension [UInt8]: ArchivePiece { fileprivate var archived: [UInt8] { self } }

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
