/// Why a file is no text that can be read.
enum ForeignFormat: Sendable, Hashable {
  case excel, excelOld, utf16, database, compressed, otherEncoding
}

/// Recognises files that are something else than UTF-8 text by their first bytes.
func foreignFormat(_ bytes: [UInt8]) -> ForeignFormat? {
  func starts(_ mark: [UInt8]) -> Bool { bytes.starts(with: mark) }
  if starts([0x50, 0x4B, 0x03, 0x04]) { return .excel }
  if starts([0xD0, 0xCF, 0x11, 0xE0]) { return .excelOld }
  if starts([0xFF, 0xFE]) || starts([0xFE, 0xFF]) { return .utf16 }
  if starts(Array("SQLite format 3".utf8)) { return .database }
  if starts([0x1F, 0x8B]) { return .compressed }
  let sample = bytes.prefix(1 << 16)
  let zeros = sample.count { $0 == 0 }
  if zeros * 4 > sample.count { return .utf16 }
  return looksEncodedOtherwise(sample) ? .otherEncoding : nil
}

/// Whether more than a fifth of the characters beyond ASCII are no UTF-8.
///
/// A damaged cell here and there leaves a file UTF-8; GB18030 or Windows-1252 break nearly every character.
private func looksEncodedOtherwise(_ sample: ArraySlice<UInt8>) -> Bool {
  var good = 0
  var bad = 0
  Array(sample).withUnsafeBufferPointer { buffer in
    var index = 0
    while index < buffer.count {
      guard buffer[index] >= 0x80 else {
        index += 1
        continue
      }
      let length = sequenceLength(buffer, index)
      if length > 0 {
        good += 1
      } else if buffer.count - index >= 4 {
        bad += 1
      }
      index += max(1, length)
    }
  }
  return bad * 5 > bad + good
}

/// The length of the UTF-8 sequence at `index`, 0 when there is no valid one.
///
/// Table 3-7 of the Unicode Standard: no overlong forms, no surrogates, nothing beyond U+10FFFF.
@inline(__always)
func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
  let lead = bytes[index]
  if lead < 0x80 { return 1 }
  func follows(_ offset: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
    index + offset < bytes.count && bytes[index + offset] >= low && bytes[index + offset] <= high
  }
  switch lead {
  case 0xC2...0xDF: return follows(1) ? 2 : 0
  case 0xE0...0xEF:
    let low: UInt8 = lead == 0xE0 ? 0xA0 : 0x80
    let high: UInt8 = lead == 0xED ? 0x9F : 0xBF
    return follows(1, low, high) && follows(2) ? 3 : 0
  case 0xF0...0xF4:
    let low: UInt8 = lead == 0xF0 ? 0x90 : 0x80
    let high: UInt8 = lead == 0xF4 ? 0x8F : 0xBF
    return follows(1, low, high) && follows(2) && follows(3) ? 4 : 0
  default: return 0
  }
}

/// The offsets in `range` of bytes that are no text: NUL, and whatever is no UTF-8.
func damagedOffsets(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> [Int] {
  var damaged: [Int] = []
  var index = range.lowerBound
  let ones: UInt64 = 0x0101_0101_0101_0101
  let highs: UInt64 = 0x8080_8080_8080_8080
  let raw = UnsafeRawBufferPointer(bytes)
  while index < range.upperBound {
    if index + 8 <= range.upperBound {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
      let unusual = (word | ((word &- ones) & ~word)) & highs
      if unusual == 0 {
        index += 8
        continue
      }
      index += unusual.trailingZeroBitCount >> 3
    }
    let length = bytes[index] == 0 ? 0 : sequenceLength(bytes, index)
    if length == 0 { damaged.append(index) }
    index += max(1, length)
  }
  return damaged
}
