/// How wide a text is, without asking a browser.
///
/// The widest of Arial, Noto Sans CJK, DejaVu and WenQuanYi decides, so that labels fit whatever font a reader has.
package enum TextWidth {
  /// Returns the width in pixels at the charts' 12 px.
  package static func pixels(_ text: String, bold: Bool = false, size: Double = 12) -> Double {
    ems(text, bold: bold) * size
  }

  /// Returns the width in em.
  package static func ems(_ text: String, bold: Bool = false) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ems($1) } * (bold ? 1.06 : 1)
  }

  /// Returns `text`, shortened with `…` when it is wider than `width`.
  ///
  /// - Parameter inTheMiddle: for paths, whose end tells more than their middle.
  package static func fitted(
    _ text: String, width: Double, bold: Bool = false, inTheMiddle: Bool = false
  ) -> String {
    guard pixels(text, bold: bold) > width else { return text }
    let characters = Array(text)
    for kept in stride(from: characters.count - 1, through: 1, by: -1) {
      let tail = inTheMiddle ? kept / 2 : 0
      let head = String(characters[..<(kept - tail)])
      let shortened = head + "…" + String(characters[(characters.count - tail)...])
      if pixels(shortened, bold: bold) <= width { return shortened }
    }
    return "…"
  }

  private static func ems(_ scalar: Unicode.Scalar) -> Double {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    if scalar.value >= 0x2E80 { return 1 }
    switch scalar {
    case "“", "”", "‘", "’", "·", "…", "—", "→", "←", "↑", "↓", "▲", "▼", "●", "■", "△", "▽", "◆", "◇", "×",
      "±",
      "≤", "≥":
      return 1
    case "0"..."9", "¥", "$", "€", "£": return 0.62
    case "M", "W", "@": return 1
    case "A"..."Z": return 0.76
    case "m", "w", "%": return 0.98
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", "`": return 0.34
    case "f", "t", "r", "(", ")", "[", "]", "{", "}", "/", "\\", "-", "\"", " ": return 0.42
    case "+", "−", "<", ">", "=", "~", "#", "^": return 0.72
    default: return 0.63
    }
  }
}
