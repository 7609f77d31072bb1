import Diagnostics

/// Lines of a file that are no rows: nothing of them is counted, and nothing of them vanishes.
package struct SetAsideLine: Sendable, Hashable {
  package enum Kind: Int, Sendable, Hashable, CaseIterable {
    /// Titles, remarks and counts above the header.
    case aboveHeader
    /// The header once more among the rows.
    case repeatedHeader
    /// A sum of other rows.
    case total
    /// Remarks or another table below the rows.
    case belowData
  }

  package var kind: Kind
  /// The line from 1.
  package var line: Int
  /// The line as it stands in the file.
  package var text: String
}

/// A row of a scanned part that is no data.
struct AsideRow: Sendable {
  var kind: SetAsideLine.Kind
  var range: Range<Int>
  /// Lines between the start of the part and this row.
  var line: Int32
}

/// Tells sums and repeated headers from data by looking at single rows.
struct AsideRules: Sendable {
  /// Whether the rules apply at all.
  let isActive: Bool
  /// The cells of the header as the file has them, without quotes and outer blanks.
  private let names: [[UInt8]]
  private let width: Int
  private let encoding: TextEncoding
  /// First bytes of rows that are worth a closer look, a bit each.
  private var suspects: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  /// The first two bytes of the words for sums, letters small.
  private var beginnings: [UInt16] = []

  private static let totalWords: Set<String> = [
    "合计", "总计", "小计", "共计", "累计", "總計", "合計", "小計", "总合计", "本页小计", "total", "totals", "grand total",
    "grand totals", "sum", "subtotal", "sub-total", "sub total", "grand summary",
  ]

  init(
    isActive: Bool, header: HeaderChoice, width: Int, delimiter: UInt8, encoding: TextEncoding, bytes: [UInt8]
  ) {
    self.isActive = isActive
    names = bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return [] }
      return header.cells.map { Cell(base, from: $0.lowerBound, to: $0.upperBound, encoding).raw(base) }
    }
    self.width = width
    self.encoding = encoding
    guard isActive else { return }
    var first: Set<UInt8> = [0x20, 0x22, delimiter]
    if let byte = names.first?.first { first.insert(byte) }
    beginnings = Set(AsideRules.totalWords.flatMap(encoding.beginnings)).sorted()
    for beginning in beginnings {
      let byte = UInt8(beginning >> 8)
      first.formUnion(byte < 0x80 ? [byte, byte & 0xDF] : [byte])
    }
    for byte in first { suspect(byte) }
  }

  private mutating func suspect(_ byte: UInt8) {
    let bit: UInt64 = 1 << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: suspects.0 |= bit
    case 1: suspects.1 |= bit
    case 2: suspects.2 |= bit
    default: suspects.3 |= bit
    }
  }

  /// Whether a row that begins with this byte may be no data.
  @inline(__always)
  func mayConcern(_ byte: UInt8) -> Bool {
    let bits: UInt64 =
      switch byte >> 6 {
      case 0: suspects.0
      case 1: suspects.1
      case 2: suspects.2
      default: suspects.3
      }
    return bits >> UInt64(byte & 63) & 1 == 1
  }

  /// What the row is when it is no data.
  ///
  /// - Parameter cell: the bounds of its cells, by number.
  @inline(never)
  func kind(
    _ bytes: UnsafePointer<UInt8>, cells count: Int, _ cell: (Int) -> Range<Int>
  ) -> SetAsideLine.Kind? {
    if isHeader(bytes, count, cell) { return .repeatedHeader }
    var label: Cell?
    var isSum = false
    for number in 0..<min(count, width) {
      let bounds = cell(number)
      let cell = Cell(bytes, from: bounds.lowerBound, to: bounds.upperBound, encoding)
      if cell.isEmpty { continue }
      guard label != nil else {
        // Only short texts are worth decoding.
        guard cell.count <= 40, mayBeTotalWord(bytes, cell), isTotalWord(cell.text(bytes)) else { return nil }
        label = cell
        continue
      }
      let isNumber =
        cell.count <= 40
        && (0x28...0x39).contains(bytes[cell.start]) && (0x25...0x39).contains(bytes[cell.end - 1])
      guard isNumber || looksLikeNumber(cell.text(bytes)) else { return nil }
      isSum = true
    }
    return isSum ? .total : nil
  }

  /// Whether the cells are the names of the header, quoted or not.
  private func isHeader(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, _ cell: (Int) -> Range<Int>
  ) -> Bool {
    guard !names.isEmpty, count >= min(names.count, width) else { return false }
    for number in 0..<min(names.count, width) {
      let bounds = cell(number)
      let cell = Cell(bytes, from: bounds.lowerBound, to: bounds.upperBound, encoding)
      guard cell.hasDoubledQuotes || cell.count == names[number].count, cell.raw(bytes) == names[number]
      else {
        return false
      }
    }
    return names.contains { !$0.isEmpty }
  }

  @inline(__always)
  private func mayBeTotalWord(_ bytes: UnsafePointer<UInt8>, _ cell: Cell) -> Bool {
    guard cell.count >= 2 else { return false }
    let (first, second) = (bytes[cell.start], bytes[cell.start + 1])
    let key = UInt16(first) << 8 | UInt16(second)
    return beginnings.contains(first < 0x80 ? key | 0x2020 : key)
  }

  private func isTotalWord(_ text: String) -> Bool {
    var word = Substring(text.lowercased())
    if let bracket = word.firstIndex(where: { $0 == "(" || $0 == "（" }), bracket > word.startIndex {
      word = word[..<bracket]
    }
    while let last = word.last, last == ":" || last == "：" || last.isWhitespace { word = word.dropLast() }
    return AsideRules.totalWords.contains(word.filter { $0 != "\u{3000}" })
      || AsideRules.totalWords.contains(word.filter { !$0.isWhitespace })
  }
}

extension TextEncoding {
  /// The two bytes with which the word begins in this encoding, none when it cannot be written in it.
  fileprivate func beginnings(of word: String) -> [UInt16] {
    let bytes = Array(word.utf8.prefix(2))
    guard bytes.count == 2 else { return [] }
    if bytes[0] < 0x80 || self == .utf8 { return [UInt16(bytes[0]) << 8 | UInt16(bytes[1])] }
    guard self == .gb18030 else { return [] }
    let firstCharacters: [Character: UInt16] = [
      "合": 0xBACF, "总": 0xD7DC, "小": 0xD0A1, "共": 0xB9B2, "累": 0xC0DB, "本": 0xB1BE, "總": 0xBF82,
    ]
    return word.first.flatMap { firstCharacters[$0] }.map { [$0] } ?? []
  }
}
