/// What a file is when it is no text.
enum ForeignFormat: Sendable, Hashable {
  case excel, excelOld, database, compressed
}

/// Recognises files of other kinds by the marks with which these begin.
func foreignFormat(_ bytes: [UInt8]) -> ForeignFormat? {
  func starts(_ mark: [UInt8]) -> Bool { bytes.starts(with: mark) }
  if starts([0x50, 0x4B, 0x03, 0x04]) { return .excel }
  if starts([0xD0, 0xCF, 0x11, 0xE0]) { return .excelOld }
  if starts(Array("SQLite format 3".utf8)) { return .database }
  if starts([0x1F, 0x8B]) { return .compressed }
  return nil
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

/// What one pass over the bytes found that is beyond ASCII.
struct TextCheck: Sendable {
  /// Characters beyond ASCII.
  var characters = 0
  /// The offsets of bytes that are no text: NUL, and whatever is no character.
  var damaged: [Int] = []
  /// Whether the pass ended early because most of what is beyond ASCII is damaged.
  var gaveUp = false
}

/// Looks at the bytes in `range`, which starts at a character.
///
/// - Parameter patience: how many damaged bytes are borne, while they are more than one in five, before the pass
///   gives up.
func checkText(
  _ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, _ encoding: TextEncoding = .utf8,
  patience: Int = Int.max
) -> TextCheck {
  guard let table = encoding.table else {
    return check(bytes, range, patience) { bytes, index in
      if let base = bytes.baseAddress, index + 4 <= bytes.count {
        // Three bytes, the length of all Chinese characters; the leads E0 and ED have further rules.
        let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt32.self).littleEndian
        if word & 0x00C0_C0F0 == 0x0080_80E0, word & 0xFF != 0xE0, word & 0xFF != 0xED { return 3 }
      }
      return bytes[index] == 0 ? 0 : sequenceLength(bytes, index)
    }
  }
  return check(bytes, range, patience) { bytes, index in
    let (character, length) = table.next(bytes, index)
    return character == DecodingTable.damage || character == 0 ? 0 : length
  }
}

/// - Parameter length: the length of the character at an offset, 0 when there is none.
@inline(__always)
private func check(
  _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ patience: Int,
  _ length: (UnsafeBufferPointer<UInt8>, Int) -> Int
) -> TextCheck {
  var found = TextCheck()
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
    // Characters beyond ASCII seldom come alone.
    while index < range.upperBound {
      let byte = bytes[index]
      if byte &- 1 < 0x7F {
        index += 1
        break
      }
      let step = length(bytes, index)
      if step == 0 {
        found.damaged.append(index)
        if found.damaged.count > patience, found.damaged.count * 4 > found.characters {
          found.gaveUp = true
          return found
        }
        index += 1
      } else {
        found.characters += 1
        index += step
      }
    }
  }
  return found
}

/// Checks everything from `start` on, on several threads.
func checkText(
  _ bytes: [UInt8], from start: Int, _ encoding: TextEncoding, jobs: Int, patience: Int = Int.max
) -> TextCheck {
  let steps = max(1, min(jobs, (bytes.count - start) >> 12))
  let size = (bytes.count - start + steps - 1) / steps
  let parts = inParallel(steps, jobs: jobs) { step in
    bytes.withUnsafeBufferPointer { buffer in
      let from = step == 0 ? start : pauseStart(buffer, start + step * size)
      let to = step == steps - 1 ? buffer.count : pauseStart(buffer, start + (step + 1) * size)
      return checkText(buffer, in: from..<max(from, to), encoding, patience: patience)
    }
  }
  return parts.reduce(into: TextCheck()) { sum, part in
    sum.characters += part.characters
    sum.damaged += part.damaged
    sum.gaveUp = sum.gaveUp || part.gaveUp
  }
}

/// The first offset from `index` on that is surely no inner byte of a character: in every encoding that is
/// indexed as it stands, bytes below 0x30 are characters by themselves.
func pauseStart(_ buffer: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
  var place = min(index, buffer.count)
  while place < buffer.count, buffer[place] >= 0x30 { place += 1 }
  return place
}
