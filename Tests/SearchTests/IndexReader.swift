@testable import Search

/// Reads the files of an index as the script in the browser does, in a plain way.
struct IndexReader {
  var terms: [String: [(page: Int, weight: Int)]] = [:]
  var shardOfTerm: [String: Int] = [:]
  var manifest = ""
  var pages: [String] = []

  init(_ files: [(path: String, bytes: [UInt8])]) {
    for file in files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      if file.path == "manifest.js" { manifest = text }
      if file.path.hasPrefix("p") { pages.append(text) }
      guard file.path.hasPrefix("t"), let start = text.dropFirst(20).firstIndex(of: "\"")
      else { continue }
      let parts = text[text.index(after: start)...].dropLast(4).split(separator: " ")
      for index in stride(from: 0, to: parts.count - 1, by: 2) {
        terms[String(parts[index])] = PostingCode.read(parts[index + 1].utf8)
        shardOfTerm[String(parts[index])] = Int(file.path.dropFirst().dropLast(3))
      }
    }
  }

  func pages(of term: String) -> [Int] { terms[term, default: []].map(\.page) }

  /// The pages that hold all pairs of a run of characters.
  func pages(with run: String) -> Set<Int> {
    let characters = Array(run)
    let pairs = zip(characters, characters.dropFirst()).map { String([$0, $1]) }
    return pairs.map { Set(pages(of: $0)) }.reduce(nil) { $0?.intersection($1) ?? $1 } ?? []
  }
}

extension PostingCode {
  /// Returns the postings of a text.
  static func read(_ text: some Sequence<UInt8>) -> [(page: Int, weight: Int)] {
    var postings: [(page: Int, weight: Int)] = []
    var high = 0
    var page = -1
    for byte in text {
      let place = byte == 0x21 ? 0 : Int(byte) - (byte < 0x5C ? 0x22 : 0x23)
      if place >= finals {
        high = high * base + place - finals
      } else {
        page += (high << 3) + (place >> 3) + 1
        postings.append((page, place & 7))
        high = 0
      }
    }
    return postings
  }
}

/// Collects what a text is parted into: `价`, `值 after 价`, `crm`.
struct TokenList: TokenSink {
  var tokens: [String] = []

  init(_ text: String) {
    var reader = TokenReader()
    reader.read(text, into: &self)
  }

  mutating func character(_ scalar: UInt32, after previous: UInt32) {
    let text = [previous, scalar].compactMap(Unicode.Scalar.init).filter { $0.value != 0 }.map(String.init)
    tokens.append(text.joined())
  }

  mutating func word(_ bytes: UnsafeBufferPointer<UInt8>, isPlain: Bool) {
    tokens.append(String(decoding: bytes, as: UTF8.self))
  }
}

func entry(
  _ title: String, _ text: String = "", group: SearchEntry.Group = .page, keywords: [String] = [],
  badge: SearchEntry.Badge? = nil, isControlled: Bool = false
) -> SearchEntry {
  SearchEntry(
    group: group, title: title, address: "playbooks/x/index.html", badge: badge, keywords: keywords,
    isControlled: isControlled, sections: [.init(heading: "", anchor: "", text: text)])
}
