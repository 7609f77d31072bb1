/// The different texts of a column, in the order of their first appearance.
///
/// A few texts are kept as strings. Many of them, such as the ids of a million deals, stay bytes, and a string is made
/// only of the one that is asked for: most of them never are.
package struct TextEntries: Sendable {
  private enum Storage: Sendable {
    case strings([String])
    case bytes(TextBytes)
  }

  private var storage: Storage

  /// Up to this many texts are kept as strings.
  package static let fewTexts = 4096

  package init() { storage = .strings([]) }

  package init(_ texts: some Sequence<String>) { storage = .strings(Array(texts)) }

  package init(_ bytes: TextBytes) { storage = .bytes(bytes) }

  /// Calls `body` with the UTF-8 of a text.
  @inline(__always)
  package func withBytes<Result>(of place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    switch storage {
    case .strings(let texts):
      var text = texts[place]
      return text.withUTF8 { body($0) }
    case .bytes(let bytes): return bytes.withBytes(of: place, body)
    }
  }

  package mutating func append(_ text: String) {
    switch storage {
    case .strings(var texts):
      storage = .strings([])
      texts.append(text)
      storage = .strings(texts)
    case .bytes(var bytes):
      storage = .strings([])
      var text = text
      text.withUTF8 { bytes.append($0) }
      storage = .bytes(bytes)
    }
  }

  /// The texts without a beginning in ASCII, or `nil` unless all have it with more ASCII behind, or none has it.
  package func dropping(_ beginning: String) -> TextEntries? {
    let beginning = Array(beginning.utf8)
    var having = 0
    for place in indices {
      let isGood = withBytes(of: place) { text in
        guard text.starts(with: beginning) else { return having == 0 }
        having += 1
        return text.count > beginning.count && text[beginning.count] < 0x80
      }
      guard isGood, having == 0 || having == place + 1 else { return nil }
    }
    if having == 0 { return self }
    switch storage {
    case .strings(let texts): return TextEntries(texts.map { String($0.dropFirst(beginning.count)) })
    case .bytes(let bytes): return TextEntries(bytes.dropping(beginning.count))
    }
  }

  /// A copy of the texts one behind the other, with room for `more`.
  package func packed(more: Int = 0) -> TextBytes {
    var packed = TextBytes(count: count + more, bytes: 0)
    for place in indices { withBytes(of: place) { packed.append($0) } }
    return packed
  }
}

extension TextEntries: RandomAccessCollection {
  package var startIndex: Int { 0 }

  package var endIndex: Int {
    switch storage {
    case .strings(let texts): texts.count
    case .bytes(let bytes): bytes.count
    }
  }

  package subscript(place: Int) -> String {
    @inline(__always) get {
      switch storage {
      case .strings(let texts): texts[place]
      case .bytes(let bytes): bytes[place]
      }
    }
  }
}

extension TextEntries: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: String...) { self.init(elements) }
}

extension TextEntries: Equatable {
  package static func == (left: TextEntries, right: TextEntries) -> Bool { left.elementsEqual(right) }

  package static func == (left: TextEntries, right: [String]) -> Bool { left.elementsEqual(right) }
}

/// Texts as pieces of UTF-8: of a file that is in memory anyway, or one behind the other.
///
/// All together have less than 4 GB, as a file has.
package struct TextBytes: Sendable {
  package struct Piece: Sendable {
    package var start: UInt32
    package var end: UInt32

    package init(start: UInt32, end: UInt32) {
      self.start = start
      self.end = end
    }
  }

  private var bytes: [UInt8] = []
  private var pieces: [Piece] = []

  /// No texts, with room for `count` texts of `bytes` bytes.
  package init(count: Int, bytes: Int) {
    pieces.reserveCapacity(count)
    self.bytes.reserveCapacity(bytes)
  }

  /// Takes the texts where they lie.
  package init(_ bytes: [UInt8], _ pieces: [Piece]) {
    self.bytes = bytes
    self.pieces = pieces
  }

  package var count: Int { pieces.count }

  /// The texts without their first `bytes` bytes, which each must have.
  func dropping(_ count: Int) -> TextBytes {
    TextBytes(bytes, pieces.map { Piece(start: $0.start + UInt32(count), end: $0.end) })
  }

  package mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    let start = UInt32(bytes.count)
    bytes.append(contentsOf: text)
    pieces.append(Piece(start: start, end: UInt32(bytes.count)))
  }

  @inline(__always)
  package func withBytes<Result>(of place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let piece = pieces[place]
    return bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[Int(piece.start)..<Int(piece.end)]))
    }
  }

  package var strings: [String] { (0..<count).map { self[$0] } }

  package subscript(place: Int) -> String { withBytes(of: place) { String(decoding: $0, as: UTF8.self) } }
}
