import Glibc

/// The attributes that matter to links.
enum LinkAttribute {
  /// `href` or `src`.
  case link
  case id
  /// `lang` of the page.
  case lang
}

/// Calls `body` for every `href`, `src` and `id` and for the page's `lang`, with the value as it is written.
///
/// The templates write attributes in double quotes with a blank in front, and the text of pages has no bare quotes.
func forEachAttribute(_ html: [UInt8], _ body: (LinkAttribute, UnsafeBufferPointer<UInt8>) -> Void) {
  html.withUnsafeBufferPointer { bytes in
    guard let base = bytes.baseAddress else { return }
    var position = 0
    while position < bytes.count, let sign = memchr(base + position, 0x3D, bytes.count - position) {
      let equals = UnsafeRawPointer(sign) - UnsafeRawPointer(base)
      position = equals + 1
      guard position < bytes.count, bytes[position] == 0x22, let name = attribute(before: equals, base) else {
        continue
      }
      let start = position + 1
      guard start < bytes.count, let quote = memchr(base + start, 0x22, bytes.count - start) else { return }
      let end = UnsafeRawPointer(quote) - UnsafeRawPointer(base)
      position = end + 1
      body(name, UnsafeBufferPointer(rebasing: bytes[start..<end]))
    }
  }
}

private func attribute(before end: Int, _ bytes: UnsafePointer<UInt8>) -> LinkAttribute? {
  func ends(_ name: StaticString) -> Bool {
    let count = name.utf8CodeUnitCount
    return end >= count && memcmp(bytes + (end - count), name.utf8Start, count) == 0
  }
  guard end > 2 else { return nil }
  switch bytes[end - 1] {
  case UInt8(ascii: "f"): return ends(" href") ? .link : nil
  case UInt8(ascii: "c"): return ends(" src") ? .link : nil
  case UInt8(ascii: "d"): return ends(" id") ? .id : nil
  case UInt8(ascii: "g"): return ends("<html lang") ? .lang : nil
  default: return nil
  }
}

/// The value of an attribute with its entities read.
func unescaped(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
  let text = String(decoding: bytes, as: UTF8.self)
  guard bytes.contains(UInt8(ascii: "&")) else { return text }
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

/// Whether the page has no title, or one without text.
func hasEmptyTitle(_ html: [UInt8]) -> Bool {
  let open: StaticString = "<title>"
  let length = open.utf8CodeUnitCount
  return html.withUnsafeBufferPointer { bytes in
    guard let base = bytes.baseAddress else { return true }
    // Titles stand in the head: the first one decides.
    var position = 0
    while position + length < bytes.count, let sign = memchr(base + position, 0x3C, bytes.count - position) {
      let start = UnsafeRawPointer(sign) - UnsafeRawPointer(base)
      guard start + length < bytes.count else { return true }
      if memcmp(base + start, open.utf8Start, length) == 0 { return bytes[start + length] == 0x3C }
      position = start + 1
    }
    return true
  }
}
