/// Lists of pages as text that stands in a script without escapes and packs well.
///
/// A posting is a page and how much a term matters there, 0…7. The distance to the page before it, less one, is written
/// as digits of base 28, most significant first, without leading zeros; one last character holds its lowest three bits
/// and the weight. All are printable ASCII characters other than the space, `"` and `\`.
enum PostingCode {
  static let levels = 8
  private static let finals = 64
  private static let base = 28
  /// No page is further away than digits of this number can say (28⁶ × 8).
  static let longest = 7

  private static let alphabet = (UInt8(ascii: "!")...UInt8(ascii: "~")).filter {
    $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
  }

  static let finalCharacters = Array(alphabet.prefix(finals))
  static let digitCharacters = Array(alphabet.suffix(base))

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
        emit(digitCharacters[rest / unit])
        rest %= unit
        unit /= base
      }
    }
    emit(finalCharacters[(distance & 7) << 3 | weight])
  }

  /// Returns the postings of a text.
  static func read(_ text: some Sequence<UInt8>) -> [(page: Int, weight: Int)] {
    var postings: [(page: Int, weight: Int)] = []
    var high = 0
    var page = -1
    for byte in text {
      if let digit = digitCharacters.firstIndex(of: byte) {
        high = high * base + digit
      } else if let final = finalCharacters.firstIndex(of: byte) {
        page += high << 3 + final >> 3 + 1
        postings.append((page, final & 7))
        high = 0
      }
    }
    return postings
  }
}
