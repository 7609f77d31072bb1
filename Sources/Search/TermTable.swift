/// Numbers for keys of 64 bits, given in the order of first appearance.
struct KeyTable: ~Copyable {
  private var slots: UnsafeMutablePointer<(key: UInt64, number: Int32)>
  private var mask: Int
  private var count = 0

  init(bits: Int = 16) {
    mask = 1 << bits - 1
    slots = Self.empty(mask + 1)
  }

  deinit { slots.deallocate() }

  private static func empty(_ count: Int) -> UnsafeMutablePointer<(key: UInt64, number: Int32)> {
    let slots = UnsafeMutablePointer<(key: UInt64, number: Int32)>.allocate(capacity: count)
    slots.initialize(repeating: (0, -1), count: count)
    return slots
  }

  @inline(__always)
  private func place(of key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[place].number >= 0, slots[place].key != key { place = (place + 1) & mask }
    return place
  }

  /// Returns the number of a key, or what `make` gives for a new one.
  @inline(__always)
  mutating func number(of key: UInt64, _ make: () -> Int32) -> Int32 {
    let place = place(of: key)
    if slots[place].number >= 0 { return slots[place].number }
    let number = make()
    slots[place] = (key, number)
    count += 1
    if count * 2 > mask { grow() }
    return number
  }

  private mutating func grow() {
    let old = slots
    let room = mask + 1
    mask = room * 2 - 1
    slots = Self.empty(room * 2)
    for index in 0..<room where old[index].number >= 0 { slots[place(of: old[index].key)] = old[index] }
    old.deallocate()
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
