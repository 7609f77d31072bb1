/// The texts that cells refer to by number, each ready to be put into a comma-separated row.
struct SharedTexts: Sendable {
  fileprivate(set) var bytes: [UInt8] = []
  /// Where each text ends; it starts where the one before ends.
  fileprivate(set) var ends: [UInt32] = []

  var count: Int { ends.count }

  @inline(__always)
  func range(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
  }
}

/// Reads `sharedStrings.xml`: runs of rich text are joined, phonetic readings left out.
func readSharedTexts(_ part: String, of archive: Archive) throws(WorkbookFault) -> SharedTexts {
  let listener = SharedTextListener(archive.limits)
  try parse(part, of: archive, for: listener)
  return listener.reader.pointee.texts
}

private final class SharedTextListener: PartListener {
  let reader: UnsafeMutablePointer<SharedTextReader>

  init(_ limits: WorkbookLimits) {
    reader = .allocate(capacity: 1)
    reader.initialize(to: SharedTextReader(limits: limits))
  }

  deinit {
    reader.deinitialize(count: 1)
    reader.deallocate()
  }

  override var fault: WorkbookFault? { reader.pointee.fault }
  override func open(_ name: UnsafePointer<CChar>, _ attributes: Attributes) { reader.pointee.open(name) }
  override func close(_ name: UnsafePointer<CChar>) -> Bool { reader.pointee.close(name) }
  override func text(_ bytes: UnsafeBufferPointer<UInt8>) { reader.pointee.append(bytes) }
}

private struct SharedTextReader {
  let limits: WorkbookLimits
  var texts = SharedTexts()
  var text = RichText()
  var fault: WorkbookFault?

  @inline(__always)
  mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
    text.append(piece)
    if text.isTooLong { fault = .tooLongCell(limit: longestText) }
  }

  mutating func open(_ name: UnsafePointer<CChar>) {
    if isNamed(name, "si") { text.clear() } else { text.open(name) }
  }

  mutating func close(_ name: UnsafePointer<CChar>) -> Bool {
    guard isNamed(name, "si") else {
      text.close(name)
      return true
    }
    text.bytes.withUnsafeBufferPointer { _ = appendCell($0, to: &texts.bytes) }
    texts.ends.append(UInt32(truncatingIfNeeded: texts.bytes.count))
    text.clear()
    if texts.count > limits.sharedTexts { fault = .tooManyTexts(limit: limits.sharedTexts) }
    if texts.bytes.count > limits.textBytes { fault = .tooMuchText(limit: limits.textBytes) }
    return fault == nil
  }
}

/// A text put together from `t` elements, without those inside a phonetic reading (`rPh`).
struct RichText {
  private(set) var bytes: [UInt8] = []
  /// Whether a text was longer than any that Excel writes, which are at most 32,767 characters.
  private(set) var isTooLong = false
  private var isInText = false
  private var isPhonetic = false

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    isInText = false
  }

  @inline(__always)
  mutating func open(_ name: UnsafePointer<CChar>) {
    if isNamed(name, "t") { isInText = !isPhonetic } else if isNamed(name, "rPh") { isPhonetic = true }
  }

  @inline(__always)
  mutating func close(_ name: UnsafePointer<CChar>) {
    if isNamed(name, "t") { isInText = false } else if isNamed(name, "rPh") { isPhonetic = false }
  }

  @inline(__always)
  mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
    guard isInText else { return }
    if bytes.count > longestText { isTooLong = true } else { bytes.append(contentsOf: piece) }
  }
}

/// Bytes of one text that are kept; far more than Excel's 32,767 characters.
let longestText = 1 << 20
