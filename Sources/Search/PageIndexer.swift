import Glibc

/// Collects the terms of pages that follow each other.
struct PageIndexer: ~Copyable, TokenSink {
  /// How much a word in a place counts, after BM25F (Robertson, Zaragoza and Taylor 2004).
  private enum Place: UInt16 {
    case title = 10
    case keyword = 6
    case heading = 4
    case text = 0
  }

  // Steepness of the saturation and influence of the length.
  private static let steepness: Float = 3
  private static let lengthShare: Float = 0.6

  private(set) var list = TermList()
  private var store: PostingStore
  private let singles: UnsafeMutablePointer<Int32>
  // Words of at most eight bytes are their own key.
  private var shortWords = KeyTable()
  private var pairs = KeyTable()
  private var pairKeys: UnsafeMutablePointer<UInt64>
  private var pairNumbers: UnsafeMutablePointer<Int32>
  private var pairCount = 0
  private var pairRoom = 1024
  private var words = WordTable()
  private var stems: [[UInt8]: Int32] = [:]
  private var touched: UnsafeMutablePointer<Int32>
  private var touchedCount = 0
  private var touchedRoom = 1 << 12
  private var page: Int32 = 0
  private var place = Place.text
  private let averageSize: Float
  private let pinyin: PinyinInitials

  /// - Parameter bytes: about how much text will be read.
  init(averageSize: Float, bytes: Int, pinyin: PinyinInitials) {
    self.averageSize = max(averageSize, 1)
    self.pinyin = pinyin
    singles = .allocate(capacity: 0x40000)
    singles.initialize(repeating: -1, count: 0x40000)
    store = PostingStore(capacity: bytes / 3)
    pairKeys = largeMemory(pairRoom, of: UInt64.self)
    pairNumbers = largeMemory(pairRoom, of: Int32.self)
    touched = largeMemory(touchedRoom, of: Int32.self)
  }

  deinit {
    singles.deallocate()
    free(pairKeys)
    free(pairNumbers)
    free(touched)
  }

  /// The term of that number.
  func term(_ number: Int) -> TermPostings { list.terms[number] }

  /// Appends the text of a term's postings but the first.
  func copyPostings(of term: Int, to output: inout [UInt8]) { store.copy(list.terms[term], to: &output) }

  /// Reads the page of a number higher than those before.
  mutating func read(_ entry: SearchEntry, page number: Int) {
    page = Int32(number)
    touchedCount = 0
    read(entry.title, as: .title)
    for keyword in entry.keywords { read(keyword, as: .keyword) }
    for section in entry.sections {
      read(section.heading, as: .heading)
      read(section.text, as: .text)
    }
    if entry.isControlled { readPinyin(of: entry) }
    finishPage(of: entry)
  }

  private mutating func read(_ text: String, as place: Place) {
    guard !text.isEmpty else { return }
    self.place = place
    reserve(text.utf8.count)
    var reader = TokenReader()
    reader.read(text, into: &self)
    countPairs()
  }

  /// Pairs are gathered first and looked up together: the processor then waits for many places of memory at once.
  private mutating func reserve(_ count: Int) {
    guard pairRoom < count else { return }
    free(pairKeys)
    free(pairNumbers)
    pairRoom = count * 2
    pairKeys = largeMemory(pairRoom, of: UInt64.self)
    pairNumbers = largeMemory(pairRoom, of: Int32.self)
  }

  private mutating func countPairs() {
    for index in 0..<pairCount { pairNumbers[index] = pairs.find(pairKeys[index]) }
    for index in 0..<pairCount where pairNumbers[index] < 0 {
      let key = pairKeys[index]
      var number = pairs.find(key)
      if number < 0 {
        number = list.add(.dense(UInt32(key >> 32), UInt32(truncatingIfNeeded: key)))
        pairs.add(key, number: number)
      }
      pairNumbers[index] = number
    }
    for index in 0..<pairCount { touch(pairNumbers[index]) }
    pairCount = 0
  }

  mutating func character(_ scalar: UInt32, after previous: UInt32) {
    var number = singles[Int(scalar)]
    if number < 0 {
      number = list.add(.dense(0, scalar))
      singles[Int(scalar)] = number
    }
    touch(number)
    guard previous != 0 else { return }
    pairKeys[pairCount] = UInt64(previous) << 32 | UInt64(scalar)
    pairCount += 1
  }

  mutating func word(_ bytes: UnsafeBufferPointer<UInt8>, isPlain: Bool) {
    if bytes.count <= 8 {
      var key: UInt64 = 0
      for byte in bytes { key = key << 8 | UInt64(byte) }
      let found = shortWords.find(key)
      if found >= 0 { return touch(found) }
      let stem = stem(Array(bytes), isPlain)
      shortWords.add(key, number: stem)
      return touch(stem)
    }
    let (number, hash) = words.find(bytes)
    if number >= 0 { return touch(number) }
    let stem = stem(Array(bytes), isPlain)
    words.add(bytes, hash: hash, number: stem)
    touch(stem)
  }

  /// Several words of one stem are one term.
  private mutating func stem(_ word: [UInt8], _ isPlain: Bool) -> Int32 {
    let stem = isPlain ? englishStem(word) : word
    if let number = stems[stem] { return number }
    let number = list.add(.word(stem))
    stems[stem] = number
    return number
  }

  @inline(__always)
  private mutating func touch(_ number: Int32) {
    if touchedCount == touchedRoom { growTouched() }
    let term = list.terms + Int(number)
    // Without branches, which could not be foreseen.
    let isNew = term.pointee.page != page
    let plain = isNew ? 0 : term.pointee.plain
    let raised = isNew ? 0 : term.pointee.raised
    term.pointee.page = page
    term.pointee.plain = min(plain &+ (place == .text ? 1 : 0), 1000)
    term.pointee.raised = min(raised &+ place.rawValue, 1000)
    touched[touchedCount] = number
    touchedCount &+= isNew ? 1 : 0
  }

  private mutating func growTouched() {
    let larger = largeMemory(touchedRoom * 2, of: Int32.self)
    larger.update(from: touched, count: touchedRoom)
    free(touched)
    touched = larger
    touchedRoom *= 2
  }

  /// Initials are found from each of their letters on, so that hkl finds 本月回款率 (byhkl), whole ones better.
  private mutating func readPinyin(of entry: SearchEntry) {
    for (index, name) in ([entry.title] + entry.keywords).enumerated() {
      for reading in pinyin.initials(of: name) where reading.count <= TokenReader.longestWord {
        for start in 0..<max(reading.count - 1, 0) {
          place = index == 0 && start == 0 ? .title : index == 0 || start == 0 ? .heading : .text
          let term = [UInt8(ascii: "~")] + reading[start...]
          if let number = stems[term] {
            touch(number)
          } else {
            let number = list.add(.word(term))
            stems[term] = number
            touch(number)
          }
        }
      }
    }
  }

  private mutating func finishPage(of entry: SearchEntry) {
    let length = 1 - Self.lengthShare + Self.lengthShare * Float(entry.size) / averageSize
    let trust = trust(entry.badge) * Float(PostingCode.levels)
    for index in 0..<touchedCount {
      let term = list.terms + Int(touched[index])
      let frequency = Float(term.pointee.raised) + Float(term.pointee.plain) / length
      let weight = min(Int(frequency / (frequency + Self.steepness) * trust), PostingCode.levels - 1)
      store.add(page, weight: weight, to: &term.pointee)
    }
  }

  /// A page that nobody has reviewed for long stands below its like.
  private func trust(_ badge: SearchEntry.Badge?) -> Float {
    switch badge {
    case .reviewed: 1
    case nil: 0.97
    case .due: 0.93
    case .expired: 0.8
    }
  }
}
