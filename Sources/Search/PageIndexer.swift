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

  private(set) var terms: [TermPostings] = []
  private(set) var names: [TermName] = []
  private var store: PostingStore
  private var singles: [Int32]
  private var pairs = KeyTable()
  private var words = WordTable()
  private var stems: [[UInt8]: Int32] = [:]
  private var touched: [Int32] = []
  private var page: Int32 = 0
  private var place = Place.text
  private let averageSize: Float
  private let pinyin: PinyinInitials

  /// - Parameter bytes: about how much text will be read.
  init(averageSize: Float, bytes: Int, pinyin: PinyinInitials) {
    self.averageSize = max(averageSize, 1)
    self.pinyin = pinyin
    singles = Array(repeating: -1, count: 0x40000)
    store = PostingStore(capacity: bytes / 3)
  }

  /// Appends the text of a term's postings but the first.
  func copyPostings(of term: Int, to output: inout [UInt8]) { store.copy(terms[term], to: &output) }

  /// Reads the page of a number higher than those before.
  mutating func read(_ entry: SearchEntry, page number: Int) {
    var reader = TokenReader()
    page = Int32(number)
    touched.removeAll(keepingCapacity: true)
    place = .title
    reader.read(entry.title, into: &self)
    place = .keyword
    for keyword in entry.keywords { reader.read(keyword, into: &self) }
    for section in entry.sections {
      place = .heading
      reader.read(section.heading, into: &self)
      place = .text
      reader.read(section.text, into: &self)
    }
    if entry.isControlled { readPinyin(of: entry) }
    finishPage(of: entry)
  }

  mutating func character(_ scalar: UInt32, after previous: UInt32) {
    var number = singles[Int(scalar)]
    if number < 0 {
      number = newTerm(.dense(0, scalar))
      singles[Int(scalar)] = number
    }
    touch(number)
    guard previous != 0 else { return }
    touch(
      pairs.number(of: UInt64(previous) << 32 | UInt64(scalar)) {
        terms.append(TermPostings())
        names.append(.dense(previous, scalar))
        return Int32(terms.count - 1)
      })
  }

  mutating func word(_ bytes: UnsafeBufferPointer<UInt8>, isPlain: Bool) {
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
    let number = newTerm(.word(stem))
    stems[stem] = number
    return number
  }

  private mutating func newTerm(_ name: TermName) -> Int32 {
    terms.append(TermPostings())
    names.append(name)
    return Int32(terms.count - 1)
  }

  @inline(__always)
  private mutating func touch(_ number: Int32) {
    let index = Int(number)
    if terms[index].page != page {
      terms[index].page = page
      terms[index].plain = 0
      terms[index].raised = 0
      touched.append(number)
    }
    if place == .text {
      if terms[index].plain < 1000 { terms[index].plain += 1 }
    } else if terms[index].raised < 1000 {
      terms[index].raised += place.rawValue
    }
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
            let number = newTerm(.word(term))
            stems[term] = number
            touch(number)
          }
        }
      }
    }
  }

  private mutating func finishPage(of entry: SearchEntry) {
    let length = 1 - Self.lengthShare + Self.lengthShare * Float(entry.size) / averageSize
    for number in touched {
      let term = terms[Int(number)]
      let frequency = Float(term.raised) + Float(term.plain) / length
      let share = frequency / (frequency + Self.steepness) * trust(entry.badge)
      let weight = min(Int(share * Float(PostingCode.levels)), PostingCode.levels - 1)
      store.add(page, weight: weight, to: &terms[Int(number)])
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
