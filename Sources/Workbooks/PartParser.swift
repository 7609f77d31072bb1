import CExpat
import Diagnostics
import Glibc

/// What hears the elements of a part while it is read.
class PartListener {
  /// A fault that the listener found; it ends the reading.
  var fault: WorkbookFault? { nil }

  func open(_ name: UnsafePointer<CChar>, _ attributes: Attributes) {}
  /// Hears the end of an element.
  ///
  /// - Returns: whether the rest of the part is of interest.
  func close(_ name: UnsafePointer<CChar>) -> Bool { true }
  /// A piece of text; one text may come in several pieces.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The attributes of an element as expat hands them over: name, value, name, value, … and nil.
struct Attributes {
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// Calls `body` with the local name and the value of each attribute.
  @inline(__always)
  func forEach(_ body: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Void) {
    guard var pair = list else { return }
    while let name = pair[0], let value = pair[1] {
      body(localName(name), value)
      pair += 2
    }
  }

  /// The value of the attribute with this local name, or `nil`.
  subscript(_ wanted: StaticString) -> String? {
    var found: String?
    forEach { name, value in
      if found == nil, isNamed(name, wanted) { found = String(cString: value) }
    }
    return found
  }
}

/// The name behind its prefix: `row` of `x:row`.
@inline(__always)
func localName(_ name: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
  var start = name
  var next = name
  while next.pointee != 0 {
    if next.pointee == 0x3A { start = next + 1 }
    next += 1
  }
  return start
}

@inline(__always)
func isNamed(_ name: UnsafePointer<CChar>, _ wanted: StaticString) -> Bool {
  wanted.withUTF8Buffer { buffer in
    for (index, byte) in buffer.enumerated() where UInt8(bitPattern: name[index]) != byte { return false }
    return name[buffer.count] == 0
  }
}

/// What the handlers of one parser need. It lies behind a pointer, since each of them is called millions of times
/// and a class would check every access to its properties.
private struct Reading {
  let listener: PartListener
  let parser: OpaquePointer
  let depthLimit: Int
  var depth = 0
  var isUnsafe = false
  var isDone = false

  @inline(__always)
  mutating func open(_ name: UnsafePointer<CChar>, _ attributes: Attributes) {
    depth += 1
    guard depth <= depthLimit else { return refuse() }
    listener.open(localName(name), attributes)
  }

  @inline(__always)
  mutating func close(_ name: UnsafePointer<CChar>) {
    depth -= 1
    guard !listener.close(localName(name)) else { return }
    isDone = true
    XML_StopParser(parser, XML_Bool(XML_FALSE))
  }

  mutating func refuse() {
    isUnsafe = true
    XML_StopParser(parser, XML_Bool(XML_FALSE))
  }
}

/// One block of memory that expat may ask for. It needs large ones only for a single tag or attribute of that
/// size, which no spreadsheet program writes.
private let largestBlock = 4 << 20

/// Bytes that are unpacked at a time.
let pieceSize = 1 << 16

/// Reads a part of the archive piece by piece and tells `listener` its elements.
func parse(_ name: String, of archive: Archive, for listener: PartListener) throws(WorkbookFault) {
  let part = try archive.open(name)
  let parser = try PartParser(name, listener, archive.limits)
  let piece = UnsafeMutablePointer<UInt8>.allocate(capacity: pieceSize)
  defer { piece.deallocate() }
  while !parser.isDone {
    let count = try part.read(into: piece, count: pieceSize)
    try parser.feed(piece, count, isLast: count == 0)
    if count == 0 { return }
  }
}

/// Expat at work on one part.
///
/// Nothing outside the part is ever read: document types, and with them entities, are refused.
final class PartParser {
  private let name: String
  private let parser: OpaquePointer
  private let reading: UnsafeMutablePointer<Reading>
  private var fed = 0

  init(_ name: String, _ listener: PartListener, _ limits: WorkbookLimits) throws(WorkbookFault) {
    var memory = XML_Memory_Handling_Suite(
      malloc_fcn: { $0 > largestBlock ? nil : malloc($0) },
      realloc_fcn: { $1 > largestBlock ? nil : realloc($0, $1) },
      free_fcn: { free($0) })
    guard let parser = XML_ParserCreate_MM(nil, &memory, nil) else {
      throw .brokenPart(name, Phrase(zh: "内存不足", en: "there is not enough memory"))
    }
    self.name = name
    self.parser = parser
    reading = .allocate(capacity: 1)
    reading.initialize(to: Reading(listener: listener, parser: parser, depthLimit: limits.depth))
    setHandlers(parser, reading)
  }

  deinit {
    XML_ParserFree(parser)
    reading.deinitialize(count: 1)
    reading.deallocate()
  }

  /// Whether the listener wants no more.
  var isDone: Bool { reading.pointee.isDone }

  /// How many elements are open.
  var depth: Int { reading.pointee.depth }

  /// Whether everything fed so far was complete tags and text, so that a new tag may follow.
  var isBetweenTags: Bool { Int(XML_GetCurrentByteIndex(parser)) == fed }

  /// Takes the next bytes of the part.
  func feed(_ bytes: UnsafePointer<UInt8>, _ count: Int, isLast: Bool = false) throws(WorkbookFault) {
    let status = bytes.withMemoryRebound(to: CChar.self, capacity: count) {
      XML_Parse(parser, $0, Int32(count), isLast ? 1 : 0)
    }
    fed += count
    if let fault = reading.pointee.listener.fault { throw fault }
    if isDone { return }
    if reading.pointee.isUnsafe { throw .unsafePart(name) }
    guard status == XML_STATUS_OK else { throw fault(of: parser, name) }
  }
}

private func setHandlers(_ parser: OpaquePointer, _ reading: UnsafeMutablePointer<Reading>) {
  XML_SetUserData(parser, reading)
  XML_SetElementHandler(
    parser,
    { data, name, attributes in
      guard let data, let name else { return }
      data.assumingMemoryBound(to: Reading.self).pointee.open(name, Attributes(list: attributes))
    },
    { data, name in
      guard let data, let name else { return }
      data.assumingMemoryBound(to: Reading.self).pointee.close(name)
    })
  XML_SetCharacterDataHandler(parser) { data, text, count in
    guard let data, let text else { return }
    text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
      data.assumingMemoryBound(to: Reading.self).pointee.listener
        .text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
  }
  XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
    data?.assumingMemoryBound(to: Reading.self).pointee.refuse()
  }
}

private func fault(of parser: OpaquePointer, _ part: String) -> WorkbookFault {
  let code = XML_GetErrorCode(parser)
  if code == XML_ERROR_NO_MEMORY { return .unsafePart(part) }
  let line = XML_GetCurrentLineNumber(parser)
  let column = XML_GetCurrentColumnNumber(parser) + 1
  if code == XML_ERROR_NO_ELEMENTS || code == XML_ERROR_UNCLOSED_TOKEN {
    return .brokenPart(part, Phrase(zh: "XML 没有写完", en: "its XML ends too early"))
  }
  return .brokenPart(
    part,
    Phrase(
      zh: "第 \(line) 行第 \(column) 个字符处的 XML 有错", en: "its XML is faulty at line \(line), character \(column)")
  )
}
