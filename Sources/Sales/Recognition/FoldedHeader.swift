/// The header as it is compared: without case, blanks, punctuation and the difference of full-width characters.
///
/// `Probability (%)`, `probability` and `ＰＲＯＢＡＢＩＬＩＴＹ` are one; digits, letters and ideographs remain.
package func foldedHeader(_ text: some StringProtocol) -> String {
  var result = String.UnicodeScalarView()
  for var scalar in text.unicodeScalars {
    if (0xFF01...0xFF5E).contains(scalar.value), let half = Unicode.Scalar(scalar.value - 0xFEE0) {
      scalar = half
    }
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: result.append(scalar)
    case 0x41...0x5A: result.append(Unicode.Scalar(UInt8(scalar.value + 0x20)))
    case 0..<0x80: continue
    default:
      let properties = scalar.properties
      if properties.isAlphabetic || properties.numericType != nil {
        result.append(contentsOf: properties.lowercaseMapping.unicodeScalars)
      }
    }
  }
  return String(result)
}
