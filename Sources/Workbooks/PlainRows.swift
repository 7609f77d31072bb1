/// A row of a sheet in the plain form that spreadsheet programs write, found without the XML parser.
///
/// Nine tenths of the time that expat takes for a sheet go into rows of always the same shape:
/// `<row r="2"><c r="A2" s="1" t="s"><v>7</v></c>…</row>`. This reads exactly that shape, and cells with one inline
/// text, without entities and control characters; any other row is left to expat, so nothing is read here that
/// expat would read differently.
struct PlainRow {
  enum Outcome {
    /// The row was read; the offset is the one behind it.
    case read(Int)
    /// The bytes end before the row does.
    case incomplete
    /// There is no row, or one in another form.
    case other
  }

  /// A value in quotes, as offsets; the byte at `end` is the closing quote.
  struct Quoted {
    var start: Int
    var end: Int
  }

  struct PlainCell {
    var name: Quoted?
    var style: Quoted?
    var type: Quoted?
    var value: Range<Int>?
    var hasFormula = false
  }

  /// Whether the part is UTF-8, so that texts beyond ASCII can be checked here.
  var isUTF8 = false
  private(set) var name: Quoted?
  private(set) var isHidden = false
  private(set) var cells: [PlainCell] = []

  private enum Stop: Error {
    case incomplete, other
  }

  private enum TagEnd {
    case open, closed
  }

  /// Reads the row that begins at `start`, after blanks; the bytes stay as they are.
  mutating func read(_ bytes: UnsafeMutablePointer<UInt8>, from start: Int, to end: Int) -> Outcome {
    let bytes = UnsafeBufferPointer(start: bytes, count: end)
    do throws(Stop) {
      return .read(try row(bytes, from: start))
    } catch {
      switch error {
      case .incomplete: return .incomplete
      case .other: return .other
      }
    }
  }

  private mutating func row(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) throws(Stop) -> Int {
    name = nil
    isHidden = false
    cells.removeAll(keepingCapacity: true)
    var next = start
    skipBlanks(bytes, &next)
    try pass("<row", bytes, &next)
    var name: Quoted?
    var isHidden = false
    var isDoubled = false
    let end = try attributes(bytes, &next) { attribute, value in
      if attribute.count == 1, bytes[attribute.lowerBound] == 0x72 {
        isDoubled = isDoubled || name != nil
        name = value
      }
      if attribute.count == 6, bytes[attribute].elementsEqual("hidden".utf8) {
        isHidden = bytes[value.start] == 0x31 || bytes[value.start] == 0x74
      }
    }
    guard !isDoubled else { throw .other }
    self.name = name
    self.isHidden = isHidden
    guard end == .open else { return next }
    while true {
      skipBlanks(bytes, &next)
      guard next + 1 < bytes.count else { throw .incomplete }
      guard bytes[next] == 0x3C, bytes[next + 1] == 0x63 else { break }
      try cell(bytes, &next)
    }
    try pass("</row>", bytes, &next)
    return next
  }

  @inline(__always)
  private mutating func cell(_ bytes: UnsafeBufferPointer<UInt8>, _ next: inout Int) throws(Stop) {
    var cell = PlainCell()
    var isDoubled = false
    func take(_ value: Quoted, as place: inout Quoted?) {
      isDoubled = isDoubled || place != nil
      place = value
    }
    next += 2
    let end = try attributes(bytes, &next) { attribute, value in
      guard attribute.count == 1 else { return }
      switch bytes[attribute.lowerBound] {
      case 0x72: take(value, as: &cell.name)
      case 0x73: take(value, as: &cell.style)
      case 0x74: take(value, as: &cell.type)
      default: break
      }
    }
    // Expat says what is wrong with an attribute that occurs twice.
    guard !isDoubled else { throw .other }
    if end == .open {
      guard next + 1 < bytes.count else { throw .incomplete }
      if bytes[next + 1] == 0x66 {
        cell.hasFormula = true
        _ = try element("<f", "</f>", bytes, &next)
        guard next + 1 < bytes.count else { throw .incomplete }
      }
      if bytes[next + 1] == 0x76 {
        cell.value = try element("<v", "</v>", bytes, &next)
      } else if bytes[next + 1] == 0x69, let type = cell.type, !cell.hasFormula {
        guard bytes[type.start..<type.end].elementsEqual("inlineStr".utf8) else { throw .other }
        try pass("<is>", bytes, &next)
        cell.value = try element("<t", "</t>", bytes, &next)
        try pass("</is>", bytes, &next)
      }
      try pass("</c>", bytes, &next)
    }
    cells.append(cell)
  }

  /// Passes an element that holds text only.
  @inline(__always)
  private func element(
    _ opening: StaticString, _ closing: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ next: inout Int
  ) throws(Stop) -> Range<Int> {
    try pass(opening, bytes, &next)
    guard try attributes(bytes, &next, { _, _ in }) == .open else { return next..<next }
    let start = next
    var isASCII = true
    while next < bytes.count, bytes[next] != 0x3C {
      if bytes[next] >= 0x80 {
        isASCII = false
      } else if !isPlain(bytes[next]) {
        throw .other
      }
      next += 1
    }
    let end = next
    try pass(closing, bytes, &next)
    if !isASCII {
      guard isUTF8, isText(UnsafeBufferPointer(rebasing: bytes[start..<end])) else { throw .other }
    }
    return start..<end
  }

  /// Passes the attributes up to and with the tag's end.
  @inline(__always)
  private func attributes(
    _ bytes: UnsafeBufferPointer<UInt8>, _ next: inout Int, _ take: (Range<Int>, Quoted) -> Void
  ) throws(Stop) -> TagEnd {
    while true {
      guard next + 1 < bytes.count else { throw .incomplete }
      if bytes[next] == 0x3E {
        next += 1
        return .open
      }
      if bytes[next] == 0x2F {
        try pass("/>", bytes, &next)
        return .closed
      }
      try pass(" ", bytes, &next)
      let name = next
      while next < bytes.count, isNameByte(bytes[next]) { next += 1 }
      let nameEnd = next
      try pass("=\"", bytes, &next)
      let value = next
      while next < bytes.count, bytes[next] != 0x22 {
        guard isPlain(bytes[next]) else { throw .other }
        next += 1
      }
      guard next < bytes.count else { throw .incomplete }
      guard nameEnd > name, bytes[name] >= 0x41 else { throw .other }
      take(name..<nameEnd, Quoted(start: value, end: next))
      next += 1
    }
  }

  @inline(__always)
  private func pass(
    _ text: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ next: inout Int
  ) throws(Stop) {
    let text = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    for (offset, byte) in text.enumerated() {
      guard next + offset < bytes.count else { throw .incomplete }
      guard bytes[next + offset] == byte else { throw .other }
    }
    next += text.count
  }

  @inline(__always)
  private func skipBlanks(_ bytes: UnsafeBufferPointer<UInt8>, _ next: inout Int) {
    while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x0A || bytes[next] == 0x0D { next += 1 }
  }

  /// Printable ASCII without `<`, `>` and `&`.
  @inline(__always)
  private func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != 0x3C && byte != 0x3E && byte != 0x26
  }

  /// Letters, digits and `:` of a name, which begins with a letter.
  @inline(__always)
  private func isNameByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x3A
  }
}

/// Whether the bytes are UTF-8 characters that XML allows.
///
/// Table 3-7 of the Unicode Standard: no overlong forms, no surrogates, nothing beyond U+10FFFF; XML leaves out
/// U+FFFE and U+FFFF as well.
private func isText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var index = 0
  func follows(_ offset: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
    index + offset < bytes.count && bytes[index + offset] >= low && bytes[index + offset] <= high
  }
  while index < bytes.count {
    let lead = bytes[index]
    switch lead {
    case 0..<0x80: index += 1
    case 0xC2...0xDF:
      guard follows(1) else { return false }
      index += 2
    case 0xE0...0xEF:
      guard follows(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF), follows(2) else {
        return false
      }
      if lead == 0xEF, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE { return false }
      index += 3
    case 0xF0...0xF4:
      guard follows(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF), follows(2), follows(3) else {
        return false
      }
      index += 4
    default: return false
    }
  }
  return true
}
