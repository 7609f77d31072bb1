import Glibc

/// The terms of an index; bare memory, as it is touched for each character read.
struct TermList: ~Copyable {
  private(set) var terms: UnsafeMutablePointer<TermPostings>
  private(set) var names: [TermName] = []
  private var capacity = 1 << 14

  init() { terms = largeMemory(capacity, of: TermPostings.self) }

  deinit { free(terms) }

  /// Returns the number of a new term.
  mutating func add(_ name: TermName) -> Int32 {
    if names.count == capacity {
      let larger = largeMemory(capacity * 2, of: TermPostings.self)
      larger.update(from: terms, count: capacity)
      free(terms)
      terms = larger
      capacity *= 2
    }
    (terms + names.count).initialize(to: TermPostings())
    names.append(name)
    return Int32(names.count - 1)
  }
}

/// Numbers for keys of 64 bits, given in the order of first appearance.
struct KeyTable: ~Copyable {
  private struct Slot {
    var key: UInt64 = 0
    var number: Int32 = -1
  }

  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private var count = 0

  init(bits: Int = 16) {
    mask = 1 << bits - 1
    slots = Self.empty(mask + 1)
  }

  deinit { free(slots) }

  private static func empty(_ count: Int) -> UnsafeMutablePointer<Slot> {
    let slots = largeMemory(count, of: Slot.self)
    slots.initialize(repeating: Slot(), count: count)
    return slots
  }

  @inline(__always)
  private func place(of key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[place].number >= 0, slots[place].key != key { place = (place + 1) & mask }
    return place
  }

  /// Returns the number of a key, or -1.
  @inline(__always)
  func find(_ key: UInt64) -> Int32 { slots[place(of: key)].number }

  /// Gives a number to a key that was not found.
  mutating func add(_ key: UInt64, number: Int32) {
    let place = place(of: key)
    slots[place] = Slot(key: key, number: number)
    count += 1
    if count * 2 > mask { grow() }
  }

  private mutating func grow() {
    let old = slots
    let room = mask + 1
    mask = room * 2 - 1
    slots = Self.empty(room * 2)
    for index in 0..<room where old[index].number >= 0 { slots[place(of: old[index].key)] = old[index] }
    free(old)
  }
}

/// Numbers for words in lower case, UTF-8.
struct WordTable: ~Copyable {
  private var slots: [Int32]
  private var entries: [(hash: UInt64, start: Int32, length: Int32, number: Int32)] = []
  private var text: [UInt8] = []

  init() { slots = Array(repeating: -1, count: 1 << 14) }

  /// Returns the number of a word, or -1 for a new one, with the hash that `add` asks for.
  @inline(__always)
  func find(_ word: UnsafeBufferPointer<UInt8>) -> (number: Int32, hash: UInt64) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 29
    var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[place] >= 0 {
      let entry = entries[Int(slots[place])]
      if entry.hash == hash, isEqual(entry.start, entry.length, word) { return (entry.number, hash) }
      place = (place + 1) & (slots.count - 1)
    }
    return (-1, hash)
  }

  /// Gives a number to a word that was not found.
  mutating func add(_ word: UnsafeBufferPointer<UInt8>, hash: UInt64, number: Int32) {
    entries.append((hash, Int32(text.count), Int32(word.count), number))
    text.append(contentsOf: word)
    if entries.count * 2 > slots.count {
      grow()
    } else {
      place(entries.count - 1)
    }
  }

  private mutating func place(_ index: Int) {
    var place = Int(truncatingIfNeeded: entries[index].hash) & (slots.count - 1)
    while slots[place] >= 0 { place = (place + 1) & (slots.count - 1) }
    slots[place] = Int32(index)
  }

  @inline(__always)
  private func isEqual(_ start: Int32, _ length: Int32, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Int(length) == word.count else { return false }
    for index in 0..<word.count where text[Int(start) + index] != word[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for index in entries.indices { place(index) }
  }
}
