import Foundation

/// How large a picture is by itself, in pixels.
struct ImageSize: Sendable, Hashable {
  var width: Int
  var height: Int

  /// Reads the size off the first bytes of a PNG, GIF, JPEG, WebP or SVG file; `nil` for other or broken files.
  init?(_ bytes: [UInt8]) {
    let size =
      ImageSize.png(bytes) ?? ImageSize.gif(bytes) ?? ImageSize.webp(bytes) ?? ImageSize.jpeg(bytes)
      ?? ImageSize.svg(bytes)
    guard let size, size.width > 0, size.height > 0 else { return nil }
    (width, height) = size
  }

  /// The header chunk follows the signature at once (W3C PNG, 11.2.2).
  private static func png(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), bytes.count >= 24 else {
      return nil
    }
    return (big(bytes, 16, 4), big(bytes, 20, 4))
  }

  private static func gif(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.starts(with: "GIF8".utf8), bytes.count >= 10 else { return nil }
    return (little(bytes, 6, 2), little(bytes, 8, 2))
  }

  /// RFC 9649: lossy, lossless and extended files keep the size in different places.
  private static func webp(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 30, bytes.starts(with: "RIFF".utf8), bytes[8..<12].elementsEqual("WEBP".utf8) else {
      return nil
    }
    switch bytes[12..<16] {
    case let kind where kind.elementsEqual("VP8X".utf8):
      return (little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1)
    case let kind where kind.elementsEqual("VP8L".utf8):
      let bits = little(bytes, 21, 4)
      return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    default: return (little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF)
    }
  }

  /// The first frame header among the segments (ITU T.81, B.2.2).
  private static func jpeg(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var place = 2
    while place + 9 < bytes.count, bytes[place] == 0xFF {
      let marker = bytes[place + 1]
      if marker == 0xFF {
        place += 1
        continue
      }
      let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
      if isFrame { return (big(bytes, place + 7, 2), big(bytes, place + 5, 2)) }
      place += 2 + big(bytes, place + 2, 2)
    }
    return nil
  }

  /// The attributes `width` and `height` of the root element, else those of its view box.
  private static func svg(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
    guard let start = text.range(of: "<svg"), let end = text[start.upperBound...].firstIndex(of: ">") else {
      return nil
    }
    let head = text[start.upperBound..<end]
    func attribute(_ name: String) -> Substring? {
      guard let start = head.range(of: " \(name)=\""),
        let end = head[start.upperBound...].firstIndex(of: "\"")
      else { return nil }
      return head[start.upperBound..<end]
    }
    func pixels(_ text: Substring?) -> Int? {
      guard let text else { return nil }
      let number = text.hasSuffix("px") ? text.dropLast(2) : text
      return Double(number).flatMap { $0 > 0 && $0 < 100_000 ? Int($0.rounded()) : nil }
    }
    if let width = pixels(attribute("width")), let height = pixels(attribute("height")) {
      return (width, height)
    }
    let box = attribute("viewBox")?.split { $0 == " " || $0 == "," }.map { Substring($0) } ?? []
    guard box.count == 4, let width = pixels(box[2]), let height = pixels(box[3]) else { return nil }
    return (width, height)
  }

  private static func big(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
    bytes[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func little(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
    bytes[start..<start + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
