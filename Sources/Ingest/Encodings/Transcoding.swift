/// Returns the text in UTF-8, a ``damageMark`` for each byte or half character that is none.
///
/// Lines and columns, counted in characters, stay where they were.
func transcoded(_ bytes: [UInt8], from start: Int, _ encoding: TextEncoding) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity((bytes.count - start) * 3 / 2 + 8)
  bytes.withUnsafeBufferPointer { buffer in
    let rest = UnsafeBufferPointer(rebasing: buffer[min(start, buffer.count)...])
    switch encoding {
    case .utf8: result += rest
    case .utf16LittleEndian: appendUTF16(rest, high: 1, &result)
    case .utf16BigEndian: appendUTF16(rest, high: 0, &result)
    case .gb18030, .big5, .shiftJIS, .windows1252, .macRoman: encoding.table?.append(rest, to: &result)
    }
  }
  return result
}

/// - Parameter high: which of two bytes, 0 or 1, is the upper half of a unit.
private func appendUTF16(_ bytes: UnsafeBufferPointer<UInt8>, high: Int, _ result: inout [UInt8]) {
  var index = 0
  func unit(_ index: Int) -> UInt32 { UInt32(bytes[index + high]) << 8 | UInt32(bytes[index + 1 - high]) }
  while index + 1 < bytes.count {
    let first = unit(index)
    index += 2
    guard (0xD800...0xDFFF).contains(first) else {
      appendUTF8(first, &result)
      continue
    }
    guard first < 0xDC00, index + 1 < bytes.count, (0xDC00...0xDFFF).contains(unit(index)) else {
      result.append(damageMark)
      continue
    }
    appendUTF8(0x1_0000 + (first - 0xD800) << 10 + (unit(index) - 0xDC00), &result)
    index += 2
  }
  if index < bytes.count { result.append(damageMark) }
}
