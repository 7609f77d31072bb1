import Diagnostics

extension TemplateValue {
  /// Reads a JSON document (RFC 8259); whole numbers become numbers, others keep their digits as text.
  ///
  /// - Parameter file: the path shown in messages.
  /// - Returns: `nil` when the document is faulty; the first fault is reported with its place.
  package init?(json bytes: [UInt8], file: String, _ log: inout Diagnostics) {
    var reader = JSONReader(bytes)
    do throws(JSONReader.Fault) {
      self = try reader.document()
    } catch {
      log.report(error.id, at: place(of: error.offset, in: bytes, file: file), error.arguments)
      return nil
    }
  }
}

/// A strict reader of JSON.
struct JSONReader {
  struct Fault: Error {
    var id: String
    var offset: Int
    var arguments: [String: String] = [:]
  }

  private let bytes: [UInt8]
  private var position: Int
  private var depth = 0

  /// Deeper data could not be laid out by any template.
  private static let deepest = 200

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  mutating func document() throws(Fault) -> TemplateValue {
    let value = try value()
    skipBlanks()
    if position < bytes.count { throw unexpected("EOF") }
    return value
  }

  private mutating func value() throws(Fault) -> TemplateValue {
    skipBlanks()
    guard position < bytes.count else { throw unexpected(Self.anyValue) }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try nested { reader throws(Fault) in try reader.object() }
    case UInt8(ascii: "["): return try nested { reader throws(Fault) in try reader.list() }
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw unexpected(Self.anyValue)
    }
  }

  private static let anyValue = "{ [ \" 0…9 true false null"

  private mutating func nested(
    _ read: (inout JSONReader) throws(Fault) -> TemplateValue
  ) throws(Fault) -> TemplateValue {
    guard depth < Self.deepest else { throw Fault(id: "json-too-deep", offset: position) }
    depth += 1
    position += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(Fault) -> TemplateValue {
    var pairs: [(TemplateName, TemplateValue)] = []
    var seen: Set<TemplateName> = []
    if skip("}") { return .object(TemplateObject()) }
    repeat {
      skipBlanks()
      let start = position
      guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else { throw unexpected("\"") }
      let name = TemplateName(try string())
      guard seen.insert(name).inserted else {
        throw Fault(id: "json-duplicate-name", offset: start, arguments: ["name": name.text])
      }
      guard skip(":") else { throw unexpected(":") }
      pairs.append((name, try value()))
    } while skip(",")
    guard skip("}") else { throw unexpected(", }") }
    return .object(TemplateObject(pairs))
  }

  private mutating func list() throws(Fault) -> TemplateValue {
    var values: [TemplateValue] = []
    if skip("]") { return .list([]) }
    repeat { values.append(try value()) } while skip(",")
    guard skip("]") else { throw unexpected(", ]") }
    return .list(values)
  }

  private mutating func word(_ word: StaticString, _ value: TemplateValue) throws(Fault) -> TemplateValue {
    let text = "\(word)".utf8
    guard bytes[position...].starts(with: text) else { throw unexpected(Self.anyValue) }
    position += text.count
    return value
  }

  private mutating func number() throws(Fault) -> TemplateValue {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let whole = digits()
    var isWhole = true
    var isValid = whole.count == 1 || (whole.count > 1 && bytes[whole.lowerBound] != UInt8(ascii: "0"))
    if isNext(".") {
      position += 1
      isWhole = false
      isValid = !digits().isEmpty && isValid
    }
    if isNext("e") || isNext("E") {
      position += 1
      isWhole = false
      if isNext("+") || isNext("-") { position += 1 }
      isValid = !digits().isEmpty && isValid
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard isValid else { throw Fault(id: "json-number", offset: start, arguments: ["number": text]) }
    if isWhole, let number = Int(text) { return .number(number) }
    return .text(text)
  }

  private mutating func digits() -> Range<Int> {
    let start = position
    while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
      position += 1
    }
    return start..<position
  }

  private mutating func string() throws(Fault) -> String {
    let start = position
    var text: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let valid = String(validating: text, as: UTF8.self) else {
          throw Fault(id: "json-string", offset: start)
        }
        return valid
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw Fault(id: "json-string", offset: position)
      default:
        text.append(byte)
        position += 1
      }
    }
    throw Fault(id: "json-string", offset: start)
  }

  private mutating func escape(into text: inout [UInt8]) throws(Fault) {
    let start = position
    position += 2
    switch start + 1 < bytes.count ? bytes[start + 1] : 0 {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[start + 1])
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var code = try codeUnit(start)
      if (0xD800..<0xDC00).contains(code), isNext("\\"), position + 1 < bytes.count,
        bytes[position + 1] == UInt8(ascii: "u")
      {
        position += 2
        let low = try codeUnit(start)
        guard (0xDC00..<0xE000).contains(low) else { throw Fault(id: "json-string", offset: start) }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw Fault(id: "json-string", offset: start) }
      text.append(contentsOf: String(scalar).utf8)
    default: throw Fault(id: "json-string", offset: start)
    }
  }

  private mutating func codeUnit(_ start: Int) throws(Fault) -> UInt32 {
    let digits = bytes[min(position, bytes.count)..<min(position + 4, bytes.count)]
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.count == 4, text.allSatisfy(\.isHexDigit), let code = UInt32(text, radix: 16) else {
      throw Fault(id: "json-string", offset: start)
    }
    position += 4
    return code
  }

  private mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
  }

  private func isNext(_ character: Unicode.Scalar) -> Bool {
    position < bytes.count && bytes[position] == UInt8(ascii: character)
  }

  /// Steps over blanks and `character`; returns whether it was there.
  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard isNext(character) else { return false }
    position += 1
    return true
  }

  private func unexpected(_ expected: String) -> Fault {
    let found =
      position < bytes.count ? String(decoding: bytes[position...].prefix(12), as: UTF8.self).first : nil
    return Fault(
      id: "json-syntax", offset: position,
      arguments: ["found": found.map(String.init) ?? "EOF", "expected": expected])
  }
}
