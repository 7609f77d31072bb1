import Diagnostics

/// What a finished page links to and can be linked by.
struct PageLinks: Sendable {
  var path: String
  var anchors: Set<String> = []
  /// The internal targets: a path from the root and perhaps an anchor, with the address as written.
  var targets: [(path: String, anchor: String?, written: String)] = []
  var lacks: [String] = []

  /// Reads them off the HTML.
  init(_ path: String, _ html: [UInt8]) {
    self.path = path
    anchors = Set(PageLinks.values(of: " id=\"", in: html))
    let written = PageLinks.values(of: " href=\"", in: html) + PageLinks.values(of: " src=\"", in: html)
    for address in written {
      guard let target = PageLinks.target(address, from: path) else { continue }
      targets.append((target.path, target.anchor, address))
    }
    if PageLinks.values(of: "<html lang=\"", in: html).first?.isEmpty ?? true { lacks.append("lang") }
    if PageLinks.isEmptyTitle(html) { lacks.append("title") }
  }

  private static func isEmptyTitle(_ html: [UInt8]) -> Bool {
    let open = Array("<title>".utf8)
    guard let start = find(open, in: html, from: 0) else { return true }
    return html.indices.contains(start + open.count) ? html[start + open.count] == UInt8(ascii: "<") : true
  }

  /// The attribute values that follow a mark such as ` href="`, with entities read.
  static func values(of mark: StaticString, in html: [UInt8]) -> [String] {
    let mark = mark.withUTF8Buffer { Array($0) }
    var values: [String] = []
    var position = 0
    while let found = find(mark, in: html, from: position) {
      let start = found + mark.count
      var end = start
      while end < html.count, html[end] != UInt8(ascii: "\"") { end += 1 }
      values.append(unescaped(html[start..<end]))
      position = end
    }
    return values
  }

  private static func find(_ mark: [UInt8], in html: [UInt8], from start: Int) -> Int? {
    html.withUnsafeBufferPointer { bytes in
      mark.withUnsafeBufferPointer { mark in
        guard bytes.count >= mark.count else { return nil }
        var index = start
        let last = bytes.count - mark.count
        while index <= last {
          if bytes[index] == mark[0] {
            var length = 1
            while length < mark.count, bytes[index + length] == mark[length] { length += 1 }
            if length == mark.count { return index }
          }
          index += 1
        }
        return nil
      }
    }
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.contains("&") else { return text }
    var result = ""
    var rest = text[...]
    let entities = [("&amp;", "&"), ("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">")]
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      rest = rest[ampersand...]
      let (entity, plain) = entities.first { rest.hasPrefix($0.0) } ?? ("&", "&")
      result += plain
      rest = rest.dropFirst(entity.count)
    }
    return result + rest
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
    guard text.contains("%") else { return String(text) }
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
      var seen: Set<String> = []
      for target in page.targets where seen.insert(target.written).inserted {
        let anchors = files[target.path]
        if let anchors, target.anchor.map({ $0.isEmpty || anchors.contains($0) }) ?? true { continue }
        log.report("link-broken", at: Position(file: page.path), ["link": target.written])
      }
    }
  }
}
