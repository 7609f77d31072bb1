/// Prints coordinates: at most two decimals, no trailing zeros, never `-0`, a point as decimal sign.
package enum SVGNumber {
  /// Appends `value` rounded to hundredths, halves away from zero.
  ///
  /// A value that is not finite prints as 0: charts leave such points out, and a drawing with `nan` in it shows nothing.
  package static func append(_ value: Double, to output: inout [UInt8]) {
    let largest = 1e12
    let scaled = value.isFinite ? (min(max(value, -largest), largest) * 100).rounded() : 0
    let hundredths = Int(scaled)
    if hundredths < 0 { output.append(UInt8(ascii: "-")) }
    let magnitude = hundredths.magnitude
    output.append(contentsOf: String(magnitude / 100).utf8)
    let fraction = UInt8(magnitude % 100)
    guard fraction > 0 else { return }
    output.append(UInt8(ascii: "."))
    output.append(UInt8(ascii: "0") + fraction / 10)
    if fraction % 10 > 0 { output.append(UInt8(ascii: "0") + fraction % 10) }
  }

  /// Returns `value` as it would be appended.
  package static func string(_ value: Double) -> String {
    var output: [UInt8] = []
    append(value, to: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
