import Glibc

/// Reads a sheet piece by piece: rows in the plain form at once, everything else through expat.
///
/// Expat sees the part without the plain rows. They are cut out only where it stands between two tags right inside
/// the element that holds the rows, so what it sees stays well-formed when the part is.
func parseSheet(_ name: String, of archive: Archive, for listener: SheetListener) throws(WorkbookFault) {
  let part = try archive.open(name)
  let parser = try PartParser(name, listener, archive.limits)
  var sheet = SheetParser(parser, listener)
  while !sheet.isDone { try sheet.step(part) }
}

private struct SheetParser: ~Copyable {
  /// More than a piece, so that the start of a row stays when the next piece is unpacked.
  private static let capacity = 4 * pieceSize

  private let parser: PartParser
  private let listener: SheetListener
  private let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: SheetParser.capacity)
  private var count = 0
  private var next = 0
  private var isAtEnd = false
  private var canBePlain = false
  private var row = PlainRow()
  private(set) var isDone = false

  init(_ parser: PartParser, _ listener: SheetListener) {
    self.parser = parser
    self.listener = listener
  }

  deinit { bytes.deallocate() }

  /// Unpacks more and reads what is complete.
  mutating func step(_ part: ArchivePart) throws(WorkbookFault) {
    let isStart = count == 0 && next == 0
    try fill(part)
    if isStart { row.isUTF8 = isDeclaredUTF8() }
    while next < count, !isDone {
      if canBePlain {
        guard try readPlainRow() else { return }
      } else {
        guard try feedToNextRow() else { return }
      }
    }
    guard isAtEnd, !isDone else { return }
    try parser.feed(bytes, 0, isLast: true)
    isDone = true
  }

  private mutating func fill(_ part: ArchivePart) throws(WorkbookFault) {
    let rest = count - next
    bytes.update(from: bytes + next, count: rest)
    next = 0
    count = rest
    while !isAtEnd, count + pieceSize <= SheetParser.capacity {
      let got = try part.read(into: bytes + count, count: pieceSize)
      count += got
      isAtEnd = got == 0
    }
  }

  /// Whether the part's first line names UTF-8 or no encoding, which means UTF-8.
  private func isDeclaredUTF8() -> Bool {
    let start = String(decoding: UnsafeBufferPointer(start: bytes, count: min(count, 200)), as: UTF8.self)
    guard let end = start.firstRange(of: "?>") else { return start.contains("<") && !start.contains("<?xml") }
    let declaration = start[..<end.lowerBound].lowercased()
    return !declaration.contains("encoding") || declaration.contains("utf-8")
  }

  /// - Returns: whether to go on before more is unpacked.
  private mutating func readPlainRow() throws(WorkbookFault) -> Bool {
    switch row.read(bytes, from: next, to: count) {
    case .read(let end):
      listener.scanner.pointee.take(row, bytes)
      next = end
      if let fault = listener.fault { throw fault }
      isDone = listener.scanner.pointee.isDone
    case .incomplete where next > 0 && !isAtEnd:
      return false
    case .incomplete, .other:
      canBePlain = false
    }
    return true
  }

  /// Hands bytes to expat up to the place behind which a plain row may stand.
  ///
  /// - Returns: whether to go on before more is unpacked.
  private mutating func feedToNextRow() throws(WorkbookFault) -> Bool {
    let mark: StaticString = listener.scanner.pointee.isInRows ? "</row>" : "<sheetData>"
    let found = behind(mark)
    // A mark may be cut by the end of the bytes: its start is kept for the next time.
    let end = found ?? (isAtEnd ? count : max(next, count - mark.utf8CodeUnitCount + 1))
    if end > next { try parser.feed(bytes + next, end - next) }
    next = end
    isDone = parser.isDone
    canBePlain =
      found != nil && listener.scanner.pointee.isInRows && parser.depth == 2 && parser.isBetweenTags
    return found != nil || isAtEnd
  }

  /// The offset behind the next `mark`, or `nil` when there is none.
  private func behind(_ mark: StaticString) -> Int? {
    let length = mark.utf8CodeUnitCount
    var start = next
    while start + length <= count {
      if bytes[start] == 0x3C, memcmp(bytes + start, mark.utf8Start, length) == 0 { return start + length }
      start += 1
    }
    return nil
  }
}

extension SheetScanner {
  /// Takes the cells of a plain row; closing quotes in `bytes` give way to the zero that ends a C string.
  mutating func take(_ row: PlainRow, _ bytes: UnsafeMutablePointer<UInt8>) {
    func text(_ quoted: PlainRow.Quoted?) -> UnsafePointer<CChar>? {
      guard let quoted else { return nil }
      bytes[quoted.end] = 0
      return UnsafeRawPointer(bytes + quoted.start).assumingMemoryBound(to: CChar.self)
    }
    startRow(text(row.name), isHidden: row.isHidden)
    for cell in row.cells {
      startCell(text(cell.name), style: text(cell.style), type: text(cell.type))
      let value = cell.value ?? 0..<0
      finishCell(
        UnsafeBufferPointer(start: bytes + value.lowerBound, count: value.count), hasValue: !value.isEmpty,
        hasFormula: cell.hasFormula)
    }
    finishRow()
  }
}
