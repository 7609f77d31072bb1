/// A hash of 64 bits as 16 hexadecimal digits: names the contents of a file, proves nothing against forgery.
///
/// FNV-1a, but eight bytes at a time and with the upper half folded down after each step: the plain one costs
/// more than reading the file.
package func contentHash(_ bytes: [UInt8]) -> String {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  func step(_ word: UInt64) {
    hash = (hash ^ word) &* 0x0000_0100_0000_01B3
    hash ^= hash >> 32
  }
  bytes.withUnsafeBytes { buffer in
    var offset = 0
    while offset + 8 <= buffer.count {
      step(buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian)
      offset += 8
    }
    for index in offset..<buffer.count { step(UInt64(buffer[index])) }
  }
  step(UInt64(bytes.count))
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
