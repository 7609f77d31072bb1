import Testing

@testable import Site

@Suite struct ImageSizeTests {
  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 1, 0x2C, 0, 0, 0, 0x96, 8, 6]

  /// An application segment and a table stand before the frame.
  private static let jpeg: [UInt8] =
    [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC4, 0, 3, 9, 0xFF, 0xFF]
    + [0xC2, 0, 17, 8, 0, 0x96, 1, 0x2C, 3, 0, 0]

  private static func webp(_ kind: String, _ rest: [UInt8]) -> [UInt8] {
    let head = Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBP".utf8) + Array(kind.utf8) + [0, 0, 0, 0]
    return head + rest + [UInt8](repeating: 0, count: 12)
  }

  private static let heads: [(String, [UInt8])] = [
    ("PNG", png), ("GIF", Array("GIF89a".utf8) + [0x2C, 1, 0x96, 0, 0]), ("JPEG", jpeg),
    ("WebP, lossy", webp("VP8 ", [0, 0, 0, 0x9D, 1, 0x2A, 0x2C, 0x41, 0x96, 0])),
    // 14 bits of width − 1 and 14 of height − 1.
    ("WebP, lossless", webp("VP8L", [0x2F, 0x2B, 0x41, 0x25, 0])),
    ("WebP, extended", webp("VP8X", [0, 0, 0, 0, 0x2B, 1, 0, 0x95, 0, 0])),
    ("SVG", Array("<?xml version=\"1.0\"?>\n<svg width=\"300px\" height=\"150\" viewBox=\"0 0 9 9\">".utf8)),
    ("SVG by its view box", Array("<svg width=\"100%\" viewBox=\"0 0 300 150\"></svg>".utf8)),
  ]

  @Test(arguments: heads) func `reads the size off the head of a picture`(kind: String, head: [UInt8]) throws
  {
    let size = try #require(ImageSize(head), "\(kind)")
    #expect(size.width == 300, "\(kind)")
    #expect(size.height == 150, "\(kind)")
  }

  @Test(arguments: heads) func `reads no size off a head that is cut short, and survives it`(
    kind: String, head: [UInt8]
  ) {
    for count in 0..<10 { #expect(ImageSize(Array(head.prefix(count))) == nil, "\(kind)") }
  }

  @Test(arguments: ["", "plain text", "<svg>", "<svg width=\"0\" height=\"0\">", "<svg viewBox=\"0 0 a b\">"])
  func `knows no size of what is no picture`(text: String) {
    #expect(ImageSize(Array(text.utf8)) == nil)
  }

  @Test func `knows no size of a picture without width`() {
    #expect(ImageSize(Array("GIF89a".utf8) + [0, 0, 0x96, 0]) == nil)
  }
}
