/// Lists of pages as text that stands in a script without escapes and packs well.
///
/// A posting is a page and how much a term matters there, 0…7. The distance to the page before it, less one, is written
/// as digits of base 28, most significant first, without leading zeros; one last character holds its lowest three bits
/// and the weight. All are printable ASCII characters other than the space, `"` and `\`.
enum PostingCode {
  static let levels = 8
  static let finals = 64
  static let base = 28

  /// The character of that place in the alphabet.
  @inline(__always)
  static func character(_ place: Int) -> UInt8 {
    let code = place == 0 ? 0x21 : place + 0x22
    return UInt8(truncatingIfNeeded: code < 0x5C ? code : code + 1)
  }

  /// Writes one posting.
  ///
  /// - Parameter gap: the number of the page less that of the page before it; for the first page its number plus one.
  @inline(__always)
  static func write(gap: Int, weight: Int, _ emit: (UInt8) -> Void) {
    let distance = gap - 1
    let high = distance >> 3
    if high > 0 {
      var unit = 1
      while unit * base <= high { unit *= base }
      var rest = high
      while unit > 0 {
        emit(character(finals + rest / unit))
        rest %= unit
        unit /= base
      }
    }
    emit(character((distance & 7) << 3 | weight))
  }

  struct Posting: Equatable {
    var page: Int
    var weight: Int
  }

  /// Returns the text of postings in the order of their pages.
  static func encode(_ postings: [Posting]) -> [UInt8] {
    var text: [UInt8] = []
    var last = -1
    for posting in postings {
      write(gap: posting.page - last, weight: posting.weight) { text.append($0) }
      last = posting.page
    }
    return text
  }

  /// Returns the postings of a text.
  ///
  /// - Parameter last: the page before them, -1 for none.
  /// - Returns: `nil` when it is none.
  static func decode(_ text: some Sequence<UInt8>, after last: Int = -1) -> [Posting]? {
    var postings: [Posting] = []
    var page = last
    var high = 0
    for byte in text {
      let place = byte == 0x21 ? 0 : Int(byte) - (byte < 0x5C ? 0x22 : 0x23)
      guard place >= 0, place < finals + base, high < 1 << 24 else { return nil }
      guard place < finals else {
        high = high * base + place - finals
        continue
      }
      page += high << 3 + place >> 3 + 1
      postings.append(Posting(page: page, weight: place & 7))
      high = 0
    }
    return high == 0 ? postings : nil
  }
}
