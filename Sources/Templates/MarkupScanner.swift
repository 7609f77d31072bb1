import Markup

/// Follows the HTML of a template byte by byte, so that every tag of the template knows the place where it prints.
///
/// States as in the HTML standard's tokenizer, reduced to those that decide about escaping.
struct MarkupScanner: Equatable {
  private(set) var place = MarkupPlace.text
  private var elementName: [UInt8] = []
  private var attributeName: [UInt8] = []
  private var isEndTag = false

  /// Where the checked address that was open before ended, and where one began that is still open.
  struct Addresses {
    var closed: Int?
    var opened: Int?
  }

  static func == (left: MarkupScanner, right: MarkupScanner) -> Bool {
    guard left.place == right.place else { return false }
    guard left.place.isAmongAttributes || left.place == .beforeValue else { return true }
    return left.elementName == right.elementName && left.attributeName == right.attributeName
  }

  /// Returns the state after text that may or may not have been printed: `other` with, `self` without it.
  ///
  /// - Returns: `nil` when what follows would mean different things.
  func joined(with other: MarkupScanner) -> MarkupScanner? {
    if self == other { return self }
    guard place.isAmongAttributes, other.place.isAmongAttributes,
      elementName == other.elementName, isEndTag == other.isEndTag
    else { return nil }
    var joined = self
    joined.place = .attributeName
    // No attribute has such a name: a value that follows directly may hold no data.
    joined.attributeName = [0]
    return joined
  }

  /// Reads text of the template.
  ///
  /// - Returns: offsets into `bytes`.
  mutating func read(_ bytes: ArraySlice<UInt8>) -> Addresses {
    var addresses = Addresses()
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let before = place
      index = step(bytes, index)
      guard before != place else { continue }
      if case .value(_, .address(isChecked: true)) = before {
        // A value that began in this text ends in it too: nothing to check.
        if addresses.opened == nil { addresses.closed = index - 1 - bytes.startIndex }
        addresses.opened = nil
      }
      if case .value(let quote, .address) = place, case .beforeValue = before {
        place = .value(quote: quote, Self.address(beginning: bytes[index...].prefix { $0 != quote }))
        if case .value(_, .address(isChecked: true)) = place { addresses.opened = index - bytes.startIndex }
      }
    }
    return addresses
  }

  /// What data may follow in an address that the template begins with `bytes`.
  private static func address(beginning bytes: ArraySlice<UInt8>) -> MarkupPlace.Attribute {
    guard bytes.contains(where: { "/?#:".utf8.contains($0) }) else { return .address(isChecked: true) }
    let isAllowed = Address.encoded(String(decoding: bytes, as: UTF8.self)) != nil
    return isAllowed ? .address(isChecked: false) : .code
  }

  /// Reads at least one byte; returns the index after what was read.
  private mutating func step(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Int {
    let byte = bytes[index]
    switch place {
    case .text:
      guard let next = bytes[index...].firstIndex(of: UInt8(ascii: "<")) else { return bytes.endIndex }
      place = .tagStart([])
      return next + 1
    case .plainText(let name), .code(let name):
      return skipToEnd(of: name, bytes, index)
    case .tagStart(let seen): startTag(seen, byte)
    case .comment(let dashes):
      switch byte {
      case UInt8(ascii: "-"): place = .comment(dashes: min(2, dashes + 1))
      case UInt8(ascii: ">") where dashes == 2: place = .text
      case UInt8(ascii: "!") where dashes == 2: break
      default: place = .comment(dashes: 0)
      }
    case .declaration: if byte == UInt8(ascii: ">") { place = .text }
    case .tagName, .betweenAttributes, .attributeName, .afterAttributeName: readAttributes(byte)
    case .beforeValue: startValue(byte)
    case .unquotedValue:
      if byte == UInt8(ascii: ">") { endTag() } else if Self.isBlank(byte) { place = .betweenAttributes }
    case .value(let quote, _): if byte == quote { place = .betweenAttributes }
    }
    return index + 1
  }

  private mutating func skipToEnd(of name: [UInt8], _ bytes: ArraySlice<UInt8>, _ index: Int) -> Int {
    let wanted = Array("</".utf8) + name
    guard bytes[index] == wanted[0], bytes.endIndex - index > wanted.count,
      zip(bytes[index...], wanted).allSatisfy({ Self.lowercased($0) == $1 })
    else { return index + 1 }
    let after = bytes[index + wanted.count]
    guard Self.isBlank(after) || after == UInt8(ascii: ">") || after == UInt8(ascii: "/") else {
      return index + 1
    }
    elementName = name
    isEndTag = true
    place = .tagName
    return index + wanted.count
  }

  private mutating func startTag(_ seen: [UInt8], _ byte: UInt8) {
    switch (seen, byte) {
    case ([], UInt8(ascii: "/")), ([], UInt8(ascii: "!")): place = .tagStart([byte])
    case ([UInt8(ascii: "!")], UInt8(ascii: "-")): place = .tagStart(seen + [byte])
    case ([UInt8(ascii: "!"), UInt8(ascii: "-")], UInt8(ascii: "-")): place = .comment(dashes: 2)
    case ([], UInt8(ascii: "?")): place = .declaration
    case ([], UInt8(ascii: "<")): break
    case ([], _), ([UInt8(ascii: "/")], _):
      guard Self.isLetter(byte) else { return place = seen.isEmpty ? .text : .declaration }
      isEndTag = !seen.isEmpty
      elementName = [Self.lowercased(byte)]
      place = .tagName
    default: place = byte == UInt8(ascii: ">") ? .text : .declaration
    }
  }

  private mutating func readAttributes(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: ">"): endTag()
    case UInt8(ascii: "/"): place = .betweenAttributes
    case _ where Self.isBlank(byte): place = place == .attributeName ? .afterAttributeName : afterBlank
    case UInt8(ascii: "=") where place == .attributeName || place == .afterAttributeName: place = .beforeValue
    case _ where place == .tagName: elementName.append(Self.lowercased(byte))
    case _ where place == .attributeName: attributeName.append(Self.lowercased(byte))
    default:
      attributeName = [Self.lowercased(byte)]
      place = .attributeName
    }
  }

  private var afterBlank: MarkupPlace {
    place == .afterAttributeName ? .afterAttributeName : .betweenAttributes
  }

  private mutating func startValue(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): place = .value(quote: byte, Self.kind(of: attributeName))
    case UInt8(ascii: ">"): endTag()
    case _ where Self.isBlank(byte): break
    default: place = .unquotedValue
    }
  }

  private mutating func endTag() {
    place = .text
    if isEndTag { return }
    if Self.plainTextElements.contains(elementName) { place = .plainText(elementName) }
    if Self.codeElements.contains(elementName) { place = .code(elementName) }
  }

  private static let plainTextElements = ["title", "textarea"].map { Array($0.utf8) }
  private static let codeElements = ["script", "style", "xmp", "iframe", "noembed", "noframes"].map {
    Array($0.utf8)
  }
  private static let addressAttributes = Set(
    [
      "href", "src", "action", "formaction", "cite", "poster", "data", "background", "longdesc", "manifest",
      "ping", "usemap", "xlink:href", "codebase", "archive", "profile", "icon",
    ].map { Array($0.utf8) })

  private static func kind(of attribute: [UInt8]) -> MarkupPlace.Attribute {
    if addressAttributes.contains(attribute) { return .address(isChecked: true) }
    let isCode =
      attribute.first == 0 || attribute.starts(with: "on".utf8) || attribute == Array("style".utf8)
      || attribute == Array("srcdoc".utf8) || attribute == Array("srcset".utf8)
    return isCode ? .code : .plain
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0x0C
  }
}
