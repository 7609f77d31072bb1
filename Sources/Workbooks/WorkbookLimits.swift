/// How much a workbook may hold before it is refused.
///
/// A workbook is a compressed archive: a file of a few kilobytes can unpack to terabytes. The limits are far
/// above what Excel itself writes for a sheet of a million rows that sales work uses.
package struct WorkbookLimits: Sendable {
  /// Unpacked bytes of one part of the archive.
  package var partBytes: Int
  /// Unpacked bytes of all parts that are read.
  package var allBytes: Int
  /// Cells with text in one sheet.
  package var cells: Int
  /// The number of texts that cells share.
  package var sharedTexts: Int
  /// Bytes of text in the shared texts together, and of one sheet as a table.
  package var textBytes: Int
  /// How deep elements may lie in one another.
  package var depth: Int

  package init(
    partBytes: Int, allBytes: Int, cells: Int, sharedTexts: Int, textBytes: Int, depth: Int
  ) {
    self.partBytes = partBytes
    self.allBytes = allBytes
    self.cells = cells
    self.sharedTexts = sharedTexts
    self.textBytes = textBytes
    self.depth = depth
  }

  /// 2 GiB a part, 4 GiB in all, 50 million cells, 20 million shared texts, 384 MiB of text.
  package static let standard = WorkbookLimits(
    partBytes: 2 << 30, allBytes: 4 << 30, cells: 50_000_000, sharedTexts: 20_000_000,
    textBytes: 384 << 20, depth: 256)
}
