import Diagnostics

/// Hears the elements of a sheet and puts its rows together.
final class SheetListener: PartListener {
  let scanner: UnsafeMutablePointer<SheetScanner>

  init(_ scanner: SheetScanner) {
    self.scanner = .allocate(capacity: 1)
    self.scanner.initialize(to: scanner)
  }

  deinit {
    scanner.deinitialize(count: 1)
    scanner.deallocate()
  }

  override var fault: WorkbookFault? { scanner.pointee.fault }
  override func open(_ name: UnsafePointer<CChar>, _ attributes: Attributes) {
    scanner.pointee.open(name, attributes)
  }
  override func close(_ name: UnsafePointer<CChar>) -> Bool {
    scanner.pointee.close(name)
    return !scanner.pointee.isDone
  }
  override func text(_ bytes: UnsafeBufferPointer<UInt8>) { scanner.pointee.text(bytes) }
}

/// The state of reading one sheet. Formulas are never evaluated: what Excel computed last is read.
struct SheetScanner {
  enum Kind {
    case number, sharedText, inlineText, formulaText, truth, error, isoDay
  }

  let texts: SharedTexts
  let styles: Styles
  let dayCount: DayCount
  let limits: WorkbookLimits
  /// The number of rows with text after which reading stops.
  let wantedRows: Int
  var rows: RowStore
  var problems = SheetProblems()
  var blocks: [MergedBlock] = []
  /// The columns from 0 that are hidden.
  var hiddenColumns: [ClosedRange<Int>] = []
  private(set) var fault: WorkbookFault?
  private(set) var isDone = false
  /// Whether the element that holds the rows is open.
  private(set) var isInRows = false

  private var rowNumber = 0
  private var isRowNumberKnown = false
  private var column = -1
  private var style = 0
  private var kind = Kind.number
  private var isInCell = false
  private var isInValue = false
  private var hasFormula = false
  private var hasValue = false
  private var value: [UInt8] = []
  private var inlineText = RichText()

  init(_ workbook: Workbook, expectedBytes: Int, wantedRows: Int) {
    texts = workbook.texts
    styles = workbook.styles
    dayCount = workbook.dayCount
    limits = workbook.limits
    self.wantedRows = wantedRows
    rows = RowStore(expectedBytes: expectedBytes)
  }

  @inline(__always)
  mutating func open(_ name: UnsafePointer<CChar>, _ attributes: Attributes) {
    switch UInt8(bitPattern: name[0]) {
    case UInt8(ascii: "c") where name[1] == 0: openCell(attributes)
    case UInt8(ascii: "c") where isNamed(name, "col"): openColumn(attributes)
    case UInt8(ascii: "v") where name[1] == 0:
      isInValue = isInCell
    case UInt8(ascii: "f") where name[1] == 0: hasFormula = true
    case UInt8(ascii: "r") where isNamed(name, "row"): openRow(attributes)
    case UInt8(ascii: "s") where isNamed(name, "sheetData"): isInRows = true
    case UInt8(ascii: "m") where isNamed(name, "mergeCell"):
      attributes.forEach { name, value in
        guard isNamed(name, "ref"), blocks.count < mostBlocks, let block = MergedBlock(value) else { return }
        blocks.append(block)
      }
    default: if isInCell, kind == .inlineText { inlineText.open(name) }
    }
  }

  @inline(__always)
  mutating func close(_ name: UnsafePointer<CChar>) {
    switch UInt8(bitPattern: name[0]) {
    case UInt8(ascii: "c") where name[1] == 0: closeCell()
    case UInt8(ascii: "v") where name[1] == 0: isInValue = false
    case UInt8(ascii: "r") where isNamed(name, "row"): finishRow()
    case UInt8(ascii: "s") where isNamed(name, "sheetData"): isInRows = false
    default: if isInCell, kind == .inlineText { inlineText.close(name) }
    }
  }

  @inline(__always)
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInValue {
      hasValue = true
      guard value.count <= longestText else { return stop(.tooLongCell(limit: longestText)) }
      value.append(contentsOf: bytes)
    } else if isInCell, kind == .inlineText {
      inlineText.append(bytes)
      if inlineText.isTooLong { stop(.tooLongCell(limit: longestText)) }
    }
  }

  private mutating func openRow(_ attributes: Attributes) {
    var number: UnsafePointer<CChar>?
    var isHidden = false
    attributes.forEach { name, value in
      if name[0] == 0x72, name[1] == 0 {
        number = value
      } else if isNamed(name, "hidden") {
        isHidden = value[0] == 0x31 || value[0] == 0x74
      }
    }
    startRow(number, isHidden: isHidden)
  }

  /// Begins a row; without a number it follows the row before.
  mutating func startRow(_ name: UnsafePointer<CChar>?, isHidden: Bool) {
    let number = name.flatMap { wholeNumber($0) }
    if isHidden { problems.hiddenRows += 1 }
    isRowNumberKnown = number.map { (1...lastRow).contains($0) } ?? false
    if let number, isRowNumberKnown { rowNumber = number } else { rowNumber += 1 }
    column = -1
  }

  mutating func finishRow() {
    rows.finishRow(rowNumber)
    if rows.rowCount >= wantedRows { isDone = true }
    if rows.cellCount > limits.cells { stop(.tooManyCells(limit: limits.cells)) }
    if rows.bytes.count > limits.textBytes { stop(.tooMuchText(limit: limits.textBytes)) }
  }

  private mutating func stop(_ reason: WorkbookFault) {
    fault = reason
    isDone = true
  }

  private mutating func openCell(_ attributes: Attributes) {
    var place: UnsafePointer<CChar>?
    var style: UnsafePointer<CChar>?
    var type: UnsafePointer<CChar>?
    attributes.forEach { name, value in
      guard name[0] != 0, name[1] == 0 else { return }
      switch UInt8(bitPattern: name[0]) {
      case UInt8(ascii: "r"): place = value
      case UInt8(ascii: "s"): style = value
      case UInt8(ascii: "t"): type = value
      default: break
      }
    }
    startCell(place, style: style, type: type)
    isInCell = true
    hasFormula = false
    hasValue = false
    value.removeAll(keepingCapacity: true)
  }

  /// Begins a cell; without a name it follows the cell before.
  @inline(__always)
  mutating func startCell(
    _ name: UnsafePointer<CChar>?, style: UnsafePointer<CChar>?, type: UnsafePointer<CChar>?
  ) {
    column += 1
    if let name { take(name) }
    self.style = style.flatMap { wholeNumber($0) } ?? 0
    kind = type.map { SheetScanner.kind($0) } ?? .number
    if kind == .inlineText { inlineText.clear() }
  }

  /// Takes the cell's place from its name.
  @inline(__always)
  private mutating func take(_ name: UnsafePointer<CChar>) {
    guard let place = CellPlace(name) else { return }
    column = place.column
    guard !isRowNumberKnown else { return }
    rowNumber = place.row
    isRowNumberKnown = true
  }

  private static func kind(_ type: UnsafePointer<CChar>) -> Kind {
    if type[0] == 0x73, type[1] == 0 { return .sharedText }
    if type[0] == 0x62, type[1] == 0 { return .truth }
    if type[0] == 0x65, type[1] == 0 { return .error }
    if type[0] == 0x64, type[1] == 0 { return .isoDay }
    if isNamed(type, "inlineStr") { return .inlineText }
    return isNamed(type, "str") ? .formulaText : .number
  }

  private mutating func closeCell() {
    guard isInCell else { return }
    isInCell = false
    let value = value
    value.withUnsafeBufferPointer { finishCell($0, hasValue: hasValue, hasFormula: hasFormula) }
  }

  /// Ends the cell, whose value is `value` as the file states it.
  @inline(__always)
  mutating func finishCell(_ value: UnsafeBufferPointer<UInt8>, hasValue: Bool, hasFormula: Bool) {
    guard column < lastColumn else { return }
    // A formula with an empty text as its result is `t="str"` with an empty value: that is no fault.
    if hasFormula, !hasValue, kind != .formulaText { problems.withoutValue.add(place) }
    guard hasValue || kind == .inlineText else { return }
    let start = rows.row.count
    append(value)
    rows.keepCell(column, from: start)
    if rows.row.count > limits.textBytes { stop(.tooMuchText(limit: limits.textBytes)) }
  }

  private var place: CellPlace { CellPlace(column: column, row: rowNumber) }

  private mutating func append(_ value: UnsafeBufferPointer<UInt8>) {
    switch kind {
    case .sharedText: appendSharedText(value)
    case .inlineText:
      // Some writers put the text of an inline cell into `v`.
      if inlineText.bytes.isEmpty {
        appendCell(value, to: &rows.row)
      } else {
        inlineText.bytes.withUnsafeBufferPointer { _ = appendCell($0, to: &rows.row) }
      }
    case .formulaText, .isoDay: appendCell(value, to: &rows.row)
    case .truth:
      let isTrue = value.first == 0x31 || value.first.map { $0 | 0x20 } == 0x74
      rows.row += isTrue ? Array("TRUE".utf8) : Array("FALSE".utf8)
    case .error:
      let stated = String(decoding: value.prefix(20), as: UTF8.self)
      let code = errorCodes.contains(stated) ? stated : "#ERROR!"
      problems.errors[.init(column: column, code: code), default: .init()].add(place)
    case .number: appendNumber(value)
    }
  }

  private mutating func appendSharedText(_ value: UnsafeBufferPointer<UInt8>) {
    guard let number = wholeNumber(value), number < texts.count else {
      return problems.missingTexts.add(place)
    }
    texts.bytes.withUnsafeBufferPointer { buffer in
      rows.row.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[texts.range(number)]))
    }
  }

  private mutating func appendNumber(_ text: UnsafeBufferPointer<UInt8>) {
    guard let number = StatedNumber(text) else {
      // Whatever it is, it is not lost.
      appendCell(text, to: &rows.row)
      return
    }
    let format = styles.format(style)
    rows.note(format, in: column)
    if format == .day || format == .time, dayCount.append(number.roughValue, as: format, to: &rows.row) {
      return
    }
    if number.mayBeRounded {
      problems.rounded[column, default: .init()].add(place, String(decoding: text, as: UTF8.self))
    }
    if format == .percent { number.appendPercent(to: &rows.row) } else { number.append(to: &rows.row) }
  }
}

/// The errors that Excel knows; other texts count as one kind.
private let errorCodes: Set<String> = [
  "#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA",
  "#FIELD!",
  "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#PYTHON!", "#EXTERNAL!",
]

/// Merged blocks of one sheet that are looked at.
private let mostBlocks = 1_000_000

/// Reads a whole number without sign of up to 9 digits; `nil` for anything else.
@inline(__always)
private func wholeNumber(_ text: UnsafePointer<CChar>) -> Int? {
  var number = 0
  var count = 0
  while text[count] != 0 {
    let byte = UInt8(bitPattern: text[count])
    guard byte >= 0x30, byte <= 0x39, count < 9 else { return nil }
    number = number * 10 + Int(byte - 0x30)
    count += 1
  }
  return count > 0 ? number : nil
}

@inline(__always)
private func wholeNumber(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
  guard !text.isEmpty, text.count <= 9 else { return nil }
  var number = 0
  for byte in text {
    guard byte >= 0x30, byte <= 0x39 else { return nil }
    number = number * 10 + Int(byte - 0x30)
  }
  return number
}
