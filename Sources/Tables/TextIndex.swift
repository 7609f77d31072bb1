import Glibc

/// Finds texts among the entries of a column, without making strings of them.
///
/// Texts are equal as strings are: a letter with a combining mark equals the composed letter. Where all bytes belong to
/// characters of one spelling, bytes are compared; otherwise strings.
package struct TextIndex: Sendable {
  private let entries: TextEntries
  /// The upper half is the hash, the lower half the place of the entry plus 1; 0 is free. Empty with `strings`.
  private var slots: [UInt64] = []
  private var mask = 0
  private var strings: [String: Int32]?

  /// Of equal texts the first is found.
  package init(_ entries: TextEntries) {
    self.entries = entries
    guard entries.arePlain else {
      strings = TextIndex.byString(entries)
      return
    }
    var size = 16
    while size < entries.count * 2 { size *= 2 }
    mask = size - 1
    slots = [UInt64](repeating: 0, count: size)
    for place in 0..<entries.count {
      entries.withBytes(of: place) { text in
        let hash = textHash(text)
        let slot = self.slot(of: text, hash)
        if slots[slot] == 0 { slots[slot] = UInt64(hash) << 32 | UInt64(place + 1) }
      }
    }
  }

  private static func byString(_ entries: TextEntries) -> [String: Int32] {
    Dictionary(zip(entries, 0..<Int32(entries.count)), uniquingKeysWith: { first, _ in first })
  }

  /// The slot that holds the text, or the free one where it belongs.
  @inline(__always)
  private func slot(of text: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let found = slots[slot]
      if UInt32(truncatingIfNeeded: found >> 32) == hash {
        let place = Int(found & 0xFFFF_FFFF) - 1
        if entries.withBytes(of: place, { isEqual($0, text) }) { return slot }
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  /// For each of other texts its place among the entries, −1 where it is none of them.
  package func places(of others: TextEntries) -> [Int32] {
    if let strings { return others.map { strings[$0] ?? -1 } }
    guard others.arePlain else {
      let strings = TextIndex.byString(entries)
      return others.map { strings[$0] ?? -1 }
    }
    return others.indices.map { other in
      others.withBytes(of: other) { text in
        Int32(truncatingIfNeeded: slots[slot(of: text, textHash(text))] & 0xFFFF_FFFF) - 1
      }
    }
  }
}

extension TextEntries {
  /// Whether all texts are made of characters that have one spelling in Unicode, so that equal texts have equal bytes.
  package var arePlain: Bool { indices.allSatisfy { withBytes(of: $0, isPlainText) } }
}

@inline(__always)
private func isEqual(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
  guard left.count == right.count else { return false }
  guard let one = left.baseAddress, let other = right.baseAddress else { return true }
  return memcmp(one, other, left.count) == 0
}

/// A hash that is the same on every run: words of eight bytes folded by 128-bit products, as in wyhash.
@inline(__always)
package func textHash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
  let raw = UnsafeRawBufferPointer(text)
  var hash = UInt64(truncatingIfNeeded: raw.count) ^ 0xA076_1D64_78BD_642F
  var index = 0
  while index + 8 <= raw.count {
    hash = fold(hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    index += 8
  }
  var tail: UInt64 = 0
  if raw.count >= 8 {
    tail = raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self)
  } else {
    while index < raw.count {
      tail = tail << 8 | UInt64(raw[index])
      index += 1
    }
  }
  hash = fold(hash ^ tail ^ 0x9E37_79B9_7F4A_7C15)
  return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
}

@inline(__always)
private func fold(_ value: UInt64) -> UInt64 {
  let product = value.multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
  return product.high ^ product.low
}

/// Whether the text holds only characters that have one spelling in Unicode: no combining marks, no
/// compatibility forms. A quick test by lead bytes; `false` only means that a closer look is needed.
package func isPlainText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var index = 0
  while index < bytes.count {
    let lead = bytes[index]
    switch lead {
    case 0..<0x80: index += 1
    case 0xC2...0xCB: index += 2
    case 0xE3:
      // U+3099 and U+309A are combining voice marks.
      let next = bytes[index + 1]
      let isVoiceMark = next == 0x82 && (0x99...0x9A).contains(bytes[index + 2])
      if isVoiceMark { return false }
      index += 3
    case 0xE4...0xED: index += 3
    case 0xEF where bytes[index + 1] == 0xBC || bytes[index + 1] == 0xBD: index += 3
    default: return false
    }
  }
  return true
}
