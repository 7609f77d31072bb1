/// Collects HTML bytes; everything that does not come from this module's own source is escaped on the way in.
struct HTMLWriter {
  var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  @inline(__always)
  mutating func raw(_ markup: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  @inline(__always)
  mutating func byte(_ byte: UInt8) { bytes.append(byte) }

  @inline(__always)
  mutating func plain(_ run: Run) { bytes.append(contentsOf: run) }

  mutating func number(_ value: Int) {
    if value >= 0 && value < 10 { return bytes.append(UInt8(ascii: "0") + UInt8(value)) }
    bytes.append(contentsOf: String(value).utf8)
  }

  /// Starts a new line unless one has just begun.
  @inline(__always)
  mutating func freshLine() {
    if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
  }

  /// Appends text with `& < > "` escaped, as cmark does in text and attributes.
  mutating func escaped(_ run: Run) {
    var start = 0
    for index in 0..<run.count where isMarkup(run[index]) {
      bytes.append(contentsOf: run[start..<index])
      escapedByte(run[index])
      start = index + 1
    }
    bytes.append(contentsOf: run[start..<run.count])
  }

  mutating func escaped(_ text: String) {
    for byte in text.utf8 {
      if isMarkup(byte) { escapedByte(byte) } else { bytes.append(byte) }
    }
  }

  mutating func escapedByte(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): raw("&amp;")
    case UInt8(ascii: "<"): raw("&lt;")
    case UInt8(ascii: ">"): raw("&gt;")
    case UInt8(ascii: "\""): raw("&quot;")
    default: bytes.append(byte)
    }
  }

  /// Appends an address as cmark does: what an address may not hold is percent-encoded, `&` and `'` become
  /// entities.
  mutating func address(_ run: some Sequence<UInt8>) {
    for byte in run {
      if isAddressByte(byte) {
        bytes.append(byte)
      } else if byte == UInt8(ascii: "&") {
        raw("&amp;")
      } else if byte == UInt8(ascii: "'") {
        raw("&#x27;")
      } else {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(hexDigit(byte >> 4))
        bytes.append(hexDigit(byte & 15))
      }
    }
  }

  private func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}

/// Returns whether `byte` is one of `& < > "`.
@inline(__always)
func isMarkup(_ byte: UInt8) -> Bool {
  byte < 64 && (1 << UInt64(byte)) & markupBits != 0
}

/// `"` is 34, `&` 38, `<` 60, `>` 62.
private let markupBits: UInt64 = (1 << 34) | (1 << 38) | (1 << 60) | (1 << 62)

/// Returns whether `byte` stands in an address as it is: letters, digits and `!#$%()*+,-./:;=?@_~`.
private func isAddressByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "@")...UInt8(ascii: "Z"),
    UInt8(ascii: "(")...UInt8(ascii: ";"), UInt8(ascii: "#")...UInt8(ascii: "%"), UInt8(ascii: "!"),
    UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "_"), UInt8(ascii: "~"):
    true
  default: false
  }
}
