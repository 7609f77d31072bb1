import Diagnostics

/// What a finished page links to and can be linked by.
struct PageLinks: Sendable {
  /// An internal link: a file of the site and perhaps an anchor.
  struct Target: Sendable {
    /// The ``hash`` of the file's path.
    var file: UInt64
    var anchor: String?
    /// Where the address lies in `written`.
    fileprivate var place: Range<Int32>
  }

  var path: String
  /// The ``hash`` of each.
  var anchors: [UInt64] = []
  /// Each different address that needs a look once, in the order of the page.
  var targets: [Target] = []
  var lacks: [String] = []
  /// Whether a heading that does not exist is a fault of the program. Authors' links to headings are checked where they
  /// stand in the source.
  var checksAnchors = true
  /// The addresses as they stand in the page, one behind the other.
  private var written: [UInt8] = []

  /// An address as its author wrote it.
  func address(_ target: Target) -> String {
    let bytes = written[Int(target.place.lowerBound)..<Int(target.place.upperBound)]
    return bytes.withUnsafeBufferPointer(unescaped)
  }
}

extension PageLinks {
  /// Reads links and anchors off a finished page.
  ///
  /// - Parameter known: the ``hash`` of files that there are: links to these need no further look, unless they name an
  ///   anchor that is checked.
  init(_ path: String, _ html: [UInt8], checksAnchors: Bool, known: Set<UInt64> = []) {
    self.path = path
    self.checksAnchors = checksAnchors
    let page = Array(path.utf8)
    var seen = AddressSet()
    var hasLanguage = false
    forEachAttribute(html) { name, value in
      switch name {
      case .id: anchors.append(PageLinks.hash(unescaped(value)))
      case .lang: hasLanguage = hasLanguage || !value.isEmpty
      case .link:
        // A link within an author's page is checked at its source.
        if !checksAnchors && value.first == UInt8(ascii: "#") { return }
        guard seen.insert(value) else { return }
        if let file = PageLinks.plainTarget(value, from: page) {
          if known.contains(file) { return }
          add(Target(file: file, anchor: nil, place: 0..<0), value)
        } else if let target = PageLinks.target(unescaped(value), from: path) {
          let file = PageLinks.hash(target.path)
          if known.contains(file), !checksAnchors || (target.anchor ?? "").isEmpty { return }
          add(Target(file: file, anchor: target.anchor, place: 0..<0), value)
        }
      }
    }
    if !hasLanguage { lacks.append("lang") }
    if hasEmptyTitle(html) { lacks.append("title") }
  }

  private mutating func add(_ target: Target, _ address: UnsafeBufferPointer<UInt8>) {
    let start = Int32(written.count)
    written.append(contentsOf: address)
    targets.append(Target(file: target.file, anchor: target.anchor, place: start..<Int32(written.count)))
  }

  /// A number that stands for a path: two paths of a site share one as good as never (FNV-1a, 64 bits).
  static func hash(_ path: String) -> UInt64 {
    path.utf8.reduce(firstHash) { ($0 ^ UInt64($1)) &* hashFactor }
  }

  private static let firstHash: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let hashFactor: UInt64 = 0x100_0000_01B3

  /// The hash of the file of an address such as `../../a/index.html`, as nearly all are; `nil` for all others, which
  /// need a closer look.
  private static func plainTarget(_ address: UnsafeBufferPointer<UInt8>, from page: [UInt8]) -> UInt64? {
    let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
    guard let first = address.first, first != slash else { return nil }
    var start = 0
    var folder = page.lastIndex(of: slash) ?? 0
    while start + 2 < address.count, address[start] == dot, address[start + 1] == dot,
      address[start + 2] == slash
    {
      guard folder > 0 else { return nil }
      start += 3
      folder = page[..<folder].lastIndex(of: slash) ?? 0
    }
    var hash = firstHash
    for byte in page[..<folder] { hash = (hash ^ UInt64(byte)) &* hashFactor }
    if folder > 0 { hash = (hash ^ UInt64(slash)) &* hashFactor }
    var last = slash
    for byte in address[start...] {
      switch byte {
      case UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "&"):
        return nil
      // Dots at the start of a name would be a step too.
      case dot, slash: if last == slash { return nil }
      default: break
      }
      hash = (hash ^ UInt64(byte)) &* hashFactor
      last = byte
    }
    return last == slash ? nil : hash
  }

  /// The file and anchor of a relative address; `nil` for other hosts, mail and the like.
  static func target(_ address: String, from page: String) -> (path: String, anchor: String?)? {
    var path = address[...]
    var anchor: String?
    if let hash = path.firstIndex(of: "#") {
      anchor = decoded(path[path.index(after: hash)...])
      path = path[..<hash]
    }
    if let query = path.firstIndex(of: "?") { path = path[..<query] }
    if path.hasPrefix("/") || path.split(separator: "/", maxSplits: 1).first?.contains(":") == true {
      return nil
    }
    if path.isEmpty { return (page, anchor) }
    var folders = page.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") {
      if part == "." { continue }
      if part == ".." {
        guard !folders.isEmpty else { return (address, anchor) }
        folders.removeLast()
      } else {
        folders.append(decoded(part))
      }
    }
    return (folders.joined(separator: "/"), anchor)
  }

  private static func decoded(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Verifies a finished site: every internal link resolves, every page has its title and language.
struct LinkCheck {
  private var pages: [PageLinks] = []
  /// The hash of a file's path → the hashes of its anchors.
  private var files: [UInt64: [UInt64]] = [:]

  mutating func add(_ page: PageLinks) {
    files[PageLinks.hash(page.path)] = page.anchors
    pages.append(page)
  }

  mutating func add(file: String) { files[PageLinks.hash(file)] = [] }

  func report(_ log: inout Diagnostics) {
    for page in pages {
      for what in page.lacks { log.report("page-incomplete", at: Position(file: page.path), ["what": what]) }
      for target in page.targets {
        let anchors = files[target.file]
        let anchor = page.checksAnchors ? target.anchor : nil
        if let anchors, anchor.map({ $0.isEmpty || anchors.contains(PageLinks.hash($0)) }) ?? true {
          continue
        }
        log.report("link-broken", at: Position(file: page.path), ["link": page.address(target)])
      }
    }
  }
}

/// The addresses that a page has been found to hold, by their bytes.
private struct AddressSet {
  private var slots: [(hash: UInt64, address: UnsafeBufferPointer<UInt8>)?] = Array(
    repeating: nil, count: 256)
  private var count = 0

  /// Returns whether the address is new. Its memory must stay as it is while the set is asked.
  mutating func insert(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in address { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while let slot = slots[place] {
      if slot.hash == hash, slot.address.elementsEqual(address) { return false }
      place = (place + 1) & (slots.count - 1)
    }
    slots[place] = (hash, address)
    count += 1
    if count * 2 > slots.count { grow() }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: nil, count: old.count * 2)
    for case let slot? in old {
      var place = Int(truncatingIfNeeded: slot.hash) & (slots.count - 1)
      while slots[place] != nil { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot
    }
  }
}
