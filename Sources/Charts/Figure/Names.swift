/// Names come from a CRM and may hold anything.
enum Names {
  /// Returns the name without characters that turn the direction of the text around them.
  ///
  /// A name in a right-to-left script is wrapped in isolates (U+2068, U+2069), so that the figures beside it stay put.
  static func plain(_ name: String) -> String {
    let kept = name.unicodeScalars.filter { !turnsDirection($0) }
    var result = String(String.UnicodeScalarView(kept))
    if kept.contains(where: isRightToLeft) { result = "\u{2068}" + result + "\u{2069}" }
    return result
  }

  private static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Hebrew, Arabic and their neighbours.
  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}
