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
  private var shortWords = KeyBatch()
  private var pairs = KeyBatch()
  private var words = WordTable()
  private var stems: [[UInt8]: Int32] = [:]
  private var touched: UnsafeMutablePointer<Int32>
  private var touchedCount = 0
  private var touchedRoom = 1 << 12
  private var page: Int32 = 0
  private var place = Place.text
  private let averageSize: RoundedSize
  private let pinyin: PinyinInitials

  /// - Parameter bytes: about how much text will be read.
  init(averageSize: RoundedSize, bytes: Int, pinyin: PinyinInitials) {
    self.averageSize = averageSize
    self.pinyin = pinyin
    singles = .allocate(capacity: 0x40000)
    singles.initialize(repeating: -1, count: 0x40000)
    store = PostingStore(capacity: bytes / 3)
    touched = largeMemory(touchedRoom, of: Int32.self)
  }

  deinit {
    singles.deallocate()
    free(touched)
  }

  /// The term of that number.
  func term(_ number: Int) -> TermPostings { list.terms[number] }

  /// Appends the text of a term's postings but the first.
  func copyPostings(of term: Int, to output: inout [UInt8]) { store.copy(list.terms[term], to: &output) }

  /// The pages of a term and how much it matters there.
  func postings(of term: Int) -> [(page: Int, weight: Int)] {
    let first = list.terms[term]
    guard first.firstPage >= 0 else { return [] }
    var text: [UInt8] = []
    copyPostings(of: term, to: &text)
    let others = PostingCode.decode(text, after: Int(first.firstPage)) ?? []
    return [(Int(first.firstPage), Int(first.firstWeight))] + others.map { ($0.page, $0.weight) }
  }

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
    pairs.clear(room: text.utf8.count)
    shortWords.clear(room: text.utf8.count)
    var reader = TokenReader()
    reader.read(text, into: &self)
    countBatches()
  }

  private mutating func countBatches() {
    pairs.look { list.add(.dense(UInt32($0 >> 32), UInt32(truncatingIfNeeded: $0))) }
    for index in 0..<pairs.count { touch(pairs.numbers[index]) }
    shortWords.look { key in
      let bytes = (0..<8).map { UInt8(truncatingIfNeeded: key >> (56 - 8 * $0)) }.filter { $0 != 0 }
      return Self.stem(bytes, isPlain: !bytes.contains { isDigit($0) || $0 >= 0x80 }, &stems, &list)
    }
    for index in 0..<shortWords.count { touch(shortWords.numbers[index]) }
  }

  mutating func character(_ scalar: UInt32, after previous: UInt32) {
    var number = singles[Int(scalar)]
    if number < 0 {
      number = list.add(.dense(0, scalar))
      singles[Int(scalar)] = number
    }
    touch(number)
    guard previous != 0 else { return }
    pairs.append(UInt64(previous) << 32 | UInt64(scalar))
  }

  mutating func word(_ bytes: UnsafeBufferPointer<UInt8>, isPlain: Bool) {
    if bytes.count <= 8 {
      var key: UInt64 = 0
      for byte in bytes { key = key << 8 | UInt64(byte) }
      return shortWords.append(key)
    }
    let (number, hash) = words.find(bytes)
    if number >= 0 { return touch(number) }
    let stem = Self.stem(Array(bytes), isPlain: isPlain, &stems, &list)
    words.add(bytes, hash: hash, number: stem)
    touch(stem)
  }

  /// Several words of one stem are one term.
  private static func stem(
    _ word: [UInt8], isPlain: Bool, _ stems: inout [[UInt8]: Int32], _ list: inout TermList
  ) -> Int32 {
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
    let length =
      1 - Self.lengthShare + Self.lengthShare * RoundedSize(Double(entry.size)).ratio(to: averageSize)
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
