import Diagnostics

/// What a finished page links to and can be linked by.
struct PageLinks: Sendable {
  /// An internal link: a path from the root and perhaps an anchor, with the address as written.
  struct Target: Sendable {
    var path: String
    var anchor: String?
    var written: String
  }

  var path: String
  var anchors: Set<String> = []
  /// Each different address once, in the order of the page.
  var targets: [Target] = []
  var lacks: [String] = []
  /// Whether a heading that does not exist is a fault of the program. Authors' links to headings are checked where they
  /// stand in the source.
  var checksAnchors = true
}

extension PageLinks {
  /// Reads links and anchors off a finished page.
  init(_ path: String, _ html: [UInt8]) {
    self.path = path
    var seen: Set<String> = []
    var hasLanguage = false
    forEachAttribute(html) { name, value in
      switch name {
      case .id: anchors.insert(value)
      case .lang: hasLanguage = hasLanguage || !value.isEmpty
      case .link:
        guard seen.insert(value).inserted else { return }
        guard let target = PageLinks.plainTarget(value, from: path) ?? PageLinks.target(value, from: path)
        else { return }
        targets.append(Target(path: target.path, anchor: target.anchor, written: value))
      }
    }
    if !hasLanguage { lacks.append("lang") }
    if hasEmptyTitle(html) { lacks.append("title") }
  }

  /// The file and anchor of an address such as `../../a/index.html`, as nearly all are; `nil` for all others, which
  /// need a closer look.
  private static func plainTarget(_ address: String, from page: String) -> (path: String, anchor: String?)? {
    let isPlain = address.utf8.allSatisfy { $0 != 0x23 && $0 != 0x25 && $0 != 0x3A && $0 != 0x3F }
    guard isPlain, !address.isEmpty, !address.utf8.starts(with: "/".utf8) else { return nil }
    var down = address[...]
    var folder = page[..<(page.utf8.lastIndex(of: 0x2F) ?? page.startIndex)]
    while down.utf8.starts(with: "../".utf8) {
      guard !folder.isEmpty else { return nil }
      down = down[down.utf8.index(down.startIndex, offsetBy: 3)...]
      folder = folder[..<(folder.utf8.lastIndex(of: 0x2F) ?? folder.startIndex)]
    }
    // Dots at the start of a name further down would be a step too.
    guard !down.utf8.starts(with: ".".utf8), !down.contains("/."), !down.contains("//") else { return nil }
    return (folder.isEmpty ? String(down) : "\(folder)/\(down)", nil)
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
  private var files: [String: Set<String>] = [:]

  mutating func add(_ page: PageLinks) {
    files[page.path] = page.anchors
    pages.append(page)
  }

  mutating func add(file: String) { files[file] = [] }

  func report(_ log: inout Diagnostics) {
    for page in pages {
      for what in page.lacks { log.report("page-incomplete", at: Position(file: page.path), ["what": what]) }
      for target in page.targets {
        let anchors = files[target.path]
        let anchor = page.checksAnchors ? target.anchor : nil
        if let anchors, anchor.map({ $0.isEmpty || anchors.contains($0) }) ?? true { continue }
        log.report("link-broken", at: Position(file: page.path), ["link": target.written])
      }
    }
  }
}
