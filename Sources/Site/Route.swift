import Diagnostics
import Foundation
import Markup

/// The place of a page in the site, the same in every language.
package struct Route: Sendable, Hashable, Comparable {
  /// The folders from the root; empty for the home page.
  package var folders: [String]
  /// The file in the last folder.
  package var file: String

  package init(_ folders: [String], file: String = "index.html") {
    self.folders = folders
    self.file = file
  }

  package static let home = Route([])

  /// The page of an earlier period below this one.
  package func period(_ slug: String) -> Route { Route(folders + [slug]) }

  package static func < (left: Route, right: Route) -> Bool {
    left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
  }

  /// The path below the language's root.
  package var path: String { (folders + [file]).joined(separator: "/") }
}

/// A file of the output: a route in one language, or an asset.
package struct Location: Sendable, Hashable {
  /// The path from the site's root, not encoded.
  package var path: String

  package init(_ path: String) { self.path = path }

  /// The path with every segment percent-encoded.
  package var encodedPath: String { Address.encodedPath(path) }

  /// The relative address of `target` as seen from this file, percent-encoded.
  package func address(of target: Location, anchor: String? = nil) -> String {
    let slash = UInt8(ascii: "/")
    let here = path.utf8
    let there = target.path.utf8
    // Behind the last folder that both share.
    var (mine, theirs) = (here.startIndex, there.startIndex)
    var (restOfHere, restOfThere) = (mine, theirs)
    while mine < here.endIndex, theirs < there.endIndex, here[mine] == there[theirs] {
      let isSlash = here[mine] == slash
      here.formIndex(after: &mine)
      there.formIndex(after: &theirs)
      if isSlash { (restOfHere, restOfThere) = (mine, theirs) }
    }
    var address = ""
    for byte in here[restOfHere...] where byte == slash { address += "../" }
    let down = Address.encodedPath(String(target.path[restOfThere...]))
    // A colon in the first segment would be read as a scheme.
    address += down.utf8.contains(UInt8(ascii: ":")) ? down.replacing(":", with: "%3A") : down
    guard let anchor else { return address }
    return address + "#" + Address.encodedPath(anchor)
  }
}

/// Names as they stand in addresses.
package struct Slugs: Sendable {
  private var slugOf: [String: String] = [:]

  static let reserved: Set<String> = ["assets", "data", "search", "print", "index.html", "en", "zh-CN"]

  /// Gives each name an address of its own; of namesakes the later ones get `-2`, `-3` in the order given.
  package init(_ names: [String]) {
    var taken: Set<String> = []
    for name in names where slugOf[name] == nil {
      let base = Slugs.slug(name)
      var slug = base
      var count = 2
      while !taken.insert(slug.lowercased()).inserted {
        slug = "\(base)-\(count)"
        count += 1
      }
      slugOf[name] = slug
    }
  }

  package subscript(name: String) -> String? { slugOf[name] }

  /// A part of an address that an author wrote, without what file systems and addresses refuse.
  static func segment(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.precomposedStringWithCanonicalMapping.unicodeScalars.map {
          "\\:*?\"<>|".unicodeScalars.contains($0) || $0.value < 0x20 ? "-" : $0
        }))
  }

  /// The name in NFC, without what file systems and addresses refuse, at most 80 bytes plus a hash.
  static func slug(_ name: String) -> String {
    if isPlain(name) { return reserved.contains(name) ? name + "-" : name }
    var slug = ""
    for scalar in name.precomposedStringWithCanonicalMapping.unicodeScalars {
      let isRefused =
        "/\\:*?\"<>|".unicodeScalars.contains(scalar) || scalar.value < 0x20 || scalar.value == 0x7F
      slug.unicodeScalars.append(isRefused ? "-" : scalar)
    }
    slug = slug.trimmingCharacters(in: .whitespaces)
    while slug.hasPrefix(".") { slug = "-" + slug.dropFirst() }
    if slug.isEmpty { slug = "-" }
    if slug.utf8.count > 80 { slug = shortened(slug) }
    if reserved.contains(slug) || looksLikePeriod(slug) { slug += "-" }
    return slug
  }

  /// Whether a name is its own slug, unless it is reserved: letters, digits and hyphens, and no digit in front.
  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(0x30...0x39).contains(first), name.utf8.count <= 80 else {
      return false
    }
    return name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
    }
  }

  private static func shortened(_ slug: String) -> String {
    var hash: UInt32 = 0x811C_9DC5
    for byte in slug.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    var short = slug
    while short.utf8.count > 80 { short.removeLast() }
    return short + "-" + String(hash, radix: 16)
  }

  private static func looksLikePeriod(_ slug: String) -> Bool {
    let parts = slug.lowercased().split(separator: "-")
    guard let year = parts.first, year.count == 4, Int(year) != nil, parts.count <= 2 else { return false }
    guard let rest = parts.dropFirst().first else { return true }
    return Int(rest.drop { $0 == "q" || $0 == "w" }) != nil
  }
}
