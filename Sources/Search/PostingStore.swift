import Glibc

/// The pages of one term while they are collected; the first is kept apart so that two stores can be joined.
struct TermPostings {
  /// The page being read and what it has of the term so far.
  var page: Int32 = -1
  var plain: UInt16 = 0
  var raised: UInt16 = 0
  var firstPage: Int32 = -1
  var lastPage: Int32 = -1
  /// Where the text of the other postings begins, is written, and must be continued elsewhere.
  var head: Int32 = -1
  var write: Int32 = -1
  var limit: Int32 = -1
  var firstWeight: UInt8 = 0
  var grade: UInt8 = 0
}

/// Many growing texts in one piece of memory, in chunks that know the next one.
struct PostingStore: ~Copyable {
  private static let chunkSizes = [12, 28, 60, 124, 252, 508]
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var used = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 4096)
    bytes = largeMemory(self.capacity, of: UInt8.self)
  }

  deinit { free(bytes) }

  /// Adds a page that comes after all the pages so far.
  mutating func add(_ page: Int32, weight: Int, to term: inout TermPostings) {
    defer { term.lastPage = page }
    if term.firstPage < 0 {
      term.firstPage = page
      term.firstWeight = UInt8(weight)
      return
    }
    let gap = Int(page - term.lastPage)
    PostingCode.write(gap: gap, weight: weight) { append($0, to: &term) }
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8, to term: inout TermPostings) {
    if term.write == term.limit { extend(&term) }
    bytes[Int(term.write)] = byte
    term.write += 1
  }

  private mutating func extend(_ term: inout TermPostings) {
    let size = Self.chunkSizes[Int(term.grade)]
    if used + size > capacity {
      let larger = largeMemory(capacity * 2, of: UInt8.self)
      larger.update(from: bytes, count: used)
      free(bytes)
      bytes = larger
      capacity *= 2
    }
    let start = Int32(used)
    used += size
    if term.head < 0 {
      term.head = start
    } else {
      UnsafeMutableRawPointer(bytes + Int(term.limit)).storeBytes(of: start, as: Int32.self)
    }
    term.write = start
    term.limit = start + Int32(size - 4)
    term.grade = min(term.grade + 1, UInt8(Self.chunkSizes.count - 1))
  }

  /// Appends the text of all postings but the first.
  func copy(_ term: TermPostings, to output: inout [UInt8]) {
    guard term.head >= 0 else { return }
    var start = Int(term.head)
    var grade = 0
    while true {
      let end = start + Self.chunkSizes[grade] - 4
      let isLast = end == Int(term.limit)
      output.append(
        contentsOf: UnsafeBufferPointer(start: bytes + start, count: (isLast ? Int(term.write) : end) - start)
      )
      if isLast { return }
      start = Int(UnsafeRawPointer(bytes + end).load(as: Int32.self))
      grade = min(grade + 1, Self.chunkSizes.count - 1)
    }
  }
}
