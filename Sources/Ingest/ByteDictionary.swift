import Glibc
import Tables

/// Numbers different byte texts in the order of their first appearance, without making strings of them.
///
/// The texts stay where they are, in the file; only those with doubled quotes are copied, into an arena.
struct ByteDictionary {
  /// A text: where it starts in the file, or in the arena when `inArena`.
  struct Entry {
    var start: UInt32
    var length: UInt32
    var inArena: Bool
    /// The number of the text, −1 for words that stand for nothing.
    var code: Int32
  }

  private(set) var entries: [Entry] = []
  /// How many codes are given.
  private(set) var codeCount: Int32 = 0
  private(set) var arena: [UInt8] = []
  /// The upper half is the hash, the lower half the number of the entry plus 1; 0 is free.
  private var slots: LargeMemory<UInt64>
  private var mask: Int
  /// Keeps the early looks at the slots from being thought needless.
  private var looks: UInt64 = 0
  private let base: UnsafePointer<UInt8>
  private let encoding: TextEncoding

  init(over base: UnsafePointer<UInt8>, _ encoding: TextEncoding = .utf8) {
    self.base = base
    self.encoding = encoding
    slots = LargeMemory(count: 1 << 10)
    slots.start.initialize(repeating: 0, count: slots.count)
    mask = slots.count - 1
  }

  /// A cell whose hash is known and whose slot is on its way from memory.
  struct Pending {
    var cell: Cell
    var hash: UInt32
  }

  /// The first step: a look at the slot, so that several slow looks at far places overlap.
  @inline(__always)
  mutating func prepare(_ cell: Cell) -> Pending {
    guard !cell.isEmpty, !cell.hasDoubledQuotes else { return Pending(cell: cell, hash: 0) }
    let hash = textHash(UnsafeBufferPointer(start: base + cell.start, count: cell.count))
    looks &+= slots.start[Int(hash) & mask]
    return Pending(cell: cell, hash: hash)
  }

  /// The step between, for many different texts: a look at the text that may be the same.
  @inline(__always)
  mutating func lookAhead(_ pending: Pending) {
    let value = slots.start[Int(pending.hash) & mask]
    guard UInt32(truncatingIfNeeded: value >> 32) == pending.hash, value != 0 else { return }
    let entry = entries[Int(truncatingIfNeeded: value & 0xFFFF_FFFF) - 1]
    if !entry.inArena { looks &+= UInt64(base[Int(entry.start)]) }
  }

  /// Whether the texts are too many to be near at hand.
  var isLarge: Bool { slots.count > 1 << 14 }

  /// The second step: the code of the cell's text, −1 when it is empty or stands for nothing.
  @inline(__always)
  mutating func code(of pending: Pending) -> Int32 {
    let cell = pending.cell
    guard !cell.isEmpty else { return -1 }
    if cell.hasDoubledQuotes { return codeOfUnquoted(cell) }
    let text = UnsafeBufferPointer(start: base + cell.start, count: cell.count)
    return code(of: text, pending.hash, start: cell.start, inArena: false)
  }

  /// Makes room for as many different texts as `rows` rows will hold if they go on like the `seen` first ones.
  mutating func expect(rows: Int, seen: Int) {
    guard entries.count * 2 > seen else { return }
    let expected = entries.count * (rows / max(1, seen)) + entries.count
    entries.reserveCapacity(expected)
    var size = slots.count
    while size < expected * 2 { size *= 2 }
    if size > slots.count { grow(to: size) }
  }

  @inline(never)
  private mutating func codeOfUnquoted(_ cell: Cell) -> Int32 {
    let content = cell.raw(base)
    let start = arena.count
    let before = entries.count
    let code = content.withUnsafeBufferPointer {
      self.code(of: $0, textHash($0), start: start, inArena: true)
    }
    if entries.count > before { arena += content }
    return code
  }

  @inline(__always)
  private mutating func code(
    of text: UnsafeBufferPointer<UInt8>, _ hash: UInt32, start: Int, inArena: Bool
  ) -> Int32 {
    var slot = Int(hash) & mask
    while true {
      let value = slots.start[slot]
      if value == 0 { return insert(text, hash, slot, start, inArena) }
      if UInt32(truncatingIfNeeded: value >> 32) == hash {
        let entry = entries[Int(truncatingIfNeeded: value & 0xFFFF_FFFF) - 1]
        if Int(entry.length) == text.count, equals(entry, text) { return entry.code }
      }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always)
  private func equals(_ entry: Entry, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let other = text.baseAddress else { return entry.length == 0 }
    if entry.inArena {
      return arena.withUnsafeBufferPointer { buffer in
        guard let arenaBase = buffer.baseAddress else { return false }
        return memcmp(arenaBase + Int(entry.start), other, text.count) == 0
      }
    }
    return memcmp(base + Int(entry.start), other, text.count) == 0
  }

  private mutating func insert(
    _ text: UnsafeBufferPointer<UInt8>, _ hash: UInt32, _ slot: Int, _ start: Int, _ inArena: Bool
  ) -> Int32 {
    let isNothing = isNullWord(text, encoding)
    let code = isNothing ? -1 : codeCount
    if !isNothing { codeCount += 1 }
    entries.append(
      Entry(start: UInt32(start), length: UInt32(text.count), inArena: inArena, code: code))
    slots.start[slot] = UInt64(hash) << 32 | UInt64(entries.count)
    if entries.count * 2 > slots.count { grow(to: slots.count * 4) }
    return code
  }

  @inline(never)
  private mutating func grow(to size: Int) {
    let larger = LargeMemory<UInt64>(count: size)
    larger.start.initialize(repeating: 0, count: size)
    let largerMask = size - 1
    for index in 0..<slots.count where slots.start[index] != 0 {
      let value = slots.start[index]
      var slot = Int(value >> 32) & largerMask
      while larger.start[slot] != 0 { slot = (slot + 1) & largerMask }
      larger.start[slot] = value
    }
    slots = larger
    mask = largerMask
  }

  /// The texts by code; those of a file in UTF-8 where they lie in its bytes.
  func texts(in file: [UInt8]) -> TextEntries {
    let texts = entries.lazy.filter { $0.code >= 0 }
    guard codeCount > TextEntries.fewTexts else {
      return TextEntries(texts.map { withBytes(of: $0, encoding.text) })
    }
    if encoding == .utf8, arena.isEmpty {
      var pieces: [TextBytes.Piece] = []
      pieces.reserveCapacity(Int(codeCount))
      for entry in texts {
        pieces.append(TextBytes.Piece(start: entry.start, end: entry.start + entry.length))
      }
      return TextEntries(TextBytes(file, pieces))
    }
    var copies = TextBytes(count: Int(codeCount), bytes: entries.reduce(0) { $0 + Int($1.length) })
    for entry in texts {
      var text = withBytes(of: entry, encoding.text)
      text.withUTF8 { copies.append($0) }
    }
    return TextEntries(copies)
  }

  @inline(__always)
  private func withBytes<Value>(of entry: Entry, _ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    let (start, count) = (Int(entry.start), Int(entry.length))
    guard entry.inArena else { return body(UnsafeBufferPointer(start: base + start, count: count)) }
    return arena.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<(start + count)])) }
  }
}
